// Points are projected once for all pages; a scene puts them on one page.
#include "map/scene.hpp"

#include <algorithm>

#include "map/palette.hpp"

namespace grens {
namespace {

/// Cells in which room for names is looked for, mm of A4.
constexpr double kCell = 0.5;

}  // namespace

MapGround::MapGround(const UnitLayer& layer, const Coverage& coverage, const MapPlane& plane,
                     std::vector<std::string> names)
    : layer_(layer),
      coverage_(coverage),
      plane_(plane),
      names_(std::move(names)),
      points_(coverage.points),
      ring_points_(layer.rings.points) {
  plane.project(points_);
  plane.project(ring_points_);
  for (const Arc& arc : coverage.arcs) {
    Box& box = arc_boxes_.emplace_back();
    for (std::size_t i = 0; i < arc.count; ++i) box.add(points_[arc.first + i]);
  }
  const RingSet& rings = layer.rings;
  for (std::size_t r = 0; r < rings.size(); ++r) {
    Box& box = ring_boxes_.emplace_back();
    for (std::size_t i = rings.starts[r]; i < rings.starts[r + 1]; ++i) box.add(ring_points_[i]);
  }
}

Box MapGround::extent(std::span<const std::uint8_t> chosen) const {
  Box box;
  const RingSet& rings = layer_.rings;
  for (std::size_t r = 0; r < rings.size(); ++r) {
    if (!chosen.empty() && !chosen[static_cast<std::size_t>(rings.unit[r])]) continue;
    box.add(ring_boxes_[r]);
  }
  return box;
}

Scene::Scene(const MapGround& of, const PaperFit& paper, double text_scale, MapStyle look)
    : ground(of),
      fit(paper),
      scale(text_scale),
      style(std::move(look)),
      arcs(of.coverage(), of.points(), of.arc_boxes(), paper),
      grid(of.layer().rings, of.coverage().unit_count, of.ring_points(), of.ring_boxes(), paper,
           kCell * text_scale) {}

std::vector<std::vector<Point>> region_rings(const Scene& scene, const RegionLand& land) {
  if (!land.repaired) return scene.arcs.rings(land.parts);
  MultiPolygon polygons = land.united;
  for (Polygon& polygon : polygons) {
    scene.ground.plane().project(polygon.shell);
    for (auto& hole : polygon.holes) scene.ground.plane().project(hole);
  }
  return paper_rings(polygons, scene.fit);
}

std::vector<std::vector<Point>> rings_as_read(const Scene& scene,
                                              const std::function<bool(UnitId)>& drawn) {
  MultiPolygon polygons;
  const RingSet& rings = scene.ground.layer().rings;
  const auto first = scene.ground.ring_points().begin();
  for (std::size_t r = 0; r < rings.size(); ++r) {
    if (!drawn(rings.unit[r])) continue;
    polygons.push_back({{first + rings.starts[r], first + rings.starts[r + 1]}, {}});
  }
  return paper_rings(polygons, scene.fit);
}

bool in_frame(const Scene& scene, const std::vector<std::vector<Point>>& rings) {
  Box box;
  for (const auto& ring : rings) {
    for (const Point& point : ring) box.add(point);
  }
  return !box.empty() && box.meets(scene.fit.frame);
}

DrawnLayer region_fills(const Scene& scene, const MapScheme& scheme,
                        std::span<const Colour> colours) {
  DrawnLayer layer{"regions", scene.fit.frame};
  const auto add = [&](std::vector<std::vector<Point>> rings, Colour colour, std::string id,
                       std::string title) {
    if (!in_frame(scene, rings)) return;
    layer.things.emplace_back(Shape{std::move(rings),
                                    colour,
                                    {},
                                    Stroke{colour, kFillRim * scene.scale},
                                    std::move(id),
                                    std::move(title)});
  };
  const auto without_region = [&](UnitId unit) {
    return scheme.labels.region[static_cast<std::size_t>(unit)] == kNoRegion;
  };
  add(rings_as_read(scene, without_region), kNoRegionFill, "", "");
  for (std::size_t r = 0; r < scheme.labels.regions.size(); ++r) {
    add(region_rings(scene, scheme.land.regions[r]), colours[r], scheme.labels.regions[r].code,
        scheme.names[r]);
  }
  return layer;
}

DrawnLayer border_lines(const Scene& scene, std::span<const RegionId> region,
                        std::span<const std::uint8_t> near) {
  std::vector<std::size_t> units, coast, regions;
  const std::vector<Arc>& arcs = scene.ground.coverage().arcs;
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    if (arcs[i].left == kOutside || arcs[i].right == kOutside) {
      coast.push_back(i);
      continue;
    }
    const auto left = static_cast<std::size_t>(arcs[i].left);
    const auto right = static_cast<std::size_t>(arcs[i].right);
    if (region[left] != region[right]) {
      regions.push_back(i);
    } else if (near.empty() || near[left] || near[right]) {
      units.push_back(i);
    }
  }
  DrawnLayer layer{"borders", scene.fit.frame};
  const double s = scene.scale;
  const MapStyle& style = scene.style;
  layer.things.emplace_back(arc_lines(scene, units, stroke_of(style.unit_line, s)));
  layer.things.emplace_back(arc_lines(scene, coast, stroke_of(style.coast_line, s)));
  layer.things.emplace_back(arc_lines(scene, regions, stroke_of(style.region_line, s)));
  return layer;
}

Lines arc_lines(const Scene& scene, std::span<const std::size_t> arcs, const Stroke& stroke) {
  Lines lines{{}, stroke};
  for (const std::size_t i : arcs) {
    if (scene.arcs.box(i).meets(scene.fit.frame)) lines.lines.push_back(scene.arcs.arc(i));
  }
  return lines;
}

}  // namespace grens
