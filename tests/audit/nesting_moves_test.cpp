// Moves on grids of 1 km cells worked by hand, and random labellings against all other choices.
#include "audit/nesting_moves.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <random>

#include "audit/grid_audit.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using testing::GridAudit;
using ::testing::IsEmpty;

NestingMoves suggest(const GridAudit& grid, const SchemeLabels& a, const SchemeLabels& b,
                     MoveMeasure by = MoveMeasure::kPeople) {
  const AuditInput input = grid.input();
  return suggest_nesting_moves(input, a, b, cross_border(input, a, b), unit_borders(input), by);
}

/// "unit>region" of a move that finds one, "unit>new 0", "unit>?outside" or "unit>?doubt".
std::vector<std::string> told(const SchemeLabels& a, const NestingMoves& found) {
  std::vector<std::string> list;
  for (const UnitMove& move : found.moves) {
    const auto letter = static_cast<char>('A' + move.unit);
    std::string text = std::string(1, letter) + ">";
    switch (move.kind) {
      case MoveTo::kInside:
      case MoveTo::kAfter:
        text += a.info(move.to).code;
        break;
      case MoveTo::kNewRegion:
        text += "new " + std::to_string(move.new_region);
        break;
      case MoveTo::kNotInLayer:
        text += "?outside";
        break;
      case MoveTo::kDoubtful:
        text += "?doubt";
        break;
    }
    list.push_back(text);
  }
  return list;
}

std::vector<NestingState> states(const NestingMoves& found) {
  std::vector<NestingState> list;
  for (const RegionNesting& region : found.regions) list.push_back(region.state);
  return list;
}

/// The labels after the moves; new regions and what is not told get codes of their own.
std::vector<std::string> after(const SchemeLabels& a, const NestingMoves& found) {
  std::vector<std::string> regions;
  for (const RegionId r : a.region) regions.push_back(r == kNoRegion ? "" : a.info(r).code);
  for (const UnitMove& move : found.moves) {
    regions[move.unit] =
        move.to == kNoRegion ? "new " + std::to_string(move.new_region) : a.info(move.to).code;
  }
  return regions;
}

TEST(NestingMoves, AnExceptionGoesToTheNeighbourInside) {
  // Zeeland (A, B) and Midden- en West-Brabant (C, D, E); district mark is B, C and D
  const GridAudit grid({"AABCDE", "AABCDE"}, {{100, 25, 30, 20, 90}});
  const SchemeLabels a = grid.scheme("district", {"zee", "mark", "mark", "mark", "hart"});
  const SchemeLabels b = grid.scheme("vr", {"zl", "zl", "mwb", "mwb", "mwb"});
  const NestingMoves found = suggest(grid, a, b);
  EXPECT_THAT(told(a, found), ElementsAre("B>zee"));
  EXPECT_EQ(found.moves[0].kind, MoveTo::kInside);
  EXPECT_EQ(found.moves[0].border, 2000);
  EXPECT_EQ(found.moves[0].round, 1U);
  EXPECT_EQ(b.info(found.moves[0].inside).code, "zl");
  EXPECT_THAT(states(found),
              ElementsAre(NestingState::kInside, NestingState::kDivided, NestingState::kInside));
  EXPECT_EQ(b.info(found.regions[1].keeps).code, "mwb");
  EXPECT_TRUE(found.regions[1].by_people);
  EXPECT_THAT(found.new_regions, IsEmpty());
}

TEST(NestingMoves, NestedSchemesNeedNone) {
  const GridAudit grid({"ABC"}, {{1, 1, 1}});
  const SchemeLabels a = grid.scheme("a", {"x", "x", "y"});
  const NestingMoves found = suggest(grid, a, grid.scheme("b", {"1", "1", "1"}));
  EXPECT_THAT(found.moves, IsEmpty());
  EXPECT_THAT(states(found), ElementsAre(NestingState::kInside, NestingState::kInside));
}

TEST(NestingMoves, PeopleAndUnitsKeepDifferentPieces) {
  const GridAudit grid({"ABCD"}, {{5, 90, 3, 2}});
  const SchemeLabels a = grid.scheme("a", {"x", "y", "y", "y"});
  const SchemeLabels b = grid.scheme("b", {"1", "1", "2", "2"});
  EXPECT_THAT(told(a, suggest(grid, a, b)), ElementsAre("C>new 0", "D>new 0"));
  const NestingMoves by_units = suggest(grid, a, b, MoveMeasure::kUnits);
  EXPECT_THAT(told(a, by_units), ElementsAre("B>x"));
  EXPECT_FALSE(by_units.regions[1].by_people);
}

