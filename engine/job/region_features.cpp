// A region's properties. What is not known is null, never 0; a sum of people with an unknown is
// given as "at least" in a property of its own. Regions are made in threads: each is searched
// for the place of a label, which takes time.
#include "base/parallel.hpp"
#include "coverage/rounding.hpp"
#include "geometry/inside.hpp"
#include "job/provenance.hpp"
#include "job/region_look.hpp"
#include "job/scheme_layer.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

std::vector<Field> region_fields() {
  using enum FieldType;
  return {{"scheme", kText},
          {"code", kText},
          {"name", kText},
          {"parent", kText},
          {"parent_name", kText},
          {"composite", kBoolean},
          {"regions", kTextList},
          {"unit_count", kInteger},
          {"members", kTextList},
          {"part_units", kTextList},
          {"outside_count", kInteger},
          {"units_outside", kTextList},
          {"area_km2", kReal},
          {"perimeter_km", kReal},
          {"population", kInteger},
          {"population_at_least", kInteger},
          {"population_year", kInteger},
          {"parts", kInteger},
          {"islands", kInteger},
          {"exclaves", kInteger},
          {"basis", kText},
          {"quality", kText},
          {"repaired", kBoolean},
          {"label_x", kReal},
          {"label_y", kReal}};
}

Value count(std::size_t n) { return static_cast<std::int64_t>(n); }

std::vector<std::string> region_codes(const RegionInfo& region) {
  std::vector<std::string> codes;
  for (const CodeName& member : region.members) codes.push_back(member.code);
  return codes;
}

/// A place inside the largest part, for a label.
Point label_place(const MultiPolygon& polygons) {
  std::vector<std::span<const Point>> holes(polygons[0].holes.begin(), polygons[0].holes.end());
  return interior_point(polygons[0].shell, holes);
}

std::vector<Value> region_values(const WorkLayer& work, const SchemeLayer& scheme, std::size_t r,
                                 const MultiPolygon& polygons, const OutputPoints& points) {
  const RegionInfo& region = scheme.labels.regions[r];
  const RegionMeasures& measures = scheme.measures.regions[r];
  const WrittenMeasures& written = scheme.written[r];
  const PopulationSum& people = measures.population;
  std::vector<Value> values = {scheme.labels.scheme,
                               region.code,
                               region.name,
                               text_or_null(region.parent),
                               text_or_null(region.parent_name),
                               region.composite,
                               region_codes(region),
                               count(region.unit_count),
                               codes_of(work, measures.units),
                               region.part_units,
                               count(region.units_outside.size()),
                               region.units_outside,
                               km2_number(written.area),
                               km_number(written.perimeter)};
  values.push_back(people.is_exact() ? Value{people.at_least} : Value{});
  values.push_back(people.is_unknown() ? Value{} : Value{people.at_least});
  values.push_back(work.population.year && !people.is_unknown()
                       ? Value{static_cast<std::int64_t>(*work.population.year)}
                       : Value{});
  values.push_back(count(written.parts));
  const bool known = measures.contiguity.has_value();
  values.push_back(known ? count(measures.contiguity->islands) : Value{});
  values.push_back(known ? count(measures.contiguity->exclaves) : Value{});
  values.push_back(text_or_null(basis_text(region.basis_counts)));
  values.push_back(quality_value(work.source.layer));
  values.push_back(scheme.land.regions[r].repaired);
  if (polygons.empty()) {
    values.insert(values.end(), 2, Value{});
  } else {
    const Point place = round_point(label_place(polygons), points.decimals());
    values.insert(values.end(), {Value{place.x}, Value{place.y}});
  }
  return values;
}

}  // namespace

FeatureLayer region_features(const WorkLayer& work, const SchemeLayer& scheme,
                             const OutputPoints& points, const std::string& title,
                             Notices& notices) {
  FeatureLayer layer;
  layer.name = scheme.labels.scheme;
  layer.kind = GeometryKind::kPolygons;
  layer.fields = region_fields();
  layer.crs = points.crs();
  layer.arcs = points.arcs();
  if (scheme.labels.regions.size() <= kMostStyled) {
    layer.look = std::make_shared<const LayerLook>(region_look(work, scheme.labels));
  }
  for (const RegionInfo& region : scheme.labels.regions) layer.ids.push_back(region.code);
  layer.provenance = provenance(work, points, title);
  layer.provenance["scheme"] = scheme.labels.scheme;
  layer.provenance["regions"] = scheme.labels.regions.size();
  layer.provenance["units_without_region"] = scheme.labels.without_region;
  if (const auto incomplete = scheme.labels.incomplete(); !incomplete.empty()) {
    layer.provenance["incomplete_regions"] = incomplete;
  }
  layer.provenance["overlap_inside_regions_km2"] = km2_number(scheme.overlap);
  OutputRegions regions = points.regions(scheme.land, scheme.labels.scheme, notices);
  if (regions.repaired > 0) {
    layer.provenance["repaired_regions"] = regions.repaired;
    if (points.decimals() < kFullDecimals) {
      layer.provenance["decimals_of_repaired_regions"] = regions.repaired_decimals;
    }
  }
  layer.features.resize(scheme.labels.regions.size());
  parallel_for(layer.features.size(), 1, [&](std::size_t begin, std::size_t end) {
    for (std::size_t r = begin; r < end; ++r) {
      std::vector<Value> values = region_values(work, scheme, r, regions.polygons[r], points);
      layer.features[r] = {std::move(regions.polygons[r]), std::move(values),
                           std::move(regions.paths[r])};
    }
  });
  return layer;
}

}  // namespace grens
