#pragma once
#include <optional>
#include <span>
#include <string>

#include "geometry/point.hpp"
#include "io/crs.hpp"
#include "io/transform.hpp"

namespace grens {

/// The plane that a map is drawn in, in metres and true to scale: that of the layer's own CRS where
/// it is so itself, else RD for land of the Netherlands, else an equal-area projection around the
/// middle of the layer.
class MapPlane {
 public:
  /// `flat`: whether lengths and areas can be measured in layer coordinates (Measurer::flat).
  MapPlane(const Crs& crs, const Box& extent, bool flat);

  /// Takes points of the layer to the plane, in place.
  void project(std::span<Point> points) const;

  /// What the projection is called, for the page.
  const std::string& name() const { return name_; }

 private:
  std::optional<Transformer> transformer_;
  double metres_ = 1;
  std::string name_;
};

}  // namespace grens
