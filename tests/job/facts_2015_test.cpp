// What is known of the Netherlands in 2015, and holds in the layer that ships.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "geometry/geos.hpp"
#include "job/cross_job.hpp"
#include "job/main_job.hpp"
#include "job/prepared.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::prepare;
using testing::region_at;
using testing::scheme_of;
using ::testing::UnorderedElementsAreArray;

/// The facts that both years share, asked of one layer.
class Facts {
 public:
  explicit Facts(const std::string& path) : work_(prepare(path)) {}
  const WorkLayer& work() const { return work_; }

  void counts() const {
    EXPECT_EQ(vr_.labels.regions.size(), 25U);
    EXPECT_EQ(unit_.labels.regions.size(), 10U);
    EXPECT_EQ(scheme_of(work_, "riec").labels.regions.size(), 10U);
    std::vector<std::size_t> composites;
    std::size_t exact = 0;
    for (const RegionInfo& region : district_.labels.regions) {
      if (region.composite) {
        composites.push_back(region.members.size());
      } else {
        ++exact;
      }
    }
    EXPECT_EQ(exact, 31U);
    EXPECT_THAT(composites, ::testing::UnorderedElementsAre(4, 5, 3));
    EXPECT_EQ(region_total(district_.labels), 43U);
    for (const SchemeLayer* scheme : {&vr_, &unit_, &district_}) {
      EXPECT_THAT(scheme->labels.without_region, IsEmpty()) << scheme->labels.scheme;
    }
  }

  void every_safety_region_lies_in_one_police_unit() const {
    const CrossBorder found = cross_border(work_.audit(), vr_.labels, unit_.labels);
    EXPECT_EQ(found.relation, Relation::kANestsInB);
    EXPECT_TRUE(found.certain);
    EXPECT_THAT(found.cases, IsEmpty());
    for (const Division& region : found.a) EXPECT_EQ(region.pieces.size(), 1U);
  }

  /// Returns Tholen's line, in m.
  double two_districts_are_cut() const {
    const CrossBorder found = cross_border(work_.audit(), district_.labels, vr_.labels);
    EXPECT_EQ(found.cases.size(), 2U);
    std::vector<std::string> cases;
    double line = 0;
    for (const CrossCase& one : found.cases) {
      const Piece& piece = found.pieces[one.piece];
      cases.push_back(district_.labels.regions[static_cast<std::size_t>(piece.a)].code + "/" +
                      vr_.labels.regions[static_cast<std::size_t>(piece.b)].code);
      if (piece.main_of_a) continue;
      EXPECT_THAT(codes_of(work_, piece.units), ElementsAre("GM0716"));
      line = piece.cut_a.length;
    }
    EXPECT_THAT(cases, ElementsAre("de-markiezaten/VR19", "de-markiezaten/VR20"));
    const Division& markiezaten = found.a[region_at(district_, "de-markiezaten")];
    EXPECT_EQ(markiezaten.pieces.size(), 2U);
    return line;
  }

  std::vector<std::string> members_of_unit(const std::string& code) const {
    return testing::members(work_, unit_, region_at(unit_, code));
  }
  std::vector<std::string> members_of_safety_regions(const std::vector<std::string>& codes) const {
    std::vector<std::string> all;
    for (const std::string& code : codes) {
      const auto some = testing::members(work_, vr_, region_at(vr_, code));
      all.insert(all.end(), some.begin(), some.end());
    }
    return all;
  }

 private:
  WorkLayer work_;
  SchemeLayer vr_ = scheme_of(work_, "veiligheidsregio");
  SchemeLayer unit_ = scheme_of(work_, "politie_eenheid");
  SchemeLayer district_ = scheme_of(work_, "politie_district");
};

/// m of border between two units.
double shared_border(const WorkLayer& work, const std::string& a, const std::string& b) {
  double length = 0;
  for (std::size_t i = 0; i < work.coverage.arcs.size(); ++i) {
    const Arc& arc = work.coverage.arcs[i];
    if (arc.left < 0 || arc.right < 0) continue;
    const std::string& left = work.codes[static_cast<std::size_t>(arc.left)];
    const std::string& right = work.codes[static_cast<std::size_t>(arc.right)];
    if ((left == a && right == b) || (left == b && right == a)) {
      length += work.measures.arc_length[i];
    }
  }
  return length;
}

