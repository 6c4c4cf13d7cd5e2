// Every vertex beside land of nobody looks across it for the nearest segment of another unit that
// runs against its own border. The way there is a bridge if it crosses nothing and lies in the open
// at both ends. A bridge that ends inside a segment puts a vertex there, its foot.
//
// What a vertex sees is decided by the shores within a width of it, and by the corners that they
// come from, which are within two; so where nothing changed there, it sees what it saw before.
#include "coverage/inlets.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "base/parallel.hpp"
#include "coverage/corner.hpp"
#include "geometry/box_index.hpp"
#include "geometry/predicates.hpp"

namespace grens {
namespace {

constexpr double kSnap = 0.01;  // a foot so near to a vertex, in widths, goes there

/// A segment with land of nobody on a side at least.
struct Shore {
  std::size_t arc;
  std::uint32_t first;  // position in Coverage::points
  RegionId owner;       // negative: nobody on either side
  std::int32_t open;    // the face of nobody
  int open_side;        // +1 left, -1 right
};

/// The land within some widths of boxes.
class Around {
 public:
  Around(const std::vector<Box>& boxes, const MetreScale& scale, double reach)
      : index_(grown(boxes, reach / scale.x, reach / scale.y)) {}

  bool meets(const Box& box) const {
    bool found = false;
    index_.for_each_meeting(box, [&](std::size_t) { found = true; });
    return found;
  }

 private:
  static std::vector<Box> grown(std::vector<Box> boxes, double by_x, double by_y) {
    for (Box& box : boxes) {
      box = {box.min_x - by_x, box.min_y - by_y, box.max_x + by_x, box.max_y + by_y};
    }
    return boxes;
  }

  BoxIndex index_;
};

struct Bridge {
  std::uint32_t from;  // position in Coverage::points
  std::uint32_t onto;  // segment, by the position of its first point
  double along;        // 0..1 on that segment
  Point to;
};

class Bridger {
 public:
  /// `changed` null: all that is there.
  Bridger(const FaceLayer& layer, const std::vector<RegionId>& owner, double width,
          const std::vector<Box>* changed)
      : layer_(layer), lines_(layer.coverage), width_(width) {
    std::optional<Around> seen;
    if (changed != nullptr) {
      near_.emplace(*changed, layer.scale, 2 * width);
      seen.emplace(*changed, layer.scale, 3 * width);
    }
    const auto owner_of = [&](std::int32_t face) {
      return face < 0 ? kOutside : owner[static_cast<std::size_t>(face)];
    };
    std::vector<Box> boxes;
    for (std::size_t id = 0; id < lines_.arcs.size(); ++id) {
      const Arc& arc = lines_.arcs[id];
      const RegionId left = owner_of(arc.left);
      const RegionId right = owner_of(arc.right);
      if (left >= 0 && right >= 0) continue;
      const int side = left < 0 ? 1 : -1;
      for (std::uint32_t i = arc.first; i + 1 < arc.first + arc.count; ++i) {
        Box box;
        box.add(at(i));
        box.add(at(i + 1));
        if (seen && !seen->meets(box)) continue;
        shores_.push_back({id, i, std::max(left, right), side > 0 ? arc.left : arc.right, side});
        boxes.push_back(box);
      }
    }
    index_.emplace(boxes);
  }

  std::vector<Bridge> bridges() const {
    std::vector<std::array<std::optional<Bridge>, 2>> found(shores_.size());
    parallel_for(shores_.size(), 256, [&](std::size_t begin, std::size_t end) {
      for (std::size_t s = begin; s < end; ++s) {
        const Shore& shore = shores_[s];
        if (shore.owner < 0) continue;
        found[s] = {bridge_from(shore, shore.first), bridge_from(shore, shore.first + 1)};
      }
    });
    std::vector<Bridge> bridges;
    for (const auto& both : found) {
      for (const auto& bridge : both) {
        if (bridge) bridges.push_back(*bridge);
      }
    }
    return bridges;
  }

 private:
  const Point& at(std::uint32_t position) const { return lines_.points[position]; }
  Point scaled(const Point& p) const { return layer_.scale.scaled(p); }

  static double squared(const Point& a, const Point& b) {
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
  }

