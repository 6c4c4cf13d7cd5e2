// Weights from squares whose overlaps are known, and from real layers of two years.
#include "job/overlap_weights.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "job/prepared.hpp"
#include "support/scratch.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::nl_tables;
using ::testing::Not;
using testing::Scratch;

/// A rectangle in RD, in metres from a place in the Netherlands; with people "" it has no field of
/// them.
std::string box(const std::string& code, int left, int bottom, int right, int top,
                const std::string& people = "null") {
  const auto corner = [&](int x, int y) { return fmt::format("[{},{}]", 140000 + x, 400000 + y); };
  return fmt::format(R"({{"type":"Feature","properties":{{"statcode":"{}"{}}},"geometry":)"
                     R"({{"type":"Polygon","coordinates":[[{},{},{},{},{}]]}}}})",
                     code, people.empty() ? "" : ",\"inwoners\":" + people, corner(left, bottom),
                     corner(right, bottom), corner(right, top), corner(left, top),
                     corner(left, bottom));
}

std::string layer(const std::vector<std::string>& features) {
  return fmt::format(R"({{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":)"
                     R"("urn:ogc:def:crs:EPSG::28992"}}}},"features":[{}]}})",
                     fmt::join(features, ","));
}

/// Haaren is a square of 1 km; its four receivers take strips of 100, 200, 300 and 400 m of it,
/// and one of them reaches 1 m into Tilburg as it was, which counts for nothing.
const std::vector<std::string> kAfter = {
    box("GM0757", 0, 0, 100, 1000), box("GM0824", 100, 0, 300, 1000),
    box("GM0855", 300, 0, 600, 1000), box("GM0865", 600, 0, 1001, 1000)};

const std::vector<UnitSplit> kHaaren = {{"GM0788", {"GM0757", "GM0824", "GM0855", "GM0865"}}};

struct Weighed {
  OverlapWeights overlap;
  Notices notices;
};

Weighed weigh(const std::vector<std::string>& before, const std::vector<std::string>& after,
              OverlapMeasure measure) {
  const Scratch scratch;
  testing::write_bytes(scratch / "before.geojson", layer(before));
  testing::write_bytes(scratch / "after.geojson", layer(after));
  Weighed result;
  result.overlap =
      overlap_weights({scratch / "before.geojson", scratch / "after.geojson", 2020, 2021}, measure,
                      kHaaren, nl_tables(), result.notices);
  return result;
}

std::string refusal(const std::vector<std::string>& before, const std::vector<std::string>& after,
                    OverlapMeasure measure) {
  try {
    weigh(before, after, measure);
  } catch (const InputError& error) {
    return error.what();
  }
  return "nothing was thrown";
}

std::vector<std::string> texts(const Notices& notices) {
  std::vector<std::string> said;
  for (const Notice& notice : notices.list()) said.push_back(notice.text);
  return said;
}

/// The weights as shares of their sum.
std::vector<double> shares(const std::vector<std::int64_t>& weights) {
  double sum = 0;
  for (const std::int64_t weight : weights) sum += static_cast<double>(weight);
  std::vector<double> result;
  for (const std::int64_t weight : weights) result.push_back(static_cast<double>(weight) / sum);
  return result;
}

TEST(OverlapWeights, FollowTheLandInEachTarget) {
  const Weighed done = weigh({box("GM0788", 0, 0, 1000, 1000), box("GM0855", 1000, 0, 2000, 1000)},
                             kAfter, OverlapMeasure::kArea);
  EXPECT_THAT(done.overlap.weights.at("GM0788"),
              ElementsAre(1000000000, 2000000000, 3000000000, 4000000000));
  EXPECT_FALSE(done.overlap.approximate);
  EXPECT_EQ(done.overlap.files.size(), 2U);
}

TEST(OverlapWeights, FollowThePeopleOfNeighbourhoods) {
  // 60 people west of 200 m, half of them in each of the first two; 40 in the east, of whom a
  // quarter lives in the third and three quarters in the fourth.
  const Weighed done =
      weigh({box("BU07880000", 0, 0, 200, 1000, "60"), box("BU07880001", 500, 0, 900, 1000, "40"),
             box("BU08550000", 1000, 0, 2000, 1000, "5000")},
            kAfter, OverlapMeasure::kPeople);
  EXPECT_THAT(done.overlap.weights.at("GM0788"),
              ElementsAre(30000000, 30000000, 10000000, 30000000));
}

