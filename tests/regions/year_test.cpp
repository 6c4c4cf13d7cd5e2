#include "regions/year.hpp"

#include <algorithm>
#include <sstream>

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

// Two provinces. North: N1 takes in N2 on 1 January 2016 (same code, enlarged), N3 and N4 merge
// into N5 on 1 July 2017. South: S1, S2 and S3 stay.
constexpr const char* kUnits =
    "code,name,from,to\n"
    "N1,N1,,\nN2,N2,,2016-01-01\nN3,N3,,2017-07-01\nN4,N4,,2017-07-01\nN5,N5,2017-07-01,\n"
    "S1,S1,,\nS2,S2,,\nS3,S3,,\n";
constexpr const char* kMembership =
    "unit,scheme,region,from,to\n"
    "N1,province,north,2014-01-01,\nN2,province,north,2014-01-01,2016-01-01\n"
    "N3,province,north,2014-01-01,2017-07-01\nN4,province,north,2014-01-01,2017-07-01\n"
    "N5,province,north,2017-07-01,\n"
    "S1,province,south,2014-01-01,\nS2,province,south,2014-01-01,\nS3,province,south,2014-01-01,\n"
    "S1,team,t1,2014-01-01,\n";

class Year : public testing::Test {
 protected:
  Year() {
    folder_.write("membership.csv", kMembership);
    folder_.write("units.csv", kUnits);
    tables_ = folder_.load();
  }
  YearFit fit(const Codes& codes, std::optional<int> year = {}) {
    return fit_year(tables_, codes, year, notices_);
  }
  std::string refusal(const Codes& codes, std::optional<int> year = {}) {
    return message_of<InputError>([&] { fit(codes, year); });
  }
  const Notice* notice(const std::string& kind) const {
    const auto& list = notices_.list();
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Notice& n) { return n.kind == kind; });
    return found == list.end() ? nullptr : &*found;
  }

  TableFolder folder_;
  RegionTables tables_;
  Notices notices_;
};

/// kMembership with a basis, and a scheme computed for the layout of 2018, in which S1 is alone.
std::string with_regions_of_2018(const std::string& basis) {
  std::istringstream lines(kMembership);
  std::string text;
  for (std::string line; std::getline(lines, line);) {
    text += line + (text.empty() ? ",basis\n" : ",source\n");
  }
  for (const char* row : {"N1,late,l2", "N5,late,l2", "S1,late,l1", "S2,late,l2", "S3,late,l2"}) {
    text += std::string(row) + ",2018-01-01,," + basis + "\n";
  }
  return text;
}

TEST_F(Year, TablesAnswerForTheYearsTheirDatesSpan) {
  EXPECT_THAT(table_years(tables_), ElementsAre(2014, 2015, 2016, 2017, 2018));
}

TEST_F(Year, TheWholeCountryFitsItsLayout) {
  const YearFit of_2016 = fit({"N1", "N3", "N4", "S1", "S2", "S3"});
  EXPECT_EQ(of_2016.year, 2017) << "of equal years the latest";
  EXPECT_EQ(of_2016.date, first_of_january(2017));
  EXPECT_THAT(of_2016.equal_years, ElementsAre(2016));
  EXPECT_EQ(of_2016.score, 1.0);
  EXPECT_FALSE(of_2016.requested);
  EXPECT_THAT(of_2016.unknown, IsEmpty());
  EXPECT_THAT(of_2016.missing, IsEmpty());
  ASSERT_NE(notice("year"), nullptr);
  EXPECT_EQ(notice("year")->text,
            "the codes fit the layout of 2017: 6 of 6 are known; 2016 fits as well, and the latest "
            "is taken");
  EXPECT_EQ(fit({"N1", "N2", "N3", "N4", "S1", "S2", "S3"}).year, 2015);
  EXPECT_EQ(fit({"N1", "N5", "S1", "S2", "S3"}).year, 2018);
}

TEST_F(Year, AProvinceFitsLikeTheCountry) {
  // Every code is known in 2014 to 2017, but in 2014 and 2015 the north would lack N2.
  const YearFit north = fit({"N1", "N3", "N4"});
  EXPECT_EQ(north.year, 2017);
  EXPECT_THAT(north.equal_years, ElementsAre(2016));
  EXPECT_EQ(north.score, 1.0);
  EXPECT_THAT(north.missing, IsEmpty()) << "the south is not concerned";
  const YearFit south = fit({"S1", "S2", "S3"});
  EXPECT_EQ(south.year, 2018);
  EXPECT_THAT(south.equal_years, ElementsAre(2014, 2015, 2016, 2017));
  EXPECT_THAT(notices_.list().back().text, HasSubstr("2014 to 2017 fit as well"));
}

