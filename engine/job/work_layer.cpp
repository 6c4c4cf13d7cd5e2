// Everything that each question of a layer needs, in the order in which a fault is cheapest to
// find: read, fit the year, match borders, look where they do not match, measure.
#include "job/work_layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "audit/borders.hpp"
#include "base/error.hpp"
#include "io/measurer.hpp"
#include "job/layer_copy.hpp"
#include "job/repair_borders.hpp"
#include "job/unit_codes.hpp"
#include "regions/outside.hpp"
#include "regions/text.hpp"
#include "report/figures.hpp"
#include "report/overlap_report.hpp"

namespace grens {
namespace {

UnitPopulation people_of(const WorkLayer& work) {
  UnitPopulation people;
  if (work.source.layer.has_population) {
    // Of which year the layer's own figures are, it does not say: that of its borders or another.
    for (const Unit& unit : work.source.layer.units) people.persons.push_back(unit.population);
  } else if (work.tables && work.fit.year) {
    people = table_population(*work.tables, work.codes, *work.fit.layout_year());
  } else {
    people.persons.resize(work.codes.size());
  }
  return people;
}

/// What the tables know beyond the layer: it may be a part of the country.
void look_outside(WorkLayer& work) {
  const RegionTables& tables = *work.tables;
  work.table_units = units_on(tables, work.fit.date).size();
  work.outside = units_outside(tables, work.codes, work.fit.date);
  if (work.outside.empty() || !work.fit.year) return;
  std::vector<std::string> all = work.codes;
  all.insert(all.end(), work.outside.begin(), work.outside.end());
  work.table_persons = table_population(tables, all, *work.fit.layout_year()).persons;
}

void say_dirt(const WorkLayer& work, Dirt dirt, Notices& notices) {
  const Coverage& coverage = work.coverage;
  if (!coverage.bad_segments.empty()) {
    std::set<UnitId> units;
    for (const BadSegment& bad : coverage.bad_segments) {
      units.insert(bad.forward.begin(), bad.forward.end());
      units.insert(bad.backward.begin(), bad.backward.end());
    }
    notices.warn("bad-segment",
                 fmt::format("{} used twice in one direction or more than twice: "
                             "units overlap there, at {}",
                             spoken_count(coverage.bad_segments.size(), "border segment is",
                                          "border segments are"),
                             spoken_places(places_of(coverage.bad_segments), work.source.crs)),
                 coverage.bad_segments.size(), codes_of(work, {units.begin(), units.end()}));
  }
  if (!work.crossings.empty()) {
    notices.warn("crossing",
                 fmt::format("borders cross or touch in {}: rings that cross themselves, or "
                             "units that overlap, at {}",
                             spoken_count(work.crossings.size(), "place", "places"),
                             spoken_places(places_of(work.crossings), work.source.crs)),
                 work.crossings.size(),
                 codes_of(work, crossing_units(work.coverage, work.crossings)));
  }
  if (work.mismatches.length > 0) {
    notices.add(
        {work.clean() ? Severity::kInfo : Severity::kWarning, "mismatch",
         fmt::format("{:.1f} km of border runs within {:g} m of another unit without sharing "
                     "its points, from {}: {}",
                     work.mismatches.length / 1000, work.mismatches.tolerance,
                     spoken_places(places_of(work.mismatches), work.source.crs),
                     work.clean() ? "narrow water, or borders that do not match"
                                  : "borders were drawn apart, and regions may have slivers "
                                    "there (" +
                                        spoken_slivers(work.slivers) + ")"),
         work.mismatches.segments, codes_of(work, work.mismatches.units)});
  }
  if (!work.overlaps.empty()) {
    std::set<UnitId> units;
    for (const UnitOverlap& overlap : work.overlaps) units.insert({overlap.a, overlap.b});
    notices.warn("overlap", overlaps_text(work.overlaps, work.codes, work.source.layer.units),
                 work.overlaps.size(), codes_of(work, {units.begin(), units.end()}));
  }
  if (dirt == Dirt::kRefuse && !work.clean()) {
    throw InputError(
        fmt::format("{}: borders do not match (see the warnings above); repair them with "
                    "--repair or grens repair, or set dirty = \"report\" to go on",
                    work.source.sources.front().path));
  }
}

/// All of match_borders but what costs most.
void match_arcs(WorkLayer& work) {
  const RingSet& rings = work.source.layer.rings;
  work.coverage = build_coverage(rings, work.codes.size());
  work.crossings = find_crossings(work.coverage, work.coverage.points);
  work.nested = has_nested_units(work.coverage);
  work.measures = measure_coverage(work.coverage, rings, *work.measurer);
}

}  // namespace

bool WorkLayer::clean() const {
  return borders_match(coverage, measures, crossings, nested, mismatches);
}

void match_borders(WorkLayer& work) {
  match_arcs(work);
  work.mismatches = find_mismatches(work.coverage, *work.measurer);
}

WorkLayer prepare_layer(const ReadOptions& read, std::optional<RegionTables> tables,
                        std::optional<int> year, const DirtRule& rule, Notices& notices,
                        const Progress& progress) {
  WorkLayer work;
  work.source = read_units(read, notices, first_half(progress));
  work.tables = std::move(tables);
  if (work.tables) normalise_units(work.source.layer, *work.tables, notices);
  work.codes = unit_codes(work.source.layer);
  if (work.tables) {
    work.divided = fit_tables(*work.tables, work.codes, year, work.fit, notices);
  }
  work.population = people_of(work);
  if (work.tables) look_outside(work);
  work.measurer = choose_measurer(work.source.crs, work.source.extent);
  if (progress) progress(0.5, "matching borders");
  match_arcs(work);
  bool dirty = !work.clean();
  if (!dirty || rule.dirt != Dirt::kRepair) {
    work.mismatches = find_mismatches(work.coverage, *work.measurer);
    const bool wide = rule.tolerance && *rule.tolerance > work.mismatches.tolerance;
    dirty = dirty || work.mismatches.length > 0 || wide;
  }
  if (dirty && rule.dirt == Dirt::kRepair) {
    if (progress) progress(0.55, "repairing borders");
    repair_borders(work, rule.tolerance, {}, notices);
    say_repair(work, notices);
    match_borders(work);
  }
  look_for_overlaps(work);
  say_dirt(work, rule.dirt, notices);
  return work;
}

SchemeLabels label_layer(const WorkLayer& work, const std::string& scheme,
                         const std::string& parent_scheme) {
  return make_labels(*work.tables, scheme, work.codes, work.fit.date, parent_scheme);
}

void warn_of_labels(const WorkLayer& work, const SchemeLabels& labels, Notices& notices) {
  const std::string schemes = "+" + labels.scheme + "+";  // of a refinement `a+b` each counts
  std::vector<std::string> divided;
  std::vector<std::string> said;
  for (const Divided& unit : work.divided) {
    if (schemes.find("+" + unit.scheme + "+") == std::string::npos) continue;
    divided.push_back(unit.unit);
    said.push_back(fmt::format("{} in {}", unit.unit, fmt::join(unit.regions, " and ")));
  }
  if (!divided.empty()) {
    notices.warn("divided-unit",
                 fmt::format("by the regions of {} {} in several of {}, which come out joined: {}",
                             *work.fit.year, spoken_count(divided.size(), "unit lies", "units lie"),
                             labels.scheme, listed(said)),
                 divided.size(), divided);
  }
  if (labels.without_region.empty()) return;
  notices.warn("no-region",
               fmt::format("{} no region in {}",
                           spoken_count(labels.without_region.size(), "unit has", "units have"),
                           labels.scheme),
               labels.without_region.size(), labels.without_region);
}

std::vector<std::string> codes_of(const WorkLayer& work, const std::vector<UnitId>& units) {
  std::vector<std::string> codes;
  for (const UnitId unit : units) codes.push_back(work.codes[static_cast<std::size_t>(unit)]);
  return codes;
}

}  // namespace grens
