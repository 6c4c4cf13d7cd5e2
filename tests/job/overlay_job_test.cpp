// Layers that share borders are crossed by arcs and by an overlay, and both must find the same;
// real layers that were drawn apart are overlaid by GEOS as well.
#include "job/overlay_job.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/error.hpp"
#include "geometry/geos.hpp"
#include "job/prepared.hpp"
#include "support/scratch.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kShippedLayer;
using testing::nl_tables;
using testing::prepare;
using testing::reading;
using testing::Scratch;
using testing::write_bytes;

struct Made {
  std::unique_ptr<LayerOverlay> overlay;
  Notices notices;

  const CrossBorder& cross() const { return overlay->cross; }
  std::vector<std::string> kinds() const {
    std::vector<std::string> kinds;
    for (const Notice& notice : notices.list()) kinds.push_back(notice.kind);
    return kinds;
  }
};

Made make(const OverlayWish& wish) {
  Made made;
  made.overlay = overlay_layers(wish, nl_tables(), made.notices, {});
  return made;
}

OverlayWish schemes_of_file(const std::string& file, const std::string& a, const std::string& b) {
  OverlayWish wish;
  wish.a = {reading(file), a};
  wish.b = {reading(file), b};
  return wish;
}

/// What a piece is known by, and all that is told of it.
struct Told {
  Overlap overlap;
  double area;
  std::optional<std::int64_t> people;  // exact, or none
  bool main_of_a, main_of_b;
  double cut_a, cut_b;
};

using Pieces = std::map<std::pair<std::string, std::string>, Told>;

Pieces told(const CrossBorder& cross, const SchemeLabels& a, const SchemeLabels& b) {
  Pieces pieces;
  for (const Piece& piece : cross.pieces) {
    pieces[{a.info(piece.a).code, b.info(piece.b).code}] = {
        piece.overlap,
        piece.area,
        piece.population.is_exact() ? std::optional(piece.population.at_least) : std::nullopt,
        piece.main_of_a,
        piece.main_of_b,
        piece.cut_a.length,
        piece.cut_b.length};
  }
  return pieces;
}

void expect_same(const std::string& file, const std::string& a, const std::string& b) {
  OverlayWish wish = schemes_of_file(file, a, b);
  wish.people.units = true;
  const Made made = make(wish);
  const WorkLayer work = prepare(file);
  const SchemeLabels labels_a = label_layer(work, a);
  const SchemeLabels labels_b = label_layer(work, b);
  const CrossBorder cross = cross_border(work.audit(), labels_a, labels_b);
  const Pieces expected = told(cross, labels_a, labels_b);
  const Pieces found = told(made.cross(), made.overlay->labels_a, made.overlay->labels_b);
  EXPECT_EQ(made.cross().relation, cross.relation);
  EXPECT_EQ(made.cross().cases.size(), cross.cases.size());
  EXPECT_THAT(made.overlay->land.slivers, IsEmpty());
  ASSERT_EQ(found.size(), expected.size());
  for (const auto& [pair, piece] : expected) {
    SCOPED_TRACE(pair.first + " and " + pair.second);
    ASSERT_TRUE(found.contains(pair));
    const Told& other = found.at(pair);
    EXPECT_EQ(other.overlap, piece.overlap);
    EXPECT_NEAR(other.area / piece.area, 1, 1e-9);
    EXPECT_EQ(other.people, piece.people);
    EXPECT_EQ(other.main_of_a, piece.main_of_a);
    EXPECT_EQ(other.main_of_b, piece.main_of_b);
    EXPECT_NEAR(other.cut_a, piece.cut_a, 1e-6 + 1e-9 * piece.cut_a);
    EXPECT_NEAR(other.cut_b, piece.cut_b, 1e-6 + 1e-9 * piece.cut_b);
  }
}

TEST(OverlayJob, FindsWhatCrossFindsWhereBordersAreShared) {
  expect_same(kShippedLayer, "politie_district", "veiligheidsregio");
  expect_same(kShippedLayer, "veiligheidsregio", "politie_eenheid");
  expect_same(kShippedLayer, "arrondissement", "riec");
}

TEST(OverlayJob, FindsWhatCrossFindsInARealLayer) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten-clean/gemeenten.gpkg");
  expect_same(path, "politie_district", "veiligheidsregio");
}

