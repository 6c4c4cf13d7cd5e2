// For every divided unit the pieces of the first layer that it consists of (itself, or its
// neighbourhoods by their codes) are intersected with each of its targets in the second layer.
// Every piece is first made valid by structure, as wherever units are united.
#include "job/overlap_weights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "base/error.hpp"
#include "coverage/region_layer.hpp"
#include "geometry/geos.hpp"
#include "io/measurer.hpp"
#include "io/read_units.hpp"
#include "io/transform.hpp"
#include "job/unit_codes.hpp"
#include "regions/codes.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr double kAreaSteps = 1e4;    // in a square metre
constexpr double kPeopleSteps = 1e6;  // in a person
constexpr double kMuchLand = 0.05;

/// A layer whose units can be found by code.
struct CodedLayer {
  std::string path;
  UnitSource source;
  std::vector<std::vector<std::size_t>> rings;  // by unit

  MultiPolygon polygons(std::size_t unit) const {
    return unit_polygons(source.layer.rings, rings[unit], nullptr);
  }
};

void say_unknown(const CodedLayer& layer, int year, const RegionTables& tables, Notices& notices) {
  const std::vector<std::string> known = units_on(tables, first_of_january(year));
  const auto is_known = [&](std::string_view code) {
    return std::binary_search(known.begin(), known.end(), code);
  };
  std::vector<std::string> unknown;
  for (const Unit& unit : layer.source.layer.units) {
    if (!table_unit(unit.code, is_known)) unknown.push_back(unit.code);
  }
  if (unknown.empty()) return;
  notices.warn(
      "unknown-code",
      fmt::format("{}: {} not of {}, for which the layer was named: {}", layer.path,
                  spoken_count(unknown.size(), "unit is", "units are"), year, listed(unknown)),
      unknown.size(), unknown);
}

CodedLayer read_layer(const std::string& path, int year, const RegionTables& tables,
                      Notices& notices) {
  ReadOptions options;
  options.inputs = {path};
  CodedLayer layer{path, read_units(options, notices), {}};
  normalise_units(layer.source.layer, tables, notices);
  layer.rings = rings_by_unit(layer.source.layer.rings, layer.source.layer.units.size());
  say_unknown(layer, year, tables, notices);
  return layer;
}

class Overlaps {
 public:
  Overlaps(const CodedLayer& before, const CodedLayer& after, OverlapMeasure measure,
           Notices& notices)
      : before_(before),
        after_(after),
        measure_(measure),
        notices_(notices),
        measurer_(choose_measurer(before.source.crs, before.source.extent)) {}

  std::vector<std::int64_t> weights(const UnitSplit& split) {
    std::vector<Geos::Geometry> targets;
    for (const std::string& target : split.targets) targets.push_back(target_land(target));
    std::vector<double> weights(targets.size());
    std::vector<std::string> without_people;
    double land = 0;
    double land_in_targets = 0;
    for (const std::size_t piece : pieces_of(split.unit)) {
      const Geos::Geometry geometry = valid(before_.polygons(piece));
      std::vector<double> areas;
      for (const Geos::Geometry& target : targets) {
        areas.push_back(area(*geos_.intersect(*geometry, *target)));
      }
      const double inside = std::accumulate(areas.begin(), areas.end(), 0.0);
      land += area(*geometry);
      land_in_targets += inside;
      const double steps = steps_of(piece, inside, without_people);
      for (std::size_t t = 0; t < areas.size(); ++t) weights[t] += steps * areas[t];
    }
    if (!without_people.empty()) throw no_people(split.unit, without_people);
    say(split.unit, land, land_in_targets);
    std::vector<std::int64_t> rounded;
    for (const double weight : weights) rounded.push_back(std::llround(weight));
    check(split, rounded);
    return rounded;
  }

 private:
  Geos::Geometry valid(const MultiPolygon& polygons) const {
    return geos_.make_valid(*geos_.to_geos(polygons));
  }

  double area(const GEOSGeometry& geometry) const {
    double area = 0;
    for (const Polygon& polygon : geos_.to_polygons(geometry)) {
      area += measurer_->area(polygon.shell);
      for (const auto& hole : polygon.holes) area += measurer_->area(hole);
    }
    return area;
  }

  Geos::Geometry target_land(const std::string& code) const {
    const std::vector<Unit>& units = after_.source.layer.units;
    const auto found = std::lower_bound(
        units.begin(), units.end(), code,
        [](const Unit& unit, const std::string& wanted) { return unit.code < wanted; });
    if (found == units.end() || found->code != code) {
      throw InputError(
          fmt::format("{}: there is no unit {}, which got a part of one that is "
                      "divided; name a layer of the year of --to",
                      after_.path, in_quotes(code)));
    }
    return valid(after_.polygons(static_cast<std::size_t>(found - units.begin())));
  }

