#pragma once
#include <cstddef>
#include <cstdint>
#include <queue>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "coverage/coverage.hpp"
#include "geometry/live_points.hpp"

namespace grens {

/// A closed arc without a node: all its points may go, the first, which is the last, once.
inline bool is_loop(const Arc& arc) { return arc.from < 0; }
/// The inner points of an arc, those that may go: position in the arc of the first, how many there
/// are, and how many of them an arc needs to enclose land.
inline std::uint32_t first_inner(const Arc& arc) { return is_loop(arc) ? 0 : 1; }
inline std::uint32_t inner_count(const Arc& arc) { return arc.count - 1 - first_inner(arc); }
inline std::uint32_t least_inner(const Arc& arc) {
  if (is_loop(arc)) return 3;
  return arc.from == arc.to ? 2 : 0;
}

/// Takes points away from arcs, those that rank lowest of all, as long as no border comes to meet
/// another one and nothing changes sides (see simplify.hpp). Both spans must outlive it. 45 bytes a
/// point.
class Thinning {
 public:
  /// `ranks` is parallel to Coverage::points.
  Thinning(const Coverage& coverage, std::span<const double> ranks);
  Thinning(const Thinning&) = delete;
  Thinning& operator=(const Thinning&) = delete;

  /// Until so many have gone, or none that ranks at most `tolerance` can.
  void run(double tolerance, std::size_t limit);

  std::size_t gone() const { return gone_; }
  /// The highest rank of a point that went.
  double highest() const { return highest_; }
  /// By position in Coverage::points. The point of a loop that repeats its first is always left.
  bool is_left(std::size_t i) const { return state_[i] != State::kGone; }
  /// Whether the point was to go, and had to stay; how many there are.
  bool waits(std::size_t i) const { return state_[i] == State::kWaits; }
  std::size_t waiting() const;

 private:
  enum class State : std::uint8_t {
    kFixed,  ///< a node, or the point of a loop that repeats its first
    kThere,
    kWaits,
    kAgain,  ///< waited, and is about to be asked again
    kGone,
  };
  struct Ranked {
    double rank;
    std::uint32_t at;
  };
  struct Later {
    const Thinning* self;
    bool operator()(const Ranked& p, const Ranked& q) const { return self->sooner(q, p); }
  };

  bool sooner(const Ranked& p, const Ranked& q) const;
  std::vector<std::uint8_t> link();
  void measure_units();
  bool leaves_land(std::uint32_t i);
  void ask(std::uint32_t i);
  void ask_all(std::uint32_t i, std::size_t limit);
  void remove(std::uint32_t i);
  void ask_again(std::uint32_t i);

  const Coverage& coverage_;
  std::span<const double> ranks_;
  std::vector<State> state_;
  std::vector<std::uint32_t> before_;
  std::vector<std::uint32_t> after_;
  std::vector<std::uint32_t> arc_of_;
  std::vector<std::uint32_t> left_;                           // by arc: inner points that are left
  std::set<std::pair<std::int32_t, std::int32_t>> straight_;  // nodes with a single segment between
  std::vector<double> area_;   // by unit, twice, in layer coordinates: now
  std::vector<double> least_;  // and what a unit keeps at least
  LivePoints live_;
  std::priority_queue<Ranked, std::vector<Ranked>, Later> again_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> waiting_for_;
  std::size_t gone_ = 0;
  double highest_ = 0;
};

}  // namespace grens
