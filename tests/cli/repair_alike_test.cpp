// Layers that are told differently: in files of different CRS and precision, in another order, by
// one thread. What check and repair make of them.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sched.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include "base/parallel.hpp"
#include "io/transform.hpp"
#include "program.hpp"
#include "support/wavy.hpp"

namespace grens::testing {
namespace {

constexpr std::size_t kSide = 4;

std::string feature(std::size_t unit, std::vector<Point> ring, int decimals) {
  ring.push_back(ring.front());
  std::string points;
  for (const Point& p : ring) {
    points +=
        fmt::format("{}[{:.{}f},{:.{}f}]", points.empty() ? "" : ",", p.x, decimals, p.y, decimals);
  }
  return fmt::format(
      R"({{"type":"Feature","properties":{{"statcode":"U{:02}","statnaam":"Unit {}"}},)"
      R"("geometry":{{"type":"Polygon","coordinates":[[{}]]}}}})",
      unit, unit, points);
}

/// Features of RD as GeoJSON.
std::string joined(const std::vector<std::string>& features) {
  return collection(fmt::format("{}", fmt::join(features, ",")));
}

/// The upper half of a clean layer is delivered as longitude and latitude with 6 decimals (up to 6
/// cm off), the lower half in RD to the millimetre.
TEST(RepairAlike, JoinsFilesOfDifferentCrsAndPrecision) {
  std::mt19937 random(11);
  const WavyGrid grid = wavy_grid(random, kSide, 12);
  Notices notices;
  Box extent;
  for (const Point& p : grid.rings().points) extent.add(p);
  const Transformer to_lonlat =
      make_lonlat_transformer(crs_from_text("EPSG:28992"), extent, notices);
  std::vector<std::string> lower;
  std::vector<std::string> upper;
  for (std::size_t u = 0; u < grid.units.size(); ++u) {
    std::vector<Point> ring = grid.units[u];
    if (u < grid.units.size() / 2) {
      lower.push_back(feature(u, ring, 3));
    } else {
      to_lonlat.forward(ring);
      upper.push_back(feature(u, ring, 6));
    }
  }
  const Scratch scratch;
  write_bytes(scratch / "lower.geojson", joined(lower));
  write_bytes(
      scratch / "upper.geojson",
      fmt::format(R"({{"type":"FeatureCollection","features":[{}]}})", fmt::join(upper, ",")));
  const Ran dirty =
      grens_run({"check", scratch / "lower.geojson", scratch / "upper.geojson", "--json"});
  EXPECT_EQ(dirty.code, 1) << dirty.err;
  const Ran ran = grens_run({"repair", scratch / "lower.geojson", scratch / "upper.geojson",
                             "--json", "--out", scratch / "repaired.gpkg"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto json = nlohmann::json::parse(ran.out, nullptr, false);
  EXPECT_LE(json["tolerance_m"].get<double>(), 1);
  EXPECT_GT(json["faces"].size(), 20U);
  for (const auto& face : json["faces"]) EXPECT_FALSE(face["given_to"].is_null()) << face;
  for (const auto& unit : json["units"]) {
    EXPECT_LT(std::abs(unit["percent"].get<double>()), 0.02) << unit;  // 10 cm of 1 km, two sides
  }
  EXPECT_EQ(json["settled"], true);
  EXPECT_EQ(grens_run({"check", scratch / "repaired.gpkg"}).code, 0);
  const Ran again = grens_run({"repair", scratch / "repaired.gpkg", "--tolerance", "1", "--json",
                               "--out", scratch / "again.gpkg"});
  EXPECT_EQ(nlohmann::json::parse(again.out, nullptr, false)["changed"], false);
}

/// A jittered grid; one unit twice, so that overlaps are left as well. `other`: records in another
/// order, rings from another start and the other way round.
std::string jittered(bool other) {
  std::mt19937 random(12);
  WavyGrid grid = wavy_grid(random, kSide, 12);
  std::uniform_real_distribution<double> off(-0.4, 0.4);
  for (auto& ring : grid.units) {
    for (Point& p : ring) p = {p.x + off(random), p.y + off(random)};
  }
  grid.units.push_back(grid.units[5]);
  std::vector<std::string> features;
  for (std::size_t u = 0; u < grid.units.size(); ++u) {
    std::vector<Point> ring = grid.units[u];
    if (other) {
      std::rotate(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(7 + u), ring.end());
      if (u % 3 != 0) std::reverse(ring.begin(), ring.end());
    }
    features.push_back(feature(u, std::move(ring), 3));
  }
  if (other) std::shuffle(features.begin(), features.end(), random);
  return joined(features);
}

/// What check and repair say of a layer, and what repair writes but for its provenance.
std::vector<std::string> told(const Scratch& scratch, const std::string& layer) {
  write_bytes(scratch / "units.geojson", layer);
  const Ran check = grens_run({"check", scratch / "units.geojson", "--json"});
  EXPECT_EQ(check.code, 1) << check.err;
  const Ran repair = grens_run(
      {"repair", scratch / "units.geojson", "--json", "--out", scratch / "repaired.geojson"});
  EXPECT_EQ(repair.code, 0) << repair.err;
  const auto json = nlohmann::json::parse(repair.out, nullptr, false);
  EXPECT_EQ(json["changed"], true);
  std::string text = file_bytes(scratch / "repaired.geojson");
  const std::size_t from = text.find("\"provenance\":");
  const std::size_t to = text.find("\"features\":");
  EXPECT_LT(from, to);
  return {check.out, repair.out, text.erase(from, to - from)};
}

TEST(RepairAlike, SameBytesOfShuffledRecordsAndTurnedRings) {
  const Scratch scratch;
  ASSERT_NE(jittered(false), jittered(true));
  EXPECT_TRUE(told(scratch, jittered(false)) == told(scratch, jittered(true)));
}

TEST(RepairAlike, SameBytesOfOneThreadAndSeveral) {
  if (thread_count() < 2) GTEST_SKIP() << "SKIPPED: there is one processor only";
  const Scratch scratch;
  const auto several = told(scratch, jittered(false));
  cpu_set_t all;
  ASSERT_EQ(sched_getaffinity(0, sizeof all, &all), 0);
  std::size_t first = 0;
  while (CPU_ISSET(first, &all) == 0) ++first;
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(first, &one);
  ASSERT_EQ(sched_setaffinity(0, sizeof one, &one), 0);  // programs started from here have it too
  const auto single = told(scratch, jittered(false));
  ASSERT_EQ(sched_setaffinity(0, sizeof all, &all), 0);
  EXPECT_TRUE(several == single);
}

}  // namespace
}  // namespace grens::testing
