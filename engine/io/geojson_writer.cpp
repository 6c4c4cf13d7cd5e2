// Text is gathered in one buffer and handed to the sink whenever it has grown over 256 kB; within a
// ring too, so that the buffer stays small however large a feature is. A layer's constant text
// ("name": of each field) is made once.
#include "io/geojson_writer.hpp"

#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "io/extent.hpp"
#include "io/write_text.hpp"

namespace grens {
namespace {

constexpr std::size_t kFull = std::size_t{256} << 10;

class Writer {
 public:
  Writer(const FeatureLayer& layer, const Sink& sink) : layer_(layer), sink_(sink) {
    text_.reserve(kFull + (std::size_t{32} << 10));
  }

  std::size_t write() {
    const Box box = finite_extent(layer_);
    std::vector<std::string> keys;
    for (const Field& field : layer_.fields) {
      std::string key;
      append_json_string(key, field.name);
      keys.push_back(key + ':');
    }
    head(box);
    bool first = true;
    for (const Feature& feature : layer_.features) {
      text_ += first ? "\n" : ",\n";
      first = false;
      write(feature, keys);
    }
    text_ += "\n]}\n";
    sink_(text_);
    return not_utf8_;
  }

 private:
  void head(const Box& box) {
    text_ += R"({"type":"FeatureCollection","name":)";
    string(layer_.name);
    if (!box.empty()) {
      text_ += R"(,"bbox":[)";
      point({box.min_x, box.min_y});
      text_ += ',';
      point({box.max_x, box.max_y});
      text_ += ']';
    }
    if (!layer_.provenance.is_null()) {
      text_ += R"(,"provenance":)";
      provenance();
    }
    text_ += R"(,"features":[)";
  }

  /// As the JSON library writes it, but for the two line ends that it does not escape.
  void provenance() {
    const std::string json = provenance_text(layer_.provenance);
    for (std::size_t i = 0; i < json.size(); ++i) {
      const std::string_view three = std::string_view(json).substr(i, 3);
      if (three == "\u2028" || three == "\u2029") {
        text_ += three == "\u2028" ? "\\u2028" : "\\u2029";
        i += 2;
      } else {
        text_ += json[i];
      }
    }
  }

  void write(const Feature& feature, const std::vector<std::string>& keys) {
    text_ += R"({"type":"Feature","properties":{)";
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (i > 0) text_ += ',';
      text_ += keys[i];
      std::visit([this](const auto& v) { value(v); }, feature.values.at(i));
      flush_when_full();
    }
    text_ += R"(},"geometry":)";
    std::visit([this](const auto& parts) { geometry(parts); }, feature.geometry);
    text_ += '}';
  }

  void value(std::monostate) { text_ += "null"; }
  void value(const std::string& v) { string(v); }
  void value(std::int64_t v) { append_integer(text_, v); }
  void value(bool v) { text_ += v ? "true" : "false"; }

  /// With a decimal point, so that who reads it knows that it is not a count.
  void value(double v) {
    if (!std::isfinite(v)) {
      text_ += "null";
      return;
    }
    append_number(text_, v);
    if (v == std::trunc(v)) text_ += ".0";
  }

  void value(const std::vector<std::string>& list) {
    char before = '[';
    for (const std::string& item : list) {
      text_ += before;
      string(item);
      before = ',';
    }
    text_ += list.empty() ? "[]" : "]";
  }

  void string(std::string_view v) {
    if (!append_json_string(text_, v)) ++not_utf8_;
  }

  template <class Part>
  void geometry(const std::vector<Part>& parts) {
    if (parts.empty()) {
      text_ += "null";
      return;
    }
    text_ += parts.size() == 1 ? R"({"type":")" : R"({"type":"Multi)";
    text_ += type_of(parts[0]);
    text_ += R"(","coordinates":)";
    if (parts.size() > 1) text_ += '[';
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) text_ += ',';
      part(parts[i]);
    }
    text_ += parts.size() > 1 ? "]}" : "}";
  }

  static std::string_view type_of(const Polygon&) { return "Polygon"; }
  static std::string_view type_of(const std::vector<Point>&) { return "LineString"; }
  static std::string_view type_of(const Point&) { return "Point"; }

  void part(const Polygon& polygon) {
    text_ += '[';
    points(polygon.shell, true);
    for (const auto& hole : polygon.holes) {
      text_ += ',';
      points(hole, true);
    }
    text_ += ']';
  }

  void part(const std::vector<Point>& line) { points(line, false); }

  void part(const Point& p) {
    text_ += '[';
    point(p);
    text_ += ']';
  }

  void points(const std::vector<Point>& all, bool close) {
    text_ += '[';
    for (std::size_t i = 0; i < all.size(); ++i) {
      text_ += i > 0 ? ",[" : "[";
      point(all[i]);
      text_ += ']';
      if (text_.size() > kFull) flush_when_full();
    }
    if (close && !all.empty()) {
      text_ += ",[";
      point(all[0]);
      text_ += ']';
    }
    text_ += ']';
  }

  void point(const Point& p) {
    std::array<char, 2 * kNumberLength + 1> both;
    char* end = write_number(both.data(), p.x);
    *end++ = ',';
    end = write_number(end, p.y);
    text_.append(both.data(), end);
  }

  void flush_when_full() {
    if (text_.size() <= kFull) return;
    sink_(text_);
    text_.clear();
  }

  const FeatureLayer& layer_;
  const Sink& sink_;
  std::string text_;
  std::size_t not_utf8_ = 0;
};

}  // namespace

std::size_t write_geojson(const FeatureLayer& layer, const Sink& sink) {
  return Writer(layer, sink).write();
}

}  // namespace grens
