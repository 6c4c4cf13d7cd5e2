// Land and borders that moved, on drawings with cells of 1 km.
#include "audit/moved_land.hpp"

#include <gmock/gmock.h>

#include "audit/grid_audit.hpp"
#include "audit/moved_borders.hpp"

namespace grens::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

/// Where each unit of before lies; letters of the drawings are units.
Lineage lineage_of(const std::vector<std::vector<UnitId>>& after, std::size_t units_after) {
  Lineage lineage;
  lineage.after = after;
  lineage.before.resize(units_after);
  lineage.complete.assign(after.size(), 1);
  for (std::size_t a = 0; a < after.size(); ++a) {
    for (const UnitId b : after[a]) {
      lineage.before[static_cast<std::size_t>(b)].push_back(static_cast<UnitId>(a));
    }
  }
  return lineage;
}

/// Two drawings laid over each other.
class Two {
 public:
  Two(RingSet before, RingSet after, Lineage lineage)
      : lineage_(std::move(lineage)), layers_(overlay(before, after, lineage_, *measurer_)) {}
  Two(const std::vector<std::string>& before, const std::vector<std::string>& after,
      Lineage lineage)
      : Two(scaled(cells_of(before), 1000), scaled(cells_of(after), 1000), std::move(lineage)) {}

  MovedLand land(double tolerance = 10) const {
    return find_moved_land(layers_, lineage_, tolerance);
  }
  MovedBorders borders(double tolerance = 10) const {
    return find_moved_borders(layers_, lineage_, *measurer_, tolerance);
  }
  FoundTolerance tolerance() const { return find_moving_tolerance(layers_, lineage_); }

  /// "gone merged 0 1 2000": metres, to the next 50.
  std::vector<std::string> border_words(double tolerance = 10) const {
    std::vector<std::string> list;
    for (const MovedBorder& border : borders(tolerance).borders) {
      list.push_back(std::string(border.gone ? "gone " : "new ") +
                     std::string(to_string(border.cause)) + " " + std::to_string(border.left) +
                     " " + std::to_string(border.right) + " " +
                     std::to_string(50 * std::lround(border.length / 50)));
    }
    return list;
  }

 private:
  std::unique_ptr<Measurer> measurer_ = make_planar_measurer();
  Lineage lineage_;
  Overlaid layers_;
};

const std::vector<std::vector<UnitId>> kTwoGoOn = {{0}, {1}};

TEST(MovedLand, FindsLandThatWentToAnotherUnit) {
  const Two two({"AAB", "AAB"}, {"ABB", "AAB"}, lineage_of(kTwoGoOn, 2));
  const MovedLand land = two.land();
  ASSERT_EQ(land.moved.size(), 1U);
  EXPECT_EQ(land.moved.front().from, 0);
  EXPECT_EQ(land.moved.front().to, 1);
  EXPECT_EQ(land.moved.front().area, 1e6);
  EXPECT_THAT(land.lost, IsEmpty());
  EXPECT_THAT(land.gained, IsEmpty());
  EXPECT_THAT(land.shared, UnorderedElementsAre(Pair(Pair(0, 0), 3e6), Pair(Pair(0, 1), 1e6),
                                                Pair(Pair(1, 1), 2e6)));
  EXPECT_THAT(two.border_words(), ElementsAre("gone moved 0 1 1000", "new moved 0 1 2000"));
}

TEST(MovedLand, FollowsUnitsThatMerged) {
  const Two two({"AB", "AB"}, {"AA", "AA"}, lineage_of({{0}, {0}}, 1));
  EXPECT_THAT(two.land().moved, IsEmpty());
  ASSERT_EQ(two.borders().borders.size(), 1U);
  EXPECT_EQ(two.borders().borders.front().length, 2000);  // all of it, whatever lies near its ends
  EXPECT_THAT(two.border_words(), ElementsAre("gone merged 0 1 2000"));
}

TEST(MovedLand, FollowsAUnitThatWasSplit) {
  const Two two({"AA"}, {"AB"}, lineage_of({{0, 1}}, 2));
  EXPECT_THAT(two.land().moved, IsEmpty());
  EXPECT_EQ(two.borders().borders.front().length, 1000);
  EXPECT_THAT(two.border_words(), ElementsAre("new split 0 1 1000"));
}

TEST(MovedLand, FollowsAPartThatJoinedAnotherUnit) {
  const Two two({"AAB"}, {"ABB"}, lineage_of({{0, 1}, {1}}, 2));
  EXPECT_THAT(two.land().moved, IsEmpty());
  EXPECT_THAT(two.border_words(), ElementsAre("gone split 0 1 1000", "new split 0 1 1000"));
}

TEST(MovedLand, TellsTheOuterBorderApart) {
  const Two two({"AA.", "A.."}, {".A.", "AA."}, lineage_of({{0}}, 1));
  const MovedLand land = two.land();
  EXPECT_THAT(land.moved, IsEmpty());
  ASSERT_EQ(land.lost.size(), 1U);
  EXPECT_EQ(land.lost.front().area, 1e6);
  EXPECT_EQ(land.lost.front().to, kOutside);
  ASSERT_EQ(land.gained.size(), 1U);
  EXPECT_EQ(land.gained.front().area, 1e6);
  EXPECT_EQ(land.gained.front().from, kOutside);
  const MovedBorders borders = two.borders();
  ASSERT_FALSE(borders.borders.empty());
  for (const MovedBorder& border : borders.borders) {
    EXPECT_EQ(border.cause, BorderCause::kOuter);
    EXPECT_EQ(border.right, kOutside);
    EXPECT_EQ(to_string(border.cause), "outer border or gap");  // of which it cannot be told
  }
}

