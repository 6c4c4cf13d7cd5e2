// Where a circle has room, one of the same size that touches the outline has: move it until it
// does. So the circles that touch the outline from inside are tried, along all of its edges, and
// around corners that point inwards. A circle has no room if the outline passes between the point
// that it touches and the one opposite; across a strip that is so as long as the same edge lies
// opposite, and those are left out in one step. Otherwise the outline is d < r from the middle, and
// no circle less than r - d further on has room either. In a corner, none touches an edge nearer to
// it than where one touches both.
#include "geometry/inscribed.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "geometry/measure.hpp"
#include "geometry/predicates.hpp"

namespace grens {
namespace {

constexpr double kSmallestStep = 0.01;  // in radii
constexpr double kTouching = 1e-9;      // in radii
constexpr double kDigits = 4e-15;       // what distances may be off, of the largest coordinate

double squared_distance(const Point& p, const Point& a, const Point& b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double square = dx * dx + dy * dy;
  const double along = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;
  const double t = std::clamp(along, 0.0, 1.0);
  const double x = p.x - (a.x + t * dx);
  const double y = p.y - (a.y + t * dy);
  return x * x + y * y;
}

/// An edge of the outline; the polygon lies left of it.
struct Edge {
  Point a, b;
  Point along;  // of length 1; (0, 0) for an edge without length
  double length;
  std::size_t next;  // the edge that begins where this one ends
  // Cotangents of half the angles at both ends, 0 where that is 180 degrees or more.
  double corner_before = 0;
  double corner = 0;
};

class CircleSearch {
 public:
  CircleSearch(const Polygon& polygon, double radius)
      : radius_(radius), origin_(polygon.shell.front()) {
    add(polygon.shell, 1);
    for (const auto& hole : polygon.holes) add(hole, -1);
    double extent = 0;
    for (const Edge& edge : edges_) {
      extent = std::max({extent, std::abs(edge.a.x), std::abs(edge.a.y)});
    }
    touching_ = std::max(kTouching, kDigits * extent / radius);
  }

  bool found() {
    for (const Edge& edge : edges_) {
      if (found_along(edge) || found_around(edge)) return true;
    }
    return false;
  }

 private:
  void add(std::vector<Point> ring, double sign) {
    if (signed_area(ring) * sign < 0) std::reverse(ring.begin(), ring.end());
    for (Point& p : ring) p = {p.x - origin_.x, p.y - origin_.y};
    const std::size_t first = edges_.size();
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Point& a = ring[i];
      const std::size_t end = i + 1 == ring.size() ? 0 : i + 1;
      const Point step{ring[end].x - a.x, ring[end].y - a.y};
      const double length = std::hypot(step.x, step.y);
      if (!(length > 0)) continue;
      edges_.push_back({a, ring[end], {step.x / length, step.y / length}, length, 0});
    }
    for (std::size_t i = first; i < edges_.size(); ++i) {
      Edge& edge = edges_[i];
      edge.next = i + 1 == edges_.size() ? first : i + 1;
      const Edge& next = edges_[edge.next];
      if (orientation(edge.a, edge.b, next.b) <= 0) continue;
      const double sine = edge.along.x * next.along.y - edge.along.y * next.along.x;
      const double cosine = -(edge.along.x * next.along.x + edge.along.y * next.along.y);
      edge.corner = (1 + cosine) / sine;
      edges_[edge.next].corner_before = edge.corner;
    }
  }

  bool found_along(const Edge& edge) {
    const Point& along = edge.along;
    const double end = edge.length - radius_ * edge.corner;
    for (double s = radius_ * edge.corner_before; s <= end;) {
      const Point touch{edge.a.x + s * along.x, edge.a.y + s * along.y};
      const double hidden = hidden_until(touch, along, end - s);
      if (hidden > 0) {
        s += std::max(hidden, kSmallestStep * radius_);
        continue;
      }
      const double d = nearest({touch.x - radius_ * along.y, touch.y + radius_ * along.x});
      if (d >= radius_ * (1 - touching_)) return true;
      s += std::max(radius_ - d, kSmallestStep * radius_);
    }
    return false;
  }

