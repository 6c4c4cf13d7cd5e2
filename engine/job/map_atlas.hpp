#pragma once
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "job/map_job.hpp"

namespace grens {

/// The pages of an atlas, and what is to be said of them.
struct Atlas {
  std::vector<Drawing> pages;
  std::size_t regions = 0;      ///< that have a page
  std::size_t units = 0;        ///< of these
  std::size_t units_named = 0;  ///< on the page of their region
};

/// Makes a cover (the regions with their names, which lead to their pages; legend; list of the
/// pages, on pages of its own where the cover has no room for it), then a page for each region of
/// the first scheme, in the order of their names: its map with its units, its neighbours palely, a
/// locator and key figures. Every page leads to its neighbours and back to the cover. A region
/// without any geometry has no page; that goes to `notices` (`no-page`), as what make_map says.
/// `progress` goes from 0.6 to 0.95. `order` has neither extent nor insets.
Atlas make_atlas(const WorkLayer& work, const MapOrder& order, const Fonts& fonts, Notices& notices,
                 const Progress& progress);

/// The bytes of the PDF of an atlas.
std::string atlas_bytes(const Atlas& atlas, const Fonts& fonts);

}  // namespace grens
