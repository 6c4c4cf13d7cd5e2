// The points that rank lowest of all are taken arc by arc, because what is near them is then near
// in memory too; within an arc from the lowest rank up. The highest of each arc waits for all
// others: between two borders that enclose land it is the flatter one that becomes straight, and
// not the one that comes first. If some of them had to stay and so many
// points are wanted, others go instead, from the lowest rank of all up.
//
// Each point is asked whether the triangle it makes with its neighbours is empty, by an index of
// the points that are left. One that is not waits for the point found in its triangle: when that
// goes, or a neighbour does so that the triangle is another one, it is asked again. As points only
// ever go, what is in a triangle does not depend on which of several points there is waited for.
//
// Why this is enough: a border that passes through the triangle, without a point in it, would have
// to come in by the new side and leave by it, which straight lines do not. What remains is a side
// that is already there: between two nodes with another arc that is a single segment, or in a loop
// of three points.
#include "coverage/thinning.hpp"

#include <algorithm>
#include <cmath>

namespace grens {
namespace {

/// The part of its land that every unit keeps: between points in line it could be left with less
/// than a grain of sand, which is no land although it is a polygon.
constexpr double kLeastLand = 0.01;

/// Where arcs begin, in the order in which their points are kept.
std::vector<std::uint32_t> starts_of(const Coverage& coverage) {
  std::vector<std::uint32_t> starts;
  for (const Arc& arc : coverage.arcs) starts.push_back(arc.first);
  std::sort(starts.begin(), starts.end());
  return starts;
}

}  // namespace

Thinning::Thinning(const Coverage& coverage, std::span<const double> ranks)
    : coverage_(coverage),
      ranks_(ranks),
      state_(coverage.points.size(), State::kFixed),
      before_(coverage.points.size()),
      after_(coverage.points.size()),
      arc_of_(coverage.points.size()),
      left_(coverage.arcs.size()),
      live_(coverage.points, starts_of(coverage), link()),
      again_(Later{this}) {
  measure_units();
}

void Thinning::run(double tolerance, std::size_t limit) {
  std::vector<Ranked> order;
  for (std::uint32_t i = 0; i < state_.size(); ++i) {
    if (state_[i] == State::kThere && ranks_[i] <= tolerance) order.push_back({ranks_[i], i});
  }
  const auto lower = [&](const Ranked& p, const Ranked& q) { return sooner(p, q); };
  const auto end_of_first =
      order.begin() + static_cast<std::ptrdiff_t>(std::min(limit, order.size()));
  std::nth_element(order.begin(), end_of_first, order.end(), lower);
  std::sort(order.begin(), end_of_first, [&](const Ranked& p, const Ranked& q) {
    const std::uint32_t a = arc_of_[p.at];
    const std::uint32_t b = arc_of_[q.at];
    return a != b ? a < b : lower(p, q);
  });
  std::vector<Ranked> highest_of_arcs;
  for (auto next = order.begin(); next != end_of_first; ++next) {
    if (next + 1 == end_of_first || arc_of_[(next + 1)->at] != arc_of_[next->at]) {
      highest_of_arcs.push_back(*next);
    } else {
      ask_all(next->at, limit);
    }
  }
  std::sort(highest_of_arcs.begin(), highest_of_arcs.end(), lower);
  for (const Ranked& next : highest_of_arcs) ask_all(next.at, limit);
  if (gone_ == limit) return;
  std::sort(end_of_first, order.end(), lower);
  for (auto next = end_of_first; next != order.end() && gone_ < limit; ++next) {
    ask_all(next->at, limit);
  }
}

/// Asks a point, and again those that it was in the way of.
void Thinning::ask_all(std::uint32_t i, std::size_t limit) {
  ask(i);
  while (!again_.empty()) {
    const std::uint32_t at = again_.top().at;
    again_.pop();
    if (gone_ == limit) {
      state_[at] = State::kWaits;
    } else {
      ask(at);
    }
  }
}

std::size_t Thinning::waiting() const {
  return static_cast<std::size_t>(std::count(state_.begin(), state_.end(), State::kWaits));
}

/// Equal ranks go in lexicographic order.
bool Thinning::sooner(const Ranked& p, const Ranked& q) const {
  if (p.rank != q.rank) return p.rank < q.rank;
  return lexicographic_less(coverage_.points[p.at], coverage_.points[q.at]);
}

/// Links the points of each arc. Gives back which of all points the index holds: inner ones, and of
/// each node one.
std::vector<std::uint8_t> Thinning::link() {
  std::vector<std::uint8_t> there(state_.size());
  std::vector<std::uint8_t> node_there(coverage_.nodes.size());
  for (std::size_t a = 0; a < coverage_.arcs.size(); ++a) {
    const Arc& arc = coverage_.arcs[a];
    const std::uint32_t last = arc.first + arc.count - 1;
    for (std::uint32_t i = arc.first; i <= last; ++i) {
      before_[i] = i - 1;
      after_[i] = i + 1;
      arc_of_[i] = static_cast<std::uint32_t>(a);
    }
    for (std::uint32_t i = arc.first + first_inner(arc); i < last; ++i) {
      state_[i] = State::kThere;
      there[i] = 1;
    }
    left_[a] = inner_count(arc);
    if (is_loop(arc)) {
      before_[arc.first] = last - 1;
      after_[last - 1] = arc.first;
      continue;
    }
    if (left_[a] == 0) straight_.insert(std::minmax(arc.from, arc.to));
    for (const auto& [node, at] : {std::pair(arc.from, arc.first), std::pair(arc.to, last)}) {
      std::uint8_t& known = node_there[static_cast<std::size_t>(node)];
      if (known == 0) there[at] = 1;
      known = 1;
    }
  }
  return there;
}

/// Every unit's area, around the first point of all, and the least that it keeps.
void Thinning::measure_units() {
  area_.assign(coverage_.unit_count, 0);
  for (const Arc& arc : coverage_.arcs) {
    const Point& origin = coverage_.points.front();
    double twice = 0;
    for (std::uint32_t i = arc.first + 1; i < arc.first + arc.count; ++i) {
      const Point& p = coverage_.points[i - 1];
      const Point& q = coverage_.points[i];
      twice += (p.x - origin.x) * (q.y - origin.y) - (q.x - origin.x) * (p.y - origin.y);
    }
    if (arc.left >= 0) area_[static_cast<std::size_t>(arc.left)] += twice;
    if (arc.right >= 0) area_[static_cast<std::size_t>(arc.right)] -= twice;
  }
  for (const double area : area_) least_.push_back(kLeastLand * area);
}

/// Whether the units beside a point keep land without it; then it is theirs from now on.
bool Thinning::leaves_land(std::uint32_t i) {
  const Arc& arc = coverage_.arcs[arc_of_[i]];
  const Point& a = coverage_.points[before_[i]];
  const Point& p = coverage_.points[i];
  const Point& b = coverage_.points[after_[i]];
  const double lost = (p.x - a.x) * (b.y - a.y) - (b.x - a.x) * (p.y - a.y);  // by the left
  const UnitId loser = lost > 0 ? arc.left : arc.right;
  const UnitId winner = lost > 0 ? arc.right : arc.left;
  if (loser >= 0) {
    double& area = area_[static_cast<std::size_t>(loser)];
    if (area - std::abs(lost) < least_[static_cast<std::size_t>(loser)]) return false;
    area -= std::abs(lost);
  }
  if (winner >= 0) area_[static_cast<std::size_t>(winner)] += std::abs(lost);
  return true;
}

void Thinning::ask(std::uint32_t i) {
  const Arc& arc = coverage_.arcs[arc_of_[i]];
  std::uint32_t& left = left_[arc_of_[i]];
  state_[i] = State::kWaits;
  if (left <= least_inner(arc)) return;
  const std::pair<std::int32_t, std::int32_t> ends = std::minmax(arc.from, arc.to);
  const bool last = left == 1;  // then it is no loop
  if (last && straight_.contains(ends)) return;
  const std::vector<Point>& points = coverage_.points;
  const auto found = live_.in_triangle(points[before_[i]], points[i], points[after_[i]]);
  if (found) {
    waiting_for_[static_cast<std::uint32_t>(*found)].push_back(i);
    return;
  }
  if (!leaves_land(i)) return;
  if (last) straight_.insert(ends);
  --left;
  remove(i);
}

void Thinning::remove(std::uint32_t i) {
  state_[i] = State::kGone;
  ++gone_;
  highest_ = std::max(highest_, ranks_[i]);
  live_.remove(i);
  after_[before_[i]] = after_[i];
  before_[after_[i]] = before_[i];
  for (const std::uint32_t neighbour : {before_[i], after_[i]}) ask_again(neighbour);
  const auto waiting = waiting_for_.find(i);
  if (waiting == waiting_for_.end()) return;
  for (const std::uint32_t other : waiting->second) ask_again(other);
  waiting_for_.erase(waiting);
}

void Thinning::ask_again(std::uint32_t i) {
  if (state_[i] != State::kWaits) return;
  state_[i] = State::kAgain;
  again_.push({ranks_[i], i});
}

}  // namespace grens
