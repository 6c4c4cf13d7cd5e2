// An arc is a border when its sides carry different labels. Each border is walked once for every
// region beside it, with the region on the left. At a node where several borders of the region
// leave, the walk takes the first clockwise from the one it came by: it stays in the same corner of
// the region, so that it traces one face of it. A face may touch itself in a node; the loop is then
// cut there, with a stack, so that no ring passes a node twice.
#include "coverage/walk.hpp"

#include <algorithm>
#include <optional>

#include "geometry/predicates.hpp"

namespace grens {
namespace {

class Walker {
 public:
  Walker(const Coverage& coverage, std::span<const RegionId> labels, std::size_t region_count)
      : coverage_(coverage), labels_(labels), regions_(region_count) {}

  std::vector<WalkedRings> walk() {
    list_borders();
    place_ = std::vector<std::int32_t>(coverage_.nodes.size(), -1);
    for (std::size_t h = 0; h < borders_.size(); ++h) {
      if (walked_[h] == 0) walk_from(h);
    }
    break_at_bad_segments();
    return std::move(regions_);
  }

 private:
  std::int32_t label(UnitId unit) const {
    return unit < 0 ? kOutside : labels_[static_cast<std::size_t>(unit)];
  }
  RegionId region(ArcRef ref) const {
    const Arc& arc = coverage_.arc(ref);
    return label(is_reversed(ref) ? arc.right : arc.left);
  }

  /// Ends of borders, grouped by the node that they leave; those with a region on their left are to
  /// be walked. Loops without a node are rings.
  void list_borders() {
    std::vector<ArcRef> unsorted;
    leaving_.assign(coverage_.nodes.size() + 1, 0);
    for (std::size_t i = 0; i < coverage_.arcs.size(); ++i) {
      const Arc& a = coverage_.arcs[i];
      if (label(a.left) == label(a.right)) continue;
      for (const ArcRef ref : {static_cast<ArcRef>(i), ~static_cast<ArcRef>(i)}) {
        if (a.from >= 0) {
          unsorted.push_back(ref);
          ++leaving_[static_cast<std::size_t>(coverage_.start_node(ref)) + 1];
        } else if (region(ref) >= 0) {
          regions_[static_cast<std::size_t>(region(ref))].rings.push_back({{ref}});
        }
      }
    }
    for (std::size_t n = 1; n < leaving_.size(); ++n) leaving_[n] += leaving_[n - 1];
    borders_.resize(unsorted.size());
    walked_.resize(unsorted.size());
    std::vector<std::uint32_t> next(leaving_.begin(), leaving_.end() - 1);
    for (const ArcRef ref : unsorted) {
      const std::uint32_t h = next[static_cast<std::size_t>(coverage_.start_node(ref))]++;
      borders_[h] = ref;
      walked_[h] = region(ref) < 0 ? 1 : 0;
    }
  }

  /// The border of the same region that leaves where `ref` arrives, first clockwise from `ref`; its
  /// position in borders_. None: there is no such border, or another one of the region arrives in
  /// between, so that the region's borders cross in the node.
  std::optional<std::size_t> next_border(ArcRef ref) const {
    const auto node = static_cast<std::size_t>(coverage_.end_node(ref));
    const RegionId r = region(ref);
    std::optional<std::size_t> best;
    bool choice = false;
    const auto before = [&](ArcRef p, ArcRef q) {
      return clockwise_before(coverage_.nodes[node], coverage_.second_point(~ref),
                              coverage_.second_point(p), coverage_.second_point(q));
    };
    for (std::size_t h = leaving_[node]; h < leaving_[node + 1]; ++h) {
      if (region(borders_[h]) != r) continue;
      choice = best.has_value();
      if (!best || before(borders_[h], borders_[*best])) best = h;
    }
    for (std::size_t h = leaving_[node]; choice && h < leaving_[node + 1]; ++h) {
      const ArcRef arriving = ~borders_[h];
      if (arriving != ref && region(arriving) == r && before(borders_[h], borders_[*best])) {
        return std::nullopt;
      }
    }
    return best;
  }

  void walk_from(std::size_t start) {
    WalkedRings& out = regions_[static_cast<std::size_t>(region(borders_[start]))];
    loop_.clear();
    std::size_t h = start;
    do {
      walked_[h] = 1;
      loop_.push_back(borders_[h]);
      const std::optional<std::size_t> next = next_border(borders_[h]);
      if (!next || (walked_[*next] != 0 && *next != start)) {
        out.broken = true;  // only where borders do not match
        return;
      }
      h = *next;
    } while (h != start);
    cut_loop(out);
  }

  /// Cuts the loop at every node that it passes twice. `place_` holds, for a node on the stack, how
  /// many arcs the stack had when the walk stood there.
  void cut_loop(WalkedRings& out) {
    stack_.clear();
    place_[static_cast<std::size_t>(coverage_.start_node(loop_[0]))] = 0;
    for (const ArcRef ref : loop_) {
      stack_.push_back(ref);
      const auto node = static_cast<std::size_t>(coverage_.end_node(ref));
      if (place_[node] < 0) {
        place_[node] = static_cast<std::int32_t>(stack_.size());
        continue;
      }
      const auto cut = stack_.begin() + place_[node];
      ArcRing ring{{cut, stack_.end()}};
      for (const ArcRef inside : ring.arcs) {
        place_[static_cast<std::size_t>(coverage_.end_node(inside))] = -1;
      }
      place_[node] = static_cast<std::int32_t>(cut - stack_.begin());
      stack_.erase(cut, stack_.end());
      out.rings.push_back(std::move(ring));
    }
    place_[static_cast<std::size_t>(coverage_.start_node(loop_[0]))] = -1;
  }

  void break_at_bad_segments() {
    const auto mark = [&](const std::vector<UnitId>& units) {
      for (const UnitId unit : units) {
        if (label(unit) >= 0) regions_[static_cast<std::size_t>(label(unit))].broken = true;
      }
    };
    for (const BadSegment& bad : coverage_.bad_segments) {
      mark(bad.forward);
      mark(bad.backward);
    }
  }

  const Coverage& coverage_;
  std::span<const RegionId> labels_;
  std::vector<WalkedRings> regions_;
  std::vector<std::uint32_t> leaving_;  // borders_ of node n: leaving_[n] up to leaving_[n + 1]
  std::vector<ArcRef> borders_;
  std::vector<std::uint8_t> walked_;
  std::vector<std::int32_t> place_;
  std::vector<ArcRef> loop_;
  std::vector<ArcRef> stack_;
};

}  // namespace

std::vector<WalkedRings> walk_regions(const Coverage& coverage, std::span<const RegionId> labels,
                                      std::size_t region_count) {
  return Walker(coverage, labels, region_count).walk();
}

}  // namespace grens
