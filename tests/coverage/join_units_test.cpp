// Joined units have one outline: what lay between them borders nothing any more.
#include "coverage/join_units.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "coverage/coverage.hpp"
#include "coverage/dissolve.hpp"
#include "support/grid.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;

UnitLayer layer_of(const std::vector<std::string>& rows,
                   const std::vector<std::optional<std::int64_t>>& people) {
  UnitLayer layer;
  layer.rings = testing::cells_of(rows);
  for (std::size_t u = 0; u < people.size(); ++u) {
    const std::string code(1, static_cast<char>('A' + u));
    layer.units.push_back({code, "Unit " + code, people[u]});
  }
  layer.has_population = true;
  return layer;
}

TEST(JoinUnits, BordersBetweenThemVanish) {
  const UnitLayer layer = layer_of({"ABC"}, {1, 2, 4});
  const JoinedUnits joined = join_units(layer, {"B", "B", "C"});
  EXPECT_THAT(joined.into, ElementsAre(0, 0, 1));
  ASSERT_EQ(joined.layer.units.size(), 2U);
  EXPECT_EQ(joined.layer.units[0].name, "Unit B");
  EXPECT_EQ(joined.layer.units[0].population, 3);
  const Coverage coverage = build_coverage(joined.layer.rings, 2);
  EXPECT_EQ(coverage.arcs.size(), 3U) << "B, C and what is between them";
  EXPECT_EQ(coverage.matches.interior, 1U);
  EXPECT_EQ(coverage.matches.shared, 1U);
  EXPECT_TRUE(coverage.bad_segments.empty());
}

TEST(JoinUnits, AnEnclaveFillsTheHoleAroundIt) {
  const UnitLayer layer = layer_of({"AAA", "ABA", "AAA"}, {1, std::nullopt});
  const JoinedUnits joined = join_units(layer, {"A", "A"});
  EXPECT_EQ(joined.layer.units[0].population, std::nullopt) << "unknown of one is unknown of both";
  const Coverage coverage = build_coverage(joined.layer.rings, 1);
  ASSERT_EQ(coverage.arcs.size(), 1U);
  EXPECT_EQ(coverage.arcs[0].left + coverage.arcs[0].right, kOutside);
  EXPECT_EQ(coverage.matches.shared, 0U);
}

TEST(JoinUnits, ANewUnitStandsWhereItsCodeBelongs) {
  const UnitLayer layer = layer_of({"ABC"}, {1, 2, 4});
  const JoinedUnits joined = join_units(layer, {"BB", "B", "BB"});
  EXPECT_THAT(joined.into, ElementsAre(1, 0, 1));
  EXPECT_EQ(joined.layer.units[1].code, "BB");
  EXPECT_EQ(joined.layer.units[1].name, "");
  EXPECT_EQ(joined.layer.units[1].population, 5);
  EXPECT_THAT(joined.layer.rings.unit, ElementsAre(0, 1, 1));
  EXPECT_EQ(joined.layer.rings.ring(1).front().x, 0) << "in the order of their first points";
}

}  // namespace
}  // namespace grens
