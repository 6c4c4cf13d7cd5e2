#include "regions/retime.hpp"

#include <gmock/gmock.h>

#include <map>

#include "regions/population.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

// 2019: A and B into N (both x), C and D into M (x and y); S split over N (x) and E (y); F goes on.
RegionTables tables() {
  TableFolder folder;
  folder.write("membership.csv",
               "unit,scheme,region,from,to,part,basis\n"
               "A,vr,x,,2019-01-01,,source\nB,vr,x,,2019-01-01,,source\n"
               "C,vr,x,,2019-01-01,,source\nD,vr,y,,2019-01-01,,source\n"
               "S,vr,x,,2019-01-01,,source\nE,vr,y,,,,source\nF,vr,x,,2019-01-01,,source\n"
               "F,vr,y,2019-01-01,,,unverified\nN,vr,x,2019-01-01,,,source\n"
               "M,vr,y,2019-01-01,,,unverified\nP,vr,y,,,yes,source\nP,vr,z,,,yes,source\n"
               "Q,vr,y,,2019-01-01,yes,source\nQ,vr,z,,2019-01-01,yes,source\n");
  folder.write("units.csv",
               "code,name,from,to\nA,Aa,,2019-01-01\nB,Bee,,2019-01-01\nC,Cee,,2019-01-01\n"
               "D,Dee,,2019-01-01\nS,Es,,2019-01-01\nE,Ee,,\nF,Ef,,\nP,Pee,,\n"
               "Q,Kuu,,2019-01-01\nN,En,2019-01-01,\nM,Em,2019-01-01,\n");
  folder.write("changes.csv",
               "date,old,new,kind\n2019-01-01,A,N,merge\n2019-01-01,B,N,merge\n"
               "2019-01-01,C,M,merge\n2019-01-01,D,M,merge\n2019-01-01,S,N,split\n"
               "2019-01-01,S,E,split\n2019-01-01,P,P,merge\n2019-01-01,Q,P,merge\n");
  return folder.load();
}

/// "unit region basis" of all rows, with a `*` where only a part lies there.
std::vector<std::string> rows(const RetimedTables& retimed) {
  std::vector<std::string> out;
  for (const MembershipRow& row : retimed.tables.membership.rows) {
    out.push_back(row.unit + " " + row.region + (row.part ? "* " : " ") +
                  std::string(to_string(row.basis)));
  }
  return out;
}

TEST(Retime, BringsMergedUnitsForwardAndDividesASplitOneOverItsRegions) {
  const RetimedTables forward = retime(tables(), first_of_january(2018), first_of_january(2020));
  EXPECT_THAT(rows(forward),
              ElementsAre("A x derived", "B x derived", "C y unverified", "D y unverified",
                          "E y source", "F y unverified", "P y* source", "P z* source",
                          "Q y* derived", "Q z* derived", "S y* derived", "S x* derived"));
  EXPECT_THAT(forward.divided, ElementsAre(AllOf(Field(&Divided::unit, "S"),
                                                 Field(&Divided::regions, ElementsAre("x", "y")))));
  EXPECT_EQ(forward.carried, 6U);  // A, B, C, D, Q, S
}

TEST(Retime, GoesBackAndDividesWhatWasMadeOfUnitsInSeveralRegions) {
  const RetimedTables back = retime(tables(), first_of_january(2020), first_of_january(2018));
  // E took in a part of S, which lay in x; M was made of units in x and y.
  EXPECT_THAT(rows(back),
              ElementsAre("E y* derived", "E x* derived", "F x source", "M x* derived",
                          "M y* derived", "N x derived", "P y* derived", "P z* derived"));
  EXPECT_THAT(back.divided, ElementsAre(Field(&Divided::unit, "E"), Field(&Divided::unit, "M")));
}

TEST(Retime, KeepsThePeopleOfTheUnits) {
  RegionTables known = tables();
  known.population = {{"A", 2017, 10, 1}, {"B", 2017, 20, 2}, {"F", 2017, 5, 3}};
  const RetimedTables back = retime(known, first_of_january(2020), first_of_january(2018));
  const std::vector<std::string> units{"F", "M", "N"};
  EXPECT_EQ(table_population(back.tables, units, 2020).persons,
            table_population(known, units, 2020).persons);
  EXPECT_EQ(table_population(back.tables, units, 2020).year, 2017);
}

TEST(Retime, UnitsOfTheSameDayKeepTheirRows) {
  const RetimedTables same = retime(tables(), first_of_january(2018), first_of_january(2018));
  EXPECT_EQ(same.carried, 0U);
  EXPECT_THAT(same.divided, IsEmpty());
  EXPECT_THAT(rows(same), SizeIs(11));
}

TEST(Retime, FitTablesRetimesOnlyALayerOfAnotherYear) {
  const std::vector<std::string> of_2018{"A", "B", "C", "D", "E", "F", "P", "Q", "S"};
  Notices notices;
  YearFit fit;
  RegionTables own = tables();
  EXPECT_THAT(fit_tables(own, of_2018, 2018, fit, notices), IsEmpty());
  EXPECT_EQ(fit.units_year, std::nullopt);
  RegionTables later = tables();
  EXPECT_THAT(fit_tables(later, of_2018, 2020, fit, notices), SizeIs(1));
  EXPECT_EQ(fit.year, 2020);
  EXPECT_EQ(fit.units_year, 2018);
  EXPECT_EQ(fit.layout_year(), 2018);
  EXPECT_THAT(fit.unknown, IsEmpty());
  EXPECT_THAT(fit.missing, IsEmpty());
  EXPECT_EQ(unit_name(later, "A", fit.date), "Aa");
}

}  // namespace
}  // namespace grens
