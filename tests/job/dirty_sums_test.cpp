// On a layer whose units overlap, regions cover less than their units add up to: by what units of
// the same region overlap, and by nothing else.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <utility>

#include "geometry/geos.hpp"
#include "job/prepared.hpp"
#include "job/written.hpp"
#include "support/scratch.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

/// The units of a layer as GEOS sees them, made valid, with the area that each pair shares.
class Overlaps {
 public:
  explicit Overlaps(const WorkLayer& work) {
    const RingSet& rings = work.source.layer.rings;
    const auto positions = rings_by_unit(rings, work.codes.size());
    for (const auto& of_unit : positions) {
      MultiPolygon polygons = unit_polygons(rings, of_unit);
      Box box;
      for (const Polygon& polygon : polygons) {
        for (const Point& p : polygon.shell) box.add(p);
      }
      boxes_.push_back(box);
      units_.push_back(geos_.make_valid(*geos_.to_geos(polygons)));
    }
  }
  /// m2 that lie in both units.
  double between(UnitId one, UnitId other) const {
    const auto a = static_cast<std::size_t>(one);
    const auto b = static_cast<std::size_t>(other);
    if (!boxes_[a].meets(boxes_[b])) return 0;
    return geos_.area(*geos_.intersect(*units_[a], *units_[b]));
  }
  /// m2 that the units of a region overlap, pair by pair.
  double within(const std::vector<UnitId>& members) const {
    double sum = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t k = i + 1; k < members.size(); ++k) {
        sum += between(members[i], members[k]);
      }
    }
    return sum;
  }
  /// m2 that the units cover by themselves.
  double area(const std::vector<UnitId>& members) const {
    double sum = 0;
    for (const UnitId unit : members) sum += geos_.area(*units_[static_cast<std::size_t>(unit)]);
    return sum;
  }

 private:
  Geos geos_;
  std::vector<Geos::Geometry> units_;
  std::vector<Box> boxes_;
};

TEST(DirtySums, RegionsLackWhatTheirUnitsOverlap) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten/gemeenten.shp");
  const WorkLayer work = testing::prepare(path);
  const Overlaps overlaps(work);
  std::vector<SchemeLayer> schemes;
  for (const char* key : {"veiligheidsregio", "provincie"}) {
    schemes.push_back(testing::scheme_of(work, key));
  }
  const testing::Scratch scratch;
  testing::write_regions(work, schemes, scratch / "out", Format::kGeoPackage);
  for (const SchemeLayer& scheme : schemes) {
    double all_lost = 0;
    for (const testing::Written& region :
         testing::read_regions(scratch / "out/regions.gpkg", scheme.labels.scheme)) {
      const auto& units = scheme.measures.regions[testing::region_at(scheme, region.code)].units;
      const double lost =
          overlaps.area(units) - static_cast<double>(testing::area_of(region.polygons));
      EXPECT_GT(lost, 0) << region.code;
      // square metres of thousands; three units of one region overlap nowhere
      EXPECT_NEAR(lost, overlaps.within(units), 0.01) << region.code;
      all_lost += lost;
    }
    // less than the 338 ha of the country, where units of two regions overlap too
    EXPECT_NEAR(all_lost / 1e4, scheme.labels.scheme == "provincie" ? 284.6 : 253.7, 0.1);
    // what the program reports: sum of units - sum of regions = overlap inside regions, to 1 m2
    double units = 0;
    double regions = 0;
    for (std::size_t r = 0; r < scheme.labels.regions.size(); ++r) {
      units += scheme.measures.regions[r].unit_area;
      regions += scheme.written[r].area;
    }
    EXPECT_NEAR(units - regions, scheme.overlap, 1);
  }
}

TEST(DirtySums, PairsAreThoseThatGeosFinds) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten/gemeenten.shp");
  const WorkLayer work = testing::prepare(path);
  std::map<std::pair<UnitId, UnitId>, double> found;
  std::size_t of_a_square_metre = 0;
  double total = 0;
  for (const UnitOverlap& overlap : work.overlaps) {
    found[{overlap.a, overlap.b}] = overlap.area;
    if (overlap.area >= 1) ++of_a_square_metre;
    total += overlap.area;
  }
  const Overlaps overlaps(work);
  const auto count = static_cast<UnitId>(work.codes.size());
  for (UnitId a = 0; a < count; ++a) {
    for (UnitId b = a + 1; b < count; ++b) {
      const double expected = overlaps.between(a, b);
      const auto pair = found.find({a, b});
      EXPECT_EQ(pair != found.end(), expected >= kSmallestOverlap) << a << " " << b;
      if (pair != found.end()) {
        EXPECT_NEAR(pair->second, expected, 1e-3) << a << " " << b;
      }
    }
  }
  EXPECT_EQ(of_a_square_metre, 918U);
  EXPECT_NEAR(total / 1e4, 337.91, 0.01);
}

TEST(DirtySums, DrentheIsAsLargeAsItsUnion) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten/gemeenten.shp");
  const WorkLayer work = testing::prepare(path);
  const SchemeLayer provinces = testing::scheme_of(work, "provincie");
  const std::size_t drenthe = testing::region_at(provinces, "PV22");
  EXPECT_TRUE(provinces.land.regions[drenthe].repaired);
  EXPECT_NEAR(provinces.measures.regions[drenthe].unit_area / 1e6, 2680.369, 0.0006);
  EXPECT_NEAR(provinces.written[drenthe].area / 1e6, 2680.277, 0.0006);
}

}  // namespace
}  // namespace grens
