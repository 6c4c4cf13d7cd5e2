#pragma once
#include <cstddef>
#include <vector>

#include "coverage/overlaps.hpp"
#include "geometry/measure.hpp"
#include "geometry/rings.hpp"

namespace grens {

/// The regions of one layer: the units of a ring set, each a valid polygon.
struct RegionRings {
  const RingSet& rings;   ///< only borrowed
  std::size_t count = 0;  ///< of regions; one may have no ring
};

/// Land that a region of A and a region of B share, or that only one layer has.
struct LandPiece {
  UnitId a = kOutside;  ///< region of A; kOutside: land that A leaves out
  UnitId b = kOutside;  ///< region of B; kOutside: land that B leaves out
  double area = 0;      ///< m2
};

/// A part of such land in which no circle as wide as the tolerance has room.
struct LandSliver {
  UnitId a = kOutside;  ///< as of a piece
  UnitId b = kOutside;  ///< as of a piece
  double area = 0;      ///< m2
  double width = 0;     ///< m, as mean_width has it
  Point place;          ///< inside it, in layer coordinates
};

/// What two layers cut each other's land into.
struct LandPieces {
  std::vector<LandPiece> pieces;    ///< by a, then b, those without come last; never without both
  RingSet rings;                    ///< of the pieces, by their positions
  std::vector<LandSliver> slivers;  ///< largest first, ties by a, then b, then place
  double only_a = 0;  ///< m2 of A that B leaves out, slivers not counted, whether kept or not
  double only_b = 0;  ///< the same of B
  std::vector<double> area_a;           ///< m2 by region of A, measured face by face
  std::vector<double> area_b;           ///< the same of B
  std::vector<UnitOverlap> overlaps_a;  ///< within A, as find_overlaps has it
  std::vector<UnitOverlap> overlaps_b;  ///< within B
};

/// What becomes of land that only one layer has.
enum class OneSided {
  kKeep,  ///< it is a piece
  kLeave  ///< it is measured (`only_a`, `only_b`) and left out
};

/// Cuts the land of two layers in one CRS into pieces: the borders of both are laid over each other
/// (find_faces), and the faces that one region of A and one of B share are walked into polygons, so
/// that pieces share their borders point for point, and no vertex of either layer moves.
///
/// Parts of a piece that touch in points only are looked at one by one: a part in which no circle
/// of `tolerance` metres across has room (holds_circle) is a sliver, set apart, and no piece is
/// made of slivers alone. Two drawings of one border leave such parts; so do gaps within a layer.
/// What both layers draw just so, as a narrow island, is no sliver: neither region goes on beyond
/// it.
///
/// Where regions of one layer overlap, the land counts for each of them, and pieces overlap too.
/// So for every region: its pieces, kept or not, and its slivers are together its area. On an
/// ellipsoid an edge is bent between its ends, and cutting it in two straightens it a little: there
/// `area_a` differs from the region as read by as much.
///
/// As find_faces, and a pass over the arcs for each region that overlaps another in one place.
LandPieces cut_pieces(const RegionRings& a, const RegionRings& b, const Measurer& measurer,
                      double tolerance, OneSided one_sided);

}  // namespace grens
