// The three forms of the report on one small country worked by hand: Zeeland (A, B), Midden- en
// West-Brabant (C, D, E), and a district that takes B from the first. Cells are 1 km.
#include "report/cross_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audit/grid_audit.hpp"
#include "regions/csv.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using testing::GridAudit;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using People = std::vector<std::optional<std::int64_t>>;

/// A grid, two schemes and what crosses.
struct Country {
  GridAudit grid;
  SchemeLabels a;
  SchemeLabels b;
  CrossBorder cross;
  Title unit = {"municipality", "municipalities"};

  Country(GridAudit g, const std::vector<std::string>& in_a, const std::vector<std::string>& in_b)
      : grid(std::move(g)), a(grid.scheme("district", in_a)), b(grid.scheme("vr", in_b)) {
    again();
  }
  void again() { cross = cross_border(grid.input(), a, b); }

  template <class Write>
  auto report(Write write) const {
    const AuditInput input = grid.input();
    const CrossReport one{input,
                          a,
                          b,
                          cross,
                          {"police district", "police districts"},
                          {"safety region", "safety regions"},
                          unit};
    return write(one);
  }
  std::string text() const { return report(cross_border_text); }
  nlohmann::ordered_json json() const {
    return report([](const CrossReport& one) { return cross_border_json({&one, 1}); });
  }
  std::string csv() const {
    return report([](const CrossReport& one) { return cross_border_csv({&one, 1}); });
  }
};

Country markiezaten(People people = {100000, 25408, 30, 20, 90}) {
  return {GridAudit({"AABCDE", "AABCDE"}, std::move(people)),
          {"zee", "mark", "mark", "mark", "hart"},
          {"zl", "zl", "mwb", "mwb", "mwb"}};
}

TEST(CrossText, SaysWhichUnitsLieWhereWithPeopleAndTheLine) {
  EXPECT_EQ(markiezaten().text(),
            "2 cross-border cases between police districts and safety regions:\n"
            "  Police district mark lies in 2 safety regions: Unit B (B, 25,408 people) in zl, and "
            "2 municipalities (Unit C, Unit D; 50 people) in mwb; the line between them is 2.0 km "
            "long.\n"
            "  People as of 1 January 2024.\n");
}

TEST(CrossText, UnknownPeopleAreSaid) {
  EXPECT_THAT(
      markiezaten({100000, 25408, std::nullopt, 20, 90}).text(),
      ::testing::AllOf(HasSubstr("2 municipalities (Unit C, Unit D; at least 20 people) in mwb"),
                       HasSubstr("People as of 1 January 2024; unknown of C.")));
  const std::string none = markiezaten({}).text();
  EXPECT_THAT(none, HasSubstr("Unit B (B) in zl"));
  EXPECT_THAT(none, HasSubstr("How many people live there is not known."));
  EXPECT_THAT(none, Not(HasSubstr(" 0 ")));
}

TEST(CrossText, ApproximateBordersAreSaid) {
  Country country = markiezaten();
  country.grid.layer().approximate = true;
  EXPECT_THAT(country.text(),
              HasSubstr("the line between them is about 2.0 km long (approximate borders)."));
}

TEST(CrossText, WaterBetweenIsSaid) {
  const Country country{GridAudit({"AB.CD"}), {"x", "y", "y", "z"}, {"p", "p", "q", "q"}};
  EXPECT_THAT(country.text(),
              HasSubstr("Unit B (B) in p, and Unit C (C) in q; no line runs between them on land, "
                        "as water or other land lies between."));
}

TEST(CrossText, BordersThatDoNotMatchAskForARepair) {
  RingSet rings;
  const auto box = [&](UnitId unit, double x0, double x1) {
    testing::add_unit(rings, unit, {{{{x0, 0}, {x1, 0}, {x1, 1000}, {x0, 1000}}, {}}});
  };
  box(0, 0, 1000);
  box(1, 1000, 2000);
  box(2, 2005, 3000);
  box(3, 3000, 4000);
  const Country country{GridAudit(rings), {"x", "y", "y", "z"}, {"p", "p", "q", "q"}};
  EXPECT_THAT(country.text(), HasSubstr("Unit C (C) in q; the borders between them do not match "
                                        "along 1.0 km: use grens repair first."));
  EXPECT_EQ(country.json()["pairs"][0]["cases"][0]["cut_line_in_a"]["state"], "unmatched");
}

