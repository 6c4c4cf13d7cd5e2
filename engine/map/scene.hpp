#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "coverage/region_layer.hpp"
#include "coverage/unit_layer.hpp"
#include "map/drawing.hpp"
#include "map/paper.hpp"
#include "map/plane.hpp"
#include "map/style.hpp"
#include "map/unit_grid.hpp"
#include "regions/labels.hpp"

namespace grens {

/// A unit layer in the plane of a map.
class MapGround {
 public:
  /// Keeps references to layer, coverage and plane. `names` of the units, printable. O(n).
  MapGround(const UnitLayer& layer, const Coverage& coverage, const MapPlane& plane,
            std::vector<std::string> names);

  const UnitLayer& layer() const { return layer_; }
  const Coverage& coverage() const { return coverage_; }
  const MapPlane& plane() const { return plane_; }
  const std::vector<std::string>& names() const { return names_; }
  /// In the plane: parallel to Coverage::points and to RingSet::points.
  const std::vector<Point>& points() const { return points_; }
  const std::vector<Point>& ring_points() const { return ring_points_; }
  /// In the plane: the boxes of the arcs, and of the rings.
  const std::vector<Box>& arc_boxes() const { return arc_boxes_; }
  const std::vector<Box>& ring_boxes() const { return ring_boxes_; }
  /// The box around units: all, or those in `chosen`; empty when they have no geometry.
  Box extent(std::span<const std::uint8_t> chosen = {}) const;

 private:
  const UnitLayer& layer_;
  const Coverage& coverage_;
  const MapPlane& plane_;
  std::vector<std::string> names_;
  std::vector<Point> points_;
  std::vector<Point> ring_points_;
  std::vector<Box> arc_boxes_;
  std::vector<Box> ring_boxes_;
};

/// The regions of one scheme as a map has them. Borrowed but for the names.
struct MapScheme {
  const SchemeLabels& labels;
  const RegionLayer& land;
  std::vector<std::string> names;                               ///< by region, printable
  std::vector<std::pair<std::size_t, std::size_t>> neighbours;  ///< pairs of regions
};

/// A ground on paper: everything that is drawn from it shares the same simplified arcs.
struct Scene {
  const MapGround& ground;
  PaperFit fit;
  double scale;    ///< of text and lines, see page_scale
  MapStyle style;  ///< of its lines and names
  PaperArcs arcs;
  UnitGrid grid;

  Scene(const MapGround& ground, const PaperFit& fit, double scale, MapStyle style);
};

/// The rings of a region.
std::vector<std::vector<Point>> region_rings(const Scene& scene, const RegionLand& land);

/// The rings of some units as they were read, each simplified by itself: for what arcs cannot draw.
std::vector<std::vector<Point>> rings_as_read(const Scene& scene,
                                              const std::function<bool(UnitId)>& drawn);

/// Whether rings on the page reach into the frame of the map.
bool in_frame(const Scene& scene, const std::vector<std::vector<Point>>& rings);

/// Each fill is rimmed with its own colour, mm of A4, so that nothing white stands between two.
inline constexpr double kFillRim = 0.1;

/// The regions, filled; by region its colour. Units without a region are grey.
DrawnLayer region_fills(const Scene& scene, const MapScheme& scheme,
                        std::span<const Colour> colours);

/// The arcs, each once: between units of a region thin, between regions strong, and the coast.
/// Borders between two units that are both not `near` are left out (empty: all are).
DrawnLayer border_lines(const Scene& scene, std::span<const RegionId> region,
                        std::span<const std::uint8_t> near);

/// Some arcs as one line work; those outside the frame are left out.
Lines arc_lines(const Scene& scene, std::span<const std::size_t> arcs, const Stroke& stroke);

}  // namespace grens
