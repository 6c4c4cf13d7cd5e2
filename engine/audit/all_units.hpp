#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/measures.hpp"
#include "regions/labels.hpp"

namespace grens {

/// All units that a question is about, by one running number: those of the layer, then those that
/// the tables know and the layer lacks (SchemeLabels::outside, the same for every scheme). Only
/// borrows.
class AllUnits {
 public:
  /// `any` is some labelling of the layer.
  AllUnits(const AuditInput& input, const SchemeLabels& any) : input_(input), any_(any) {}

  std::size_t count() const { return here() + any_.outside.size(); }
  bool in_layer(std::size_t unit) const { return unit < here(); }
  const std::string& code(std::size_t unit) const {
    return in_layer(unit) ? input_.layer.units[unit].code : outside(any_, unit).code;
  }
  const std::string& name(std::size_t unit) const {
    return in_layer(unit) ? input_.layer.units[unit].name : outside(any_, unit).name;
  }
  /// As SchemeLabels::info takes it; kNoRegion: none.
  RegionId region(const SchemeLabels& labels, std::size_t unit) const {
    return in_layer(unit) ? labels.region[unit] : outside(labels, unit).region;
  }
  std::optional<Basis> basis(const SchemeLabels& labels, std::size_t unit) const {
    return in_layer(unit) ? labels.basis[unit] : outside(labels, unit).basis;
  }
  /// People; outside the layer by the tables, unless the layer has figures of its own.
  std::optional<std::int64_t> persons(std::size_t unit) const {
    if (in_layer(unit)) return input_.population.persons[unit];
    return input_.layer.has_population ? std::nullopt : table_persons(unit);
  }
  /// People by the tables, whatever the layer has.
  std::optional<std::int64_t> table_persons(std::size_t unit) const {
    return input_.table_persons.empty() ? std::nullopt : input_.table_persons[unit];
  }
  /// m2; nothing is known outside the layer, nor of a unit without geometry.
  std::optional<double> area(std::size_t unit) const {
    if (!in_layer(unit) || !(input_.measures.unit_area[unit] > 0)) return std::nullopt;
    return input_.measures.unit_area[unit];
  }
  /// All units of a region, ascending. O(units).
  std::vector<std::size_t> of_region(const SchemeLabels& labels, RegionId region) const;

 private:
  std::size_t here() const { return input_.layer.units.size(); }
  const OutsideUnit& outside(const SchemeLabels& labels, std::size_t unit) const {
    return labels.outside[unit - here()];
  }

  const AuditInput& input_;
  const SchemeLabels& any_;
};

/// How many regions the labels know, in the layer and elsewhere.
std::size_t known_regions(const SchemeLabels& labels);

/// The region that has this code, or has it among the members of a composite; kNoRegion when no
/// unit lies in it. O(regions).
RegionId region_of_code(const SchemeLabels& labels, const std::string& code);

}  // namespace grens