TEST(NestingMoves, WithoutPeopleAreaDecidesAndTiesGoToTheSmallerCode) {
  const GridAudit grid({"ABBCD"});
  const SchemeLabels a = grid.scheme("a", {"x", "x", "y", "y"});
  const SchemeLabels b = grid.scheme("b", {"1", "2", "2", "1"});
  const NestingMoves found = suggest(grid, a, b);
  EXPECT_FALSE(found.regions[0].by_people);
  EXPECT_EQ(b.info(found.regions[0].keeps).code, "2") << "most area";
  EXPECT_EQ(b.info(found.regions[1].keeps).code, "1") << "equal area: smaller code";
  ASSERT_EQ(found.new_regions.size(), 1U);
  EXPECT_THAT(found.new_regions[0].apart, ElementsAre(1)) << "y keeps D in 1, and lies apart";
  // A borders nothing in 1; C goes to x, which lies in 2 once A has gone
  EXPECT_THAT(told(a, found), ElementsAre("A>new 0", "C>x"));
  EXPECT_EQ(found.moves[1].kind, MoveTo::kAfter);
}

TEST(NestingMoves, TheLongestBorderWinsAndOfEqualOnesTheSmallerCode) {
  // E lies in 2 and borders x along 1 km, y along 2 km, all in 2
  const GridAudit grid({"FFFF", "BEEC", "BBCC"}, {{0, 1, 1, 0, 1, 9}});
  const SchemeLabels b = grid.scheme("b", {"", "2", "2", "", "2", "1"});
  const SchemeLabels a = grid.scheme("a", {"", "x", "y", "", "z", "z"});
  EXPECT_THAT(told(a, suggest(grid, a, b)), ElementsAre("E>x")) << "2 km each";
  const GridAudit longer({"FFFF", "BEEC", "BCCC"}, {{0, 1, 1, 0, 1, 9}});
  EXPECT_THAT(told(a, suggest(longer, a, b)), ElementsAre("E>y")) << "3 km to 1 km";
}

TEST(NestingMoves, WhoLiesInsideNowGoesBeforeWhoWillAfterItsMoves) {
  // C must leave z; it has 1 km with x, which lies in 2, and 3 km with y, which keeps its part in 2
  const GridAudit grid({"AC", "BC", "BC", "BC", "DE"}, {{1, 9, 1, 1, 9}});
  const SchemeLabels b = grid.scheme("b", {"2", "2", "2", "1", "1"});
  const SchemeLabels a = grid.scheme("a", {"x", "y", "z", "y", "z"});
  const NestingMoves found = suggest(grid, a, b);
  EXPECT_THAT(told(a, found), ElementsAre("D>z", "C>x"));
  EXPECT_EQ(found.moves[0].kind, MoveTo::kAfter);
  EXPECT_EQ(found.moves[1].kind, MoveTo::kInside);
  EXPECT_EQ(found.moves[1].border, 1000);
}

TEST(NestingMoves, UnitsReachARegionThroughOneAnotherInRounds) {
  const GridAudit grid({"ABCDE"}, {{1, 1, 1, 1, 9}});
  const SchemeLabels b = grid.scheme("b", {"1", "1", "1", "1", "2"});
  const SchemeLabels a = grid.scheme("a", {"x", "y", "y", "y", "y"});
  const NestingMoves found = suggest(grid, a, b);
  EXPECT_THAT(told(a, found), ElementsAre("B>x", "C>x", "D>x"));
  EXPECT_EQ(found.moves[0].round, 1U);
  EXPECT_EQ(found.moves[2].round, 3U);
}

TEST(NestingMoves, NewRegionsAreGroupsInOneRegionOfB) {
  // y keeps C (in 2); A and B border each other, F lies apart, D and E in two regions of B
  const GridAudit grid({"ABCDEC", "CCCCCF"}, {{1, 1, 90, 1, 1, 1}});
  const SchemeLabels b = grid.scheme("b", {"1", "1", "2", "1", "3", "1"});
  const SchemeLabels a = grid.scheme("a", {"y", "y", "y", "y", "y", "y"});
  const NestingMoves found = suggest(grid, a, b);
  ASSERT_EQ(found.new_regions.size(), 4U);
  EXPECT_THAT(found.new_regions[0].units, ElementsAre(0, 1));
  EXPECT_THAT(found.new_regions[1].units, ElementsAre(3));
  EXPECT_THAT(found.new_regions[2].units, ElementsAre(5));
  EXPECT_THAT(found.new_regions[3].units, ElementsAre(4));
  EXPECT_EQ(b.info(found.new_regions[3].inside).code, "3");
  EXPECT_THAT(told(a, found), ElementsAre("A>new 0", "B>new 0", "D>new 1", "F>new 2", "E>new 3"));
}

