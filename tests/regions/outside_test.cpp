// What a layer lacks of the table's units, and how labels tell of it.
#include "regions/outside.hpp"

#include "regions/labels.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Codes = std::vector<std::string>;

RegionTables tables_of(const std::string& membership, const std::string& units = {}) {
  TableFolder folder;
  folder.write("membership.csv", membership);
  if (!units.empty()) folder.write("units.csv", units);
  return folder.load();
}

Codes codes_of(const std::vector<RegionInfo>& regions) {
  Codes codes;
  for (const RegionInfo& region : regions) codes.push_back(region.code);
  return codes;
}

Codes outside_codes(const SchemeLabels& labels, RegionId region) {
  Codes codes;
  for (const OutsideUnit& unit : labels.outside) {
    if (unit.region == region) codes.push_back(unit.code);
  }
  return codes;
}

TEST(UnitsOutside, AreThoseOfTheDateThatTheLayerLacks) {
  const RegionTables tables = tables_of("unit,scheme,region\nA,d,x\n",
                                        "code,name,from,to\nA,Aa,,\nB,Bee,,2020-01-01\nC,Cee,,\n"
                                        "D,Dee,2020-01-01,\n");
  EXPECT_THAT(units_outside(tables, Codes{"A"}, {2019, 1, 1}), ElementsAre("B", "C"));
  EXPECT_THAT(units_outside(tables, Codes{"A", "unknown"}, {2020, 1, 1}), ElementsAre("C", "D"));
  EXPECT_THAT(units_outside(tables, Codes{"A", "C", "D"}, {2020, 1, 1}), IsEmpty());
}

TEST(UnitsOutside, AMunicipalityIsThereWithOneOfItsNeighbourhoods) {
  const RegionTables tables = tables_of("unit,d\nGM0001,x\nGM0002,x\n");
  EXPECT_THAT(units_outside(tables, Codes{"BU00010003"}, kLastDate), ElementsAre("GM0002"));
}

TEST(UnitsOutside, ANeighbourhoodOfTheTableCountsWhereTheLayerGoesByNeighbourhoods) {
  const RegionTables tables =
      tables_of("unit,d\nGM0001,x\nGM0002,y\nBU00010000,x\nBU00010001,y\nBU00020000,y\n");
  EXPECT_THAT(units_outside(tables, Codes{"BU00010000"}, kLastDate),
              ElementsAre("BU00010001", "GM0002"))
      << "GM0002 stands for its neighbourhoods";
  EXPECT_THAT(units_outside(tables, Codes{"GM0001", "GM0002"}, kLastDate), IsEmpty());
  EXPECT_THAT(units_outside(tables, Codes{"BU00010000", "BU00010007", "GM0002"}, kLastDate),
              IsEmpty())
      << "the layer goes by the row of GM0001";
}

TEST(LabelsOfAPart, TellWhichUnitsAreOutside) {
  const RegionTables tables = tables_of(
      "unit,scheme,region,basis\nA,d,x,source\nB,d,x,derived\nC,d,y,source\nD,d,w,source\nF,e,z,\n",
      "code,name\nA,Aa\nB,Bee\nC,Cee\nD,Dee\nE,Eee\nF,Eff\n");
  const SchemeLabels labels = make_labels(tables, "d", Codes{"A", "C"}, kLastDate);
  EXPECT_THAT(codes_of(labels.regions), ElementsAre("x", "y"));
  EXPECT_THAT(codes_of(labels.elsewhere), ElementsAre("w"));
  EXPECT_THAT(labels.regions[0].units_outside, ElementsAre("B"));
  EXPECT_THAT(labels.regions[1].units_outside, IsEmpty());
  EXPECT_THAT(labels.incomplete(), ElementsAre("x"));
  EXPECT_EQ(labels.info(1).code, "y");
  EXPECT_EQ(labels.info(2).code, "w");
  EXPECT_THAT(labels.info(2).units_outside, ElementsAre("D"));
  EXPECT_TRUE(labels.is_here(1));
  EXPECT_FALSE(labels.is_here(2));
  EXPECT_FALSE(labels.is_here(kNoRegion));
  ASSERT_EQ(labels.outside.size(), 4U);
  EXPECT_EQ(labels.outside[0].name, "Bee");
  EXPECT_EQ(labels.outside[0].basis, Basis::kDerived);
  EXPECT_THAT(outside_codes(labels, kNoRegion), ElementsAre("E", "F"));
  EXPECT_EQ(labels.outside[2].basis, std::nullopt);
}

TEST(LabelsOfAPart, TellTheSameOfAUsersWideTable) {
  const RegionTables tables = tables_of("unit,d\nA,x\nB,x\nC,y\n");
  const SchemeLabels labels = make_labels(tables, "d", Codes{"A"}, kLastDate);
  EXPECT_THAT(labels.regions[0].units_outside, ElementsAre("B"));
  EXPECT_THAT(codes_of(labels.elsewhere), ElementsAre("y"));
  EXPECT_EQ(labels.outside[0].basis, Basis::kUser);
}

TEST(LabelsOfAPart, HaveNothingOutsideWhenTheLayerIsWhole) {
  const RegionTables tables = tables_of("unit,d\nA,x\nB,x\nC,y\n");
  const SchemeLabels labels = make_labels(tables, "d", Codes{"A", "B", "C"}, kLastDate);
  EXPECT_TRUE(labels.outside.empty());
  EXPECT_TRUE(labels.elsewhere.empty());
  EXPECT_THAT(labels.incomplete(), IsEmpty());
}

TEST(LabelsOfAPart, ACompositeCountsAUnitOnce) {
  const RegionTables tables =
      tables_of("unit,scheme,region,part\nA,d,x,\nB,d,x,yes\nB,d,y,yes\nC,d,y,\n");
  const SchemeLabels labels = make_labels(tables, "d", Codes{"A"}, kLastDate);
  EXPECT_THAT(codes_of(labels.regions), ElementsAre("x+y"));
  EXPECT_THAT(labels.regions[0].units_outside, ElementsAre("B", "C"));
}

TEST(LabelsOfAPart, AParentHasTheUnitsOutsideToo) {
  const RegionTables tables = tables_of("unit,d,p\nA,x,1\nB,x,2\nC,y,1\nD,y,1\n");
  const SchemeLabels labels = make_labels(tables, "d", Codes{"A", "C"}, kLastDate, "p");
  EXPECT_EQ(labels.regions[0].parent, "") << "B is in 2";
  EXPECT_EQ(labels.regions[1].parent, "1");
}

TEST(LabelsOfAPart, ARefinementKnowsItsCombinationsOutside) {
  const RegionTables tables = tables_of("unit,a,b\nA,x,1\nB,x,1\nC,x,2\nD,y,\n");
  const SchemeLabels labels = make_labels(tables, "a+b", Codes{"A"}, kLastDate);
  EXPECT_TRUE(labels.refinement);
  EXPECT_THAT(codes_of(labels.regions), ElementsAre("x|1"));
  EXPECT_THAT(labels.regions[0].units_outside, ElementsAre("B"));
  EXPECT_THAT(codes_of(labels.elsewhere), ElementsAre("x|2"));
  EXPECT_THAT(labels.elsewhere[0].units_outside, ElementsAre("C"));
  EXPECT_THAT(outside_codes(labels, kNoRegion), ElementsAre("D"));
}

}  // namespace
}  // namespace grens
