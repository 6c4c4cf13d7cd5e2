#pragma once
#include <vector>

#include "coverage/face_layer.hpp"

namespace grens {

/// What lies across an arc of a face.
struct FaceSide {
  std::int32_t face = kOutside;  ///< the other face
  std::int32_t arc = 0;          ///< that lies between them
};
/// For each face what lies across its arcs.
using SidesOfFaces = std::vector<std::vector<FaceSide>>;
/// For each face of a layer what lies across each of its arcs. O(arcs).
SidesOfFaces sides_of_faces(const FaceLayer& layer);

/// Which faces of a unit hang together, along borders and not in points only.
struct Pieces {
  /// By face, and there by position in Face::units: a number of the piece.
  std::vector<std::vector<std::size_t>> piece;
};
/// The pieces of all units before anything is given to anybody. O(arcs).
Pieces pieces_as_read(const FaceLayer& layer, const SidesOfFaces& sides);

/// Whose the faces are.
struct Holders {
  std::vector<RegionId> owner;          ///< by face; kNoRegion: land of nobody
  std::vector<std::uint8_t> undecided;  ///< by face: 1 where all its units keep it
};

/// A piece of a unit that no longer hangs together, or of which the unit has little left.
struct BrokenPiece {
  /// Of a face that the unit does not have any more.
  static constexpr std::size_t kNotHeld = static_cast<std::size_t>(-1);

  UnitId unit = 0;                    ///< whose piece it is
  std::vector<std::size_t> faces;     ///< of the piece as read, ascending
  std::vector<std::size_t> fragment;  ///< by position in `faces`: number of the fragment that the
                                      ///< face is part of now; kNotHeld where the unit has it not
  double area = 0;                    ///< m2, as read
  bool lost = false;                  ///< the unit has less than half of it
};

/// Compares what each unit has with the pieces it had. Lost ones first, the smallest of them first;
/// ties, and the others, by unit, then first face.
std::vector<BrokenPiece> broken_pieces(const FaceLayer& layer, const SidesOfFaces& sides,
                                       const Pieces& before, const Holders& now);

/// The faces that the unit holds of the smallest fragment of a piece that is not lost.
std::vector<std::size_t> smallest_fragment(const FaceLayer& layer, const BrokenPiece& piece);

/// The fewest faces of the piece, not held by the unit, that lead from its smallest fragment to
/// another one. For a piece that is not lost.
std::vector<std::size_t> way_to_another_fragment(const FaceLayer& layer, const SidesOfFaces& sides,
                                                 const BrokenPiece& piece);

}  // namespace grens
