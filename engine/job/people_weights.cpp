// Weights of points are kept as whole numbers of the finest step that a cell has, so that no sum is
// rounded.
#include "job/people_weights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "coverage/valid_units.hpp"
#include "io/read_points.hpp"
#include "io/secrets.hpp"
#include "io/transform.hpp"
#include "job/unit_codes.hpp"
#include "regions/decimal.hpp"
#include "regions/population.hpp"
#include "regions/text.hpp"
#include "regions/unknown_figure.hpp"
#include "regions/year.hpp"

namespace grens {
namespace {

constexpr std::array<const char*, 6> kPeopleColumns = {"aant_inw",   "aantal_inw", "inwoners",
                                                       "population", "persons",    "people"};

bool has_column(const PointSource& source, const std::string& name) {
  return std::any_of(source.columns.begin(), source.columns.end(), [&](const std::string& column) {
    return lower_case(column) == lower_case(name);
  });
}

/// The position in `wanted` of the first that there is.
std::size_t column_of(const PointSource& source, const std::vector<std::string>& wanted,
                      const std::string& field, const std::string& file) {
  for (std::size_t w = 0; w < wanted.size(); ++w) {
    if (has_column(source, wanted[w])) return w;
  }
  throw InputError(fmt::format(
      "{}: {}; there are: {}: name the column of weights with --weights-field", file,
      field.empty() ? "no column is known to hold people" : "has no column " + in_quotes(field),
      listed(source.columns, 30)));
}

/// The file, and those that make a shapefile with it; none of a database.
std::vector<std::string> files_of(const std::filesystem::path& path) {
  std::vector<std::string> files;
  const auto add = [&](const std::filesystem::path& file) {
    std::error_code cannot_look;  // then it is no file
    if (std::filesystem::is_regular_file(file, cannot_look)) files.push_back(file.string());
  };
  add(path);
  if (lower_case(path.extension().string()) != ".shp") return files;
  for (const char* extension : {".shx", ".dbf", ".prj", ".cpg"}) {
    add(std::filesystem::path(path).replace_extension(extension));
  }
  return files;
}

void bring(std::vector<Point>& points, const Crs& from, const Crs& to) {
  if (same_crs(from, to)) return;
  Box extent;
  for (const Point& p : points) extent.add(p);
  Transformer(from, to, extent).forward(points);
}

}  // namespace

WeightPoints read_weight_points(const std::string& path, const std::string& field, const Crs& to,
                                Notices& notices) {
  const std::string file = shown(path, 200);
  std::vector<std::string> wanted(kPeopleColumns.begin(), kPeopleColumns.end());
  if (!field.empty()) wanted = {field};
  const PointSource source = read_points(path, wanted, notices);
  const std::size_t column = column_of(source, wanted, field, file);
  WeightPoints result;
  result.column = wanted[column];
  std::vector<Decimal> weights;
  std::vector<Point> places;
  std::size_t unknown = 0;
  for (std::size_t r = 0; r < source.records.size(); ++r) {
    const PointRecord& record = source.records[r];
    const std::string& cell = record.cells[column];
    if (!record.at || says_unknown(cell)) {
      ++unknown;
      continue;
    }
    const auto weight = parse_decimal(cell);
    if (!weight) {
      throw InputError(
          fmt::format("{}: record {}: {} in {} is no number: correct it, or leave "
                      "it empty",
                      file, r + 1, in_quotes(cell), in_quotes(result.column)));
    }
    if (weight->units < 0) {
      ++unknown;
      continue;
    }
    result.decimals = std::max(result.decimals, weight->decimals);
    weights.push_back(*weight);
    places.push_back(*record.at);
  }
  if (weights.empty()) {
    throw InputError(
        fmt::format("{}: no point has a place and a weight in {}: there is nothing to "
                    "spread people by",
                    file, in_quotes(result.column)));
  }
  if (unknown > 0) {
    notices.warn("no-weight",
                 fmt::format("{}: {} no place or no known weight in {}, and {} left out", file,
                             spoken_count(unknown, "point has", "points have"),
                             in_quotes(result.column), unknown == 1 ? "is" : "are"),
                 unknown);
  }
  if (source.crs) {
    bring(places, *source.crs, to);
  } else {
    notices.info("crs", fmt::format("{}: does not say in which CRS it is, and is taken to be in "
                                    "that of the layers, {}",
                                    file, to.label()));
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto weight = rescaled(weights[i], result.decimals);
    if (!weight) {
      throw InputError(
          fmt::format("{}: {} and {} decimals in {} are more than 18 digits hold: "
                      "round the weights",
                      file, decimal_text(weights[i]), result.decimals, in_quotes(result.column)));
    }
    result.points.push_back({places[i], *weight});
  }
  result.source.path = source_name(path);
  result.source.crs = source.crs.value_or(to);
  result.source.records = source.records.size();
  result.source.encoding = "UTF-8";
  for (const std::string& read : files_of(path)) {
    result.source.files.push_back({read, sha256_file(read)});
  }
  return result;
}

WeightUnits read_weight_units(const ReadOptions& read, const RegionTables* tables,
                              std::optional<int> year, const Crs& to, Notices& notices) {
  const std::string file = shown(read.inputs.front(), 200);
  UnitSource source = read_units(read, notices);
  WeightUnits result;
  if (source.layer.has_population) {
    for (const Unit& unit : source.layer.units) result.persons.push_back(unit.population);
  } else if (tables == nullptr) {
    throw InputError(
        fmt::format("{}: none of its fields holds people: name it with "
                    "--population-field",
                    file));
  } else {
    normalise_units(source.layer, *tables, notices);
    const std::vector<std::string> codes = unit_codes(source.layer);
    const YearFit fit = fit_year(*tables, codes, year, notices);
    result.persons = fit.year ? table_population(*tables, codes, *fit.year).persons
                              : std::vector<std::optional<std::int64_t>>(codes.size());
  }
  const bool nobody =
      std::none_of(result.persons.begin(), result.persons.end(), [](const auto& p) { return p; });
  if (nobody) {
    throw InputError(
        fmt::format("{}: people are not known of any of its units: name a layer with "
                    "people, or weights of your own",
                    file));
  }
  const std::vector<UnitId> repaired = make_units_valid(source.layer);
  if (!repaired.empty()) {
    notices.warn("made-valid",
                 fmt::format("{}: {} no valid polygon (rings cross or overlap) and made valid by "
                             "the structure method",
                             file, spoken_count(repaired.size(), "unit is", "units are")),
                 repaired.size(), {});
  }
  bring(source.layer.rings.points, source.crs, to);
  result.codes = unit_codes(source.layer);
  result.rings = std::move(source.layer.rings);
  result.sources = std::move(source.sources);
  result.approximate = source.layer.approximate;
  return result;
}

}  // namespace grens
