#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "map/classes.hpp"
#include "map/page.hpp"
#include "map/style.hpp"
#include "map/words.hpp"

namespace grens {

struct RegionTables;

/// What can be worked out of the regions of a scheme.
enum class Measure {
  kPopulation,   ///< people
  kArea,         ///< km2
  kDensity,      ///< people a km2
  kCompactness,  ///< Polsby-Popper
  kOutsideMain   ///< share of the people outside the main piece, of a second scheme
};

/// A map as a person orders it. Texts may be empty: then they are made.
struct MapOrder {
  std::string scheme;  ///< of the tables; empty: `by`
  std::string by;      ///< a column of the layer; must be among ReadOptions::columns as well
  std::string over;    ///< of a cross-border map: the second scheme; empty: a map of regions
  std::string value;   ///< a column of numbers that fill the units; also among ReadOptions::columns
  std::string figures;  ///< a CSV file that has the column `value`, by unit or by region
  std::optional<double> per_people{};  ///< `value` is divided by people, and is per so many
  bool density = false;                ///< people a km2 fill the units
  std::optional<Measure> measure{};    ///< fills the regions; kOutsideMain goes with `over`
  ClassRule classes{};                 ///< of these numbers
  std::string points{};                ///< a file of points that are laid over the regions
  std::string point_name{};            ///< its column of names; empty: found out
  std::string circles{};       ///< a column of numbers, drawn as circles: of `points`, else of the
                               ///< units (see kPeopleColumn); also among ReadOptions::columns
  std::optional<int> since{};  ///< of a map of change: the earlier year
  const RegionTables* tables = nullptr;  ///< of such a map where the layer's units are of another
                                         ///< year than its regions: the tables as they were read
  std::string extent;  ///< code or name of a region (`SCHEME:REGION` where several are called so)
  bool atlas = false;  ///< a page for each region, see map_atlas.hpp
  std::vector<std::string> insets{};  ///< regions drawn once more, larger; `a+b` as one
  std::string title;
  std::string source;
  PageSize page{};
  MapStyle style{};
  Language language = Language::kEnglish;
};

/// Files that a map is made of, beside the layer.
inline std::vector<std::string> other_files(const MapOrder& order) {
  std::vector<std::string> files;
  for (const std::string& file : {order.figures, order.points}) {
    if (!file.empty()) files.push_back(file);
  }
  return files;
}

/// The layer, or its year, has nothing of what a map is to show.
class NothingToDraw : public InputError {
 public:
  using InputError::InputError;
};

/// How a page can be written.
enum class PageFormat { kPdf, kSvg, kPng };

}  // namespace grens
