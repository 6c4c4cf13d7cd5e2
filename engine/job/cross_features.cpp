// Pieces are dissolved like regions, labelled by piece; their borders are borders of A or of B, so
// they are written with the very points of the region layers. Each exception is told with its whole
// cut line, as the tables measure it; what lies between two exceptions of a region is told twice.
#include "job/cross_features.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "job/provenance.hpp"
#include "report/cross_land_report.hpp"
#include "report/cross_words.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

std::vector<Field> finding_fields() {
  using enum FieldType;
  return {{"finding", kText},       {"scheme_a", kText},         {"a_code", kText},
          {"a_name", kText},        {"scheme_b", kText},         {"b_code", kText},
          {"b_name", kText},        {"overlap", kText},          {"role_in_a", kText},
          {"role_in_b", kText},     {"within_scheme", kText},    {"within", kText},
          {"within_name", kText},   {"units", kTextList},        {"area_km2", kReal},
          {"population", kInteger}, {"length_km", kReal},        {"unmatched_km", kReal},
          {"quality", kText},       {"outside_count", kInteger}, {"units_outside", kTextList}};
}

const Division& division_a(const CrossReport& report, const Piece& piece) {
  return report.cross.a[static_cast<std::size_t>(piece.a)];
}

const Division& division_b(const CrossReport& report, const Piece& piece) {
  return report.cross.b[static_cast<std::size_t>(piece.b)];
}

/// How many units of a piece the layer lacks, and which.
void add_outside(const CrossReport& report, const Piece& piece, std::vector<Value>& values) {
  std::vector<std::string> codes;
  for (const std::size_t i : piece.outside) codes.push_back(report.a.outside[i].code);
  values.emplace_back(static_cast<std::int64_t>(codes.size()));
  values.emplace_back(std::move(codes));
}

/// Land is told by no unit.
std::vector<std::string> unit_codes_of(const WorkLayer& work, const CrossReport& report,
                                       const Piece& piece) {
  return is_land(report) ? std::vector<std::string>() : codes_of(work, piece.units);
}

/// The properties that a piece and its cut lines share, up to `role_in_b`.
std::vector<Value> heading(const char* finding, const CrossReport& report, const Piece& piece) {
  const RegionInfo& a = report.a.info(piece.a);
  const RegionInfo& b = report.b.info(piece.b);
  return {std::string(finding),
          report.a.scheme,
          a.code,
          a.name,
          report.b.scheme,
          b.code,
          b.name,
          std::string(to_string(piece.overlap)),
          text_or_null(role_text(piece.main_of_a, division_a(report, piece))),
          text_or_null(role_text(piece.main_of_b, division_b(report, piece)))};
}

void add_pieces(const WorkLayer& work, const CrossReport& report, const OutputPoints& points,
                std::span<const std::size_t> told, FeatureLayer& layer, Notices& notices) {
  std::vector<RegionId> labels(work.codes.size(), kNoRegion);
  for (std::size_t i = 0; i < told.size(); ++i) {
    for (const UnitId unit : report.cross.pieces[told[i]].units) {
      labels[static_cast<std::size_t>(unit)] = static_cast<RegionId>(i);
    }
  }
  Dissolved dissolved = dissolve(work.coverage, labels, told.size());
  mark_crossed(work.coverage, labels, work.crossings, dissolved);
  const RegionLayer land = make_region_layer(
      work.coverage, work.source.layer.rings, labels, std::move(dissolved), [&](std::size_t i) {
        const Piece& piece = report.cross.pieces[told[i]];
        return "what " + report.a.info(piece.a).code + " and " + report.b.info(piece.b).code +
               " share";
      });
  OutputRegions regions =
      points.regions(land, fmt::format("{} and {}", report.a.scheme, report.b.scheme), notices);
  for (std::size_t i = 0; i < told.size(); ++i) {
    const Piece& piece = report.cross.pieces[told[i]];
    std::vector<Value> values = heading("piece", report, piece);
    values.insert(values.end(), 3, Value{});
    values.emplace_back(unit_codes_of(work, report, piece));
    values.push_back(piece.units.empty() ? Value{} : Value{km2_number(piece.area)});
    values.push_back(piece.population.is_exact() ? Value{piece.population.at_least} : Value{});
    values.insert(values.end(), {Value{}, Value{}, quality_value(work.source.layer)});
    add_outside(report, piece, values);
    layer.features.push_back(
        {std::move(regions.polygons[i]), std::move(values), std::move(regions.paths[i])});
  }
}

