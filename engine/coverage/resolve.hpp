#pragma once
#include <vector>

#include "coverage/face_layer.hpp"
#include "coverage/pieces.hpp"

namespace grens {

/// Who receives a gap or an overlap. Ties, and what a rule cannot decide, go to the next rule in
/// this order: longest border, then the unit that comes first by code.
enum class Receiver {
  kLongestBorder,  ///< the unit with the longest total border along the face
  kLargest,        ///< the largest unit beside it (or of the overlap), by area as read
  kSmallest,
};

/// What becomes of gaps and overlaps.
struct RepairRules {
  bool keep_gaps = false;                        ///< all gaps stay
  Receiver receiver = Receiver::kLongestBorder;  ///< who gets what several could have
  UnitId named = -1;  ///< this unit receives whatever it has a claim to; -1: none
};

/// A gap, an overlap, or a tip of a unit that was given to one unit.
struct Given {
  std::vector<std::size_t> faces;  ///< one; several for a gap that bridges cut (gap_groups.hpp)
  UnitId to = 0;                   ///< who received it
  double area = 0;                 ///< m2
  double perimeter = 0;            ///< m, of all faces together
  bool to_keep_whole = false;  ///< because the unit would have been lost or cut in two otherwise
};

/// Who holds which face after the repair, and how that came about.
struct Resolution {
  Holders holders;           ///< owner of each face
  std::vector<Given> given;  ///< by first face, ascending
};

/// Gives faces one owner each: overlaps to one of their units, narrow gaps to one of their
/// neighbours. A piece of a unit that hangs together before hangs together after, and the unit
/// keeps half of it at least: overlaps that it needs for that are given to it, whatever the rules.
/// Where several units need one, a tip that it would cut off from one of them is given away:
/// narrower than the tolerance, and a tenth of the overlap at most. Else it stays undecided, as
/// that of units with the same geometry: each keeps it. A gap in which a circle of a diameter of
/// `tolerance` metres has room stays. O(faces log faces).
Resolution resolve_faces(const FaceLayer& layer, double tolerance, const RepairRules& rules);

/// The land of each unit after that. As many passes over the arcs as units share an undecided face,
/// nearly always one.
Dissolved resolved_units(const FaceLayer& layer, const Resolution& resolution);

}  // namespace grens