/// No land is lost on the way or counted twice, whatever the drawings.
TEST(MovedLand, AddsUpToTheLandOfBothLayers) {
  std::mt19937 random(5);
  for (int i = 0; i < 20; ++i) {
    const auto before = random_grid(random, 6, 4);
    const auto after = random_grid(random, 6, 4);
    const auto cells = [](const std::vector<std::string>& rows) {
      double count = 0;
      for (const std::string& row : rows) {
        count += static_cast<double>(row.size()) -
                 static_cast<double>(std::count(row.begin(), row.end(), '.'));
      }
      return count;
    };
    const MovedLand land = Two(before, after, lineage_of({{0}, {1}, {2}, {3}}, 4)).land();
    const auto sum = [](const std::vector<MovedFace>& faces) {
      double area = 0;
      for (const MovedFace& face : faces) area += face.area / 1e6;
      return area;
    };
    double shared = 0;
    double kept = 0;
    for (const auto& [units, area] : land.shared) {
      shared += area / 1e6;
      if (units.first == units.second) kept += area / 1e6;
    }
    EXPECT_NEAR(shared + sum(land.lost), cells(before), 1e-9);
    EXPECT_NEAR(shared + sum(land.gained), cells(after), 1e-9);
    EXPECT_NEAR(kept + sum(land.moved), shared, 1e-9);
    EXPECT_EQ(land.moved_slivers.count + land.outer_slivers.count, 0U);
  }
}

/// Two units of 1 km side by side; the border between them lies at `x`.
RingSet side_by_side(double x) {
  RingSet rings;
  add_unit(rings, 0, {{{{0, 0}, {x, 0}, {x, 1000}, {0, 1000}}, {}}});
  add_unit(rings, 1, {{{{x, 0}, {2000, 0}, {2000, 1000}, {x, 1000}}, {}}});
  return rings;
}

TEST(MovedLand, SetsSliversApart) {
  const Two two(side_by_side(1000), side_by_side(1005), lineage_of(kTwoGoOn, 2));
  EXPECT_THAT(two.land(10).moved, IsEmpty());
  EXPECT_EQ(two.land(10).moved_slivers.count, 1U);
  EXPECT_EQ(two.land(10).moved_slivers.size, 5000);
  EXPECT_THAT(two.border_words(10), IsEmpty());
  ASSERT_EQ(two.land(2).moved.size(), 1U);
  EXPECT_EQ(two.land(2).moved_slivers.count, 0U);
  EXPECT_EQ(two.borders(2).borders.size(), 2U);
}

TEST(MovedLand, FindsHowFarApartTheLayersDrawABorder) {
  const auto found = [](double x) {
    return Two(side_by_side(1000), side_by_side(x), lineage_of(kTwoGoOn, 2)).tolerance();
  };
  EXPECT_EQ(found(1000).metres, 0.001);
  EXPECT_EQ(found(1005).metres, 10);
  EXPECT_EQ(found(1060).metres, 100);
  EXPECT_THAT(found(1060).why, HasSubstr("99% of the 1 km"));
  // Units that merge have no border to tell it from.
  const Two merged(side_by_side(1000), scaled(cells_of({"AA"}), 1000), lineage_of({{0}, {0}}, 1));
  EXPECT_THAT(merged.tolerance().why, HasSubstr("no two neighbouring units"));
}

TEST(MovedLand, LeavesOutShortStretchesAndCountsThem) {
  // The border runs 40 m aside for 30 m: a dent shorter than the tolerance that it is beyond.
  RingSet dented;
  add_unit(dented, 0,
           {{{{0, 0},
              {1000, 0},
              {1000, 500},
              {1040, 500},
              {1040, 530},
              {1000, 530},
              {1000, 1000},
              {0, 1000}},
             {}}});
  add_unit(dented, 1,
           {{{{1000, 0},
              {2000, 0},
              {2000, 1000},
              {1000, 1000},
              {1000, 530},
              {1040, 530},
              {1040, 500},
              {1000, 500}},
             {}}});
  const Two two(side_by_side(1000), dented, lineage_of(kTwoGoOn, 2));
  EXPECT_THAT(two.borders(35).borders, IsEmpty());
  EXPECT_EQ(two.borders(35).short_lines.count, 1U);
  EXPECT_EQ(two.borders(20).borders.size(), 1U);
}

/// Where units of a layer overlap, land that some of them keeps has not moved.
TEST(MovedLand, TakesTheUnitThatKeptTheLandWhereUnitsOverlap) {
  RingSet overlapping = side_by_side(1000);
  add_unit(overlapping, 1, {{{{600, 0}, {1000, 0}, {1000, 1000}, {600, 1000}}, {}}});
  EXPECT_THAT(Two(overlapping, side_by_side(600), lineage_of(kTwoGoOn, 2)).land().moved, IsEmpty());
  EXPECT_THAT(Two(overlapping, side_by_side(1000), lineage_of(kTwoGoOn, 2)).land().moved,
              IsEmpty());
}

}  // namespace
}  // namespace grens::testing
