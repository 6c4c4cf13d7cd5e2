// Cases on grids of 1 km cells worked by hand, and random labellings against the definitions.
#include "audit/cross_border.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <random>
#include <set>

#include "audit/grid_audit.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using testing::GridAudit;
using ::testing::IsEmpty;

/// "a/b" of a piece.
std::string name(const SchemeLabels& a, const SchemeLabels& b, const Piece& piece) {
  return a.regions[static_cast<std::size_t>(piece.a)].code + "/" +
         b.regions[static_cast<std::size_t>(piece.b)].code;
}

std::vector<std::string> cases(const SchemeLabels& a, const SchemeLabels& b,
                               const CrossBorder& found) {
  std::vector<std::string> names;
  for (const CrossCase& c : found.cases) names.push_back(name(a, b, found.pieces[c.piece]));
  return names;
}

const Piece& piece(const SchemeLabels& a, const SchemeLabels& b, const CrossBorder& found,
                   const std::string& wanted) {
  for (const Piece& p : found.pieces) {
    if (name(a, b, p) == wanted) return p;
  }
  throw std::out_of_range(wanted);
}

/// Zeeland (A, B) and Midden- en West-Brabant (C, D, E); district Markiezaten is B, C and D.
class Markiezaten : public ::testing::Test {
 protected:
  GridAudit grid{{"AABCDE", "AABCDE"}, {100, 25, 30, 20, 90}};
  SchemeLabels district = grid.scheme("district", {"zee", "mark", "mark", "mark", "hart"});
  SchemeLabels vr = grid.scheme("vr", {"zl", "zl", "mwb", "mwb", "mwb"});
  CrossBorder found = cross_border(grid.input(), district, vr);
};

TEST_F(Markiezaten, HasTwoCasesAndTheRestNests) {
  EXPECT_EQ(found.relation, Relation::kNeither);
  EXPECT_TRUE(found.certain);
  EXPECT_THAT(cases(district, vr, found), ElementsAre("mark/mwb", "mark/zl"));
  ASSERT_EQ(found.pieces.size(), 4U);
  EXPECT_EQ(piece(district, vr, found, "hart/mwb").overlap, Overlap::kAInB);
  EXPECT_EQ(piece(district, vr, found, "zee/zl").overlap, Overlap::kAInB);
  EXPECT_THAT(found.without_a, IsEmpty());
  EXPECT_THAT(found.without_b, IsEmpty());
}

TEST_F(Markiezaten, PiecesHaveUnitsAreaAndPeople) {
  const Piece& tholen = piece(district, vr, found, "mark/zl");
  EXPECT_THAT(tholen.units, ElementsAre(1));
  EXPECT_EQ(tholen.area, 2e6);
  EXPECT_EQ(tholen.population.at_least, 25);
  const Piece& rest = piece(district, vr, found, "mark/mwb");
  EXPECT_THAT(rest.units, ElementsAre(2, 3));
  EXPECT_EQ(rest.area, 4e6);
  EXPECT_EQ(rest.population.at_least, 50);
}

TEST_F(Markiezaten, MostPeopleMakeTheMainPieceSeenFromEitherSide) {
  const Piece& tholen = piece(district, vr, found, "mark/zl");
  const Piece& rest = piece(district, vr, found, "mark/mwb");
  EXPECT_FALSE(tholen.main_of_a);
  EXPECT_FALSE(tholen.main_of_b);
  EXPECT_TRUE(rest.main_of_a);
  EXPECT_FALSE(rest.main_of_b);  // E has 90 people, C and D 50
  EXPECT_TRUE(piece(district, vr, found, "hart/mwb").main_of_b);
  const Division& mark = found.a[1];  // hart, mark, zee
  EXPECT_TRUE(mark.by_people);
  EXPECT_EQ(mark.area, 6e6);
  EXPECT_EQ(mark.population.at_least, 75);
  ASSERT_EQ(mark.pieces.size(), 2U);
  EXPECT_EQ(&found.pieces[mark.pieces[0]], &rest);
  EXPECT_EQ(&found.pieces[mark.pieces[1]], &tholen);
}

