#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "coverage/crossings.hpp"
#include "geometry/polygon.hpp"

namespace grens {

/// More decimals than this are no rounding at all: the double is written as it is.
inline constexpr int kFullDecimals = 16;

/// Arcs with their coordinates rounded for writing.
struct Rounding {
  std::vector<Point> points;         ///< parallel to Coverage::points; unselected arcs are left as
                                     ///< they came
  std::map<int, std::size_t> finer;  ///< decimals -> arcs that needed that many, where more than
                                     ///< asked for
  std::vector<Crossing> left;        ///< arcs that meet even when written in full
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

/// The same for regions that are not made of arcs. All are rounded alike, so that neighbours that
/// share a line still do, and get one decimal more until all of them are valid. One that is not
/// valid as it came, because projecting turned a thin sliver over, is made valid first. Returns the
/// decimals used. Runs in threads.
int round_polygons(std::span<MultiPolygon> regions, int decimals);

}  // namespace grens
