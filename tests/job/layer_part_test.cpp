// One file a province is common: what it lacks of the country is known from the tables and is said.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <tuple>

#include "job/cross_job.hpp"
#include "job/dissolve_job.hpp"
#include "job/layer_part.hpp"
#include "job/main_job.hpp"
#include "job/prepared.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::region_at;
using testing::scheme_of;
using ::testing::SizeIs;
using ::testing::StartsWith;

const std::string kZeeland =
    "statcode IN ('GM0654','GM0664','GM0677','GM0678','GM0687','GM0703','GM0715','GM0716','GM0717',"
    "'GM0718','GM1676','GM1695','GM1714')";

WorkLayer part_of_shipped(const std::string& where, std::optional<RegionTables> tables) {
  ReadOptions options = testing::reading(testing::kShippedLayer);
  options.where = where;
  return testing::prepare(options, std::move(tables));
}

/// Districts and police units against safety regions.
struct Crossed {
  const WorkLayer work;
  SchemeLabels district = label_layer(work, "politie_district");
  SchemeLabels unit = label_layer(work, "politie_eenheid");
  SchemeLabels safety = label_layer(work, "veiligheidsregio");
  std::vector<const SchemeLabels*> all = {&district, &unit, &safety};
  CrossFindings findings{work, all,
                         std::vector<std::pair<std::size_t, std::size_t>>{{0, 2}, {1, 2}}};

  explicit Crossed(WorkLayer layer) : work(std::move(layer)) {}
};

/// What must hold on any layer of Zeeland's municipalities.
void expect_zeeland(const Crossed& zeeland) {
  const std::string districts = cross_border_text(zeeland.findings.reports()[0]);
  EXPECT_THAT(
      districts,
      AllOf(StartsWith("2 cross-border cases between police districts and safety regions"),
            HasSubstr("Police district De Markiezaten lies in 2 safety regions: 7 "
                      "municipalities outside this layer ("),
            HasSubstr(" in Midden- en West-Brabant, and Tholen (GM0716"),
            HasSubstr("; the line between them is not in this layer."), Not(HasSubstr("water"))));
  const std::string units = cross_border_text(zeeland.findings.reports()[1]);
  EXPECT_THAT(units, StartsWith("For the regions in this layer, every safety region lies wholly in "
                                "one police unit."));
  const auto json = cross_border_json(zeeland.findings.reports())["pairs"];
  EXPECT_EQ(json[0]["relation"], "neither");
  EXPECT_EQ(json[1]["relation"], "b-nests-in-a");
  EXPECT_THAT(json[1]["equal"], IsEmpty());
  EXPECT_EQ(json[0]["incomplete_a"][0]["code"], "de-markiezaten");
  EXPECT_THAT(json[0]["incomplete_b"], IsEmpty());
}

TEST(LayerPart, TholenIsACaseInAFileOfZeeland) {
  const Crossed zeeland(part_of_shipped(kZeeland, testing::nl_tables()));
  expect_zeeland(zeeland);
  EXPECT_THAT(
      layer_part_text(zeeland.work, zeeland.all),
      AllOf(StartsWith("This layer holds 13 of the 342 municipalities of 2024; these regions "
                       "are incomplete here: police district De Markiezaten (1 of 8); police "
                       "unit Zeeland-West-Brabant (13 of ")));
}

TEST(LayerPart, TholenIsACaseInZeelandOf2015) {
  GRENS_SHARED_OR_SKIP(path, "nl-2015-gemeenten/gemeenten.shp");
  ReadOptions options = testing::reading(path);
  options.where = "provincie = 'PV29'";
  Notices notices;
  const Crossed zeeland(
      prepare_layer(options, testing::nl_tables(), 2015, {Dirt::kReport}, notices, {}));
  expect_zeeland(zeeland);
}

