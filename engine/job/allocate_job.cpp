// The seats are read before the layer, as they are the cheaper to refuse. All of them go to the
// layer's coordinates in one batch; there, distances are measured as everything else is.
#include "job/allocate_job.hpp"

#include <fmt/format.h>

#include <set>
#include <unordered_map>
#include <utility>

#include "base/error.hpp"
#include "coverage/unit_locator.hpp"
#include "io/transform.hpp"
#include "regions/codes.hpp"
#include "regions/region_names.hpp"
#include "regions/text.hpp"
#include "report/titles.hpp"

namespace grens {
namespace {

std::vector<Point> points_of(const SeatTable& table, const WorkLayer& work, Notices& notices) {
  std::vector<Point> points;
  for (const Seat& seat : table.seats) points.push_back({seat.x, seat.y});
  if (table.lonlat) {
    make_lonlat_transformer(work.source.crs, work.source.extent, notices).inverse(points);
  }
  return points;
}

/// Region of `within` by code of the unit, those outside the layer too; of neighbourhoods also by
/// their municipality.
std::unordered_map<std::string, RegionId> regions_by_unit(const WorkLayer& work,
                                                          const SchemeLabels& within) {
  std::unordered_map<std::string, RegionId> regions;
  for (const OutsideUnit& unit : within.outside) regions[unit.code] = unit.region;
  for (std::size_t u = 0; u < work.codes.size(); ++u) regions[work.codes[u]] = within.region[u];
  for (std::size_t u = 0; u < work.codes.size(); ++u) {
    const auto municipality = municipality_of(work.codes[u]);
    if (municipality) regions.try_emplace(*municipality, within.region[u]);
  }
  return regions;
}

/// Whether a seat of `unit` lies in other units of the layer, or far from all of them: beyond the
/// layer's extent. In the water beside its unit it may lie; and units outside the layer are not
/// known.
bool is_elsewhere(const WorkLayer& work, const std::string& unit, const std::vector<UnitId>& there,
                  bool in_extent) {
  const auto is_it = [&](const std::string& code) {
    return code == unit || municipality_of(code) == unit;
  };
  if (std::none_of(work.codes.begin(), work.codes.end(), is_it)) return false;
  if (there.empty()) return !in_extent;
  const std::vector<std::string> codes = codes_of(work, there);
  return std::none_of(codes.begin(), codes.end(), is_it);
}

std::vector<PlacedSeat> place_seats(const SeatTable& table, const WorkLayer& work,
                                    const SchemeLabels& within, Notices& notices) {
  const std::vector<Point> points = points_of(table, work, notices);
  const UnitLocator locator(work.source.layer.rings);
  const auto regions = regions_by_unit(work, within);
  std::vector<PlacedSeat> placed;
  std::vector<std::string> nowhere;
  std::vector<std::string> elsewhere;
  Box extent;
  for (const Point& p : work.source.layer.rings.points) extent.add(p);
  for (std::size_t s = 0; s < table.seats.size(); ++s) {
    const Seat& seat = table.seats[s];
    PlacedSeat at{seat.region, points[s], kNoRegion};
    const std::vector<UnitId> units = locator.at(points[s]);
    if (!seat.unit.empty()) {
      const auto found = regions.find(seat.unit);
      if (found == regions.end()) {
        throw error_at(table.file, seat.line,
                       fmt::format("{} in the column 'unit' is no unit of {}; correct it, or leave "
                                   "it empty for the unit that the seat lies in",
                                   in_quotes(seat.unit),
                                   work.fit.year ? std::to_string(*work.fit.year) : "the tables"));
      }
      at.within = found->second;
      if (is_elsewhere(work, seat.unit, units, extent.contains(points[s]))) {
        elsewhere.push_back(fmt::format("{} (line {})", seat.name, seat.line));
      }
    } else if (!units.empty()) {
      at.within = within.region[static_cast<std::size_t>(units.front())];
    }
    if (at.within == kNoRegion)
      nowhere.push_back(fmt::format("{} (line {})", seat.name, seat.line));
    placed.push_back(std::move(at));
  }
  if (!elsewhere.empty()) {
    notices.warn(
        "seat-elsewhere",
        fmt::format("{} not in the unit that the table says; correct its coordinates or "
                    "the unit: {}",
                    spoken_count(elsewhere.size(), "seat lies", "seats lie"), listed(elsewhere)),
        elsewhere.size());
  }
  if (!nowhere.empty()) {
    notices.warn("seat-outside",
                 fmt::format("{} in no {} that is known, and no unit goes to it: {}",
                             spoken_count(nowhere.size(), "seat stands", "seats stand"),
                             within.scheme, listed(nowhere)),
                 nowhere.size());
  }
  return placed;
}

/// The rows of the units that have a region in the scheme that is kept, and what those are called.
void keep_known(const std::string& scheme, AllocatedLayer& allocated) {
  const WorkLayer& work = allocated.work;
  const RowsByUnit index = rows_by_unit(*work.tables, scheme, work.fit.date);
  const RegionNames names(*work.tables, scheme, work.fit.date);
  std::set<std::string> regions;
  for (const std::string& code : work.codes) {
    const Rows* rows = rows_of(index, code);
    allocated.kept.push_back(rows == nullptr ? Rows{} : *rows);
    for (const MembershipRow* row : allocated.kept.back()) regions.insert(row->region);
  }
  for (const std::string& code : regions) allocated.kept_names.push_back({code, names.name(code)});
}

/// Those without a region of the other scheme have been named with it.
void say_left(const AllocatedLayer& allocated, Notices& notices) {
  std::vector<std::string> units;
  for (std::size_t u = 0; u < allocated.allocations.size(); ++u) {
    const Outcome outcome = allocated.allocations[u].outcome;
    if (outcome == Outcome::kNoSeat || outcome == Outcome::kNoPlace) {
      units.push_back(allocated.work.codes[u]);
    }
  }
  if (units.empty()) return;
  notices.warn(
      "no-seat",
      fmt::format("{} left without a region, as no seat stands in their own {}, or the "
                  "layer has no polygon of them",
                  spoken_count(units.size(), "unit is", "units are"), allocated.within.scheme),
      units.size(), units);
}

}  // namespace

AllocationReport AllocatedLayer::report() const {
  AllocationReport report{key,       work.source.layer.units, allocations, seats, within, kept,
                          kept_names};
  report.year = work.fit.year;
  report.units_year = work.fit.layout_year();
  report.approximate = work.source.layer.approximate;
  report.measured = work.measurer->name();
  report.unit = unit_title(work.codes);
  report.area = scheme_title(within.scheme);
  return report;
}

AllocatedLayer allocate_units(const ReadOptions& read, RegionTables tables,
                              const AllocateWish& wish, Notices& notices,
                              const Progress& progress) {
  check_scheme(tables, wish.within);
  if (!wish.keep.empty()) check_scheme(tables, wish.keep);
  AllocatedLayer allocated;
  allocated.seats = parse_seats(read_csv(wish.seats));
  allocated.key = wish.key;
  allocated.work =
      prepare_layer(read, std::move(tables), wish.year, {Dirt::kReport}, notices, progress);
  const WorkLayer& work = allocated.work;
  allocated.within = label_layer(work, wish.within);
  warn_of_labels(work, allocated.within, notices);
  if (!wish.keep.empty()) keep_known(wish.keep, allocated);
  std::vector<bool> kept;
  for (const Rows& rows : allocated.kept) kept.push_back(!rows.empty());
  allocated.allocations =
      allocate(representative_points(work.source.layer), allocated.within.region, kept,
               place_seats(allocated.seats, work, allocated.within, notices), *work.measurer);
  say_left(allocated, notices);
  return allocated;
}

}  // namespace grens
