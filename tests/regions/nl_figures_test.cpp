// The tables of figures that ship, against the sums that their document states.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "regions/decimal.hpp"
#include "regions/fields.hpp"
#include "regions/labels.hpp"
#include "regions/population.hpp"
#include "regions/shipped_tables.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

using testing::Contains;

CsvTable figures(const std::string& name) {
  return read_csv(GRENS_SOURCE_DIR "/shapes/nl/" + name);
}

/// The sum of a column of whole numbers.
std::int64_t total(const CsvTable& table, const char* column) {
  const Fields fields(table);
  std::int64_t sum = 0;
  for (const CsvRow& row : table.rows) sum += fields.integer(row, table.column(column));
  return sum;
}

SchemeLabels labels_2015(const char* scheme) {
  const Date date = first_of_january(2015);
  return make_labels(shipped_tables(), scheme, units_on(shipped_tables(), date), date);
}

/// Each row has a name, the year and a source; its region is one of the scheme, called so.
void expect_regions(const CsvTable& table, const SchemeLabels& labels) {
  std::vector<CodeName> known;
  for (const RegionInfo& region : labels.regions) known.push_back({region.code, region.name});
  const Fields fields(table);
  for (const CsvRow& row : table.rows) {
    EXPECT_THAT(known, Contains(CodeName{fields.required(row, table.column("region")),
                                         fields.required(row, table.column("name"))}));
    EXPECT_EQ(fields.integer(row, table.column("year")), 2015);
    EXPECT_EQ(fields.required(row, table.column("source")), "D002");
  }
}

TEST(NlFigures, StrengthOfDistrictsAndServicesIsThatOfTheUnit) {
  const CsvTable table = figures("police-strength-2015.csv");
  expect_regions(table, labels_2015("politie_district"));
  ASSERT_EQ(table.rows.size(), 5U);
  EXPECT_EQ(total(table, "fte"), 3115);
  EXPECT_EQ(total(table, "operational_fte"), 3092);
  const Fields fields(table);
  for (const CsvRow& row : table.rows) {
    EXPECT_EQ(fields.integer(row, table.column("fte")),
              fields.integer(row, table.column("operational_fte")) +
                  fields.integer(row, table.column("other_fte")));
  }
  // services, command and staff, as the document's table and the README have them
  const int services[] = {49, 85, 343, 523, 702, 4, 121};
  const int operational[] = {0, 84, 337, 521, 701, 4, 30};
  EXPECT_EQ(3115 + std::accumulate(std::begin(services), std::end(services), 0), 4942);
  EXPECT_EQ(3092 + std::accumulate(std::begin(operational), std::end(operational), 0), 4769);
}

TEST(NlFigures, CommunityOfficersAreThoseOfTheUnit) {
  const CsvTable table = figures("community-officers-2015.csv");
  expect_regions(table, labels_2015("politie_eenheid"));
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0].fields[table.column("fte")], "375.9");
  EXPECT_EQ(total(table, "norm_people_per_officer"), 5000);
}

TEST(NlFigures, PrioritiesSumToTheDocumentsOwnTotals) {
  const CsvTable table = figures("priorities-2015.csv");
  const int totals[] = {11, 12, 40, 15, 9, 7, 20, 7, 2, 4, 3, 14, 31, 13, 5, 6, 2, 18, 2, 2};
  EXPECT_EQ(total(table, "priorities"), 223);
  EXPECT_EQ(total(table, "priorities"), std::accumulate(std::begin(totals), std::end(totals), 0));
  // the municipalities are those of the police unit, none is left out and none is there twice
  const SchemeLabels units = labels_2015("politie_eenheid");
  const std::vector<std::string> codes = units_on(shipped_tables(), first_of_january(2015));
  std::vector<std::string> expected;
  for (std::size_t u = 0; u < codes.size(); ++u) {
    if (units.info(units.region[u]).code == "midden-nederland") expected.push_back(codes[u]);
  }
  std::vector<std::string> found;
  const Fields fields(table);
  for (const CsvRow& row : table.rows) {
    found.push_back(fields.required(row, table.column("unit")));
    EXPECT_EQ(unit_name(shipped_tables(), found.back(), first_of_january(2015)),
              fields.required(row, table.column("name")));
    EXPECT_EQ(fields.integer(row, table.column("year")), 2015);
    EXPECT_EQ(fields.required(row, table.column("source")), "D002");
  }
  EXPECT_EQ(found.size(), 41U);
  EXPECT_EQ(found, expected);
}

}  // namespace
}  // namespace grens
