// Planar areas by the shoelace formula around the ring's first point, the terms added with
// Neumaier's compensation (A. Neumaier, 1974), so that a ring of millions of vertices loses
// nothing that matters. Ellipsoidal areas and lengths by PROJ's geodesic routines.
#include "geometry/measure.hpp"

#include <fmt/format.h>
#include <geodesic.h>

#include <cmath>
#include <utility>

#include "base/error.hpp"

namespace grens {
namespace {

class CompensatedSum {
 public:
  void add(double value) {
    const double sum = sum_ + value;
    lost_ += std::abs(sum_) >= std::abs(value) ? (sum_ - sum) + value : (value - sum) + sum_;
    sum_ = sum;
  }
  double value() const { return sum_ + lost_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

/// Far more m2 than the Earth has (5e14), and sums of many can still be counted as integers.
constexpr double kMost = 1e18;

/// The measure itself, if it can be one.
double sound(double measure, std::span<const Point> points) {
  if (std::abs(measure) <= kMost) return measure;
  throw InputError(fmt::format(
      "what lies at ({}, {}) cannot be measured: its coordinates are damaged, or are not of the "
      "CRS that is named: mend them, or name the right CRS with --crs",
      points.front().x, points.front().y));
}

class PlanarMeasurer final : public Measurer {
 public:
  explicit PlanarMeasurer(double metre) : metre_(metre) {}
  double area(std::span<const Point> ring) const override {
    return sound(signed_area(ring) * metre_ * metre_, ring);
  }
  double length(std::span<const Point> line) const override {
    return sound(polyline_length(line) * metre_, line);
  }
  bool flat() const override { return true; }
  const char* name() const override { return "planar"; }

 private:
  double metre_;
};

class EllipsoidalMeasurer final : public Measurer {
 public:
  EllipsoidalMeasurer(double a, double f, ToLonLat to_lonlat) : to_lonlat_(std::move(to_lonlat)) {
    geod_init(&geodesic_, a, f);
  }
  double area(std::span<const Point> ring) const override {
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (const Point& p : in_degrees(ring)) geod_polygon_addpoint(&geodesic_, &polygon, p.y, p.x);
    double result = 0;
    geod_polygon_compute(&geodesic_, &polygon, 0, 1, &result, nullptr);
    return sound(result, ring);
  }
  double length(std::span<const Point> line) const override {
    const std::vector<Point> degrees = in_degrees(line);
    CompensatedSum sum;
    for (std::size_t i = 1; i < degrees.size(); ++i) {
      double step = 0;
      geod_inverse(&geodesic_, degrees[i - 1].y, degrees[i - 1].x, degrees[i].y, degrees[i].x,
                   &step, nullptr, nullptr);
      sum.add(step);
    }
    return sound(sum.value(), line);
  }
  bool flat() const override { return false; }
  const char* name() const override { return "ellipsoidal"; }

 private:
  std::vector<Point> in_degrees(std::span<const Point> points) const {
    std::vector<Point> degrees(points.begin(), points.end());
    to_lonlat_(degrees);
    return degrees;
  }

  geod_geodesic geodesic_{};
  ToLonLat to_lonlat_;
};

}  // namespace

double signed_area(std::span<const Point> ring) {
  if (ring.size() < 3) return 0;
  const Point origin = ring[0];
  CompensatedSum sum;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    sum.add((ring[i].x - origin.x) * (ring[i + 1].y - origin.y) -
            (ring[i + 1].x - origin.x) * (ring[i].y - origin.y));
  }
  return sum.value() / 2;
}

double polyline_length(std::span<const Point> line) {
  CompensatedSum sum;
  for (std::size_t i = 1; i < line.size(); ++i) {
    sum.add(std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y));
  }
  return sum.value();
}

std::unique_ptr<Measurer> make_planar_measurer(double metre) {
  return std::make_unique<PlanarMeasurer>(metre);
}

std::unique_ptr<Measurer> make_ellipsoidal_measurer(double a, double f, ToLonLat to_lonlat) {
  return std::make_unique<EllipsoidalMeasurer>(a, f, std::move(to_lonlat));
}

}  // namespace grens