TEST_F(Markiezaten, CutLinesRunWhereTheOtherSchemeDivides) {
  const Piece& tholen = piece(district, vr, found, "mark/zl");
  // inside the district between B and C; inside Zeeland between A and B
  EXPECT_EQ(tholen.cut_a.length, 2000);
  EXPECT_EQ(tholen.cut_b.length, 2000);
  ASSERT_EQ(tholen.cut_a.arcs.size(), 1U);
  const ArcRef ref = tholen.cut_a.arcs[0];
  const Arc& arc = grid.coverage().arc(ref);
  EXPECT_EQ(is_reversed(ref) ? arc.right : arc.left, 1);  // the piece is on the left
  EXPECT_EQ(is_reversed(ref) ? arc.left : arc.right, 2);
  const Piece& rest = piece(district, vr, found, "mark/mwb");
  EXPECT_THAT(rest.cut_a.arcs, ElementsAre(~ref));
  EXPECT_EQ(rest.cut_b.length, 2000);  // between D and E
  EXPECT_EQ(found.a[1].cut_length, 2000);
  EXPECT_EQ(found.a[0].cut_length, 0);
  EXPECT_EQ(found.a[1].cut_unmatched, 0);
  EXPECT_TRUE(piece(district, vr, found, "zee/zl").cut_a.none());
}

TEST_F(Markiezaten, TheSameSeenTheOtherWayRound) {
  const CrossBorder back = cross_border(grid.input(), vr, district);
  EXPECT_THAT(cases(vr, district, back), ElementsAre("mwb/mark", "zl/mark"));
  const Piece& tholen = piece(vr, district, back, "zl/mark");
  const Piece& before = piece(district, vr, found, "mark/zl");
  EXPECT_EQ(tholen.cut_b.arcs, before.cut_a.arcs);
  EXPECT_EQ(tholen.cut_a.arcs, before.cut_b.arcs);
  EXPECT_EQ(tholen.units, before.units);
}

TEST_F(Markiezaten, RowsAreCountedByBasis) {
  district.basis.assign(5, Basis::kDerived);
  vr.basis.assign(5, Basis::kSource);
  district.basis[0] = Basis::kUnverified;
  found = cross_border(grid.input(), district, vr);
  // Markiezaten or Midden- en West-Brabant: B, C, D, E; Markiezaten or Zeeland: A, B, C, D
  const auto count = [&](std::size_t i, Basis basis) {
    return found.cases[i].rows[static_cast<std::size_t>(basis)];
  };
  EXPECT_EQ(count(0, Basis::kDerived), 4U);
  EXPECT_EQ(count(0, Basis::kSource), 4U);
  EXPECT_EQ(count(0, Basis::kUnverified), 0U);
  EXPECT_EQ(count(1, Basis::kDerived), 3U);
  EXPECT_EQ(count(1, Basis::kSource), 4U);
  EXPECT_EQ(count(1, Basis::kUnverified), 1U);
}

TEST(CrossBorder, WithoutAllPeopleTheLargestAreaIsTheMainPiece) {
  const GridAudit grid({"AABCDE", "AABCDE"}, {100, 25, std::nullopt, 20, 90});
  const SchemeLabels district = grid.scheme("district", {"zee", "mark", "mark", "mark", "hart"});
  const SchemeLabels vr = grid.scheme("vr", {"zl", "zl", "mwb", "mwb", "mwb"});
  const CrossBorder found = cross_border(grid.input(), district, vr);
  EXPECT_FALSE(found.a[1].by_people);
  EXPECT_TRUE(piece(district, vr, found, "mark/mwb").main_of_a);
  EXPECT_TRUE(piece(district, vr, found, "mark/mwb").main_of_b);  // 4 km2 against 2 of E
  EXPECT_FALSE(piece(district, vr, found, "hart/mwb").main_of_b);
  EXPECT_TRUE(found.b[1].by_people);  // Zeeland's people are all known
  EXPECT_EQ(to_string(piece(district, vr, found, "mark/mwb").population), "at least 20");
}

TEST(CrossBorder, ATieGoesToTheSmallerCode) {
  const GridAudit grid({"ABCD"}, {5, 5, 5, 5});
  const SchemeLabels a = grid.scheme("a", {"x", "x", "y", "y"});
  const SchemeLabels b = grid.scheme("b", {"q", "p", "p", "r"});
  const CrossBorder found = cross_border(grid.input(), a, b);
  EXPECT_TRUE(piece(a, b, found, "x/p").main_of_a);
  EXPECT_FALSE(piece(a, b, found, "x/q").main_of_a);
  EXPECT_TRUE(piece(a, b, found, "y/p").main_of_a);
  EXPECT_TRUE(piece(a, b, found, "x/p").main_of_b);
}

