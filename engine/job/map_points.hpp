#pragma once
#include "base/notices.hpp"
#include "job/map_job.hpp"
#include "map/plane.hpp"
#include "map/symbols.hpp"

namespace grens {

/// The people of units, for MapOrder::circles: as the layer or the tables have them.
inline constexpr const char* kPeopleColumn = "population";

/// The points of the order's file, in the plane of the map. Left out, counted and named in
/// `notices` are those without a place (`point-nowhere`) and, where there are circles, those
/// without a positive number (`no-circle`; 0 is said by no circle and not counted). A file without
/// names is noted (`point-name`). InputError as read_points has it, for a column that is not there,
/// and for a file without points.
SymbolSet points_of_file(const WorkLayer& work, const MapOrder& order, const MapPlane& plane,
                         Notices& notices);

/// A circle for each unit that has a positive number in the order's column of the layer; those
/// without one as above.
SymbolSet circles_of_units(const WorkLayer& work, const MapOrder& order, Notices& notices);

}  // namespace grens
