// Single-use border is cut into blocks of a few consecutive segments, and the blocks' boxes go into
// an R-tree. A block that has no block of another unit near it is done: that is nearly all of a
// clean coverage's outer border. The others are walked in steps, and each step looks for the
// nearest segment among the blocks nearby. Distances are taken in a plane that is scaled to metres
// at the middle of the layer; lengths are measured.
#include "coverage/mismatch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "base/parallel.hpp"
#include "coverage/corner.hpp"
#include "geometry/box_index.hpp"
#include "geometry/metre_scale.hpp"

namespace grens {
namespace {

constexpr std::uint32_t kBlockSegments = 16;
constexpr double kMostSteps = 256;  // of one segment, however long

struct Block {
  UnitId unit;
  std::size_t arc;
  std::uint32_t first;  // position in Coverage::points of its first point
  std::uint32_t count;  // segments
  double along;         // +1 when the unit lies left of the points' order, else -1
  Box box;              // in layer coordinates
};

struct Found {
  UnitId other;
  double length;
  std::uint32_t at;
};

/// What one block faces; `segments` are those that face anything.
struct BlockFound {
  std::vector<Found> found;  // one entry a segment and unit
  std::size_t segments = 0;
};

std::vector<Block> single_use_blocks(const Coverage& coverage) {
  std::vector<Block> blocks;
  for (std::size_t id = 0; id < coverage.arcs.size(); ++id) {
    const Arc& arc = coverage.arcs[id];
    if (arc.left != kOutside && arc.right != kOutside) continue;
    for (std::uint32_t s = 0; s + 1 < arc.count; s += kBlockSegments) {
      Block block{arc.left == kOutside ? arc.right : arc.left,
                  id,
                  arc.first + s,
                  std::min(kBlockSegments, arc.count - 1 - s),
                  arc.left == kOutside ? -1.0 : 1.0,
                  Box{}};
      for (std::uint32_t i = 0; i <= block.count; ++i) {
        block.box.add(coverage.points[block.first + i]);
      }
      blocks.push_back(block);
    }
  }
  return blocks;
}

/// Looks for what the steps of a block face among other blocks.
class Facer {
 public:
  Facer(const Coverage& coverage, const Measurer& measurer, const MetreScale& scale,
        double tolerance)
      : coverage_(coverage),
        points_(coverage.points),
        measurer_(measurer),
        scale_(scale),
        tolerance_(tolerance) {}

  BlockFound face(const Block& block, const std::vector<const Block*>& others) const {
    BlockFound result;
    for (std::uint32_t i = block.first; i < block.first + block.count; ++i) {
      const std::array<Point, 2> segment{points_[i], points_[i + 1]};
      const Point from = scale_.scaled(segment[0]);
      const Point to = scale_.scaled(segment[1]);
      const double dx = to.x - from.x;
      const double dy = to.y - from.y;
      const double steps = std::clamp(std::ceil(std::hypot(dx, dy) / tolerance_), 1.0, kMostSteps);
      std::map<UnitId, double> share;
      for (double step = 0.5; step < steps; ++step) {
        const Point p{from.x + dx * step / steps, from.y + dy * step / steps};
        const UnitId unit = nearest(p, arc_of(block), dx * block.along, dy * block.along, others);
        if (unit != kOutside) share[unit] += 1 / steps;
      }
      if (share.empty()) continue;
      ++result.segments;
      const double length = measurer_.length(segment);
      for (const auto& [unit, part] : share) result.found.push_back({unit, part * length, i});
    }
    return result;
  }

