// grens audit --what-if on a row of five towns of 1 km2: safety regions zl (A, B) and mwb (C, D,
// E), districts zee (A), mark (B, C, D) and hart (E), so that mark takes B across.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/json_schema.hpp"
#include "support/shared_data.hpp"

namespace grens::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kRules =
    "[[rule]]\nid = 'nest'\nkind = 'nesting'\nscheme = 'district'\nwithin = 'vr'\n"
    "claim = 'Each district lies in one vr'\nsource = 'D'\n"
    "[[rule.exception]]\nregion = 'mark'\nunits = ['B']\nreason = 'an old habit'\n"
    "to = 2030-01-01\n"
    "[[rule]]\nid = 'whole'\nkind = 'contiguity'\nscheme = 'district'\nclaim = 'No exclaves'\n"
    "source = 'D'\n";

class WhatIfProgram : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string squares;
    const std::map<std::string, std::string> towns = {
        {"A", "Anna"}, {"B", "Tholen"}, {"C", "Cees"}, {"D", "Dirk"}, {"E", "Else"}};
    int left = 0;
    for (const auto& [code, name] : towns) {
      squares += (left > 0 ? "," : "") + square(code, name, left);
      ++left;
    }
    write_bytes(folder_ / "in.geojson", collection(squares));
    write_bytes(folder_ / "table.csv",
                "unit,scheme,region,from,source\nA,vr,zl,2013-01-01,LAW\nB,vr,zl,2013-01-01,LAW\n"
                "C,vr,mwb,2013-01-01,LAW\nD,vr,mwb,2013-01-01,LAW\nE,vr,mwb,2013-01-01,LAW\n"
                "A,district,zee,2013-01-01,LAW\nB,district,mark,2013-01-01,LAW\n"
                "C,district,mark,2013-01-01,LAW\nD,district,mark,2013-01-01,LAW\n"
                "E,district,hart,2013-01-01,LAW\n");
    write_bytes(folder_ / "p.toml",
                "title = 'Towns'\nyear = 2024\n[units]\nfiles = ['in.geojson']\n[membership]\n"
                "file = 'table.csv'\n[[scheme]]\nkey = 'district'\n[[scheme]]\nkey = 'vr'\n"
                "[rules]\nfile = 'rules.toml'\n");
    write_bytes(folder_ / "rules.toml", kRules);
  }
  Ran audit(std::vector<std::string> more) {
    more.insert(more.begin(), {"audit", folder_ / "p.toml"});
    return grens_run(more);
  }
  Ran what_if(const std::string& rows, std::vector<std::string> more = {}) {
    write_bytes(folder_ / "moves.csv", "kind,unit,scheme,to\n" + rows);
    more.insert(more.end(), {"--what-if", folder_ / "moves.csv"});
    return audit(more);
  }
  /// The findings as JSON, held against the schema.
  Json json_of(const Ran& ran) {
    Json json = Json::parse(ran.out);
    const Json schema = Json::parse(file_bytes(source_file("shapes/audit.schema.json")));
    EXPECT_THAT(schema_findings(schema, schema, json), IsEmpty());
    return json;
  }

  Scratch folder_;
};

/// Rules, or regions, of `what_if` by a key.
std::map<std::string, Json> by(const Json& list, const char* key) {
  std::map<std::string, Json> found;
  for (const Json& one : list) found[one[key].get<std::string>()] = one;
  return found;
}

