// Chebyshev interpolation: over a cell, scaled to -1 .. 1 both ways, the function is sampled at the
// points cos(k pi / n) and taken as a sum of products of Chebyshev polynomials, whose weights are a
// discrete cosine transform of the samples (L. N. Trefethen, Approximation Theory and Approximation
// Practice, 2013, chapters 3 and 4). Then it is asked between those points, where it is worst.
// Projections are analytic: over 64 km of the Earth, degree 6 leaves rounding errors only. The
// samples hold the corners and edges of the cell, so that where a grid of shifts begins is noticed.
#include "io/smooth_map.hpp"

#include <algorithm>
#include <cmath>

namespace grens {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kCellsAcross = 4;  // at least, over the longer side; up to twice as many

/// Chebyshev polynomials 0 .. n at u.
template <std::size_t kTerms>
std::array<double, kTerms> chebyshev(double u) {
  std::array<double, kTerms> t{};
  t[0] = 1;
  t[1] = u;
  for (std::size_t k = 2; k < kTerms; ++k) t[k] = 2 * u * t[k - 1] - t[k - 2];
  return t;
}

/// Values at cos(k pi / n), in place, to weights of the Chebyshev polynomials.
template <std::size_t kTerms>
void to_weights(std::array<Point, kTerms>& values) {
  constexpr std::size_t kDegree = kTerms - 1;
  const std::array<Point, kTerms> samples = values;
  for (std::size_t j = 0; j < kTerms; ++j) {
    Point sum{0, 0};
    for (std::size_t k = 0; k < kTerms; ++k) {
      const double end = k == 0 || k == kDegree ? 0.5 : 1;
      const double weight =
          end * std::cos(kPi * static_cast<double>(j * k) / static_cast<double>(kDegree));
      sum = {sum.x + weight * samples[k].x, sum.y + weight * samples[k].y};
    }
    const double scale = (j == 0 || j == kDegree ? 1.0 : 2.0) / static_cast<double>(kDegree);
    values[j] = {scale * sum.x, scale * sum.y};
  }
}

}  // namespace

SmoothMap::SmoothMap(const Box& extent, Exact exact) : extent_(extent), exact_(std::move(exact)) {
  const double width = extent.max_x - extent.min_x;
  const double height = extent.max_y - extent.min_y;
  const double longer = std::max(width, height);
  if (extent.empty() || !std::isfinite(longer) || longer <= 0) return;
  side_ = std::exp2(std::floor(std::log2(longer / kCellsAcross)));
  columns_ = static_cast<std::size_t>(width / side_) + 1;
  cells_ = std::vector<Cell>(columns_ * (static_cast<std::size_t>(height / side_) + 1));
}

SmoothMap::Cell* SmoothMap::find(const Point& p) {
  if (cells_.empty() || !(p.x >= extent_.min_x && p.x <= extent_.max_x && p.y >= extent_.min_y &&
                          p.y <= extent_.max_y)) {
    return nullptr;
  }
  const auto column = static_cast<std::size_t>((p.x - extent_.min_x) / side_);
  const auto row = static_cast<std::size_t>((p.y - extent_.min_y) / side_);
  Cell& cell = cells_[row * columns_ + column];
  std::call_once(cell.made, [&] {
    cell.middle = {extent_.min_x + (static_cast<double>(column) + 0.5) * side_,
                   extent_.min_y + (static_cast<double>(row) + 0.5) * side_};
    make(cell);
  });
  return cell.smooth ? &cell : nullptr;
}

void SmoothMap::make(Cell& cell) const {
  const auto place = [&](double column, double row) {  // in steps of pi / kDegree from the corner
    const double step = kPi / static_cast<double>(kDegree);
    return Point{cell.middle.x + side_ / 2 * std::cos(column * step),
                 cell.middle.y + side_ / 2 * std::cos(row * step)};
  };
  for (std::size_t row = 0; row < kTerms; ++row) {
    for (std::size_t column = 0; column < kTerms; ++column) {
      cell.terms[row][column] = place(static_cast<double>(column), static_cast<double>(row));
    }
    exact_(cell.terms[row]);
    to_weights(cell.terms[row]);
  }
  for (std::size_t column = 0; column < kTerms; ++column) {
    std::array<Point, kTerms> weights;
    for (std::size_t row = 0; row < kTerms; ++row) weights[row] = cell.terms[row][column];
    to_weights(weights);
    for (std::size_t row = 0; row < kTerms; ++row) cell.terms[row][column] = weights[row];
  }
  std::vector<Point> between;
  for (std::size_t row = 0; row < kDegree; ++row) {
    for (std::size_t column = 0; column < kDegree; ++column) {
      between.push_back(place(static_cast<double>(column) + 0.5, static_cast<double>(row) + 0.5));
    }
  }
  std::vector<Point> images = between;
  exact_(images);
  double largest = 0;
  double off = 0;
  for (std::size_t i = 0; i < between.size(); ++i) {
    const Point guess = value(cell, between[i]);
    const double error = std::max(std::abs(guess.x - images[i].x), std::abs(guess.y - images[i].y));
    if (!(error <= off)) off = error;  // not a number counts as off
    largest = std::max({largest, std::abs(images[i].x), std::abs(images[i].y)});
  }
  cell.smooth = off <= kTolerance * largest && std::isfinite(largest);
}

Point SmoothMap::value(const Cell& cell, const Point& p) const {
  const auto x = chebyshev<kTerms>((p.x - cell.middle.x) / (side_ / 2));
  const auto y = chebyshev<kTerms>((p.y - cell.middle.y) / (side_ / 2));
  Point sum{0, 0};
  for (std::size_t row = kTerms; row-- > 0;) {  // the small terms first
    Point line{0, 0};
    for (std::size_t column = kTerms; column-- > 0;) {
      const Point& term = cell.terms[row][column];
      line = {line.x + term.x * x[column], line.y + term.y * x[column]};
    }
    sum = {sum.x + line.x * y[row], sum.y + line.y * y[row]};
  }
  return sum;
}

std::vector<std::size_t> SmoothMap::apply(std::span<Point> points) {
  std::vector<std::size_t> rest;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (const Cell* cell = find(points[i])) {
      points[i] = value(*cell, points[i]);
    } else {
      rest.push_back(i);
    }
  }
  return rest;
}

}  // namespace grens
