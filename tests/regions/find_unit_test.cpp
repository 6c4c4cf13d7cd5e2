#include "regions/find_unit.hpp"

#include "base/error.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::HasSubstr;

const std::vector<CodeName> kUnits{{"GM0417", "Laren (NH.)"},
                                   {"GM1900", "Súdwest-Fryslân"},
                                   {"GM1901", "SUDWEST-FRYSLAN"},
                                   {"GM0716", "Tholen"}};

std::string refusal(std::string_view wanted) {
  return message_of<UsageError>([&] { find_unit(kUnits, wanted); });
}

TEST(FindUnit, ByCodeOrName) {
  for (const char* wanted : {"GM0716", "gm0716", "Tholen", "tholen", "716", "0716"}) {
    EXPECT_EQ(find_unit(kUnits, wanted), 3) << wanted;
  }
  EXPECT_EQ(find_unit(kUnits, "Súdwest-Fryslân"), 1) << "as written comes first";
}

TEST(FindUnit, ListsCandidatesWithTheirCodes) {
  EXPECT_THAT(refusal("Sudwest-Fryslan"),
              AllOf(HasSubstr("'Sudwest-Fryslan' is more than one unit"), HasSubstr("(GM1900)"),
                    HasSubstr("(GM1901)")));
  EXPECT_THAT(refusal("laren"), HasSubstr("'laren' is no unit; near it are Laren (NH.) (GM0417)"));
  EXPECT_THAT(refusal("Atlantis"),
              HasSubstr("'Atlantis' is no unit; name one by its code or name, such as Laren"));
  EXPECT_THAT(refusal(""), HasSubstr("'' is no unit"));
}

}  // namespace
}  // namespace grens
