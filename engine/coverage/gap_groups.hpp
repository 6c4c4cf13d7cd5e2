#pragma once
#include <vector>

#include "coverage/pieces.hpp"

namespace grens {

/// Gathers gaps that bridges have cut (see inlets.hpp) into groups that lie between the same units,
/// so that each goes to one of them: faces among `gaps` (1 by face) that share a border, as long as
/// no more than two units lie beside all of them. Returns the groups, each ascending, by their
/// first face; a gap without such a neighbour is a group of its own. O(arcs log arcs).
std::vector<std::vector<std::size_t>> gap_groups(const FaceLayer& layer, const SidesOfFaces& sides,
                                                 const std::vector<std::uint8_t>& gaps);

}  // namespace grens
