#include "regions/tables.hpp"

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kMembership =
    "unit,scheme,region,from,to\nGM1,vr,a,,\nGM2,vr,b,2014-01-01,\n";

std::string refusal(const std::string& name, const std::string& text) {
  TableFolder folder;
  folder.write("membership.csv", kMembership);
  folder.write(name, text);
  return message_of<InputError>([&] { folder.load(); });
}

TEST(Tables, OnlyMembershipIsCompulsory) {
  TableFolder folder;
  folder.write("membership.csv", kMembership);
  const RegionTables tables = folder.load();
  EXPECT_THAT(tables.membership.rows, SizeIs(2));
  EXPECT_THAT(tables.units, IsEmpty());
  EXPECT_EQ(tables.files.units, "");
  ASSERT_THAT(tables.read, SizeIs(1));
  EXPECT_EQ(tables.read[0].path, tables.files.membership);
  EXPECT_EQ(tables.read[0].sha256, sha256_text(kMembership));
  EXPECT_THAT(units_on(tables, {2013, 1, 1}), ElementsAre("GM1"));
  EXPECT_THAT(units_on(tables, {2014, 1, 1}), ElementsAre("GM1", "GM2"));
  const TableFolder empty;
  EXPECT_THAT(message_of<InputError>([&] {
                Notices notices;
                load_tables(table_files_in(empty.path().string()), notices);
              }),
              AllOf(HasSubstr("membership.csv"), HasSubstr("No such file")));
}

TEST(Tables, ReadsThoseBesideTheMembership) {
  TableFolder folder;
  folder.write("membership.csv", kMembership);
  folder.write("units.csv",
               "code,name,from,to\nGM1,Een,,2014-01-01\nGM1,Eén,2014-01-01,\nGM3,Drie,,\n");
  folder.write("regions.csv", "scheme,code,name,parent,from,to\nvr,a,Aa,up,,\n");
  folder.write("population.csv",
               "unit,year,persons,source\nGM1,2017,100,CBS\nGM3,2017,-99997,\nGM1,2018,,\n");
  folder.write("changes.csv", "date,old,old_name,new,kind\n2014-01-01,GM9,Neun,GM1,split\n");
  const RegionTables tables = folder.load();
  EXPECT_THAT(tables.files.changes, EndsWith("changes.csv"));
  EXPECT_THAT(units_on(tables, {2013, 1, 1}), ElementsAre("GM1", "GM3"));
  EXPECT_EQ(unit_name(tables, "GM1", {2013, 1, 1}), "Een");
  EXPECT_EQ(unit_name(tables, "GM1", {2014, 1, 1}), "Eén");
  EXPECT_EQ(unit_name(tables, "GM2", {2014, 1, 1}), "");
  ASSERT_THAT(tables.regions, SizeIs(1));
  EXPECT_EQ(tables.regions[0].parent, "up");
  ASSERT_THAT(tables.population, SizeIs(3));
  EXPECT_EQ(tables.population[0].persons, 100);
  EXPECT_EQ(tables.population[1].persons, std::nullopt);
  EXPECT_EQ(tables.population[2].persons, std::nullopt);
  ASSERT_THAT(tables.changes, SizeIs(1));
  EXPECT_EQ(tables.changes[0].kind, ChangeKind::kSplit);
  EXPECT_EQ(tables.changes[0].date, (Date{2014, 1, 1}));
}

TEST(Tables, NotesRegionsWithoutAName) {
  TableFolder folder;
  folder.write("membership.csv", kMembership);
  folder.write("regions.csv", "scheme,code,name\nvr,a,Aa\n");
  folder.load();
  ASSERT_THAT(folder.notices.list(), SizeIs(1));
  EXPECT_EQ(folder.notices.list()[0].kind, "unnamed-region");
  EXPECT_THAT(folder.notices.list()[0].text, HasSubstr("vr b"));
}

TEST(Tables, RefusesRowsThatContradictEachOther) {
  EXPECT_THAT(refusal("units.csv", "code,name,from,to\nA,x,,2015-01-01\nB,y,,\nA,z,2014-01-01,\n"),
              AllOf(HasSubstr("units.csv:2 and "), HasSubstr("units.csv:4"), HasSubstr("'A'")));
  EXPECT_THAT(
      refusal("regions.csv", "scheme,code,name\nvr,a,x\nd,a,y\nvr,a,z\n"),
      AllOf(HasSubstr("regions.csv:2 and "), HasSubstr("regions.csv:4"), HasSubstr("'vr'")));
  EXPECT_THAT(refusal("population.csv", "unit,year,persons\nA,2017,1\nA,2017,1\n"),
              AllOf(HasSubstr("population.csv:2 and "), HasSubstr("population.csv:3")));
}

TEST(Tables, RefusesWhatItCannotRead) {
  EXPECT_THAT(refusal("units.csv", "name\nx\n"),
              AllOf(HasSubstr("units.csv"), HasSubstr("'code'")));
  EXPECT_THAT(
      refusal("population.csv", "unit,year,persons\nA,2017,12.5\n"),
      AllOf(HasSubstr("population.csv:2:"), HasSubstr("'12.5'"), HasSubstr("whole number")));
  EXPECT_THAT(refusal("population.csv", "unit,year,persons\nA,17e3,1\n"), HasSubstr("'17e3'"));
  EXPECT_THAT(refusal("population.csv", "unit,year,persons\nA,0,1\n"), HasSubstr("no year"));
  EXPECT_THAT(refusal("population.csv", "unit,year,persons\nA,2017,9223372036854775807\n"),
              HasSubstr("more people than there can be"));
  EXPECT_THAT(refusal("population.csv", "unit,year,persons\nA,2017,9223372036854775808\n"),
              HasSubstr("whole number"));
  EXPECT_THAT(refusal("changes.csv", "date,old,new,kind\n2014-01-01,A,B,fusion\n"),
              AllOf(HasSubstr("changes.csv:2:"), HasSubstr("'fusion'"), HasSubstr("recode")));
  EXPECT_THAT(refusal("changes.csv", "date,old,new,kind\n,A,B,merge\n"),
              HasSubstr("'date' is empty"));
}

}  // namespace
}  // namespace grens