 private:
  /// The unit of the nearest segment within the tolerance that runs against (dx, dy).
  UnitId nearest(const Point& p, const Arc& arc, double dx, double dy,
                 const std::vector<const Block*>& others) const {
    double best = tolerance_ * tolerance_;
    UnitId unit = kOutside;
    for (const Block* other : others) {
      if (box_distance(p, other->box) > best) continue;
      Point a = scale_.scaled(points_[other->first]);
      for (std::uint32_t i = 1; i <= other->count; ++i) {
        const Point b = scale_.scaled(points_[other->first + i]);
        const double ex = b.x - a.x;
        const double ey = b.y - a.y;
        if ((ex * dx + ey * dy) * other->along < 0) {
          const double along = ((p.x - a.x) * ex + (p.y - a.y) * ey) / (ex * ex + ey * ey);
          const double t = std::clamp(along, 0.0, 1.0);
          const Point foot{a.x + t * ex, a.y + t * ey};
          const double distance = square(p.x - foot.x, p.y - foot.y);
          if ((distance < best || (distance == best && unit != kOutside && other->unit < unit)) &&
              !in_corner(coverage_, scale_, p, foot, arc, arc_of(*other))) {
            best = distance;
            unit = other->unit;
          }
        }
        a = b;
      }
    }
    return unit;
  }

  const Arc& arc_of(const Block& block) const { return coverage_.arcs[block.arc]; }
  static double square(double x, double y) { return x * x + y * y; }

  /// Squared, in scaled metres.
  double box_distance(const Point& p, const Box& box) const {
    const double dx = std::max({box.min_x * scale_.x - p.x, p.x - box.max_x * scale_.x, 0.0});
    const double dy = std::max({box.min_y * scale_.y - p.y, p.y - box.max_y * scale_.y, 0.0});
    return square(dx, dy);
  }

  const Coverage& coverage_;
  const std::vector<Point>& points_;
  const Measurer& measurer_;
  MetreScale scale_;
  double tolerance_;
};

std::vector<BlockFound> face_all(const Coverage& coverage, const std::vector<Block>& blocks,
                                 const Measurer& measurer, double tolerance) {
  std::vector<Box> boxes;
  boxes.reserve(blocks.size());
  Box extent;
  for (const Block& block : blocks) {
    boxes.push_back(block.box);
    extent.add(block.box);
  }
  const BoxIndex index(boxes);
  const MetreScale scale = scale_at_middle(extent, measurer);
  const Facer facer(coverage, measurer, scale, tolerance);
  const double margin_x = tolerance / scale.x;
  const double margin_y = tolerance / scale.y;
  std::vector<BlockFound> found(blocks.size());
  parallel_for(blocks.size(), 256, [&](std::size_t begin, std::size_t end) {
    std::vector<const Block*> others;
    for (std::size_t i = begin; i < end; ++i) {
      const Box& box = boxes[i];
      others.clear();
      for (const std::size_t near : index.meeting({box.min_x - margin_x, box.min_y - margin_y,
                                                   box.max_x + margin_x, box.max_y + margin_y})) {
        if (blocks[near].unit != blocks[i].unit) others.push_back(&blocks[near]);
      }
      if (!others.empty()) found[i] = facer.face(blocks[i], others);
    }
  });
  return found;
}

}  // namespace

Mismatches find_mismatches(const Coverage& coverage, const Measurer& measurer, double tolerance) {
  Mismatches result;
  result.tolerance = tolerance;
  const std::vector<Block> blocks = single_use_blocks(coverage);
  if (blocks.empty()) return result;
  const std::vector<BlockFound> all = face_all(coverage, blocks, measurer, tolerance);
  std::map<std::pair<UnitId, UnitId>, Facing> pairs;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    result.segments += all[i].segments;
    for (const Found& found : all[i].found) {
      Facing& facing = pairs[{blocks[i].unit, found.other}];
      if (facing.segments == 0) facing.place = coverage.points[found.at];
      facing.at.push_back(found.at);
      facing.unit = blocks[i].unit;
      facing.other = found.other;
      facing.length += found.length;
      ++facing.segments;
    }
  }
  for (const auto& [key, facing] : pairs) {
    result.pairs.push_back(facing);
    result.length += facing.length / 2;
    result.units.push_back(facing.unit);
    result.units.push_back(facing.other);
  }
  std::sort(result.units.begin(), result.units.end());
  result.units.erase(std::unique(result.units.begin(), result.units.end()), result.units.end());
  return result;
}

}  // namespace grens