/// The area of what regions share, by GEOS, each made valid by itself.
TEST(OverlayJob, FindsTheAreasThatGeosFindsInADirtyLayer) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten/gemeenten.shp");
  OverlayWish wish = schemes_of_file(path, "politie_district", "veiligheidsregio");
  const Made made = make(wish);
  const LandPieces& land = made.overlay->land;
  std::map<std::pair<UnitId, UnitId>, double> found;
  for (const LandPiece& piece : land.pieces) found[{piece.a, piece.b}] += piece.area;
  for (const LandSliver& sliver : land.slivers) found[{sliver.a, sliver.b}] += sliver.area;
  const Geos geos;
  const auto geometries = [&](const RegionsRead& regions) {
    const auto rings = rings_by_unit(regions.layer.rings, regions.layer.units.size());
    std::vector<Geos::Geometry> made_of;
    for (const auto& positions : rings) {
      made_of.push_back(geos.to_geos(unit_polygons(regions.layer.rings, positions)));
      EXPECT_FALSE(geos.invalid_at(*made_of.back()));
    }
    return made_of;
  };
  const auto a = geometries(made.overlay->a);
  const auto b = geometries(made.overlay->b);
  double worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_NEAR(land.area_a[i] / geos.area(*a[i]), 1, 1e-9);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const double area = geos.area(*geos.intersect(*a[i], *b[j]));
      const double ours = found[{static_cast<UnitId>(i), static_cast<UnitId>(j)}];
      worst = std::max(worst, std::abs(ours - area));
      EXPECT_NEAR(ours, area, 1e-9 * geos.area(*a[i]));
    }
  }
  RecordProperty("worst_m2", fmt::format("{:g}", worst));
  EXPECT_THAT(made.kinds(), ::testing::Contains("overlap"));
  // so little as rounding moves, people are all there
  std::int64_t people = 0;
  for (const auto& persons : made.overlay->work.population.persons) people += persons.value_or(0);
  EXPECT_EQ(people, 17081507);
}

/// A box in RD with properties, in m from a place in the Netherlands.
std::string box(const std::string& properties, int left, int bottom, int right, int top) {
  const auto corner = [&](int x, int y) { return fmt::format("[{},{}]", 140000 + x, 400000 + y); };
  return fmt::format(R"({{"type":"Feature","properties":{{{}}},"geometry":)"
                     R"({{"type":"Polygon","coordinates":[[{},{},{},{},{}]]}}}})",
                     properties, corner(left, bottom), corner(right, bottom), corner(right, top),
                     corner(left, top), corner(left, bottom));
}

std::string document(const std::vector<std::string>& features) {
  return fmt::format(R"({{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":)"
                     R"("urn:ogc:def:crs:EPSG::28992"}}}},"features":[{}]}})",
                     fmt::join(features, ","));
}

class OverlaidFiles : public ::testing::Test {
 protected:
  Made make(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    write_bytes(scratch_ / "ours.geojson", document(a));
    write_bytes(scratch_ / "theirs.geojson", document(b));
    wish_.a.read = reading(scratch_ / "ours.geojson");
    wish_.b.read = reading(scratch_ / "theirs.geojson");
    return grens::make(wish_);
  }

  Scratch scratch_;
  OverlayWish wish_;
};

const std::vector<std::string> kOurs = {
    box(R"("code":"w","name":"West","population":1000)", 0, 0, 1000, 1000),
    box(R"("code":"e","name":"East","population":400)", 1000, 0, 2000, 1000)};

TEST_F(OverlaidFiles, DrawnALittleApartHaveNoCase) {
  const Made made = make(
      kOurs, {box(R"("code":"x")", 0, 0, 1010, 1000), box(R"("code":"y")", 1010, 0, 2000, 1000)});
  EXPECT_EQ(made.cross().relation, Relation::kCongruent);
  EXPECT_TRUE(made.cross().certain);
  EXPECT_EQ(made.overlay->land.slivers.size(), 1U);
  EXPECT_EQ(made.cross().pieces[0].population.at_least, 400);  // by code: e before w
}

TEST_F(OverlaidFiles, ThatCutARegionHaveACaseWithPeopleAndALine) {
  const Made made = make(
      kOurs, {box(R"("code":"x")", 0, 0, 1250, 1000), box(R"("code":"y")", 1250, 0, 2000, 1000)});
  ASSERT_EQ(made.cross().cases.size(), 1U);
  const Piece& piece = made.cross().pieces[made.cross().cases[0].piece];
  EXPECT_EQ(made.overlay->labels_a.info(piece.a).code, "e");
  EXPECT_EQ(made.overlay->labels_b.info(piece.b).code, "x");
  EXPECT_EQ(piece.population.at_least, 100);
  EXPECT_EQ(piece.area, 250000);
  EXPECT_EQ(piece.cut_a.length, 1000);
  EXPECT_FALSE(piece.main_of_a);
  EXPECT_EQ(made.cross().relation, Relation::kNeither);
}

