// Real layers, where they are at hand: as many units, vertices and people as are documented.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/measurer.hpp"
#include "io/reading.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using testing::read_layer;
using testing::ReadResult;
using ::testing::SizeIs;

struct Documented {
  const char* file;
  std::size_t units;
  std::size_t vertices;
  std::size_t without_geometry;
};

void PrintTo(const Documented& set, std::ostream* out) { *out << set.file; }

class SharedLayers : public ::testing::TestWithParam<Documented> {};

TEST_P(SharedLayers, AreReadWhole) {
  const Documented& set = GetParam();
  const std::string path = testing::shared_data(set.file);
  if (path.empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << set.file << ")";
  const ReadResult result = read_layer(path);
  EXPECT_THAT(result.source.layer.units, SizeIs(set.units));
  EXPECT_EQ(result.source.sources[0].vertices, set.vertices);
  EXPECT_EQ(result.source.crs.code, "EPSG:28992");
  EXPECT_NEAR(result.area() / 1e6, 35050, 50);
  EXPECT_STREQ(choose_measurer(result.source.crs, result.source.extent)->name(), "planar");
  const Notice* missing = result.notice("null-geometry");
  EXPECT_EQ(missing == nullptr ? 0 : missing->count, set.without_geometry);
  for (const Notice& notice : result.notices.list()) {
    EXPECT_TRUE(notice.kind == "null-geometry" || notice.severity == Severity::kInfo)
        << notice.text;
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, SharedLayers,
    ::testing::Values(Documented{"nl-2015-gemeenten/gemeenten.shp", 393, 8835, 0},
                      Documented{"nl-2015-provincies/provincies.shp", 12, 2085, 0},
                      Documented{"nl-2017-gemeenten/gemeenten.shp", 388, 167745, 0},
                      Documented{"nl-2017-gemeenten-clean/gemeenten.gpkg", 388, 167985, 0},
                      Documented{"nl-2022-gemeenten/gemeenten.shp", 345, 39767, 0},
                      Documented{"nl-2014-wijken/wijken.shp", 2745, 27811, 28},
                      Documented{"nl-2014-buurten-clean/buurten.gpkg", 10500, 76094, 0}));

TEST(SharedLayersOnce, PeopleAreCounted) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten/gemeenten.shp");
  const ReadResult result = read_layer(path);
  std::int64_t people = 0;
  for (const Unit& unit : result.source.layer.units) people += unit.population.value();
  EXPECT_EQ(people, 17081507);
}

TEST(SharedLayersOnce, BaarleNassauHasItsHoles) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten/gemeenten.shp");
  const ReadResult result = read_layer(path);
  const auto& units = result.source.layer.units;
  const auto found = std::find_if(units.begin(), units.end(),
                                  [](const Unit& unit) { return unit.code == "GM0744"; });
  ASSERT_NE(found, units.end());
  const auto id = static_cast<UnitId>(found - units.begin());
  std::size_t holes = 0;
  const RingSet& rings = result.source.layer.rings;
  for (std::size_t r = 0; r < rings.size(); ++r) {
    if (rings.unit[r] == id && signed_area(rings.ring(r)) < 0) ++holes;
  }
  EXPECT_EQ(holes, 21U);
}

TEST(SharedLayersOnce, FrisianNamesAreReadRight) {
  GRENS_SHARED_OR_SKIP(path, "nl-2015-gemeenten/gemeenten.shp");
  const ReadResult result = read_layer(path);
  EXPECT_THAT(result.names(), ::testing::Contains("S\xC3\xBA"
                                                  "dwest-Frysl\xC3\xA2n"));
}

TEST(SharedLayersOnce, NeighbourhoodsMakeMunicipalities) {
  GRENS_SHARED_OR_SKIP(path, "nl-2014-buurten-clean/buurten.gpkg");
  ReadOptions options = testing::inputs({path});
  options.unit_from = parse_unit_from("statcode:3-6");
  const ReadResult result = read_layer(options);
  EXPECT_THAT(result.source.layer.units, SizeIs(::testing::Gt(390U)));
  EXPECT_THAT(result.source.layer.units, SizeIs(::testing::Lt(420U)));
  EXPECT_THAT(result.codes(), ::testing::Contains("1987"));
}

}  // namespace
}  // namespace grens
