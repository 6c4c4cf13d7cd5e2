#include "regions/codes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace grens {
namespace {

using testing::ElementsAre;
using Codes = std::vector<std::string>;

const Codes kMunicipalities{"GM0014", "GM0344", "GM1987"};

TEST(Codes, PadsAndPrefixesWhenAllAgree) {
  const NormalisedCodes bare = normalise_codes(Codes{"344", "14", "1987"}, kMunicipalities);
  EXPECT_THAT(bare.codes, ElementsAre("GM0344", "GM0014", "GM1987"));
  EXPECT_EQ(bare.said, "the codes were written as the tables have them: '344' as 'GM0344'");
  EXPECT_THAT(normalise_codes(Codes{"0344", "0014"}, kMunicipalities).codes,
              ElementsAre("GM0344", "GM0014"));
  EXPECT_THAT(normalise_codes(Codes{"gm344", "Gm0014"}, kMunicipalities).codes,
              ElementsAre("GM0344", "GM0014"));
  EXPECT_THAT(normalise_codes(Codes{"7"}, Codes{"007", "012"}).codes, ElementsAre("007"));
  EXPECT_EQ(normalise_codes(Codes{"GM0344", "gm0014", "gm1987"}, kMunicipalities).said,
            "the codes were written as the tables have them: 'gm0014' as 'GM0014'");
}

TEST(Codes, TakesTheFormThatMakesMostCodesKnown) {
  const Codes mixed{"GM0014", "GM0344", "PV20", "BU00140001"};
  EXPECT_THAT(normalise_codes(Codes{"14", "344"}, mixed).codes, ElementsAre("GM0014", "GM0344"));
}

TEST(Codes, LeavesCodesThatDoNotAllAgree) {
  const Codes untouched[] = {{"344", "GM0014"},          // half of them known as they stand
                             {"344", "x14", "y"},        // not of the form
                             {"344", "00014"},           // more digits than the form
                             {"344", "0344"},            // two would become one
                             {"344", "GM14", "9", "8"},  // with and without letters
                             {"9001", "9002", "344"},    // mostly other codes
                             {""},
                             {}};
  for (const Codes& codes : untouched) {
    const NormalisedCodes result = normalise_codes(codes, kMunicipalities);
    EXPECT_EQ(result.codes, codes);
    EXPECT_EQ(result.said, "");
  }
  EXPECT_EQ(normalise_codes(Codes{"344"}, Codes{"GM0344", "utrecht"}).codes, Codes{"344"});
}

TEST(Codes, ANeighbourhoodLiesInTheMunicipalityOfItsDigits) {
  EXPECT_EQ(municipality_of("BU19870309"), "GM1987");
  EXPECT_EQ(municipality_of("WK198703"), "GM1987");
  for (const char* other :
       {"GM1987", "BU1987", "WK19870309", "bu19870309", "BU1987030X", "", "BU"}) {
    EXPECT_FALSE(municipality_of(other)) << other;
  }
}

TEST(Codes, OwnCodeComesBeforeTheMunicipality) {
  const auto known = [](std::string_view code) { return code == "GM1987" || code == "BU19870000"; };
  EXPECT_EQ(table_unit("BU19870000", known), "BU19870000");
  EXPECT_EQ(table_unit("BU19870309", known), "GM1987");
  EXPECT_EQ(table_unit("GM1987", known), "GM1987");
  EXPECT_FALSE(table_unit("BU00140309", known));
}

}  // namespace
}  // namespace grens