TEST_F(Year, NamesWhatTheLayerLacksInItsRegions) {
  const YearFit south = fit({"S1", "S2"});
  EXPECT_DOUBLE_EQ(south.score, 2.0 / 3);
  EXPECT_THAT(south.missing, ElementsAre("S3"));
  ASSERT_NE(notice("missing-unit"), nullptr);
  EXPECT_EQ(notice("missing-unit")->severity, Severity::kInfo);
  EXPECT_THAT(notice("missing-unit")->units, ElementsAre("S3"));
}

TEST_F(Year, StopsWhenNoYearKnowsEnough) {
  EXPECT_THAT(refusal({"N1", "N5", "S1", "S2", "X1"}),
              AllOf(HasSubstr("fit no year"), HasSubstr("2018 has 4 of 5 and lacks X1"),
                    HasSubstr("2017 has 3 of 5 and lacks N5, X1"), HasSubstr("2016 has 3 of 5"),
                    HasSubstr("--year"), testing::Not(HasSubstr("2015 has"))));
  EXPECT_THAT(refusal({"S1", "X1", "X2"}),
              AllOf(HasSubstr("1 of the layer's 3 codes"), HasSubstr("layout of 2018"),
                    HasSubstr("fewer than half"), HasSubstr("--code-field")));
  EXPECT_THAT(refusal({}), HasSubstr("no unit codes"));
}

TEST_F(Year, ARequestedYearGoesOnWithUpToHalfUnknown) {
  const YearFit some = fit({"N5", "S1", "S2", "X1"}, 2016);
  EXPECT_EQ(some.year, 2016);
  EXPECT_TRUE(some.requested);
  EXPECT_THAT(some.unknown, ElementsAre("N5", "X1"));
  EXPECT_THAT(some.equal_years, IsEmpty());
  ASSERT_NE(notice("unknown-code"), nullptr);
  EXPECT_EQ(notice("unknown-code")->count, 2U);
  EXPECT_THAT(notice("unknown-code")->units, ElementsAre("N5", "X1"));
  EXPECT_EQ(notice("year"), nullptr) << "nothing was guessed";
  EXPECT_THAT(
      refusal({"N5", "S1", "X1"}, 2016),
      AllOf(HasSubstr("1 of the layer's 3 codes in the layout of 2016"), HasSubstr("N5, X1")));
}

TEST_F(Year, ARequestedYearOutsideTheTables) {
  EXPECT_EQ(fit({"S1", "S2"}, 2030).year, 2030) << "rows without an end still hold";
  EXPECT_THAT(refusal({"S1", "S2"}, 2010), HasSubstr("no layout of 2010"))
      << "units.csv has it, but membership begins later";
  folder_.write("units.csv", "code,from\nS1,2014-01-01\n");
  tables_ = folder_.load();
  EXPECT_THAT(refusal({"S1"}, 2010), HasSubstr("no layout of 2010: name a year from 2014 on"));
}

TEST_F(Year, NeighbourhoodsCountAsTheirMunicipality) {
  folder_.write("membership.csv", "unit,vr\nGM0001,a\nGM0002,a\n");
  folder_.write("units.csv", "code,from,to\nGM0001,,\nGM0002,,2016-01-01\nGM0003,2016-01-01,\n");
  tables_ = folder_.load();
  Codes codes{"BU00020000"};
  for (int i = 10; i < 40; ++i) codes.push_back("BU000100" + std::to_string(i));
  const YearFit before = fit(codes, 2015);
  EXPECT_EQ(before.score, 1.0);
  fit(codes);
  ASSERT_NE(notice("year"), nullptr);
  EXPECT_THAT(notice("year")->text, HasSubstr("2 of 2 municipalities are known"));
  const YearFit after = fit(codes, 2016);
  EXPECT_DOUBLE_EQ(after.score, 1.0 / 3) << "one known, one unknown, one missing";
  EXPECT_THAT(after.unknown, ElementsAre("BU00020000"));
  EXPECT_THAT(after.missing, ElementsAre("GM0003"));
}

