#include "coverage/unit_layer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/grid.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;

/// Three units; B has two rings, and there is a column.
UnitLayer three_units() {
  UnitLayer layer;
  layer.units = {{"1", "one", 10}, {"2", "two", {}}, {"3", "three", 30}};
  layer.rings = testing::cells_of({"ABBC"});
  layer.columns["kind"] = {"x", "y", "z"};
  return layer;
}

TEST(RecodeUnits, PutsAllThatIsOfAUnitInTheOrderOfTheNewCodes) {
  UnitLayer layer = three_units();
  recode_units(layer, {"c", "a", "b"});
  ASSERT_EQ(layer.units.size(), 3U);
  std::vector<std::string> codes, names;
  for (const Unit& unit : layer.units) {
    codes.push_back(unit.code);
    names.push_back(unit.name);
  }
  EXPECT_THAT(codes, ElementsAre("a", "b", "c"));
  EXPECT_THAT(names, ElementsAre("two", "three", "one"));
  EXPECT_EQ(layer.units[2].population, 10);
  EXPECT_THAT(layer.columns["kind"], ElementsAre("y", "z", "x"));
  EXPECT_THAT(layer.rings.unit, ElementsAre(0, 0, 1, 2));
  std::vector<double> left;  // of each ring: cells are numbered by x
  for (std::size_t r = 0; r < layer.rings.size(); ++r) left.push_back(layer.rings.ring(r)[0].x);
  EXPECT_THAT(left, ElementsAre(1, 2, 3, 0));
  EXPECT_THAT(layer.rings.starts, ElementsAre(0U, 4U, 8U, 12U, 16U));
}

TEST(RecodeUnits, AUnitWithoutRingsKeepsNone) {
  UnitLayer layer = three_units();
  layer.rings = testing::cells_of({"AC"});
  recode_units(layer, {"z", "y", "x"});
  EXPECT_THAT(layer.rings.unit, ElementsAre(0, 2));
  EXPECT_EQ(layer.rings.ring(0)[0].x, 1);
}

}  // namespace
}  // namespace grens
