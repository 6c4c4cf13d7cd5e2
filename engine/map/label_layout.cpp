// Greedy with one step of regret: a label without a free place looks for one that one or two other
// labels block, which can go elsewhere. What has been moved may leave room, so labels without a
// place are gone through again until none finds one. Places lie in a coarse grid of buckets, so
// that only what is near is compared; a leader is filed under all the buckets its box covers.
#include "map/label_layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace grens {
namespace {

constexpr double kBucket = 20;  // mm

double turn(const Point& a, const Point& b, const Point& c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool cross(const Leader& a, const Leader& b) {
  const bool apart_a = turn(a.from, a.to, b.from) * turn(a.from, a.to, b.to) > 0;
  const bool apart_b = turn(b.from, b.to, a.from) * turn(b.from, b.to, a.to) > 0;
  return !apart_a && !apart_b;
}

/// Whether a segment comes into a box: it is clipped to each side in turn.
bool enters(const Leader& line, const Box& box) {
  double first = 0;
  double last = 1;
  const auto clip = [&](double from, double to, double low, double high) {
    const double step = to - from;
    if (step == 0) return from > low && from < high;
    const double a = (low - from) / step;
    const double b = (high - from) / step;
    first = std::max(first, std::min(a, b));
    last = std::min(last, std::max(a, b));
    return first < last;
  };
  return clip(line.from.x, line.to.x, box.min_x, box.max_x) &&
         clip(line.from.y, line.to.y, box.min_y, box.max_y);
}

/// All that a place covers.
Box reach(const LabelPlace& place) {
  Box box = place.box;
  if (place.leader) {
    box.add(place.leader->from);
    box.add(place.leader->to);
  }
  return box;
}

class Placer {
 public:
  Placer(std::span<const LabelWish> wishes, const Box& page)
      : wishes_(wishes), taken_(wishes.size()), usable_(wishes.size()) {
    for (std::size_t w = 0; w < wishes.size(); ++w) {
      const std::vector<LabelPlace>& places = wishes[w].places;
      for (std::size_t p = 0; p < places.size(); ++p) {
        if (page.contains(places[p].box)) usable_[w].push_back(p);
      }
      std::stable_sort(usable_[w].begin(), usable_[w].end(), [&](std::size_t a, std::size_t b) {
        return places[a].cost < places[b].cost;
      });
    }
  }

  std::vector<std::optional<std::size_t>> place() {
    std::vector<std::size_t> order(wishes_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(wishes_[a].rank, usable_[a].size()) <
             std::pair(wishes_[b].rank, usable_[b].size());
    });
    for (bool again = true; again;) {
      again = false;
      for (const std::size_t w : order) {
        if (!taken_[w] && (take_free(w) || make_room(w))) again = true;
      }
    }
    return taken_;
  }

 private:
  const LabelPlace& at(std::size_t wish, std::size_t place) const {
    return wishes_[wish].places[place];
  }

  template <typename Visit>
  static void for_buckets(const Box& box, const Visit& visit) {
    const auto number = [](double mm) { return static_cast<int>(std::floor(mm / kBucket)); };
    for (int x = number(box.min_x); x <= number(box.max_x); ++x) {
      for (int y = number(box.min_y); y <= number(box.max_y); ++y) visit(std::pair(x, y));
    }
  }

  /// Labels in the way of a place.
  std::set<std::size_t> blockers(std::size_t wish, const LabelPlace& place) const {
    std::set<std::size_t> found;
    for_buckets(reach(place), [&](const std::pair<int, int>& key) {
      const auto bucket = buckets_.find(key);
      if (bucket == buckets_.end()) return;
      for (const std::size_t other : bucket->second) {
        if (other != wish && in_the_way(place, at(other, *taken_[other]))) found.insert(other);
      }
    });
    return found;
  }

  void take(std::size_t wish, std::size_t place) {
    taken_[wish] = place;
    for_buckets(reach(at(wish, place)), [&](const auto& key) { buckets_[key].insert(wish); });
  }
  void leave(std::size_t wish) {
    for_buckets(reach(at(wish, *taken_[wish])),
                [&](const auto& key) { buckets_[key].erase(wish); });
    taken_[wish].reset();
  }

  bool take_free(std::size_t wish) {
    for (const std::size_t place : usable_[wish]) {
      if (blockers(wish, at(wish, place)).empty()) {
        take(wish, place);
        return true;
      }
    }
    return false;
  }

  /// Takes a place whose blockers, of this or a later rank, all find another one; failing that,
  /// one whose only blocker is of a later rank.
  bool make_room(std::size_t wish) {
    for (const bool may_push_off : {false, true}) {
      for (const std::size_t place : usable_[wish]) {
        const std::set<std::size_t> others = blockers(wish, at(wish, place));
        const bool later = std::ranges::all_of(others, [&](std::size_t other) {
          return wishes_[other].rank >= wishes_[wish].rank + (may_push_off ? 1 : 0);
        });
        if (!later || others.size() > (may_push_off ? 1U : 2U)) continue;
        std::vector<std::size_t> before;
        for (const std::size_t other : others) {
          before.push_back(*taken_[other]);
          leave(other);
        }
        take(wish, place);
        if (std::ranges::all_of(others, [&](std::size_t other) { return take_free(other); }) ||
            may_push_off) {
          return true;
        }
        leave(wish);
        std::size_t n = 0;
        for (const std::size_t other : others) {
          if (taken_[other]) leave(other);
          take(other, before[n++]);
        }
      }
    }
    return false;
  }

  std::span<const LabelWish> wishes_;
  std::vector<std::optional<std::size_t>> taken_;
  std::vector<std::vector<std::size_t>> usable_;  // places on the page, cheap ones first
  std::map<std::pair<int, int>, std::set<std::size_t>> buckets_;
};

}  // namespace

bool in_the_way(const LabelPlace& a, const LabelPlace& b) {
  return overlaps(a.box, b.box) || (a.leader && enters(*a.leader, b.box)) ||
         (b.leader && enters(*b.leader, a.box)) ||
         (a.leader && b.leader && cross(*a.leader, *b.leader));
}

std::vector<std::optional<std::size_t>> place_labels(std::span<const LabelWish> wishes,
                                                     const Box& page) {
  return Placer(wishes, page).place();
}

}  // namespace grens
