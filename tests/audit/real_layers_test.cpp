// Real boundaries: the two district cases of 2015, and one border in a clean and in a dirty layer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "audit/cross_border.hpp"
#include "audit/neighbours.hpp"
#include "io/read_units.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;

/// A layer of municipalities, measured, with districts and safety regions of its year.
struct Layer {
  UnitSource source;
  Coverage coverage;
  CoverageMeasures measures;
  Mismatches mismatches;
  UnitPopulation population;
  SchemeLabels district;
  SchemeLabels vr;

  Layer(const std::string& path, int year) {
    Notices notices;
    ReadOptions options;
    options.inputs = {path};
    source = read_units(options, notices);
    const auto measurer = make_planar_measurer();
    coverage = build_coverage(source.layer.rings, source.layer.units.size());
    measures = measure_coverage(coverage, source.layer.rings, *measurer);
    mismatches = find_mismatches(coverage, *measurer);
    std::vector<std::string> codes;
    for (const Unit& unit : source.layer.units) {
      codes.push_back(unit.code);
      population.persons.push_back(unit.population);
    }
    const RegionTables tables =
        load_tables(table_files_in(std::string(GRENS_SOURCE_DIR) + "/shapes/nl"), notices);
    district = make_labels(tables, "politie_district", codes, first_of_january(year));
    vr = make_labels(tables, "veiligheidsregio", codes, first_of_january(year));
  }
  AuditInput input() const { return {source.layer, coverage, measures, population, mismatches}; }
  /// The pieces that are cases, as "district/region".
  std::vector<std::string> cases(const CrossBorder& found) const {
    std::vector<std::string> names;
    for (const CrossCase& c : found.cases) {
      const Piece& piece = found.pieces[c.piece];
      names.push_back(district.regions[static_cast<std::size_t>(piece.a)].code + "/" +
                      vr.regions[static_cast<std::size_t>(piece.b)].code);
    }
    return names;
  }
  std::vector<std::string> codes(const std::vector<UnitId>& units) const {
    std::vector<std::string> codes;
    for (const UnitId unit : units) {
      codes.push_back(source.layer.units[static_cast<std::size_t>(unit)].code);
    }
    return codes;
  }
};

TEST(RealLayers, TwoDistrictsAreCutIn2015AndTholenIsTheException) {
  GRENS_SHARED_OR_SKIP(path, "nl-2015-gemeenten/gemeenten.shp");
  const Layer layer(path, 2015);
  const CrossBorder found = cross_border(layer.input(), layer.district, layer.vr);
  EXPECT_EQ(found.relation, Relation::kNeither);
  ASSERT_THAT(layer.cases(found), ElementsAre("de-markiezaten/VR19", "de-markiezaten/VR20"));
  const Piece& tholen = found.pieces[found.cases[0].piece];
  EXPECT_THAT(layer.codes(tholen.units), ElementsAre("GM0716"));
  EXPECT_FALSE(tholen.main_of_a);
  EXPECT_EQ(found.pieces[found.cases[1].piece].units.size(), 7U);
  EXPECT_TRUE(found.pieces[found.cases[1].piece].main_of_a);
}

TEST(RealLayers, ACleanLayerGivesTheWholeLine) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten-clean/gemeenten.gpkg");
  const Layer layer(path, 2017);
  const CrossBorder found = cross_border(layer.input(), layer.district, layer.vr);
  ASSERT_EQ(found.cases.size(), 2U);
  const Piece& tholen = found.pieces[found.cases[0].piece];
  EXPECT_NEAR(tholen.cut_a.length, 18600, 50);
  EXPECT_LT(tholen.cut_a.unmatched, 1000);
  double outer = 0;
  for (std::size_t i = 0; i < layer.coverage.arcs.size(); ++i) {
    const Arc& arc = layer.coverage.arcs[i];
    if (arc.left == kOutside || arc.right == kOutside) outer += layer.measures.arc_length[i];
  }
  EXPECT_LT(layer.mismatches.length, outer / 200);
}

TEST(RealLayers, ADirtyLayerGivesTheMatchedPartAndTheRest) {
  GRENS_SHARED_OR_SKIP(path, "nl-2017-gemeenten/gemeenten.shp");
  const Layer layer(path, 2017);
  const CrossBorder found = cross_border(layer.input(), layer.district, layer.vr);
  ASSERT_EQ(found.cases.size(), 2U);
  const Piece& tholen = found.pieces[found.cases[0].piece];
  EXPECT_NEAR(tholen.cut_a.length, 7200, 50);
  // the two generalisations wind more than the border itself
  EXPECT_GT(tholen.cut_a.unmatched, 11000);
  EXPECT_LT(tholen.cut_a.unmatched, 12500);
  EXPECT_GT(layer.mismatches.units.size(), 380U);
}

TEST(RealLayers, NeighboursOfACleanLayerAreFoundInADirtyOneToo) {
  GRENS_SHARED_OR_SKIP(clean_path, "nl-2017-gemeenten-clean/gemeenten.gpkg");
  GRENS_SHARED_OR_SKIP(dirty_path, "nl-2017-gemeenten/gemeenten.shp");
  const Layer clean(clean_path, 2017);
  const Layer dirty(dirty_path, 2017);
  std::map<std::pair<RegionId, RegionId>, double> lengths;
  for (const Neighbours& pair : find_neighbours(dirty.input(), dirty.vr.region)) {
    lengths[{pair.a, pair.b}] = pair.length + pair.unmatched;
  }
  // one by one only roughly: who cleaned the layer gave long slivers to a third unit
  std::size_t compared = 0;
  double in_clean = 0;
  double in_dirty = 0;
  for (const Neighbours& pair : find_neighbours(clean.input(), clean.vr.region)) {
    if (pair.b < 0 || pair.length < 1000) continue;
    const double length = lengths[{pair.a, pair.b}];
    EXPECT_NEAR(length, pair.length + pair.unmatched, 0.2 * pair.length)
        << clean.vr.regions[static_cast<std::size_t>(pair.a)].code << " "
        << clean.vr.regions[static_cast<std::size_t>(pair.b)].code;
    ++compared;
    in_clean += pair.length + pair.unmatched;
    in_dirty += length;
  }
  EXPECT_NEAR(in_dirty, in_clean, 0.02 * in_clean);
  EXPECT_GT(compared, 40U);
}

TEST(RealLayers, NeighbourhoodsAreClean) {
  GRENS_SHARED_OR_SKIP(path, "nl-2014-buurten-clean/buurten.gpkg");
  Notices notices;
  ReadOptions options;
  options.inputs = {path};
  const UnitSource source = read_units(options, notices);
  const Coverage coverage = build_coverage(source.layer.rings, source.layer.units.size());
  const Mismatches found = find_mismatches(coverage, *make_planar_measurer());
  EXPECT_LT(found.length, 3000);  // of 2,900 km that have one side only
}

}  // namespace
}  // namespace grens
