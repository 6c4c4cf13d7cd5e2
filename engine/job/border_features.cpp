// The arcs, written down. An arc's level is the number of schemes it is a border of: 0 is a border
// between units only.
#include "job/provenance.hpp"
#include "job/scheme_layer.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

/// The region of a scheme on one side of an arc; null beyond the coverage and without a region.
Value region_code(const SchemeLabels& labels, UnitId unit) {
  if (unit < 0) return {};
  const RegionId r = labels.region[static_cast<std::size_t>(unit)];
  return r < 0 ? Value{} : Value{labels.regions[static_cast<std::size_t>(r)].code};
}

bool is_border(const SchemeLabels& labels, const Arc& arc) {
  const auto label = [&](UnitId unit) {
    return unit < 0 ? kOutside : labels.region[static_cast<std::size_t>(unit)];
  };
  return label(arc.left) != label(arc.right);
}

Value unit_code(const WorkLayer& work, UnitId unit) {
  return unit < 0 ? Value{} : Value{work.codes[static_cast<std::size_t>(unit)]};
}

}  // namespace

FeatureLayer border_features(const WorkLayer& work, const std::vector<SchemeLayer>& schemes,
                             const OutputPoints& points, const std::string& title) {
  using enum FieldType;
  FeatureLayer layer;
  layer.name = "borders";
  layer.kind = GeometryKind::kLines;
  layer.crs = points.crs();
  layer.arcs = points.arcs();
  layer.provenance = provenance(work, points, title);
  layer.fields = {{"left_unit", kText}, {"right_unit", kText},  {"outside", kBoolean},
                  {"level", kInteger},  {"schemes", kTextList}, {"length_km", kReal},
                  {"quality", kText}};
  for (const SchemeLayer& scheme : schemes) {
    layer.fields.push_back({"left_" + scheme.labels.scheme, kText});
    layer.fields.push_back({"right_" + scheme.labels.scheme, kText});
  }
  for (std::size_t i = 0; i < work.coverage.arcs.size(); ++i) {
    const Arc& arc = work.coverage.arcs[i];
    std::vector<std::string> border_of;
    for (const SchemeLayer& scheme : schemes) {
      if (is_border(scheme.labels, arc)) border_of.push_back(scheme.labels.scheme);
    }
    std::vector<Value> values = {unit_code(work, arc.left),
                                 unit_code(work, arc.right),
                                 arc.left < 0 || arc.right < 0,
                                 static_cast<std::int64_t>(border_of.size()),
                                 border_of,
                                 km_number(work.measures.arc_length[i]),
                                 quality_value(work.source.layer)};
    for (const SchemeLayer& scheme : schemes) {
      values.push_back(region_code(scheme.labels, arc.left));
      values.push_back(region_code(scheme.labels, arc.right));
    }
    const auto arc_ref = static_cast<ArcRef>(i);
    layer.features.push_back(
        {MultiLine{points.line(arc_ref)}, std::move(values), {ArcPath{arc_ref}}});
  }
  return layer;
}

}  // namespace grens
