// Units leave as a dissolve by unit, so that borders stay shared when they are simplified,
// transformed and rounded.
#include "job/unit_features.hpp"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <numeric>

#include "base/strict.hpp"
#include "io/output_set.hpp"
#include "job/dissolve_job.hpp"
#include "job/provenance.hpp"

namespace grens {
namespace {

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

FeatureLayer unit_features(const std::string& name, const WorkLayer& work,
                           const OutputPoints& places, Notices& notices) {
  const std::size_t count = work.source.layer.units.size();
  std::vector<RegionId> each(count);
  std::iota(each.begin(), each.end(), 0);
  RegionLayer land = make_region_layer(work.coverage, work.source.layer.rings, each,
                                       dissolve(work.coverage, each, count),
                                       [&](std::size_t u) { return work.codes[u]; });
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

void write_units(const std::string& out, Format format, const WorkLayer& work,
                 const OutputPoints& places, bool strict, Notices& notices) {
  if (out == "-") {
    const FeatureLayer layer = unit_features("units", work, places, notices);
    if (strict) refuse_warnings(notices);
    write_layer_to_stdout(format, layer, notices);
    return;
  }
  OutputSet set = OutputSet::of_file(out, files_read(work));
  const std::string name = std::filesystem::path(out).stem().string();
  const FeatureLayer layer = unit_features(name, work, places, notices);
  write_layers(set, format, fmt::format("{}.{}", name, format_info(format).extension), {&layer, 1},
               notices);
  if (strict) refuse_warnings(notices);
  set.finish();
}

}  // namespace grens
