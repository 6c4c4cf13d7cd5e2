#include "report/years_report.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "regions/shipped_tables.hpp"
#include "regions/table_folder.hpp"
#include "regions/text.hpp"
#include "report/change_words.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using Json = nlohmann::ordered_json;

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

const std::vector<YearLayout>& layouts() {
  static const std::vector<YearLayout> kLayouts =
      year_table(shipped_tables(), covered_years(shipped_tables()));
  return kLayouts;
}

/// The line of a year.
std::string line_of(int year, bool full = false) {
  for (const std::string& line : lines_of(years_text(layouts(), full))) {
    if (line.starts_with(std::to_string(year))) return line;
  }
  return {};
}

TEST(YearsText, HasALineForEachYearThatBeginsWithIt) {
  for (int year = 2013; year <= 2026; ++year) {
    EXPECT_THAT(line_of(year), StartsWith(std::to_string(year) + "  ")) << year;
  }
  EXPECT_THAT(line_of(2013), StartsWith("2013  408  10  "));
  EXPECT_THAT(line_of(2014), StartsWith("2014  403  11  "));
}

TEST(YearsText, KeepsTo112Columns) {
  for (const std::string& line : lines_of(years_text(layouts(), false))) {
    std::size_t count = 0;
    for (std::string_view rest = line; !rest.empty(); ++count) next_character(rest);
    EXPECT_LE(count, 112U) << line;
  }
}

TEST(YearsText, TellsChangesAsFullyAsTheLineHasRoom) {
  EXPECT_THAT(line_of(2013), EndsWith("  10 into 3 (Schagen, Goeree-Overflakkee, Molenwaard)"));
  EXPECT_THAT(line_of(2016), EndsWith("  5 into 2 (Edam-Volendam, Gooise Meren), 2 renamed"));
  EXPECT_THAT(line_of(2017), EndsWith("  3 into 1 (Meierijstad)"));
  EXPECT_THAT(line_of(2019), EndsWith("  36 into 12, 1 divided"));
  EXPECT_THAT(line_of(2020), EndsWith("  none"));
  EXPECT_THAT(line_of(2021), EndsWith("  3 into 1 (Eemsdelta), 1 divided"));
  EXPECT_THAT(line_of(2023), EndsWith("  on 2022-03-24 Weesp into Amsterdam; 3 into 1"));
}

TEST(YearsText, TellsEveryChangeWhenAsked) {
  const std::string text = years_text(layouts(), true);
  EXPECT_THAT(
      text,
      AllOf(HasSubstr("      2013-01-01  Graafstroom (GM0693), Liesveld (GM0694) and "
                      "Nieuw-Lekkerland (GM0571) into Molenwaard (GM1927) [S07, S08]\n"),
            HasSubstr("      2014-01-01  Boarnsterhim (GM0055) divided over De Friese Meren "
                      "(GM1921), Heerenveen (GM0074), Leeuwarden (GM0080) and Súdwest-Fryslân "
                      "(GM1900) (uncertain) [S06, S07]\n"),
            HasSubstr("      2015-07-01  De Friese Meren (GM1921) now De Fryske Marren (GM1940)"),
            HasSubstr("      2022-03-24  Weesp (GM0457) into Amsterdam (GM0363)")));
}

TEST(YearsText, SaysWhatTheNumbersHide) {
  const std::string text = years_text(layouts(), false);
  EXPECT_THAT(text, HasSubstr("politie_district: 12 of the 43 share municipalities, and are drawn "
                              "as 3 joined features.\n"));
  EXPECT_THAT(text, HasSubstr("basisteam is not complete: in brackets how many municipalities "
                              "have one that is known.\n"));
}

TEST(YearsText, ShowsNamesOfAFileHarmlessly) {
  TableFolder folder;
  folder.write("membership.csv", "unit,scheme,region,from\nA,vr,x,2016-01-01\nB,vr,x,2016-01-01\n");
  folder.write("units.csv", "code,name,from,to\nA,Zw\x1b[31mart,,2017-01-01\nB,Berg,,\n");
  folder.write("changes.csv", "date,old,new,kind\n2017-01-01,A,B,merge\n");
  const RegionTables tables = folder.load();
  const auto few = year_table(tables, std::vector<int>{2017});
  EXPECT_THAT(years_text(few, true), AllOf(Not(HasSubstr("\x1b")), HasSubstr("Zw\\x1b[31mart")));
}

