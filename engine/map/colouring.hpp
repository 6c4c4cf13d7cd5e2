#pragma once
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace grens {

/// Colours of the vertices of a graph.
struct Colouring {
  std::vector<std::size_t> colour;  ///< by vertex, below `colours`
  std::size_t colours = 0;          ///< how many are used
  std::size_t alike = 0;            ///< edges whose ends got the same colour, for want of colours
};

/// Colours `count` vertices so that the ends of an edge differ, with few colours (five are
/// as good as three) and each of them used about as often; `most` is how many there are (at least
/// 1). The vertex with most colours around it goes first (DSATUR), so planar maps rarely need a
/// sixth colour; the same graph always gets the same colours. O(count^2 + edges).
Colouring colour_graph(std::size_t count,
                       std::span<const std::pair<std::size_t, std::size_t>> edges,
                       std::size_t most);

}  // namespace grens
