// Rounding to the nearest decimal can push a vertex over a neighbouring line. So the rounded arcs
// are searched for meetings that the coverage does not have, exactly as they will be written, and
// only the arcs found get more decimals. Arcs that met before rounding (a dirty layer) go on until
// they are written in full, and then stay as they are.
//
// Polygons made by GEOS may hold slivers thinner than a line bends when it is projected; there
// rings cross with any number of decimals, so they are made valid once more, in the written
// coordinates.
#include "coverage/rounding.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <optional>

#include "base/parallel.hpp"
#include "geometry/geos.hpp"
#include "geometry/nesting.hpp"

namespace grens {
namespace {

double round_to(double value, int decimals) {
  if (decimals >= kFullDecimals) return value;
  // Dividing by a power of ten rounds once, to the double nearest to the decimal, so that writing
  // the shortest text that reads back as this double gives these decimals and no more.
  static constexpr double kPowers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                       1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const double power = kPowers[decimals];
  const double scaled = value * power;
  if (std::abs(scaled) >= 0x1p53) return value;  // the double is coarser than the decimal
  return std::round(scaled) / power + 0.0;       // no -0
}

class Rounder {
 public:
  Rounder(const Coverage& coverage, std::vector<Point> points, int decimals,
          std::span<const std::uint8_t> selected)
      : cov_(coverage),
        exact_(std::move(points)),
        rounded_(exact_),
        selected_(selected),
        decimals_(coverage.arcs.size(), decimals),
        done_(coverage.arcs.size(), {-1, -1, -1}),
        base_(decimals) {}

  Rounding round() {
    std::vector<std::uint8_t> asked(cov_.arcs.size());
    for (std::size_t arc = 0; arc < asked.size(); ++arc) asked[arc] = is_selected(arc) ? kAsked : 0;
    do {
      round_nodes();
      for (std::size_t arc = 0; arc < asked.size(); ++arc) {
        if (asked[arc] != 0) asked[arc] = round_arc(arc) ? kAsked : kPresent;
      }
    } while (refine(asked));
    Rounding result;
    result.points = std::move(rounded_);
    for (const int d : decimals_) {
      if (d > base_) ++result.finer[d];
    }
    result.left = left(result.points);
    return result;
  }

 private:
  /// What meets in the end: only arcs written in full still can.
  std::vector<Crossing> left(std::span<const Point> points) const {
    std::vector<std::uint8_t> asked(cov_.arcs.size());
    bool any = false;
    for (std::size_t arc = 0; arc < asked.size(); ++arc) {
      const bool full = decimals_[arc] >= kFullDecimals;
      if (is_selected(arc)) asked[arc] = full ? kAsked : kPresent;
      any = any || full;
    }
    if (!any) return {};
    return find_crossings(cov_, points, asked);
  }

  bool is_selected(std::size_t arc) const { return selected_.empty() || selected_[arc] != 0; }

  void round_nodes() {
    node_decimals_.assign(cov_.nodes.size(), base_);
    for (std::size_t i = 0; i < cov_.arcs.size(); ++i) {
      const Arc& arc = cov_.arcs[i];
      if (arc.from < 0 || !is_selected(i)) continue;
      for (const std::int32_t node : {arc.from, arc.to}) {
        int& d = node_decimals_[static_cast<std::size_t>(node)];
        d = std::max(d, decimals_[i]);
      }
    }
  }

  /// Rounds an arc by its decimals, and its ends by their nodes'; whether that changed anything.
  bool round_arc(std::size_t i) {
    const Arc& arc = cov_.arcs[i];
    const std::uint32_t last = arc.first + arc.count - 1;
    const auto node_or_own = [&](std::int32_t node) {
      return node < 0 ? decimals_[i] : node_decimals_[static_cast<std::size_t>(node)];
    };
    const std::array<int, 3> now = {decimals_[i], node_or_own(arc.from), node_or_own(arc.to)};
    if (done_[i] == now) return false;
    done_[i] = now;
    for (std::uint32_t k = arc.first + 1; k < last; ++k) {
      rounded_[k] = round_point(exact_[k], now[0]);
    }
    rounded_[arc.first] = round_point(exact_[arc.first], now[1]);
    rounded_[last] = round_point(exact_[last], now[2]);
    return true;
  }