TEST(CrossText, BordersThatMatchInPartGiveBothLengths) {
  Country country = markiezaten();
  country.cross.a[1].cut_unmatched = 12140;
  EXPECT_THAT(country.text(), HasSubstr("; the line between them is known for 2.0 km, but along "
                                        "12.1 km more borders do not match: use grens repair "
                                        "first."));
  country.cross.a[1].cut_unmatched = 180;
  EXPECT_THAT(country.text(), HasSubstr("; the line between them is 2.0 km long, and along 180 m "
                                        "more borders do not match."));
}

TEST(CrossText, AllOfARegionIsNotListedUnitByUnit) {
  const Country country{
      GridAudit({"ABCD"}, {1, 2, 4, 4}), {"x", "x", "x", "y"}, {"p", "p", "q", "q"}};
  EXPECT_THAT(country.text(), HasSubstr("lies in 2 safety regions: Unit C (C, 4 people) in q, and "
                                        "all of p (2 municipalities, 3 people); the line"));
}

TEST(CrossText, MoreThanTwoPiecesAddTheirLinesUp) {
  const Country country{
      GridAudit({"ABCDE.F"}), {"x", "y", "y", "y", "z", "y"}, {"p", "p", "q", "r", "r", "p"}};
  EXPECT_THAT(country.text(), HasSubstr("the lines between them are together 2.0 km long."));
  const Country island{GridAudit({"ABCDE.F", "......G"}),
                       {"x", "y", "y", "y", "z", "y", "z"},
                       {"p", "p", "q", "r", "r", "s", "s"}};
  EXPECT_THAT(island.text(),
              HasSubstr("the lines between them are together 2.0 km long; none on land to s."));
}

TEST(CrossText, RelationsWithoutCases) {
  const auto first_line = [](const Country& country) {
    const std::string text = country.text();
    return text.substr(0, text.find('\n'));
  };
  EXPECT_EQ(first_line({GridAudit({"AB"}), {"x", "y"}, {"q", "p"}}),
            "Police districts and safety regions are the same areas: 2 equal pairs.");
  EXPECT_EQ(first_line({GridAudit({"AB"}), {"x", "y"}, {"p", "p"}}),
            "Every police district lies wholly in one safety region.");
  EXPECT_EQ(first_line({GridAudit({"AB"}), {"x", "x"}, {"p", "q"}}),
            "Every safety region lies wholly in one police district.");
  EXPECT_EQ(first_line({GridAudit({"ABCD"}), {"x", "x", "y", "z"}, {"p", "q", "r", "r"}}),
            "No cross-border case is known between police districts and safety regions.");
  EXPECT_EQ(first_line({GridAudit({"AB"}), {"x", ""}, {"", "p"}}),
            "Nothing can be said of police districts and safety regions: no municipality has a "
            "region in both.");
}

TEST(CrossText, WhatIsNotKnownIsListed) {
  const Country country{GridAudit({"ABC"}), {"x", "x", "y"}, {"p", "", "p"}};
  EXPECT_EQ(country.text(),
            "As far as is known, every police district lies wholly in one safety region.\n"
            "  It cannot be told of 1 pair whether they are cases, because municipalities have no "
            "region: x with p.\n"
            "  No safety region is known for 1 municipality: Unit B.\n");
}

TEST(CrossText, UnverifiedMembershipsAreCounted) {
  Country country = markiezaten();
  country.a.basis.assign(5, Basis::kSource);
  country.a.basis[0] = Basis::kUnverified;  // only Markiezaten with Zeeland looks at A
  country.again();
  EXPECT_THAT(country.text(), HasSubstr("1 of 2 cases rests on memberships that are unverified."));
  EXPECT_EQ(country.json()["pairs"][0]["cases_on_unverified_rows"], 1);
}

TEST(CrossText, CompositesSayWhyTheyAreJoined) {
  Country country = markiezaten();
  country.a.regions[1].composite = true;
  country.a.regions[1].name = "North + South";
  country.a.regions[1].part_units = {"C"};
  EXPECT_THAT(country.text(), HasSubstr("Police districts North + South (drawn as one, because "
                                        "they share C) lie in 2 safety regions: "));
  country.a.regions[1].composite = false;
  EXPECT_THAT(country.text(), HasSubstr(" Only a part of C belongs to it.\n"));
}

