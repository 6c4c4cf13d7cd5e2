// Lines that are added to noded ones: only what is new is asked for, and nothing may be missed.
#include "coverage/noding.hpp"

#include <gtest/gtest.h>

#include <random>

#include "coverage/crossings.hpp"
#include "coverage/linework.hpp"

namespace grens {
namespace {

LineSet random_lines(std::mt19937& random, int count) {
  std::uniform_real_distribution<double> anywhere(0, 100);
  LineSet lines;
  for (int line = 0; line < count; ++line) {
    for (int i = 0; i < 4; ++i) lines.points.push_back({anywhere(random), anywhere(random)});
    lines.end_line();
  }
  return lines;
}

LineSet lines_of(const Coverage& noded) {
  LineSet lines;
  for (std::size_t arc = 0; arc < noded.arcs.size(); ++arc) {
    const auto points = noded.arc_points(static_cast<ArcRef>(arc));
    lines.points.insert(lines.points.end(), points.begin(), points.end());
    lines.end_line();
  }
  return lines;
}

TEST(Noding, OfFreshSegmentsFindsAllThatTheyMeet) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const Noded before = node_linework(build_linework(random_lines(random, 20)));
    ASSERT_EQ(before.counts.left, 0U);
    const LineSet added = random_lines(random, 5);
    LineSet lines = lines_of(before.linework);
    for (const Point& p : added.points) lines.points.push_back(p);
    for (std::size_t k = 1; k < added.starts.size(); ++k) {
      lines.starts.push_back(lines.starts.back() + 4);
    }
    const Coverage both = build_linework(lines);
    const auto all = find_meetings(both, both.points).size();
    ASSERT_GT(all, 0U);
    const Noded noded = node_linework(both, added.points);
    EXPECT_GE(noded.counts.added + noded.counts.split, all);
    EXPECT_EQ(noded.counts.left, 0U);
    EXPECT_TRUE(find_meetings(noded.linework, noded.linework.points).empty());
  }
}

TEST(Noding, LooksNowhereElse) {
  LineSet cross;
  cross.points = {{0, 0}, {4, 4}, {0, 4}, {4, 0}};
  cross.starts = {0, 2, 4};
  const Noded noded = node_linework(build_linework(cross), std::vector<Point>{{9, 9}});
  EXPECT_EQ(noded.counts.added, 0U);
}

}  // namespace
}  // namespace grens
