// Small tables with every kind of change, and the shipped ones with random figures between all
// years, whose totals must not change.
#include "regions/convert_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>

#include "base/error.hpp"
#include "regions/population.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A and B become N in 2018; S is divided among N and C; D is renamed M; E stays.
RegionTables tables() {
  TableFolder folder;
  folder.write("membership.csv", "unit,scheme,region,from,to\nE,vr,x,2017-01-01,\n");
  folder.write("units.csv",
               "code,name,from,to\nA,Aa,,2018-01-01\nB,Bee,,2018-01-01\nC,Cee,,\n"
               "D,Dee,,2018-01-01\nE,Ee,,\nM,Em,2018-01-01,\nN,En,2018-01-01,\n"
               "S,Es,,2018-01-01\n");
  folder.write("changes.csv",
               "date,old,new,kind\n2018-01-01,A,N,merge\n2018-01-01,B,N,merge\n"
               "2018-01-01,S,N,split\n2018-01-01,S,C,split\n2018-01-01,D,M,rename\n");
  return folder.load();
}

struct Converted {
  Conversion conversion;
  Notices notices;

  const ConvertedRow& row(const std::string& unit) const {
    const auto found = std::find_if(conversion.rows.begin(), conversion.rows.end(),
                                    [&](const ConvertedRow& row) { return row.unit == unit; });
    if (found == conversion.rows.end()) throw std::out_of_range(unit);
    return *found;
  }
  bool says(const std::string& kind) const {
    return std::any_of(notices.list().begin(), notices.list().end(),
                       [&](const Notice& notice) { return notice.kind == kind; });
  }
};

Converted convert(const std::string& csv, const ColumnChoice& choice, SplitWeights weights = {},
                  int from = 2017, int to = 2018) {
  Converted result;
  const RegionTables region_tables = tables();
  const FigureTable table = read_figures(parse_csv(csv, "t.csv"), choice, from,
                                         table_codes(region_tables), result.notices);
  result.conversion = convert_figures(table, region_tables, from, to,
                                      link_units(region_tables, from, to), weights, result.notices);
  return result;
}

std::string refusal(const std::string& csv, const ColumnChoice& choice, int from = 2017,
                    int to = 2018) {
  return message_of<InputError>([&] { convert(csv, choice, {}, from, to); });
}

const ColumnChoice kSum{"unit", {"n"}, {}, {}};

TEST(ConvertTable, SumsWholeUnitsAndDividesByWeights) {
  const Converted done =
      convert("unit,n\nE,5\nA,10\nS,7\nC,100\nB,20\nD,007\n", kSum, {{"S", {1, 1}}});
  ASSERT_EQ(done.conversion.rows.size(), 4U);
  EXPECT_THAT(done.row("C").cells, ElementsAre("C", "104"));  // of equal remainders the first
  EXPECT_THAT(done.row("N").cells, ElementsAre("N", "33"));
  EXPECT_THAT(done.row("M").cells, ElementsAre("M", "007"));  // exact: as it was
  EXPECT_EQ(done.row("C").carried, Carried::kApportioned);
  EXPECT_EQ(done.row("N").carried, Carried::kApportioned);
  EXPECT_EQ(done.row("M").carried, Carried::kExact);
  EXPECT_THAT(done.row("N").from_units, ElementsAre("A", "B", "S"));
  EXPECT_THAT(done.row("M").from_units, ElementsAre("D"));
  EXPECT_EQ(done.conversion.totals[0].before.units, 149);
  EXPECT_EQ(done.conversion.totals[0].after.units, 149);
  EXPECT_EQ(done.conversion.rows_before, 6U);
}

TEST(ConvertTable, KeepsTotalsOfDecimalsToTheLastDigit) {
  const Converted done =
      convert("unit,n\nA,0.1\nB,0.2\nC,0\nS,0.01\nD,1\nE,2\n", kSum, {{"S", {1, 2}}});
  EXPECT_EQ(done.row("C").cells[1], "0.00");
  EXPECT_EQ(done.row("N").cells[1], "0.31");
  EXPECT_EQ(decimal_text(done.conversion.totals[0].before), "3.31");
  EXPECT_EQ(decimal_text(done.conversion.totals[0].after), "3.31");
}

