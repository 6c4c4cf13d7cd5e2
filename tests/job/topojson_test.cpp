// Regions as TopoJSON, put together again, are the regions of GeoJSON number by number; borders
// that several schemes share are stored once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "io/write_layers.hpp"
#include "job/dissolve_job.hpp"
#include "job/prepared.hpp"
#include "job/shuffled.hpp"
#include "support/scratch.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using nlohmann::json;
using testing::file_bytes;
using testing::LayerFile;
using testing::Scratch;

const std::vector<std::string> kThree = {"veiligheidsregio", "politie_district", "provincie"};

Notices write_regions(const WorkLayer& work, const std::string& folder,
                      const std::vector<std::string>& schemes, OutputOptions output) {
  std::vector<SchemeLayer> layers;
  for (const std::string& key : schemes) layers.push_back(testing::scheme_of(work, key));
  Notices notices;
  OutputSet set = OutputSet::in_folder(folder, {});
  write_scheme_layers(set, work, layers, "", output, notices);
  set.finish();
  return notices;
}

OutputOptions both_formats() {
  OutputOptions output;
  output.formats = {Format::kGeoJson, Format::kTopoJson};
  return output;
}

/// A ring of GeoJSON from its smallest point, closed.
json turned(json ring) {
  ring.erase(ring.size() - 1);
  std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
  ring.push_back(ring.front());
  return ring;
}

json ring_of(const json& topology, const json& references) {
  json ring = json::array();
  for (const json& reference : references) {
    const int ref = reference.get<int>();
    json arc = topology["arcs"].at(static_cast<std::size_t>(ref < 0 ? ~ref : ref));
    if (ref < 0) std::reverse(arc.begin(), arc.end());
    if (!ring.empty()) {
      EXPECT_EQ(ring.back(), arc.front());
      arc.erase(0);
    }
    ring.insert(ring.end(), arc.begin(), arc.end());
  }
  EXPECT_EQ(ring.front(), ring.back());
  return turned(std::move(ring));
}

/// Polygons of a geometry, rings from their smallest point; `ring` makes a ring of what is there.
template <class Ring>
json polygons_of(const json& type, const json& parts, Ring ring) {
  json polygons = json::array();
  for (const json& part : type == "Polygon" ? json::array({parts}) : parts) {
    json rings = json::array();
    for (const json& one : part) rings.push_back(ring(one));
    polygons.push_back(std::move(rings));
  }
  return polygons;
}

void expect_same(const std::string& folder, const std::vector<std::string>& schemes) {
  const json topology = json::parse(file_bytes(folder + "/regions.topojson"));
  for (const std::string& scheme : schemes) {
    SCOPED_TRACE(scheme);
    const json features = json::parse(file_bytes(folder + "/" + scheme + ".geojson"))["features"];
    const json& regions = topology["objects"][scheme]["geometries"];
    ASSERT_EQ(regions.size(), features.size());
    for (std::size_t r = 0; r < features.size(); ++r) {
      const json& geometry = features[r]["geometry"];
      EXPECT_EQ(regions[r]["properties"], features[r]["properties"]);
      EXPECT_EQ(regions[r]["id"], features[r]["properties"]["code"]);
      ASSERT_EQ(regions[r]["type"], geometry["type"]);
      const bool same =  // no EXPECT_EQ: it would print megabytes
          polygons_of(geometry["type"], geometry["coordinates"], turned) ==
          polygons_of(geometry["type"], regions[r]["arcs"],
                      [&](const json& references) { return ring_of(topology, references); });
      EXPECT_TRUE(same) << regions[r]["id"];
    }
  }
}

class TopoJson : public ::testing::TestWithParam<LayerFile> {
 protected:
  std::string path() const {
    const char* file = GetParam().file;
    return file == nullptr ? testing::kShippedLayer : testing::shared_data(file);
  }
};

TEST_P(TopoJson, RegionsAreThoseOfGeoJson) {
  if (path().empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << GetParam().file << ")";
  const WorkLayer work = testing::prepare(path());
  const Scratch scratch;
  write_regions(work, scratch.path(), kThree, both_formats());
  expect_same(scratch.path(), kThree);
}

INSTANTIATE_TEST_SUITE_P(
    Layers, TopoJson,
    ::testing::Values(LayerFile{"Shipped2024", nullptr},
                      LayerFile{"Municipalities2017", "nl-2017-gemeenten-clean/gemeenten.gpkg"},
                      LayerFile{"Dirty2022", "nl-2022-gemeenten/gemeenten.shp"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(TopoJsonFiles, SimplifiedBordersAndOtherDecimals) {
  const WorkLayer work = testing::prepare(testing::kShippedLayer);
  OutputOptions output = both_formats();
  output.simplify = SimplifyRule{SimplifyShare{0.2}};
  output.decimals = 4;
  const Scratch scratch;
  write_regions(work, scratch.path(), kThree, output);
  expect_same(scratch.path(), kThree);
}

TEST(TopoJsonFiles, SchemesOfOneFileShareArcs) {
  const WorkLayer work = testing::prepare(testing::kShippedLayer);
  const Scratch scratch;
  OutputOptions output;
  output.formats = {Format::kTopoJson};
  std::size_t points_apart = 0;
  const auto points_in = [&](const std::string& folder) {
    std::size_t points = 0;
    const json topology = json::parse(file_bytes(folder + "/regions.topojson"));
    for (const json& arc : topology["arcs"]) {
      points += arc.size() - 1;
    }
    return points;
  };
  for (const std::string& key : kThree) {
    write_regions(work, scratch / key, {key}, output);
    points_apart += points_in(scratch / key);
  }
  write_regions(work, scratch / "all", kThree, output);
  EXPECT_LT(points_in(scratch / "all"), points_apart * 2 / 3) << "the coast alone is in all three";
}

TEST(TopoJsonFiles, TheSameBytesWhateverTheOrderOfRecords) {
  const Scratch scratch;
  testing::write_shuffled(testing::kShippedLayer, scratch / "shuffled.gpkg", testing::Split::kNo);
  const auto text = [&](const std::string& input, const std::string& folder) {
    OutputOptions output;
    output.formats = {Format::kTopoJson};
    output.write.quantization = 100'000;
    write_regions(testing::prepare(input), folder, kThree, output);
    std::string bytes = file_bytes(folder + "/regions.topojson");
    for (std::size_t at = bytes.find("\"provenance\":"); at != std::string::npos;
         at = bytes.find("\"provenance\":")) {
      bytes.erase(at, bytes.find("\"geometries\":", at) - at);
    }
    return bytes;
  };
  const std::string first = text(testing::kShippedLayer, scratch / "a");
  EXPECT_GT(first.size(), 10'000U);
  EXPECT_TRUE(first == text(scratch / "shuffled.gpkg", scratch / "b"));
}

}  // namespace
}  // namespace grens
