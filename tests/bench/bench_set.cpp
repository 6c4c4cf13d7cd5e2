// Everything up to the first tick of a clock: reading, labelling, making GEOS geometries, and the
// proof that both sides come to the same areas.
#include "bench_set.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <stdexcept>

#include "coverage/crossings.hpp"
#include "coverage/dissolve.hpp"
#include "coverage/region_layer.hpp"
#include "regions/labels.hpp"
#include "regions/tables.hpp"
#include "regions/year.hpp"

namespace grens {
namespace {

constexpr std::array kSchemes = {"veiligheidsregio", "politie_eenheid", "politie_district", "riec",
                                 "arrondissement",   "provincie"};

std::vector<std::string> unit_codes(const UnitLayer& layer) {
  std::vector<std::string> codes;
  for (const Unit& unit : layer.units) codes.push_back(unit.code.substr(0, unit.code.find('-')));
  return codes;
}

double area(const std::vector<ArcPolygon>& parts, const Coverage& coverage) {
  double sum = 0;
  std::vector<Point> points;
  const auto add = [&](const ArcRing& ring) {
    ring_points(coverage, coverage.points, ring, points);
    sum += signed_area(points);
  };
  for (const ArcPolygon& part : parts) {
    add(part.shell);
    for (const ArcRing& hole : part.holes) add(hole);
  }
  return sum;
}

}  // namespace

BenchSet load_set(const std::string& path, const std::string& tables) {
  BenchSet set;
  Notices notices;
  ReadOptions options;
  options.inputs = {path};
  set.source = read_units(options, notices);
  const RegionTables regions = load_tables(table_files_in(tables), notices);
  const std::vector<std::string> codes = unit_codes(set.source.layer);
  const Date date = fit_year(regions, codes, std::nullopt, notices).date;
  for (const char* key : kSchemes) {
    SchemeLabels labels = make_labels(regions, key, codes, date);
    set.schemes.push_back({key, std::move(labels.region), labels.regions.size()});
  }
  set.coverage = build_coverage(set.rings(), set.unit_count());
  return set;
}

std::vector<Geos::Geometry> region_collections(const Geos& geos, const BenchSet& set) {
  const BenchScheme& scheme = set.schemes.front();
  const auto positions = rings_by_unit(set.rings(), set.unit_count());
  std::vector<std::vector<GEOSGeometry*>> units(scheme.region_count);
  for (std::size_t u = 0; u < set.unit_count(); ++u) {
    if (scheme.labels[u] < 0) continue;
    units[static_cast<std::size_t>(scheme.labels[u])].push_back(
        geos.to_geos(unit_polygons(set.rings(), positions[u])).release());
  }
  std::vector<Geos::Geometry> collections;
  for (auto& members : units) {
    collections.emplace_back(
        GEOSGeom_createCollection_r(geos.context(), GEOS_GEOMETRYCOLLECTION, members.data(),
                                    static_cast<unsigned>(members.size())),
        Geos::Deleter{geos.context()});
  }
  return collections;
}

void verify_set(const BenchSet& set) {
  const MatchCounts& matches = set.coverage.matches;
  if (matches.bad > 0 || !find_crossings(set.coverage, set.coverage.points).empty()) {
    throw std::runtime_error("the set is no clean coverage: its borders cross");
  }
  const Geos geos;
  const std::vector<Geos::Geometry> collections = region_collections(geos, set);
  const BenchScheme& scheme = set.schemes.front();
  const Dissolved ours = dissolve(set.coverage, scheme.labels, scheme.region_count);
  for (std::size_t r = 0; r < collections.size(); ++r) {
    const Geos::Geometry united(GEOSCoverageUnion_r(geos.context(), collections[r].get()),
                                Geos::Deleter{geos.context()});
    if (!united) throw std::runtime_error("GEOS cannot unite a region");
    const double theirs = geos.area(*united);
    const double mine = area(ours.regions[r].parts, set.coverage);
    if (ours.regions[r].broken || !(std::abs(mine - theirs) <= 1e-9 * theirs)) {
      throw std::runtime_error(
          fmt::format("region {}: our area is {} m2, that of GEOS {} m2", r, mine, theirs));
    }
  }
}

}  // namespace grens
