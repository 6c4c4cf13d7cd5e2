// Tholen's border with Brabant in the file of findings, measured on the lines that are written.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "io/gdal.hpp"
#include "job/cross_features.hpp"
#include "job/cross_job.hpp"
#include "job/dissolve_job.hpp"
#include "job/prepared.hpp"
#include "support/scratch.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

struct WrittenLine {
  double drawn = 0;      ///< m of the written geometry
  double length = 0;     ///< m as the file says
  double unmatched = 0;  ///< m of border without a twin, as the file says
  int lines = 0;         ///< findings that are cut lines of Tholen in its district
};

/// What cross-border.gpkg says of the line between Tholen and the rest of De Markiezaten.
WrittenLine tholen(const std::string& path) {
  const WorkLayer work = testing::prepare(path);
  const SchemeLabels district = label_layer(work, "politie_district");
  const SchemeLabels vr = label_layer(work, "veiligheidsregio");
  const std::vector<std::pair<std::size_t, std::size_t>> pairs = {{0, 1}};
  const CrossFindings findings(work, {&district, &vr}, pairs);
  const testing::Scratch scratch;
  Notices notices;
  OutputSet set = OutputSet::in_folder(scratch / "out", {});
  const std::vector<Format> formats = {Format::kGeoPackage};
  OutputOptions output;
  output.formats = formats;
  PointsByFormat points(work, {}, output, notices);
  write_cross_files(set, work, findings.reports(), "", formats, points, notices);
  set.finish();

  WrittenLine found;
  const GDALDatasetUniquePtr data(
      GDALDataset::Open((scratch / "out/cross-border.gpkg").c_str(), GDAL_OF_VECTOR));
  for (const auto& feature : *data->GetLayerByName("cut_lines")) {
    if (std::string(feature->GetFieldAsString("within")) != "de-markiezaten") continue;
    EXPECT_STREQ(feature->GetFieldAsString("within_scheme"), "politie_district");
    EXPECT_STREQ(feature->GetFieldAsString("within_name"), "De Markiezaten");
    EXPECT_STREQ(feature->GetFieldAsString("overlap"), "case");
    EXPECT_STREQ(feature->GetFieldAsString("units"), "GM0716");
    ++found.lines;
    found.length += feature->GetFieldAsDouble("length_km") * 1000;
    found.unmatched += feature->GetFieldAsDouble("unmatched_km") * 1000;
    for (const OGRLineString* line : *feature->GetGeometryRef()->toMultiLineString()) {
      found.drawn += line->get_Length();
    }
  }
  return found;
}

TEST(CutLine, IsWholeOnACleanLayer) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten-clean/gemeenten.gpkg");
  const WrittenLine line = tholen(path);
  EXPECT_EQ(line.lines, 1);
  EXPECT_NEAR(line.drawn, 18600, 50);
  EXPECT_NEAR(line.length, line.drawn, 1);
  EXPECT_LT(line.unmatched, 1000);
}

TEST(CutLine, IsTheMatchedPartOnADirtyLayer) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten/gemeenten.shp");
  const WrittenLine line = tholen(path);
  EXPECT_EQ(line.lines, 1);
  EXPECT_NEAR(line.drawn, 7200, 50);
  EXPECT_NEAR(line.length, line.drawn, 1);
  EXPECT_GT(line.unmatched, 11000);
}

TEST(CutLine, IsThereOnTheLayerThatShips) {
  const WrittenLine line = tholen(testing::kShippedLayer);
  EXPECT_EQ(line.lines, 1);
  EXPECT_GT(line.drawn, 1000);
  EXPECT_NEAR(line.length, line.drawn, 1);
  EXPECT_EQ(line.unmatched, 0);
}

/// Three squares of 1 km in one district, each in a region of its own that has land elsewhere: the
/// first is the main piece, and the two exceptions share a border.
TEST(CutLine, IsWholeForEachOfTwoExceptionsThatTouch) {
  const testing::Scratch scratch;
  std::string features;
  const auto add = [&](const char* code, const char* district, const char* vr, int x, int y) {
    const auto corner = [&](int dx, int dy) {
      return fmt::format("[{},{}]", 100000 + 1000 * (x + dx), 400000 + 1000 * (y + dy));
    };
    features += fmt::format(
        R"({}{{"type":"Feature","properties":{{"statcode":"{}","district":"{}","vr":"{}"}},)"
        R"("geometry":{{"type":"Polygon","coordinates":[[{},{},{},{},{}]]}}}})",
        features.empty() ? "" : ",", code, district, vr, corner(0, 0), corner(1, 0), corner(1, 1),
        corner(0, 1), corner(0, 0));
  };
  add("A", "one", "x", 0, 0);
  add("B", "one", "y", 1, 0);
  add("C", "one", "z", 2, 0);
  add("D", "two", "x", 0, 1);
  add("E", "three", "y", 1, 1);
  add("F", "four", "z", 2, 1);
  testing::write_bytes(scratch / "in.geojson",
                       R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
                       R"("urn:ogc:def:crs:EPSG::28992"}},"features":[)" +
                           features + "]}");
  const WorkLayer work =
      testing::prepare(testing::reading(scratch / "in.geojson", {"district", "vr"}), {});
  Notices notices;
  const std::vector<SchemeLayer> schemes = dissolve_layers(work, {{}, {"district", "vr"}}, notices);
  const std::vector<std::pair<std::size_t, std::size_t>> pairs = {{0, 1}};
  const CrossFindings findings(work, {&schemes[0].labels, &schemes[1].labels}, pairs);
  const CrossFeatures features_of =
      cross_features(work, findings.reports(), OutputPoints(work), "", notices);
  std::map<std::string, double> km;
  for (const Feature& line : features_of.cut_lines.features) {
    if (line.values[11] == Value{std::string("one")}) {
      km[std::get<std::string>(line.values[5])] = std::get<double>(line.values[16]);
    }
  }
  EXPECT_EQ(km, (std::map<std::string, double>{{"y", 2.0}, {"z", 1.0}}));
  const auto& cross = findings.reports()[0].cross;
  const auto divided = std::find_if(cross.a.begin(), cross.a.end(),
                                    [](const Division& d) { return d.pieces.size() == 3; });
  ASSERT_NE(divided, cross.a.end());
  EXPECT_EQ(divided->cut_length, 2000);
}

}  // namespace
}  // namespace grens