  /// The bridge from an end of a shore, as seen from there, if there is one.
  std::optional<Bridge> bridge_from(const Shore& shore, std::uint32_t from) const {
    if (near_ && !near_->meets({at(from).x, at(from).y, at(from).x, at(from).y})) return {};
    const Point p = scaled(at(from));
    const double reach_x = width_ / layer_.scale.x;
    const double reach_y = width_ / layer_.scale.y;
    double nearest = width_ * width_;
    std::optional<Bridge> best;
    index_->for_each_meeting(
        {at(from).x - reach_x, at(from).y - reach_y, at(from).x + reach_x, at(from).y + reach_y},
        [&](std::size_t s) {
          const Shore& other = shores_[s];
          if (other.owner < 0 || other.owner == shore.owner || other.open != shore.open) return;
          const Bridge bridge = across(from, other);
          const Point foot = scaled(bridge.to);
          const double distance = squared(p, foot);
          if (distance > nearest || !runs_against(shore, other)) return;
          if (distance == nearest && best && best->onto <= bridge.onto) return;
          if (distance > 0 && in_corner(lines_, layer_.scale, p, foot, lines_.arcs[shore.arc],
                                        lines_.arcs[other.arc])) {
            return;
          }
          nearest = distance;
          best = bridge;
        });
    if (!best || best->to == at(from) || !lies_open(shore, *best)) return std::nullopt;
    return best;
  }

  /// The way from a vertex to the nearest point of a segment.
  Bridge across(std::uint32_t from, const Shore& other) const {
    const Point& a = at(other.first);
    const Point& b = at(other.first + 1);
    const Point p = scaled(at(from));
    const Point start = scaled(a);
    const Point end = scaled(b);
    const double along =
        ((p.x - start.x) * (end.x - start.x) + (p.y - start.y) * (end.y - start.y)) /
        squared(start, end);
    const double snap = kSnap * width_ / std::sqrt(squared(start, end));
    if (!(along > snap)) return {from, other.first, 0, a};
    if (!(along < 1 - snap)) return {from, other.first, 1, b};
    return {from, other.first, along, {a.x + along * (b.x - a.x), a.y + along * (b.y - a.y)}};
  }

  bool runs_against(const Shore& shore, const Shore& other) const {
    const auto step = [&](const Shore& s) {
      const Point a = scaled(at(s.first));
      const Point b = scaled(at(s.first + 1));
      return Point{(b.x - a.x) * s.open_side, (b.y - a.y) * s.open_side};
    };
    const Point d = step(shore);
    const Point e = step(other);
    return d.x * e.x + d.y * e.y < 0;
  }

  /// Whether a bridge leaves and arrives in the open and crosses nothing on its way.
  bool lies_open(const Shore& shore, const Bridge& bridge) const {
    const Point& p = at(bridge.from);
    if (orientation(at(shore.first), at(shore.first + 1), bridge.to) != shore.open_side) {
      return false;
    }
    Box box;
    box.add(p);
    box.add(bridge.to);
    bool open = true;
    index_->for_each_meeting(box, [&](std::size_t s) {
      const Shore& other = shores_[s];
      if (other.first == bridge.onto) {
        open = open && orientation(at(other.first), at(other.first + 1), p) == other.open_side;
        return;
      }
      const Meeting m = meeting(p, bridge.to, at(other.first), at(other.first + 1));
      open = open && (m == Meeting::kNone || m == Meeting::kEndpoint);
    });
    return open;
  }

  const FaceLayer& layer_;
  const Coverage& lines_;
  double width_;
  std::vector<Shore> shores_;
  std::optional<BoxIndex> index_;
  std::optional<Around> near_;  // where to build from; nothing: anywhere
};

Bridges put_in(const Coverage& coverage, const std::vector<Bridge>& bridges) {
  Bridges result;
  if (bridges.empty()) return result;
  std::map<std::uint32_t, std::map<double, Point>> feet;  // by segment, then along it
  for (const Bridge& bridge : bridges) {
    if (bridge.along > 0 && bridge.along < 1) feet[bridge.onto].emplace(bridge.along, bridge.to);
  }
  LineSet& lines = result.lines;
  for (const Arc& arc : coverage.arcs) {
    for (std::uint32_t i = arc.first; i < arc.first + arc.count; ++i) {
      lines.points.push_back(coverage.points[i]);
      const auto found = feet.find(i);
      if (found == feet.end()) continue;
      for (const auto& [along, foot] : found->second) {
        lines.points.push_back(foot);
        result.feet.push_back(foot);
      }
    }
    lines.end_line();
  }
  for (const Bridge& bridge : bridges) {
    lines.points.push_back(coverage.points[bridge.from]);
    lines.points.push_back(bridge.to);
    lines.end_line();
    result.ends.insert(result.ends.end(), {coverage.points[bridge.from], bridge.to});
  }
  std::sort(result.feet.begin(), result.feet.end(), lexicographic_less);
  result.feet.erase(std::unique(result.feet.begin(), result.feet.end()), result.feet.end());
  return result;
}

}  // namespace

Bridges bridge_inlets(const FaceLayer& layer, const std::vector<RegionId>& owner, double width) {
  return put_in(layer.coverage, Bridger(layer, owner, width, nullptr).bridges());
}

Bridges bridge_inlets(const FaceLayer& layer, const std::vector<RegionId>& owner, double width,
                      const std::vector<Box>& changed) {
  return put_in(layer.coverage, Bridger(layer, owner, width, &changed).bridges());
}

}  // namespace grens