/// The third column of a table of facts.
std::vector<std::string> codes_in(const std::string& path) {
  std::vector<std::string> codes;
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    while (!line.empty() && line.back() == '\r') line.pop_back();
    codes.push_back(line.substr(line.rfind(',') + 1));
  }
  return codes;
}

TEST(Facts2015, RegionsAndCases) {
  GRENS_SHARED_OR_SKIP(path, "nl-2015-gemeenten/gemeenten.shp");
  const Facts facts(path);
  EXPECT_EQ(facts.work().fit.year, 2015);
  facts.counts();
  facts.every_safety_region_lies_in_one_police_unit();
  EXPECT_GT(facts.two_districts_are_cut(), 10000);
}

TEST(Facts2015, MiddenNederlandIsThreeSafetyRegions) {
  GRENS_SHARED_OR_SKIP(path, "nl-2015-gemeenten/gemeenten.shp");
  GRENS_SHARED_OR_SKIP(table, "../regions/midden_nederland_2015.csv");
  const Facts facts(path);
  const std::vector<std::string> expected = codes_in(table);
  EXPECT_EQ(expected.size(), 41U);
  EXPECT_THAT(facts.members_of_unit("midden-nederland"), UnorderedElementsAreArray(expected));
  // Utrecht, Flevoland, Gooi en Vechtstreek
  EXPECT_THAT(facts.members_of_safety_regions({"VR09", "VR25", "VR14"}),
              UnorderedElementsAreArray(expected));
}

TEST(Facts2015, ProvincesAreThoseOfTheirOwnLayer) {
  GRENS_SHARED_OR_SKIP(path, "nl-2015-gemeenten/gemeenten.shp");
  GRENS_SHARED_OR_SKIP(published_path, "nl-2015-provincies/provincies.shp");
  const WorkLayer work = prepare(path, {"provincie"});
  const WorkLayer published = prepare(testing::reading(published_path), {});
  Notices notices;
  const SchemeLayer by_column = make_scheme_layer(
      work, labels_from_values("provincie", work.codes, work.source.layer.columns.at("provincie")),
      notices);
  const SchemeLayer by_table = scheme_of(work, "provincie");
  EXPECT_EQ(by_column.labels.region, by_table.labels.region);
  ASSERT_EQ(published.codes.size(), 12U);
  ASSERT_EQ(by_column.labels.regions.size(), 12U);
  const RingSet& rings = published.source.layer.rings;
  const auto positions = rings_by_unit(rings, 12);
  const Geos geos;
  for (std::size_t r = 0; r < 12; ++r) {
    EXPECT_EQ(by_column.labels.regions[r].code, published.codes[r]);
    EXPECT_EQ(by_table.labels.regions[r].code, published.codes[r]);
    const auto ours = geos.to_geos(layer_polygons(work.coverage, by_column.land.regions[r]));
    const auto theirs = geos.make_valid(*geos.to_geos(unit_polygons(rings, positions[r])));
    const double both = geos.area(*geos.intersect(*ours, *theirs));
    EXPECT_GE(both / (geos.area(*ours) + geos.area(*theirs) - both), 0.995) << published.codes[r];
  }
}

TEST(FactsShipped, RegionsAndCases) {
  const Facts facts(testing::kShippedLayer);
  EXPECT_EQ(facts.work().fit.year, 2024);
  EXPECT_EQ(facts.work().codes.size(), 342U);
  EXPECT_TRUE(facts.work().source.layer.approximate);
  facts.counts();
  facts.every_safety_region_lies_in_one_police_unit();
  EXPECT_GT(facts.two_districts_are_cut(), 1000);
  EXPECT_THAT(facts.members_of_unit("midden-nederland"),
              UnorderedElementsAreArray(facts.members_of_safety_regions({"VR09", "VR25", "VR14"})));
}

TEST(FactsShipped, TholenHasNoWaterBetweenItAndBrabant) {
  const WorkLayer work = prepare(testing::kShippedLayer);
  EXPECT_GT(shared_border(work, "GM0716", "GM0851"), 500);  // Steenbergen
  EXPECT_GT(shared_border(work, "GM0716", "GM0748"), 500);  // Bergen op Zoom
}

}  // namespace
}  // namespace grens
