// The land is put on paper once, at the origin; for a page it is moved and scaled to its box.
#include "map/locator.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "map/palette.hpp"

namespace grens {
namespace {

constexpr double kAir = 1.5;        // mm of A4 between the land and the frame
constexpr double kHardToSee = 2.2;  // mm of A4

constexpr Colour kLand = rgb(0xE2E2E2);
constexpr Colour kHere = kCutLine;

/// 1 point is no ring, and 2 enclose nothing.
void add_rings(std::vector<std::vector<Point>>& to, std::vector<std::vector<Point>> rings) {
  for (auto& ring : rings) {
    if (ring.size() > 2) to.push_back(std::move(ring));
  }
}

}  // namespace

Locator::Locator(const MapGround& ground, const MapScheme& scheme, double most, double scale)
    : scale_(scale) {
  const Box extent = ground.extent();
  const double across = extent.max_x - extent.min_x;
  const double up = extent.max_y - extent.min_y;
  const double air = 2 * kAir * scale;
  const double mm = (most - air) / std::max({across, up, 1.0});
  width_ = std::max(across * mm + air, most / 3);
  height_ = std::max(up * mm + air, most / 3);
  PaperFit fit;
  fit.frame = {0, 0, width_, height_};
  fit.scale = 1000 / mm;
  fit.centre = {(extent.min_x + extent.max_x) / 2, (extent.min_y + extent.max_y) / 2};
  const Scene scene(ground, fit, scale, {});
  for (const RegionLand& land : scheme.land.regions) {
    add_rings(regions_.emplace_back(), region_rings(scene, land));
  }
  add_rings(without_region_, rings_as_read(scene, [&](UnitId unit) {
              return scheme.labels.region[static_cast<std::size_t>(unit)] == kNoRegion;
            }));
}

DrawnLayer Locator::draw(RegionId region, const Box& box) const {
  DrawnLayer layer{"locator", box};
  const Box& b = box;
  Shape frame = rectangle(box);
  frame.fill = kWhite;
  frame.stroke = Stroke{kInk, 0.5 * scale_};
  layer.things.emplace_back(std::move(frame));
  const double size = (b.max_x - b.min_x) / width_;
  const auto here = [&](std::vector<std::vector<Point>> rings) {
    for (auto& ring : rings) {
      for (Point& p : ring) p = {b.min_x + size * p.x, b.min_y + size * p.y};
    }
    return rings;
  };
  const Stroke border{kWhite, 0.12 * scale_};
  layer.things.emplace_back(Shape{here(without_region_), kLand, {}, border});
  for (const auto& rings : regions_) {
    layer.things.emplace_back(Shape{here(rings), kLand, {}, border});
  }
  auto strong = here(regions_[static_cast<std::size_t>(region)]);
  Box extent;
  for (const auto& ring : strong) {
    for (const Point& p : ring) extent.add(p);
  }
  layer.things.emplace_back(Shape{std::move(strong), kHere, {}, Stroke{kHere, 0.15 * scale_}});
  const double larger = std::max(extent.max_x - extent.min_x, extent.max_y - extent.min_y);
  if (!extent.empty() && larger < kHardToSee * scale_) {
    const Point middle{(extent.min_x + extent.max_x) / 2, (extent.min_y + extent.max_y) / 2};
    constexpr int kSides = 32;
    std::vector<Point> ring;
    for (int i = 0; i < kSides; ++i) {
      const double turn = 2 * std::numbers::pi * i / kSides;
      ring.push_back({middle.x + kHardToSee * scale_ * std::cos(turn),
                      middle.y + kHardToSee * scale_ * std::sin(turn)});
    }
    layer.things.emplace_back(Shape{{std::move(ring)}, {}, {}, Stroke{kHere, 0.35 * scale_}});
  }
  return layer;
}

}  // namespace grens