TEST(CrossText, NamesCannotWriteToTheTerminal) {
  Country country = markiezaten();
  country.grid.layer().units[1].name = "Tho\x1b[31m\nlen";
  EXPECT_THAT(country.text(), Not(HasSubstr("\x1b")));
  EXPECT_THAT(country.text(), Not(HasSubstr("\nlen")));
}

TEST(CrossText, AUnitWithoutANameIsItsCode) {
  Country country = markiezaten();
  country.grid.layer().units[1].name.clear();
  EXPECT_THAT(country.text(), HasSubstr(" B (25,408 people) in zl"));
}

TEST(CrossJson, HasASchemaAndStableKeys) {
  const auto json = markiezaten().json();
  EXPECT_EQ(json["schema"], "grens-cross-border/1");
  std::vector<std::string> keys;
  for (const auto& item : json["pairs"][0].items()) keys.push_back(item.key());
  EXPECT_THAT(keys, ElementsAre("scheme_a", "title_a", "regions_a", "scheme_b", "title_b",
                                "regions_b", "relation", "certain", "measured", "quality",
                                "population_year", "cases", "cases_on_unverified_rows",
                                "other_pieces", "divided_a", "divided_b", "equal", "undecided",
                                "without_a", "without_b", "incomplete_a", "incomplete_b"));
}

TEST(CrossJson, TellsACaseInFull) {
  const auto json = markiezaten().json()["pairs"][0];
  ASSERT_EQ(json["cases"].size(), 2U);
  const auto& tholen = json["cases"][1];
  EXPECT_EQ(tholen["a"]["code"], "mark");
  EXPECT_EQ(tholen["b"]["code"], "zl");
  EXPECT_EQ(tholen["overlap"], "case");
  EXPECT_EQ(tholen["role_in_a"], "main");  // more people than C and D
  EXPECT_EQ(tholen["role_in_b"], "exception");
  EXPECT_EQ(tholen["units"].dump(), R"([{"code":"B","name":"Unit B"}])");
  EXPECT_EQ(tholen["area_km2"], 2.0);
  EXPECT_EQ(tholen["share_of_a_area"], 0.333333);
  EXPECT_EQ(tholen["population"], 25408);
  EXPECT_EQ(tholen["share_of_b_population"], 0.202603);
  EXPECT_EQ(tholen["cut_line_in_a"].dump(),
            R"({"state":"line","length_km":2.0,"unmatched_km":0.0})");
  ASSERT_EQ(json["other_pieces"].size(), 2U);
  EXPECT_EQ(json["other_pieces"][0]["overlap"], "a-in-b");
  ASSERT_EQ(json["divided_a"].size(), 1U);
  EXPECT_EQ(json["divided_a"][0]["main_piece_by"], "population");
  EXPECT_EQ(json["divided_a"][0]["pieces"][0]["code"], "zl");
  ASSERT_EQ(json["divided_b"].size(), 2U);
  EXPECT_EQ(json["divided_b"][1]["code"], "zl");
}

TEST(CrossJson, WhatIsUnknownIsNull) {
  const auto some = markiezaten({100000, 25408, std::nullopt, 20, 90}).json()["pairs"][0];
  EXPECT_TRUE(some["cases"][0]["population"].is_null());
  EXPECT_EQ(some["cases"][0]["population_at_least"], 20);
  EXPECT_EQ(some["cases"][0]["population_unknown"].dump(), R"(["C"])");
  EXPECT_TRUE(some["cases"][0]["share_of_a_population"].is_null());
  EXPECT_EQ(some["divided_a"][0]["main_piece_by"], "area");
  const auto none = markiezaten({}).json()["pairs"][0];
  EXPECT_TRUE(none["cases"][0]["population_at_least"].is_null());
}

