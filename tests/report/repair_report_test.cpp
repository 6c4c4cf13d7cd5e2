// What is said of a repair, in numbers that people can read.
#include "report/repair_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/figures.hpp"

namespace grens {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<Unit> kUnits = [] {
  std::vector<Unit> units(2);
  units[0].code = "A";
  units[0].name = "Aa";
  units[1].code = "B";
  return units;
}();

/// One gap of 12.5 m2 that went to A.
Repair one_gap() {
  Repair repair;
  repair.changed = true;
  repair.tolerance = 2;
  RepairedFace face;
  face.to = 0;
  face.area = 12.5;
  repair.faces.push_back(face);
  repair.units.push_back({0, 1000, 1012.5});
  return repair;
}

TEST(RepairReport, TellsSmallAreasInSquareMetres) {
  const std::string text = repair_text(one_gap(), kUnits);
  EXPECT_THAT(text, AllOf(HasSubstr("1 gap, 12 m2: given"), HasSubstr("+12 m2  +1.2500%"),
                          HasSubstr("No vertex was moved, and none added")));
}

TEST(RepairReport, IsSilentOfWhatThereIsNot) {
  Repair repair = one_gap();
  repair.vertices_added = 3;
  const std::string text = repair_text(repair, kUnits);
  EXPECT_THAT(text, AllOf(Not(HasSubstr("overlap")), Not(HasSubstr("hole")),
                          Not(HasSubstr("of these")), HasSubstr("  3 vertices added where")));
  EXPECT_FALSE(repair_json(repair, kUnits).contains("vertices_moved"));
}

TEST(RepairReport, TellsHolesThatAreHardlyWiderThanTheToleranceApart) {
  Repair repair = one_gap();
  RepairedFace pond;
  pond.area = 1e6;
  pond.width = 300;
  RepairedFace ditch = pond;
  ditch.area = 500;
  ditch.width = 3;  // the tolerance is 2
  repair.faces.push_back(pond);
  EXPECT_THAT(repair_text(repair, kUnits), Not(HasSubstr("of these")));
  repair.faces.push_back(ditch);
  EXPECT_THAT(repair_text(repair, kUnits),
              AllOf(HasSubstr("  2 holes, 1.0 km2: kept"), HasSubstr("  1 of these, 500 m2: not")));
}

TEST(RepairReport, KeepsNamesFromTheTerminal) {
  std::vector<Unit> units = kUnits;
  units[0].name = "two\nlines\x1b[2J";
  EXPECT_THAT(repair_text(one_gap(), units), HasSubstr("two\\nlines\\x1b[2J (A)"));
}

TEST(RepairReport, TellsWhatAUnitLost) {
  Repair repair = one_gap();
  repair.units[0] = {1, 1e8, 1e8 - 2.5e4};
  EXPECT_THAT(repair_text(repair, kUnits), HasSubstr("-0.03 km2  -0.0250%"));
}

TEST(Figures, SpokenAreaKeepsTwoFigures) {
  EXPECT_EQ(spoken_area(3.36e6), "3.4 km2");
  EXPECT_EQ(spoken_area(34000), "0.03 km2");
  EXPECT_EQ(spoken_area(9999), "9999 m2");
  EXPECT_EQ(spoken_area(9.99), "10 m2");
  EXPECT_EQ(spoken_area(0.0312), "0.031 m2");
}

TEST(Figures, CommasStandBetweenThousands) {
  EXPECT_EQ(with_commas("999"), "999");
  EXPECT_EQ(with_commas("-1234567.8901"), "-1,234,567.8901");
  EXPECT_EQ(spoken_count(-123456), "-123,456");
}

}  // namespace
}  // namespace grens
