// Units leave as a dissolve by unit, so that borders stay shared when they are simplified,
// transformed and rounded.
#include "job/unit_features.hpp"

#include <charconv>
#include <numeric>

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

}  // namespace grens
