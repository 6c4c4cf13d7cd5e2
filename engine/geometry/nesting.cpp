// Holes look for the smallest shell around them by an R-tree over the shells' boxes; a shell that
// lies in another shell must lie in one of that shell's holes, else the polygons overlap. Only
// rings whose box lies in another's are looked at, by an interior point of theirs.
#include "geometry/nesting.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>

#include "geometry/box_index.hpp"
#include "geometry/inside.hpp"
#include "geometry/measure.hpp"
#include "geometry/ring_locator.hpp"

namespace grens {
namespace {

class Nester {
 public:
  Nester(std::span<const RingShape> shapes, const RingAccess& rings)
      : shapes_(shapes), rings_(rings) {
    std::vector<std::size_t> holes;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      (shapes[i].area >= 0 ? nesting_.order : holes).push_back(i);  // 0: a bow-tie
    }
    const auto larger = [&](std::size_t a, std::size_t b) {
      const double p = std::abs(shapes_[a].area);
      const double q = std::abs(shapes_[b].area);
      return p != q ? p > q : lexicographic_less(shapes_[a].smallest, shapes_[b].smallest);
    };
    std::sort(nesting_.order.begin(), nesting_.order.end(), larger);
    std::sort(holes.begin(), holes.end(), larger);
    nesting_.holes.resize(nesting_.order.size());
    if (nesting_.order.size() == 1) {
      nesting_.holes[0] = std::move(holes);
    } else {
      place(holes);
    }
  }
  Nesting take() { return std::move(nesting_); }

 private:
  void place(const std::vector<std::size_t>& holes) {
    std::vector<Box> boxes;
    for (const std::size_t shell : nesting_.order) boxes.push_back(shapes_[shell].box);
    const BoxIndex index(boxes);
    for (const std::size_t hole : holes) {
      const Point inside = interior_point(rings_.points(hole));
      std::vector<std::size_t> candidates = index.containing(inside);
      std::reverse(candidates.begin(), candidates.end());  // smallest shell first
      const auto found = std::find_if(candidates.begin(), candidates.end(), [&](std::size_t s) {
        // an island in the hole may hold the point too, but it is smaller than the hole
        return shapes_[nesting_.order[s]].area > -shapes_[hole].area &&
               rings_.locate(nesting_.order[s], inside) == Side::kIn;
      });
      if (found == candidates.end()) {
        nesting_.sound = false;
      } else {
        nesting_.holes[*found].push_back(hole);
      }
    }
    for (std::size_t s = 0; s < nesting_.order.size() && nesting_.sound; ++s) {
      check_shell(s, boxes, index);
    }
  }

  /// No shell may lie in another's polygon.
  void check_shell(std::size_t s, const std::vector<Box>& boxes, const BoxIndex& index) {
    std::optional<Point> inside;
    for (const std::size_t around : index.containing(shapes_[nesting_.order[s]].smallest)) {
      if (around >= s || !boxes[around].contains(boxes[s])) continue;
      if (!inside) inside = interior_point(rings_.points(nesting_.order[s]));
      if (rings_.locate(nesting_.order[around], *inside) != Side::kIn) continue;
      const auto& holes = nesting_.holes[around];
      nesting_.sound =
          nesting_.sound && std::any_of(holes.begin(), holes.end(), [&](std::size_t h) {
            return shapes_[h].box.contains(*inside) && rings_.locate(h, *inside) == Side::kIn;
          });
    }
  }

  std::span<const RingShape> shapes_;
  const RingAccess& rings_;
  Nesting nesting_;
};

}  // namespace

Nesting nest(std::span<const RingShape> shapes, const RingAccess& rings) {
  return Nester(shapes, rings).take();
}

MultiPolygon nested_polygons(std::vector<std::vector<Point>> rings, std::size_t* holes_left_out) {
  std::vector<RingShape> shapes;
  for (auto& ring : rings) {
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end(), lexicographic_less),
                ring.end());
    RingShape shape{signed_area(ring), ring.front(), {}};
    for (const Point& p : ring) shape.box.add(p);
    shapes.push_back(shape);
  }
  std::vector<std::unique_ptr<RingLocator>> locators(rings.size());  // of rings asked for
  const RingAccess access{
      [&](std::size_t i) { return rings[i]; },
      [&](std::size_t i, const Point& p) {
        if (!locators[i]) locators[i] = std::make_unique<RingLocator>(rings[i]);
        return locators[i]->locate(p);
      },
  };
  const Nesting nesting = nest(shapes, access);
  MultiPolygon polygons(nesting.order.size());
  std::size_t left = rings.size() - polygons.size();
  for (std::size_t s = 0; s < polygons.size(); ++s) {
    polygons[s].shell = std::move(rings[nesting.order[s]]);
    left -= nesting.holes[s].size();
    for (const std::size_t hole : nesting.holes[s]) {
      polygons[s].holes.push_back(std::move(rings[hole]));
    }
  }
  if (holes_left_out != nullptr) *holes_left_out += left;
  return polygons;
}

}  // namespace grens
