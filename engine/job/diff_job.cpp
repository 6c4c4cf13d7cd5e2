// All three ways make two layouts and a lineage between them, and compare these; layers are laid
// over each other as well.
#include "job/diff_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "audit/borders.hpp"
#include "base/error.hpp"
#include "coverage/crossings.hpp"
#include "io/measurer.hpp"
#include "io/secrets.hpp"
#include "job/unit_codes.hpp"
#include "regions/changes_apart.hpp"
#include "regions/common_part.hpp"
#include "regions/text.hpp"
#include "regions/year.hpp"
#include "regions/year_table.hpp"
#include "report/titles.hpp"

namespace grens {
namespace {

/// The schemes asked for, or all of the tables, each once.
std::vector<std::string> schemes_of(const DiffWish& wish,
                                    std::initializer_list<const RegionTables*> tables) {
  std::vector<std::string> all;
  for (const RegionTables* one : tables) {
    for (const std::string& scheme : one->membership.schemes) {
      if (std::find(all.begin(), all.end(), scheme) == all.end()) all.push_back(scheme);
    }
  }
  if (wish.schemes.empty()) return all;
  for (const std::string& scheme : wish.schemes) {
    if (std::find(all.begin(), all.end(), scheme) != all.end()) continue;
    for (const RegionTables* one : tables) check_scheme(*one, scheme);
    throw UsageError(
        fmt::format("schemes are compared one by one: write {} with commas", in_quotes(scheme)));
  }
  return wish.schemes;
}

void compare(Diffed& diffed, const Succession& succession) {
  diffed.lineage = follow_units(diffed.before.units, diffed.after.units, succession);
  diffed.diff = compare_layouts(diffed.before, diffed.after, diffed.lineage);
}

/// For units that go on under their code and no other.
Succession by_codes() { return Succession(RegionTables{}, kLastDate, kLastDate); }

/// The units of a layer, and the years whose layout they fit; none where they fit none, which is
/// said.
std::optional<YearFit> read_layout(const UnitSource& source, const RegionTables& tables,
                                   Layout& layout, Notices& notices) {
  const UnitLayer& layer = source.layer;
  for (const Unit& unit : layer.units) {
    layout.units.push_back({unit.code, unit.name});
    layout.population.persons.push_back(unit.population);
  }
  try {
    YearFit fit = fit_year(tables, codes_of(layout.units), std::nullopt, notices);
    layout.year = fit.year;
    layout.date = fit.date;
    return fit;
  } catch (const InputError& error) {
    notices.info("no-year", fmt::format("{}: units are compared by their codes alone, and regions "
                                        "not at all: {}",
                                        source.sources.front().path, error.what()));
    return std::nullopt;
  }
}

std::vector<int> years_of(const YearFit& fit) {
  std::vector<int> years = fit.equal_years;
  years.push_back(*fit.year);
  return years;
}

/// A few units can fit many years, and the latest is no better than the others. Where it would
/// make the first layer the later one, the years are taken that lie next to each other and do not.
void put_in_order(Layout& before, Layout& after, const YearFit& then, const YearFit& now,
                  const std::string& first, const std::string& second, Notices& notices) {
  if (!then.year || !now.year || *then.year <= *now.year) return;
  std::optional<std::pair<int, int>> best;
  for (const int a : years_of(then)) {
    for (const int b : years_of(now)) {
      if (a > b) continue;
      if (!best || std::pair(b - a, -b) < std::pair(best->second - best->first, -best->second)) {
        best = {a, b};
      }
    }
  }
  if (!best) {
    throw InputError(
        fmt::format("{} has the layout of {} and {} that of {}: name the earlier one first", first,
                    *then.year, second, *now.year));
  }
  const auto take = [&](Layout& layout, int year, const std::string& file) {
    if (layout.year == year) return;
    layout.year = year;
    layout.date = first_of_january(year);
    notices.info("year", fmt::format("{} is taken as of {}, which fits as well, so that the first "
                                     "layer is not the later one",
                                     file, year));
  };
  take(before, best->first, first);
  take(after, best->second, second);
}

/// Without changes a unit that merged and one that ended look alike.
void say_no_changes(const RegionTables& tables, const Layout& before, const Layout& after,
                    Notices& notices) {
  if (!tables.changes.empty() || before.date == after.date) return;
  notices.warn("no-changes",
               fmt::format("beside {} is no changes.csv with changes: mergers, splits and new "
                           "codes cannot be told, and units are followed by their codes alone",
                           tables.files.membership));
}

/// Names, people and regions that the tables know of a layer's units.
void look_up(Layout& layout, const UnitLayer& layer, const RegionTables& tables,
             std::span<const std::string> schemes) {
  for (CodeName& unit : layout.units) {
    std::string name = unit_name(tables, unit.code, layout.date);
    if (!name.empty()) unit.name = std::move(name);
  }
  if (!layer.has_population && layout.year) {
    layout.population = table_population(tables, codes_of(layout.units), *layout.year);
  }
  layout.schemes = scheme_layouts(tables, layout.units, layout.date, schemes);
}

/// Layers of different kinds of units cannot be compared: everything would have moved.
void refuse_strangers(const Diffed& diffed, const std::string& before, const std::string& after) {
  const auto linked = [](const std::vector<std::vector<UnitId>>& units) {
    return static_cast<std::size_t>(
        std::count_if(units.begin(), units.end(), [](const auto& list) { return !list.empty(); }));
  };
  const Lineage& lineage = diffed.lineage;
  const std::size_t on = linked(lineage.after);
  if (2 * on >= lineage.after.size() || 2 * linked(lineage.before) >= lineage.before.size()) return;
  throw InputError(
      fmt::format("{} of the {} units of {} go on in {}: compare layers of the same "
                  "units, or name the field of their codes with --code-field",
                  on, lineage.after.size(), before, after));
}

/// Gaps between borders that do not match look like land of no unit.
void say_mismatch(const UnitSource& source, Notices& notices) {
  const RingSet& rings = source.layer.rings;
  const auto measurer = choose_measurer(source.crs, source.extent);
  const Coverage coverage = build_coverage(rings, source.layer.units.size());
  const Mismatches mismatches = find_mismatches(coverage, *measurer);
  if (borders_match(coverage, measure_coverage(coverage, rings, *measurer),
                    find_crossings(coverage, coverage.points), has_nested_units(coverage),
                    mismatches)) {
    return;
  }
  notices.warn("mismatch",
               fmt::format("{}: borders within the layer do not match, {:.1f} km of them run "
                           "beside another unit's; gaps and overlaps there are told as land that "
                           "moved: repair it first, with grens repair",
                           source.sources.front().path, mismatches.length / 1000));
}

void bring_together(DiffedLayers& layers, Notices& notices) {
  const Transformer to(layers.after.crs, layers.before.crs, layers.after.extent);
  if (!to.is_identity()) {
    to.forward(layers.after.layer.rings.points);
    layers.operation = to.operation();
    notices.info("crs", fmt::format("{} is taken to {} by {}", layers.after.sources.front().path,
                                    layers.before.crs.label(), to.operation().name));
  }
  Box extent = layers.before.extent;
  for (const Point& p : layers.after.layer.rings.points) extent.add(p);
  layers.measurer = choose_measurer(layers.before.crs, extent);
}

void compare_land(Diffed& diffed, const DiffWish& wish) {
  DiffedLayers& layers = *diffed.layers;
  layers.overlaid = overlay(layers.before.layer.rings, layers.after.layer.rings, diffed.lineage,
                            *layers.measurer);
  keep_common_land(layers.overlaid, !diffed.diff.not_before.empty(),
                   !diffed.diff.not_after.empty());
  layers.tolerance = wish.tolerance ? FoundTolerance{*wish.tolerance, {}}
                                    : find_moving_tolerance(layers.overlaid, diffed.lineage);
  const double tolerance = layers.tolerance.metres;
  layers.land = find_moved_land(layers.overlaid, diffed.lineage, tolerance);
  layers.borders = find_moved_borders(layers.overlaid, diffed.lineage, *layers.measurer, tolerance);
  diffed.land.emplace(
      LandReport{layers.overlaid, diffed.before.units, diffed.after.units, layers.land,
                 layers.borders, layers.tolerance, layers.before.crs, layers.measurer->name(),
                 layers.before.layer.approximate || layers.after.layer.approximate});
}

/// What the two files are called: by their names, with the folders that tell them apart where
/// these are the same.
void name_by_paths(Diffed& diffed, const std::filesystem::path& before,
                   const std::filesystem::path& after) {
  std::filesystem::path a = before.filename();
  std::filesystem::path b = after.filename();
  std::filesystem::path above_a = before.parent_path();
  std::filesystem::path above_b = after.parent_path();
  while (a == b && !above_a.filename().empty() && !above_b.filename().empty()) {
    a = above_a.filename() / a;
    b = above_b.filename() / b;
    above_a = above_a.parent_path();
    above_b = above_b.parent_path();
  }
  diffed.before_name = (a == b ? before.filename() : a).string();
  diffed.after_name = (a == b ? after.filename() : b).string();
}

}  // namespace

DiffReport Diffed::report() const {
  std::vector<std::string> codes = codes_of(before.units);
  for (std::string& code : codes_of(after.units)) codes.push_back(std::move(code));
  return {before_name, after_name, unit_title(codes), diff, land ? &*land : nullptr};
}

std::unique_ptr<Diffed> diff_years(const RegionTables& tables, int before, int after,
                                   const DiffWish& wish, Notices& notices) {
  if (before > after) {
    throw UsageError(fmt::format("the earlier year comes first: {} {}", after, before));
  }
  for (const int year : {before, after}) check_year(tables, year);
  const std::vector<std::string> schemes = schemes_of(wish, {&tables});
  auto diffed = std::make_unique<Diffed>();
  diffed->before_name = std::to_string(before);
  diffed->after_name = std::to_string(after);
  diffed->tables = tables.read;
  diffed->before = table_layout(tables, before, schemes);
  diffed->after = table_layout(tables, after, schemes);
  say_no_changes(tables, diffed->before, diffed->after, notices);
  compare(*diffed, Succession(tables, diffed->before.date, diffed->after.date));
  return diffed;
}

std::unique_ptr<Diffed> diff_tables(const RegionTables& before, const RegionTables& after,
                                    std::optional<int> year, const DiffWish& wish,
                                    Notices& notices) {
  const std::vector<std::string> schemes = schemes_of(wish, {&before, &after});
  if (year) {
    for (const RegionTables* tables : {&before, &after}) {
      check_year(*tables, *year);
      warn_of_later_year(*tables, *year, notices);
    }
  } else {
    year = common_year(before, after);
    notices.info("year", year ? fmt::format("the tables are compared as they are on 1 January {}, "
                                            "the latest year that both know; --year names another",
                                            *year)
                              : "neither table has dates: all rows are compared");
  }
  auto diffed = std::make_unique<Diffed>();
  name_by_paths(*diffed, before.files.membership, after.files.membership);
  diffed->tables = before.read;
  diffed->tables.insert(diffed->tables.end(), after.read.begin(), after.read.end());
  diffed->before = table_layout(before, year, schemes);
  diffed->after = table_layout(after, year, schemes);
  const std::vector<std::string> old_units = codes_of(diffed->before.units);
  const std::vector<std::string> new_units = codes_of(diffed->after.units);
  compare(*diffed, succession_apart(after.changes.empty() ? before.changes : after.changes,
                                    old_units, new_units));
  diffed->diff.basis = compare_basis(diffed->before, diffed->after);
  return diffed;
}

std::unique_ptr<Diffed> diff_layers(const ReadOptions& before, const ReadOptions& after,
                                    const RegionTables& tables, const DiffWish& wish,
                                    Notices& notices, const Progress& progress) {
  const std::vector<std::string> schemes = schemes_of(wish, {&tables});
  auto diffed = std::make_unique<Diffed>();
  const std::string before_name = source_name(before.inputs.front());
  const std::string after_name = source_name(after.inputs.front());
  name_by_paths(*diffed, before_name, after_name);
  diffed->tables = tables.read;
  DiffedLayers& layers = diffed->layers.emplace();
  layers.before = read_units(before, notices, first_half(progress));
  layers.after = read_units(after, notices);
  std::optional<YearFit> then, now;
  for (const bool first : {true, false}) {
    UnitSource& source = first ? layers.before : layers.after;
    normalise_units(source.layer, tables, notices);
    (first ? then : now) =
        read_layout(source, tables, first ? diffed->before : diffed->after, notices);
  }
  const bool dated = then && now;
  if (dated) {
    put_in_order(diffed->before, diffed->after, *then, *now, before_name, after_name, notices);
    say_no_changes(tables, diffed->before, diffed->after, notices);
    look_up(diffed->before, layers.before.layer, tables, schemes);
    look_up(diffed->after, layers.after.layer, tables, schemes);
  }
  const Succession succession =
      dated ? Succession(tables, diffed->before.date, diffed->after.date) : by_codes();
  diffed->lineage = follow_units(diffed->before.units, diffed->after.units, succession);
  LeftOut left_out;
  if (dated) {
    left_out = find_left_out(tables, diffed->before, diffed->after, diffed->lineage, succession);
    keep_common_regions(diffed->before, diffed->after, left_out);
  }
  diffed->diff = compare_layouts(diffed->before, diffed->after, diffed->lineage);
  if (dated) correct_findings(diffed->diff.units, left_out, succession);
  diffed->diff.not_after = std::move(left_out.before);
  diffed->diff.not_before = std::move(left_out.after);
  refuse_strangers(*diffed, before_name, after_name);
  if (progress) progress(0.5, "laying the layers over each other");
  for (const UnitSource* source : {&layers.before, &layers.after}) say_mismatch(*source, notices);
  bring_together(layers, notices);
  compare_land(*diffed, wish);
  return diffed;
}

std::vector<std::string> files_read(const Diffed& diffed) {
  std::vector<std::string> files;
  if (diffed.layers) {
    for (const UnitSource* layer : {&diffed.layers->before, &diffed.layers->after}) {
      for (const SourceInfo& source : layer->sources) {
        files.push_back(source.path);
        for (const SourceFile& file : source.files) files.push_back(file.path);
      }
    }
  }
  for (const TableRead& table : diffed.tables) files.push_back(table.path);
  return files;
}

}  // namespace grens