TEST_F(OverlaidFiles, LandOfNoRegionIsElsewhereUnlessLeftOut) {
  const std::vector<std::string> partner = {box(R"("code":"x")", 500, 0, 1500, 1000)};
  const Made all = make(kOurs, partner);
  EXPECT_EQ(all.cross().cases.size(), 2U);
  EXPECT_EQ(all.cross().a[0].unplaced.size(), 1U);
  EXPECT_EQ(all.cross().pieces[0].population.at_least, 200);
  wish_.one_sided = OneSided::kLeave;
  const Made common = make(kOurs, partner);
  EXPECT_THAT(common.cross().cases, IsEmpty());
  EXPECT_EQ(common.cross().relation, Relation::kANestsInB);
  EXPECT_EQ(common.cross().pieces[0].population.at_least, 400);
}

TEST_F(OverlaidFiles, TakeBToTheCrsOfA) {
  write_bytes(scratch_ / "b.geojson",
              R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
              R"({"code":"x"},"geometry":{"type":"Polygon","coordinates":[[[5.1,51.5],[5.4,51.5],)"
              R"([5.4,51.7],[5.1,51.7],[5.1,51.5]]]}}]})");
  write_bytes(scratch_ / "a.geojson", document(kOurs));
  wish_.a.read = reading(scratch_ / "a.geojson");
  wish_.b.read = reading(scratch_ / "b.geojson");
  const Made made = grens::make(wish_);
  EXPECT_EQ(made.cross().relation, Relation::kANestsInB);
  EXPECT_THAT(made.cross().cases, IsEmpty());
  EXPECT_EQ(made.cross().pieces.size(), 2U);
  EXPECT_NEAR(made.overlay->land.only_b, 20.8e3 * 22.25e3 - 2e6, 5e6);
  EXPECT_THAT(made.kinds(), ::testing::Contains("crs"));
}

TEST_F(OverlaidFiles, MakeABowTieValidAndSaySo) {
  const std::string tie =
      R"({"type":"Feature","properties":{"code":"t"},"geometry":{"type":"Polygon","coordinates":)"
      R"([[[140000,400000],[141000,401000],[141000,400000],[140000,401000],[140000,400000]]]}})";
  const Made made = make({tie}, {box(R"("code":"x")", 0, 0, 1000, 1000)});
  EXPECT_THAT(made.kinds(), ::testing::Contains("made-valid"));
  EXPECT_NEAR(made.overlay->land.area_a[0], 500000, 1e-6);
  EXPECT_NEAR(made.cross().pieces[0].area, 500000, 1e-6);
}

TEST_F(OverlaidFiles, ApartShareNoLand) {
  const Made made = make(kOurs, {box(R"("code":"x")", 5000, 0, 6000, 1000)});
  EXPECT_THAT(made.cross().pieces, IsEmpty());
  EXPECT_EQ(made.overlay->land.only_b, 1e6);
}

TEST_F(OverlaidFiles, CountWeightedPoints) {
  write_bytes(scratch_ / "homes.csv",
              "x,y,people\n140100,400100,90\n141100,400100,10\n141900,400100,30\n"
              "141900,400200,\n150000,400000,7\n");
  wish_.people.points = scratch_ / "homes.csv";
  const std::vector<std::string> theirs = {box(R"("code":"x")", 0, 0, 1250, 1000),
                                           box(R"("code":"y")", 1250, 0, 2000, 1000)};
  const Made spread = make(kOurs, theirs);
  EXPECT_EQ(spread.cross().pieces[0].population.at_least, 100);  // e in x: 10 of 40, of 400
  EXPECT_EQ(spread.cross().pieces[1].population.at_least, 300);
  EXPECT_THAT(spread.kinds(), ::testing::Contains("no-weight"));
  EXPECT_THAT(spread.kinds(), ::testing::Contains("weights-outside"));
  const Made counted = make(
      {box(R"("code":"w")", 0, 0, 1000, 1000), box(R"("code":"e")", 1000, 0, 2000, 1000)}, theirs);
  EXPECT_EQ(counted.cross().pieces[0].population.at_least, 10);
  EXPECT_EQ(counted.cross().pieces[1].population.at_least, 30);
  EXPECT_FALSE(counted.overlay->people.of_a);
}

TEST_F(OverlaidFiles, RefuseWeightsThatAreNone) {
  wish_.people.points = scratch_ / "homes.csv";
  const auto refusal = [&](const std::string& table) {
    write_bytes(scratch_ / "homes.csv", table);
    try {
      make(kOurs, kOurs);
    } catch (const InputError& error) {
      return std::string(error.what());
    }
    return std::string("taken");
  };
  EXPECT_THAT(refusal("x,y,people\n140100,400100,many\n"), HasSubstr("record 1: 'many'"));
  EXPECT_THAT(refusal("x,y,homes\n140100,400100,3\n"), HasSubstr("--weights-field"));
  EXPECT_THAT(refusal("x,y,people\n140100,400100,\n"), HasSubstr("no point has"));
}

}  // namespace
}  // namespace grens
