#pragma once
#include "base/notices.hpp"
#include "job/map_job.hpp"
#include "map/change_map.hpp"

namespace grens {

/// What changed in the order's scheme from 1 January of its `since` to that of the layer's regions,
/// as grens diff knows it. The layer has the units of one of the two years. `tables` as they were
/// read, before prepare_layer. That nothing moved is noted (`nothing-moved`).
/// UsageError when `since` is not the earlier year or the scheme is several; InputError when the
/// tables have no dates, no layout of a year or regions in only one, or the units are of a third.
SchemeChange find_change(const WorkLayer& work, const RegionTables& tables, const MapOrder& order,
                         Notices& notices);

}  // namespace grens
