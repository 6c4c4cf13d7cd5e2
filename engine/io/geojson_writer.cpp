// Text goes out piece by piece, within a ring too, so that the buffer stays small however large a
// feature is. A layer's constant text ("name": of each field) is made once.
#include "io/geojson_writer.hpp"

#include <string>
#include <string_view>

#include "io/extent.hpp"
#include "io/json_text.hpp"

namespace grens {
namespace {

class Writer {
 public:
  Writer(const FeatureLayer& layer, const Sink& sink)
      : layer_(layer), box_(finite_extent(layer)), keys_(json_keys(layer.fields)), text_(sink) {}

  std::size_t write_collection() {
    head();
    bool first = true;
    for (const Feature& feature : layer_.features) {
      text_ << (first ? "\n" : ",\n");
      first = false;
      write(feature);
    }
    text_ << "\n]}\n";
    text_.flush();
    return text_.not_utf8();
  }

  std::size_t write_lines() {
    for (const Feature& feature : layer_.features) {
      write(feature);
      text_ << '\n';
    }
    text_.flush();
    return text_.not_utf8();
  }

 private:
  void head() {
    text_ << R"({"type":"FeatureCollection","name":)";
    text_.string(layer_.name);
    if (!box_.empty()) {
      text_ << R"(,"bbox":)";
      text_.box(box_);
    }
    if (!layer_.provenance.is_null()) {
      text_ << R"(,"provenance":)";
      text_.json(layer_.provenance);
    }
    text_ << R"(,"features":[)";
  }

  void write(const Feature& feature) {
    text_ << R"({"type":"Feature","properties":)";
    text_.properties(keys_, feature.values);
    text_ << R"(,"geometry":)";
    std::visit([this](const auto& parts) { geometry(parts); }, feature.geometry);
    text_ << '}';
    text_.flush_when_full();
  }

  template <class Part>
  void geometry(const std::vector<Part>& parts) {
    if (parts.empty()) {
      text_ << "null";
      return;
    }
    text_ << (parts.size() == 1 ? R"({"type":")" : R"({"type":"Multi)") << type_of(parts[0])
          << R"(","coordinates":)";
    if (parts.size() > 1) text_ << '[';
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) text_ << ',';
      part(parts[i]);
    }
    text_ << (parts.size() > 1 ? "]}" : "}");
  }

  static std::string_view type_of(const Polygon&) { return "Polygon"; }
  static std::string_view type_of(const std::vector<Point>&) { return "LineString"; }
  static std::string_view type_of(const Point&) { return "Point"; }

  void part(const Polygon& polygon) {
    text_ << '[';
    points(polygon.shell, true);
    for (const auto& hole : polygon.holes) {
      text_ << ',';
      points(hole, true);
    }
    text_ << ']';
  }

  void part(const std::vector<Point>& line) { points(line, false); }

  void part(const Point& p) {
    text_ << '[';
    text_.point(p);
    text_ << ']';
  }

  void points(const std::vector<Point>& all, bool close) {
    text_ << '[';
    for (std::size_t i = 0; i < all.size(); ++i) {
      text_ << (i > 0 ? ",[" : "[");
      text_.point(all[i]);
      text_ << ']';
      text_.flush_when_full();
    }
    if (close && !all.empty()) {
      text_ << ",[";
      text_.point(all[0]);
      text_ << ']';
    }
    text_ << ']';
  }

  const FeatureLayer& layer_;
  const Box box_;
  const std::vector<std::string> keys_;
  JsonText text_;
};

}  // namespace

std::size_t write_geojson(const FeatureLayer& layer, const Sink& sink) {
  return Writer(layer, sink).write_collection();
}

std::size_t write_ndjson(const FeatureLayer& layer, const Sink& sink) {
  return Writer(layer, sink).write_lines();
}

}  // namespace grens
