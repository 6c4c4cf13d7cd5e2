// Lay all rings over each other, walk the faces, and ask for a point inside each face which units
// hold it. That needs no bookkeeping of who walks which segment how often, so no input is too
// broken for it. Only a face that is narrower than coordinates can tell has no such point: it also
// belongs to the units that lie on both sides of it.
#include "coverage/face_layer.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "base/parallel.hpp"
#include "coverage/faces.hpp"
#include "coverage/polygons.hpp"
#include "coverage/unit_locator.hpp"
#include "geometry/inscribed.hpp"
#include "geometry/inside.hpp"
#include "geometry/measure.hpp"

namespace grens {
namespace {

/// A hundred units in the last place of a coordinate, relatively.
constexpr double kNear = 100 * 2.22e-16;

double closed_length(std::vector<Point> ring, const Measurer& measurer) {
  ring.push_back(ring.front());
  return measurer.length(ring);
}

/// `step`, in layer units: for the scale at the face.
Face look_at(const FaceLayer& layer, std::size_t f, const UnitLocator& locator,
             const Measurer& measurer, double step) {
  Face face;
  double flat = 0;
  for (const Polygon& part : face_polygons(layer, f)) {
    flat += signed_area(part.shell);
    face.measured += measurer.area(part.shell);
    face.perimeter += closed_length(part.shell, measurer);
    for (const auto& hole : part.holes) {
      flat += signed_area(hole);
      face.measured += measurer.area(hole);
      face.perimeter += closed_length(hole, measurer);
    }
    if (face.units.empty()) {
      const std::vector<std::span<const Point>> holes(part.holes.begin(), part.holes.end());
      face.place = interior_point(part.shell, holes);
      face.units = locator.at(face.place);
    }
  }
  if (measurer.flat()) {
    face.area = face.measured;
    face.scale = layer.scale;
  } else {
    face.scale = scale_at(face.place, step, measurer);
    face.area = flat * face.scale.x * face.scale.y;
  }
  return face;
}

/// Gives hairlines, narrower than `near` metres, to the units that have the faces around them: such
/// a unit would otherwise be cut in two by rounding.
void join_hairlines(FaceLayer& layer, double near) {
  std::map<std::size_t, std::map<UnitId, double>> beside;  // by face, the m along which a unit lies
  for (std::size_t a = 0; a < layer.coverage.arcs.size(); ++a) {
    const Arc& arc = layer.coverage.arcs[a];
    for (const auto& [face, other] : {std::pair(arc.left, arc.right), {arc.right, arc.left}}) {
      if (face < 0 || other < 0) continue;
      const Face& hairline = layer.faces[static_cast<std::size_t>(face)];
      if (mean_width(hairline.area, hairline.perimeter) > near) continue;
      for (const UnitId unit : layer.faces[static_cast<std::size_t>(other)].units) {
        beside[static_cast<std::size_t>(face)][unit] += layer.arc_length[a];
      }
    }
  }
  constexpr double kBothSides = 0.75;  // of the outline; one side is half of it
  for (const auto& [face, lengths] : beside) {
    Face& hairline = layer.faces[face];
    for (const auto& [unit, length] : lengths) {
      const auto at = std::lower_bound(hairline.units.begin(), hairline.units.end(), unit);
      const bool there = at != hairline.units.end() && *at == unit;
      if (!there && length > kBothSides * hairline.perimeter) hairline.units.insert(at, unit);
    }
  }
}

FaceLayer faces_of(Noded noded, const RingSet& rings, std::size_t unit_count,
                   const Measurer& measurer) {
  FaceLayer layer;
  layer.unit_count = unit_count;
  layer.noding = noded.counts;
  layer.coverage = std::move(noded.linework);
  number_faces(layer.coverage);
  std::vector<RegionId> each(layer.coverage.unit_count);
  std::iota(each.begin(), each.end(), 0);
  layer.land = dissolve(layer.coverage, each, each.size()).regions;
  layer.faces.resize(each.size());
  Box extent;
  for (const Point& p : rings.points) extent.add(p);
  layer.scale = scale_at_middle(extent, measurer);
  const double step = std::max(extent.max_x - extent.min_x, extent.max_y - extent.min_y) / 1000;
  const UnitLocator locator(rings);
  parallel_for(each.size(), 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t f = begin; f < end; ++f) {
      layer.faces[f] = look_at(layer, f, locator, measurer, step);
    }
  });
  layer.arc_length.resize(layer.coverage.arcs.size());
  parallel_for(layer.arc_length.size(), 256, [&](std::size_t begin, std::size_t end) {
    for (std::size_t a = begin; a < end; ++a) {
      layer.arc_length[a] = measurer.length(layer.coverage.arc_points(static_cast<ArcRef>(a)));
    }
  });
  double largest = 0;
  for (const double x : {extent.min_x, extent.max_x, extent.min_y, extent.max_y}) {
    largest = std::max(largest, std::abs(x));
  }
  join_hairlines(layer, kNear * largest * std::max(layer.scale.x, layer.scale.y));
  return layer;
}

}  // namespace

MultiPolygon face_polygons(const FaceLayer& layer, std::size_t face) {
  return to_polygons(layer.coverage, layer.coverage.points, layer.land[face].parts);
}

FaceLayer find_faces(const RingSet& rings, std::size_t unit_count, const Measurer& measurer) {
  return faces_of(node_linework(build_linework(ring_lines(rings))), rings, unit_count, measurer);
}

FaceLayer find_faces(const LineSet& lines, const std::vector<Point>& fresh, const RingSet& rings,
                     std::size_t unit_count, const Measurer& measurer) {
  return faces_of(node_linework(build_linework(lines), fresh), rings, unit_count, measurer);
}

double mean_width(double area, double perimeter) {
  return perimeter > 0 ? 2 * area / perimeter : 0;
}

bool is_narrow(const FaceLayer& layer, std::size_t face, double width) {
  const Face& f = layer.faces[face];
  if (const auto holds = holds_circle_by_size(f.area, f.perimeter, width)) return !*holds;
  for (Polygon& part : face_polygons(layer, face)) {
    if (holds_circle(f.scale.scaled(std::move(part)), width)) return false;
  }
  return true;
}

std::vector<std::uint8_t> narrow_gaps(const FaceLayer& layer, double tolerance) {
  std::vector<std::uint8_t> narrow(layer.faces.size());
  parallel_for(narrow.size(), 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t f = begin; f < end; ++f) {
      if (layer.faces[f].units.empty() && is_narrow(layer, f, tolerance)) narrow[f] = 1;
    }
  });
  return narrow;
}

}  // namespace grens
