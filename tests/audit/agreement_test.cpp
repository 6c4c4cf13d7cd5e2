// Regions held against a published layer: which record is which region, how far borders are apart,
// and what a rule makes of it. All distances and areas are those of squares.
#include "audit/agreement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audit/grid_audit.hpp"
#include "audit/rules.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using testing::GridAudit;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Date kDay{2024, 1, 1};

/// A square with its lower left corner at (x, 0).
MultiPolygon square(double x, double side) {
  return {{{{x, 0}, {x + side, 0}, {x + side, side}, {x, side}}, {}}};
}

LandAgreement compared(const MultiPolygon& ours, const MultiPolygon& theirs, double tolerance = 0) {
  return compare_land(ours, theirs, *make_planar_measurer(), tolerance);
}

TEST(LandAgreement, OfTheSameLandIsFull) {
  MultiPolygon other = square(0, 1000);
  other[0].shell.insert(other[0].shell.begin() + 1, Point{400, 0});
  EXPECT_EQ(compared(square(0, 1000), square(0, 1000)).metres, 0);
  EXPECT_LE(compared(square(0, 1000), other).metres, 1e-3);
}

TEST(LandAgreement, MeasuresWhatOnlyOneHas) {
  const LandAgreement moved = compared(square(0, 1000), square(30, 1000), 1);
  EXPECT_EQ(moved.metres, 30);
  ASSERT_TRUE(moved.has_areas);
  EXPECT_NEAR(moved.only_ours, 30000, 1e-6);
  EXPECT_NEAR(moved.only_theirs, 30000, 1e-6);
  EXPECT_FALSE(compared(square(0, 1000), square(30, 1000), 30).has_areas) << "not asked";
}

/// Each way by itself: a part that only they have is far from ours, and ours is all near theirs.
TEST(LandAgreement, LooksBothWays) {
  MultiPolygon with_island = square(0, 1000);
  with_island.push_back(square(5000, 100)[0]);
  const LandAgreement theirs = compared(square(0, 1000), with_island);
  EXPECT_NEAR(theirs.metres, 4100, 1e-3);
  EXPECT_FALSE(theirs.on_ours);
  EXPECT_EQ(theirs.place.x, 5100);
  EXPECT_NEAR(theirs.only_theirs, 10000, 1e-6);
  EXPECT_EQ(theirs.only_ours, 0);
  EXPECT_TRUE(compared(with_island, square(0, 1000)).on_ours);
}

TEST(LandAgreement, SeesAHoleThatIsFilled) {
  MultiPolygon holed = square(0, 1000);
  holed[0].holes.push_back({{400, 400}, {400, 600}, {600, 600}, {600, 400}});
  const LandAgreement found = compared(square(0, 1000), holed);
  EXPECT_NEAR(found.metres, 500, 101)
      << "a place of the hole's ring, up to 500 m from the outer one";
  EXPECT_NEAR(found.only_ours, 40000, 1e-6);
}

/// Regions by code and name, none elsewhere.
SchemeLabels labels_of(const std::vector<CodeName>& regions) {
  SchemeLabels labels;
  labels.scheme = "vr";
  for (const CodeName& region : regions) {
    RegionInfo info;
    info.code = region.code;
    info.name = region.name;
    info.members = {region};
    labels.regions.push_back(info);
  }
  return labels;
}

std::vector<std::optional<std::size_t>> records_of(const SchemeLabels& labels,
                                                   const std::vector<CodeName>& records) {
  const RegionMatch match = match_regions(labels, records);
  EXPECT_THAT(match.ambiguous, IsEmpty());
  return match.record;
}

TEST(RegionMatch, GoesByCodeThenByName) {
  const SchemeLabels labels =
      labels_of({{"VR01", "Groningen"}, {"VR02", "Fryslân"}, {"VR03", "Drenthe"}});
  EXPECT_THAT(records_of(labels, {{"VR03", ""}, {"VR01", ""}, {"VR02", ""}}),
              ElementsAre(1U, 2U, 0U));
  EXPECT_THAT(records_of(labels, {{"vr01", ""}, {"FRYSLAN", ""}, {"x", "drenthe"}}),
              ElementsAre(0U, 1U, 2U));
  EXPECT_THAT(records_of(labels, {{"VR01", "Drenthe"}, {"1", "Fryslân"}}),
              ElementsAre(0U, 1U, std::nullopt))
      << "a code goes before a name";
}

