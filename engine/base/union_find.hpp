#pragma once
#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace grens {

/// Sets of the numbers 0 .. n-1 that grow together; nearly O(1) a step (R. E. Tarjan, Efficiency of
/// a good but not linear set union algorithm, 1975, with paths halved).
class UnionFind {
 public:
  explicit UnionFind(std::size_t n) : parent_(n) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  /// The smallest member stands for all.
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }
  void unite(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace grens
