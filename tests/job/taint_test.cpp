// Whatever is made from an approximate layer says so, in every format, and says how it was made.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "job/main_job.hpp"
#include "job/prepared.hpp"
#include "support/scratch.hpp"

namespace grens {
namespace {

using nlohmann::json;
using testing::file_bytes;
using testing::Scratch;

/// Runs the job on the layer that ships, which is approximate.
void run_shipped(const std::string& out, std::vector<Format> formats) {
  MainJob job;
  job.read = testing::reading(testing::kShippedLayer);
  job.tables = testing::nl_tables();
  for (const char* scheme : {"politie_district", "veiligheidsregio"}) {
    job.schemes.push_back({scheme, "", {}, ""});
  }
  job.cross.emplace();
  job.output.formats = std::move(formats);
  job.out = out;
  Notices notices;
  run_main_job(std::move(job), notices, {});
}

TEST(Taint, IsInEveryFeatureOfGeoJson) {
  const Scratch scratch;
  run_shipped(scratch / "out", {Format::kGeoJson});
  for (const char* name : {"veiligheidsregio", "borders", "cross-border"}) {
    SCOPED_TRACE(name);
    const json layer = json::parse(file_bytes(scratch / ("out/" + std::string(name) + ".geojson")));
    EXPECT_EQ(layer["provenance"]["quality"], "approximate");
    EXPECT_EQ(layer["provenance"]["measures"], "planar");
    ASSERT_FALSE(layer["features"].empty());
    for (const json& feature : layer["features"]) {
      ASSERT_EQ(feature["properties"]["quality"], "approximate");
    }
  }
}

TEST(Taint, IsInTheManifestForFilesThatCannotSayIt) {
  const Scratch scratch;
  run_shipped(scratch / "out", {Format::kShapefile, Format::kFlatGeobuf, Format::kCsv});
  std::size_t described = 0;
  const json manifest = json::parse(file_bytes(scratch / "out/manifest.json"));
  for (const json& file : manifest["files"]) {
    const std::string name = file["file"];
    const std::string extension = name.substr(name.rfind('.'));
    if (extension == ".shx" || extension == ".dbf" || extension == ".prj" || extension == ".cpg" ||
        name.ends_with(".fields.csv")) {
      continue;  // described with their .shp
    }
    SCOPED_TRACE(name);
    ASSERT_TRUE(file.contains("provenance"));
    EXPECT_EQ(file["provenance"]["quality"], "approximate");
    EXPECT_EQ(file["provenance"]["measures"], "planar");
    EXPECT_EQ(file["provenance"]["inputs"][0]["files"][0]["sha256"].get<std::string>().size(), 64U);
    ++described;
  }
  EXPECT_EQ(described, 3 * 5U + 3U) << "five layers in three formats, and three tables";
}

TEST(Taint, IsInEveryRowOfTheTables) {
  const Scratch scratch;
  run_shipped(scratch / "out", {Format::kGeoJson});
  for (const char* name : {"neighbours.csv", "cross-border.csv"}) {
    std::istringstream lines(file_bytes(scratch / ("out/" + std::string(name))));
    std::string line;
    std::getline(lines, line);
    EXPECT_THAT(line, ::testing::HasSubstr(",measured,quality"));
    std::size_t rows = 0;
    for (; std::getline(lines, line); ++rows) {
      ASSERT_THAT(line, ::testing::HasSubstr(",planar,approximate"));
    }
    EXPECT_GT(rows, 0U);
  }
}

}  // namespace
}  // namespace grens
