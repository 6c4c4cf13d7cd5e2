#pragma once
#include <cstddef>
#include <utility>
#include <vector>

#include "io/layer_look.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// Pairs of regions that share border or face each other, the graph that their colours come from.
std::vector<std::pair<std::size_t, std::size_t>> neighbour_pairs(const WorkLayer& work,
                                                                 const SchemeLabels& labels);

/// More regions than this have no look: nobody reads a legend of so many.
inline constexpr std::size_t kMostStyled = 1000;

/// How regions look where their file carries a style: each in one of the fills of our maps, as on
/// the map of all of them, so that neighbours differ; with borders, and names. The look refers to
/// both arguments.
LayerLook region_look(const WorkLayer& work, const SchemeLabels& labels);

}  // namespace grens