TEST_F(WhatIfProgram, SuggestedMovesMakeTheCaseGo) {
  const std::string out = folder_ / "out";
  ASSERT_EQ(audit({"--suggest", "district:vr", "--out", out}).code, 0);
  EXPECT_EQ(file_bytes(out + "/suggested-moves.csv"), "kind,unit,scheme,to\nmove,B,district,zee\n");
  const Ran ran = audit({"--what-if", out + "/suggested-moves.csv", "--suggest", "district:vr",
                         "--json", "--out", folder_ / "after"});
  EXPECT_EQ(ran.code, 0) << ran.err << "an exception that is needed no more breaks nothing";
  const Json json = json_of(ran);
  EXPECT_EQ(json["title"], "Towns (proposal)");
  EXPECT_EQ(json["suggestion"]["moves"].size(), 0U) << "of the proposal";
  const Json& what = json["what_if"];
  EXPECT_EQ(what["proposal"]["moves"][0]["from"][0]["code"], "mark");
  const Json& pair = what["pairs"][0];
  EXPECT_EQ(pair["direction"], "better");
  EXPECT_EQ(pair["before"]["cases"], 2);
  EXPECT_EQ(pair["after"]["cases"], 0);
  EXPECT_EQ(pair["before"]["split_a"], 1);
  EXPECT_EQ(pair["after"]["split_a"], 0);
  EXPECT_EQ(pair["by"], "area");
  EXPECT_EQ(pair["before"]["outside_main_a"], 0.2) << "B of five towns";
  EXPECT_EQ(pair["after"]["outside_main_a"], 0);
  EXPECT_EQ(pair["before"]["cut_a_km"], 1);
  EXPECT_EQ(pair["after"]["cut_a_km"], 0);
  const std::map<std::string, Json> cases = by(pair["cases"], "b");
  EXPECT_THAT(cases.at("zl")["before"]["units"], ElementsAre("B"));
  EXPECT_EQ(cases.at("mwb")["before"]["area_km2"], 2);
  EXPECT_TRUE(cases.at("zl")["after"].is_null());
  ASSERT_EQ(what["rules"].size(), 1U);
  EXPECT_EQ(what["rules"][0]["before"], "held-with-exceptions");
  EXPECT_EQ(what["rules"][0]["after"], "held");
  EXPECT_EQ(what["rules"][0]["needless_exceptions"][0]["region"], "mark");
  EXPECT_EQ(what["rules_same"], 1);
  const std::map<std::string, Json> regions = by(what["regions"], "code");
  EXPECT_EQ(regions.size(), 2U);
  EXPECT_EQ(regions.at("mark")["before"]["area_km2"], 3);
  EXPECT_EQ(regions.at("mark")["after"]["area_km2"], 2);
  EXPECT_EQ(regions.at("zee")["after"]["units"], 2);
  const std::map<std::string, Json> rules = by(json["rules"], "id");
  EXPECT_EQ(rules.at("nest")["evidence"]["proposed"], 1);
  EXPECT_EQ(rules.at("nest")["evidence"]["regions_shown"], 2) << "zee rests on the proposal";
  const std::string table = file_bytes((folder_ / "after") + "/audit-what-if.csv");
  EXPECT_THAT(table, HasSubstr("\npair,district,vr,,,cases,2,0,better\n"));
  EXPECT_THAT(table, HasSubstr("\nregion,district,,zee,zee,units,1,2,\n"));
  EXPECT_THAT(table, HasSubstr("\ncase,district,vr,mark zl,\"mark; zl\",area_km2,1.0,,\n"));
  EXPECT_THAT(table, HasSubstr("\ncase,district,vr,mark zl,\"mark; zl\",cases,1,0,better\n"));
  EXPECT_THAT(table, HasSubstr("\ncase,district,vr,mark zl,\"mark; zl\",cut_km,2.0,,better\n"));
  EXPECT_THAT(table, HasSubstr("\npair,district,vr,,,outside_main_a,0.2,0.0,better\n"));
  EXPECT_THAT(table, HasSubstr("\npair,district,vr,,,split_b,2,1,\n"))
      << "that a coarse scheme is divided is no fault";
  const std::string page = file_bytes((folder_ / "after") + "/audit.html");
  EXPECT_THAT(page, HasSubstr("<h2 id=\"what-if-title\">What the proposal changes</h2>"));
  const std::string crossed = file_bytes((folder_ / "after") + "/cross-border.geojson");
  EXPECT_THAT(crossed, HasSubstr("suggested-moves.csv")) << "provenance names the proposal";
}

