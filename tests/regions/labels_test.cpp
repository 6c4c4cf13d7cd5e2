#include "regions/labels.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Codes = std::vector<std::string>;

RegionTables tables_of(const std::string& membership, const std::string& regions = {}) {
  TableFolder folder;
  folder.write("membership.csv", membership);
  if (!regions.empty()) folder.write("regions.csv", regions);
  return folder.load();
}

Codes codes_of(const SchemeLabels& labels) {
  Codes codes;
  for (const RegionInfo& region : labels.regions) codes.push_back(region.code);
  return codes;
}

std::size_t count(const RegionInfo& region, Basis basis) {
  return region.basis_counts[static_cast<std::size_t>(basis)];
}

TEST(Labels, GiveEachUnitItsRegionInTheOrderOfCodes) {
  const RegionTables tables = tables_of(
      "unit,scheme,region,from,to,basis\n"
      "A,vr,z,,,source\nB,vr,a,,,derived\nC,vr,z,,,unverified\nE,other,q,,,source\n",
      "scheme,code,name\nvr,z,Zeeland\nvr,a,Aa\nother,q,Q\n");
  const Codes units{"A", "B", "C", "D", "E"};
  const SchemeLabels labels = make_labels(tables, "vr", units, kLastDate);
  EXPECT_EQ(labels.scheme, "vr");
  EXPECT_THAT(codes_of(labels), ElementsAre("a", "z"));
  EXPECT_THAT(labels.region, ElementsAre(1, 0, 1, kNoRegion, kNoRegion));
  EXPECT_THAT(labels.without_region, ElementsAre("D", "E"));
  EXPECT_THAT(labels.basis, ElementsAre(Basis::kSource, Basis::kDerived, Basis::kUnverified,
                                        std::nullopt, std::nullopt));
  const RegionInfo& zeeland = labels.regions[1];
  EXPECT_EQ(zeeland.name, "Zeeland");
  EXPECT_EQ(zeeland.unit_count, 2U);
  EXPECT_EQ(count(zeeland, Basis::kSource), 1U);
  EXPECT_EQ(count(zeeland, Basis::kUnverified), 1U);
  EXPECT_EQ(count(zeeland, Basis::kDerived), 0U);
  EXPECT_FALSE(zeeland.composite);
  EXPECT_FALSE(zeeland.partial());
  EXPECT_THAT(zeeland.members, ElementsAre(CodeName{"z", "Zeeland"}));
}

TEST(Labels, HoldOnTheDate) {
  const RegionTables tables =
      tables_of("unit,scheme,region,from,to\nA,vr,old,,2022-03-24\nA,vr,new,2022-03-24,\n",
                "scheme,code,name,parent,from,to\n"
                "vr,old,Oud,,,\nvr,new,Eerst,,,2023-01-01\nvr,new,Later,,2023-01-01,\n");
  const Codes units{"A"};
  EXPECT_THAT(codes_of(make_labels(tables, "vr", units, {2022, 3, 23})), ElementsAre("old"));
  EXPECT_EQ(make_labels(tables, "vr", units, {2022, 3, 24}).regions[0].name, "Eerst");
  EXPECT_EQ(make_labels(tables, "vr", units, {2023, 1, 1}).regions[0].name, "Later");
}

