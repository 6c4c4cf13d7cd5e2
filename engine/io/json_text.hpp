#pragma once
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "io/feature.hpp"
#include "io/sink.hpp"

namespace grens {

/// Text of a JSON file on its way to a sink: what GeoJSON and TopoJSON have in common. Some 300 kB
/// of it are held at a time.
class JsonText {
 public:
  explicit JsonText(const Sink& sink);

  /// Text as it stands.
  JsonText& operator<<(std::string_view text) {
    text_ += text;
    return *this;
  }
  JsonText& operator<<(char c) {
    text_ += c;
    return *this;
  }

  void string(std::string_view text);
  void number(double value);  ///< a coordinate, see append_number
  void integer(std::int64_t value);
  void point(const Point& p);  ///< `x,y`
  void box(const Box& box);    ///< `[min_x,min_y,max_x,max_y]`
  /// As the JSON library writes it, in one line, but for the two line ends that it does not escape.
  void json(const nlohmann::ordered_json& value);
  /// A property's value. Reals have a decimal point, so that who reads them knows that they are no
  /// counts; those that are not finite are null.
  void value(const Value& value);
  /// `{"name":value,...}`; `keys` as json_keys makes them.
  void properties(std::span<const std::string> keys, const std::vector<Value>& values);

  /// Hands on what there is, once it is enough; `flush` hands on all.
  void flush_when_full() {
    if (text_.size() > kFull) flush();
  }
  void flush();

  /// How many texts were not UTF-8; they get U+FFFD at each wrong place.
  std::size_t not_utf8() const { return not_utf8_; }

 private:
  static constexpr std::size_t kFull = std::size_t{256} << 10;

  void put(std::monostate);
  void put(const std::string& v);
  void put(std::int64_t v);
  void put(bool v);
  void put(double v);
  void put(const std::vector<std::string>& list);

  const Sink& sink_;
  std::string text_;
  std::size_t not_utf8_ = 0;
};

/// `"name":` of each field, made once for all features.
std::vector<std::string> json_keys(const std::vector<Field>& fields);

}  // namespace grens
