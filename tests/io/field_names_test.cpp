#include "io/field_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace grens {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> shortened(std::initializer_list<const char*> names) {
  std::vector<Field> fields;
  for (const char* name : names) fields.push_back({name, FieldType::kText});
  return unique_field_names(fields, 10);
}

TEST(FieldNames, ShortOnesStay) {
  EXPECT_THAT(shortened({"code", "name", "area_km2"}), ElementsAre("code", "name", "area_km2"));
}

TEST(FieldNames, LongOnesAreCutAndStayApart) {
  EXPECT_THAT(shortened({"population", "population_year", "population_source", "perimeter_km"}),
              ElementsAre("population", "populati_1", "populati_2", "perimeter_"));
}

TEST(FieldNames, CaseDoesNotTellThemApart) {
  EXPECT_THAT(shortened({"Code", "code", "CODE"}), ElementsAre("Code", "code_1", "CODE_2"));
  EXPECT_THAT(shortened({"code_1", "code", "code"}), ElementsAre("code_1", "code", "code_2"));
}

TEST(FieldNames, CharactersAreNotCut) {
  const auto names = shortened({"gemeente€x", "ééééééé", "😀😀😀😀", "😀😀😀😀x"});
  EXPECT_THAT(names, ElementsAre("gemeente", "ééééé", "😀😀", "😀😀_1"));
}

TEST(FieldNames, ManyOfOneBeginningAreAllDifferent) {
  std::vector<Field> fields(200, Field{"a_long_name_of_a_field", FieldType::kText});
  const auto names = unique_field_names(fields, 10);
  EXPECT_EQ(names.back(), "a_long_199");
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), 200U);
}

TEST(FieldNames, EmptyAndWrongBytes) {
  EXPECT_THAT(shortened({"", "", "a\xFF"}), ElementsAre("field", "field_1", "a\uFFFD"));
}

}  // namespace
}  // namespace grens
