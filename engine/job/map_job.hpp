#pragma once
#include <optional>
#include <string>
#include <vector>

#include "audit/cross_border.hpp"
#include "job/dissolve_job.hpp"
#include "job/map_extent.hpp"
#include "job/map_order.hpp"
#include "job/work_layer.hpp"
#include "map/change_map.hpp"
#include "map/fonts.hpp"
#include "map/number_map.hpp"
#include "map/region_map.hpp"
#include "map/symbols.hpp"

namespace grens {

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
  /// The title of a map of change.
  std::string what_changed() const;

  const WorkLayer& work_;
  const MapOrder& order_;
  const Fonts& fonts_;
  std::vector<SchemeLayer> layers_;
  MapPlane plane_;
  MapGround ground_;
  std::vector<MapScheme> schemes_{};  // refer to layers_
  std::optional<AreaNumbers> numbers_{};
  std::optional<CrossBorder> cross_{};
  std::optional<SymbolSet> symbols_{};
  std::optional<SchemeChange> change_{};
  std::string credit_{};
};

/// Makes the map of a layer. What is to be said of it (regions without a name, fills that repeat)
/// goes to `notices`. UsageError when `extent` means no region, or several that differ.
MapResult make_map(const WorkLayer& work, const MapOrder& order, const Fonts& fonts,
                   Notices& notices);

/// Says what a page could not do (colours that run out, names and insets without room).
void say_result(const MapResult& result, Notices& notices);

/// The bytes of a file of a page.
std::string page_bytes(const Drawing& drawing, PageFormat format, const Fonts& fonts);

}  // namespace grens