TEST(NestingMoves, UnitsWithoutARegionLeaveItUndecided) {
  const GridAudit grid({"ABCDE"}, {{1, 9, 1, 1, 1}});
  const SchemeLabels b = grid.scheme("b", {"1", "2", "2", "", "2"});
  const SchemeLabels a = grid.scheme("a", {"x", "x", "y", "y", ""});
  const NestingMoves found = suggest(grid, a, b);
  EXPECT_THAT(states(found), ElementsAre(NestingState::kDivided, NestingState::kUnplaced));
  EXPECT_THAT(found.regions[1].units, ElementsAre(3));
  EXPECT_THAT(found.without_a, ElementsAre(4));
  EXPECT_THAT(told(a, found), ElementsAre("A>new 0"));
}

TEST(NestingMoves, ABorderWithAnUndecidedRegionIsNoNewRegion) {
  // B must leave x; it borders y, of which D is not known to lie in 2
  const GridAudit grid({"ABCD"}, {{9, 1, 1, 1}});
  const SchemeLabels b = grid.scheme("b", {"1", "2", "2", ""});
  const SchemeLabels a = grid.scheme("a", {"x", "x", "y", "y"});
  const NestingMoves found = suggest(grid, a, b);
  EXPECT_THAT(told(a, found), ElementsAre("B>?doubt"));
  EXPECT_THAT(found.new_regions, IsEmpty());
  const SchemeLabels unknown = grid.scheme("a", {"x", "x", "", ""});
  EXPECT_THAT(told(unknown, suggest(grid, unknown, b)), ElementsAre("B>?doubt"));
}

TEST(NestingMoves, CompositesAndPartsAreNotGuessedAt) {
  const GridAudit grid({"ABC"}, {{9, 1, 1}});
  const SchemeLabels b = grid.scheme("b", {"1", "2", "2"});
  SchemeLabels a = grid.scheme("a", {"x", "x", "y"});
  EXPECT_THAT(told(a, suggest(grid, a, b)), ElementsAre("B>y"));

  SchemeLabels joined = a;
  joined.regions[0].composite = true;
  NestingMoves found = suggest(grid, joined, b);
  EXPECT_THAT(states(found), ElementsAre(NestingState::kJoined, NestingState::kInside));
  EXPECT_THAT(found.moves, IsEmpty());

  SchemeLabels inside = a;
  inside.regions[1].composite = true;
  inside.part_of[2] = "C";
  EXPECT_THAT(told(inside, suggest(grid, inside, b)), ElementsAre("B>y"))
      << "a composite that lies inside can take units";

  SchemeLabels blurred = b;
  blurred.regions[1].composite = true;
  found = suggest(grid, a, blurred);
  EXPECT_THAT(states(found), ElementsAre(NestingState::kBlurred, NestingState::kBlurred));
  EXPECT_THAT(found.regions[0].units, ElementsAre(1));

  SchemeLabels partly = a;
  partly.part_of[1] = "B";
  found = suggest(grid, partly, b);
  EXPECT_EQ(found.regions[0].state, NestingState::kPartly);
  EXPECT_THAT(found.regions[0].units, ElementsAre(1));

  SchemeLabels partly_b = b;
  partly_b.part_of[2] = "C";
  found = suggest(grid, a, partly_b);
  EXPECT_THAT(states(found), ElementsAre(NestingState::kDivided, NestingState::kPartly));
  EXPECT_THAT(told(a, found), ElementsAre("B>?doubt"));
}

/// Labels with one more unit, that the layer lacks, in regions of the layer.
SchemeLabels with_outside(SchemeLabels labels, RegionId region) {
  labels.add_outside({"Z", "Unit Z", region, Basis::kSource});
  return labels;
}

TEST(NestingMoves, UnitsOutsideTheLayerCountButHaveNoBorders) {
  const GridAudit grid({"AB"});
  const SchemeLabels a = grid.scheme("a", {"x", "x"});
  const SchemeLabels b = grid.scheme("b", {"1", "2"});
  AuditInput input = grid.input();
  const auto run = [&](const SchemeLabels& one, const SchemeLabels& other) {
    return suggest_nesting_moves(input, one, other, cross_border(input, one, other),
                                 unit_borders(input), MoveMeasure::kPeople);
  };
  const SchemeLabels a_more = with_outside(a, 0);
  const SchemeLabels b_more = with_outside(b, 1);
  EXPECT_EQ(run(a_more, b_more).regions[0].state, NestingState::kMainUnknown);
  const std::vector<std::optional<std::int64_t>> persons = {9, 2, 2};
  input.table_persons = persons;
  const NestingMoves found = run(a_more, b_more);
  ASSERT_EQ(found.moves.size(), 2U);
  EXPECT_EQ(found.moves[0].unit, 1U);
  EXPECT_EQ(found.moves[0].kind, MoveTo::kNotInLayer) << "what lies in 2 beside it is not known";
  EXPECT_EQ(found.moves[1].unit, 2U);
  EXPECT_EQ(found.moves[1].kind, MoveTo::kNotInLayer);
  EXPECT_EQ(b.info(found.regions[0].keeps).code, "1") << "9 people to 4";
}

