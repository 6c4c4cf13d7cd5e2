// Rounding to the nearest decimal can push a vertex over a neighbouring line. So the rounded arcs
// are searched for meetings that the coverage does not have, exactly as they will be written, and
// only the arcs found get more decimals. Arcs that met before rounding (a dirty layer) go on until
// they are written in full, and then stay as they are.
#include "coverage/rounding.hpp"

#include <algorithm>
#include <cmath>

#include "coverage/crossings.hpp"
#include "geometry/geos.hpp"

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
        base_(decimals) {}

  Rounding round() {
    std::vector<std::int32_t> changed;
    for (std::size_t arc = 0; arc < cov_.arcs.size(); ++arc) {
      if (is_selected(arc)) changed.push_back(static_cast<std::int32_t>(arc));
    }
    while (!changed.empty()) {
      round_nodes();
      for (const std::int32_t arc : changed) round_inside(arc);
      for (std::size_t arc = 0; arc < cov_.arcs.size(); ++arc) set_ends(cov_.arcs[arc]);
      changed = refine();
    }
    Rounding result;
    result.points = std::move(rounded_);
    for (const int d : decimals_) {
      if (d > base_) ++result.finer[d];
    }
    return result;
  }

 private:
  bool is_selected(std::size_t arc) const { return selected_.empty() || selected_[arc] != 0; }

  void round_nodes() {
    std::vector<int> most(cov_.nodes.size(), base_);
    for (std::size_t i = 0; i < cov_.arcs.size(); ++i) {
      const Arc& arc = cov_.arcs[i];
      if (arc.from < 0 || !is_selected(i)) continue;
      for (const std::int32_t node : {arc.from, arc.to}) {
        int& d = most[static_cast<std::size_t>(node)];
        d = std::max(d, decimals_[i]);
      }
    }
    node_decimals_ = std::move(most);
  }

  void round_inside(std::int32_t index) {
    const auto i = static_cast<std::size_t>(index);
    const Arc& arc = cov_.arcs[i];
    for (std::uint32_t k = arc.first; k < arc.first + arc.count; ++k) {
      rounded_[k] = round_point(exact_[k], decimals_[i]);
    }
  }

  void set_ends(const Arc& arc) {
    if (arc.from < 0 || !is_selected(static_cast<std::size_t>(&arc - cov_.arcs.data()))) return;
    const std::uint32_t last = arc.first + arc.count - 1;
    rounded_[arc.first] =
        round_point(exact_[arc.first], node_decimals_[static_cast<std::size_t>(arc.from)]);
    rounded_[last] = round_point(exact_[last], node_decimals_[static_cast<std::size_t>(arc.to)]);
  }

  /// Gives the arcs that meet, or vanished, one decimal more; returns them.
  std::vector<std::int32_t> refine() {
    std::vector<std::int32_t> found;
    for (const Crossing& crossing : find_crossings(cov_, rounded_, selected_)) {
      found.push_back(crossing.a);
      found.push_back(crossing.b);
    }
    for (std::size_t i = 0; i < cov_.arcs.size(); ++i) {
      if (!is_selected(i)) continue;
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
    return found;
  }

  const Coverage& cov_;
  std::vector<Point> exact_;
  std::vector<Point> rounded_;
  std::span<const std::uint8_t> selected_;
  std::vector<int> decimals_;
  std::vector<int> node_decimals_;
  int base_;
};

}  // namespace

Point round_point(const Point& p, int decimals) {
  return {round_to(p.x, decimals), round_to(p.y, decimals)};
}

Rounding round_arcs(const Coverage& coverage, std::vector<Point> points, int decimals,
                    std::span<const std::uint8_t> selected) {
  return Rounder(coverage, std::move(points), decimals, selected).round();
}

int round_polygons(MultiPolygon& polygons, int decimals) {
  const Geos geos;
  const auto round_ring = [](std::vector<Point>& ring, int d) {
    for (Point& p : ring) p = round_point(p, d);
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    return ring.size() >= 3;
  };
  for (int d = decimals; d < kFullDecimals; ++d) {
    MultiPolygon rounded = polygons;
    bool whole = true;
    for (Polygon& polygon : rounded) {
      whole = round_ring(polygon.shell, d) && whole;
      for (auto& hole : polygon.holes) whole = round_ring(hole, d) && whole;
    }
    if (whole && !geos.invalid_at(*geos.to_geos(rounded))) {
      polygons = std::move(rounded);
      return d;
    }
  }
  return kFullDecimals;
}

}  // namespace grens
