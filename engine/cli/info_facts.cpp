// Files first, one by one and whatever is in them; then their units together, read as every other
// command reads them. What the two have to say about a file is often the same and is said once.
#include "cli/info_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "audit/borders.hpp"
#include "audit/measures.hpp"
#include "base/error.hpp"
#include "cli/data_folder.hpp"
#include "io/layer_place.hpp"
#include "io/measurer.hpp"
#include "io/secrets.hpp"
#include "regions/codes.hpp"

namespace grens {
namespace {

bool may_hold_polygons(const LayerInfo& layer) {
  for (const char* word : {"Polygon", "Surface", "Collection", "Unknown"}) {
    if (layer.geometry.find(word) != std::string::npos) return true;
  }
  return false;
}

/// The first file whose layers leave a choice; empty when all are clear.
std::string undecided(const std::vector<FileInfo>& files) {
  for (const FileInfo& file : files) {
    if (std::count_if(file.layers.begin(), file.layers.end(), may_hold_polygons) > 1) {
      return file.path;
    }
  }
  return "";
}

void add_once(const Notices& from, Notices& to) {
  std::set<std::pair<std::string, std::string>> there;
  for (const Notice& notice : to.list()) there.emplace(notice.kind, notice.text);
  for (const Notice& notice : from.list()) {
    if (there.emplace(notice.kind, notice.text).second) to.add(notice);
  }
}

/// Units all of whose land another unit claims as well, with that unit as `b`.
std::vector<UnitOverlap> units_inside(const RingSet& rings, const std::vector<double>& unit_area,
                                      const Measurer& measurer) {
  std::vector<UnitOverlap> inside;
  for (UnitOverlap pair : find_overlaps(find_faces(rings, unit_area.size(), measurer))) {
    const auto area = [&](UnitId unit) { return unit_area[static_cast<std::size_t>(unit)]; };
    if (area(pair.a) > area(pair.b)) std::swap(pair.a, pair.b);
    if (pair.area >= area(pair.a) * (1 - 1e-9)) inside.push_back(pair);
  }
  return inside;
}

BorderFacts look_at_borders(const Coverage& coverage, const CoverageMeasures& measures,
                            const RingSet& rings, const Measurer& measurer) {
  BorderFacts facts;
  facts.segments = coverage.matches;
  facts.bad = coverage.bad_segments;
  facts.mismatches = find_mismatches(coverage, measurer);
  facts.crossings = find_crossings(coverage, coverage.points);
  facts.crossing_units = crossing_units(coverage, facts.crossings);
  facts.nested = has_nested_units(coverage);
  if (facts.nested) facts.inside = units_inside(rings, measures.unit_area, measurer);
  facts.match = borders_match(coverage, measures, facts.crossings, facts.nested, facts.mismatches);
  for (std::size_t i = 0; i < coverage.arcs.size(); ++i) {
    const Arc& arc = coverage.arcs[i];
    const bool outer = arc.left == kOutside || arc.right == kOutside;
    (outer ? facts.outer : facts.shared) += measures.arc_length[i];
  }
  // Each stretch without a twin is there twice, once along either unit.
  facts.outer = std::max(0.0, facts.outer - 2 * facts.mismatches.length);
  return facts;
}

YearFacts look_for_year(const UnitLayer& layer, const TableOptions& options, Notices& notices) {
  // What is found out is an answer here, not a notice; only what is wrong with a table is.
  Notices said;
  const RegionTables tables = read_tables(options, said);
  for (const Notice& notice : said.list()) {
    if (notice.severity == Severity::kWarning) notices.add(notice);
  }
  YearFacts facts;
  facts.tables = tables.files.membership;
  std::vector<std::string> codes;
  for (const Unit& unit : layer.units) codes.push_back(unit.code);
  NormalisedCodes normalised = normalise_codes(codes, table_codes(tables));
  facts.normalised = std::move(normalised.said);
  try {
    Notices answer;
    facts.fit = fit_year(tables, normalised.codes, options.year, answer);
  } catch (const InputError& error) {
    facts.why_not = error.what();
  }
  return facts;
}

UnitFacts look_at_units(const ReadOptions& options, const TableOptions& tables, Notices& notices,
                        const Progress& progress) {
  UnitFacts facts;
  facts.source = read_units(options, notices, progress);
  const UnitLayer& layer = facts.source.layer;
  for (const Unit& unit : layer.units) facts.population.add(unit.code, unit.population);

  const std::unique_ptr<Measurer> measurer = choose_measurer(facts.source.crs, facts.source.extent);
  const Coverage coverage = build_coverage(layer.rings, layer.units.size());
  const CoverageMeasures measures = measure_coverage(coverage, layer.rings, *measurer);
  for (const double area : measures.unit_area) facts.area += area;
  facts.measure = measures.method;
  facts.borders = look_at_borders(coverage, measures, layer.rings, *measurer);
  facts.year = look_for_year(layer, tables, notices);
  return facts;
}

}  // namespace

InfoFacts gather_info(const ReadOptions& options, const TableOptions& tables, Notices& notices,
                      const Progress& progress) {
  InfoFacts facts;
  Notices about_files;
  ReadOptions layers = options;
  layers.inputs.clear();
  std::string several;  // the first input whose layers leave a choice
  for (const std::string& path : options.inputs) {
    if (is_manifest_name(path)) {
      facts.manifests.push_back({path, check_manifest(path)});
    } else {
      const std::vector<std::string> places =
          options.layer.empty() ? places_inside(path) : std::vector<std::string>{path};
      for (const std::string& place : places) {
        facts.files.push_back(inspect_file(place, options.layer, options.encoding, about_files));
      }
      if (places.size() > 1) several = source_name(path);
      layers.inputs.push_back(path);
    }
  }
  if (layers.inputs.empty()) return facts;
  if (several.empty()) several = undecided(facts.files);
  if (!several.empty()) {
    facts.why_no_units =
        fmt::format("{} has several layers of polygons; choose one with --layer", several);
  } else {
    try {
      facts.units = look_at_units(layers, tables, notices, progress);
    } catch (const InputError& error) {
      facts.why_no_units = error.what();
      facts.failed = true;
    }
  }
  add_once(about_files, notices);
  return facts;
}

}  // namespace grens
