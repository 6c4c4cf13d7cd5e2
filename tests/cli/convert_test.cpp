// Tables brought to another year by the program: what it writes, prints and refuses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "program.hpp"
#include "regions/csv.hpp"
#include "support/shared_data.hpp"

namespace grens::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kPopulation = source_file("shapes/nl/population.csv");

Ran convert(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "convert");
  return grens_run(arguments);
}

/// A row of a written table by unit: cells by column.
std::map<std::string, std::string> row_of(const std::string& text, const std::string& unit) {
  const CsvTable table = parse_csv(text, "out.csv");
  for (const CsvRow& row : table.rows) {
    if (row.fields[table.column("unit")] != unit) continue;
    std::map<std::string, std::string> cells;
    for (std::size_t c = 0; c < table.header.size(); ++c) cells[table.header[c]] = row.fields[c];
    return cells;
  }
  return {};
}

long long total(const std::string& text, const std::string& column) {
  const CsvTable table = parse_csv(text, "out.csv");
  long long sum = 0;
  for (const CsvRow& row : table.rows) sum += std::stoll(row.fields[table.column(column)]);
  return sum;
}

/// Weights for the three units that were divided between 2017 and 2022.
const std::string kWeights =
    "old,new,weight\n"
    "GM0053,GM1966,0.8\nGM0053,GM1969,0.2\n"
    "GM0140,GM0080,1\nGM0140,GM1900,2\nGM0140,GM1949,3\n"
    "GM0788,GM0757,25\nGM0788,GM0824,40\nGM0788,GM0855,10\nGM0788,GM0865,25\n";

TEST(Convert, SumsMergersAndKeepsTheTotal) {
  const Scratch scratch;
  const std::string out = scratch / "out.csv";
  const Ran ran =
      convert({kPopulation, "--from", "2022", "--to", "2024", "--sum", "persons", "--out", out});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("338 units of 2024 from 341 units of 2022: 336 exact, 2 "
                                       "summed"),
                             HasSubstr("persons: 17,119,655 before and after"),
                             HasSubstr("Written to " + out)));
  EXPECT_THAT(ran.err, AllOf(HasSubstr("388 rows are of another year than 2022"),
                             HasSubstr("Dijk en Waard (GM1980)")));
  const std::string text = file_bytes(out);
  EXPECT_THAT(text, StartsWith("unit,year,persons,source,carried,from_units\n"));
  EXPECT_EQ(total(text, "persons"), 17119655);
  const auto amsterdam = row_of(text, "GM0363");
  EXPECT_EQ(amsterdam.at("persons"), "892960");  // with Weesp: 872520 + 20440
  EXPECT_EQ(amsterdam.at("carried"), "summed");
  EXPECT_EQ(amsterdam.at("from_units"), "GM0363 GM0457");
  EXPECT_EQ(amsterdam.at("year"), "2022");
  EXPECT_EQ(row_of(text, "GM1992").at("persons"), "72650");  // 17440 + 40310 + 14900
  EXPECT_TRUE(row_of(text, "GM0457").empty());
  EXPECT_EQ(row_of(text, "GM0716").at("carried"), "exact");
}

