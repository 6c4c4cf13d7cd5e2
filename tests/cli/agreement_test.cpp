// Rules that hold regions against a published layer, and against an earlier day, as a person runs
// them: the layer is one that grens dissolve wrote.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/json_schema.hpp"
#include "support/shared_data.hpp"

namespace grens::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class AgreementProgram : public ::testing::Test {
 protected:
  static std::string layer() { return source_file("shapes/nl/gemeenten-2024-approximate.shp"); }

  void dissolve(const std::string& folder, const std::vector<std::string>& more) {
    std::vector<std::string> command = {"dissolve",         layer(), "--scheme",
                                        "veiligheidsregio", "--out", folder_ / folder};
    command.insert(command.end(), more.begin(), more.end());
    const Ran ran = grens_run(command);
    ASSERT_EQ(ran.code, 0) << ran.err;
  }

  /// A rule about the safety regions of the shipped layer, with these further keys.
  Ran audit(const std::string& keys, std::vector<std::string> more = {}) {
    write_bytes(folder_ / "rules.toml",
                "[[rule]]\nid = 'published'\nkind = 'agreement'\n"
                "scheme = 'veiligheidsregio'\nclaim = 'As published'\n" +
                    keys);
    more.insert(more.begin(),
                {"audit", source_file("shapes/nl/grens.toml"), "--rules", folder_ / "rules.toml"});
    return grens_run(more);
  }
  Json audited(const std::string& keys) {
    const Ran ran = audit(keys, {"--json"});
    EXPECT_THAT(ran.code, ::testing::AnyOf(0, 1)) << ran.err;
    const Json printed = Json::parse(ran.out);
    Json schema = Json::parse(file_bytes(source_file("shapes/audit.schema.json")));
    EXPECT_THAT(schema_findings(schema, schema, printed), IsEmpty());
    return printed["rules"][0];
  }

  Scratch folder_;
};

TEST_F(AgreementProgram, HoldsAgainstWhatWasWritten) {
  dissolve("regions", {"--format", "geojson,gpkg"});
  const Ran geojson = audit("layer = 'regions/veiligheidsregio.geojson'\nmetres = 0.01\n");
  EXPECT_EQ(geojson.code, 0) << geojson.out << geojson.err;
  EXPECT_THAT(geojson.out, HasSubstr("The audit passes: 1 holds (1 rule)."));
  EXPECT_EQ(audited("layer = 'regions/regions.gpkg'\nmetres = 0\n")["state"], "held")
      << "a GeoPackage has the very points of the layer";
  EXPECT_EQ(audited("layer = 'regions/regions.gpkg'\nmetres = 0\nlayer_name = 'veiligheidsregio'\n"
                    "column = 'name'\n")["state"],
            "held");
}

TEST_F(AgreementProgram, FindsWhereASimplifiedLayerStrays) {
  dissolve("simple", {"--simplify", "500m"});
  const std::string file = "layer = 'simple/veiligheidsregio.geojson'\n";
  const Json broken = audited(file + "metres = 25\n");
  EXPECT_EQ(broken["state"], "broken");
  ASSERT_THAT(broken["findings"], Not(IsEmpty()));
  double most = 0;
  for (const Json& finding : broken["findings"]) {
    const Json& apart = finding["apart"];
    EXPECT_GT(apart["distance_m"], 25);
    EXPECT_GT(apart["only_here_km2"].get<double>() + apart["only_there_km2"].get<double>(), 0);
    EXPECT_GT(apart["lon"], 3);
    EXPECT_LT(apart["lat"], 54);
    most = std::max(most, apart["distance_m"].get<double>());
  }
  const std::string wide = "metres = " + std::to_string(most + 0.01) + "\n";
  EXPECT_EQ(audited(file + wide)["state"], "held");
  const std::string narrow = "metres = " + std::to_string(most - 0.01) + "\n";
  EXPECT_EQ(audited(file + narrow)["findings"].size(), 1U) << "the farthest only";
}