/// Cells are read again for the totals: what is written must not be taken for unknown.
TEST(ConvertTable, KeepsTotalsOfTheLongestNumbers) {
  const Converted small = convert("code,n\nA,.200000000000000000\nB,.200000000000000000\nS,0\n",
                                  {"code", {"n"}, {}, {}});
  EXPECT_EQ(small.row("N").cells[1], "0.400000000000000000");
  EXPECT_EQ(small.conversion.totals.front().withheld.units, 0);
  EXPECT_THAT(message_of<InputError>([] {
                convert("code,n\nA,600000000000000000\nB,600000000000000000\nS,0\n",
                        {"code", {"n"}, {}, {}});
              }),
              HasSubstr("t.csv:3: '600000000000000000' in the column 'n' makes the sum"));
}

TEST(ConvertTable, RefusesADivisionWithoutWeights) {
  EXPECT_EQ(refusal("unit,n\nA,1\nB,2\nC,3\nD,4\nE,5\nS,6\n", kSum),
            "t.csv:7: the land of Es (S) lies in 2 units of 2018, Cee (C), En (N), and how much of "
            "its 'n' belongs to each is not known; say it with --weights");
  // Backward the joined ones are the ones to be divided, and both are named.
  EXPECT_THAT(
      refusal("unit,n\nC,1\nN,2\nM,3\nE,4\n", kSum, 2018, 2017),
      AllOf(HasSubstr("t.csv:2: the land of Cee (C) lies in 2 units of 2017, Cee (C), Es (S)"),
            HasSubstr("the same goes for En (N)")));
  EXPECT_THAT(refusal("unit,m,n\nS,2.5,0\n", {"unit", {"n"}, {"m:n"}, {}}), HasSubstr("its 'm'"));
}

TEST(ConvertTable, NeedsNoWeightsForNothing) {
  const Converted done = convert("unit,n\nA,1\nB,2\nC,3\nS,0\n", kSum);
  EXPECT_EQ(done.row("N").cells[1], "3");
  EXPECT_EQ(done.row("C").cells[1], "3");
  EXPECT_EQ(done.row("N").carried, Carried::kApportioned);
  const Converted unknown = convert("unit,n\nA,1\nB,2\nC,3\nS,\n", kSum);
  EXPECT_EQ(unknown.row("N").cells[1], "");
  EXPECT_EQ(unknown.row("C").cells[1], "");
}

TEST(ConvertTable, LeavesASumOfWhichAPartIsUnknownEmpty) {
  const Converted done = convert("unit,n\nA,1\nB,-99997\nC,3\nS,8\nD,\n", kSum, {{"S", {1, 3}}});
  EXPECT_EQ(done.row("N").cells[1], "");
  EXPECT_EQ(done.row("M").cells[1], "");
  EXPECT_EQ(done.row("C").cells[1], "5");
  const ColumnTotal& total = done.conversion.totals[0];
  EXPECT_EQ(total.before.units, 12);
  EXPECT_EQ(total.after.units, 5);
  EXPECT_EQ(total.withheld.units, 7);
  EXPECT_THAT(total.unknown, ElementsAre("M", "N"));
}

TEST(ConvertTable, DoesNotShowAPartAsTheWhole) {
  const Converted done = convert("unit,n\nA,1\nC,3\nS,8\n", kSum, {{"S", {1, 3}}});
  EXPECT_EQ(done.row("N").cells[1], "");  // B is missing
  EXPECT_THAT(done.row("N").from_units, ElementsAre("A", "S"));
  EXPECT_EQ(done.conversion.rows.size(), 2U);  // nothing is there of M and E
  EXPECT_TRUE(done.says("missing-unit"));
  EXPECT_TRUE(done.says("incomplete-unit"));
  // A table of a part of the country is well when whole units are missing only.
  const Converted part = convert("unit,n\nD,1\n", kSum);
  EXPECT_TRUE(part.says("missing-unit"));
  EXPECT_FALSE(part.says("incomplete-unit"));
}

