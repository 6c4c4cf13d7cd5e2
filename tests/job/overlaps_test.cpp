// Units that overlap: said, listed in a file, and the part inside regions in the provenance.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "job/dissolve_job.hpp"
#include "job/drawn.hpp"
#include "job/written.hpp"

namespace grens {
namespace {

using ::testing::HasSubstr;
using testing::Scratch;

/// What `grens dissolve --by region` writes.
void write(const WorkLayer& work, const std::string& folder, Notices& notices) {
  OutputSet set = OutputSet::in_folder(folder, {});
  write_scheme_layers(set, work, {testing::drawn_regions(work, notices)}, "", {}, notices);
  write_overlaps(set, work, "");
  set.finish();
}

TEST(Overlaps, AreSaidListedAndGivenInTheProvenance) {
  Notices notices;
  const WorkLayer work = testing::prepare_drawn({{"A", "west", 0, 0, 1000, 1000},
                                                 {"B", "west", 900, 100, 2000, 900},
                                                 {"C", "east", 1995, 0, 3000, 1000}},
                                                notices);
  const Scratch scratch;
  write(work, scratch / "out", notices);
  EXPECT_EQ(testing::file_bytes(scratch / "out/overlaps.csv"),
            "unit_a,name_a,unit_b,name_b,area_m2,measured,quality\n"
            "A,Name of A,B,Name of B,80000.0000,planar,\n"
            "B,Name of B,C,Name of C,4000.0000,planar,\n");
  const auto said = testing::of_kind(notices, "overlap");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].count, 2U);
  EXPECT_EQ(said[0].units, (std::vector<std::string>{"A", "B", "C"}));
  EXPECT_EQ(said[0].text,
            "2 pairs of units overlap, by 84,000 m2 together: Name of A (A) and Name of B (B) "
            "by 80,000 m2, Name of B (B) and Name of C (C) by 4,000 m2");
  // B and C lie in two regions
  EXPECT_THAT(testing::file_bytes(scratch / "out/region.geojson"),
              HasSubstr(R"("overlap_inside_regions_km2":0.08)"));
}

/// No border meets another, and every region is a valid polygon by itself.
TEST(Overlaps, OfAUnitInAnotherAreFoundToo) {
  Notices notices;
  const WorkLayer work = testing::prepare_drawn(
      {{"A", "west", 0, 0, 1000, 1000}, {"B", "east", 400, 400, 600, 700}}, notices);
  EXPECT_FALSE(work.clean());
  ASSERT_EQ(work.overlaps.size(), 1U);
  EXPECT_NEAR(work.overlaps[0].area, 60000, 1e-6);
  EXPECT_EQ(testing::of_kind(notices, "overlap").size(), 1U);
}

TEST(Overlaps, WriteNoFileWhenThereAreNone) {
  Notices notices;
  const WorkLayer work = testing::prepare_drawn(
      {{"A", "west", 0, 0, 1000, 1000}, {"B", "west", 1000, 0, 2000, 1000}}, notices);
  const Scratch scratch;
  write(work, scratch / "out", notices);
  EXPECT_EQ(testing::names_in(scratch / "out"),
            (std::set<std::string>{"region.geojson", "manifest.json"}));
  EXPECT_TRUE(testing::of_kind(notices, "overlap").empty());
}

}  // namespace
}  // namespace grens
