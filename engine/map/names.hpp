#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "map/label_places.hpp"
#include "map/obstacles.hpp"
#include "map/scene.hpp"

namespace grens {

/// Which kind of name: how large it is set, who chooses a place first, and what becomes of one that
/// has no room.
enum class NameKind {
  kPiece,   ///< of an exception: inside, across or beside with a leader, else numbered
  kRegion,  ///< the same
  kOver,    ///< of a region of the second scheme: as that of a region
  kUnit,    ///< inside or, jutting out a little, across; else left out
  kSpot,    ///< of symbols: around them, else farther off with a leader, else numbered
  kGround   ///< of a region below symbols: as that of a region, but it chooses last and lightly
};

/// The symbols that a name belongs to.
struct NameSpot {
  std::vector<PaperCircle> symbols;  ///< at least one; the first is the largest
  std::size_t owner = 0;             ///< whose obstacles they are
  bool holds_name = false;           ///< the name may stand inside the first
  bool only_listed = false;          ///< too much to be told on the map: a number and the list
};

/// What becomes of a name that has no room.
enum class Told {
  kByKind,  ///< what NameKind says
  kIfRoom,  ///< it is left out
  kAlways   ///< beside with a leader, else numbered
};

/// A name that is to stand in an area.
struct AreaName {
  NameKind kind = NameKind::kUnit;
  std::string text;
  std::vector<UnitId> units;   ///< whose cells are the area
  Colour ground{};             ///< what it is printed on
  bool pale = false;           ///< printed lightly: not what the map is about
  std::size_t units_told = 0;  ///< so many units that the map is about are named by it
  Told told = Told::kByKind;
  std::optional<NameSpot> spot{};  ///< always that of a point; a unit may have one
};

/// Names on the page.
struct NamesDrawn {
  DrawnLayer layer;
  std::vector<std::size_t> listed;  ///< the names that stand as a number: 1 is the first of them
  std::vector<std::size_t> without_place;  ///< neither name nor number has room on the map
  std::vector<LabelPlace> places;          ///< those taken
  std::vector<std::size_t> placed;         ///< the names, or numbers of names, that stand there
};

/// By unit: of two the one with more is named first, and before the regions of the second scheme.
using UnitWeights = std::span<const double>;

/// Finds room for names in the frame of a scene and sets them, `larger` times as large as a map of
/// the country has them. Without `weights` names of units take what room the others leave. Names
/// jut out of their area only over water and over units that lie in the same region (`region`, by
/// unit) as the area's first, and keep off obstacles, whose cells are kCovered. O(cells of the
/// areas) a form of a name.
NamesDrawn draw_names(const Scene& scene, std::span<const AreaName> names,
                      std::span<const RegionId> region, UnitWeights weights, double larger,
                      const Obstacles& obstacles, const Fonts& fonts);

}  // namespace grens
