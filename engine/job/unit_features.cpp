// Units leave as a dissolve by unit, so that borders stay shared when they are simplified,
// transformed and rounded.
#include "job/unit_features.hpp"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <numeric>

#include "base/strict.hpp"
#include "io/output_set.hpp"
#include "io/write_layers.hpp"
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
  layer.arcs = places.arcs();
  layer.ids = work.codes;
  layer.provenance = provenance(work, places, "");
  for (std::size_t u = 0; u < count; ++u) {
    Feature feature{std::move(polygons.polygons[u]), {}, std::move(polygons.paths[u])};
    for (const Field& field : layer.fields) {
      feature.values.push_back(value_of(work.source.layer.columns.at(field.name)[u], field.type));
    }
    layer.features.push_back(std::move(feature));
  }
  return layer;
}

void write_units(const std::string& out, const OutputOptions& output, const WorkLayer& work,
                 const OutputPoints& places, bool strict, Notices& notices) {
  const Format format = output.formats.front();
  const bool to_stdout = out == "-";
  std::optional<OutputSet> set;
  if (!to_stdout) set = OutputSet::of_file(out, files_read(work));
  FeatureLayer layer = unit_features(
      to_stdout ? "units" : std::filesystem::path(out).stem().string(), work, places, notices);
  FieldSelection selection(output.select);
  selection.apply(layer);
  selection.refuse_unknown();
  if (to_stdout) {
    if (strict) refuse_warnings(notices);
    write_layer_to_stdout(format, layer, notices, output.write);
    return;
  }
  write_layers(*set, format, file_name_of(out, format), {&layer, 1}, notices, output.write);
  if (strict) refuse_warnings(notices);
  set->finish();
}

}  // namespace grens
