#pragma once
#include <cstddef>

#include "coverage/coverage.hpp"

namespace grens {

/// Finds the faces of noded linework: the pieces that it cuts the plane into. Puts the number of
/// the face on either side into `left` and `right` of each arc (kOutside: the one without end), and
/// into unit_count how many there are: the faces become the units of the coverage, so that
/// `dissolve` walks faces, or groups of them, like units. Faces are numbered in the order of their
/// first arcs. O(arcs log arcs).
void number_faces(Coverage& linework);

}  // namespace grens
