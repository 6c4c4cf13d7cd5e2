#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audit/allocate.hpp"
#include "regions/labels.hpp"
#include "regions/seats.hpp"
#include "regions/unit_rows.hpp"
#include "report/cross_report.hpp"

namespace grens {

/// Which region each unit of a layer gets, ready to be told. Only borrowed.
struct AllocationReport {
  std::string scheme;  ///< key of the scheme that comes out
  std::span<const Unit> units;
  std::span<const Allocation> allocations;  ///< one a unit
  const SeatTable& seats;
  const SchemeLabels& within;            ///< of the units: the scheme whose regions bound a seat's
  std::span<const Rows> kept;            ///< one a unit, rows of those that keep their region
  std::span<const CodeName> kept_names;  ///< of the regions in `kept`, sorted
  std::optional<int> year = {};          ///< of the regions of `within`
  std::optional<int> units_year = {};    ///< whose layout the units are
  bool approximate = false;              ///< the layer's boundaries are
  std::string measured = {};             ///< "planar" or "ellipsoidal"
  Title unit = {"unit", "units"};        ///< e.g. "municipality", "municipalities"
  Title area = {"region", "regions"};    ///< of `within`, e.g. "safety region"
};

/// A membership table in long form (see parse_membership), a row for each unit that has a region,
/// in the order of the units: kept ones as their table has them, modelled ones from the year's 1
/// January on, with the seat and its distance as note.
std::string allocation_csv(const AllocationReport& report);

/// All of it (schema grens-allocate/1): regions with their units, units with their seat and
/// distance, and those that are left without a region and why.
nlohmann::ordered_json allocation_json(const AllocationReport& report);

/// For people: units by region, the farthest of each, those left, and how it was done. Lines end
/// with LF, none is wrapped.
std::string allocation_text(const AllocationReport& report);

}  // namespace grens