TEST(ConvertTable, WeighsMeans) {
  const ColumnChoice choice{"unit", {"n"}, {"m:n"}, {}};
  const Converted done =
      convert("unit,n,m\nA,1,10\nB,3,20.5\nC,0,\nS,4,8\nD,2,\nE,1,7\n", choice, {{"S", {0, 1}}});
  EXPECT_EQ(done.row("N").cells[2], "12.938");  // (10 + 3 * 20.5 + 4 * 8) / 8
  EXPECT_EQ(done.row("C").cells[2], "");        // nobody is there
  EXPECT_EQ(done.row("M").cells[2], "");
  EXPECT_EQ(done.row("E").cells[2], "7");
  const Converted unknown =
      convert("unit,n,m\nA,1,\nB,3,20\nC,5,30\nS,4,8\n", choice, {{"S", {1, 1}}});
  EXPECT_EQ(unknown.row("N").cells[2], "");
  EXPECT_EQ(unknown.row("C").cells[2], "23.71");  // (5 * 30 + 2 * 8) / 7
  EXPECT_TRUE(unknown.says("lost-mean"));         // of B and S
}

TEST(ConvertTable, SaysWhichMeansAreLost) {
  const ColumnChoice choice{"unit", {"n"}, {"m:n"}, {}};
  const Converted done =
      convert("unit,n,m\nA,0,1.5\nB,0,2\nC,0,2.0\nS,0,2\nD,2,\nE,1,7\n", choice, {{"S", {0, 1}}});
  EXPECT_EQ(done.row("C").cells[2], "2.0");  // all of it have the same
  EXPECT_EQ(done.row("N").cells[2], "");
  ASSERT_EQ(done.notices.list().size(), 2U);
  EXPECT_EQ(done.notices.list()[1].text,
            "the mean 'm' is left empty for 1 unit of 2018, because it or its weight 'n' is "
            "unknown for a part, or all weights are 0: En (N)");
  EXPECT_THAT(done.notices.list()[1].units, ElementsAre("N"));
  EXPECT_EQ(done.notices.list()[1].severity, Severity::kWarning);
  EXPECT_FALSE(
      convert("unit,n,m\nA,1,1\nB,1,2\nS,0,\nC,1,1\nD,2,\n", choice, {}).says("lost-mean"));
}

TEST(ConvertTable, JoinsTextsAndNamesUnitsAnew) {
  const std::string csv = "unit,naam,p,q\nA,Aa,x,1\nB,Bee,x,2\nS,Es,x,1\nD,Dee,z,3\n";
  const Converted done = convert(csv, {"unit", {}, {}, {"q"}});
  EXPECT_THAT(done.row("N").cells, ElementsAre("N", "En", "x", "1; 2"));
  EXPECT_THAT(done.row("M").cells, ElementsAre("M", "Em", "z", "3"));
  EXPECT_TRUE(done.says("names"));
  const Converted kept = convert(csv, {"unit", {}, {}, {"naam", "q"}});
  EXPECT_EQ(kept.row("N").cells[1], "Aa; Bee; Es");
  EXPECT_FALSE(kept.says("names"));
  EXPECT_EQ(refusal("unit,p\nA,x\nB,y\n", {}),
            "t.csv:2 and t.csv:3: Aa (A) and Bee (B) are joined to En (N), and the column 'p' has "
            "'x' and 'y'; choose --text p to have both, or leave the column out of the table");
}

TEST(ConvertTable, RefusesFiguresOfUnitsThatTheYearDoesNotKnow) {
  EXPECT_THAT(refusal("unit,n\nA,1\nB,2\nN,3\n", kSum),
              AllOf(HasSubstr("t.csv:4: 'N' has figures, but 1 code is not among the units of"),
                    HasSubstr("1 January 2017")));
  EXPECT_THAT(refusal("unit,n\nN,\nM,\nA,\n", kSum), HasSubstr("--code-field"));
  const Converted done = convert("unit,n\nA,1\nB,2\nC,3\nS,0\nN,\n", kSum);
  EXPECT_TRUE(done.says("unknown-code"));
  EXPECT_EQ(done.conversion.rows_before, 4U);
}