TEST(Convert, RefusesToDivideWithoutWeightsAndWritesNothing) {
  const Scratch scratch;
  const Ran ran = convert({kPopulation, "--from", "2017", "--to", "2022", "--sum", "persons", "-o",
                           scratch / "out.csv"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, AllOf(HasSubstr("population.csv:"), HasSubstr("the land of Winsum (GM0053)"),
                             HasSubstr("Het Hogeland (GM1966)"), HasSubstr("'persons'"),
                             HasSubstr("Haaren (GM0788)"), HasSubstr("--weights")));
  EXPECT_TRUE(names_in(scratch.path()).empty());
}

TEST(Convert, DividesByATableOfWeights) {
  const Scratch scratch;
  write_bytes(scratch / "weights.csv", kWeights);
  const Ran ran = convert({kPopulation, "--from", "2017", "--to", "2022", "--sum", "persons",
                           "--weights", scratch / "weights.csv", "-o", "-"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(total(ran.out, "persons"), 17081507);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("persons: 17,081,507 before and after"),
                             HasSubstr("Haaren (GM0788) was divided: 25.0% to Boxtel (GM0757), "
                                       "40.0% to Oisterwijk (GM0824)")));
  // Haaren's 13912 by 25, 40, 10, 25: 3478, 5564.8, 1391.2, 3478.
  EXPECT_EQ(row_of(ran.out, "GM0824").at("persons"), "31501");   // 25936 + 5565
  EXPECT_EQ(row_of(ran.out, "GM0855").at("persons"), "215195");  // 213804 + 1391
  EXPECT_EQ(row_of(ran.out, "GM0824").at("carried"), "apportioned");
  EXPECT_EQ(row_of(ran.out, "GM0824").at("from_units"), "GM0788 GM0824");
}

TEST(Convert, GoesBackByWeightsOnly) {
  const Scratch scratch;
  write_bytes(scratch / "in.csv", "unit,n\nGM1992,100\nGM0716,5\n");
  const std::vector<std::string> line = {
      scratch / "in.csv", "--from", "2024", "--to", "2022", "--sum", "n", "-o", "-"};
  const Ran refused = convert(line);
  EXPECT_EQ(refused.code, 3);
  EXPECT_THAT(refused.err, AllOf(HasSubstr("in.csv:2: the land of Voorne aan Zee (GM1992)"),
                                 HasSubstr("Westvoorne (GM0614)")));
  write_bytes(scratch / "weights.csv",
              "old,new,weight\nGM1992,GM0501,1\nGM1992,GM0530,1\nGM1992,GM0614,1\n");
  std::vector<std::string> weighed = line;
  weighed.insert(weighed.end(), {"--weights", scratch / "weights.csv"});
  const Ran ran = convert(weighed);
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(
      ran.out,
      "unit,n,carried,from_units\nGM0501,34,apportioned,GM1992\nGM0530,33,apportioned,GM1992\n"
      "GM0614,33,apportioned,GM1992\nGM0716,5,exact,GM0716\n");
}

TEST(Convert, TellsSumsMeansAndTextsApart) {
  const Scratch scratch;
  write_bytes(scratch / "in.csv",
              "gemeentecode;gemeentenaam;persons;income;mayor\n0381;Bussum;30000;32.5;A\n"
              "0424;Muiden;6000;40;B\n0425;Naarden;18000;35;A\n0716;Tholen;25000;28;C\n");
  const Ran ran = convert({scratch / "in.csv", "--from", "2015", "--to", "2017", "--sum", "persons",
                           "--mean", "income:persons", "--text", "mayor", "--out", "-"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out,
            "gemeentecode,gemeentenaam,persons,income,mayor,carried,from_units\n"
            "GM0716,Tholen,25000,28,C,exact,GM0716\n"
            "GM1942,Gooise Meren,54000,34.167,\"A; B\",summed,GM0381 GM0424 GM0425\n");
}

TEST(Convert, ReadsNumbersAsDutchSpreadsheetsWriteThem) {
  const Scratch scratch;
  const auto run = [&](const std::string& bytes) {
    write_bytes(scratch / "in.csv", bytes);
    return convert({scratch / "in.csv", "--from", "2022", "--to", "2023", "--sum", "n", "-o", "-"});
  };
  const Ran commas = run("unit;n\nGM0716;1,5\n");
  ASSERT_EQ(commas.code, 0) << commas.err;
  EXPECT_THAT(commas.out, HasSubstr("GM0716,1.5,exact"));
  const Ran thousands = run("unit;n\nGM0716;1.234\n");
  EXPECT_EQ(thousands.code, 3);
  EXPECT_THAT(thousands.err, HasSubstr("in.csv:2: '1.234' in the column 'n' may be thousands"));
}

TEST(Convert, LeavesTheSumOfAPartEmptyAndNamesIt) {
  const Scratch scratch;
  write_bytes(scratch / "in.csv", "unit,n\nGM0363,100\nGM0716,5\n");
  const Ran ran =
      convert({scratch / "in.csv", "--from", "2022", "--to", "2023", "--sum", "n", "--out", "-"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("GM0363,,summed,GM0363\n"));
  EXPECT_THAT(ran.err, AllOf(HasSubstr("a part of it is not in"), HasSubstr("Amsterdam (GM0363)"),
                             HasSubstr("n: 105 before, 5 after; 100 lies in 1 unit")));
}

TEST(Convert, RefusesLinesThatCannotBeMeantBeforeItReads) {
  const std::vector<std::string> line = {"gone.csv", "--from", "2017", "--to", "2022", "-o", "-"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), line.begin(), line.end());
    const Ran ran = convert(more);
    EXPECT_EQ(ran.code, 2) << ran.err;
    EXPECT_EQ(ran.out, "");
    return ran.err;
  };
  EXPECT_THAT(with({"--weights", "area"}), HasSubstr("--layers UNITS-OF-2017,UNITS-OF-2022"));
  EXPECT_THAT(with({"--weights", "population"}),
              AllOf(HasSubstr("in no table of grens"), HasSubstr("--weights FILE")));
  EXPECT_THAT(with({"--weights", "area", "--layers", "a.shp"}), HasSubstr("two files"));
  EXPECT_THAT(with({"--layers", "a.shp,b.shp"}), HasSubstr("--weights area or population"));
  EXPECT_THAT(with({"--mean", "a:b"}), HasSubstr("--sum b"));
  EXPECT_THAT(with({"--sum", "a", "--text", "a"}), HasSubstr("chosen twice"));
  EXPECT_THAT(convert({"gone.csv", "--from", "2017", "--to", "2017", "-o", "-"}).err,
              HasSubstr("two years"));
  EXPECT_THAT(convert({"gone.csv", "--from", "2017", "--to", "2022"}).err, HasSubstr("--out FILE"));
  EXPECT_THAT(convert({"gone.csv", "--from", "2017", "--to", "2022", "-o", "x.xlsx"}).err,
              HasSubstr("does not end in .csv"));
  EXPECT_EQ(convert({"gone.csv", "--from", "2017", "--to", "2022", "-o", "-"}).code, 3);
}

TEST(Convert, NamesNumbersWithoutAChoice) {
  const Ran ran = convert({kPopulation, "--from", "2017", "--to", "2022", "-o", "-"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("numbers persons"), HasSubstr("--sum COLUMN")));
}

TEST(Convert, RefusesCodesOfAnotherYearAndTellsWhichTheyFit) {
  const Scratch scratch;
  std::string csv = "unit,n\n";
  const CsvTable people = read_csv(kPopulation);
  for (const CsvRow& row : people.rows) {
    if (row.fields[1] == "2017") csv += row.fields[0] + ",1\n";
  }
  write_bytes(scratch / "in.csv", csv);
  const Ran ran =
      convert({scratch / "in.csv", "--from", "2022", "--to", "2023", "--sum", "n", "--out", "-"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("in.csv:"), HasSubstr("has figures, but"),
                             HasSubstr("not among the units of 1 January 2022"),
                             HasSubstr("--from 2017, which they fit")));
}

TEST(Convert, ConvertsItsResultAgainAndKeepsWhatWasApportioned) {
  const Scratch scratch;
  const std::string first = scratch / "2022.csv";
  write_bytes(scratch / "weights.csv", kWeights);
  ASSERT_EQ(convert({kPopulation, "--from", "2017", "--to", "2022", "--sum", "persons", "--weights",
                     scratch / "weights.csv", "-o", first})
                .code,
            0);
  const Ran again =
      convert({first, "--from", "2022", "--to", "2024", "--sum", "persons", "-o", "-"});
  ASSERT_EQ(again.code, 0) << again.err;
  EXPECT_THAT(again.out, StartsWith("unit,year,persons,source,carried,from_units\n"));
  EXPECT_EQ(total(again.out, "persons"), 17081507);
  EXPECT_THAT(again.err, AllOf(HasSubstr("the figures are of 2017 (column 'year')"),
                               HasSubstr("2022.csv was converted before: its columns carried, "
                                         "from_units are made anew")));
  EXPECT_EQ(row_of(again.out, "GM0824").at("carried"), "apportioned");
  EXPECT_EQ(row_of(again.out, "GM0824").at("from_units"), "GM0824");
  EXPECT_EQ(row_of(again.out, "GM1992").at("carried"), "summed");
  EXPECT_EQ(row_of(again.out, "GM0716").at("carried"), "exact");
  write_bytes(scratch / "own.csv", "unit,n,carried,from_units\nGM0716,5,guessed,x\n");
  EXPECT_THAT(
      convert({scratch / "own.csv", "--from", "2022", "--to", "2024", "--sum", "n", "-o", "-"}).err,
      HasSubstr("has a column 'carried' already"));
}

TEST(Convert, DoesNotOverwriteWhatItReads) {
  const Scratch scratch;
  write_bytes(scratch / "in.csv", "unit,n\nGM0716,5\n");
  const Ran ran = convert({scratch / "in.csv", "--from", "2017", "--to", "2018", "--sum", "n",
                           "--out", scratch / "in.csv"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(file_bytes(scratch / "in.csv"), "unit,n\nGM0716,5\n");
}

TEST(Convert, DividesByRealLayersAndKeepsTheTotal) {
  GRENS_SHARED_OR_SKIP(before, "nl-2017-gemeenten/gemeenten.shp");
  GRENS_SHARED_OR_SKIP(after, "nl-2022-gemeenten/gemeenten.shp");
  const Ran ran = convert({kPopulation, "--from", "2017", "--to", "2022", "--sum", "persons",
                           "--weights", "area", "--layers", before + "," + after, "-o", "-"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(total(ran.out, "persons"), 17081507);
  EXPECT_THAT(ran.err, HasSubstr("Haaren (GM0788) was divided: "));
}

TEST(Convert, DividesByPeopleOfNeighbourhoods) {
  const Scratch scratch;
  const auto people = [](std::string feature, const std::string& count) {
    return feature.insert(feature.find("\"statnaam\""), "\"inwoners\":" + count + ",");
  };
  write_bytes(scratch / "before.geojson",
              collection(people(square("BU07880000", "Esch", 0), "75") + "," +
                         people(square("BU07880001", "Helvoirt", 1), "25")));
  write_bytes(scratch / "after.geojson",
              collection(square("GM0757", "Boxtel", 0) + "," + square("GM0865", "Vught", 1) + "," +
                         square("GM0824", "Oisterwijk", 2) + "," + square("GM0855", "Tilburg", 3)));
  write_bytes(scratch / "in.csv", "unit,n\nGM0757,0\nGM0788,10\nGM0824,0\nGM0855,0\nGM0865,0\n");
  const std::string layers = scratch / "before.geojson" + "," + scratch / "after.geojson";
  const Ran ran = convert({scratch / "in.csv", "--from", "2020", "--to", "2021", "--sum", "n",
                           "--weights", "population", "--layers", layers, "-o", "-"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out,
            "unit,n,carried,from_units\nGM0757,8,apportioned,GM0757 GM0788\n"
            "GM0824,0,apportioned,GM0788 GM0824\nGM0855,0,apportioned,GM0788 GM0855\n"
            "GM0865,2,apportioned,GM0788 GM0865\n");
}

/// Voorne aan Zee of the layer that ships, cut in three at random.
TEST(Convert, TaintsWhatRestsOnApproximateBoundaries) {
  const Scratch scratch;
  const auto strip = [](const std::string& code, int left, int right) {
    const std::string l = std::to_string(left);
    const std::string r = std::to_string(right);
    return R"({"type":"Feature","properties":{"statcode":")" + code +
           R"("},"geometry":{"type":"Polygon","coordinates":[[[)" + l + ",420000],[" + r +
           ",420000],[" + r + ",445000],[" + l + ",445000],[" + l + ",420000]]]}}";
  };
  write_bytes(scratch / "in.csv", "unit,n\nGM1992,9\nGM0716,5\n");
  write_bytes(scratch / "after.geojson",
              collection(strip("GM0501", 60000, 65000) + "," + strip("GM0530", 65000, 70000) + "," +
                         strip("GM0614", 70000, 80000)));
  const std::string layers =
      source_file("shapes/nl/gemeenten-2024-approximate.shp") + "," + scratch / "after.geojson";
  const Ran ran = convert({scratch / "in.csv", "--from", "2024", "--to", "2022", "--sum", "n",
                           "--weights", "area", "--layers", layers, "-o", "-"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(total(ran.out, "n"), 14);
  EXPECT_EQ(row_of(ran.out, "GM0530").at("quality"), "approximate");
  EXPECT_EQ(row_of(ran.out, "GM0716").at("quality"), "");
  EXPECT_EQ(row_of(ran.out, "GM0530").at("carried"), "apportioned");
  write_bytes(scratch / "again.csv", ran.out);
  const Ran again =
      convert({scratch / "again.csv", "--from", "2022", "--to", "2021", "--sum", "n", "-o", "-"});
  ASSERT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(row_of(again.out, "GM0530").at("quality"), "approximate");
  EXPECT_EQ(row_of(again.out, "GM0716").at("quality"), "");
}

}  // namespace
}  // namespace grens::testing
