// grens audit as a person runs it: exit codes, files, refusals of rules files, and names that would
// be markup.
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
using ::testing::StartsWith;

constexpr const char* kNesting =
    "[[rule]]\nid = 'nest'\nkind = 'nesting'\nscheme = 'district'\nwithin = 'vr'\n"
    "claim = 'Each district lies in one vr'\nsource = 'D'\n";
constexpr const char* kException =
    "[[rule.exception]]\nregion = 'd'\nunits = ['GM0716']\nreason = 'an old habit'\n"
    "to = 2030-01-01\n";

std::vector<std::string> texts(const Json& list) { return list.get<std::vector<std::string>>(); }

/// Two municipalities in one district and two regions.
class AuditProgram : public ::testing::Test {
 protected:
  void SetUp() override {
    write_bytes(folder_ / "in.geojson", two_squares());
    tables("unit,vr,district\nGM0716,z,d\nGM0748,b,d\n");
    write_bytes(folder_ / "p.toml", project("year = 2024\n"));
  }
  static std::string project(const std::string& year) {
    return "title = 'Two towns'\n" + year +
           "[units]\nfiles = ['in.geojson']\n[membership]\nfile = 'table.csv'\n[[scheme]]\n"
           "key = 'district'\n[rules]\nfile = 'rules.toml'\n";
  }
  void tables(const std::string& text) { write_bytes(folder_ / "table.csv", text); }
  Ran audit(const std::string& rules, std::vector<std::string> more = {}) {
    write_bytes(folder_ / "rules.toml", rules);
    more.insert(more.begin(), {"audit", folder_ / "p.toml"});
    return grens_run(more);
  }

  Scratch folder_;
};

TEST_F(AuditProgram, ExitsWithOneWhenARuleIsBroken) {
  const Ran broken = audit(kNesting);
  EXPECT_EQ(broken.code, 1) << broken.err;
  EXPECT_THAT(broken.out, HasSubstr("The audit fails: 1 rule is broken (1 rule)."));
  EXPECT_THAT(broken.out, HasSubstr("district d lies in vr b, but for Tholen (GM0716) in vr z"));
  EXPECT_EQ(audit(std::string(kNesting) + "severity = 'warning'\n").code, 0);
  const Ran known = audit(std::string(kNesting) + kException);
  EXPECT_EQ(known.code, 0) << known.out;
  EXPECT_THAT(known.out, HasSubstr("Known, accepted until 2030-01-01: an old habit"));
}

TEST_F(AuditProgram, FailsWhenAnExceptionNoLongerOccurs) {
  tables("unit,vr,district\nGM0716,b,d\nGM0748,b,d\n");
  const Ran ran = audit(std::string(kNesting) + kException);
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, HasSubstr("The known exception of d, GM0716 no longer occurs"));
}

TEST_F(AuditProgram, WritesItsFilesAsTheSchemaSays) {
  const std::string out = folder_ / "out";
  const Ran ran = audit(std::string(kNesting) + kException, {"--json", "--out", out});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json printed = Json::parse(ran.out);
  EXPECT_EQ(printed, Json::parse(file_bytes(out + "/audit.json")));
  Json schema = Json::parse(file_bytes(source_file("shapes/audit.schema.json")));
  EXPECT_THAT(schema_findings(schema, schema, printed), IsEmpty());
  Json wrong = printed;
  wrong["rules"][0]["state"] = "fine";
  wrong["layer"].erase("units");
  wrong["pairs"][0]["rand"] = 2;
  EXPECT_EQ(schema_findings(schema, schema, wrong).size(), 3U) << "faults are seen";
  EXPECT_EQ(names_in(out),
            (std::set<std::string>{"audit.csv", "audit.html", "audit.json", "audit.md",
                                   "audit-pairs.csv", "audit-regions.csv", "cross-border.csv",
                                   "cross-border.geojson", "cross-border.json", "manifest.json"}));
  EXPECT_THAT(file_bytes(out + "/audit.md"), StartsWith("# Two towns\n\nThe audit passes"));
  EXPECT_THAT(file_bytes(out + "/audit.csv"), HasSubstr("\nnest,nesting,error,held-with-exceptions,"
                                                        "known,d,d,1,GM0716,1.000000,"));
}