void add_cut_line(const WorkLayer& work, const CrossReport& report, const Piece& piece,
                  const CutLine& cut, const SchemeLabels& scheme, RegionId region,
                  const OutputPoints& points, FeatureLayer& layer) {
  const RegionInfo& within = scheme.info(region);
  const bool unseen = cut.none() && !within.units_outside.empty();
  MultiLine lines;
  std::vector<ArcPath> paths;
  for (const ArcRef ref : cut.arcs) {
    lines.push_back(points.line(arc_index(ref)));
    paths.push_back({arc_index(ref)});
  }
  std::vector<Value> values = heading("cut-line", report, piece);
  values.insert(values.end(), {scheme.scheme, within.code, within.name});
  values.emplace_back(unit_codes_of(work, report, piece));
  values.insert(values.end(), {Value{}, Value{}, unseen ? Value{} : Value{km_number(cut.length)},
                               unseen ? Value{} : Value{km_number(cut.unmatched)},
                               quality_value(work.source.layer)});
  add_outside(report, piece, values);
  layer.features.push_back({std::move(lines), std::move(values), std::move(paths)});
}

/// Both in one layer, where kinds may be mixed.
FeatureLayer merged(CrossFeatures features, const std::string& name) {
  FeatureLayer all = std::move(features.pieces);
  all.name = name;
  std::move(features.cut_lines.features.begin(), features.cut_lines.features.end(),
            std::back_inserter(all.features));
  return all;
}

}  // namespace

CrossFeatures cross_features(const WorkLayer& work, std::span<const CrossReport> reports,
                             const OutputPoints& points, const std::string& title,
                             Notices& notices) {
  CrossFeatures features;
  for (FeatureLayer* layer : {&features.pieces, &features.cut_lines}) {
    layer->fields = finding_fields();
    layer->crs = points.crs();
    layer->arcs = points.arcs();
    layer->provenance = provenance(work, points, title);
  }
  features.pieces.name = "pieces";
  features.cut_lines.name = "cut_lines";
  features.cut_lines.kind = GeometryKind::kLines;
  for (const CrossReport& report : reports) {
    const std::vector<std::size_t> told = pieces_to_tell(report);
    if (told.empty()) continue;
    add_pieces(work, report, points, told, features.pieces, notices);
    for (const std::size_t i : told) {
      const Piece& piece = report.cross.pieces[i];
      if (!piece.main_of_a) {
        add_cut_line(work, report, piece, piece.cut_a, report.a, piece.a, points,
                     features.cut_lines);
      }
      if (!piece.main_of_b) {
        add_cut_line(work, report, piece, piece.cut_b, report.b, piece.b, points,
                     features.cut_lines);
      }
    }
  }
  return features;
}

void write_cross_geometry(OutputSet& set, const std::string& stem, const WorkLayer& work,
                          std::span<const CrossReport> reports, const std::string& title,
                          std::span<const Format> formats, PointsByFormat& points,
                          Notices& notices) {
  for (const bool mixed : {true, false}) {
    std::vector<Format> alike;
    std::copy_if(formats.begin(), formats.end(), std::back_inserter(alike),
                 [&](Format format) { return format_info(format).mixed == mixed; });
    const auto make = [&](const OutputPoints& places) {
      CrossFeatures features = cross_features(work, reports, places, title, notices);
      std::vector<FeatureLayer> layers;
      if (mixed) {
        layers.push_back(merged(std::move(features), stem));
      } else {
        layers.push_back(std::move(features.pieces));
        layers.push_back(std::move(features.cut_lines));
      }
      return layers;
    };
    write_formats(set, stem, alike, points, make, notices);
  }
}

void write_cross_files(OutputSet& set, const WorkLayer& work, std::span<const CrossReport> reports,
                       const std::string& title, std::span<const Format> formats,
                       PointsByFormat& points, Notices& notices) {
  const std::string made_of = provenance_text(provenance(work, title));
  set.add("cross-border.json", cross_border_json(reports).dump(2) + "\n", made_of);
  set.add("cross-border.csv", cross_border_csv(reports), made_of);
  write_cross_geometry(set, "cross-border", work, reports, title, formats, points, notices);
}

}  // namespace grens