TEST(Labels, RegionsThatShareAPartUnitBecomeOneComposite) {
  const RegionTables tables = tables_of(
      "unit,scheme,region,part,basis\n"
      "City,d,noord,yes,unverified\nCity,d,zuid,yes,source\n"
      "Town,d,zuid,yes,source\nTown,d,oost,yes,source\n"
      "Village,d,noord,,source\nFarm,d,west,,source\n",
      "scheme,code,name,parent\nd,noord,Noord,u\nd,zuid,Zuid,u\nd,oost,Oost,v\nu,u,U,\nu,v,V,\n");
  const Codes units{"City", "Farm", "Town", "Village"};
  const SchemeLabels labels = make_labels(tables, "d", units, kLastDate);
  EXPECT_THAT(codes_of(labels), ElementsAre("noord+oost+zuid", "west"));
  EXPECT_THAT(labels.region, ElementsAre(0, 1, 0, 0));
  const RegionInfo& composite = labels.regions[0];
  EXPECT_TRUE(composite.composite);
  EXPECT_EQ(composite.name, "Noord + Oost + Zuid");
  EXPECT_THAT(composite.members, ElementsAre(CodeName{"noord", "Noord"}, CodeName{"oost", "Oost"},
                                             CodeName{"zuid", "Zuid"}));
  EXPECT_THAT(composite.part_units, ElementsAre("City", "Town"));
  EXPECT_EQ(composite.unit_count, 3U);
  EXPECT_EQ(count(composite, Basis::kUnverified), 1U) << "the weakest of a unit's rows";
  EXPECT_EQ(composite.parent, "u+v");
  EXPECT_EQ(composite.parent_name, "U + V");
  EXPECT_THAT(labels.part_of, ElementsAre("City", "", "Town", ""));
  EXPECT_FALSE(labels.regions[1].composite);
  EXPECT_EQ(labels.regions[1].name, "west") << "no row in regions.csv";
}

TEST(Labels, AloneInAPartUnitIsNoCompositeButSaysSo) {
  const RegionTables tables =
      tables_of("unit,scheme,region,part\nCity,d,noord,yes\nVillage,d,noord,\nFarm,d,oost,\n");
  const SchemeLabels labels = make_labels(tables, "d", Codes{"City", "Farm", "Village"}, kLastDate);
  ASSERT_THAT(codes_of(labels), ElementsAre("noord", "oost"));
  EXPECT_FALSE(labels.regions[0].composite);
  EXPECT_THAT(labels.regions[0].part_units, ElementsAre("City"));
  EXPECT_TRUE(labels.regions[0].partial());
  EXPECT_FALSE(labels.regions[1].partial());
}

TEST(Labels, APartOfTheCountryHasTheSameComposites) {
  const RegionTables tables = tables_of(
      "unit,scheme,region,part\nCity,d,noord,yes\nCity,d,zuid,yes\nVillage,d,noord,\nFarm,d,oost,"
      "\n");
  const SchemeLabels labels = make_labels(tables, "d", Codes{"Farm", "Village"}, kLastDate);
  EXPECT_THAT(codes_of(labels), ElementsAre("noord+zuid", "oost"));
  EXPECT_EQ(labels.regions[0].unit_count, 1U);
  EXPECT_THAT(labels.regions[0].part_units, ElementsAre("City"));
}

TEST(Labels, NeighbourhoodsTakeTheMembershipOfTheirMunicipality) {
  const RegionTables tables =
      tables_of("unit,scheme,region,part\nGM0001,d,noord,yes\nGM0001,d,zuid,yes\nGM0002,d,zuid,\n");
  const Codes units{"BU00010000", "BU00010001", "BU00020000", "BU00030000", "WK000200"};
  const SchemeLabels labels = make_labels(tables, "d", units, kLastDate);
  EXPECT_THAT(codes_of(labels), ElementsAre("noord+zuid"));
  EXPECT_THAT(labels.region, ElementsAre(0, 0, 0, kNoRegion, 0));
  EXPECT_THAT(labels.regions[0].part_units, ElementsAre("GM0001"));
  EXPECT_THAT(labels.part_of, ElementsAre("GM0001", "GM0001", "", "", ""));
  EXPECT_THAT(labels.without_region, ElementsAre("BU00030000"));
}

TEST(Labels, NeighbourhoodsWithTheirOwnRowsTakeACompositeApart) {
  const RegionTables tables = tables_of(
      "unit,scheme,region,part\nGM0001,d,noord,yes\nGM0001,d,zuid,yes\n"
      "BU00010000,d,noord,\nBU00010001,d,zuid,\n");
  const Codes units{"BU00010000", "BU00010001"};
  EXPECT_THAT(codes_of(make_labels(tables, "d", units, kLastDate)), ElementsAre("noord", "zuid"));
  // One that is not told apart keeps them together.
  const Codes more{"BU00010000", "BU00010001", "BU00010002"};
  EXPECT_THAT(codes_of(make_labels(tables, "d", more, kLastDate)), ElementsAre("noord+zuid"));
}

