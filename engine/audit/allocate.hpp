#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/labels.hpp"
#include "coverage/unit_layer.hpp"
#include "geometry/measure.hpp"
#include "geometry/point.hpp"

namespace grens {

/// A seat as the nearest one is looked for.
struct PlacedSeat {
  std::string region;  ///< code of the region that it serves
  Point at;            ///< in layer coordinates
  /// The region of the other scheme in which it stands; kNoRegion: none is known, and it gets no
  /// unit.
  RegionId within = kNoRegion;
};

/// What became of a unit.
enum class Outcome : std::uint8_t {
  kKept,       ///< it has a region already
  kNearest,    ///< that of the nearest seat
  kNotWithin,  ///< none: it has no region of the other scheme either
  kNoSeat,     ///< none: no seat stands in its region of the other scheme
  kNoPlace     ///< none: it has no geometry
};

struct Allocation {
  Outcome outcome = Outcome::kNotWithin;
  std::size_t seat = 0;  ///< position of the seat, where one is the nearest
  double metres = 0;     ///< to it
};

/// For each unit a point inside its largest part, in layer coordinates; none where it has no
/// polygon. O(n log n) for n vertices at worst, O(n) nearly always.
std::vector<std::optional<Point>> representative_points(const UnitLayer& layer);

/// Gives each unit that is not `kept` the nearest of the seats that stand in its own region
/// `within` (of another scheme); of equal distances the smaller region code wins, then the seat
/// with the smaller x, then y. One entry a unit in `points`, `within` and `kept`; an empty `kept`
/// is none. O(units * seats in a region).
std::vector<Allocation> allocate(std::span<const std::optional<Point>> points,
                                 std::span<const RegionId> within, const std::vector<bool>& kept,
                                 std::span<const PlacedSeat> seats, const Measurer& measurer);

}  // namespace grens
