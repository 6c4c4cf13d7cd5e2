// Atlases of real and drawn layers: what pages show, where they lead, and that nothing lies over
// anything else.
#include "job/map_atlas.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/error.hpp"
#include "drawn.hpp"
#include "prepared.hpp"

namespace grens::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

std::vector<std::string> texts_of(const Drawing& drawing, const std::string& layer) {
  std::vector<std::string> texts;
  for (const DrawnLayer& one : drawing.layers) {
    if (one.id != layer) continue;
    for (const auto& thing : one.things) {
      if (const Words* words = std::get_if<Words>(&thing)) texts.push_back(words->text);
    }
  }
  return texts;
}

std::vector<std::string> titles(const Atlas& atlas) {
  std::vector<std::string> found;
  for (const Drawing& page : atlas.pages) found.push_back(page.title);
  return found;
}

std::multiset<std::string> links_of(const Drawing& drawing) {
  std::multiset<std::string> links;
  for (const DrawnLayer& layer : drawing.layers) {
    for (const auto& thing : layer.things) {
      if (const Link* link = std::get_if<Link>(&thing)) links.insert(link->to);
    }
  }
  return links;
}

const DrawnLayer* layer_of(const Drawing& drawing, const std::string& id) {
  for (const DrawnLayer& layer : drawing.layers) {
    if (layer.id == id) return &layer;
  }
  return nullptr;
}

bool overlap(const Box& a, const Box& b) {
  return a.min_x < b.max_x && b.min_x < a.max_x && a.min_y < b.max_y && b.min_y < a.max_y;
}

Box box_of(const Words& words) {
  const double height = words.style.size * kPoint;
  return {words.at.x, words.at.y - kAscent * height, words.at.x + words.width,
          words.at.y + kDescent * height};
}

/// Nothing of the region, and no name, comes into the locator; no words overlap.
void expect_well_placed(const Drawing& page) {
  SCOPED_TRACE(page.title);
  const Box paper{0, 0, page.page.width, page.page.height};
  const DrawnLayer* locator = layer_of(page, "locator");
  std::vector<std::pair<Box, std::string>> placed;
  for (const DrawnLayer& layer : page.layers) {
    for (const auto& thing : layer.things) {
      const Words* words = std::get_if<Words>(&thing);
      if (words == nullptr) continue;
      const Box box = box_of(*words);
      EXPECT_TRUE(paper.contains(box)) << words->text;
      EXPECT_FALSE(locator != nullptr && overlap(box, *locator->clip)) << words->text;
      for (const auto& [other, text] : placed) {
        EXPECT_FALSE(overlap(box, other)) << words->text << " over " << text;
      }
      placed.emplace_back(box, words->text);
    }
  }
  if (locator == nullptr) return;
  EXPECT_TRUE(page.layers.front().clip->contains(*locator->clip));
  for (const auto& thing : layer_of(page, "regions")->things) {
    const Shape& shape = std::get<Shape>(thing);
    if (shape.id != page.id) continue;
    for (const auto& ring : shape.rings) {
      for (const Point& point : ring) EXPECT_FALSE(locator->clip->contains(point));
    }
  }
}

MapOrder ordering(const std::string& scheme, const std::string& page = "A4") {
  MapOrder order;
  order.scheme = scheme;
  order.page = page_from_text(page);
  return order;
}

class AtlasOfCountry : public ::testing::Test {
 protected:
  Atlas make(const MapOrder& order) { return make_atlas(work_, order, fonts_, notices_, {}); }
  WorkLayer work_ = prepare(kShippedLayer);
  Fonts fonts_;
  Notices notices_;
};

TEST_F(AtlasOfCountry, HasAPageForEachRegionInTheOrderOfNames) {
  const Atlas atlas = make(ordering("veiligheidsregio"));
  ASSERT_EQ(atlas.pages.size(), 26U);
  EXPECT_EQ(atlas.regions, 25U);
  EXPECT_EQ(atlas.units, 342U);
  EXPECT_GT(atlas.units_named, 338U);
  EXPECT_EQ(titles(atlas)[0], "Safety regions 2024");
  EXPECT_EQ(titles(atlas)[1], "Amsterdam-Amstelland");
  EXPECT_EQ(titles(atlas)[25], "Zuid-Limburg");
  const Drawing& zeeland = atlas.pages[23];
  EXPECT_EQ(zeeland.id, "VR19");
  EXPECT_THAT(texts_of(zeeland, "names"), IsSupersetOf({"Tholen", "Middelburg", "Sluis"}));
  EXPECT_THAT(texts_of(zeeland, "figures"),
              IsSupersetOf({"13", "municipalities", "inhabitants, 2022"}));
  EXPECT_THAT(texts_of(zeeland, "furniture"),
              IsSupersetOf({std::string("Zeeland"),
                            std::string("Safety region VR19 · 1 January 2024 · approximate "
                                        "boundaries")}));
  EXPECT_THAT(texts_of(zeeland, "folio"),
              IsSupersetOf({std::string("24 / 26"), std::string("‹ Overview")}));
}