  /// Around the corner at the end of an edge, where it points inwards.
  bool found_around(const Edge& edge) {
    const Edge& next = edges_[edge.next];
    if (orientation(edge.a, edge.b, next.b) >= 0) return false;
    const double from = std::atan2(edge.along.y, edge.along.x);
    const double to = std::atan2(next.along.y, next.along.x);
    constexpr double kPi = 3.14159265358979323846;
    const double turn = from >= to ? from - to : from - to + 2 * kPi;  // clockwise
    for (double angle = 0; angle <= turn;) {
      const Point along{std::cos(from - angle), std::sin(from - angle)};
      const double d = nearest({edge.b.x - radius_ * along.y, edge.b.y + radius_ * along.x});
      if (d >= radius_ * (1 - touching_)) return true;
      angle += std::max(1 - d / radius_, kSmallestStep);
    }
    return false;
  }

  /// How far along an edge the outline surely passes opposite, between 0 and a diameter away; 0
  /// when it does not at `touch`, as far as edges near the last one that did are concerned.
  double hidden_until(const Point& touch, const Point& along, double most) {
    const std::size_t n = edges_.size();
    for (const std::size_t step : {n, n + 1, n - 1, n + 2, n - 2}) {
      const std::size_t candidate = (opposite_ + step) % n;
      const Edge& other = edges_[candidate];
      const double x1 = (other.a.x - touch.x) * along.x + (other.a.y - touch.y) * along.y;
      const double x2 = (other.b.x - touch.x) * along.x + (other.b.y - touch.y) * along.y;
      if (std::min(x1, x2) > 0 || std::max(x1, x2) <= 0) continue;
      const double y1 = (other.a.y - touch.y) * along.x - (other.a.x - touch.x) * along.y;
      const double y2 = (other.b.y - touch.y) * along.x - (other.b.x - touch.x) * along.y;
      const double slope = (y2 - y1) / (x2 - x1);
      const double here = y1 - slope * x1;
      const double least = touching_ * radius_;
      const double largest = 2 * radius_ - least;
      if (!(here > least && here < largest)) continue;
      opposite_ = candidate;
      const double limit = slope > 0   ? (largest - here) / slope
                           : slope < 0 ? (least - here) / slope
                                       : most;
      return std::min(std::max(x1, x2), limit);
    }
    return 0;
  }

  /// Distance to the outline; the edge is where to look for the opposite side next.
  double nearest(const Point& p) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      const double distance = squared_distance(p, edges_[i].a, edges_[i].b);
      if (distance >= least) continue;
      least = distance;
      opposite_ = i;
    }
    return std::sqrt(least);
  }

  double radius_;
  Point origin_;         // near the polygon, so that digits are left for distances
  double touching_ = 0;  // in radii: so near is no nearer than where it touches
  std::vector<Edge> edges_;
  std::size_t opposite_ = 0;
};

double area_of(const Polygon& polygon) {
  double area = std::abs(signed_area(polygon.shell));
  for (const auto& hole : polygon.holes) area -= std::abs(signed_area(hole));
  return area;
}

}  // namespace

bool holds_circle(const Polygon& polygon, double diameter) {
  Box box;
  for (const Point& p : polygon.shell) box.add(p);
  if (std::min(box.max_x - box.min_x, box.max_y - box.min_y) < diameter) return false;
  constexpr double kPi = 3.14159265358979323846;
  if (area_of(polygon) < kPi / 4 * diameter * diameter) return false;
  return CircleSearch(polygon, diameter / 2).found();
}

std::optional<bool> holds_circle_by_size(double area, double perimeter, double diameter) {
  constexpr double kPi = 3.14159265358979323846;
  if (area < kPi / 4 * diameter * diameter) return false;
  // One with half the mean width as its radius always has room: r >= area / perimeter.
  if (2 * area > diameter * perimeter) return true;
  return std::nullopt;
}

}  // namespace grens