TEST(LayerPart, AUsersWideTableIsAskedToo) {
  RegionTables tables;
  tables.membership.file = "mine.csv";
  tables.membership.schemes = {"a", "b"};
  for (const auto& [unit, a, b] : {std::tuple{"GM0716", "x", "p"}, std::tuple{"GM0748", "x", "q"},
                                   std::tuple{"GM0664", "y", "p"}}) {
    for (const auto& [scheme, region] : {std::pair{"a", a}, std::pair{"b", b}}) {
      MembershipRow row;
      row.unit = unit;
      row.scheme = scheme;
      row.region = region;
      tables.membership.rows.push_back(row);
    }
  }
  const WorkLayer work = part_of_shipped("statcode IN ('GM0716','GM0664')", tables);
  const SchemeLabels a = label_layer(work, "a");
  const SchemeLabels b = label_layer(work, "b");
  const CrossBorder found = cross_border(work.audit(), a, b);
  ASSERT_EQ(found.cases.size(), 1U) << "x with p: both go on elsewhere";
  EXPECT_EQ(found.relation, Relation::kNeither);
  EXPECT_EQ(layer_part_text(work, std::vector<const SchemeLabels*>{&a, &b}),
            "This layer holds 2 of the 3 municipalities of the membership table; these regions are "
            "incomplete here: a region x (1 of 2).");
}

TEST(LayerPart, RegionsSayHowManyUnitsTheyLack) {
  const WorkLayer work = part_of_shipped(kZeeland, testing::nl_tables());
  Notices notices;
  const std::vector<SchemeLayer> layers =
      dissolve_layers(work, {{"politie_district", "veiligheidsregio"}, {}}, notices);
  const FeatureLayer features = region_features(work, layers[0], OutputPoints(work), "", notices);
  std::map<std::string, std::size_t> column;
  for (std::size_t f = 0; f < features.fields.size(); ++f) column[features.fields[f].name] = f;
  const auto value = [&](const char* region, const char* field) {
    return features.features[region_at(layers[0], region)].values[column.at(field)];
  };
  EXPECT_EQ(value("de-markiezaten", "outside_count"), Value(std::int64_t{7}));
  EXPECT_THAT(std::get<std::vector<std::string>>(value("de-markiezaten", "units_outside")),
              AllOf(SizeIs(7), Contains("GM0748")));
  EXPECT_EQ(value("zeeland", "outside_count"), Value(std::int64_t{0}));
  EXPECT_EQ(features.provenance["incomplete_regions"].dump(), R"(["de-markiezaten"])");

  std::vector<Notice> said;
  for (const Notice& notice : notices.list()) {
    if (notice.kind == "incomplete") said.push_back(notice);
  }
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].severity, Severity::kWarning);
  EXPECT_EQ(said[0].count, 1U);
  EXPECT_THAT(said[0].units, SizeIs(7));
}

TEST(LayerPart, AFileOfWholeRegionsIsNotIncomplete) {
  const WorkLayer work = part_of_shipped(kZeeland, testing::nl_tables());
  Notices notices;
  const auto layers = dissolve_layers(work, {{"veiligheidsregio", "provincie"}, {}}, notices);
  for (const Notice& notice : notices.list()) EXPECT_NE(notice.kind, "incomplete") << notice.text;
  EXPECT_EQ(layer_part_text(work, labels_of(layers)),
            "This layer holds 13 of the 342 municipalities of 2024.");
}

TEST(LayerPart, TheWholeCountryLacksNothing) {
  const WorkLayer work = testing::prepare(testing::kShippedLayer);
  EXPECT_THAT(work.outside, IsEmpty());
  EXPECT_EQ(work.table_units, 342U);
  const SchemeLabels labels = label_layer(work, "politie_district");
  EXPECT_THAT(labels.incomplete(), IsEmpty());
  EXPECT_EQ(layer_part_text(work, std::vector<const SchemeLabels*>{&labels}), "");
}

}  // namespace
}  // namespace grens
