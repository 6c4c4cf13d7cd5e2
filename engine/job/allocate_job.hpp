#pragma once
#include <optional>
#include <string>
#include <vector>

#include "audit/allocate.hpp"
#include "job/work_layer.hpp"
#include "regions/seats.hpp"
#include "regions/unit_rows.hpp"
#include "report/allocation_report.hpp"

namespace grens {

/// What a person asks of an allocation.
struct AllocateWish {
  std::string seats;   ///< file
  std::string within;  ///< scheme whose regions no unit leaves for its seat
  std::string keep;    ///< scheme whose known memberships stay; empty: none
  std::string key;     ///< of the scheme that comes out
  std::optional<int> year;
};

/// A layer whose units have been given regions.
struct AllocatedLayer {
  WorkLayer work;
  SeatTable seats;
  std::string key;
  SchemeLabels within;
  std::vector<Rows> kept;  ///< one a unit; empty where nothing is kept
  std::vector<CodeName> kept_names;
  std::vector<Allocation> allocations;  ///< one a unit

  /// Borrows from this.
  AllocationReport report() const;
};

/// Reads the seats and the layer, and gives each unit the nearest seat in its own region of
/// `wish.within`. A seat stands in the region of its `unit`, which may lie outside the layer; where
/// it names none, in that of the unit that it lies in. Seats without a region and units that are
/// left go to `notices` (kinds `seat-outside`, `no-region`, `no-seat`).
/// Throws UsageError for a scheme that the tables lack, InputError as parse_seats and prepare_layer
/// do, and for a `unit` that is none of the year.
AllocatedLayer allocate_units(const ReadOptions& read, RegionTables tables,
                              const AllocateWish& wish, Notices& notices, const Progress& progress);

}  // namespace grens
