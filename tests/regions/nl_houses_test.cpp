// The Veiligheidshuizen that ship: the list of 2010, what is known of their territories, and the
// model.
#include <algorithm>
#include <map>
#include <set>

#include "regions/labels.hpp"
#include "regions/seats.hpp"
#include "regions/table_folder.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kFolder = GRENS_SOURCE_DIR "/shapes/nl";

const RegionTables& tables() {
  static const RegionTables loaded = [] {
    Notices notices;
    return load_tables(table_files_in(kFolder), notices);
  }();
  return loaded;
}

const SeatTable& offices() {
  static const SeatTable read = parse_seats(read_csv(kFolder + "/veiligheidshuizen-2010.csv"));
  return read;
}

/// With these types beside it GDAL opens the table as a layer of points.
TEST(NlHouses, OfficesArePointsForGdal) {
  const CsvTable offices = read_csv(kFolder + "/veiligheidshuizen-2010.csv");
  std::string types;
  for (const std::string& name : offices.header) {
    const char* type = name == "lon" ? "CoordX" : name == "lat" ? "CoordY" : "String";
    types += (types.empty() ? "\"" : ",\"") + std::string(type) + "\"";
  }
  EXPECT_EQ(read_text_file(kFolder + "/veiligheidshuizen-2010.csvt"), types + "\n");
}

SchemeLabels labels_of(const std::string& scheme, int year) {
  const Date date = first_of_january(year);
  return make_labels(tables(), scheme, units_on(tables(), date), date);
}

/// Name of a unit's region, "" for none.
std::string region_of(const std::string& scheme, const std::string& unit, int year) {
  const auto units = units_on(tables(), first_of_january(year));
  const SchemeLabels labels = labels_of(scheme, year);
  const auto at =
      static_cast<std::size_t>(std::find(units.begin(), units.end(), unit) - units.begin());
  const RegionId region = labels.region.at(at);
  return region == kNoRegion ? "" : labels.info(region).name;
}

TEST(NlHouses, Are47OfficesOf41HousesAnd45ByTheDocumentsOwnCount) {
  std::map<std::string, std::size_t> houses;
  for (const Seat& seat : offices().seats) ++houses[seat.name];
  EXPECT_EQ(offices().seats.size(), 47U);
  EXPECT_EQ(houses.size(), 41U);
  EXPECT_EQ(houses["Veiligheidshuis Amsterdam"], 5U);
  EXPECT_EQ(houses["Veiligheidshuis Drenthe"], 3U);
  std::size_t counted = 0;  // Amsterdam's chain units one by one, all others once
  for (const auto& [name, count] : houses) {
    counted += name == "Veiligheidshuis Amsterdam" ? count : 1;
  }
  EXPECT_EQ(counted, 45U);
}

TEST(NlHouses, StandInMunicipalitiesOf2010AndOfToday) {
  for (const int year : {2013, 2024}) {
    const auto units = units_on(tables(), first_of_january(year));
    for (const Seat& seat : offices().seats) EXPECT_THAT(units, Contains(seat.unit)) << seat.line;
  }
}

TEST(NlHouses, AreModelledForEveryMunicipalityInsideItsOwnSafetyRegion) {
  std::map<std::string, std::set<std::string>> safety_regions;  // of a house's offices
  for (const Seat& seat : offices().seats) {
    safety_regions[seat.region].insert(region_of("veiligheidsregio", seat.unit, 2024));
  }
  for (const int year : {2023, 2024, 2026}) {
    const SchemeLabels model = labels_of("veiligheidshuis_model", year);
    const SchemeLabels safety = labels_of("veiligheidsregio", year);
    EXPECT_EQ(model.regions.size(), 41U);
    EXPECT_THAT(model.without_region, IsEmpty());
    for (std::size_t u = 0; u < model.region.size(); ++u) {
      ASSERT_TRUE(safety_regions[model.info(model.region[u]).code].contains(
          safety.info(safety.region[u]).name));
    }
  }
}

TEST(NlHouses, AreModelledInEveryRowAndInNoOtherScheme) {
  std::size_t modelled = 0;
  for (const MembershipRow& row : tables().membership.rows) {
    EXPECT_EQ(row.basis == Basis::kModelled, row.scheme == "veiligheidshuis_model") << row.line;
    if (row.basis != Basis::kModelled) continue;
    ++modelled;
    EXPECT_THAT(row.note, AllOf(HasSubstr("nearest seat in VR"), HasSubstr("approximate")));
  }
  EXPECT_EQ(modelled, 342U);
}

TEST(NlHouses, OfWhichTheTerritoryIsKnownSayOfWhichYear) {
  for (const MembershipRow& row : tables().membership.rows) {
    if (row.scheme != "veiligheidshuis") continue;
    EXPECT_TRUE(row.note.starts_with("as of ")) << row.line;
    EXPECT_FALSE(row.part) << row.line;
  }
  const char* scheme = "veiligheidshuis";
  EXPECT_EQ(region_of(scheme, "GM0716", 2013), "Veiligheidshuis Zeeland");
  EXPECT_EQ(region_of(scheme, "GM0716", 2014), "Zorg- en Veiligheidshuis De Markiezaten");
  EXPECT_EQ(region_of(scheme, "GM0797", 2017), "Zorg- en Veiligheidshuis Midden-Brabant");
  EXPECT_EQ(region_of(scheme, "GM0513", 2022), "Veiligheidshuis Gouda") << "its seat";
  EXPECT_EQ(region_of(scheme, "GM0513", 2023), "Zorg- en Veiligheidshuis Hollands Midden");
}

TEST(NlHouses, AreNotGuessedWhereTheyAreNotKnown) {
  const char* scheme = "veiligheidshuis";
  EXPECT_EQ(region_of(scheme, "GM1961", 2024), "") << "Vijfheerenlanden, of two houses";
  EXPECT_EQ(region_of(scheme, "GM1948", 2024), "") << "Meierijstad, of two houses";
  EXPECT_EQ(region_of(scheme, "GM0375", 2024), "Veiligheidshuis Kennemerland");
  EXPECT_EQ(region_of(scheme, "GM0383", 2024), "") << "Castricum: two houses in its safety region";
}

}  // namespace
}  // namespace grens
