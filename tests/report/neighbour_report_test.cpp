// neighbours.csv, and the figures that all reports share.
#include "report/neighbour_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audit/grid_audit.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

using testing::GridAudit;

TEST(NeighboursCsv, HasARowForEachPairAndWordsForWhatIsNoRegion) {
  GridAudit grid({"AAB", "CCD"});
  SchemeLabels labels = grid.scheme("vr", {"x", "y", "x", ""});
  labels.regions[0].name = "Haaglanden, \"Den Haag\"";
  const auto found = find_neighbours(grid.input(), labels.region);
  const NeighbourReport report{labels, found};
  EXPECT_EQ(neighbours_csv(grid.input(), {&report, 1}),
            "scheme,a_code,a_name,b_code,b_name,kind,length_km,arcs,unmatched_km,measured,quality\n"
            "vr,x,\"Haaglanden, \"\"Den Haag\"\"\",y,y,region,1.000,1,0.000,planar,\n"
            "vr,x,\"Haaglanden, \"\"Den Haag\"\"\",,,no-region,1.000,1,0.000,planar,\n"
            "vr,x,\"Haaglanden, \"\"Den Haag\"\"\",,,outside,6.000,2,0.000,planar,\n"
            "vr,y,y,,,no-region,1.000,1,0.000,planar,\n"
            "vr,y,y,,,outside,2.000,1,0.000,planar,\n");
  grid.layer().approximate = true;
  EXPECT_THAT(neighbours_csv(grid.input(), {&report, 1}),
              ::testing::HasSubstr("outside,2.000,1,0.000,planar,approximate\n"));
}

TEST(Figures, AreRoundedOnceAndHaveAPoint) {
  EXPECT_EQ(km2_text(147213004.4), "147.213004");
  EXPECT_EQ(km2_number(147213004.4), 147.213004);
  EXPECT_EQ(km_text(18612.6), "18.613");
  EXPECT_EQ(km_text(-0.0001), "0.000");
  EXPECT_EQ(share_text(1, 3), "0.333333");
  EXPECT_EQ(share_text(0, 0), "");
}

TEST(Figures, AreSpokenWithUnits) {
  EXPECT_EQ(spoken_length(18612.6), "18.6 km");
  EXPECT_EQ(spoken_length(999.4), "999 m");
  EXPECT_EQ(spoken_length(999.6), "1.0 km");
  EXPECT_EQ(spoken_count(0), "0");
  EXPECT_EQ(spoken_count(999), "999");
  EXPECT_EQ(spoken_count(1000), "1,000");
  EXPECT_EQ(spoken_count(17081507), "17,081,507");
  EXPECT_EQ(spoken_count(1, "case", "cases"), "1 case");
  EXPECT_EQ(spoken_count(1200, "case", "cases"), "1,200 cases");
  EXPECT_EQ(capitalised("police"), "Police");
  EXPECT_EQ(capitalised(""), "");
}

}  // namespace
}  // namespace grens