  /// Positions of the unit itself, or of its neighbourhoods.
  std::vector<std::size_t> pieces_of(const std::string& code) const {
    const std::vector<Unit>& units = before_.source.layer.units;
    std::vector<std::size_t> pieces;
    for (std::size_t u = 0; u < units.size(); ++u) {
      const bool itself = units[u].code == code;
      if (itself && measure_ == OverlapMeasure::kPeople) {
        throw InputError(
            fmt::format("{}: people of {} are known as a whole only, not where they "
                        "live; name a layer of neighbourhoods with people",
                        before_.path, in_quotes(code)));
      }
      if (itself || municipality_of(units[u].code) == code) pieces.push_back(u);
    }
    if (pieces.empty()) {
      throw InputError(
          fmt::format("{}: there is no unit {} that has to be divided, and no "
                      "neighbourhood of it; name a layer of the year of --from",
                      before_.path, in_quotes(code)));
    }
    return pieces;
  }

  /// What a square metre of a piece weighs; `inside`: how many of them lie in targets.
  double steps_of(std::size_t piece, double inside,
                  std::vector<std::string>& without_people) const {
    if (measure_ == OverlapMeasure::kArea) return kAreaSteps;
    const Unit& unit = before_.source.layer.units[piece];
    if (!unit.population) without_people.push_back(unit.code);
    if (!unit.population || inside <= 0) return 0;
    return kPeopleSteps * static_cast<double>(*unit.population) / inside;
  }

  /// Unknown people would be counted as nobody.
  InputError no_people(const std::string& unit, const std::vector<std::string>& pieces) const {
    return InputError(
        fmt::format("{}: people of {} of {}, which has to be divided, are unknown: {}; fill them "
                    "in, or give a table of weights with --weights FILE",
                    before_.path, spoken_count(pieces.size(), "neighbourhood", "neighbourhoods"),
                    in_quotes(unit), listed(pieces)));
  }

  void say(const std::string& unit, double land, double land_in_targets) {
    if (land_in_targets < (1 - kMuchLand) * land) {
      notices_.warn(
          "land-elsewhere",
          fmt::format("{:.1f}% of the land of {} lies in none of the units among which "
                      "it is divided, by {} and {}; its figures are divided by the rest",
                      100 * (1 - land_in_targets / land), shown(unit), before_.path, after_.path),
          1, {unit});
    }
  }

  void check(const UnitSplit& split, const std::vector<std::int64_t>& weights) const {
    if (std::any_of(weights.begin(), weights.end(), [](std::int64_t w) { return w > 0; })) return;
    const char* what = measure_ == OverlapMeasure::kArea ? "land" : "people";
    throw InputError(
        fmt::format("{} and {} have no {} of {} in {}; name other layers, or give "
                    "weights of your own",
                    before_.path, after_.path, what, in_quotes(split.unit),
                    listed(split.targets, split.targets.size())));
  }

  const CodedLayer& before_;
  const CodedLayer& after_;
  const OverlapMeasure measure_;
  Notices& notices_;
  const std::unique_ptr<Measurer> measurer_;
  const Geos geos_;
};

}  // namespace

OverlapWeights overlap_weights(const OverlapLayers& layers, OverlapMeasure measure,
                               std::span<const UnitSplit> splits, const RegionTables& tables,
                               Notices& notices) {
  const CodedLayer before = read_layer(layers.before, layers.from, tables, notices);
  if (measure == OverlapMeasure::kPeople && !before.source.layer.has_population) {
    throw InputError(
        fmt::format("{}: none of its fields holds people (aant_inw, aantal_inw, "
                    "inwoners, population); name a layer of neighbourhoods with them",
                    before.path));
  }
  CodedLayer after = read_layer(layers.after, layers.to, tables, notices);
  if (!same_crs(before.source.crs, after.source.crs)) {
    Transformer(after.source.crs, before.source.crs, after.source.extent)
        .forward(after.source.layer.rings.points);
  }
  OverlapWeights result;
  result.approximate = before.source.layer.approximate || after.source.layer.approximate;
  for (const auto* sources : {&before.source.sources, &std::as_const(after.source.sources)}) {
    for (const SourceInfo& source : *sources) {
      for (const SourceFile& file : source.files) result.files.push_back(file.path);
    }
  }
  Overlaps overlaps(before, after, measure, notices);
  for (const UnitSplit& split : splits) {
    try {
      result.weights[split.unit] = overlaps.weights(split);
    } catch (const InputError&) {
      throw;
    } catch (const std::runtime_error& error) {
      throw InputError(
          fmt::format("{} in {} and {} cannot be compared ({}); repair both layers "
                      "with grens repair first",
                      in_quotes(split.unit), layers.before, layers.after, error.what()));
    }
  }
  return result;
}

}  // namespace grens
