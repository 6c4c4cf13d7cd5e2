// Two real layers of different years and different generalisations, by what is known of them.
#include "job/diff_job.hpp"

#include <gmock/gmock.h>

#include <set>

#include "job/diff_files.hpp"
#include "job/prepared.hpp"
#include "support/shared_data.hpp"

namespace grens::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::unique_ptr<Diffed> diffed(const std::string& before, const std::string& after,
                               Notices& notices) {
  DiffWish wish;
  wish.schemes = {"veiligheidsregio", "provincie"};
  return diff_layers(reading(before), reading(after), nl_tables(), wish, notices, {});
}

TEST(DiffJob, OfALayerWithItselfFindsNothing) {
  Notices notices;
  const auto same = diffed(kShippedLayer, kShippedLayer, notices);
  EXPECT_TRUE(same->diff.empty());
  EXPECT_EQ(same->layers->tolerance.metres, 0.001);
  EXPECT_THAT(same->layers->land.moved, IsEmpty());
  EXPECT_EQ(same->layers->land.moved_slivers.count, 0U);
  EXPECT_THAT(same->layers->borders.borders, IsEmpty());
  EXPECT_TRUE(same->land->approximate);
}

TEST(DiffJob, Of2015And2022FindsTheLandThatChangedRegionAndCorrectedBorders) {
  GRENS_SHARED_OR_SKIP(before, "nl-2015-gemeenten/gemeenten.shp");
  GRENS_SHARED_OR_SKIP(after, "nl-2022-gemeenten/gemeenten.shp");
  Notices notices;
  const auto found = diffed(before, after, notices);
  EXPECT_EQ(found->diff.year_before, 2015);
  EXPECT_EQ(found->diff.year_after, 2022);
  // Leerdam and Zederik, and what of Haaren joined Oisterwijk and Tilburg.
  const SchemeDiff& safety = found->diff.schemes.at(0);
  ASSERT_EQ(safety.moves.size(), 2U);
  EXPECT_EQ(safety.moves[0].from.code + safety.moves[0].to.code, "VR18VR09");
  EXPECT_EQ(safety.moves[1].from.code + safety.moves[1].to.code, "VR21VR20");
  EXPECT_EQ(found->diff.schemes.at(1).moves.size(), 1U);
  // The land of Leerdam and Zederik is theirs in 2015, but for what the layers draw differently.
  const UnitSource& source = found->layers->before;
  double theirs = 0;
  for (std::size_t r = 0; r < source.layer.rings.size(); ++r) {
    const auto unit = static_cast<std::size_t>(source.layer.rings.unit[r]);
    const std::string& code = source.layer.units[unit].code;
    if (code == "GM0545" || code == "GM0707") {
      theirs += found->layers->measurer->area(source.layer.rings.ring(r));
    }
  }
  EXPECT_NEAR(found->land->area_of(safety.moves[0]).value(), theirs, 0.02 * theirs);
  // Meerstad went from Slochteren to Groningen in 2017, by a correction of the border.
  const MovedFace& largest = found->layers->land.moved.at(0);
  EXPECT_EQ(found->before.units[static_cast<std::size_t>(largest.from)].name, "Slochteren");
  EXPECT_EQ(found->after.units[static_cast<std::size_t>(largest.to)].name, "Groningen");
  EXPECT_LT(found->layers->land.moved.size(), 50U);  // no noise of two generalisations
  // Every border between units that merged is gone with its whole length.
  double gone = 0;
  for (const MovedBorder& border : found->layers->borders.borders) {
    if (border.cause == BorderCause::kMerged) gone += border.length;
    EXPECT_TRUE(border.gone || border.cause != BorderCause::kMerged);
  }
  EXPECT_NEAR(gone, 460e3, 20e3);
}

TEST(DiffJob, WritesTheSameEachTime) {
  GRENS_SHARED_OR_SKIP(before, "nl-2015-gemeenten/gemeenten.shp");
  GRENS_SHARED_OR_SKIP(after, "nl-2022-gemeenten/gemeenten.shp");
  std::set<std::string> texts;
  for (int run = 0; run < 2; ++run) {
    Notices notices;
    const auto found = diffed(before, after, notices);
    texts.insert(diff_json(found->report()).dump());
    const DiffFeatures features = diff_features(*found, notices);
    EXPECT_EQ(features.moved.features.size(), found->layers->land.moved.size() +
                                                  found->layers->land.lost.size() +
                                                  found->layers->land.gained.size() + 3);
  }
  EXPECT_EQ(texts.size(), 1U);
}

}  // namespace
}  // namespace grens::testing