TEST(CrossBorder, CongruentSchemesAreEqualRegionByRegion) {
  const GridAudit grid({"ABC"});
  const SchemeLabels a = grid.scheme("a", {"x", "x", "y"});
  const SchemeLabels b = grid.scheme("b", {"2", "2", "1"});
  const CrossBorder found = cross_border(grid.input(), a, b);
  EXPECT_EQ(found.relation, Relation::kCongruent);
  EXPECT_TRUE(found.certain);
  EXPECT_THAT(found.cases, IsEmpty());
  EXPECT_EQ(piece(a, b, found, "x/2").overlap, Overlap::kEqual);
  EXPECT_EQ(piece(a, b, found, "y/1").overlap, Overlap::kEqual);
}

TEST(CrossBorder, ARegionMadeOfWholeRegionsIsNested) {
  const GridAudit grid({"ABCD"});
  const SchemeLabels small = grid.scheme("small", {"a", "b", "c", "c"});
  const SchemeLabels large = grid.scheme("large", {"x", "x", "y", "y"});
  const CrossBorder found = cross_border(grid.input(), small, large);
  EXPECT_EQ(found.relation, Relation::kANestsInB);
  EXPECT_TRUE(found.certain);
  EXPECT_THAT(found.cases, IsEmpty());
  EXPECT_EQ(piece(small, large, found, "a/x").overlap, Overlap::kAInB);
  EXPECT_EQ(piece(small, large, found, "c/y").overlap, Overlap::kEqual);
  EXPECT_EQ(cross_border(grid.input(), large, small).relation, Relation::kBNestsInA);
  // x is divided into whole regions: no case, but a line runs through it
  EXPECT_EQ(found.b[0].cut_length, 1000);
}

TEST(CrossBorder, NestedAndCasesInOneRegion) {
  // x holds all of p, a part of q; q also lies in y
  const GridAudit grid({"ABCD"});
  const SchemeLabels a = grid.scheme("a", {"x", "x", "y", "y"});
  const SchemeLabels b = grid.scheme("b", {"p", "q", "q", "r"});
  const CrossBorder found = cross_border(grid.input(), a, b);
  EXPECT_EQ(found.relation, Relation::kNeither);
  EXPECT_THAT(cases(a, b, found), ElementsAre("x/q", "y/q"));
  EXPECT_EQ(piece(a, b, found, "x/p").overlap, Overlap::kBInA);
  EXPECT_EQ(piece(a, b, found, "y/r").overlap, Overlap::kBInA);
}

TEST(CrossBorder, WaterBetweenMakesNoCutLine) {
  const GridAudit grid({"AB.CD"});
  const SchemeLabels a = grid.scheme("a", {"x", "y", "y", "z"});
  const SchemeLabels b = grid.scheme("b", {"p", "p", "q", "q"});
  const CrossBorder found = cross_border(grid.input(), a, b);
  EXPECT_THAT(cases(a, b, found), ElementsAre("y/p", "y/q"));
  EXPECT_TRUE(piece(a, b, found, "y/p").cut_a.none());
  EXPECT_EQ(piece(a, b, found, "y/p").cut_b.length, 1000);
  EXPECT_EQ(found.a[1].cut_length, 0);
}

TEST(CrossBorder, UnitsWithoutARegionAreListedAndProveNothing) {
  // B has no region in b: it may lie in p, then x is p, or not, then it is cut
  const GridAudit grid({"ABC"});
  const SchemeLabels a = grid.scheme("a", {"x", "x", "y"});
  const SchemeLabels b = grid.scheme("b", {"p", "", "p"});
  const CrossBorder found = cross_border(grid.input(), a, b);
  EXPECT_THAT(found.cases, IsEmpty());
  EXPECT_THAT(found.without_a, IsEmpty());
  EXPECT_THAT(found.without_b, ElementsAre(1));
  EXPECT_THAT(found.a[0].unplaced, ElementsAre(1));
  EXPECT_EQ(found.a[0].area, 2e6);
  EXPECT_EQ(found.relation, Relation::kANestsInB);
  EXPECT_FALSE(found.certain);
  EXPECT_EQ(piece(a, b, found, "x/p").overlap, Overlap::kUndecided);
  EXPECT_EQ(piece(a, b, found, "y/p").overlap, Overlap::kAInB);
  // no line runs between a region and no region
  EXPECT_TRUE(piece(a, b, found, "x/p").cut_a.none());
  EXPECT_EQ(piece(a, b, found, "x/p").cut_b.length, 0);
}

