// Tholen's border with Brabant in the file of findings, measured on the lines that are written.
#include <gtest/gtest.h>

#include <cmath>

#include "io/gdal.hpp"
#include "job/cross_features.hpp"
#include "job/cross_job.hpp"
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
  PointsByFormat points(work, {}, {formats, 7, {}}, notices);
  write_cross_files(set, work, findings.reports(), "", formats, points, notices);
  set.finish();

  WrittenLine found;
  const GDALDatasetUniquePtr data(
      GDALDataset::Open((scratch / "out/cross-border.gpkg").c_str(), GDAL_OF_VECTOR));
  for (const auto& feature : *data->GetLayerByName("cut_lines")) {
    if (std::string(feature->GetFieldAsString("within")) != "de-markiezaten") continue;
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

}  // namespace
}  // namespace grens