TEST_F(WhatIfProgram, SaysWhatGetsBetterAndWorse) {
  const Ran ran = what_if("move,Tholen,district,zee\nmove,Anna,district,hart\n");
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("The audit fails: 2 rules are broken"));
  EXPECT_THAT(ran.out, HasSubstr("What the proposal in moves.csv changes\n"
                                 "  Tholen (B): District regions, from mark to zee\n"
                                 "  Anna (A): District regions, from zee to hart\n"));
  EXPECT_THAT(ran.out, HasSubstr("Worse\n  - "));
  EXPECT_THAT(ran.out, HasSubstr("whole: Holds → Broken\n      district hart has 1 exclave"));
  EXPECT_THAT(ran.out, HasSubstr("District regions, hart: exclaves 0 → 1"));
}

TEST_F(WhatIfProgram, AMergerJoinsLandAndChangesNoMore) {
  const Json json = json_of(what_if("merge,Tholen,,Cees\n", {"--json"}));
  EXPECT_EQ(json["layer"]["units"], 4);
  EXPECT_EQ(json["layer"]["area_km2"], 5);
  const Json& what = json["what_if"];
  EXPECT_EQ(what["pairs"][0]["after"]["cases"], 0);
  const std::map<std::string, Json> regions = by(what["regions"], "code");
  EXPECT_EQ(regions.size(), 2U) << "district mark has the same land";
  EXPECT_EQ(regions.at("zl")["after"]["area_km2"], 1);
  EXPECT_EQ(regions.at("mwb")["after"]["area_km2"], 4);
  EXPECT_EQ(regions.at("mwb")["after"]["units"], 3);
  const std::map<std::string, Json> rules = by(json["rules"], "id");
  EXPECT_EQ(rules.at("nest")["evidence"]["proposed"], 1) << "that Cees lies in mwb with Tholen";
  const Json same = json_of(what_if("merge,Cees,,Dirk\n", {"--json"}))["what_if"];
  EXPECT_THAT(same["rules"], IsEmpty());
  EXPECT_THAT(same["regions"], IsEmpty());
  EXPECT_EQ(same["pairs"][0]["direction"], "same");
  EXPECT_THAT(same["pairs"][0]["cases"], IsEmpty());
}

TEST_F(WhatIfProgram, FoundsUnitsAndRegions) {
  const Json json =
      json_of(what_if("new,N,,Nieuwstad\nmerge,B,,Nieuwstad\nmerge,C,,N\nmove,N,vr,mwb\n"
                      "new,nd,district,Nieuw\nmove,Nieuwstad,district,nd\n",
                      {"--json"}));
  const Json& what = json["what_if"];
  EXPECT_EQ(what["proposal"]["new_units"][0]["name"], "Nieuwstad");
  const std::map<std::string, Json> regions = by(what["regions"], "code");
  EXPECT_TRUE(regions.at("nd")["before"].is_null());
  EXPECT_EQ(regions.at("nd")["after"]["units"], 1);
  EXPECT_EQ(regions.at("nd")["after"]["area_km2"], 2);
  EXPECT_EQ(regions.at("mark")["after"]["units"], 1);
  EXPECT_EQ(json["counts"]["held"], 2);
}

