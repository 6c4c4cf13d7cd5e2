// The offices of 2010 on the layer that ships and on real ones, and the model made from them.
#include "job/allocate_job.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "coverage/unit_locator.hpp"
#include "job/prepared.hpp"
#include "support/shared_data.hpp"

namespace grens::testing {
namespace {

using ::testing::Contains;

const std::string kOffices = GRENS_SOURCE_DIR "/shapes/nl/veiligheidshuizen-2010.csv";

AllocatedLayer allocated(const std::string& layer, std::optional<int> year = {}) {
  Notices notices;
  return allocate_units(reading(layer), nl_tables(),
                        {kOffices, "veiligheidsregio", "", "model", year}, notices, {});
}

/// By unit, the region and the seat (without its distance, whose last digit hangs on the grids that
/// PROJ finds) of the rows of a scheme.
std::map<std::string, std::pair<std::string, std::string>> rows_of(const Membership& membership,
                                                                   const std::string& scheme) {
  std::map<std::string, std::pair<std::string, std::string>> rows;
  for (const MembershipRow& row : membership.rows) {
    if (row.scheme == scheme)
      rows[row.unit] = {row.region, row.note.substr(0, row.note.find(" at "))};
  }
  return rows;
}

/// Each office's place lies in the municipality that the list says, or in none: by the water where
/// a layer is coarse.
void expect_offices_at_home(const WorkLayer& work, std::size_t at_sea) {
  const SeatTable offices = parse_seats(read_csv(kOffices));
  Notices notices;
  std::vector<Point> points;
  for (const Seat& seat : offices.seats) points.push_back({seat.x, seat.y});
  make_lonlat_transformer(work.source.crs, work.source.extent, notices).inverse(points);
  const UnitLocator locator(work.source.layer.rings);
  std::size_t none = 0;
  for (std::size_t s = 0; s < points.size(); ++s) {
    const std::vector<std::string> units = codes_of(work, locator.at(points[s]));
    if (units.empty()) {
      ++none;
    } else {
      EXPECT_THAT(units, Contains(offices.seats[s].unit))
          << offices.seats[s].name << " in " << offices.seats[s].place;
    }
  }
  EXPECT_LE(none, at_sea);
}

TEST(Houses, StandInTheirMunicipality) { expect_offices_at_home(prepare(kShippedLayer), 1); }

TEST(Houses, StandInTheirMunicipalityOnARealLayer) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten-clean/gemeenten.gpkg");
  expect_offices_at_home(prepare(path), 0);
}

/// scripts/make-houses would write the same rows again.
TEST(Houses, AreModelledInTheTablesAsAllocateModelsThem) {
  const AllocatedLayer made = allocated(kShippedLayer, 2023);
  Notices notices;
  const Membership again =
      parse_membership(parse_csv(allocation_csv(made.report()), "again.csv"), notices);
  EXPECT_TRUE(notices.list().empty());
  EXPECT_EQ(rows_of(again, "model"), rows_of(nl_tables().membership, "veiligheidshuis_model"));
  for (const MembershipRow& row : again.rows) {
    EXPECT_EQ(row.basis, Basis::kModelled);
    EXPECT_EQ(row.validity.from, first_of_january(2023));
    EXPECT_EQ(row.validity.to, std::nullopt);
  }
}

TEST(Houses, AreGivenToAllMunicipalitiesOfARealLayer) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten-clean/gemeenten.gpkg");
  const AllocatedLayer made = allocated(path);
  std::map<std::string, std::size_t> regions;
  for (std::size_t u = 0; u < made.allocations.size(); ++u) {
    const Allocation& one = made.allocations[u];
    ASSERT_EQ(one.outcome, Outcome::kNearest) << made.work.codes[u];
    EXPECT_LT(one.metres, 75'000) << made.work.codes[u];
    ++regions[made.seats.seats[one.seat].region];
  }
  EXPECT_EQ(made.allocations.size(), 388U);
  EXPECT_EQ(regions.size(), 41U);
}

TEST(Houses, OfNeighbourhoodsFollowTheSafetyRegionOfTheirMunicipality) {
  GRENS_SHARED_OR_SKIP(path, "nl-2014-buurten-clean/buurten.gpkg");
  const AllocatedLayer made = allocated(path);
  for (std::size_t u = 0; u < made.allocations.size(); ++u) {
    const Allocation& one = made.allocations[u];
    ASSERT_EQ(one.outcome, Outcome::kNearest) << made.work.codes[u];
  }
}

}  // namespace
}  // namespace grens::testing
