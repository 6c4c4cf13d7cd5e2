#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "coverage/coverage.hpp"
#include "geometry/polygon.hpp"

namespace grens {

/// More decimals than this are no rounding at all: the double is written as it is.
inline constexpr int kFullDecimals = 16;

/// Arcs with their coordinates rounded for writing.
struct Rounding {
  std::vector<Point> points;         ///< parallel to Coverage::points; unselected arcs are left as
                                     ///< they came
  std::map<int, std::size_t> finer;  ///< decimals -> arcs that needed that many, where more than
                                     ///< asked for; repaired regions are counted here too
};

/// Rounds the coordinates of the selected arcs (`selected` as in find_crossings) to `decimals`,
/// each arc once, so that all schemes agree. Where plain rounding would make arcs meet or vanish,
/// these arcs get one decimal more, and again, until they keep apart as they did, or are written in
/// full. A node takes the most decimals of its arcs. Nothing is moved otherwise or snapped.
/// `points` is parallel to Coverage::points, usually projected; it is taken and given back rounded.
Rounding round_arcs(const Coverage& coverage, std::vector<Point> points, int decimals,
                    std::span<const std::uint8_t> selected = {});

/// One point rounded to decimals, as round_arcs does it: to the double nearest to the decimal.
Point round_point(const Point& p, int decimals);

/// The same for polygons that are not made of arcs: they are rounded as one, and get one decimal
/// more until they are valid. If they are not even in full, because projecting them turned a thin
/// sliver over, they are made valid first. Returns the decimals used.
int round_polygons(MultiPolygon& polygons, int decimals);

}  // namespace grens
