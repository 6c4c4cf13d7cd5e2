#include "regions/changes_apart.hpp"

#include <gmock/gmock.h>

namespace grens {
namespace {

using ::testing::ElementsAre;

ChangeRow row(int year, const char* old_code, const char* new_code, ChangeKind kind) {
  ChangeRow change;
  change.date = first_of_january(year);
  change.old_code = old_code;
  change.new_code = new_code;
  change.kind = kind;
  return change;
}

TEST(ChangesApart, FollowsUnitsOverSeveralChangesAndNoFurther) {
  using enum ChangeKind;
  const std::vector<ChangeRow> changes = {row(2016, "A", "M", kMerge), row(2017, "M", "N", kRename),
                                          row(2019, "N", "Z", kMerge), row(2020, "C", "Z", kMerge)};
  const std::vector<std::string> before = {"A", "C"};
  const std::vector<std::string> after = {"C", "N"};
  const Succession found = succession_apart(changes, before, after);
  EXPECT_THAT(found.successors("A"), ElementsAre("N"));  // Z comes after both tables
  EXPECT_THAT(found.successors("C"), ElementsAre("C"));
}

TEST(ChangesApart, LeavesOutWhatHappenedToUnitsThatBothHave) {
  using enum ChangeKind;
  const std::vector<ChangeRow> changes = {row(2016, "A", "B", kSplit), row(2016, "A", "A", kSplit)};
  const std::vector<std::string> both = {"A", "B"};
  const std::vector<std::string> first = {"A"};
  EXPECT_THAT(succession_apart(changes, both, both).successors("A"), ElementsAre("A"));
  EXPECT_THAT(succession_apart(changes, first, both).successors("A"), ElementsAre("A", "B"));
}

}  // namespace
}  // namespace grens
