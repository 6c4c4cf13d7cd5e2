#pragma once
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "geometry/point.hpp"

namespace grens {

/// Twice-summed, compensated shoelace area of a ring (not closed) in square CRS units; positive
/// when counter-clockwise. O(n). Relative to the ring's first point, so far origins cost nothing.
double signed_area(std::span<const Point> ring);

/// Length of a polyline in CRS units.
double polyline_length(std::span<const Point> line);

/// Measures in metres, planar or on the ellipsoid; which one is chosen by the CRS (DESIGN,
/// promise 7) and said in every output by `name()`. InputError, with the place, for what cannot be
/// a measure of anything on Earth: not a number, infinite, beyond 1e18.
class Measurer {
 public:
  virtual ~Measurer() = default;
  /// Signed area in m2 of a ring (not closed) in layer coordinates; positive counter-clockwise.
  virtual double area(std::span<const Point> ring) const = 0;
  /// Length in m of a polyline in layer coordinates.
  virtual double length(std::span<const Point> line) const = 0;
  /// Whether edges are straight, and areas measured, in layer coordinates themselves.
  virtual bool flat() const = 0;
  /// "planar" or "ellipsoidal".
  virtual const char* name() const = 0;
};

/// Planar measures; `metre` is the length of one CRS unit in metres.
std::unique_ptr<Measurer> make_planar_measurer(double metre = 1.0);

/// Turns layer coordinates into longitude and latitude in degrees, in place.
using ToLonLat = std::function<void(std::span<Point>)>;

/// Geodesic measures (C. F. F. Karney, Algorithms for geodesics, 2013, as PROJ has them) on the
/// ellipsoid with semi-major axis `a` in metres and flattening `f`.
std::unique_ptr<Measurer> make_ellipsoidal_measurer(double a, double f, ToLonLat to_lonlat);

}  // namespace grens
