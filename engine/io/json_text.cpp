// Text is gathered in one buffer and handed to the sink whenever it has grown over 256 kB.
#include "io/json_text.hpp"

#include <array>
#include <cmath>

#include "io/write_text.hpp"

namespace grens {

JsonText::JsonText(const Sink& sink) : sink_(sink) {
  text_.reserve(kFull + (std::size_t{32} << 10));
}

void JsonText::string(std::string_view text) {
  if (!append_json_string(text_, text)) ++not_utf8_;
}

void JsonText::number(double value) { append_number(text_, value); }

void JsonText::integer(std::int64_t value) { append_integer(text_, value); }

void JsonText::point(const Point& p) {
  std::array<char, 2 * kNumberLength + 1> both;
  char* end = write_number(both.data(), p.x);
  *end++ = ',';
  end = write_number(end, p.y);
  text_.append(both.data(), end);
}

void JsonText::box(const Box& box) {
  text_ += '[';
  point({box.min_x, box.min_y});
  text_ += ',';
  point({box.max_x, box.max_y});
  text_ += ']';
}

void JsonText::json(const nlohmann::ordered_json& value) {
  const std::string json = provenance_text(value);
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

void JsonText::value(const Value& value) {
  std::visit([this](const auto& v) { put(v); }, value);
}

void JsonText::properties(std::span<const std::string> keys, const std::vector<Value>& values) {
  text_ += '{';
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i > 0) text_ += ',';
    text_ += keys[i];
    value(values.at(i));
    flush_when_full();
  }
  text_ += '}';
}

void JsonText::put(std::monostate) { text_ += "null"; }
void JsonText::put(const std::string& v) { string(v); }
void JsonText::put(std::int64_t v) { append_integer(text_, v); }
void JsonText::put(bool v) { text_ += v ? "true" : "false"; }

void JsonText::put(double v) {
  if (!std::isfinite(v)) {
    text_ += "null";
    return;
  }
  append_number(text_, v);
  if (v == std::trunc(v)) text_ += ".0";
}

void JsonText::put(const std::vector<std::string>& list) {
  char before = '[';
  for (const std::string& item : list) {
    text_ += before;
    string(item);
    before = ',';
  }
  text_ += list.empty() ? "[]" : "]";
}

void JsonText::flush() {
  if (text_.empty()) return;
  sink_(text_);
  text_.clear();
}

std::vector<std::string> json_keys(const std::vector<Field>& fields) {
  std::vector<std::string> keys;
  for (const Field& field : fields) {
    std::string key;
    append_json_string(key, field.name);
    keys.push_back(key + ':');
  }
  return keys;
}

}  // namespace grens
