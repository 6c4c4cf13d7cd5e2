// The repair works on rings; afterwards the layer is one like any other, and its units leave as a
// dissolve by unit, so that borders stay shared when they are transformed and rounded.
#include "job/repair_job.hpp"

#include <fmt/format.h>

#include <charconv>
#include <numeric>

#include "base/error.hpp"
#include "io/measurer.hpp"
#include "job/layer_files.hpp"
#include "job/provenance.hpp"
#include "job/repair_borders.hpp"
#include "regions/find_unit.hpp"

namespace grens {
namespace {

RepairRules rules_of(const RepairWish& wish, const UnitLayer& layer) {
  RepairRules rules;
  rules.keep_gaps = wish.keep_gaps;
  if (wish.give == "largest") rules.receiver = Receiver::kLargest;
  if (wish.give == "smallest") rules.receiver = Receiver::kSmallest;
  if (wish.give == "longest" || rules.receiver != Receiver::kLongestBorder) {
    return rules;
  }
  std::vector<CodeName> units;
  for (const Unit& unit : layer.units) units.push_back({unit.code, unit.name});
  try {
    rules.named = find_unit(units, wish.give);
  } catch (const UsageError& error) {
    throw UsageError(fmt::format("--give {}; or say longest, largest or smallest", error.what()));
  }
  return rules;
}

Value value_of(const std::string& text, FieldType type) {
  if (text.empty()) return {};
  if (type == FieldType::kInteger) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }
  if (type == FieldType::kReal) {
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }
  return text;
}

}  // namespace

WorkLayer repair_units(const ReadOptions& read, const RepairWish& wish, Notices& notices,
                       const Progress& progress) {
  WorkLayer work;
  work.source = read_units(read, notices, progress);
  const UnitLayer& layer = work.source.layer;
  for (const Unit& unit : layer.units) work.codes.push_back(unit.code);
  work.measurer = choose_measurer(work.source.crs, work.source.extent);
  repair_borders(work, wish.tolerance, rules_of(wish, layer), notices);
  work.coverage = build_coverage(layer.rings, layer.units.size());
  work.measures = measure_coverage(work.coverage, layer.rings, *work.measurer);
  work.population.persons.resize(layer.units.size());
  return work;
}

FeatureLayer unit_features(const std::string& name, Format format, const WorkLayer& work,
                           Notices& notices) {
  const std::size_t count = work.source.layer.units.size();
  std::vector<RegionId> each(count);
  std::iota(each.begin(), each.end(), 0);
  RegionLayer land = make_region_layer(work.coverage, work.source.layer.rings, each,
                                       dissolve(work.coverage, each, count),
                                       [&](std::size_t u) { return work.codes[u]; });
  OutputOptions output;
  output.formats = {format};
  PointsByFormat points(work, {}, output, notices);
  const OutputPoints& places = points.of(format);
  OutputRegions polygons = places.regions(land, name, notices);
  FeatureLayer layer;
  layer.name = name;
  layer.fields = work.source.columns;
  layer.crs = places.crs();
  layer.provenance = provenance(work, places, "");
  for (std::size_t u = 0; u < count; ++u) {
    Feature feature{std::move(polygons.polygons[u]), {}};
    for (const Field& field : layer.fields) {
      feature.values.push_back(value_of(work.source.layer.columns.at(field.name)[u], field.type));
    }
    layer.features.push_back(std::move(feature));
  }
  return layer;
}

}  // namespace grens
