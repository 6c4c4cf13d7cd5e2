// Baarle-Nassau (GM0744): 21 pieces of Belgium lie in it, and pieces of it inside them. In the
// clean layer one piece of Belgium is two holes that touch in a point, so there are 22 holes.
#include <gtest/gtest.h>

#include <algorithm>

#include "geometry/inside.hpp"
#include "job/prepared.hpp"
#include "job/written.hpp"
#include "support/scratch.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

struct Counts {
  std::size_t parts = 0;
  std::size_t holes = 0;
  std::size_t touching = 0;        ///< pairs of holes with a common point
  std::size_t parts_in_holes = 0;  ///< parts that lie inside a hole of another part
};

bool in_a_hole(const Polygon& part, const MultiPolygon& all) {
  const Point inside = interior_point(part.shell);
  return std::ranges::any_of(all, [&](const Polygon& other) {
    return std::ranges::any_of(other.holes,
                               [&](const auto& hole) { return locate(hole, inside) == Side::kIn; });
  });
}

/// How many pairs of rings have a point in common.
std::size_t touching_pairs(const std::vector<std::vector<Point>>& rings) {
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < rings.size(); ++i) {
    for (std::size_t k = i + 1; k < rings.size(); ++k) {
      pairs += std::ranges::find_first_of(rings[i], rings[k]) != rings[i].end();
    }
  }
  return pairs;
}

Counts count(const MultiPolygon& polygons) {
  Counts counts;
  counts.parts = polygons.size();
  for (const Polygon& part : polygons) {
    counts.holes += part.holes.size();
    counts.touching += touching_pairs(part.holes);
    if (in_a_hole(part, polygons)) ++counts.parts_in_holes;
  }
  return counts;
}

/// A region of a layer, written and read again.
MultiPolygon written(const WorkLayer& work, SchemeLabels labels, const std::string& code) {
  Notices notices;
  const std::string scheme = labels.scheme;
  const testing::Scratch scratch;
  testing::write_regions(work, {make_scheme_layer(work, std::move(labels), notices)},
                         scratch / "out", Format::kGeoPackage);
  for (testing::Written& region : testing::read_regions(scratch / "out/regions.gpkg", scheme)) {
    if (region.code == code) return std::move(region.polygons);
  }
  return {};
}

TEST(Baarle, ComesThroughAsAMunicipality) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten-clean/gemeenten.gpkg");
  const WorkLayer work = testing::prepare(path);
  const MultiPolygon baarle =
      written(work, labels_from_values("gemeente", work.codes, work.codes), "GM0744");
  const Counts counts = count(baarle);
  EXPECT_EQ(counts.holes, 22U);
  EXPECT_EQ(counts.touching, 1U);
  EXPECT_EQ(counts.parts_in_holes, 7U);
  EXPECT_EQ(counts.parts, 9U);
  const auto unit = std::ranges::find(work.codes, "GM0744") - work.codes.begin();
  EXPECT_NEAR(static_cast<double>(testing::area_of(baarle)),
              work.measures.unit_area[static_cast<std::size_t>(unit)], 1e-3);
}

TEST(Baarle, ComesThroughInItsSafetyRegion) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten-clean/gemeenten.gpkg");
  const WorkLayer work = testing::prepare(path);
  const MultiPolygon region = written(work, label_layer(work, "veiligheidsregio"), "VR20");
  const MultiPolygon baarle =
      written(work, labels_from_values("gemeente", work.codes, work.codes), "GM0744");
  std::size_t holes = 0;
  std::size_t islets = 0;
  for (const Polygon& part : baarle) {
    for (const auto& hole : part.holes) {
      holes += std::ranges::any_of(region, [&](const Polygon& other) {
        return std::ranges::find(other.holes, hole) != other.holes.end();
      });
    }
    islets += std::ranges::any_of(region,
                                  [&](const Polygon& other) { return other.shell == part.shell; });
  }
  EXPECT_EQ(holes, 22U);
  EXPECT_EQ(islets, 8U);  // all but the main part
}

}  // namespace
}  // namespace grens
