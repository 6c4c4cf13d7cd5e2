#pragma once
#include <vector>

#include "coverage/face_layer.hpp"

namespace grens {

/// What lies across an arc of a face.
struct FaceSide {
  std::int32_t face = kOutside;  ///< the other face
  std::int32_t arc = 0;
};
using SidesOfFaces = std::vector<std::vector<FaceSide>>;
SidesOfFaces sides_of_faces(const FaceLayer& layer);

/// Which faces of a unit hang together, along borders and not in points only.
struct Pieces {
  /// By face, and there by position in Face::units: a number of the piece.
  std::vector<std::vector<std::size_t>> piece;
};
Pieces pieces_as_read(const FaceLayer& layer, const SidesOfFaces& sides);

/// A piece of a unit that no longer hangs together.
struct BrokenPiece {
  UnitId unit = 0;
  std::vector<std::size_t> faces;     ///< of the piece as read, ascending
  std::vector<std::size_t> fragment;  ///< by position in `faces`: number of the fragment that the
                                      ///< face is part of now; meaningful where the unit owns it
  bool lost = false;                  ///< the unit owns none of the faces
};

/// Compares what each unit owns with the pieces it had. Sorted by unit, then first face.
std::vector<BrokenPiece> broken_pieces(const FaceLayer& layer, const SidesOfFaces& sides,
                                       const Pieces& before, const std::vector<RegionId>& owner);

/// The fewest faces of the piece, not owned by the unit, that lead from its fragment with the
/// fewest faces to another one; empty when there is no such way.
std::vector<std::size_t> way_to_another_fragment(const FaceLayer& layer, const SidesOfFaces& sides,
                                                 const BrokenPiece& piece,
                                                 const std::vector<RegionId>& owner);

}  // namespace grens