TEST_F(AuditProgram, NamesThatWouldBeMarkupStayText) {
  write_bytes(folder_ / "in.geojson", collection(square("GM0716", "<script>|**x**\\u001b[31m", 0) +
                                                 "," + square("GM0748", "=1+1,\\\"a\\\"", 1)));
  const std::string out = folder_ / "out";
  const Ran ran = audit(kNesting, {"--out", out});
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_THAT(ran.out, Not(HasSubstr("\x1b")));
  const std::string markdown = file_bytes(out + "/audit.md");
  EXPECT_THAT(markdown, HasSubstr("&lt;script>\\|\\*\\*x\\*\\*"));
  EXPECT_THAT(markdown, Not(HasSubstr("<")));
  EXPECT_THAT(markdown, Not(HasSubstr("\x1b")));
  const std::string page = file_bytes(out + "/audit.html");
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;|**x** [31m"));
  EXPECT_THAT(page, Not(HasSubstr("<script>|")));
  tables("unit,vr,district\nGM0716,z,\"=d,\"\"x\"\"\"\nGM0748,b,\"=d,\"\"x\"\"\"\n");
  EXPECT_EQ(audit(kNesting, {"--out", out}).code, 1);
  EXPECT_THAT(file_bytes(out + "/audit.csv"), HasSubstr(",broken,\"=d,\"\"x\"\"\","));
}

TEST_F(AuditProgram, WritesThePageInTheLanguageAskedFor) {
  const std::string out = folder_ / "out";
  EXPECT_EQ(audit(kNesting, {"--out", out}).code, 1);
  EXPECT_THAT(file_bytes(out + "/audit.html"), HasSubstr("<html lang=\"en\">"));
  EXPECT_EQ(audit(kNesting, {"--out", out, "--lang", "nl"}).code, 1);
  const std::string page = file_bytes(out + "/audit.html");
  EXPECT_THAT(page, HasSubstr("<html lang=\"nl\">"));
  EXPECT_THAT(
      page,
      HasSubstr("District-regio d ligt in vr-regio b, behalve Tholen (GM0716) in vr-regio z."));
  const Ran wrong = audit(kNesting, {"--lang", "fr"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("--lang is nl or en, not 'fr'"));
}

TEST_F(AuditProgram, RefusesRulesThatCannotBeMeant) {
  const auto refusal = [&](const std::string& rules) {
    const Ran ran = audit(rules);
    EXPECT_EQ(ran.code, 3) << ran.out;
    EXPECT_EQ(ran.out, "");
    return ran.err;
  };
  const std::string rule = kNesting;
  EXPECT_THAT(refusal("[[rule]\n"), HasSubstr("rules.toml:1: "));
  EXPECT_THAT(refusal(""), HasSubstr("holds no [[rule]]"));
  EXPECT_THAT(refusal(rule + "count = 3\n"), HasSubstr("rules.toml:8: unknown key 'count'"));
  EXPECT_THAT(refusal("[[rule]]\nid='x'\nclaim='c'\nkind='nest'\n"),
              HasSubstr("rules.toml:4: 'nest' is no kind of rule; there are count, units"));
  EXPECT_THAT(refusal("[[rule]]\nid='x'\nclaim='c'\nkind='units'\nscheme='vr'\n"),
              HasSubstr("'region' in [[rule]] is missing"));
  EXPECT_THAT(refusal(rule + rule), HasSubstr("rules.toml:9: the rule 'nest' is there twice"));
  EXPECT_THAT(refusal(rule + "from = '2013'\n"), HasSubstr("a date without quotes"));
  EXPECT_THAT(refusal(rule + "from = 2013-01-01\nto = 2012-01-01\n"), HasSubstr("later than"));
  EXPECT_THAT(refusal(rule + "[[rule.exception]]\nreason = 'r'\n"),
              HasSubstr("'to' in [[exception]] is missing"));
  EXPECT_THAT(refusal("[[rule]]\nid='x'\nclaim='c'\nkind='completeness'\nscheme='parish'\n"),
              HasSubstr("rules.toml:2: the tables have no scheme 'parish'"));
  EXPECT_THAT(refusal("[[rule]]\nid='x'\nclaim='c'\nkind='size'\nscheme='vr'\nof='people'\n"
                      "least=5\nmost=4\n"),
              HasSubstr("'most' is less than 'least'"));
}

TEST_F(AuditProgram, RefusesExceptionsThatCannotBeMeant) {
  const auto refusal = [&](const std::string& rule, const std::string& exception) {
    const Ran ran = audit("[[rule]]\nid='x'\nclaim='c'\nscheme='vr'\n" + rule +
                          "[[rule.exception]]\nreason='r'\nto=2030-01-01\n" + exception);
    EXPECT_EQ(ran.code, 3) << ran.out;
    return ran.err;
  };
  EXPECT_THAT(refusal("kind='count'\ncount=1\n", "region='z'\n"),
              HasSubstr("rules.toml:10: what breaks a rule of kind count names no region; leave "
                        "'region' out of its exceptions"));
  EXPECT_THAT(refusal("kind='contiguity'\n", "region='z'\nunits=['GM0716']\n"),
              HasSubstr("rules.toml:10: what breaks a rule of kind contiguity names no units"));
  EXPECT_THAT(refusal("kind='completeness'\n", "region='z'\n"), HasSubstr("names no region"));
  const std::string nesting = "kind='nesting'\nwithin='district'\n";
  EXPECT_THAT(refusal(nesting, "units=[]\n"),
              HasSubstr("rules.toml:10: 'units' names none; name those that are meant, or leave"));
  EXPECT_THAT(refusal(nesting, ""), HasSubstr("rules.toml:8: the exception names no region and no "
                                              "units, and would take whatever breaks the rule"));
  EXPECT_THAT(refusal("kind='containment'\nregion='z'\nconsists_of='district'\nregions=[]\n", ""),
              HasSubstr("rules.toml:8: 'regions' names none; name those that are meant"));
}

TEST_F(AuditProgram, NeedsADayForWhatEnds) {
  write_bytes(folder_ / "p.toml", project(""));
  const Ran undated = audit(std::string(kNesting) + kException);
  EXPECT_EQ(undated.code, 3);
  EXPECT_THAT(undated.err, HasSubstr("rules.toml:11: this ends on 2030-01-01, and nothing says"));
  EXPECT_EQ(audit(std::string(kNesting) + kException, {"--year", "2024"}).code, 0);
  EXPECT_EQ(audit(std::string(kNesting) + kException, {"--year", "2031"}).code, 1) << "it ended";
  EXPECT_EQ(audit(kNesting).code, 1) << "a rule that holds always needs no day";
}

TEST_F(AuditProgram, NeedsRulesAndAProject) {
  write_bytes(folder_ / "p.toml", "[units]\nfiles = ['in.geojson']\n");
  const Ran none = grens_run({"audit", folder_ / "p.toml"});
  EXPECT_EQ(none.code, 3);
  EXPECT_THAT(none.err, HasSubstr("names no rules; add [rules] file"));
  EXPECT_EQ(grens_run({"audit"}).code, 2);
  EXPECT_EQ(grens_run({"audit", folder_ / "in.geojson"}).code, 2) << "a layer is no project";
}

TEST_F(AuditProgram, SuggestsMoves) {
  const std::string out = folder_ / "out";
  const std::vector<std::string> ask = {"--suggest", "district:vr", "--suggest-by", "units"};
  std::vector<std::string> more = ask;
  more.insert(more.end(), {"--json", "--out", out});
  const Ran ran = audit(std::string(kNesting) + kException, more);
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json printed = Json::parse(ran.out);
  Json schema = Json::parse(file_bytes(source_file("shapes/audit.schema.json")));
  EXPECT_THAT(schema_findings(schema, schema, printed), IsEmpty());
  EXPECT_EQ(printed["suggestion"]["new_regions"][0]["inside"], "z");
  EXPECT_THAT(file_bytes(out + "/audit.md"),
              HasSubstr("\n## Moves that would make district regions nest in vr regions\n"));
  EXPECT_THAT(audit(kNesting, ask).out, HasSubstr("A new district region would be needed in vr"));
}

TEST_F(AuditProgram, RefusesASuggestionThatIsNone) {
  for (const char* wrong : {"district", "district:", ":vr", "vr:vr", "a:b:c"}) {
    const Ran ran = grens_run({"audit", folder_ / "none.toml", "--suggest", wrong});
    EXPECT_EQ(ran.code, 2) << wrong;
    EXPECT_THAT(ran.err, HasSubstr("--suggest takes two schemes, FIRST:SECOND"));
  }
  EXPECT_EQ(audit(kNesting, {"--suggest", "district:parish"}).code, 2);
  EXPECT_EQ(audit(kNesting, {"--suggest-by", "units"}).code, 2);
}

TEST(ShippedRules, HoldOnTheShippedLayer) {
  const Ran ran = grens_run({"audit", source_file("shapes/nl/grens.toml"), "--json"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json audit = Json::parse(ran.out);
  Json schema = Json::parse(file_bytes(source_file("shapes/audit.schema.json")));
  EXPECT_THAT(schema_findings(schema, schema, audit), IsEmpty());
  EXPECT_EQ(audit["counts"]["undecided"], 1) << "a team that holds a part of Rotterdam";
  EXPECT_EQ(audit["counts"]["broken_warnings"], 0);
  std::set<std::string> with_exceptions;
  for (const Json& rule : audit["rules"]) {
    if (rule["state"] == "held-with-exceptions")
      with_exceptions.insert(rule["id"].get<std::string>());
    if (rule["id"] != "politie-district-in-veiligheidsregio") continue;
    EXPECT_THAT(texts(rule["findings"][0]["units"]), ElementsAre("GM0716"));
    EXPECT_EQ(rule["evidence"]["circular"], 101) << "rows of 2024 derived from the claim";
    EXPECT_THAT(texts(rule["evidence"]["parents_shown"]),
                ElementsAre("Amsterdam", "Midden-Nederland", "Noord-Holland", "Noord-Nederland",
                            "Zeeland-West-Brabant"));
    EXPECT_THAT(rule["evidence"]["text"].get<std::string>(),
                HasSubstr("Shown independently for 5 of 10 police units (Amsterdam, "));
  }
  EXPECT_EQ(with_exceptions,
            (std::set<std::string>{"basisteam-168", "politie-district-in-veiligheidsregio",
                                   "veiligheidshuis-41", "veiligheidshuis-complete"}));
}

/// The claims of 2015 are asked of the layer of 2015, and only of that.
TEST(ShippedRules, HoldOnTheLayerOf2015) {
  GRENS_SHARED_OR_SKIP(path, "nl-2015-gemeenten/gemeenten.shp");
  const Scratch folder;
  const std::string out = folder / "out";
  const Ran ran = grens_run(
      {"audit", source_file("shapes/nl/grens.toml"), "--input", path, "--json", "--out", out});
  ASSERT_EQ(ran.code, 0) << ran.err << ran.out;
  EXPECT_LT(file_bytes(out + "/audit.html").size(), 3'000'000U);
  const Json audit = Json::parse(ran.out);
  EXPECT_EQ(audit["layer"]["year"], 2015);
  std::map<std::string, Json> rules;
  for (const Json& rule : audit["rules"]) rules[rule["id"].get<std::string>()] = rule;
  EXPECT_EQ(rules["midden-nederland-41"]["state"], "held");
  EXPECT_EQ(rules["midden-nederland-39"]["state"], "not-asked");
  const Json& district = rules["politie-district-in-veiligheidsregio"];
  EXPECT_EQ(district["state"], "held-with-exceptions");
  EXPECT_EQ(district["findings"][0]["population"], 25527) << "people of Tholen";
  EXPECT_EQ(district["evidence"]["circular"], 112) << "rows of 2015 derived from the claim";
}

/// Rules name municipalities, and each of those is many units here.
TEST(ShippedRules, HoldOnALayerOfNeighbourhoods) {
  GRENS_SHARED_OR_SKIP(path, "nl-2014-wijken/wijken.shp");
  const Ran ran =
      grens_run({"audit", source_file("shapes/nl/grens.toml"), "--input", path, "--json"});
  ASSERT_EQ(ran.code, 0) << ran.err << ran.out;
  const Json audit = Json::parse(ran.out);
  EXPECT_EQ(audit["layer"]["year"], 2014);
  for (const Json& rule : audit["rules"]) {
    if (rule["id"] == "tholen-in-de-markiezaten" || rule["id"] == "utrecht-own-district") {
      EXPECT_EQ(rule["state"], "held") << rule["id"];
    }
    if (rule["id"] != "politie-district-in-veiligheidsregio") continue;
    EXPECT_EQ(rule["state"], "held-with-exceptions");
    EXPECT_GT(rule["findings"][0]["units"].size(), 1U) << "the neighbourhoods of Tholen";
  }
}

/// The regions of another year on the units of 2024: what is claimed of units cannot be told.
TEST(ShippedRules, AreAskedOfTheRegionsOfAnotherYear) {
  const Ran ran =
      grens_run({"audit", source_file("shapes/nl/grens.toml"), "--year", "2019", "--json"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json audit = Json::parse(ran.out);
  EXPECT_EQ(audit["date"], "2019-01-01");
  EXPECT_EQ(audit["layer"]["units_year"], 2024);
  for (const Json& rule : audit["rules"]) {
    if (rule["id"] == "midden-nederland-39") {
      EXPECT_EQ(rule["state"], "undecided");
    }
    if (rule["id"] != "politie-district-in-veiligheidsregio") continue;
    EXPECT_THAT(texts(rule["findings"][0]["units"]), ElementsAre("GM0716"));
  }
}

TEST(PartnersProgram, TellsWhoMeetsAtOneTable) {
  const Ran tholen = grens_run({"partners", "Tholen"});
  ASSERT_EQ(tholen.code, 0) << tholen.err;
  EXPECT_THAT(tholen.out, StartsWith("Tholen (GM0716), municipality of "));
  EXPECT_THAT(
      tholen.out,
      HasSubstr("  safety region             Zeeland (VR19): holds all of it, with 12 more"));
  EXPECT_THAT(tholen.out, HasSubstr("De Markiezaten (de-markiezaten): holds all"));
  EXPECT_THAT(tholen.out, HasSubstr("8 partners at one table, none of them with a region that"));
  const Ran district =
      grens_run({"partners", "politie_district:de-markiezaten", "--year", "2015", "--json"});
  ASSERT_EQ(district.code, 0) << district.err;
  const Json found = Json::parse(district.out);
  EXPECT_EQ(found["units"].size(), 8U);
  std::set<std::string> ends;
  for (const Json& partner : found["partners"]) {
    if (partner["relation"] == "ends-inside") ends.insert(partner["region"].get<std::string>());
  }
  EXPECT_THAT(ends, Contains("VR19"));
  EXPECT_THAT(ends, Contains("VR20"));
  EXPECT_EQ(ends.count("zeeland-west-brabant"), 0U) << "the unit holds all of it";
}

TEST(PartnersProgram, NamesNoDayWhereTheTablesHaveNone) {
  const Scratch scratch;
  write_bytes(scratch / "wide.csv", "unit,district,vr\nA,north,x\nB,north,y\n");
  const std::vector<std::string> command = {"partners", "A", "--membership", scratch / "wide.csv"};
  EXPECT_THAT(grens_run(command).out, StartsWith("A (A), unit\n"));
  std::vector<std::string> as_json = command;
  as_json.emplace_back("--json");
  EXPECT_TRUE(Json::parse(grens_run(as_json).out)["date"].is_null());
}

TEST(PartnersProgram, ListsWhatANameMayMean) {
  const Ran utrecht = grens_run({"partners", "Utrecht"});
  EXPECT_EQ(utrecht.code, 2);
  EXPECT_THAT(utrecht.err, HasSubstr("Utrecht (GM0344), Utrecht ("));
  EXPECT_THAT(utrecht.err, HasSubstr("(veiligheidsregio:VR09); give the code, or SCHEME:REGION"));
  EXPECT_EQ(grens_run({"partners", "veiligheidsregio:VR09"}).code, 0);
  EXPECT_EQ(grens_run({"partners", "Atlantis"}).code, 2);
  EXPECT_EQ(grens_run({"partners", "Tholen", "--year", "1950"}).code, 3);
}

}  // namespace
}  // namespace grens::testing