TEST(CrossBorder, RegionsMayBeEqualButForUnitsWithoutARegion) {
  const GridAudit grid({"ABC"});
  const SchemeLabels a = grid.scheme("a", {"x", "x", ""});
  const SchemeLabels b = grid.scheme("b", {"p", "p", "p"});
  const CrossBorder one = cross_border(grid.input(), a, b);
  EXPECT_EQ(one.relation, Relation::kCongruent);
  EXPECT_FALSE(one.certain);
  // x lies in p whatever C is
  EXPECT_EQ(one.pieces[0].overlap, Overlap::kAInB);
  const SchemeLabels c = grid.scheme("c", {"p", "", "p"});
  EXPECT_EQ(cross_border(grid.input(), a, c).pieces[0].overlap, Overlap::kUndecided);
  EXPECT_FALSE(cross_border(grid.input(), a, c).certain);
}

TEST(CrossBorder, ACaseStandsWhateverUnitsWithoutARegionAre) {
  const GridAudit grid({"ABCDE"});
  const SchemeLabels a = grid.scheme("a", {"x", "x", "y", "x", ""});
  const SchemeLabels b = grid.scheme("b", {"p", "q", "q", "", "p"});
  const CrossBorder found = cross_border(grid.input(), a, b);
  EXPECT_THAT(cases(a, b, found), ElementsAre("x/q"));
  // p lies in x as far as is known, but E has no region in a
  EXPECT_EQ(piece(a, b, found, "x/p").overlap, Overlap::kUndecided);
  EXPECT_EQ(found.relation, Relation::kNeither);
  EXPECT_THAT(found.without_a, ElementsAre(4));
  EXPECT_THAT(found.without_b, ElementsAre(3));
}

TEST(CrossBorder, SchemesWithoutACommonUnitSayNothing) {
  const GridAudit grid({"AB"});
  const SchemeLabels a = grid.scheme("a", {"x", ""});
  const SchemeLabels b = grid.scheme("b", {"", "p"});
  const CrossBorder found = cross_border(grid.input(), a, b);
  EXPECT_EQ(found.relation, Relation::kNeither);
  EXPECT_FALSE(found.certain);
  EXPECT_THAT(found.pieces, IsEmpty());
  EXPECT_THAT(found.a[0].pieces, IsEmpty());
}

TEST(CrossBorder, ACompositeIsCrossedAsOneRegion) {
  // the city C is shared by districts 1 and 2, which come as one; it lies across p and q
  const GridAudit grid({"ABCDE"});
  SchemeLabels a = grid.scheme("a", {"0", "1+2", "1+2", "1+2", "3"});
  a.regions[1].composite = true;
  a.regions[1].part_units = {"C"};
  a.part_of[2] = "C";
  const SchemeLabels b = grid.scheme("b", {"p", "p", "q", "q", "q"});
  const CrossBorder found = cross_border(grid.input(), a, b);
  EXPECT_THAT(cases(a, b, found), ElementsAre("1+2/p", "1+2/q"));
  EXPECT_THAT(piece(a, b, found, "1+2/q").units, ElementsAre(2, 3));
  EXPECT_EQ(found.a[1].cut_length, 1000);
}

TEST(CrossBorder, BordersThatDoNotMatchGiveUnmatchedLength) {
  // unit 1 lies 5 m off unit 0 along 1 km, and shares its border with unit 2
  RingSet rings;
  const auto box = [](double x0, double x1) {
    return MultiPolygon{{{{x0, 0}, {x1, 0}, {x1, 1000}, {x0, 1000}}, {}}};
  };
  testing::add_unit(rings, 0, box(0, 1000));
  testing::add_unit(rings, 1, box(1005, 2000));
  testing::add_unit(rings, 2, box(2000, 3000));
  testing::add_unit(rings, 3, box(3000, 4000));
  const GridAudit grid(std::move(rings));
  const SchemeLabels a = grid.scheme("a", {"x", "x", "y", "y"});
  const SchemeLabels b = grid.scheme("b", {"p", "q", "q", "r"});
  const CrossBorder found = cross_border(grid.input(), a, b);
  const Piece& left = piece(a, b, found, "x/q");
  EXPECT_EQ(left.cut_a.length, 0);
  EXPECT_NEAR(left.cut_a.unmatched, 1000, 1e-6);
  EXPECT_FALSE(left.cut_a.none());
  EXPECT_NEAR(piece(a, b, found, "x/p").cut_a.unmatched, 1000, 1e-6);
  EXPECT_NEAR(found.a[0].cut_unmatched, 1000, 1e-6);
  EXPECT_EQ(left.cut_b.length, 1000);
  EXPECT_EQ(left.cut_b.unmatched, 0);
}