TEST(Labels, ParentsComeFromTheTableOrFromTheUnits) {
  const std::string membership =
      "unit,team,district,twin\nA,t1,d1,d1\nB,t1,d1,d1\nC,t2,d1,d1\nD,t2,d2,d2\nE,t3,d2,d2\n";
  const Codes units{"A", "B", "C", "D", "E"};
  const RegionTables bare = tables_of(membership);
  EXPECT_EQ(make_labels(bare, "team", units, kLastDate).regions[0].parent, "");
  const SchemeLabels by_units = make_labels(bare, "team", units, kLastDate, "district");
  EXPECT_EQ(by_units.regions[0].parent, "d1");
  EXPECT_EQ(by_units.regions[0].parent_name, "d1");
  EXPECT_EQ(by_units.regions[1].parent, "") << "t2 lies in two districts";
  EXPECT_EQ(by_units.regions[2].parent, "d2");
  const RegionTables partial = tables_of("unit,team,district\nA,t1,d1\nB,t1,\n");
  EXPECT_EQ(make_labels(partial, "team", Codes{"A", "B"}, kLastDate, "district").regions[0].parent,
            "")
      << "one of its units lies in no district";

  const RegionTables named = tables_of(membership,
                                       "scheme,code,name,parent\nteam,t1,T1,d2\ntwin,d1,Only one,\n"
                                       "district,d1,District 1,\ndistrict,d2,District "
                                       "2,\ntwin,d2,Twin 2,\nteam,t2,T2,\nteam,t3,T3,\n");
  EXPECT_EQ(make_labels(named, "team", units, kLastDate, "district").regions[0].parent_name,
            "District 2");
  EXPECT_EQ(make_labels(named, "team", units, kLastDate, "twin").regions[0].parent_name, "Twin 2");
  EXPECT_EQ(make_labels(named, "team", units, kLastDate).regions[0].parent_name, "Twin 2")
      << "the first scheme of the file that has it";
}

TEST(Labels, ASchemeWithAPlusInItsKeyComesBeforeTheRefinement) {
  const RegionTables tables = tables_of("unit,a,b,a+b\nA,1,x,whole\n");
  EXPECT_THAT(codes_of(make_labels(tables, "a+b", Codes{"A"}, kLastDate)), ElementsAre("whole"));
  EXPECT_THAT(codes_of(make_labels(tables, "b+a", Codes{"A"}, kLastDate)), ElementsAre("x|1"));
}

TEST(Labels, RefuseASchemeThatIsNotThere) {
  const RegionTables tables = tables_of("unit,vr,team\nA,a,t\n");
  const auto text = [&](const char* scheme, const char* parent) {
    return message_of<UsageError>(
        [&] { make_labels(tables, scheme, Codes{"A"}, kLastDate, parent); });
  };
  EXPECT_THAT(text("politie", ""), AllOf(HasSubstr("'politie'"), HasSubstr("vr, team")));
  EXPECT_THAT(text("vr", "politie"), HasSubstr("'politie'"));
  EXPECT_THAT(text("vr", "vr+team"), HasSubstr("'vr+team'")) << "a refinement is no parent";
  EXPECT_THAT(text("vr+politie", ""), HasSubstr("'politie'"));
}

TEST(Labels, RefuseRegionsThatWouldShareACode) {
  const RegionTables tables =
      tables_of("unit,scheme,region,part\nA,d,a,yes\nA,d,b,yes\nB,d,a+b,\n");
  EXPECT_THAT(message_of<InputError>([&] {
                make_labels(tables, "d", Codes{"A", "B"}, kLastDate);
              }),
              HasSubstr("'a+b'"));
}

