#pragma once
#include <cstddef>
#include <vector>

#include "report/cross_report.hpp"

namespace grens {

/// What the units of a report are called when regions were drawn apart: a "unit" is then the land
/// of a piece, or land that one layer leaves out. It is told as land, with its share of the region,
/// and by no code; what is without a region is told by the region that it is of.
inline const Title kLandTitle = {"land", "land"};

/// Whether a report is of land.
inline bool is_land(const CrossReport& report) { return report.unit.one == kLandTitle.one; }

/// The pieces that a report shows: as told_pieces has it, but of land all, since no table has them.
std::vector<std::size_t> pieces_to_tell(const CrossReport& report);

}  // namespace grens
