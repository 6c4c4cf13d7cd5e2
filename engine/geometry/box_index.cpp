// A thin cover over boost::geometry::index::rtree, so that its headers are compiled once. Empty
// boxes are left out: they meet nothing.
#include "geometry/box_index.hpp"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <iterator>
#include <utility>

namespace grens {
namespace {

namespace bg = boost::geometry;
using TreePoint = bg::model::point<double, 2, bg::cs::cartesian>;
using TreeBox = bg::model::box<TreePoint>;
using Entry = std::pair<TreeBox, std::size_t>;

TreeBox to_tree(const Box& box) { return {{box.min_x, box.min_y}, {box.max_x, box.max_y}}; }

/// Hands on positions of entries without copying the entries.
struct PositionSink {
  const std::function<void(std::size_t)>* visit;
  using iterator_category = std::output_iterator_tag;
  using value_type = void;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = void;
  PositionSink& operator=(const Entry& entry) {
    (*visit)(entry.second);
    return *this;
  }
  PositionSink& operator*() { return *this; }
  PositionSink& operator++() { return *this; }
  PositionSink operator++(int) { return *this; }
};

}  // namespace

struct BoxIndex::Tree {
  bg::index::rtree<Entry, bg::index::quadratic<16>> tree;
};

BoxIndex::BoxIndex(std::span<const Box> boxes) : tree_(std::make_unique<Tree>()) {
  std::vector<Entry> entries;
  entries.reserve(boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (!boxes[i].empty()) entries.emplace_back(to_tree(boxes[i]), i);
  }
  tree_->tree = decltype(tree_->tree)(entries);  // packed
}

BoxIndex::~BoxIndex() = default;
BoxIndex::BoxIndex(BoxIndex&&) noexcept = default;
BoxIndex& BoxIndex::operator=(BoxIndex&&) noexcept = default;

std::vector<std::size_t> BoxIndex::containing(const Point& p) const {
  return meeting(Box{p.x, p.y, p.x, p.y});
}

std::vector<std::size_t> BoxIndex::meeting(const Box& box) const {
  std::vector<std::size_t> positions;
  for_each_meeting(box, [&](std::size_t position) { positions.push_back(position); });
  std::sort(positions.begin(), positions.end());
  return positions;
}

void BoxIndex::for_each_meeting(const Box& box,
                                const std::function<void(std::size_t)>& visit) const {
  tree_->tree.query(bg::index::intersects(to_tree(box)), PositionSink{&visit});
}

void BoxIndex::by_distance(const Point& p,
                           const std::function<bool(std::size_t, double)>& visit) const {
  if (tree_->tree.empty()) return;
  const TreePoint at(p.x, p.y);
  const auto nearest = bg::index::nearest(at, static_cast<unsigned>(tree_->tree.size()));
  for (auto entry = tree_->tree.qbegin(nearest); entry != tree_->tree.qend(); ++entry) {
    if (!visit(entry->second, bg::distance(at, entry->first))) return;
  }
}

}  // namespace grens
