#pragma once
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/measures.hpp"
#include "support/grid.hpp"

namespace grens::testing {

/// Grid cells are squares of side 1 km, so that tolerances in metres are far below a cell.
inline RingSet scaled(RingSet rings, double factor) {
  for (Point& p : rings.points) p = {p.x * factor, p.y * factor};
  return rings;
}

/// Units drawn as characters ('A' is unit 0, with code "A"), cells of 1 km, measured in the plane,
/// with everything that an audit looks at. Without `persons` no unit's population is known.
class GridAudit {
 public:
  explicit GridAudit(const std::vector<std::string>& rows,
                     std::vector<std::optional<std::int64_t>> persons = {})
      : GridAudit(scaled(cells_of(rows), 1000), std::move(persons)) {}

  explicit GridAudit(RingSet rings, std::vector<std::optional<std::int64_t>> persons = {}) {
    layer_.rings = std::move(rings);
    UnitId last = -1;
    for (const UnitId unit : layer_.rings.unit) last = std::max(last, unit);
    for (UnitId unit = 0; unit <= last; ++unit) {
      const auto letter = static_cast<char>('A' + unit);
      layer_.units.push_back({std::string(1, letter), "Unit " + std::string(1, letter), {}});
    }
    coverage_ = build_coverage(layer_.rings, layer_.units.size());
    measures_ = measure_coverage(coverage_, layer_.rings, *measurer_);
    mismatches_ = find_mismatches(coverage_, *measurer_);
    population_.year = 2024;
    population_.persons = std::move(persons);
    population_.persons.resize(layer_.units.size());
  }

  AuditInput input() const { return {layer_, coverage_, measures_, population_, mismatches_}; }
  const Coverage& coverage() const { return coverage_; }
  const Measurer& measurer() const { return *measurer_; }
  UnitLayer& layer() { return layer_; }

  /// Labels by a region code a unit, "" for none.
  SchemeLabels scheme(const std::string& key, const std::vector<std::string>& regions) const {
    std::vector<std::string> codes;
    for (const Unit& unit : layer_.units) codes.push_back(unit.code);
    return labels_from_values(key, codes, regions);
  }

 private:
  std::unique_ptr<Measurer> measurer_ = make_planar_measurer();
  UnitLayer layer_;
  Coverage coverage_;
  CoverageMeasures measures_;
  UnitPopulation population_;
  Mismatches mismatches_;
};

}  // namespace grens::testing