RegionTables nl_tables() {
  Notices notices;
  return load_tables(table_files_in(GRENS_SOURCE_DIR "/shapes/nl"), notices);
}

/// Random figures and weights, between all pairs of years: totals stay, every unit has a row, and
/// what is not apportioned is the plain sum of the units that it names.
TEST(ConvertTable, KeepsTheTotalsOfAllYears) {
  const RegionTables nl = nl_tables();
  std::mt19937 random(17);
  std::uniform_int_distribution<std::int64_t> numbers(-1000, 1000000);
  std::uniform_int_distribution<std::int64_t> weight(1, 100);
  for (int from = 2013; from <= 2026; ++from) {
    for (int to = 2013; to <= 2026; ++to) {
      if (from == to) continue;
      SCOPED_TRACE(fmt::format("{} to {}", from, to));
      std::string csv = "unit,n\n";
      std::map<std::string, std::int64_t> before;
      for (const std::string& unit : units_on(nl, first_of_january(from))) {
        before[unit] = numbers(random);
        csv += fmt::format("{},{}\n", unit, before[unit]);
      }
      Notices notices;
      const UnitLinks links = link_units(nl, from, to);
      const FigureTable table =
          read_figures(parse_csv(csv, "t.csv"), kSum, from, table_codes(nl), notices);
      SplitWeights weights;
      for (const UnitSplit& split : splits_to_weigh(table, links)) {
        for (std::size_t t = 0; t < split.targets.size(); ++t) {
          weights[split.unit].push_back(weight(random));
        }
      }
      const Conversion done = convert_figures(table, nl, from, to, links, weights, notices);
      EXPECT_THAT(notices.list(), IsEmpty());
      EXPECT_EQ(done.rows.size(), units_on(nl, first_of_january(to)).size());
      std::int64_t sum_before = 0;
      for (const auto& [unit, number] : before) sum_before += number;
      std::int64_t sum_after = 0;
      for (const ConvertedRow& row : done.rows) {
        sum_after += std::stoll(row.cells[1]);
        if (row.carried == Carried::kApportioned) continue;
        std::int64_t plain = 0;
        for (const std::string& unit : row.from_units) plain += before.at(unit);
        EXPECT_EQ(std::stoll(row.cells[1]), plain) << row.unit;
      }
      EXPECT_EQ(sum_after, sum_before);
    }
  }
}

/// The same people by another way: figures of 2017 that are carried to 2021 change by change.
TEST(ConvertTable, AgreesWithPeopleCarriedForward) {
  RegionTables nl = nl_tables();
  std::string csv = "unit,n\n";
  for (const PopulationRow& row : nl.population) {
    if (row.year == 2017) csv += fmt::format("{},{}\n", row.unit, row.persons.value());
  }
  std::erase_if(nl.population, [](const PopulationRow& row) { return row.year != 2017; });
  Notices notices;
  const UnitLinks links = link_units(nl, 2017, 2021);
  const FigureTable table =
      read_figures(parse_csv(csv, "t.csv"), kSum, 2017, table_codes(nl), notices);
  const std::vector<UnitSplit> splits = splits_to_weigh(table, links);
  ASSERT_EQ(splits.size(), 3U);  // Winsum, Littenseradiel, Haaren
  SplitWeights weights;
  for (const UnitSplit& split : splits) weights[split.unit].assign(split.targets.size(), 1);
  const Conversion done = convert_figures(table, nl, 2017, 2021, links, weights, notices);
  const std::vector<std::string> units = units_on(nl, first_of_january(2021));
  const UnitPopulation carried = table_population(nl, units, 2021);
  ASSERT_EQ(done.rows.size(), units.size());
  std::size_t compared = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    ASSERT_EQ(done.rows[i].unit, units[i]);
    EXPECT_EQ(carried.persons[i].has_value(), done.rows[i].carried != Carried::kApportioned)
        << units[i];
    if (!carried.persons[i]) continue;
    EXPECT_EQ(done.rows[i].cells[1], std::to_string(*carried.persons[i]));
    ++compared;
  }
  EXPECT_GT(compared, 330U);
  EXPECT_EQ(done.totals[0].after.units, 17081507);
}

}  // namespace
}  // namespace grens
