// Orientation is the sign of (b-a) x (c-a). The rounded value is trusted where it exceeds
// Shewchuk's error bound for it; otherwise the determinant is expanded into six products of input
// coordinates, each the exact sum of two doubles (by a fused multiply-add), and the twelve terms
// are added into a non-overlapping expansion whose last component has the sign of the sum.
#include "geometry/predicates.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace grens {
namespace {

constexpr double kEpsilon = 0x1p-53;
constexpr double kOrientationBound =
    (3.0 + 16.0 * kEpsilon) * kEpsilon;  // Shewchuk 1997, ccwerrboundA

/// An exact sum of doubles, kept as components that do not overlap, smallest first.
class Expansion {
 public:
  void add(double value) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      // Knuth's two-sum: value + terms_[i] exactly, as a rounded sum and its error.
      const double sum = value + terms_[i];
      const double virtual_value = sum - terms_[i];
      const double error = (value - virtual_value) + (terms_[i] - (sum - virtual_value));
      if (error != 0) terms_[kept++] = error;
      value = sum;
    }
    if (value != 0) terms_[kept++] = value;  // the last one has to tell the sign
    size_ = kept;
  }
  void add_product(double a, double b) {
    const double product = a * b;
    add(std::fma(a, b, -product));
    add(product);
  }
  int sign() const {
    const double last = size_ == 0 ? 0.0 : terms_[size_ - 1];
    return (last > 0) - (last < 0);
  }

 private:
  std::array<double, 16> terms_{};
  std::size_t size_ = 0;
};

int exact_orientation(const Point& a, const Point& b, const Point& c) {
  // (b-a) x (c-a) = a x b + b x c + c x a, products of input coordinates only
  Expansion sum;
  sum.add_product(a.x, b.y);
  sum.add_product(-b.x, a.y);
  sum.add_product(b.x, c.y);
  sum.add_product(-c.x, b.y);
  sum.add_product(c.x, a.y);
  sum.add_product(-a.x, c.y);
  return sum.sign();
}

/// Whether p lies within the box of segment a-b; for p on its line: whether it is on the segment.
bool within(const Point& a, const Point& b, const Point& p) {
  return std::min(a.x, b.x) <= p.x && p.x <= std::max(a.x, b.x) && std::min(a.y, b.y) <= p.y &&
         p.y <= std::max(a.y, b.y);
}

}  // namespace

int orientation(const Point& a, const Point& b, const Point& c) {
  const double left = (a.x - c.x) * (b.y - c.y);
  const double right = (a.y - c.y) * (b.x - c.x);
  const double determinant = left - right;
  const double bound = kOrientationBound * (std::abs(left) + std::abs(right));
  if (determinant > bound) return 1;
  if (determinant < -bound) return -1;
  return exact_orientation(a, b, c);
}

bool clockwise_before(const Point& at, const Point& from, const Point& p, const Point& q) {
  // The half-turn clockwise of `from` comes first (0), then the opposite direction (1), the other
  // half-turn (2), and `from` itself last (3).
  const auto sector = [&](const Point& r) {
    const int turn = orientation(at, from, r);
    if (turn != 0) return turn < 0 ? 0 : 2;
    const bool same =
        (r.x - at.x > 0) == (from.x - at.x > 0) && (r.y - at.y > 0) == (from.y - at.y > 0) &&
        (r.x - at.x < 0) == (from.x - at.x < 0) && (r.y - at.y < 0) == (from.y - at.y < 0);
    return same ? 3 : 1;
  };
  const int p_sector = sector(p);
  const int q_sector = sector(q);
  if (p_sector != q_sector) return p_sector < q_sector;
  return orientation(at, p, q) < 0;
}

bool lies_inside(const Point& a, const Point& b, const Point& p) {
  return p != a && p != b && orientation(a, b, p) == 0 && within(a, b, p);
}

Meeting meeting(const Point& a, const Point& b, const Point& c, const Point& d) {
  const int c_side = orientation(a, b, c);
  const int d_side = orientation(a, b, d);
  if (c_side * d_side > 0) return Meeting::kNone;
  const int a_side = orientation(c, d, a);
  const int b_side = orientation(c, d, b);
  if (a_side * b_side > 0) return Meeting::kNone;
  if (c_side == 0 && d_side == 0) {  // on one line: compare along it
    Point p = a, q = b, r = c, s = d;
    if (lexicographic_less(q, p)) std::swap(p, q);
    if (lexicographic_less(s, r)) std::swap(r, s);
    const Point low = lexicographic_less(p, r) ? r : p;
    const Point high = lexicographic_less(q, s) ? q : s;
    if (lexicographic_less(high, low)) return Meeting::kNone;
    return low == high ? Meeting::kEndpoint : Meeting::kOverlap;
  }
  if (c_side * d_side < 0 && a_side * b_side < 0) return Meeting::kCross;
  if (a == c || a == d || b == c || b == d) return Meeting::kEndpoint;
  const bool touches = (c_side == 0 && within(a, b, c)) || (d_side == 0 && within(a, b, d)) ||
                       (a_side == 0 && within(c, d, a)) || (b_side == 0 && within(c, d, b));
  return touches ? Meeting::kTouch : Meeting::kNone;
}

}  // namespace grens