TEST_F(AgreementProgram, TellsItOnThePageInEitherLanguage) {
  dissolve("simple", {"--simplify", "500m"});
  const std::string keys =
      "layer = 'simple/veiligheidsregio.geojson'\nmetres = 25\n"
      "evidence = { en = 'Told <b>here</b>', nl = 'Hier <b>gezegd</b>' }\n";
  const std::string out = folder_ / "out";
  EXPECT_EQ(audit(keys, {"--out", out}).code, 1);
  const std::string dutch = file_bytes(out + "/audit.html");
  EXPECT_THAT(dutch, HasSubstr("in veiligheidsregio.geojson liggen tot "));
  EXPECT_THAT(dutch, HasSubstr("Hier &lt;b&gt;gezegd&lt;/b&gt;."));
  EXPECT_THAT(dutch, Not(HasSubstr("Told &lt;b&gt;")));
  EXPECT_EQ(audit(keys, {"--out", out, "--lang", "en"}).code, 1);
  const std::string english = file_bytes(out + "/audit.html");
  EXPECT_THAT(english, HasSubstr("in veiligheidsregio.geojson are up to "));
  EXPECT_THAT(english, HasSubstr("Told &lt;b&gt;here&lt;/b&gt;."));
  EXPECT_THAT(file_bytes(out + "/audit.md"), HasSubstr("Told &lt;b>here"));
  const Json audit = Json::parse(file_bytes(out + "/audit.json"));
  EXPECT_EQ(audit["rules"][0]["about_evidence"], "Told <b>here</b>");
  EXPECT_EQ(audit["provenance"]["published_layers"][0]["files"][0]["name"],
            "veiligheidsregio.geojson");
}

TEST_F(AgreementProgram, RefusesALayerThatCannotBeHeldAgainst) {
  const auto refusal = [&](const std::string& keys) {
    const Ran ran = audit(keys);
    EXPECT_EQ(ran.code, 3) << ran.out;
    EXPECT_EQ(ran.out, "");
    return ran.err;
  };
  EXPECT_THAT(refusal("layer = 'none.gpkg'\nmetres = 1\n"), HasSubstr("rules.toml:2: "));
  EXPECT_THAT(refusal("layer = 'none.gpkg'\nmetres = 1\n"),
              HasSubstr("none.gpkg: there is no such file: check the path"));
  EXPECT_THAT(refusal("layer = 'none.gpkg'\n"), HasSubstr("'metres' in [[rule]] is missing"));
  EXPECT_THAT(refusal("layer = 'x'\nmetres = '5'\n"),
              HasSubstr("rules.toml:7: 'metres' in [[rule]] has to be a number from 0 to 1000000"));
  EXPECT_THAT(refusal("layer = 'x'\nmetres = nan\n"), HasSubstr("has to be a number"));
  EXPECT_THAT(refusal("layer = 'x'\nmetres = -1\n"), HasSubstr("has to be a number"));
  EXPECT_THAT(refusal("metres = 1\n"), HasSubstr("'layer' in [[rule]] is missing"));
  write_bytes(folder_ / "two.geojson",
              collection(square("VR01", "Zeeland", 0) + "," + square("VR99", "zeeland", 1)));
  EXPECT_THAT(refusal("layer = 'two.geojson'\nmetres = 1\ncolumn = 'statnaam'\n"),
              HasSubstr("which record is which region of veiligheidsregio cannot be told (Zeeland, "
                        "zeeland); name the column of their codes with column ="));
  EXPECT_THAT(refusal("layer = 'two.geojson'\nmetres = 1\ncolumn = 'kode'\n"),
              HasSubstr("has no field 'kode' (column = in the rule); its fields are: statcode"));
  EXPECT_THAT(refusal("layer = 'two.geojson'\nmetres = 1\nlayer_name = 'x'\n"),
              HasSubstr("two.geojson"));
  write_bytes(
      folder_ / "points.geojson",
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"a"},)"
      R"("geometry":{"type":"Point","coordinates":[5,52]}}]})");
  EXPECT_THAT(refusal("layer = 'points.geojson'\nmetres = 1\n"), HasSubstr("no polygons"));
}

TEST_F(AgreementProgram, KeepsTheLayerFromBeingWrittenOver) {
  dissolve("regions", {});
  const std::string file = folder_ / "regions/veiligheidsregio.geojson";
  std::filesystem::rename(file, folder_ / "regions/audit.json");
  const Ran ran =
      audit("layer = 'regions/audit.json'\nmetres = 1\n", {"--out", folder_ / "regions"});
  EXPECT_EQ(ran.code, 3) << ran.out;
  EXPECT_THAT(ran.err, HasSubstr("audit.json"));
}