/// What would move if region r of A kept its units in keeps[r] of B.
std::int64_t moved(const SchemeLabels& a, const SchemeLabels& b, const std::vector<RegionId>& keeps,
                   const std::vector<std::int64_t>& weight) {
  std::int64_t sum = 0;
  for (std::size_t u = 0; u < a.region.size(); ++u) {
    if (keeps[static_cast<std::size_t>(a.region[u])] != b.region[u]) sum += weight[u];
  }
  return sum;
}

/// The least that can move, by every way to choose a region of B that each region of A has units
/// in: a region that keeps none of its units would be another region.
std::int64_t least(const SchemeLabels& a, const SchemeLabels& b,
                   const std::vector<std::int64_t>& weight) {
  const std::size_t choices = b.regions.size();
  std::size_t ways = 1;
  for (std::size_t r = 0; r < a.regions.size(); ++r) ways *= choices;
  std::int64_t best = std::numeric_limits<std::int64_t>::max();
  for (std::size_t way = 0; way < ways; ++way) {
    std::vector<RegionId> keeps;
    for (std::size_t rest = way; keeps.size() < a.regions.size(); rest /= choices) {
      keeps.push_back(static_cast<RegionId>(rest % choices));
    }
    best = std::min(best, moved(a, b, keeps, weight));
  }
  return best;
}

TEST(NestingMoves, NoChoiceOfWhatIsKeptMovesLess) {
  std::mt19937 random(5);
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  std::size_t with_moves = 0;
  std::map<MoveTo, std::size_t> kinds;
  for (int round = 0; round < 400; ++round) {
    std::vector<std::optional<std::int64_t>> persons;
    std::vector<std::int64_t> people;
    std::vector<std::string> in_a;
    std::vector<std::string> in_b;
    for (int u = 0; u < 12; ++u) {
      people.push_back(pick(20));
      persons.emplace_back(people.back());
      in_a.push_back(std::string(1, static_cast<char>('p' + pick(4))));
      in_b.push_back(std::to_string(pick(3)));
    }
    const GridAudit grid({"ABCD", "EFGH", "IJKL"}, persons);
    const SchemeLabels a = grid.scheme("a", in_a);
    const SchemeLabels b = grid.scheme("b", in_b);
    for (const MoveMeasure by : {MoveMeasure::kPeople, MoveMeasure::kUnits}) {
      const std::vector<std::int64_t> weight =
          by == MoveMeasure::kPeople ? people : std::vector<std::int64_t>(12, 1);
      const NestingMoves found = suggest(grid, a, b, by);
      std::int64_t sum = 0;
      for (const UnitMove& move : found.moves) {
        sum += weight[move.unit];
        ++kinds[move.kind];
      }
      EXPECT_EQ(sum, least(a, b, weight));
      with_moves += found.moves.empty() ? 0U : 1U;
      // after the moves every region, old and new, lies in one of B, and none of A is gone
      const SchemeLabels now = grid.scheme("a", after(a, found));
      const AuditInput input = grid.input();
      for (const Division& division : cross_border(input, now, b).a) {
        EXPECT_EQ(division.pieces.size(), 1U);
      }
      EXPECT_EQ(now.regions.size(), a.regions.size() + found.new_regions.size());
      EXPECT_THAT(suggest(grid, now, b, by).moves, IsEmpty());
      // what needs a new region borders no region that lies where it does
      const std::vector<Neighbours> borders = unit_borders(input);
      for (const Neighbours& pair : borders) {
        if (pair.b < 0) continue;
        const auto u = static_cast<std::size_t>(pair.a);
        const auto v = static_cast<std::size_t>(pair.b);
        if (b.region[u] != b.region[v]) continue;
        const bool u_new = now.info(now.region[u]).code.starts_with("new");
        const bool v_new = now.info(now.region[v]).code.starts_with("new");
        EXPECT_EQ(u_new, v_new);
        EXPECT_TRUE(!u_new || now.region[u] == now.region[v]);
      }
    }
  }
  EXPECT_GT(with_moves, 700U);
  EXPECT_GT(kinds[MoveTo::kInside], 50U);
  EXPECT_GT(kinds[MoveTo::kAfter], 500U);
  EXPECT_GT(kinds[MoveTo::kNewRegion], 500U);
}

}  // namespace
}  // namespace grens
