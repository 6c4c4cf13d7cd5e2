// Line by line into a buffer that goes to the sink when it has grown.
#include "io/csv_writer.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "io/write_text.hpp"
#include "regions/csv.hpp"

namespace grens {
namespace {

constexpr std::size_t kFull = std::size_t{256} << 10;

class Writer {
 public:
  void text(std::string value) {
    if (!make_utf8(value)) ++not_utf8_;
    out_ += value.empty() ? "\"\"" : csv_field(value);
  }

  void value(std::monostate) {}
  void value(const std::string& v) { text(v); }
  void value(std::int64_t v) { append_integer(out_, v); }
  void value(bool v) { out_ += v ? "true" : "false"; }
  void value(double v) {
    if (std::isfinite(v)) append_number(out_, v);
  }
  void value(const std::vector<std::string>& list) {
    text(fmt::format("{}", fmt::join(list, ",")));
  }

  void separator() { out_ += ','; }
  void end_line() { out_ += '\n'; }

  void flush(const Sink& sink, std::size_t over) {
    if (out_.size() <= over) return;
    sink(out_);
    out_.clear();
  }

  std::size_t not_utf8() const { return not_utf8_; }

 private:
  std::string out_;
  std::size_t not_utf8_ = 0;
};

}  // namespace

std::size_t write_csv(const FeatureLayer& layer, const Sink& sink) {
  Writer writer;
  for (std::size_t i = 0; i < layer.fields.size(); ++i) {
    if (i > 0) writer.separator();
    writer.text(layer.fields[i].name);
  }
  writer.end_line();
  for (const Feature& feature : layer.features) {
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
      if (i > 0) writer.separator();
      std::visit([&](const auto& v) { writer.value(v); }, feature.values.at(i));
    }
    writer.end_line();
    writer.flush(sink, kFull);
  }
  writer.flush(sink, 0);
  return writer.not_utf8();
}

}  // namespace grens