/// Weesp went from Gooi en Vechtstreek to Amsterdam in 2022; Haaren was divided in 2021.
TEST(UnchangedProgram, FollowsTheShippedTables) {
  const Scratch folder;
  const auto audit = [&](const std::string& keys, std::vector<std::string> more) {
    write_bytes(folder / "rules.toml",
                "[[rule]]\nid = 'u'\nkind = 'unchanged'\nscheme = 'veiligheidsregio'\n"
                "claim = 'As it was'\n" +
                    keys);
    more.insert(more.begin(),
                {"audit", source_file("shapes/nl/grens.toml"), "--rules", folder / "rules.toml"});
    return grens_run(more);
  };
  const Ran broken = audit("since = 2019\n", {"--json"});
  ASSERT_EQ(broken.code, 1) << broken.err;
  const Json printed = Json::parse(broken.out);
  Json schema = Json::parse(file_bytes(source_file("shapes/audit.schema.json")));
  EXPECT_THAT(schema_findings(schema, schema, printed), IsEmpty());
  const Json& findings = printed["rules"][0]["findings"];
  ASSERT_EQ(findings.size(), 4U);
  EXPECT_EQ(findings[0]["region"], "VR13");
  EXPECT_EQ(findings[0]["text"],
            "veiligheidsregio Amsterdam-Amstelland has gained Weesp (GM0457) from Gooi en "
            "Vechtstreek since 2019-01-01 (figures of 2017)");
  EXPECT_EQ(findings[0]["population_year"], 2017);
  EXPECT_EQ(findings[0]["population"], 18751);
  EXPECT_TRUE(findings[0]["area_km2"].is_null()) << "Weesp is no unit of the layer";
  EXPECT_TRUE(findings[2]["moves"][0]["part"]);
  EXPECT_EQ(audit("since = 2023-01-01\n", {}).code, 0);
  EXPECT_EQ(audit("since = 2019\nregion = 'Zeeland'\n", {}).code, 0);
  const Ran excepted = audit(
      "since = 2019\nregion = 'Gooi en Vechtstreek'\n[[rule.exception]]\nunits = ['Weesp']\n"
      "reason = 'merged'\nto = 2030-01-01\n",
      {});
  EXPECT_EQ(excepted.code, 0) << excepted.out;
  EXPECT_THAT(audit("since = 2030\n", {}).out, HasSubstr("Speaks of days from 2030-01-01 on"));
  EXPECT_THAT(audit("since = '2019'\n", {}).err, HasSubstr("a date without quotes"));
  EXPECT_THAT(audit("since = 201\n", {}).err, HasSubstr("a whole number from 1800 to 2200"));
  EXPECT_THAT(audit("since = 2019\nfrom = 2018-01-01\n", {}).err,
              HasSubstr("rules.toml:7: 'from' is earlier than 'since'"));
  EXPECT_THAT(audit("since = 2019\nto = 2018-01-01\n", {}).err, HasSubstr("later than 'since'"));
  const std::string out = folder / "out";
  EXPECT_EQ(audit("since = 2019\n", {"--out", out}).code, 1);
  EXPECT_THAT(file_bytes(out + "/audit.html"),
              HasSubstr("Erbij gekomen in veiligheidsregio Amsterdam-Amstelland sinds 1 januari "
                        "2019: Weesp (GM0457) "
                        "uit Gooi en Vechtstreek."));
}

/// What CBS published for the provinces, generalised apart, against the dissolved municipalities.
TEST(PublishedProvinces, AgreeWithinTheirGeneralisation) {
  GRENS_SHARED_OR_SKIP(path, "nl-2015-gemeenten/gemeenten.shp");
  GRENS_SHARED_OR_SKIP(provinces, "nl-2015-provincies/provincies.shp");
  const Scratch folder;
  const auto state = [&](const std::string& metres) {
    write_bytes(folder / "rules.toml",
                "[[rule]]\nid = 'p'\nkind = 'agreement'\nscheme = 'provincie'\n"
                "claim = 'As CBS has it'\nlayer = '" +
                    std::string(provinces) + "'\nmetres = " + metres + "\n");
    const Ran ran = grens_run({"audit", source_file("shapes/nl/grens.toml"), "--input", path,
                               "--rules", folder / "rules.toml", "--repair", "--json"});
    return Json::parse(ran.out)["rules"][0]["state"].get<std::string>();
  };
  EXPECT_EQ(state("5"), "broken");
  EXPECT_EQ(state("5000"), "held");
}

}  // namespace
}  // namespace grens::testing