TEST(OverlapWeights, SayWhatLiesElsewhere) {
  const Weighed done =
      weigh({box("BU07880000", 0, 0, 200, 1000, "60"), box("BU07880001", 500, 0, 2000, 1000, "0")},
            kAfter, OverlapMeasure::kPeople);
  EXPECT_THAT(done.overlap.weights.at("GM0788"), ElementsAre(30000000, 30000000, 0, 0));
  const std::vector<std::string> said = texts(done.notices);
  EXPECT_THAT(said, Contains(HasSubstr("58.8% of the land of GM0788")));
}

TEST(OverlapWeights, RefuseLayersThatCannotTell) {
  const std::string whole = box("GM0788", 0, 0, 1000, 1000, "100");
  const std::string other = box("GM0855", 1000, 0, 2000, 1000, "100");
  EXPECT_THAT(refusal({whole}, kAfter, OverlapMeasure::kPeople),
              AllOf(HasSubstr("'GM0788' are known as a whole only"), HasSubstr("neighbourhoods")));
  EXPECT_THAT(refusal({other}, kAfter, OverlapMeasure::kArea),
              AllOf(HasSubstr("before.geojson: there is no unit 'GM0788'"), HasSubstr("--from")));
  EXPECT_THAT(refusal({whole}, {kAfter[0], kAfter[1], kAfter[2]}, OverlapMeasure::kArea),
              AllOf(HasSubstr("after.geojson: there is no unit 'GM0865'"), HasSubstr("--to")));
  EXPECT_THAT(refusal({box("GM0788", 0, 5000, 1000, 6000)}, kAfter, OverlapMeasure::kArea),
              HasSubstr("have no land of 'GM0788'"));
  EXPECT_THAT(refusal({box("BU07880000", 0, 0, 200, 1000, "0")}, kAfter, OverlapMeasure::kPeople),
              HasSubstr("have no people of 'GM0788'"));
  EXPECT_THAT(refusal({box("BU07880000", 0, 0, 200, 1000, "60"),
                       box("BU07880001", 500, 0, 900, 1000), box("BU07880002", 300, 0, 500, 1000)},
                      kAfter, OverlapMeasure::kPeople),
              AllOf(HasSubstr("people of 2 neighbourhoods of 'GM0788'"),
                    HasSubstr("BU07880001, BU07880002"), HasSubstr("--weights FILE")));
  EXPECT_THAT(refusal({box("BU07880000", 0, 0, 200, 1000, "")}, kAfter, OverlapMeasure::kPeople),
              HasSubstr("before.geojson: none of its fields holds people"));
}

TEST(OverlapWeights, SayThatALayerIsOfAnotherYear) {
  const Weighed done = weigh({box("GM0788", 0, 0, 1000, 1000), box("GM0140", 3000, 0, 4000, 1000)},
                             kAfter, OverlapMeasure::kArea);
  EXPECT_THAT(
      texts(done.notices),
      Contains(AllOf(HasSubstr("before.geojson: 1 unit is not of 2020"), HasSubstr("GM0140"))));
}

/// Drawn apart as the two layers are, the shares of the matched and of the unmatched layer of 2017
/// agree, and so, about, do those by the land of neighbourhoods.
TEST(OverlapWeights, OfRealLayersHardlyDependOnHowBordersWereDrawn) {
  GRENS_SHARED_OR_SKIP(dirty, "nl-2017-gemeenten/gemeenten.shp");
  GRENS_SHARED_OR_SKIP(clean, "nl-2017-gemeenten-clean/gemeenten.gpkg");
  GRENS_SHARED_OR_SKIP(neighbourhoods, "nl-2014-buurten-clean/buurten.gpkg");
  GRENS_SHARED_OR_SKIP(later, "nl-2022-gemeenten/gemeenten.shp");
  const RegionTables tables = nl_tables();
  const auto of = [&](const std::string& before) {
    Notices notices;
    const OverlapWeights overlap = overlap_weights({before, later, 2017, 2022},
                                                   OverlapMeasure::kArea, kHaaren, tables, notices);
    EXPECT_THAT(texts(notices), Not(Contains(HasSubstr("% of the land"))));
    return shares(overlap.weights.at("GM0788"));
  };
  const std::vector<double> shares_of_dirty = of(dirty);
  const std::vector<double> shares_of_clean = of(clean);
  const std::vector<double> by_neighbourhood = of(neighbourhoods);
  for (std::size_t t = 0; t < shares_of_dirty.size(); ++t) {
    EXPECT_NEAR(shares_of_dirty[t], shares_of_clean[t], 0.001);
    EXPECT_NEAR(shares_of_dirty[t], by_neighbourhood[t], 0.05);  // drawn more coarsely
    EXPECT_GT(shares_of_dirty[t], 0.05);                         // all four got a part
  }
}

}  // namespace
}  // namespace grens