TEST(Labels, RefinementHasOneRegionForEachCombination) {
  const RegionTables tables = tables_of(
      "unit,scheme,region,part,basis\n"
      "A,vr,v1,,source\nB,vr,v1,,source\nC,vr,v2,,source\nD,vr,v2,,source\n"
      "A,d,d2,,unverified\nB,d,d1,yes,source\nC,d,d1,,source\nE,d,d1,,source\n");
  const Codes units{"A", "B", "C", "D", "E"};
  const SchemeLabels labels = make_labels(tables, "vr+d", units, kLastDate);
  EXPECT_EQ(labels.scheme, "vr+d");
  EXPECT_THAT(codes_of(labels), ElementsAre("v1|d1", "v1|d2", "v2|d1"));
  EXPECT_THAT(labels.region, ElementsAre(1, 0, 2, kNoRegion, kNoRegion));
  EXPECT_THAT(labels.without_region, ElementsAre("D", "E"));
  EXPECT_EQ(labels.basis[0], Basis::kUnverified) << "the weaker of both";
  EXPECT_EQ(labels.regions[0].name, "v1 | d1");
  EXPECT_THAT(labels.regions[0].part_units, ElementsAre("B"));
  EXPECT_THAT(labels.regions[2].part_units, IsEmpty());
  EXPECT_THAT(labels.regions[0].members, ElementsAre(CodeName{"d1", "d1"}, CodeName{"v1", "v1"}));
  EXPECT_EQ(labels.regions[1].unit_count, 1U);
}

TEST(Labels, RefinementOfThreeSchemesAndOfASchemeWithItself) {
  const RegionTables tables = tables_of("unit,a,b,c\nA,1,x,p\nB,1,x,q\nC,2,x,q\n");
  const Codes units{"A", "B", "C"};
  EXPECT_THAT(codes_of(make_labels(tables, "a+b+c", units, kLastDate)),
              ElementsAre("1|x|p", "1|x|q", "2|x|q"));
  EXPECT_THAT(make_labels(tables, "a+a", units, kLastDate).region,
              testing::Eq(make_labels(tables, "a", units, kLastDate).region));
}

TEST(Labels, AColumnOfTheLayerIsAScheme) {
  const Codes units{"A", "B", "C", "D"};
  const Codes values{"Zeeland", "", "Aa <b>", "Zeeland"};
  const SchemeLabels labels = labels_from_values("provincie", units, values);
  EXPECT_EQ(labels.scheme, "provincie");
  EXPECT_THAT(codes_of(labels), ElementsAre("Aa <b>", "Zeeland"));
  EXPECT_THAT(labels.region, ElementsAre(1, kNoRegion, 0, 1));
  EXPECT_THAT(labels.without_region, ElementsAre("B"));
  EXPECT_EQ(labels.regions[1].unit_count, 2U);
  EXPECT_EQ(labels.regions[1].name, "Zeeland");
  EXPECT_EQ(labels.basis[0], std::nullopt);
  EXPECT_EQ(labels.regions[1].basis_counts, BasisCounts{});
}

TEST(Labels, DoNotDependOnTheOrderOfRowsAndUnits) {
  const std::string head = "unit,scheme,region,part\n";
  Codes rows;
  for (int unit = 0; unit < 40; ++unit) {
    const std::string code = "U" + std::to_string(100 + unit);
    const bool part = unit % 3 == 0;
    rows.push_back(code + ",d,r" + std::to_string(unit % 11) + (part ? ",yes" : ","));
    if (part) rows.push_back(code + ",d,r" + std::to_string((unit + 5) % 11) + ",yes");
  }
  Codes units;
  for (int unit = 0; unit < 40; ++unit) units.push_back("U" + std::to_string(100 + unit));
  std::string forward = head, backward = head;
  for (const auto& row : rows) forward += row + "\n";
  std::reverse(rows.begin(), rows.end());
  for (const auto& row : rows) backward += row + "\n";
  const SchemeLabels a = make_labels(tables_of(forward), "d", units, kLastDate);
  const SchemeLabels b = make_labels(tables_of(backward), "d", units, kLastDate);
  EXPECT_EQ(codes_of(a), codes_of(b));
  EXPECT_EQ(a.region, b.region);
  EXPECT_EQ(a.regions[0].part_units, b.regions[0].part_units);
}

}  // namespace
}  // namespace grens