TEST(CrossCsv, HasARowForEachPieceOfTheRegionsConcerned) {
  const CsvTable table = parse_csv(markiezaten().csv(), "cross-border.csv");
  std::vector<std::string> rows;
  const auto field = [&](std::size_t row, const char* column) {
    return table.rows[row].fields[table.column(column)];
  };
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    rows.push_back(field(i, "a_code") + "/" + field(i, "b_code") + " " + field(i, "overlap"));
  }
  EXPECT_THAT(rows,
              ElementsAre("hart/mwb a-in-b", "mark/mwb case", "mark/zl case", "zee/zl a-in-b"));
  EXPECT_EQ(field(1, "role_in_a"), "exception");
  EXPECT_EQ(field(1, "units"), "C D");
  EXPECT_EQ(field(1, "unit_names"), "Unit C; Unit D");
  EXPECT_EQ(field(1, "unit_count"), "2");
  EXPECT_EQ(field(1, "area_km2"), "4.000000");
  EXPECT_EQ(field(1, "share_of_a_area"), "0.666667");
  EXPECT_EQ(field(1, "population"), "50");
  EXPECT_EQ(field(1, "population_year"), "2024");
  EXPECT_EQ(field(1, "cut_line_in_a_km"), "2.000");
  EXPECT_EQ(field(1, "unmatched_in_a_km"), "0.000");
  EXPECT_EQ(field(1, "measured"), "planar");
  EXPECT_EQ(field(1, "quality"), "");
}

TEST(CrossCsv, UnknownPeopleAreEmptyAndNeverZero) {
  const CsvTable table = parse_csv(markiezaten({}).csv(), "cross-border.csv");
  for (const char* column : {"population", "population_at_least", "population_year",
                             "share_of_a_population", "share_of_b_population"}) {
    EXPECT_EQ(table.rows[0].fields[table.column(column)], "") << column;
  }
}

TEST(CrossCsv, NamesAreQuotedAndOtherwiseLeftAlone) {
  Country country = markiezaten();
  country.grid.layer().units[1].name = "=Tholen, \"the\" island";
  country.a.basis.assign(5, Basis::kDerived);
  country.b.basis.assign(5, Basis::kSource);
  const std::string csv = country.csv();
  EXPECT_THAT(csv, HasSubstr(R"(,"=Tholen, ""the"" island",)"));
  const CsvTable table = parse_csv(csv, "cross-border.csv");
  EXPECT_EQ(table.rows[2].fields[table.column("unit_names")], "=Tholen, \"the\" island");
  EXPECT_EQ(table.rows[2].fields[table.column("basis")], "source 1, derived 1");
}

/// Zeeland and unit C as a layer; D and E are known to the tables only.
class PartOfMarkiezaten : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto add = [](SchemeLabels& labels, const char* code, const char* region) {
      RegionId id = 0;
      const auto known = [&] {
        return static_cast<std::size_t>(id) < labels.regions.size() + labels.elsewhere.size();
      };
      while (known() && labels.info(id).code != region) ++id;
      if (!known()) {
        RegionInfo info;
        info.code = info.name = region;
        labels.elsewhere.push_back(info);
      }
      labels.add_outside({code, std::string("Unit ") + code, id, Basis::kSource});
    };
    add(part.a, "D", "mark");
    add(part.a, "E", "hart");
    add(part.b, "D", "mwb");
    add(part.b, "E", "mwb");
    part.again();
  }
  Country part{GridAudit({"AABC", "AABC"}), {"zee", "mark", "mark"}, {"zl", "zl", "mwb"}};
};

TEST_F(PartOfMarkiezaten, TextSaysWhatLiesOutside) {
  EXPECT_EQ(part.text(),
            "2 cross-border cases between police districts and safety regions:\n"
            "  Police district mark lies in 2 safety regions: Unit C (C) and 1 unit outside this "
            "layer (Unit D) in mwb, and Unit B (B) in zl; of the line between them 2.0 km lie in "
            "this layer.\n"
            "  How many people live there is not known.\n");
}

TEST_F(PartOfMarkiezaten, TextClaimsNoLineThatItCannotSee) {
  part.cross.a[0].cut_length = 0;
  EXPECT_THAT(part.text(), HasSubstr("; the line between them is not in this layer.\n"));
  part.cross.a[0].cut_unmatched = 500;
  EXPECT_THAT(part.text(), HasSubstr("is not in this layer, and along 500 m borders do not match: "
                                     "use grens repair first.\n"));
}

