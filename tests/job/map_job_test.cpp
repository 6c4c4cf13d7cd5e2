// Maps of real layers: no two names overlap, none leaves the page, every region is told.
#include "job/map_job.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/error.hpp"
#include "prepared.hpp"
#include "support/shared_data.hpp"
#include "well_placed.hpp"

namespace grens::testing {
namespace {

using ::testing::HasSubstr;

MapOrder ordering(const std::string& scheme, const std::string& page = "A4") {
  MapOrder order;
  order.scheme = scheme;
  order.page = page_from_text(page);
  return order;
}

class RealMap : public ::testing::TestWithParam<LayerFile> {};

TEST_P(RealMap, NamesOverlapNothing) {
  std::string path = kShippedLayer;
  if (GetParam().file != nullptr) {
    path = shared_data(GetParam().file);
    if (path.empty()) GTEST_SKIP() << "SKIPPED: there is no real data (" << GetParam().file << ")";
  }
  const WorkLayer work = prepare(path);
  const Fonts fonts;
  for (const std::string& scheme : kSchemes) {
    for (const char* page : {"A4", "A3-landscape", "100x120"}) {
      SCOPED_TRACE(scheme + " on " + page);
      Notices notices;
      const MapResult map = make_map(work, ordering(scheme, page), fonts, notices);
      expect_well_placed(map);
      EXPECT_EQ(map.alike, 0U);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Layers, RealMap,
                         ::testing::Values(kCleanLayers[0], kCleanLayers[1], kDirtyLayers[0]),
                         [](const auto& layer) { return layer.param.name; });

class MapOfCountry : public ::testing::Test {
 protected:
  WorkLayer work_ = prepare(kShippedLayer);
  Fonts fonts_;
  Notices notices_;
};

TEST_F(MapOfCountry, TellsEveryRegionOnA3) {
  const MapResult map = make_map(work_, ordering("veiligheidsregio", "A3"), fonts_, notices_);
  EXPECT_TRUE(map.unnamed_regions.empty());
  EXPECT_GT(map.units_named, 170U);
  EXPECT_LT(map.scale, 1e6);
}

TEST_F(MapOfCountry, CrossBorderOfTholen) {
  MapOrder order = ordering("politie_district", "A4-landscape");
  order.over = "veiligheidsregio";
  order.extent = "zeeland-west-brabant";
  order.language = Language::kDutch;
  const MapResult map = make_map(work_, order, fonts_, notices_);
  expect_well_placed(map);
  EXPECT_THAT(texts_of(map.drawing, "names"), ::testing::Contains("Tholen"));
  EXPECT_THAT(texts_of(map.drawing, "names"), ::testing::IsSupersetOf({"Tilburg", "Breda"}));
  EXPECT_GT(map.units, 30U);
  EXPECT_LE(map.units_named, map.units);
  const auto table = texts_of(map.drawing, "table");
  for (const char* wanted : {"De Markiezaten", "Zeeland", "Midden- en West-Brabant", "hoofddeel",
                             "uitzondering", "Tholen"}) {
    EXPECT_THAT(table, ::testing::Contains(wanted));
  }
}

TEST_F(MapOfCountry, DensityHasItsClassesInTheKey) {
  MapOrder order = ordering("provincie");
  order.density = true;
  const MapResult map = make_map(work_, order, fonts_, notices_);
  expect_well_placed(map);
  EXPECT_THAT(
      texts_of(map.drawing, "furniture"),
      ::testing::Contains("Inhabitants per km², 2022 (in brackets: number of municipalities)"));
  EXPECT_EQ(map.drawing.title, "Inhabitants per km²");
}

const std::string kFigures = GRENS_SOURCE_DIR "/shapes/nl/";

/// What is filled with what, by id; things with hatching have no colour of a class.
std::map<std::string, std::string> fills_of(const Drawing& drawing, const std::string& layer) {
  std::map<std::string, std::string> fills;
  for (const DrawnLayer& one : drawing.layers) {
    if (one.id != layer) continue;
    for (const auto& thing : one.things) {
      const Shape* shape = std::get_if<Shape>(&thing);
      if (shape == nullptr || !shape->fill) continue;
      fills[shape->id] = shape->hatch ? "hatched"
                                      : fmt::format("{:02X}{:02X}{:02X}", shape->fill->red,
                                                    shape->fill->green, shape->fill->blue);
    }
  }
  return fills;
}

TEST_F(MapOfCountry, FiguresByRegionFillRegions) {
  MapOrder order = ordering("politie_district");
  order.figures = kFigures + "police-strength-2015.csv";
  order.value = "fte";
  order.classes = class_rule("400,500,700");
  order.extent = "politie_eenheid:midden-nederland";
  const MapResult map = make_map(work_, order, fonts_, notices_);
  expect_well_placed(map);
  const auto fills = fills_of(map.drawing, "regions");
  EXPECT_EQ(fills.at("gooi-en-vechtstreek"), "FFFFCC");
  EXPECT_EQ(fills.at("west-utrecht"), "C7E9B4");
  for (const char* region : {"flevoland", "oost-utrecht", "stad-utrecht"}) {
    EXPECT_EQ(fills.at(region), "225EA8") << region;
  }
  EXPECT_EQ(fills.at("ijsselland"), "EDEDED") << "the map is not about it";
  EXPECT_THAT(texts_of(map.drawing, "furniture"),
              ::testing::IsSupersetOf(
                  {"Fte, 2015 (in brackets: number of police districts; a number on a bound is in "
                   "the class that begins there; other areas in 2015: Gooi en Vechtstreek, "
                   "West-Utrecht)",
                   "under 400 (1)", "400 – 500 (1)", "500 – 700 (0)", "700 or more (3)"}));
  for (const Notice& notice : notices_.list()) {
    EXPECT_NE(notice.kind, "no-number") << notice.text;
  }
}

TEST_F(MapOfCountry, WithoutAnExtentRegionsWithoutAFigureAreHatched) {
  MapOrder order = ordering("politie_district");
  order.figures = kFigures + "police-strength-2015.csv";
  order.value = "operational_fte";
  order.language = Language::kDutch;
  const MapResult map = make_map(work_, order, fonts_, notices_);
  const auto fills = fills_of(map.drawing, "regions");
  EXPECT_EQ(fills.at("ijsselland"), "hatched");
  EXPECT_EQ(fills.at("flevoland").size(), 6U);
  EXPECT_THAT(texts_of(map.drawing, "furniture"), ::testing::Contains("geen gegevens (29)"));
  EXPECT_THAT(notices_.list().back().text, HasSubstr("29 regions have no number in "));
}

/// Stad-Utrecht: 702 fte, and in 2022 people of the municipality Utrecht alone.
TEST_F(MapOfCountry, FiguresCanBeDividedByPeople) {
  MapOrder order = ordering("politie_district");
  order.figures = kFigures + "police-strength-2015.csv";
  order.value = "fte";
  order.per_people = 1000;
  order.extent = "politie_district:stad-utrecht";
  const MapResult map = make_map(work_, order, fonts_, notices_);
  const auto utrecht = std::find(work_.codes.begin(), work_.codes.end(), "GM0344");
  const auto people =
      work_.population.persons[static_cast<std::size_t>(utrecht - work_.codes.begin())];
  ASSERT_TRUE(people);
  EXPECT_THAT(texts_of(map.drawing, "furniture"),
              ::testing::IsSupersetOf(
                  {std::string("Fte per 1,000 inhabitants, 2015 (in brackets: number of police "
                               "districts; inhabitants of 2022)"),
                   fmt::format("{:.2f} (1)", 702e3 / static_cast<double>(*people))}));
}

TEST_F(MapOfCountry, FiguresByUnitFillUnits) {
  MapOrder order = ordering("politie_district");
  order.figures = kFigures + "priorities-2015.csv";
  order.value = "priorities";
  order.classes = class_rule("pretty");
  order.extent = "politie_eenheid:midden-nederland";
  const MapResult map = make_map(work_, order, fonts_, notices_);
  const auto fills = fills_of(map.drawing, "units");
  EXPECT_EQ(fills.at("GM1942"), "hatched") << "Gooise Meren is of 2016";
  EXPECT_NE(fills.at("GM0050"), fills.at("GM0339")) << "Zeewolde has most, Renswoude fewest";
  EXPECT_THAT(texts_of(map.drawing, "furniture"),
              ::testing::IsSupersetOf({"0 – 2 (1)", "10 – 12 (3)", "no data (2)"}));
}

TEST_F(MapOfCountry, MeasuresFillRegions) {
  const auto fills = [&](Measure measure, const std::string& over) {
    MapOrder order = ordering("politie_district");
    order.measure = measure;
    order.over = over;
    order.classes = class_rule("natural");
    const MapResult map = make_map(work_, order, fonts_, notices_);
    expect_well_placed(map);
    return fills_of(map.drawing, "regions");
  };
  auto found = fills(Measure::kOutsideMain, "veiligheidsregio");
  EXPECT_NE(found.at("de-markiezaten"), found.at("twente"));
  EXPECT_EQ(found.at("noord-holland-noord"), found.at("twente"))
      << "some of its people are not known, but all are in one safety region";
  found = fills(Measure::kPopulation, "");
  EXPECT_EQ(found.at("noord-holland-noord"), "hatched") << "Dijk en Waard is not known";
  EXPECT_NE(found.at("oost-utrecht"), found.at("gooi-en-vechtstreek"));
  EXPECT_EQ(fills(Measure::kArea, "").at("noord-holland-noord").size(), 6U);
  EXPECT_EQ(fills(Measure::kCompactness, "").size(), fills(Measure::kDensity, "").size());
}

TEST_F(MapOfCountry, TellsTheYearOfUnitsAndThatOfRegions) {
  const WorkLayer work = prepare_layer(reading(kShippedLayer), nl_tables(), 2019, {}, notices_, {});
  MapOrder order = ordering("veiligheidsregio");
  order.language = Language::kDutch;
  const MapResult map = make_map(work, order, fonts_, notices_);
  EXPECT_THAT(
      texts_of(map.drawing, "furniture"),
      ::testing::Contains(HasSubstr(
          " 342 gemeenten van 2024 · veiligheidsregio’s van 1 januari 2019 · grenzen bij")));
}

TEST_F(MapOfCountry, ASecondSchemeIsToldLikeTheFirst) {
  MapOrder order = ordering("politie_district", "A4");
  order.over = "veiligheidsregio";
  const MapResult map = make_map(work_, order, fonts_, notices_);
  EXPECT_TRUE(map.unnamed_regions.empty());
  std::string told;
  for (const char* layer : {"names", "list"}) {
    for (const std::string& text : texts_of(map.drawing, layer)) told += text + " ";
  }
  EXPECT_THAT(told, HasSubstr("Haaglanden"));
  EXPECT_THAT(told, HasSubstr("Kennemerland"));
}

TEST_F(MapOfCountry, ASchemeWithoutRegionsIsRefused) {
  WorkLayer work = prepare(kShippedLayer);
  work.fit.date = {1700, 1, 1};
  EXPECT_THROW(make_map(work, ordering("veiligheidshuis"), fonts_, notices_), InputError);
}

TEST_F(MapOfCountry, ExtentIsARegionOfAnyScheme) {
  MapOrder order = ordering("provincie");
  order.extent = "Flevoland";
  EXPECT_THAT(make_map(work_, order, fonts_, notices_).drawing.title, HasSubstr("Flevoland: "));
  order.extent = "nowhere";
  EXPECT_THROW(make_map(work_, order, fonts_, notices_), UsageError);
}

}  // namespace
}  // namespace grens::testing
