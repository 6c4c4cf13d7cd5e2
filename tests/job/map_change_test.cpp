// What moved between two years, on the units of the later and of the earlier one.
#include "job/map_change.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "drawn.hpp"
#include "support/shared_data.hpp"
#include "well_placed.hpp"

namespace grens::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

MapOrder change_since(int since, const std::string& scheme = "veiligheidsregio") {
  MapOrder order;
  order.scheme = scheme;
  order.since = since;
  return order;
}

/// Names of the units with a mark.
std::vector<std::string> marked(const WorkLayer& work, const SchemeChange& change, UnitMark mark) {
  std::vector<std::string> names;
  for (std::size_t u = 0; u < change.marks.size(); ++u) {
    if (change.marks[u] == mark) names.push_back(work.source.layer.units[u].name);
  }
  return names;
}

/// A table's first cells that begin with no bracket: those of moves.
std::vector<std::string> moves(const SchemeChange& change) {
  std::vector<std::string> texts;
  for (const ChangeRowText& row : change.rows) {
    if (row.cells.front().front() != '(') texts.push_back(row.cells.front());
  }
  return texts;
}

class ChangeOfCountry : public ::testing::Test {
 protected:
  WorkLayer work_ = prepare(kShippedLayer);
  Fonts fonts_;
  Notices notices_;
};

/// Three moves, as decrees of mergers have them; each on a unit that has other land as well.
TEST_F(ChangeOfCountry, OnUnitsOfTheLaterYear) {
  const SchemeChange change = find_change(work_, *work_.tables, change_since(2018), notices_);
  EXPECT_EQ(change.year, 2024);
  EXPECT_THAT(marked(work_, change, UnitMark::kMoved), IsEmpty());
  EXPECT_THAT(marked(work_, change, UnitMark::kPartMoved),
              UnorderedElementsAre("Amsterdam", "Oisterwijk", "Tilburg", "Vijfheerenlanden"));
  EXPECT_THAT(marked(work_, change, UnitMark::kChanged), Contains("Altena"));
  EXPECT_THAT(moves(change),
              ElementsAre("Weesp (now Amsterdam)", "Leerdam, Zederik (now Vijfheerenlanden)",
                          "part of Haaren (now Oisterwijk, Tilburg)"));
  EXPECT_THAT(change.rows[1].cells, ElementsAre("Leerdam, Zederik (now Vijfheerenlanden)",
                                                "Zuid-Holland Zuid", "Utrecht", "34,747"));
  EXPECT_EQ(change.rows[2].cells.back(), "unknown") << "people of a part are not known";
}

TEST_F(ChangeOfCountry, IsDrawnAndTold) {
  for (const char* page : {"A4", "A3-landscape", "100x120"}) {
    SCOPED_TRACE(page);
    MapOrder order = change_since(2018);
    order.language = Language::kDutch;
    order.page = page_from_text(page);
    const MapResult map = make_map(work_, order, fonts_, notices_);
    expect_well_placed(map);
    EXPECT_THAT(map.drawing.title, HasSubstr("Wat verschoof tussen veiligheidsregio’s, 2018–2024"));
    EXPECT_THAT(texts_of(map.drawing, "table"), Contains("Zuid-Holland Zuid"));
  }
  MapOrder near = change_since(2018);
  near.extent = "veiligheidsregio:VR09";
  const MapResult map = make_map(work_, near, fonts_, notices_);
  expect_well_placed(map);
  EXPECT_THAT(texts_of(map.drawing, "names"), Contains("Vijfheerenlanden"));
  EXPECT_THAT(texts_of(map.drawing, "table"), Contains(HasSubstr("Zederik")));
  EXPECT_THAT(texts_of(map.drawing, "table"), ::testing::Not(Contains(HasSubstr("Weesp"))));
  EXPECT_THAT(texts_of(map.drawing, "furniture"),
              Contains(HasSubstr("not in this layer, and not drawn, inside Vijfheerenlanden")));
}

TEST_F(ChangeOfCountry, NothingMoved) {
  const SchemeChange change = find_change(work_, *work_.tables, change_since(2023), notices_);
  EXPECT_THAT(moves(change), ElementsAre("nothing moved to another region"));
  EXPECT_EQ(of_kind(notices_, "nothing-moved").size(), 1U);
  expect_well_placed(make_map(work_, change_since(2023), fonts_, notices_));
}

TEST_F(ChangeOfCountry, EverySchemeFromEveryYear) {
  for (const std::string& scheme : kSchemes) {
    for (const int since : {2015, 2019, 2022}) {
      SCOPED_TRACE(scheme + " since " + std::to_string(since));
      try {
        expect_well_placed(make_map(work_, change_since(since, scheme), fonts_, notices_));
      } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("in only one of"));
      }
    }
  }
}

TEST_F(ChangeOfCountry, YearsThatCannotBeMeant) {
  for (const int since : {2024, 2030}) {
    EXPECT_THROW(find_change(work_, *work_.tables, change_since(since), notices_), UsageError);
  }
  EXPECT_THROW(find_change(work_, *work_.tables, change_since(1700), notices_), InputError);
  const RegionTables tables = nl_tables();
  const WorkLayer of_2019 = prepare_layer(reading(kShippedLayer), tables, 2019, {}, notices_, {});
  try {
    find_change(of_2019, tables, change_since(2015), notices_);
    FAIL() << "not refused";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("has the units of 2024, and a change from 2015 to 2019"));
  }
}

/// Each of the units of 2017 moved itself. Haaren was divided, so its regions of 2024 are joined in
/// one; the border between them stands, and is none that is no more.
TEST(ChangeOf2017, OnUnitsOfTheEarlierYear) {
  const std::string path = shared_data("nl-2017-gemeenten-clean/gemeenten.gpkg");
  if (path.empty()) GTEST_SKIP() << "SKIPPED: there is no real data (nl-2017-gemeenten-clean)";
  Notices notices;
  const RegionTables tables = nl_tables();
  const WorkLayer work = prepare_layer(reading(path), tables, 2024, {}, notices, {});
  MapOrder order = change_since(2017);
  order.tables = &tables;
  const SchemeChange change = find_change(work, tables, order, notices);
  EXPECT_THAT(marked(work, change, UnitMark::kMoved),
              UnorderedElementsAre("Leerdam", "Weesp", "Zederik"));
  EXPECT_THAT(marked(work, change, UnitMark::kPartMoved), ElementsAre("Haaren"));
  const MapResult map = make_map(work, order, Fonts(), notices);
  expect_well_placed(map);
  const auto unit = [&](const char* name) {
    const auto& units = work.source.layer.units;
    return static_cast<std::size_t>(
        std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.name == name; }) -
        units.begin());
  };
  EXPECT_THAT(change.now[unit("Haaren")], ElementsAre("VR20", "VR21"));
  EXPECT_THAT(change.now[unit("Tilburg")], ElementsAre("VR20"));
  EXPECT_THAT(change.then[unit("Haaren")], ElementsAre("VR21"));
  EXPECT_THAT(texts_of(map.drawing, "furniture"), Contains("border since 2017"));
}

}  // namespace
}  // namespace grens::testing
