// Of points inside and on borders the answer is that of their unit: its text is made once. Of those
// outside, only the distance differs between those that are nearest to one unit.
#include "job/answer_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "io/write_text.hpp"
#include "regions/csv.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

double to_centimetres(double metres) { return std::round(metres * 100) / 100; }

/// A column of the layer has no names of its own.
bool has_names(const WorkLayer& work, const SchemeLabels& labels) {
  return work.source.layer.columns.find(labels.scheme) == work.source.layer.columns.end();
}

std::string cells(const std::vector<Value>& values, std::size_t first, std::size_t end) {
  std::string text;
  for (std::size_t i = first; i < end; ++i) {
    text += ',';
    if (const auto* value = std::get_if<std::string>(&values[i])) {
      std::string written = *value;
      make_utf8(written);
      text += csv_field(written);
    }
  }
  return text;
}

}  // namespace

AnswerColumns::AnswerColumns(const WorkLayer& work, const std::vector<SchemeLabels>& schemes,
                             const std::vector<std::string>& taken, Notices& notices)
    : work_(work), schemes_(schemes) {
  std::set<std::string> names;
  for (const std::string& name : taken) names.insert(lower_case(name));
  std::vector<std::string> renamed;
  const auto add = [&](const std::string& name, FieldType type = FieldType::kText) {
    std::string free = name;
    for (int n = 2; !names.insert(lower_case(free)).second; ++n)
      free = fmt::format("{}_{}", name, n);
    if (free != name) renamed.push_back(free);
    fields_.push_back({free, type});
  };
  add("unit");
  add("unit_name");
  for (const SchemeLabels& labels : schemes) {
    add(labels.scheme);
    if (has_names(work, labels)) add(labels.scheme + "_name");
  }
  add("where");
  add("distance_m", FieldType::kReal);
  add("nearest_unit");
  for (const SchemeLabels& labels : schemes) add("nearest_" + labels.scheme);
  if (!renamed.empty()) {
    notices.info("column-renamed",
                 fmt::format("the points have columns of the same names already, so these are "
                             "called {}",
                             listed(renamed, renamed.size())));
  }
  const auto count = static_cast<UnitId>(work.codes.size());
  for (UnitId unit = 0; unit < count; ++unit) {
    inside_.push_back(csv_of({true, {unit, Where::kIn, false}, {}}));
    border_.push_back(csv_of({true, {unit, Where::kBorder, false}, {}}));
    const std::vector<Value> values = values_of({true, {}, {unit, 0}});
    nearest_.push_back(cells(values, values.size() - schemes.size() - 1, values.size()));
  }
  const std::vector<Value> outside = values_of({true, {}, {}});
  outside_ = cells(outside, 0, outside.size() - schemes.size() - 2);
  unknown_ = csv_of({});
}

Value AnswerColumns::region(const SchemeLabels& labels, UnitId unit, bool name) const {
  const RegionId id = unit < 0 ? kNoRegion : labels.region[static_cast<std::size_t>(unit)];
  if (id == kNoRegion) return {};
  const RegionInfo& info = labels.info(id);
  return text_or_null(name ? info.name : info.code);
}

std::vector<Value> AnswerColumns::values_of(const PlaceFound& found) const {
  constexpr const char* kWords[] = {"outside", "inside", "border"};
  const UnitId unit = found.known ? found.located.unit : kOutside;
  const UnitId near = found.known ? found.nearest.unit : kOutside;
  const auto code = [&](UnitId u) {
    return u < 0 ? Value{} : text_or_null(work_.codes[static_cast<std::size_t>(u)]);
  };
  std::vector<Value> values{code(unit)};
  values.push_back(
      unit < 0 ? Value{}
               : text_or_null(work_.source.layer.units[static_cast<std::size_t>(unit)].name));
  for (const SchemeLabels& labels : schemes_) {
    values.push_back(region(labels, unit, false));
    if (has_names(work_, labels)) values.push_back(region(labels, unit, true));
  }
  values.emplace_back(
      std::string(found.known ? kWords[static_cast<std::size_t>(found.located.where)] : "unknown"));
  values.push_back(near < 0 ? Value{} : Value{to_centimetres(found.nearest.distance)});
  values.push_back(code(near));
  for (const SchemeLabels& labels : schemes_) values.push_back(region(labels, near, false));
  return values;
}

std::string AnswerColumns::csv_of(const PlaceFound& found) const {
  const std::vector<Value> values = values_of(found);
  return cells(values, 0, values.size());
}

void AnswerColumns::append_values(const PlaceFound& found, std::vector<Value>& values) const {
  for (Value& value : values_of(found)) values.push_back(std::move(value));
}

std::string AnswerColumns::csv_header() const {
  std::string text;
  for (const Field& field : fields_) text += "," + csv_field(field.name);
  return text;
}

void AnswerColumns::append_csv(const PlaceFound& found, std::string& out) const {
  if (!found.known) {
    out += unknown_;
  } else if (found.located.where != Where::kOut) {
    const auto unit = static_cast<std::size_t>(found.located.unit);
    out += found.located.where == Where::kIn ? inside_[unit] : border_[unit];
  } else {
    out += outside_;
    out += ',';
    if (found.nearest.unit == kOutside) {
      out.append(schemes_.size() + 1, ',');
    } else {
      append_number(out, to_centimetres(found.nearest.distance));
      out += nearest_[static_cast<std::size_t>(found.nearest.unit)];
    }
  }
}

}  // namespace grens