TEST_F(PartOfMarkiezaten, JsonNamesThemAndKnowsNoWholeArea) {
  const auto json = part.json()["pairs"][0];
  ASSERT_EQ(json["cases"].size(), 2U);
  const auto& rest = json["cases"][0];
  EXPECT_EQ(rest["b"]["code"], "mwb");
  EXPECT_EQ(rest["units"].dump(), R"([{"code":"C","name":"Unit C"}])");
  EXPECT_EQ(rest["units_outside"].dump(), R"([{"code":"D","name":"Unit D"}])");
  EXPECT_EQ(rest["area_km2"], 2.0);
  EXPECT_TRUE(rest["share_of_a_area"].is_null());
  EXPECT_TRUE(rest["role_in_a"].is_null()) << "no people known, no area outside";
  EXPECT_EQ(rest["cut_line_in_a"]["state"], "partial");
  EXPECT_EQ(json["cases"][1]["cut_line_in_b"]["state"], "line") << "zl is whole";
  EXPECT_EQ(json["cases"][1]["role_in_b"], "exception");
  EXPECT_TRUE(json["divided_a"][0]["main_piece_by"].is_null());
  EXPECT_EQ(json["divided_b"][0]["units_outside"].size(), 2U);
  const auto& hart = json["other_pieces"][0];
  EXPECT_EQ(hart["a"]["code"], "hart");
  EXPECT_TRUE(hart["area_km2"].is_null());
  EXPECT_EQ(json["incomplete_a"].dump(),
            R"([{"code":"mark","name":"mark","unit_count":2,"units_outside":["D"]}])");
  EXPECT_EQ(json["incomplete_b"][0]["code"], "mwb");
}

TEST_F(PartOfMarkiezaten, CsvHasThemInColumnsOfTheirOwn) {
  const CsvTable table = parse_csv(part.csv(), "cross-border.csv");
  const auto field = [&](std::size_t row, const char* column) {
    return table.rows[row].fields[table.column(column)];
  };
  ASSERT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(field(0, "a_code"), "hart");
  EXPECT_EQ(field(0, "unit_count"), "0");
  EXPECT_EQ(field(0, "outside_count"), "1");
  EXPECT_EQ(field(0, "units_outside"), "E");
  EXPECT_EQ(field(0, "area_km2"), "");
  EXPECT_EQ(field(0, "cut_line_in_b_km"), "") << "not seen, which is not 0";
  EXPECT_EQ(field(1, "units"), "C");
  EXPECT_EQ(field(1, "units_outside"), "D");
  EXPECT_EQ(field(1, "role_in_a"), "");
  EXPECT_EQ(field(1, "share_of_a_area"), "");
  EXPECT_EQ(field(1, "cut_line_in_a_km"), "2.000");
  EXPECT_EQ(field(1, "line_in_a"), "partial");
  EXPECT_EQ(field(2, "line_in_b"), "line");
  EXPECT_EQ(field(2, "outside_count"), "0");
}

TEST(CrossText, RelationsOfAPartOfTheCountrySpeakOfItsRegionsOnly) {
  const auto first_line = [](Country country, RegionId a, RegionId b) {
    country.a.add_outside({"Z", "", a, {}});
    country.b.add_outside({"Z", "", b, {}});
    country.again();
    const std::string text = country.text();
    return text.substr(0, text.find('\n'));
  };
  EXPECT_EQ(first_line({GridAudit({"AB"}), {"x", "y"}, {"p", "p"}}, kNoRegion, kNoRegion),
            "For the regions in this layer, every police district lies wholly in one safety "
            "region.");
  EXPECT_EQ(first_line({GridAudit({"AB"}), {"x", "y"}, {"p", "p"}}, 0, kNoRegion),
            "As far as is known for the regions in this layer, every police district lies wholly "
            "in one safety region.");
  EXPECT_EQ(first_line({GridAudit({"ABCD"}), {"x", "x", "y", "z"}, {"p", "q", "r", "r"}}, 0, 0),
            "For the regions in this layer, no cross-border case is known between police districts "
            "and safety regions.");
}

TEST(CrossReport, RepairIsAskedForBeyondATenthAndAHundredMetres) {
  EXPECT_FALSE(needs_repair(0, 100));
  EXPECT_TRUE(needs_repair(0, 101));
  EXPECT_FALSE(needs_repair(18600, 747));
  EXPECT_TRUE(needs_repair(7200, 12100));
  EXPECT_EQ(line_state(0, 0, true), LineState::kNone);
  EXPECT_EQ(line_state(0, 50, true), LineState::kLine);
  EXPECT_EQ(line_state(1, 0, true), LineState::kLine);
  EXPECT_EQ(line_state(0, 0, false), LineState::kPartial);
  EXPECT_EQ(line_state(5000, 0, false), LineState::kPartial);
}

}  // namespace
}  // namespace grens