TEST_F(AtlasOfCountry, LinksLeadSomewhere) {
  const Atlas atlas = make(ordering("veiligheidsregio"));
  std::set<std::string> ids;
  for (const Drawing& page : atlas.pages) EXPECT_TRUE(ids.insert(page.id).second) << page.id;
  for (std::size_t i = 0; i < atlas.pages.size(); ++i) {
    const auto links = links_of(atlas.pages[i]);
    for (const std::string& to : links) EXPECT_TRUE(ids.contains(to)) << to;
    EXPECT_EQ(links.contains("cover"), i > 0);
    EXPECT_TRUE(i == 0 || links.contains(atlas.pages[i - 1].id));
    EXPECT_TRUE(i + 1 == atlas.pages.size() || links.contains(atlas.pages[i + 1].id));
  }
  const auto cover = links_of(atlas.pages[0]);
  for (std::size_t i = 1; i < atlas.pages.size(); ++i) {
    // its name or number on the map, and its entry in the list
    EXPECT_GE(cover.count(atlas.pages[i].id), 2U) << atlas.pages[i].title;
  }
}

TEST_F(AtlasOfCountry, NothingLiesOverAnything) {
  for (const char* scheme : {"veiligheidsregio", "provincie", "basisteam"}) {
    for (const char* page : {"A4", "A4-landscape", "100x120"}) {
      SCOPED_TRACE(std::string(scheme) + " on " + page);
      for (const Drawing& drawing : make(ordering(scheme, page)).pages) {
        expect_well_placed(drawing);
      }
    }
  }
}

TEST_F(AtlasOfCountry, AListThatIsTooLongHasPagesOfItsOwn) {
  const Atlas atlas = make(ordering("basisteam"));
  EXPECT_EQ(atlas.pages[1].title, "Pages");
  EXPECT_EQ(atlas.pages.size(), atlas.regions + 2);
  const auto links = links_of(atlas.pages[1]);
  for (std::size_t i = 2; i < atlas.pages.size(); ++i) {
    EXPECT_TRUE(links.contains(atlas.pages[i].id)) << atlas.pages[i].title;
  }
  EXPECT_THAT(texts_of(atlas.pages[1], "pages"), Contains("3"));
}

TEST_F(AtlasOfCountry, HasTheCasesOfEachRegion) {
  MapOrder order = ordering("politie_district");
  order.over = "veiligheidsregio";
  order.language = Language::kDutch;
  const Atlas atlas = make(order);
  for (const Drawing& page : atlas.pages) {
    if (page.id == "de-markiezaten") {
      EXPECT_THAT(texts_of(page, "table"), IsSupersetOf({"Tholen", "uitzondering"}));
      EXPECT_THAT(texts_of(page, "names"), Contains("Tholen"));
    }
    if (page.id == "twente") {
      EXPECT_THAT(texts_of(page, "table"), Contains("geen gevallen"));
    }
  }
}

/// A region of one unit, one in parts, a unit in none, and people that nobody knows.
TEST(Atlas, TellsWhatIsKnown) {
  Notices notices;
  const WorkLayer work = prepare_drawn({{"A1", "east", 1000, 0, 3000, 1000},
                                        {"A2", "west", 0, 0, 1000, 1000},
                                        {"A3", "west", 3000, 0, 3500, 1000},
                                        {"A4", "", 0, 1000, 500, 2000}},
                                       notices);
  MapOrder order;
  order.by = "region";
  const Fonts fonts;
  const Atlas atlas = make_atlas(work, order, fonts, notices, {});
  EXPECT_THAT(titles(atlas), ElementsAre("Region regions", "east", "west"));
  EXPECT_THAT(texts_of(atlas.pages[1], "figures"),
              ElementsAre("unknown", "inhabitants", "2.0", "km²", "1", "unit", "unknown",
                          "inhabitants per km²", "1", "part"));
  EXPECT_THAT(texts_of(atlas.pages[2], "figures"),
              ElementsAre("unknown", "inhabitants", "1.5", "km²", "2", "units", "unknown",
                          "inhabitants per km²", "2", "parts (1 exclave)"));
  EXPECT_THAT(texts_of(atlas.pages[2], "names"), IsSupersetOf({"Name of A2", "Name of A3"}));
  for (const Drawing& page : atlas.pages) expect_well_placed(page);
}

