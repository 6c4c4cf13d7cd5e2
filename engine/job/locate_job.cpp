// The header of a CSV file is read before the layer, as it is the cheaper to refuse.
#include "job/locate_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

#include "base/error.hpp"
#include "base/strict.hpp"
#include "io/field_selection.hpp"
#include "io/output_set.hpp"
#include "io/write_layers.hpp"
#include "job/answer_columns.hpp"
#include "job/locate_csv.hpp"
#include "job/provenance.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// The points before they are located: a stream, or all of them.
struct Points {
  std::unique_ptr<CsvStream> stream;
  std::optional<CsvPlaces> places;  // of the stream
  PointTable table;                 // of anything else
  std::optional<Crs> crs;           // none: that of the layer

  std::vector<std::string> columns() const {
    if (stream) return stream->header();
    std::vector<std::string> names;
    for (const Field& field : table.fields) names.push_back(field.name);
    return names;
  }
};

/// Whether records can leave one after another, as they come.
bool streams(const LocateOutput& output) {
  return output.file.empty() || (output.format == Format::kCsv && output.select.empty());
}

bool is_csv(const std::string& path) {
  return path == "-" || lower_case(std::filesystem::path(path).extension().string()) == ".csv";
}

Points open_points(const LocateWish& wish, Notices& notices) {
  Points points;
  if (is_csv(wish.points)) {
    points.stream = std::make_unique<CsvStream>(wish.points);
    points.places.emplace(*points.stream);
    if (points.places->lonlat()) points.crs = crs_from_text("EPSG:4326");
  } else {
    points.table = read_point_table(wish.points, wish.points_layer, notices);
    points.crs = points.table.crs;
  }
  if (wish.crs) points.crs = wish.crs;
  return points;
}

/// With the tables where they fit; where they need not, without.
WorkLayer prepare(const ReadOptions& read, std::optional<RegionTables> tables,
                  const LocateWish& wish, Notices& notices, const Progress& progress) {
  if (wish.tables_needed || !tables) {
    return prepare_layer(read, std::move(tables), wish.year, wish.dirt, notices, progress);
  }
  Notices said;
  const auto hand_on = [&] {
    for (const Notice& notice : said.list()) notices.add(notice);
  };
  try {
    WorkLayer work = prepare_layer(read, std::move(tables), wish.year, wish.dirt, said, progress);
    hand_on();
    return work;
  } catch (const InputError& why) {
    said = {};
    WorkLayer work = prepare_layer(read, std::nullopt, wish.year, wish.dirt, said, progress);
    hand_on();
    notices.info("no-tables",
                 fmt::format("the region tables do not fit the layer, so that points are given "
                             "units and no regions ({})",
                             why.what()));
    return work;
  }
}

std::vector<SchemeLabels> make_schemes(const WorkLayer& work, const LocateWish& wish,
                                       Notices& notices) {
  std::vector<SchemeLabels> schemes;
  for (const std::string& scheme : wish.regions.schemes) {
    schemes.push_back(label_layer(work, scheme));
    warn_of_labels(work, schemes.back(), notices);
  }
  for (const std::string& column : wish.regions.columns) {
    schemes.push_back(labels_from_values(column, work.codes, work.source.layer.columns.at(column)));
  }
  if (!schemes.empty() || !work.tables) return schemes;
  for (const std::string& scheme : work.tables->membership.schemes) {
    SchemeLabels labels = label_layer(work, scheme);
    if (!labels.regions.empty()) schemes.push_back(std::move(labels));
  }
  return schemes;
}

/// For GeoJSON: degrees with seven decimals where they have to be made; who has none is left
/// without a place.
void to_lonlat(std::vector<Feature>& features, const Crs& from, Notices& notices) {
  std::vector<Point> all;
  for (const Feature& feature : features) {
    const auto& points = std::get<std::vector<Point>>(feature.geometry);
    all.insert(all.end(), points.begin(), points.end());
  }
  const std::vector<Point> before = all;
  points_to_lonlat(from, all, notices);
  if (all == before) return;
  constexpr double kDecimals = 1e7;
  std::size_t next = 0;
  for (Feature& feature : features) {
    auto& points = std::get<std::vector<Point>>(feature.geometry);
    if (points.empty()) continue;
    const Point at = all[next++];
    points.clear();
    if (!std::isfinite(at.x + at.y)) continue;
    points.push_back(
        {std::round(at.x * kDecimals) / kDecimals, std::round(at.y * kDecimals) / kDecimals});
  }
}

/// The located records as a layer.
FeatureLayer make_features(PointTable table, const std::vector<PlaceFound>& found,
                           const AnswerColumns& columns, const LocatedPoints& located,
                           const Crs& crs, const LocateOutput& output, Notices& notices) {
  FeatureLayer layer;
  layer.name = output.file == "-" ? "points" : std::filesystem::path(output.file).stem().string();
  layer.kind = GeometryKind::kPoints;
  layer.fields = std::move(table.fields);
  layer.fields.insert(layer.fields.end(), columns.fields().begin(), columns.fields().end());
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    PointRow& row = table.rows[i];
    Feature feature{std::vector<Point>{}, std::move(row.values)};
    if (row.at) std::get<std::vector<Point>>(feature.geometry).push_back(*row.at);
    columns.append_values(found[i], feature.values);
    layer.features.push_back(std::move(feature));
  }
  layer.crs = crs;
  if (format_info(output.format).lonlat) {
    to_lonlat(layer.features, crs, notices);
    layer.crs = lonlat_crs(crs);
  }
  layer.provenance = provenance(located.work, "");
  return layer;
}

