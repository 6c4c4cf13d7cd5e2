// What is made for one kind of points is written in every format of that kind.
#include "job/layer_files.hpp"

#include <gtest/gtest.h>

#include "job/prepared.hpp"
#include "support/scratch.hpp"

namespace grens {
namespace {

TEST(LayerFiles, LayersAreMadeOnceForEachKindOfPoints) {
  const WorkLayer work = testing::prepare(testing::kShippedLayer);
  const SchemeLayer scheme = testing::scheme_of(work, "provincie");
  const testing::Scratch scratch;
  Notices notices;
  OutputSet set = OutputSet::in_folder(scratch / "out", {});
  PointsByFormat points(work, {}, {}, notices);
  std::vector<std::string> made;  // the CRS of each time
  const auto make = [&](const OutputPoints& places) {
    made.push_back(places.crs().code);
    std::vector<FeatureLayer> layers;
    layers.push_back(region_features(work, scheme, places, "", notices));
    return layers;
  };
  const std::vector<Format> formats = {Format::kGeoPackage, Format::kGeoJson, Format::kCsv,
                                       Format::kFlatGeobuf};
  write_formats(set, "regions", formats, points, make, notices);
  set.finish();
  EXPECT_EQ(made, (std::vector<std::string>{"EPSG:4258", "EPSG:28992"}));
  EXPECT_EQ(testing::names_in(scratch / "out"),
            (std::set<std::string>{"manifest.json", "provincie.csv", "provincie.fgb",
                                   "provincie.geojson", "regions.gpkg"}));
}

}  // namespace
}  // namespace grens
