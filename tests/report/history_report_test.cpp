#include "report/history_report.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "regions/shipped_tables.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using Json = nlohmann::ordered_json;

UnitHistory of(const std::string& wanted) {
  return unit_history(shipped_tables(), find_unit_ever(shipped_tables(), wanted));
}

TEST(HistoryText, OfAUnitThatMergedAndMovedToAnotherRegion) {
  const std::string text = history_text(of("Leerdam"), false);
  EXPECT_THAT(text, StartsWith("Leerdam (GM0545), until 2019-01-01\n"
                               "\n"
                               "Where it came from\n"
                               "  no other unit that the tables know\n"
                               "\n"
                               "What became of it\n"
                               "  2019-01-01  merged into Vijfheerenlanden (GM1961), with Vianen "
                               "(GM0620) and Zederik (GM0707) [S06, S07, S10]\n"
                               "\n"
                               "Regions it lay in\n"));
  EXPECT_THAT(text, ContainsRegex("  veiligheidsregio +Zuid-Holland Zuid \\(VR18\\) +"
                                  "2013-01-01 to 2019-01-01  source \\[S01\\]\n"));
  EXPECT_THAT(text, HasSubstr("\nWhere its land lies now: Vijfheerenlanden (GM1961)\n"));
  EXPECT_THAT(text, ContainsRegex("  veiligheidsregio +Utrecht \\(VR09\\) +source\n"));
  EXPECT_THAT(text, ContainsRegex("  basisteam +Lekpoort \\(lekpoort\\) +unverified\n"));
}

TEST(HistoryText, IndentsTheStepsBeforeAndAfter) {
  EXPECT_THAT(history_text(of("Molenlanden"), false),
              HasSubstr("Where it came from\n"
                        "  2019-01-01  all of Giessenlanden (GM0689) [S06, S07]\n"
                        "  2019-01-01  all of Molenwaard (GM1927) [S06, S07]\n"
                        "    2013-01-01  all of Graafstroom (GM0693) [S07, S08]\n"
                        "    2013-01-01  all of Liesveld (GM0694) [S07, S08]\n"
                        "    2013-01-01  all of Nieuw-Lekkerland (GM0571) [S07, S08]\n"));
  EXPECT_THAT(history_text(of("Liesveld"), false),
              HasSubstr("What became of it\n"
                        "  2013-01-01  merged into Molenwaard (GM1927), with Graafstroom (GM0693) "
                        "and Nieuw-Lekkerland (GM0571) [S07, S08]\n"
                        "    2019-01-01  merged into Molenlanden (GM1978), with Giessenlanden "
                        "(GM0689) [S06, S07]\n"));
}

TEST(HistoryText, TellsTheRegionsOfEachReceiverWhereTheyDiffer) {
  const std::string text = history_text(of("Haaren"), false);
  EXPECT_THAT(text, HasSubstr("  2021-01-01  a part went to Boxtel (GM0757) [S11]\n"));
  EXPECT_THAT(text, ContainsRegex("  provincie +Noord-Brabant \\(PV30\\) +source\n"));
  EXPECT_THAT(text, ContainsRegex("  veiligheidsregio +Boxtel: Brabant-Noord \\(VR21\\) +source\n"
                                  " +Oisterwijk: Midden- en West-Brabant \\(VR20\\) +source\n"
                                  " +Tilburg: Midden- en West-Brabant \\(VR20\\) +source\n"
                                  " +Vught: Brabant-Noord \\(VR21\\) +source\n"));
}

TEST(HistoryText, SaysThatAPartOfTheReceiverLiesInEachRegion) {
  EXPECT_THAT(history_text(of("Weesp"), false),
              AllOf(HasSubstr("  2022-03-24  became part of Amsterdam (GM0363) [S07, S12, S13]\n"),
                    ContainsRegex("  politie_district +Amsterdam, a part: Amsterdam-Noord "
                                  "\\(amsterdam-noord\\) +unverified\n +Amsterdam, a part: "
                                  "Amsterdam-Oost \\(amsterdam-oost\\) +unverified\n")));
}

TEST(HistoryText, MarksWhatIsUncertain) {
  EXPECT_THAT(history_text(of("Boarnsterhim"), false),
              AllOf(HasSubstr("a part went to Súdwest-Fryslân (GM1900) (uncertain) [S06, S07]\n"),
                    HasSubstr("a part went to Heerenveen (GM0074) [S06, S07]\n")));
}

TEST(HistoryText, TellsTheNotesWhenAsked) {
  const char* note = "Leerdam and Zederik leave VR18/Rotterdam for VR09/Midden-Nederland";
  EXPECT_THAT(history_text(of("Leerdam"), false), Not(HasSubstr(note)));
  EXPECT_THAT(history_text(of("Leerdam"), true), HasSubstr(note));
}

TEST(HistoryText, OfAUnitThatNothingHappenedTo) {
  const std::string text = history_text(of("Tholen"), false);
  EXPECT_THAT(text, StartsWith("Tholen (GM0716), in all years of the tables\n"));
  EXPECT_THAT(text, HasSubstr("What became of it\n  it goes on\n"));
  EXPECT_THAT(text, ContainsRegex("  politie_district +De Markiezaten \\(de-markiezaten\\) +since "
                                  "2013-01-01 +source \\[S17, S17b\\]\n"));
  EXPECT_THAT(text, Not(HasSubstr("Where its land lies now")));
}

TEST(HistoryJson, HasTheTreesTheStaysAndTheRegionsNow) {
  const Json weesp = history_json(of("Weesp"));
  EXPECT_EQ(weesp["schema"], "grens-history/1");
  EXPECT_EQ(weesp["code"], "GM0457");
  EXPECT_EQ(weesp["ended"], true);
  EXPECT_EQ(weesp["names"][0]["to"], "2022-03-24");
  EXPECT_TRUE(weesp["names"][0]["from"].is_null());
  ASSERT_EQ(weesp["fates"].size(), 1U);
  EXPECT_EQ(weesp["fates"][0]["code"], "GM0363");
  EXPECT_EQ(weesp["fates"][0]["kind"], "merge");
  EXPECT_EQ(weesp["fates"][0]["goes_on"], true);
  EXPECT_EQ(weesp["fates"][0]["source"], "S07;S12;S13");
  EXPECT_EQ(weesp["now"]["certain"]["veiligheidsregio"]["code"], "VR13");
  EXPECT_FALSE(weesp["now"]["certain"].contains("politie_district"));
  for (const Json& scheme : weesp["schemes"]) {
    if (scheme["scheme"] != "veiligheidsregio") continue;
    EXPECT_EQ(scheme["regions"][0]["code"], "VR14");
    EXPECT_EQ(scheme["regions"][0]["to"], "2022-03-24");
    EXPECT_EQ(scheme["regions"][0]["basis"], "source");
    EXPECT_EQ(scheme["regions"][0]["part"], false);
  }
  const Json tholen = history_json(of("Tholen"));
  EXPECT_TRUE(tholen["now"].is_null());
  EXPECT_TRUE(tholen["fates"].empty());
  const Json molenlanden = history_json(of("Molenlanden"));
  EXPECT_EQ(molenlanden["origins"][1]["further"].size(), 3U);
}

}  // namespace
}  // namespace grens