TEST(YearsJson, HasCodesDatesKindsCertaintyAndSources) {
  const Json json = years_json(layouts());
  EXPECT_EQ(json["schema"], "grens-years/1");
  ASSERT_EQ(json["years"].size(), 14U);
  const Json& of_2014 = json["years"][1];
  EXPECT_EQ(of_2014["year"], 2014);
  EXPECT_EQ(of_2014["units"], 403);
  const Json* split = nullptr;
  for (const Json& change : of_2014["changes"]) {
    if (change["kind"] == "split") split = &change;
  }
  ASSERT_NE(split, nullptr);
  EXPECT_EQ((*split)["date"], "2014-01-01");
  EXPECT_EQ((*split)["from"][0]["code"], "GM0055");
  EXPECT_EQ((*split)["to"].size(), 4U);
  ASSERT_EQ((*split)["rows"].size(), 4U);
  EXPECT_EQ((*split)["rows"][2]["new"], "GM1900");
  EXPECT_EQ((*split)["rows"][2]["certainty"], "uncertain");
  EXPECT_EQ((*split)["rows"][2]["source"], "S06;S07");
  for (const Json& scheme : of_2014["schemes"]) {
    const bool partial = scheme["scheme"] == "basisteam" || scheme["scheme"] == "veiligheidshuis" ||
                         scheme["scheme"] == "veiligheidshuis_model";
    EXPECT_EQ(scheme["complete"], !partial) << scheme;
    if (scheme["scheme"] == "politie_district") {
      EXPECT_EQ(scheme["regions"], 43);
      EXPECT_EQ(scheme["features"], 34);
    }
  }
}

std::vector<std::string> codes_of_2024() {
  return units_on(shipped_tables(), first_of_january(2024));
}

LayoutCheck check(const std::vector<std::string>& codes, std::optional<int> year = {}) {
  return check_layout(shipped_tables(), codes, covered_years(shipped_tables()), year);
}

TEST(LayoutText, OfALayoutWithoutDifferences) {
  EXPECT_EQ(layout_text(check(codes_of_2024()), "a.shp", false),
            "a.shp: all 342 municipalities of 2023 to 2026, and no other.\n");
}

TEST(LayoutText, TellsWhatIsStrangeAndWhatIsMissing) {
  std::vector<std::string> codes = codes_of_2024();
  codes.erase(std::find(codes.begin(), codes.end(), "GM1961"));
  codes.insert(codes.end(), {"GM0545", "GM0620", "GM0707", "GM0457", "GM9999"});
  const std::string text = layout_text(check(codes, 2024), "a.shp", false);
  EXPECT_EQ(text,
            "a.shp: 341 of 346 codes are of 2023 to 2026, which has 342 municipalities.\n"
            "\nNot of 2024:\n"
            "  Weesp (GM0457): ended on 2022-03-24; in 2024 its land is in Amsterdam (GM0363)\n"
            "  Leerdam (GM0545): ended on 2019-01-01; in 2024 its land is in Vijfheerenlanden "
            "(GM1961)\n"
            "  Vianen (GM0620): ended on 2019-01-01; in 2024 its land is in Vijfheerenlanden "
            "(GM1961)\n"
            "  Zederik (GM0707): ended on 2019-01-01; in 2024 its land is in Vijfheerenlanden "
            "(GM1961)\n"
            "  GM9999: no year has this code\n"
            "\nOf 2024, and not in the file:\n"
            "  Vijfheerenlanden (GM1961): the file has Leerdam (GM0545), Vianen (GM0620) and "
            "Zederik (GM0707) instead\n");
}

TEST(LayoutText, CutsLongListsUnlessAllAreWanted) {
  std::vector<std::string> codes = codes_of_2024();
  for (int i = 0; i < 17; ++i) codes.push_back("GM9" + std::to_string(100 + i));
  const LayoutCheck found = check(codes);
  EXPECT_THAT(layout_text(found, "a.shp", false),
              AllOf(HasSubstr("GM9114:"), HasSubstr("  and 2 more (all with -v)\n")));
  EXPECT_THAT(layout_text(found, "a.shp", true),
              AllOf(HasSubstr("GM9116:"), Not(HasSubstr("more"))));
}

TEST(LayoutJson, HasTheSame) {
  std::vector<std::string> codes = codes_of_2024();
  codes.push_back("GM0457");
  const Json json = layout_json(check(codes, 2024), "a.shp");
  EXPECT_EQ(json["schema"], "grens-layout/1");
  EXPECT_EQ(json["year"], 2024);
  EXPECT_EQ(json["same_years"], Json({2023, 2024, 2025, 2026}));
  ASSERT_EQ(json["other"].size(), 1U);
  EXPECT_EQ(json["other"][0]["ended"], "2022-03-24");
  EXPECT_EQ(json["other"][0]["lies_in"][0]["code"], "GM0363");
  EXPECT_TRUE(json["missing"].empty());
}

TEST(SpokenList, PutsAndBeforeTheLast) {
  EXPECT_EQ(spoken_list({}), "");
  EXPECT_EQ(spoken_list({"a"}), "a");
  EXPECT_EQ(spoken_list({"a", "b", "c"}), "a, b and c");
}

}  // namespace
}  // namespace grens
