#pragma once
#include <optional>
#include <string>
#include <vector>

#include "audit/cross_border.hpp"
#include "job/dissolve_job.hpp"
#include "job/map_extent.hpp"
#include "job/map_measures.hpp"
#include "job/work_layer.hpp"
#include "map/fonts.hpp"
#include "map/number_map.hpp"
#include "map/region_map.hpp"

namespace grens {

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
  std::string extent;  ///< code or name of a region (`SCHEME:REGION` where several are called so)
  bool atlas = false;  ///< a page for each region, see map_atlas.hpp
  std::vector<std::string> insets{};  ///< regions drawn once more, larger; `a+b` as one
  std::string title;
  std::string source;
  PageSize page{};
  Language language = Language::kEnglish;
};

struct MapSubject;

/// All that the pages of an order share: schemes dissolved, units in the plane of the map, numbers
/// and cross-border cases found once. Keeps references to what it is made of.
class MapMaker {
 public:
  /// What is to be said of the input goes to `notices`. InputError when there is nothing to draw.
  MapMaker(const WorkLayer& work, const MapOrder& order, const Fonts& fonts, Notices& notices);
  MapMaker(const MapMaker&) = delete;
  MapMaker& operator=(const MapMaker&) = delete;

  /// The extent of the order; without units when it asks for none. UsageError when it means no
  /// region, or several that differ.
  MapExtent extent() const;
  /// One page of an extent; without units, of everything. UsageError for insets as for the extent.
  MapResult page(const MapExtent& extent) const;

  /// What goes into such a page, for those who want more on it; and the page of that.
  MapWish wish(const MapExtent& extent) const;
  MapResult page(const MapWish& wish) const;

  /// Of the first scheme.
  const SchemeLayer& layer() const { return layers_.front(); }
  const MapScheme& scheme() const { return schemes_.front(); }
  const MapGround& ground() const { return ground_; }
  /// What texts are made of.
  MapSubject subject() const;

 private:
  /// The numbers of the order; none where it is about regions alone.
  std::optional<AreaNumbers> numbers(Notices& notices) const;

  const WorkLayer& work_;
  const MapOrder& order_;
  const Fonts& fonts_;
  std::vector<SchemeLayer> layers_;
  MapPlane plane_;
  MapGround ground_;
  std::vector<MapScheme> schemes_{};  // refer to layers_
  std::optional<AreaNumbers> numbers_{};
  std::optional<CrossBorder> cross_{};
  std::string credit_{};
};

/// Makes the map of a layer. What is to be said of it (regions without a name, fills that repeat)
/// goes to `notices`. UsageError when `extent` means no region, or several that differ.
MapResult make_map(const WorkLayer& work, const MapOrder& order, const Fonts& fonts,
                   Notices& notices);

/// Says what a page could not do (colours that run out, names and insets without room).
void say_result(const MapResult& result, Notices& notices);

/// How a page can be written.
enum class PageFormat { kPdf, kSvg, kPng };

/// The bytes of a file of it.
std::string page_bytes(const Drawing& drawing, PageFormat format, const Fonts& fonts);

}  // namespace grens
