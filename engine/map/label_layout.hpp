#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "geometry/point.hpp"

namespace grens {

/// A straight line from a label to what it names.
struct Leader {
  Point from;  ///< in the label's box or on its edge
  Point to;
};

/// A place that a label may take.
struct LabelPlace {
  Box box;                  ///< mm on the page, with the air that it needs around it
  double cost = 0;          ///< how much worse it is than the best
  std::size_t variant = 0;  ///< which form of the text this place is for; the caller's
  std::optional<Leader> leader{};
};

/// A label that looks for a place.
struct LabelWish {
  std::vector<LabelPlace> places;
  int rank = 0;  ///< labels of a smaller rank choose first
};

/// Finds a place for as many labels as it can, cheap places first: by rank, and of one rank those
/// with fewer places first. A label that finds all its places taken may move one of its own or a
/// later rank to another free place, or push one of a later rank off.
///
/// By label the place taken (into `places`), or none. The boxes taken lie in `page`, and neither
/// boxes nor leaders meet another label's box or leader. The same wishes give the same places.
/// O(places * labels).
std::vector<std::optional<std::size_t>> place_labels(std::span<const LabelWish> wishes,
                                                     const Box& page);

/// Whether two boxes share more than an edge.
inline bool overlaps(const Box& a, const Box& b) {
  return a.min_x < b.max_x && b.min_x < a.max_x && a.min_y < b.max_y && b.min_y < a.max_y;
}

/// Whether two places get into each other's way: box, leader or both.
bool in_the_way(const LabelPlace& a, const LabelPlace& b);

}  // namespace grens
