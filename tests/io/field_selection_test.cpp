#include "io/field_selection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace grens {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

FeatureLayer layer_with(const std::vector<std::string>& names) {
  FeatureLayer layer;
  std::vector<Value> values;
  for (const std::string& name : names) {
    layer.fields.push_back({name, FieldType::kText});
    values.emplace_back("value of " + name);
  }
  layer.features.push_back({MultiPolygon{}, values});
  return layer;
}

std::vector<std::string> left(FieldSelection& selection, const std::vector<std::string>& names) {
  FeatureLayer layer = layer_with(names);
  selection.apply(layer);
  std::vector<std::string> fields;
  for (std::size_t i = 0; i < layer.fields.size(); ++i) {
    fields.push_back(layer.fields[i].name);
    EXPECT_EQ(std::get<std::string>(layer.features[0].values.at(i)), "value of " + fields.back());
  }
  EXPECT_EQ(layer.features[0].values.size(), layer.fields.size());
  return fields;
}

std::string refusal(const FieldSelection& selection) {
  try {
    selection.refuse_unknown();
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(FieldSelection, TakesFieldsInTheOrderAskedFor) {
  FieldSelection selection({"c", "a"});
  EXPECT_THAT(left(selection, {"a", "b", "c"}), ElementsAre("c", "a"));
  EXPECT_EQ(refusal(selection), "");
}

TEST(FieldSelection, NoneTakesAll) {
  FieldSelection selection;
  EXPECT_THAT(left(selection, {"b", "a"}), ElementsAre("b", "a"));
  EXPECT_EQ(refusal(selection), "");
}

TEST(FieldSelection, CaseCountsOnlyWhereItTellsFieldsApart) {
  FieldSelection any({"CODE", "Code"});
  EXPECT_THAT(left(any, {"name", "code"}), ElementsAre("code"));
  FieldSelection exact({"Code", "code", "CODE"});
  EXPECT_THAT(left(exact, {"code", "Code"}), ElementsAre("Code", "code"));
}

TEST(FieldSelection, AFieldOfOneLayerIsEnough) {
  FieldSelection selection({"code", "length"});
  EXPECT_THAT(left(selection, {"code", "name"}), ElementsAre("code"));
  EXPECT_THAT(left(selection, {"length"}), ElementsAre("length"));
  EXPECT_EQ(refusal(selection), "");
}

TEST(FieldSelection, AnUnknownFieldIsRefusedWithThoseThereAre) {
  FieldSelection selection({"code", "naem", "x\nerror: y"});
  left(selection, {"code", "name"});
  left(selection, {"name", "length"});
  EXPECT_THAT(refusal(selection), AllOf(HasSubstr("no field 'naem'"),
                                        HasSubstr("code, name, length"), Not(HasSubstr("\n"))));
}

}  // namespace
}  // namespace grens