TEST(Atlas, ProgressRisesToItsEnd) {
  Notices notices;
  const WorkLayer work = prepare_drawn(
      {{"A1", "east", 1000, 0, 3000, 1000}, {"A2", "west", 0, 0, 1000, 1000}}, notices);
  MapOrder order;
  order.by = "region";
  const Fonts fonts;
  std::vector<double> shares;
  make_atlas(work, order, fonts, notices, [&](double share, std::string_view what) {
    EXPECT_EQ(what, "drawing pages");
    shares.push_back(share);
  });
  ASSERT_GE(shares.size(), 2U);
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  EXPECT_GE(shares.front(), 0.6);
  EXPECT_LE(shares.back(), 0.95);
}

class InsetMap : public AtlasOfCountry {};

TEST_F(InsetMap, LiesOffTheLandWithItsOwnNames) {
  for (const char* page : {"A4", "A3-landscape", "A5"}) {
    SCOPED_TRACE(page);
    MapOrder order = ordering("provincie", page);
    order.insets = {"zuid-limburg", "haaglanden+rotterdam-rijnmond"};
    Notices notices;
    const MapResult map = make_map(work_, order, fonts_, notices);
    ASSERT_EQ(map.boxes.size(), 2U);
    EXPECT_TRUE(map.over_land.empty() || std::string(page) == "A5");
    EXPECT_FALSE(overlap(map.boxes[0], map.boxes[1]));
    const Box& frame = *map.drawing.layers.front().clip;
    for (const Box& box : map.boxes) EXPECT_TRUE(frame.contains(box));
    for (std::size_t a = 0; a < map.places.size(); ++a) {
      for (const Box& box : map.boxes) {
        EXPECT_TRUE(box.contains(map.places[a].box) || !overlap(box, map.places[a].box));
      }
      for (std::size_t b = a + 1; b < map.places.size(); ++b) {
        ASSERT_FALSE(in_the_way(map.places[a], map.places[b]));
      }
    }
    if (!map.over_land.empty()) continue;  // too small a page
    // the land of the map, which is drawn first, stays clear of the insets
    for (const auto& thing : map.drawing.layers.front().things) {
      for (const auto& ring : std::get<Shape>(thing).rings) {
        for (const Point& point : ring) {
          for (const Box& box : map.boxes) EXPECT_FALSE(box.contains(point));
        }
      }
    }
    EXPECT_THAT(texts_of(map.drawing, "inset-names"), IsSupersetOf({"Vaals", "Maastricht"}));
    EXPECT_THAT(texts_of(map.drawing, "inset-frame"),
                IsSupersetOf(
                    {std::string("Zuid-Limburg"), std::string("Haaglanden + Rotterdam-Rijnmond")}));
  }
}

TEST_F(InsetMap, NamesMoreUnits) {
  MapOrder order = ordering("provincie");
  const MapResult without = make_map(work_, order, fonts_, notices_);
  order.insets = {"zuid-limburg"};
  const MapResult with = make_map(work_, order, fonts_, notices_);
  EXPECT_GT(with.units_named, without.units_named);
}

TEST_F(InsetMap, WithoutRoomIsTold) {
  MapOrder order = ordering("provincie");
  order.extent = "zeeland";
  order.insets = {"zeeland"};
  const MapResult map = make_map(work_, order, fonts_, notices_);
  EXPECT_THAT(map.without_room, ElementsAre("Zeeland"));
  EXPECT_EQ(of_kind(notices_, "no-room-for-inset").size(), 1U);
}

TEST_F(InsetMap, OfNoRegionIsRefusedByItsOption) {
  MapOrder order = ordering("provincie");
  order.insets = {"zeeland+nowhere"};
  try {
    make_map(work_, order, fonts_, notices_);
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_THAT(error.what(), HasSubstr("'nowhere' in any scheme: --inset takes"));
  }
}

}  // namespace
}  // namespace grens::testing