/// Units of each region.
std::map<RegionId, std::set<UnitId>> members(const SchemeLabels& labels) {
  std::map<RegionId, std::set<UnitId>> result;
  for (std::size_t u = 0; u < labels.region.size(); ++u) {
    if (labels.region[u] != kNoRegion) result[labels.region[u]].insert(static_cast<UnitId>(u));
  }
  return result;
}

TEST(CrossBorder, RandomLabelsAgreeWithTheDefinitions) {
  std::mt19937 random(11);
  std::size_t with_cases = 0;
  for (int round = 0; round < 500; ++round) {
    SCOPED_TRACE(round);
    auto rows = testing::random_grid(random, 5, 8);
    rows.push_back("ABCDEFGH");
    const GridAudit grid(rows);
    std::vector<std::string> left(8);
    std::vector<std::string> right(8);
    for (std::size_t u = 0; u < 8; ++u) {
      left[u] = std::string(1, "abc"[random() % 3]);
      right[u] = std::string(1, "pqr"[random() % 3]);
    }
    const SchemeLabels a = grid.scheme("a", left);
    const SchemeLabels b = grid.scheme("b", right);
    const CrossBorder found = cross_border(grid.input(), a, b);
    const CrossBorder back = cross_border(grid.input(), b, a);
    // cases: a and b share units, and each has one that the other lacks
    std::set<std::pair<RegionId, RegionId>> expected;
    for (const auto& [i, in_a] : members(a)) {
      for (const auto& [j, in_b] : members(b)) {
        std::vector<UnitId> both;
        std::set_intersection(in_a.begin(), in_a.end(), in_b.begin(), in_b.end(),
                              std::back_inserter(both));
        if (!both.empty() && both.size() < in_a.size() && both.size() < in_b.size()) {
          expected.insert({i, j});
        }
      }
    }
    std::set<std::pair<RegionId, RegionId>> there;
    std::set<std::pair<RegionId, RegionId>> and_back;
    for (const CrossCase& c : found.cases) {
      there.insert({found.pieces[c.piece].a, found.pieces[c.piece].b});
    }
    for (const CrossCase& c : back.cases) {
      and_back.insert({back.pieces[c.piece].b, back.pieces[c.piece].a});
    }
    EXPECT_EQ(there, expected);
    EXPECT_EQ(and_back, expected);
    if (!expected.empty()) ++with_cases;
    // cut lines of A: every arc inside a region of A that is a border in B, once from each side
    double cut = 0;
    for (std::size_t i = 0; i < grid.coverage().arcs.size(); ++i) {
      const Arc& arc = grid.coverage().arcs[i];
      if (arc.left == kOutside || arc.right == kOutside) continue;
      const auto l = static_cast<std::size_t>(arc.left);
      const auto r = static_cast<std::size_t>(arc.right);
      if (a.region[l] == a.region[r] && b.region[l] != b.region[r]) {
        cut += grid.input().measures.arc_length[i];
      }
    }
    double pieces = 0;
    double divisions = 0;
    double area = 0;
    for (const Piece& p : found.pieces) {
      pieces += p.cut_a.length;
      area += p.area;
    }
    for (const Division& d : found.a) divisions += d.cut_length;
    EXPECT_EQ(pieces, 2 * cut);
    EXPECT_EQ(divisions, cut);
    double units = 0;
    for (const double unit : grid.input().measures.unit_area) units += unit;
    EXPECT_EQ(area, units);
    for (const Division& d : found.a) {
      ASSERT_FALSE(d.pieces.empty());
      EXPECT_TRUE(found.pieces[d.pieces[0]].main_of_a);
      for (std::size_t i = 1; i < d.pieces.size(); ++i) {
        EXPECT_FALSE(found.pieces[d.pieces[i]].main_of_a);
        EXPECT_LE(found.pieces[d.pieces[i]].area, found.pieces[d.pieces[0]].area);
      }
    }
  }
  EXPECT_GT(with_cases, 400U);
}

}  // namespace
}  // namespace grens
