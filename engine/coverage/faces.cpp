// Every arc is walked on both sides: at a node goes on the first arc clockwise from the one that
// came, which keeps to one face. A loop walked counter-clockwise is the outline of a face; a
// clockwise one is the outline of a connected piece of linework, and the face around it is the
// smallest whose outline holds one of its points: pieces share no point, so any will do.
#include "coverage/faces.hpp"

#include <algorithm>
#include <vector>

#include "coverage/arc_ring.hpp"
#include "geometry/box_index.hpp"
#include "geometry/predicates.hpp"

namespace grens {
namespace {

class FaceFinder {
 public:
  explicit FaceFinder(Coverage& lines) : lines_(lines), loop_of_(2 * lines.arcs.size(), kNone) {}

  void number() {
    list_ends();
    for (std::size_t i = 0; i < lines_.arcs.size(); ++i) {
      for (const ArcRef ref : {static_cast<ArcRef>(i), ~static_cast<ArcRef>(i)}) {
        if (loop_of_[slot(ref)] == kNone) walk(ref);
      }
    }
    std::vector<std::int32_t> face(loops_.size());
    std::vector<std::size_t> outlines;
    for (std::size_t l = 0; l < loops_.size(); ++l) {
      if (loops_[l].shape.area <= 0) continue;
      face[l] = static_cast<std::int32_t>(outlines.size());
      outlines.push_back(l);
    }
    place_pieces(outlines, face);
    for (std::size_t i = 0; i < lines_.arcs.size(); ++i) {
      lines_.arcs[i].left = face[loop_of_[2 * i]];
      lines_.arcs[i].right = face[loop_of_[2 * i + 1]];
    }
    lines_.unit_count = outlines.size();
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  struct Loop {
    ArcRing ring;
    RingShape shape;
  };

  static std::size_t slot(ArcRef ref) {
    return 2 * static_cast<std::size_t>(arc_index(ref)) + (is_reversed(ref) ? 1 : 0);
  }

  /// Ends of arcs, grouped by the node that they leave.
  void list_ends() {
    first_.assign(lines_.nodes.size() + 1, 0);
    const auto for_each_end = [&](auto&& use) {
      for (std::size_t i = 0; i < lines_.arcs.size(); ++i) {
        if (lines_.arcs[i].from < 0) continue;
        for (const ArcRef ref : {static_cast<ArcRef>(i), ~static_cast<ArcRef>(i)}) {
          use(ref, static_cast<std::size_t>(lines_.start_node(ref)));
        }
      }
    };
    for_each_end([&](ArcRef, std::size_t node) { ++first_[node + 1]; });
    for (std::size_t n = 1; n < first_.size(); ++n) first_[n] += first_[n - 1];
    leaving_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for_each_end([&](ArcRef ref, std::size_t node) { leaving_[next[node]++] = ref; });
  }

  ArcRef next(ArcRef ref) const {
    if (lines_.arc(ref).from < 0) return ref;
    const auto node = static_cast<std::size_t>(lines_.end_node(ref));
    ArcRef best = leaving_[first_[node]];
    for (std::uint32_t h = first_[node] + 1; h < first_[node + 1]; ++h) {
      if (clockwise_before(lines_.nodes[node], lines_.second_point(~ref),
                           lines_.second_point(leaving_[h]), lines_.second_point(best))) {
        best = leaving_[h];
      }
    }
    return best;
  }

  void walk(ArcRef start) {
    Loop loop;
    ArcRef ref = start;
    do {
      loop_of_[slot(ref)] = loops_.size();
      loop.ring.arcs.push_back(ref);
      ref = next(ref);
    } while (ref != start);
    loop.shape = ring_shape(lines_, loop.ring);
    loops_.push_back(std::move(loop));
  }

  void place_pieces(const std::vector<std::size_t>& outlines, std::vector<std::int32_t>& face) {
    std::vector<Box> boxes;
    for (const std::size_t l : outlines) boxes.push_back(loops_[l].shape.box);
    const BoxIndex index(boxes);
    for (std::size_t l = 0; l < loops_.size(); ++l) {
      if (loops_[l].shape.area > 0) continue;
      const Point place = lines_.arc_points(arc_index(loops_[l].ring.arcs.front())).front();
      face[l] = kOutside;
      double smallest = 0;
      for (const std::size_t o : index.containing(place)) {
        const Loop& outline = loops_[outlines[o]];
        if (face[l] != kOutside && outline.shape.area >= smallest) continue;
        if (locate_in(lines_, outline.ring, place) != Side::kIn) continue;
        face[l] = static_cast<std::int32_t>(o);
        smallest = outline.shape.area;
      }
    }
  }

  Coverage& lines_;
  std::vector<std::uint32_t> first_;  // ends that leave node n: leaving_[first_[n]] up to n + 1
  std::vector<ArcRef> leaving_;
  std::vector<std::size_t> loop_of_;
  std::vector<Loop> loops_;
};

}  // namespace

void number_faces(Coverage& linework) { FaceFinder(linework).number(); }

}  // namespace grens
