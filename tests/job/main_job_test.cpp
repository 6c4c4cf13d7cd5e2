// What the main job makes of its wishes.
#include "job/main_job.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "job/prepared.hpp"
#include "support/scratch.hpp"

namespace grens {
namespace {

std::unique_ptr<MainResult> run(const testing::Scratch& scratch, std::vector<std::string> schemes,
                                std::vector<std::pair<std::string, std::string>> pairs) {
  MainJob job;
  job.read = testing::reading(testing::kShippedLayer);
  job.tables = testing::nl_tables();
  for (std::string& key : schemes) job.schemes.push_back({std::move(key), {}, {}, {}});
  job.cross = std::move(pairs);
  job.out = scratch / "out";
  Notices notices;
  return run_main_job(std::move(job), notices, {});
}

TEST(MainJob, CrossesAPairOnceHoweverOftenItIsNamed) {
  const testing::Scratch scratch;
  const auto result = run(scratch, {"politie_district", "veiligheidsregio", "provincie"},
                          {{"politie_district", "veiligheidsregio"},
                           {"provincie", "veiligheidsregio"},
                           {"veiligheidsregio", "politie_district"},
                           {"politie_district", "veiligheidsregio"}});
  const auto& reports = result->cross->reports();
  ASSERT_EQ(reports.size(), 2U);
  EXPECT_EQ(reports[0].a.scheme, "politie_district");
  EXPECT_EQ(reports[0].b.scheme, "veiligheidsregio");
  EXPECT_EQ(reports[1].a.scheme, "provincie");
}

TEST(MainJob, CountsCombinationsAsTheyAreWritten) {
  const testing::Scratch scratch;
  const auto result = run(scratch, {"politie_district+veiligheidsregio", "politie_district"}, {});
  EXPECT_EQ(region_total(result->schemes[0].labels), 35U) << "34 features, one of them cut in two";
  EXPECT_EQ(result->schemes[0].labels.regions.size(), 35U);
  EXPECT_EQ(region_total(result->schemes[1].labels), 43U);
}

}  // namespace
}  // namespace grens
