#pragma once
#include <vector>

#include "coverage/face_layer.hpp"

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
  bool keep_gaps = false;  ///< all gaps stay
  Receiver receiver = Receiver::kLongestBorder;
  UnitId named = -1;  ///< this unit receives whatever it has a claim to; -1: none
};

/// A gap or an overlap that was given to one unit.
struct Given {
  std::vector<std::size_t> faces;  ///< one; several for a gap that bridges cut (gap_groups.hpp)
  UnitId to = 0;
  double area = 0;             ///< m2
  double perimeter = 0;        ///< m, of all faces together
  bool to_keep_whole = false;  ///< because the unit would have been lost or cut in two otherwise
};

/// A unit of which a piece could not be kept: lost, or cut in two.
struct Harm {
  UnitId unit = 0;
  std::size_t face = 0;  ///< of the piece
  bool lost = false;
};

struct Resolution {
  std::vector<RegionId> owner;  ///< by face; kNoRegion: land of nobody
  std::vector<Given> given;     ///< by first face, ascending
  std::vector<Harm> harm;       ///< nearly always empty
};

/// Gives every face one owner at most: overlaps to one of their units, narrow gaps to one of their
/// neighbours. A piece of a unit that hangs together before hangs together after: overlaps that it
/// needs for that are given to it, whatever the rules. A gap in which a circle of a diameter of
/// `tolerance` metres has room stays. O(faces log faces).
Resolution resolve_faces(const FaceLayer& layer, double tolerance, const RepairRules& rules);

/// The land of each unit after that.
Dissolved resolved_units(const FaceLayer& layer, const Resolution& resolution);

}  // namespace grens
