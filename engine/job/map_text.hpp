#pragma once
#include <string>
#include <vector>

#include "job/dissolve_job.hpp"
#include "job/map_extent.hpp"
#include "job/map_job.hpp"
#include "map/plane.hpp"
#include "map/sheet.hpp"

namespace grens {

/// What the texts of a page are made of. Only borrowed.
struct MapSubject {
  const WorkLayer& work;
  const MapOrder& order;
  const std::vector<SchemeLayer>& layers;  ///< those drawn
  const MapPlane& plane;
  std::string what{};    ///< what is drawn over or in the regions; empty: the regions alone
  std::string credit{};  ///< source and licence
};

/// Title, subtitle and foot of the map of an extent (without units: of everything): what is drawn,
/// how many regions and units, of which day, from which source, in which projection, and whether
/// boundaries are approximate. Printable.
SheetText sheet_text(const MapSubject& subject, const MapExtent& extent);

/// The subtitle of the page of one region: what it is, in which larger one, of which day, and what
/// its map lacks. Printable.
std::string region_subtitle(const MapSubject& subject, const RegionInfo& region);

}  // namespace grens