void say_tally(const LocatedPoints& located, const std::string& points, Notices& notices) {
  const PlaceTally& tally = located.tally;
  if (tally.commas > 0) {
    notices.info("decimal-comma",
                 fmt::format("{}: {} coordinates with decimal commas, which were read as points",
                             points, spoken_count(tally.commas, "record has", "records have")));
  }
  if (tally.unknown > 0) {
    notices.warn("point-nowhere",
                 fmt::format("{}: {} no place{}{}", points,
                             spoken_count(tally.unknown, "record has", "records have"),
                             tally.why.empty() ? "" : ": ", fmt::join(tally.why, "; ")),
                 tally.unknown);
  }
  if (tally.records() == tally.unknown) {
    throw InputError(fmt::format("{}: {}: give points with coordinates", points,
                                 tally.why.empty()
                                     ? "there is no record with a place"
                                     : "no record has a place (" + tally.why.front() + ")"));
  }
  if (tally.several > 0) {
    notices.warn("point-overlap",
                 fmt::format("{} inside several units, which overlap there; the one with the "
                             "smallest code was taken",
                             spoken_count(tally.several, "point lies", "points lie")),
                 tally.several);
  }
  if (tally.swapped > 0 && 2 * tally.swapped > tally.records() - tally.unknown) {
    notices.warn("points-swapped",
                 fmt::format("{}: {} outside the layer, and would lie within its extent with "
                             "their two coordinates exchanged: longitude (x) is east, latitude (y) "
                             "is north; exchange the names of the columns",
                             points, spoken_count(tally.swapped, "point lies", "points lie")),
                 tally.swapped);
  }
}

}  // namespace

LocateReport LocatedPoints::report() const {
  LocateReport told{work.source.layer.units, schemes, tally};
  told.year = work.tables ? work.fit.year : std::nullopt;
  told.measured = work.measurer->name();
  told.approximate = work.source.layer.approximate;
  return told;
}

std::unique_ptr<LocatedPoints> locate_points(const ReadOptions& read,
                                             std::optional<RegionTables> tables,
                                             const LocateWish& wish, const LocateOutput& output,
                                             Notices& notices, const Progress& progress) {
  for (const std::string& scheme : wish.regions.schemes) check_scheme(*tables, scheme);
  Points points = open_points(wish, notices);
  auto located = std::make_unique<LocatedPoints>();
  located->work = prepare(read, std::move(tables), wish, notices, progress);
  const WorkLayer& work = located->work;
  located->schemes = make_schemes(work, wish, notices);
  located->tally = PlaceTally(work.codes.size());
  const std::string name = points.stream ? points.stream->name() : points.table.name;
  if (!points.crs) {
    notices.info("points-crs", fmt::format("{} does not say its CRS: its points are taken to be in "
                                           "that of the layer, {} (give --points-crs otherwise)",
                                           name, work.source.crs.label()));
  }
  PointLocator locator(work, points.crs, notices);
  if (!locator.way().is_identity()) located->operation = locator.way().operation();
  const AnswerColumns columns(work, located->schemes, points.columns(), notices);

  std::vector<std::string> inputs = files_read(work);
  inputs.push_back(wish.points);
  inputs.insert(inputs.end(), points.table.files.begin(), points.table.files.end());
  std::optional<OutputSet> set;
  if (!output.file.empty() && output.file != "-") {
    set.emplace(OutputSet::of_file(output.file, inputs));
  }
  const std::string file = std::filesystem::path(output.file).filename().string();
  if (points.stream && streams(output)) {
    Sink sink;
    if (set) {
      sink = set->create(file).sink();
    } else if (!output.file.empty()) {
      sink = stdout_sink();
    }
    locate_csv(*points.stream, *points.places, {locator, columns}, sink, located->tally, progress);
  } else {
    if (points.stream) {
      points.table = read_csv_points(*points.stream, *points.places, located->tally);
    }
    if (progress) progress(0.7, "locating points");
    const auto found = locate_table(points.table, locator, located->tally);
    if (!output.file.empty()) {
      FeatureLayer layer =
          make_features(std::move(points.table), found, columns, *located,
                        points.crs ? *points.crs : work.source.crs, output, notices);
      FieldSelection selection(output.select);
      selection.apply(layer);
      selection.refuse_unknown();
      if (set) {
        write_layers(*set, output.format, file, {&layer, 1}, notices, output.write);
      } else {
        write_layer_to_stdout(output.format, layer, notices, output.write);
      }
    }
  }
  say_tally(*located, name, notices);
  if (read.strict) refuse_warnings(notices);
  if (set) set->finish();
  return located;
}

}  // namespace grens
