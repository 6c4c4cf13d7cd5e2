// Values are moved, feature by feature, into the order that is asked for.
#include "io/field_selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

std::optional<std::size_t> find_field(const std::vector<Field>& fields, const std::string& name) {
  const auto position = [&](auto same) -> std::optional<std::size_t> {
    const auto at = std::find_if(fields.begin(), fields.end(), same);
    if (at == fields.end()) return std::nullopt;
    return static_cast<std::size_t>(at - fields.begin());
  };
  if (const auto exact = position([&](const Field& field) { return field.name == name; })) {
    return exact;
  }
  return position([&](const Field& f) { return lower_case(f.name) == lower_case(name); });
}

}  // namespace

FieldSelection::FieldSelection(std::vector<std::string> names)
    : names_(std::move(names)), found_(names_.size()) {}

void FieldSelection::apply(FeatureLayer& layer) {
  if (names_.empty()) return;
  for (const Field& field : layer.fields) {
    if (std::find(known_.begin(), known_.end(), field.name) == known_.end()) {
      known_.push_back(field.name);
    }
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const auto field = find_field(layer.fields, names_[i]);
    if (!field) continue;
    found_[i] = true;
    if (std::find(order.begin(), order.end(), *field) == order.end()) order.push_back(*field);
  }
  std::vector<Field> fields;
  for (const std::size_t from : order) fields.push_back(std::move(layer.fields[from]));
  layer.fields = std::move(fields);
  for (Feature& feature : layer.features) {
    std::vector<Value> values;
    for (const std::size_t from : order) values.push_back(std::move(feature.values.at(from)));
    feature.values = std::move(values);
  }
}

void FieldSelection::refuse_unknown() const {
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (!found_[i]) unknown.push_back(in_quotes(names_[i]));
  }
  if (unknown.empty()) return;
  throw InputError(fmt::format("--select: there {} no field {} in the output; its fields are {}",
                               unknown.size() == 1 ? "is" : "are", listed(unknown, unknown.size()),
                               listed(known_, known_.size())));
}

}  // namespace grens