  /// Gives the arcs that meet, or vanished, one decimal more; whether there were any. Only arcs
  /// that have just changed can meet anew.
  bool refine(std::span<const std::uint8_t> asked) {
    std::vector<std::int32_t> found;
    for (const Crossing& crossing : find_crossings(cov_, rounded_, asked)) {
      found.push_back(crossing.a);
      found.push_back(crossing.b);
    }
    for (std::size_t i = 0; i < cov_.arcs.size(); ++i) {
      if (asked[i] != kAsked) continue;
      const auto points = std::span(rounded_).subspan(cov_.arcs[i].first, cov_.arcs[i].count);
      if (std::all_of(points.begin(), points.end(),
                      [&](const Point& p) { return p == points.front(); })) {
        found.push_back(static_cast<std::int32_t>(i));
      }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase_if(found, [&](std::int32_t arc) {
      return decimals_[static_cast<std::size_t>(arc)] >= kFullDecimals;
    });
    for (const std::int32_t arc : found) ++decimals_[static_cast<std::size_t>(arc)];
    return !found.empty();
  }

  const Coverage& cov_;
  std::vector<Point> exact_;
  std::vector<Point> rounded_;
  std::span<const std::uint8_t> selected_;
  std::vector<int> decimals_;
  std::vector<int> node_decimals_;
  std::vector<std::array<int, 3>> done_;  // decimals that an arc and its ends are rounded to
  int base_;
};

/// Rounds a ring; whether it still is one.
bool round_ring(std::vector<Point>& ring, int decimals) {
  for (Point& p : ring) p = round_point(p, decimals);
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  return ring.size() >= 3;
}

MultiPolygon made_valid(const Geos& geos, const MultiPolygon& polygons) {
  std::vector<std::vector<Point>> rings;
  for (Polygon& polygon : geos.to_polygons(*geos.make_valid(*geos.to_geos(polygons)))) {
    rings.push_back(std::move(polygon.shell));
    for (auto& hole : polygon.holes) rings.push_back(std::move(hole));
  }
  return nested_polygons(std::move(rings));
}

/// The polygons rounded; nothing when that leaves them invalid.
std::optional<MultiPolygon> round_valid(const Geos& geos, MultiPolygon polygons, int decimals) {
  for (Polygon& polygon : polygons) {
    if (!round_ring(polygon.shell, decimals)) return std::nullopt;
    for (auto& hole : polygon.holes) {
      if (!round_ring(hole, decimals)) return std::nullopt;
    }
  }
  if (geos.invalid_at(*geos.to_geos(polygons))) return std::nullopt;
  return polygons;
}

/// All of them rounded to these decimals; nothing when that leaves one of them invalid.
std::optional<std::vector<MultiPolygon>> round_all(std::span<const MultiPolygon> regions,
                                                   int decimals) {
  std::vector<MultiPolygon> rounded(regions.size());
  std::atomic<bool> valid = true;
  parallel_for(regions.size(), 1, [&](std::size_t begin, std::size_t end) {
    const Geos geos;
    for (std::size_t i = begin; i < end && valid; ++i) {
      auto one = round_valid(geos, regions[i], decimals);
      if (one) {
        rounded[i] = std::move(*one);
      } else {
        valid = false;
      }
    }
  });
  if (!valid) return std::nullopt;
  return rounded;
}

}  // namespace

Point round_point(const Point& p, int decimals) {
  return {round_to(p.x, decimals), round_to(p.y, decimals)};
}

Rounding round_arcs(const Coverage& coverage, std::vector<Point> points, int decimals,
                    std::span<const std::uint8_t> selected) {
  return Rounder(coverage, std::move(points), decimals, selected).round();
}

int round_polygons(std::span<MultiPolygon> regions, int decimals) {
  parallel_for(regions.size(), 1, [&](std::size_t begin, std::size_t end) {
    const Geos geos;
    for (MultiPolygon& region : regions.subspan(begin, end - begin)) {
      if (geos.invalid_at(*geos.to_geos(region))) region = made_valid(geos, region);
    }
  });
  for (int d = decimals; d < kFullDecimals; ++d) {
    if (auto rounded = round_all(regions, d)) {
      std::move(rounded->begin(), rounded->end(), regions.begin());
      return d;
    }
  }
  return kFullDecimals;
}

}  // namespace grens
