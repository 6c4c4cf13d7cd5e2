#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/cross_land.hpp"
#include "audit/land_pieces.hpp"
#include "audit/spread_people.hpp"
#include "base/progress.hpp"
#include "job/people_weights.hpp"
#include "job/work_layer.hpp"
#include "report/overlay_report.hpp"

namespace grens {

/// How wide a circle must have room in a piece, in m, when nothing else is asked for: within it two
/// drawings of one border are taken for one everywhere (see kFacingTolerance).
inline constexpr double kSliverWidth = kFacingTolerance;

/// A layer of regions: the records of a file as they are, or its units dissolved by a scheme.
struct RegionsWish {
  ReadOptions read;
  std::string scheme;  ///< empty: as they are
};

/// By what people are spread over the pieces.
struct PeopleWish {
  std::string points;  ///< file; empty: none
  std::string field;   ///< its column of weights; empty: found
  bool units = false;  ///< by the people of units: those of `unit_file`, else A's own
  std::optional<ReadOptions> unit_file;
};

/// What a person asks of an overlay.
struct OverlayWish {
  RegionsWish a;
  RegionsWish b;
  double tolerance = kSliverWidth;  ///< m
  OneSided one_sided = OneSided::kKeep;
  PeopleWish people;
  std::optional<int> year;
};

/// One of the two layers, in A's CRS.
struct RegionsRead {
  std::string file;  ///< as given
  std::string name;  ///< the scheme, or the layer's name
  UnitLayer layer;   ///< its units are the regions, valid polygons
  Crs crs;           ///< that it came in
  std::vector<RegionInfo> regions;
  std::vector<SourceInfo> sources;
};

/// Two layers laid over each other. Pieces are the units of `work`, so that all that is made of
/// units and arcs can be made of them.
struct LayerOverlay {
  RegionsRead a;
  RegionsRead b;
  double tolerance = 0;
  OneSided one_sided = OneSided::kKeep;
  LandPieces land;
  PeopleSource people;
  std::optional<PieceWeights> weights;
  WorkLayer work;  ///< codes are "a|b"; sources are those of both layers and of weights
  SchemeLabels labels_a;
  SchemeLabels labels_b;
  CrossBorder cross;
  std::optional<AuditInput> input;

  LayerOverlay() = default;
  LayerOverlay(const LayerOverlay&) = delete;
  LayerOverlay& operator=(const LayerOverlay&) = delete;
  OverlayReport report() const;
};

/// Reads both layers, takes B to the CRS of A, makes regions valid, cuts their land into pieces
/// (cut_pieces), spreads A's people over them, and crosses the two (cross_land): a case is a pair
/// of regions that share more than slivers while each has land that the other has not. With
/// OneSided::kLeave only land that both have counts. The people are A's; where A has none, they are
/// those that weights count. On the heap, because its parts refer to each other.
///
/// `tables` are needed for a scheme, and for people of units without their own.
/// Said: how B came to A's CRS (`crs`), regions made valid (`made-valid`), regions of one layer
/// that overlap (`overlap`), weights in no piece (`weights-outside`), regions that weights say
/// nothing of
/// (`no-weight`), people of regions that are slivers throughout (`no-piece`).
/// Throws as its parts do.
std::unique_ptr<LayerOverlay> overlay_layers(const OverlayWish& wish,
                                             std::optional<RegionTables> tables, Notices& notices,
                                             const Progress& progress);

}  // namespace grens