TEST_F(Year, TablesWithoutDatesHoldAlways) {
  TableFolder wide;
  wide.write("membership.csv", "unit,vr\nA,x\nB,x\nC,y\n");
  const RegionTables tables = wide.load();
  EXPECT_THAT(table_years(tables), IsEmpty());
  const YearFit fit = fit_year(tables, Codes{"A", "B", "Z"}, {}, notices_);
  EXPECT_EQ(fit.year, std::nullopt);
  EXPECT_EQ(fit.date, kLastDate);
  EXPECT_THAT(fit.unknown, ElementsAre("Z"));
  ASSERT_NE(notice("unknown-code"), nullptr);
  EXPECT_THAT(notice("unknown-code")->text, HasSubstr("the membership table"));
  EXPECT_THAT(message_of<InputError>([&] {
                fit_year(tables, Codes{"A", "Y", "Z"}, {}, notices_);
              }),
              HasSubstr("fewer than half"));
}

TEST_F(Year, DatesThatCoverNo1JanuaryAreRefused) {
  const std::string rows = "A,vr,x,2015-02-01,2015-12-31\nB,vr,x,2015-02-01,2015-12-31\n";
  for (const bool with_units : {false, true}) {
    TableFolder folder;
    folder.write("membership.csv", "unit,scheme,region,from,to\n" + rows);
    if (with_units) folder.write("units.csv", "code\nA\nB\n");
    const RegionTables tables = folder.load();
    for (const std::optional<int> year : {std::optional<int>(), std::optional<int>(2015)}) {
      EXPECT_THAT(message_of<InputError>([&] {
                    fit_year(tables, Codes{"A", "B"}, year, notices_);
                  }),
                  AllOf(HasSubstr("membership.csv"), HasSubstr("on no 1 January"),
                        HasSubstr("'from' and 'to'")));
    }
  }
}

TEST_F(Year, AnEndIn9999IsOpen) {
  TableFolder folder;
  folder.write("membership.csv",
               "unit,scheme,region,from,to\nA,vr,x,2015-01-01,9999-12-31\n"
               "B,vr,x,2015-01-01,9999-01-01\nC,vr,y,2015-01-01,\n");
  const RegionTables tables = folder.load();
  EXPECT_THAT(table_years(tables), ElementsAre(2015));
  EXPECT_EQ(fit_year(tables, Codes{"A", "B", "C"}, {}, notices_).year, 2015);
}

TEST_F(Year, AFewUnknownCodesAreNamed) {
  std::string units = "code,from\n", members = "unit,scheme,region,from\n";
  Codes codes{"X"};
  for (int i = 100; i < 130; ++i) {
    codes.push_back("U" + std::to_string(i));
    units += codes.back() + ",2015-01-01\n";
    members += codes.back() + ",vr,a,2015-01-01\n";
  }
  folder_.write("units.csv", units);
  folder_.write("membership.csv", members);
  tables_ = folder_.load();
  const YearFit found = fit(codes);
  EXPECT_EQ(found.year, 2015);
  EXPECT_THAT(found.unknown, ElementsAre("X"));
  ASSERT_NE(notice("unknown-code"), nullptr);
}

TEST_F(Year, AModelDoesNotSayWhichUnitsBelongTogether) {
  const YearFit before = fit({"S1"});
  EXPECT_THAT(before.missing, ElementsAre("S2", "S3"));
  folder_.write("membership.csv", with_regions_of_2018("modelled"));
  tables_ = folder_.load();
  const YearFit modelled = fit({"S1"});
  EXPECT_EQ(modelled.year, before.year);
  EXPECT_EQ(modelled.equal_years, before.equal_years);
  EXPECT_EQ(modelled.score, before.score);
  EXPECT_EQ(modelled.missing, before.missing);
  folder_.write("membership.csv", with_regions_of_2018("source"));
  tables_ = folder_.load();
  EXPECT_THAT(fit({"S1"}).missing, IsEmpty()) << "a known scheme does";
}

TEST(CheckYear, RefusesAYearThatTheTablesLack) {
  const auto tables = [](const std::string& membership) {
    TableFolder folder;
    folder.write("membership.csv", membership);
    return folder.load();
  };
  const std::string header = "unit,scheme,region,from,to\n";
  const RegionTables few = tables(header + "A,vr,x,2015-01-01,2018-01-01\n");
  check_year(few, 2016);
  check_year(tables("unit,vr\nA,x\n"), 1900);
  EXPECT_THAT(message_of<InputError>([&] { check_year(few, 2024); }),
              HasSubstr("no layout of 2024: name a year up to 2017"));
  EXPECT_THAT(message_of<InputError>([&] { check_year(few, 2014); }),
              HasSubstr("no layout of 2014: name a year from 2015 on"));
  check_year(tables(header + "A,vr,x,2015-01-01,\n"), 2050);
}

}  // namespace
}  // namespace grens
