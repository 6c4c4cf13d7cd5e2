// DSATUR (D. Brelaz, New methods to color the vertices of a graph, 1979) finds how many colours do;
// a second run takes of these, or of five where fewer do, the one used least, so that no colour
// covers half of the map. Should the second get stuck where the first did not, it may open another
// colour.
#include "map/colouring.hpp"

#include <algorithm>

namespace grens {
namespace {

using Graph = std::vector<std::vector<std::size_t>>;
constexpr std::size_t kColoursLiked = 5;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// How often each colour is used by the neighbours of a vertex.
std::vector<std::size_t> around(const Graph& graph, const std::vector<std::size_t>& colour,
                                std::size_t vertex, std::size_t most) {
  std::vector<std::size_t> uses(most, 0);
  for (const std::size_t other : graph[vertex]) {
    if (colour[other] != kNone) ++uses[colour[other]];
  }
  return uses;
}

/// The vertex without a colour that has most colours around it, ties by most neighbours, then by
/// position.
std::size_t next_vertex(const Graph& graph, const std::vector<std::size_t>& colour,
                        std::size_t most) {
  std::size_t best = kNone;
  std::size_t best_colours = 0;
  for (std::size_t v = 0; v < graph.size(); ++v) {
    if (colour[v] != kNone) continue;
    const auto uses = around(graph, colour, v, most);
    const auto colours = static_cast<std::size_t>(
        std::count_if(uses.begin(), uses.end(), [](auto n) { return n > 0; }));
    if (best == kNone || colours > best_colours ||
        (colours == best_colours && graph[v].size() > graph[best].size())) {
      best = v;
      best_colours = colours;
    }
  }
  return best;
}

/// With `open` colours to be balanced; 0: the first that is free.
Colouring run(const Graph& graph, std::size_t most, std::size_t open) {
  Colouring result;
  result.colour.assign(graph.size(), kNone);
  std::vector<std::size_t> used(most, 0);
  for (std::size_t n = 0; n < graph.size(); ++n) {
    const std::size_t v = next_vertex(graph, result.colour, most);
    const auto uses = around(graph, result.colour, v, most);
    std::size_t chosen = 0;
    for (std::size_t c = 1; c < most; ++c) {
      const bool balanced = c < open && uses[c] == uses[chosen] && used[c] < used[chosen];
      if (uses[c] < uses[chosen] || balanced) chosen = c;
    }
    result.alike += uses[chosen];
    result.colour[v] = chosen;
    ++used[chosen];
    result.colours = std::max(result.colours, chosen + 1);
  }
  return result;
}

}  // namespace

Colouring colour_graph(std::size_t count,
                       std::span<const std::pair<std::size_t, std::size_t>> edges,
                       std::size_t most) {
  Graph graph(count);
  for (const auto& [a, b] : edges) {
    if (a == b) continue;
    graph[a].push_back(b);
    graph[b].push_back(a);
  }
  for (auto& others : graph) {
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
  }
  const Colouring few = run(graph, most, 0);
  Colouring balanced = run(graph, most, std::min(most, std::max(few.colours, kColoursLiked)));
  return balanced.alike <= few.alike ? balanced : few;
}

}  // namespace grens
