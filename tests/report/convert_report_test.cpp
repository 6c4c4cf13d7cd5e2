// The table that a conversion writes, and what is said of it.
#include "report/convert_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace grens {
namespace {

using ::testing::HasSubstr;

Conversion conversion() {
  Conversion done;
  done.from = 2017;
  done.to = 2018;
  done.header = {"n", "unit", "remark"};
  done.rows = {{"C", Carried::kApportioned, {"C", "S"}, {"", "C", "a; b"}},
               {"E", Carried::kExact, {"E"}, {"2500", "E", "say \"x\""}}};
  done.rows_before = 3;
  done.totals = {{"n", {1250000, 1}, {250000, 1}, {1000000, 1}, {"C"}}};
  done.splits = {{"S", {"C", "N"}}};
  done.weights = {{"S", {1, 2}}};
  return done;
}

TEST(ConvertReport, WritesCellsThatReadBack) {
  EXPECT_EQ(conversion_csv(conversion(), "t.csv", false),
            "n,unit,remark,carried,from_units\n"
            ",C,\"a; b\",apportioned,C S\n"
            "2500,E,\"say \"\"x\"\"\",exact,E\n");
}

TEST(ConvertReport, MarksRowsThatRestOnApproximateBoundaries) {
  const std::string csv = conversion_csv(conversion(), "t.csv", true);
  EXPECT_THAT(csv, HasSubstr("from_units,quality\n"));
  EXPECT_THAT(csv, HasSubstr("apportioned,C S,approximate\n"));
  EXPECT_THAT(csv, HasSubstr("exact,E,\n"));
}

TEST(ConvertReport, RefusesATableThatHasItsColumns) {
  Conversion done = conversion();
  done.header[2] = "carried";
  try {
    conversion_csv(done, "t.csv", false);
    FAIL() << "nothing was thrown";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("t.csv: has a column 'carried' already"));
  }
}

TEST(ConvertReport, TellsTotalsAndDivisions) {
  EXPECT_EQ(conversion_text(conversion(), {}),
            "2 units of 2018 from 3 units of 2017: 1 exact, 1 apportioned\n"
            "  n: 125,000.0 before, 25,000.0 after; 100,000.0 lies in 1 unit of which a part is "
            "unknown: C\n"
            "  S was divided: 33.3% to C, 66.7% to N\n");
  Conversion whole = conversion();
  whole.splits.clear();
  whole.totals = {{"n", {1250, 0}, {1250, 0}, {0, 0}, {}}};
  EXPECT_THAT(conversion_text(whole, {}), HasSubstr("  n: 1,250 before and after\n"));
}

}  // namespace
}  // namespace grens
