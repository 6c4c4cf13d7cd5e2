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
  ReadOptions read;    ///< what to read, and how
  std::string scheme;  ///< empty: as they are
};

/// By what people are spread over the pieces.
struct PeopleWish {
  std::string points;  ///< file; empty: none
  std::string field;   ///< its column of weights; empty: found
  bool units = false;  ///< by the people of units: those of `unit_file`, else A's own
  std::optional<ReadOptions> unit_file;  ///< a layer of units
};

/// What a person asks of an overlay.
struct OverlayWish {
  RegionsWish a;                         ///< the layer that is divided
  RegionsWish b;                         ///< the layer that divides it
  double tolerance = kSliverWidth;       ///< m
  OneSided one_sided = OneSided::kKeep;  ///< land that only one layer has
  PeopleWish people;                     ///< what they are spread by
  std::optional<int> year;               ///< of the tables
};

/// One of the two layers, in A's CRS.
struct RegionsRead {
  std::string file;                 ///< as given
  std::string name;                 ///< the scheme, or the layer's name
  UnitLayer layer;                  ///< its units are the regions, valid polygons
  Crs crs;                          ///< that it came in
  std::vector<RegionInfo> regions;  ///< what each unit of `layer` is
  std::vector<SourceInfo> sources;  ///< for provenance
};

/// Two layers laid over each other. Pieces are the units of `work`, so that all that is made of
/// units and arcs can be made of them.
struct LayerOverlay {
  RegionsRead a;                         ///< the layer that is divided
  RegionsRead b;                         ///< the layer that divides it
  double tolerance = 0;                  ///< m
  OneSided one_sided = OneSided::kKeep;  ///< what became of land that only one layer has
  LandPieces land;                       ///< all pieces and slivers
  PeopleSource people;                   ///< where the people of `work` come from
  std::optional<PieceWeights> weights;   ///< none: by area
  WorkLayer work;         ///< codes are "a|b"; sources are those of both layers and of weights
  SchemeLabels labels_a;  ///< the region of A that each piece is of
  SchemeLabels labels_b;  ///< the region of B that each piece is of
  CrossBorder cross;      ///< how the regions lie to each other
  std::optional<AuditInput> input;  ///< of `work`, for the report

  LayerOverlay() = default;
  LayerOverlay(const LayerOverlay&) = delete;
  LayerOverlay& operator=(const LayerOverlay&) = delete;
  /// Ready to be told; borrows from this.
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