TEST(RegionMatch, TellsWhatIsExtraOrCannotBeTold) {
  const SchemeLabels labels = labels_of({{"a", "North"}, {"b", "South"}});
  EXPECT_THAT(match_regions(labels, std::vector<CodeName>{{"a", ""}, {"b", ""}, {"c", ""}}).extra,
              ElementsAre(2U));
  EXPECT_THAT(
      match_regions(labels, std::vector<CodeName>{{"1", "North"}, {"2", "north"}}).ambiguous,
      ElementsAre(0U, 1U));
  const SchemeLabels same = labels_of({{"a", "North"}, {"b", "North"}});
  EXPECT_THAT(match_regions(same, std::vector<CodeName>{{"1", "North"}}).ambiguous, SizeIs(1));
  EXPECT_THAT(match_regions(labels, {}).extra, IsEmpty());
}

TEST(RegionMatch, KnowsTheMembersOfAComposite) {
  SchemeLabels labels = labels_of({{"a+b", "North + South"}, {"c", "West"}});
  labels.regions[0].composite = true;
  labels.regions[0].members = {{"a", "North"}, {"b", "South"}};
  const RegionMatch apart =
      match_regions(labels, std::vector<CodeName>{{"a", ""}, {"south", ""}, {"c", ""}});
  EXPECT_EQ(apart.by_members[0], 1);
  EXPECT_THAT(apart.extra, IsEmpty());
  const RegionMatch joined = match_regions(labels, std::vector<CodeName>{{"a+b", ""}, {"c", ""}});
  EXPECT_EQ(joined.record[0], 0U);
  EXPECT_EQ(joined.by_members[0], 0);
  const RegionMatch half = match_regions(labels, std::vector<CodeName>{{"a", ""}, {"c", ""}});
  EXPECT_EQ(half.by_members[0], 0);
}

/// Regions zl (A, B) and mwb (C), each unit a square of a kilometre, judged against a layer.
class PublishedRule : public ::testing::Test {
 protected:
  PublishedRule() {
    rule_.id = "r";
    rule_.kind = RuleKind::kAgreement;
    rule_.scheme = "vr";
    rule_.layer = "/somewhere/published.gpkg";
    rule_.metres = 5;
    layer_.file = "published.gpkg";
  }

  /// `membership`: rows of scheme vr; the layer has these records, each as far from its region.
  Verdict judge(const std::string& membership, std::vector<CodeName> records, double metres = 0) {
    const TableFolder folder;
    folder.write("membership.csv", "unit,scheme,region,from,to,part\n" + membership);
    folder.write("regions.csv",
                 "scheme,code,name,parent,from,to\nvr,zl,Zeeland,,,\nvr,mwb,West,,,\n");
    folder.write("units.csv", "code,name,from,to\nA,Anna,,\nB,Bram,,\nC,Cees,,\nD,Dirk,,\n");
    Notices notices;
    const RegionTables tables = load_tables(table_files_in(folder.path().string()), notices);
    labels_ = make_labels(tables, "vr", grid_codes(), kDay);
    layer_.records = std::move(records);
    layer_.match = match_regions(labels_, layer_.records);
    layer_.land.assign(labels_.regions.size(), std::nullopt);
    layer_.lonlat.assign(labels_.regions.size(), Point{4.123456, 51.5});
    for (std::size_t r = 0; r < labels_.regions.size(); ++r) {
      if (!layer_.match.record[r] || metres < 0) continue;
      layer_.land[r] = LandAgreement{metres, {0, 0}, true, true, 1234567, 0};
    }
    const AuditInput input = grid_.input();
    const Dissolved dissolved = dissolve(grid_.coverage(), labels_.region, labels_.regions.size());
    measures_ = measure_regions(input, labels_, dissolved);
    RuleInput all{input, tables, kDay, {}};
    all.schemes["vr"] = {&labels_, &measures_};
    all.agreements["r"] = layer_;
    return judge_rules(all, {&rule_, 1}).front();
  }
  std::vector<std::string> grid_codes() {
    std::vector<std::string> codes;
    for (const Unit& unit : grid_.layer().units) codes.push_back(unit.code);
    return codes;
  }

