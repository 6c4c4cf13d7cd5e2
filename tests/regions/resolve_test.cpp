#include "regions/resolve.hpp"

#include "base/error.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::HasSubstr;

SchemeLabels regions() {
  TableFolder folder;
  folder.write("membership.csv",
               "unit,scheme,region,part\nA,d,fryslan,\nB,d,noord,yes\nB,d,zuid,yes\nC,d,west-1,\nD,"
               "d,west-2,\n");
  folder.write("regions.csv",
               "scheme,code,name\nd,fryslan,Fryslân\nd,noord,Noord\nd,zuid,Zuid\n"
               "d,west-1,West\nd,west-2,West\n");
  return make_labels(folder.load(), "d", std::vector<std::string>{"A", "B", "C", "D"}, kLastDate);
}

TEST(Resolve, FindsARegionByCodeOrName) {
  const SchemeLabels labels = regions();
  for (const char* wanted : {"fryslan", "Fryslân", "FRYSLAN", "fryslân"}) {
    EXPECT_EQ(find_region(labels, wanted), 0) << wanted;
  }
  EXPECT_EQ(find_region(labels, "noord+zuid"), 1);
  EXPECT_EQ(find_region(labels, "Noord + Zuid"), 1);
  EXPECT_EQ(find_region(labels, "Zuid"), 1) << "a member of the composite";
  EXPECT_EQ(find_region(labels, "west-2"), 3);
}

TEST(Resolve, ListsCandidatesWithTheirCodes) {
  const SchemeLabels labels = regions();
  EXPECT_THAT(message_of<UsageError>([&] { find_region(labels, "west"); }),
              AllOf(HasSubstr("'west'"), HasSubstr("West (west-1), West (west-2)")));
  EXPECT_THAT(
      message_of<UsageError>([&] { find_region(labels, "frys"); }),
      AllOf(HasSubstr("'frys' is no region of d"), HasSubstr("near it are Fryslân (fryslan)")));
  EXPECT_THAT(message_of<UsageError>([&] { find_region(labels, "Atlantis"); }),
              AllOf(HasSubstr("there are"), HasSubstr("Fryslân (fryslan)"), HasSubstr("west-2")));
  EXPECT_THAT(message_of<UsageError>([&] { find_region(labels, ""); }), HasSubstr("there are"));
}

TEST(Resolve, FindsAUnit) {
  const std::vector<CodeName> units{{"GM0417", "Laren (NH.)"},
                                    {"GM1900", "Súdwest-Fryslân"},
                                    {"GM1901", "SUDWEST-FRYSLAN"},
                                    {"GM0716", "Tholen"}};
  EXPECT_EQ(find_unit(units, "tholen"), 3);
  EXPECT_EQ(find_unit(units, "gm0716"), 3);
  EXPECT_EQ(find_unit(units, "Súdwest-Fryslân"), 1) << "as written comes first";
  EXPECT_THAT(message_of<UsageError>([&] { find_unit(units, "Sudwest-Fryslan"); }),
              AllOf(HasSubstr("more than one unit"), HasSubstr("(GM1900)"), HasSubstr("(GM1901)")));
  EXPECT_THAT(message_of<UsageError>([&] { find_unit(units, "laren"); }),
              HasSubstr("Laren (NH.) (GM0417)"));
}

}  // namespace
}  // namespace grens
