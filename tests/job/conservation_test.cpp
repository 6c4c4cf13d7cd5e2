// Nothing is lost or counted twice: what is written covers what was read, measured anew from the
// rings in the files.
#include <gtest/gtest.h>

#include <map>

#include "io/transform.hpp"
#include "job/prepared.hpp"
#include "job/written.hpp"
#include "support/scratch.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using testing::area_of;
using testing::LayerFile;
using testing::prepare;
using testing::read_regions;
using testing::Scratch;
using testing::Written;

class Conservation : public ::testing::TestWithParam<LayerFile> {};

/// Area of the records that have no region, and of all, as they stand in the input file.
struct InputArea {
  long double all = 0;
  long double without_region = 0;
};

InputArea input_area(const std::string& path, const WorkLayer& work, const SchemeLayer& scheme) {
  std::map<std::string, long double> by_code;
  const GDALDatasetUniquePtr data(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
  const std::string& field = work.source.sources.front().code_field;
  for (const auto& feature : *data->GetLayer(0)) {
    by_code[feature->GetFieldAsString(field.c_str())] +=
        area_of(testing::polygons_of(feature->GetGeometryRef()));
  }
  InputArea area;
  for (const auto& [code, one] : by_code) area.all += one;
  for (const std::string& code : scheme.labels.without_region) {
    area.without_region += by_code.at(code);
  }
  return area;
}

TEST_P(Conservation, WrittenRingsCoverTheUnits) {
  const LayerFile& layer = GetParam();
  const std::string path =
      layer.file == nullptr ? testing::kShippedLayer : testing::shared_data(layer.file);
  if (path.empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << layer.file << ")";
  const WorkLayer work = prepare(path);
  const std::vector<SchemeLayer> schemes = testing::schemes_of(work);
  const Scratch scratch;
  testing::write_regions(work, schemes, scratch / "out", Format::kGeoPackage);
  for (const SchemeLayer& scheme : schemes) {
    const InputArea units = input_area(path, work, scheme);
    long double regions = 0;
    for (const Written& region : read_regions(scratch / "out/regions.gpkg", scheme.labels.scheme)) {
      regions += area_of(region.polygons);
    }
    const auto error =
        static_cast<double>((regions + units.without_region - units.all) / units.all);
    EXPECT_LT(std::fabs(error), 1e-9) << scheme.labels.scheme;
  }
}

TEST_P(Conservation, UnitsAndPeopleAreWholeNumbersThatAddUp) {
  const LayerFile& layer = GetParam();
  const std::string path =
      layer.file == nullptr ? testing::kShippedLayer : testing::shared_data(layer.file);
  if (path.empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << layer.file << ")";
  const WorkLayer work = prepare(path);
  std::int64_t people = 0;
  for (const auto& persons : work.population.persons) people += persons.value_or(0);
  const std::vector<SchemeLayer> schemes = testing::schemes_of(work);
  const Scratch scratch;
  testing::write_regions(work, schemes, scratch / "out", Format::kGeoPackage);
  for (const SchemeLayer& scheme : schemes) {
    auto units = static_cast<std::int64_t>(scheme.labels.without_region.size());
    std::int64_t persons = scheme.measures.without_region.population.at_least;
    for (const Written& region : read_regions(scratch / "out/regions.gpkg", scheme.labels.scheme)) {
      units += region.unit_count;
      const std::size_t r = testing::region_at(scheme, region.code);
      const PopulationSum& sum = scheme.measures.regions[r].population;
      EXPECT_EQ(region.population, sum.is_exact() ? sum.at_least : -1) << region.code;
      persons += sum.at_least;
    }
    EXPECT_EQ(units, static_cast<std::int64_t>(work.codes.size())) << scheme.labels.scheme;
    EXPECT_EQ(persons, people) << scheme.labels.scheme;
  }
}

/// By how much rounding each coordinate to a step may change an area: each error is evenly spread
/// over the step and independent of the others, and moves the area by half the chord between the
/// vertex' neighbours. Returns the variance, in m4.
double rounding_variance(const std::vector<Point>& ring, double step_x, double step_y) {
  double variance = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point& before = ring[(i + ring.size() - 1) % ring.size()];
    const Point& after = ring[(i + 1) % ring.size()];
    const double by_x = (after.y - before.y) / 2 * step_x;
    const double by_y = (after.x - before.x) / 2 * step_y;
    variance += (by_x * by_x + by_y * by_y) / 12;
  }
  return variance;
}

TEST_P(Conservation, GeoJsonCoversTheSameUpToItsDecimals) {
  const LayerFile& layer = GetParam();
  const std::string path =
      layer.file == nullptr ? testing::kShippedLayer : testing::shared_data(layer.file);
  if (path.empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << layer.file << ")";
  const WorkLayer work = prepare(path);
  const std::vector<SchemeLayer> schemes = testing::schemes_of(work);
  const Scratch scratch;
  testing::write_regions(work, schemes, scratch / "out", Format::kGeoJson);
  Notices notices;
  const Transformer to = make_lonlat_transformer(work.source.crs, work.source.extent, notices);
  // 1e-7 degrees: 11.13 mm to the north, and at 50.7 degrees, the southern end, 7.05 mm to the east
  const double step_x = 7.05e-3;
  const double step_y = 11.13e-3;
  for (const SchemeLayer& scheme : schemes) {
    for (Written& region : read_regions(scratch / ("out/" + scheme.labels.scheme + ".geojson"),
                                        scheme.labels.scheme)) {
      double variance = 0;
      for (Polygon& polygon : region.polygons) {
        to.inverse(polygon.shell);
        variance += rounding_variance(polygon.shell, step_x, step_y);
        for (auto& hole : polygon.holes) {
          to.inverse(hole);
          variance += rounding_variance(hole, step_x, step_y);
        }
      }
      const std::size_t r = testing::region_at(scheme, region.code);
      const double area = scheme.measures.regions[r].unit_area;
      const double error = static_cast<double>(area_of(region.polygons)) - area;
      EXPECT_LT(std::fabs(error), 6 * std::sqrt(variance))
          << scheme.labels.scheme << " " << region.code << ": " << error << " of " << area;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Clean, Conservation, ::testing::ValuesIn(testing::kCleanLayers),
                         [](const auto& param) { return param.param.name; });

}  // namespace
}  // namespace grens