TEST_F(WhatIfProgram, SuggestedRegionsAreFounded) {
  write_bytes(folder_ / "table.csv",
              "unit,vr,district\nA,mwb,zee\nB,zl,mark\nC,mwb,mark\nD,mwb,mark\nE,mwb,hart\n");
  const std::string out = folder_ / "out";
  EXPECT_EQ(audit({"--suggest", "district:vr", "--out", out, "--year", "2024"}).code, 0);
  EXPECT_EQ(file_bytes(out + "/suggested-moves.csv"),
            "kind,unit,scheme,to\nnew,new-1,district,New 1 in zl\nmove,B,district,new-1\n");
  const Ran ran = audit({"--what-if", out + "/suggested-moves.csv", "--json"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(json_of(ran)["what_if"]["rules"][0]["after"], "held");
}

TEST_F(WhatIfProgram, ARegionThatLeavesAPartOfTheCountryIsNotGone) {
  const Json json =
      json_of(what_if("move,B,district,zee\n", {"--where", "statcode IN ('A', 'B')", "--json"}));
  const std::map<std::string, Json> regions = by(json["what_if"]["regions"], "code");
  EXPECT_EQ(regions.at("mark")["before"]["units"], 1);
  EXPECT_EQ(regions.at("mark")["after"]["units"], 0);
  EXPECT_EQ(json["what_if"]["pairs"][0]["after"]["cases"], 0);
}

TEST_F(WhatIfProgram, SpeaksDutchAndKeepsNamesText) {
  const std::string out = folder_ / "out";
  const Ran ran = what_if("new,x,district,<script>|**x**\nmove,Else,district,x\n",
                          {"--out", out, "--lang", "nl"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const std::string page = file_bytes(out + "/audit.html");
  EXPECT_THAT(page, HasSubstr("Wat het voorstel verandert"));
  EXPECT_THAT(page, HasSubstr("Towns (voorstel)"));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;|**x**"));
  EXPECT_THAT(page, Not(HasSubstr("<script>|")));
  const std::string markdown = file_bytes(out + "/audit.md");
  EXPECT_THAT(markdown, HasSubstr("## What the proposal in moves.csv changes"));
  EXPECT_THAT(markdown, HasSubstr("&lt;script>\\|\\*\\*x\\*\\*"));
  EXPECT_THAT(names_in(out), Contains("audit-what-if.csv"));
}

TEST_F(WhatIfProgram, WithoutItNothingSpeaksOfAProposal) {
  const std::string out = folder_ / "out";
  const Ran ran = audit({"--out", out, "--json"});
  EXPECT_FALSE(json_of(ran).contains("what_if"));
  EXPECT_THAT(file_bytes(out + "/audit.html"), Not(HasSubstr("id=\"what-if\"")));
  EXPECT_THAT(names_in(out), Not(Contains("audit-what-if.csv")));
  const Ran missing = audit({"--what-if", folder_ / "none.csv"});
  EXPECT_EQ(missing.code, 3);
  EXPECT_THAT(missing.err, HasSubstr("none.csv"));
  const Ran wrong = what_if("move,Tholen,district,delta\n");
  EXPECT_EQ(wrong.code, 3);
  EXPECT_THAT(wrong.err, HasSubstr("moves.csv:2: 'delta' is no region of district on 2024-01-01"));
}

TEST(WhatIf, TholenInDistrictZeelandEndsTheCasesOf2015) {
  GRENS_SHARED_OR_SKIP(path, "nl-2015-gemeenten/gemeenten.shp");
  const Scratch folder;
  write_bytes(folder / "moves.csv", "kind,unit,scheme,to\nmove,Tholen,politie_district,zeeland\n");
  const Ran ran = grens_run({"audit", source_file("shapes/nl/grens.toml"), "--input", path,
                             "--what-if", folder / "moves.csv", "--json"});
  EXPECT_EQ(ran.code, 1) << "two claims are that Tholen lies in De Markiezaten: " << ran.err;
  const Json what = Json::parse(ran.out)["what_if"];
  for (const Json& pair : what["pairs"]) {
    if (pair["scheme_a"] != "politie_district" || pair["scheme_b"] != "veiligheidsregio") continue;
    EXPECT_EQ(pair["before"]["cases"], 2);
    EXPECT_EQ(pair["after"]["cases"], 0);
    EXPECT_EQ(by(pair["cases"], "b").at("VR19")["before"]["population"], 25527);
  }
  EXPECT_EQ(by(what["rules"], "id").at("politie-district-in-veiligheidsregio")["after"], "held");
}

}  // namespace
}  // namespace grens::testing
