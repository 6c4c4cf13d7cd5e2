// Layers come from where files get them. Tables without geometry are the CSV files, read back, so
// that the two can never tell different things.
#include "job/database_files.hpp"

#include <fmt/format.h>

#include <charconv>

#include "io/write_text.hpp"
#include "job/cross_features.hpp"
#include "job/provenance.hpp"
#include "regions/csv.hpp"
#include "regions/text.hpp"
#include "report/overlap_report.hpp"

namespace grens {
namespace {

/// A database has coordinates as files in a CRS of their own have.
const OutputPoints& planar(PointsByFormat& points) { return points.of(Format::kGeoPackage); }

bool names(std::string_view list, const std::string& column) {
  return fmt::format(" {} ", list).find(" " + column + " ") != std::string::npos;
}

template <typename Number>
Value number(const std::string& text) {
  Number value{};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && stop == end ? Value{value} : Value{};
}

Value value_of(const std::string& text, FieldType type) {
  if (text.empty()) return {};
  if (type == FieldType::kInteger) return number<std::int64_t>(text);
  return type == FieldType::kReal ? number<double>(text) : Value{text};
}

void add_layer(PostgisOutput& database, FeatureLayer layer, PointsByFormat& points) {
  points.selection().apply(layer);
  database.add(layer);
}

void add_csv(PostgisOutput& database, FeatureLayer records, const WorkLayer& work,
             const std::string& title) {
  records.provenance = provenance(work, title);
  database.add_records(records);
}

}  // namespace

void add_regions(PostgisOutput& database, const WorkLayer& work,
                 const std::vector<SchemeLayer>& schemes, PointsByFormat& points,
                 const std::string& title, Notices& notices) {
  for (const SchemeLayer& scheme : schemes) {
    add_layer(database, region_features(work, scheme, planar(points), title, notices), points);
  }
}

void add_borders(PostgisOutput& database, const WorkLayer& work,
                 const std::vector<SchemeLayer>& schemes, PointsByFormat& points,
                 const std::string& title) {
  add_layer(database, border_features(work, schemes, planar(points), title), points);
}

void add_neighbours(PostgisOutput& database, const WorkLayer& work, const std::string& csv,
                    const std::string& title) {
  add_csv(database, records_of_csv("neighbours", csv, "arcs", "length_km unmatched_km"), work,
          title);
}

void add_overlaps(PostgisOutput& database, const WorkLayer& work, const std::string& title) {
  const std::string csv = overlaps_csv(work.overlaps, work.codes, work.audit());
  add_csv(database, records_of_csv("overlaps", csv, "", "area_m2"), work, title);
}

void add_cross_border(PostgisOutput& database, const WorkLayer& work,
                      std::span<const CrossReport> reports, PointsByFormat& points,
                      const std::string& title, Notices& notices) {
  add_csv(database,
          records_of_csv("cross_border", cross_border_csv(reports),
                         "unit_count population population_at_least population_year outside_count",
                         "area_km2 share_of_a_area share_of_b_area share_of_a_population "
                         "share_of_b_population cut_line_in_a_km unmatched_in_a_km "
                         "cut_line_in_b_km unmatched_in_b_km"),
          work, title);
  CrossFeatures features = cross_features(work, reports, planar(points), title, notices);
  add_layer(database, std::move(features.pieces), points);
  add_layer(database, std::move(features.cut_lines), points);
}

void finish_database(PostgisOutput& database, PointsByFormat& points, Notices& notices) {
  points.selection().refuse_unknown();
  database.finish();
  const std::vector<std::string>& left = database.leftovers();
  if (left.empty()) return;
  notices.info("leftover", fmt::format("{} still in the schema {} and not of this run: {}",
                                       spoken_count(left.size(), "table of an earlier run is",
                                                    "tables of an earlier run are"),
                                       in_quotes(database.schema()), listed(left, left.size())));
}

FeatureLayer records_of_csv(const std::string& name, std::string csv, std::string_view integers,
                            std::string_view reals) {
  make_utf8(csv);
  const CsvTable table = parse_csv(csv, name);
  FeatureLayer layer;
  layer.name = name;
  for (const std::string& column : table.header) {
    const FieldType type = names(integers, column) ? FieldType::kInteger
                           : names(reals, column)  ? FieldType::kReal
                                                   : FieldType::kText;
    layer.fields.push_back({column, type});
  }
  for (const CsvRow& row : table.rows) {
    Feature& record = layer.features.emplace_back();
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
      record.values.push_back(value_of(row.fields[i], layer.fields[i].type));
    }
  }
  return layer;
}

}  // namespace grens