  static constexpr const char* kRows = "A,vr,zl,,,\nB,vr,zl,,,\nC,vr,mwb,,,\n";

  GridAudit grid_{{"ABC"}};
  Rule rule_;
  LayerAgreement layer_;
  SchemeLabels labels_;
  SchemeMeasures measures_;
};

TEST_F(PublishedRule, HoldsWithinItsTolerance) {
  EXPECT_EQ(judge(kRows, {{"zl", ""}, {"mwb", ""}}, 5).state, RuleState::kHeld);
}

TEST_F(PublishedRule, SaysHowFarAndWhere) {
  const Verdict verdict = judge(kRows, {{"zl", ""}, {"mwb", ""}}, 5.01);
  EXPECT_EQ(verdict.state, RuleState::kBroken);
  ASSERT_THAT(verdict.findings, SizeIs(2));
  EXPECT_EQ(verdict.findings[1].region, "zl");
  EXPECT_EQ(verdict.findings[1].text,
            "vr Zeeland and that of published.gpkg have borders up to 5.01 m apart, at 4.1235 "
            "51.5000 (lon lat); 1.235 km2 only here, 0.000 km2 only there");
  EXPECT_EQ(verdict.findings[1].apart->land.metres, 5.01);
}

TEST_F(PublishedRule, SaysWhatIsMissingAndWhatIsExtra) {
  const Verdict verdict = judge(kRows, {{"zl", ""}, {"x\x1b", "Ex"}});
  ASSERT_THAT(verdict.findings, SizeIs(2));
  EXPECT_EQ(verdict.findings[0].text, "published.gpkg has no vr West");
  EXPECT_EQ(verdict.findings[1].text,
            "published.gpkg has also Ex (x\\x1b), which is no region of vr on 2024-01-01");
  EXPECT_THAT(judge(kRows, {{"zl", ""}, {"mwb", ""}}, -1).findings.at(0).text,
              HasSubstr("published.gpkg has no area of vr West"));
  rule_.region = "zl";
  EXPECT_EQ(judge(kRows, {{"zl", ""}, {"x", ""}}).state, RuleState::kHeld)
      << "only Zeeland is asked";
}

TEST_F(PublishedRule, CannotTellWhatTheLayerLacks) {
  const Verdict verdict =
      judge(std::string(kRows) + "D,vr,mwb,,,\n", {{"zl", ""}, {"mwb", ""}}, 100);
  EXPECT_EQ(verdict.state, RuleState::kBroken) << "zl is far off";
  ASSERT_THAT(verdict.undecided, SizeIs(1));
  EXPECT_EQ(verdict.undecided[0].kind, DoubtKind::kUnitsMissing);
}

TEST_F(PublishedRule, CannotTellRegionsThatShareAUnit) {
  const std::string shared = "A,vr,zl,,,\nB,vr,zl,,,yes\nB,vr,mwb,,,yes\nC,vr,mwb,,,\n";
  const Verdict apart = judge(shared, {{"zl", ""}, {"mwb", ""}});
  EXPECT_EQ(apart.state, RuleState::kUndecided);
  EXPECT_EQ(apart.undecided.at(0).kind, DoubtKind::kJoined);
  EXPECT_EQ(judge(shared, {{"mwb+zl", ""}}).state, RuleState::kHeld);
  EXPECT_EQ(judge(shared, {{"mwb+zl", ""}}, 9).state, RuleState::kBroken);
  // alone in a unit of which the other part has no region: drawn too large
  const std::string part = "A,vr,zl,,,\nB,vr,zl,,,yes\nC,vr,mwb,,,\n";
  EXPECT_EQ(judge(part, {{"zl", ""}, {"mwb", ""}}).state, RuleState::kHeld);
  rule_.region = "zl";
  EXPECT_EQ(judge(part, {{"zl", ""}, {"mwb", ""}}, 9).state, RuleState::kUndecided);
}

}  // namespace
}  // namespace grens
