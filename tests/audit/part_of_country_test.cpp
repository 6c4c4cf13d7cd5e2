// A layer of a part of the country, and tables that know the whole: what the layer cannot show is
// told from the tables, and nothing else is claimed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "audit/cross_border.hpp"
#include "audit/grid_audit.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using testing::GridAudit;
using ::testing::IsEmpty;
using Codes = std::vector<std::string>;
using People = std::vector<std::optional<std::int64_t>>;

/// Units "A", "B", ...: a region of scheme a and one of b for each, "" for none.
RegionTables tables_of(const Codes& a, const Codes& b) {
  RegionTables tables;
  tables.membership.schemes = {"a", "b"};
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::string unit(1, static_cast<char>('A' + i));
    tables.units.push_back({unit, "Unit " + unit, {}, 0});
    for (const auto& [scheme, region] : {std::pair{"a", a[i]}, std::pair{"b", b[i]}}) {
      if (region.empty()) continue;
      MembershipRow row;
      row.unit = unit;
      row.scheme = scheme;
      row.region = region;
      tables.membership.rows.push_back(row);
    }
  }
  return tables;
}

/// The first units of a country as a layer in a row of cells, and its two schemes.
struct Part {
  GridAudit grid;
  People table;
  SchemeLabels a;
  SchemeLabels b;
  CrossBorder found;

  Part(std::size_t units, const Codes& in_a, const Codes& in_b, People table_people = {},
       bool own_figures = false)
      : grid({std::string("ABCDEFGHIJKLMNOP").substr(0, units)},
             own_figures ? People(units, 7)
                         : People(table_people.begin(),
                                  table_people.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                             units, table_people.size())))),
        table(std::move(table_people)) {
    grid.layer().has_population = own_figures;
    Codes codes;
    for (const Unit& unit : grid.layer().units) codes.push_back(unit.code);
    const RegionTables tables = tables_of(in_a, in_b);
    a = make_labels(tables, "a", codes, kLastDate);
    b = make_labels(tables, "b", codes, kLastDate);
    found = cross_border(input(), a, b);
  }
  AuditInput input() const {
    return {grid.input().layer,      grid.input().coverage,   grid.input().measures,
            grid.input().population, grid.input().mismatches, table};
  }
  std::string name(const Piece& piece) const {
    return a.info(piece.a).code + "/" + b.info(piece.b).code;
  }
  Codes cases() const {
    Codes names;
    for (const CrossCase& one : found.cases) names.push_back(name(found.pieces[one.piece]));
    return names;
  }
  const Piece& piece(const std::string& wanted) const {
    for (const Piece& one : found.pieces) {
      if (name(one) == wanted) return one;
    }
    throw std::out_of_range(wanted);
  }
};

// Zeeland is A, B; Midden- en West-Brabant C, D, E; De Markiezaten B, C, D.
const Codes kDistrict = {"zee", "mark", "mark", "mark", "hart"};
const Codes kSafety = {"zl", "zl", "mwb", "mwb", "mwb"};
const People kPeople = {100, 25, 30, 20, 90};

TEST(PartOfTheCountry, TholenIsACaseThoughItsDistrictIsElsewhere) {
  const Part zeeland(2, kDistrict, kSafety, kPeople);
  EXPECT_EQ(zeeland.found.relation, Relation::kNeither);
  EXPECT_TRUE(zeeland.found.certain);
  EXPECT_THAT(zeeland.cases(), ElementsAre("mark/mwb", "mark/zl"));
  const Piece& tholen = zeeland.piece("mark/zl");
  EXPECT_THAT(tholen.units, ElementsAre(1));
  EXPECT_THAT(tholen.outside, IsEmpty());
  EXPECT_EQ(tholen.area, 1e6);
  EXPECT_FALSE(tholen.main_of_a);
  const Piece& rest = zeeland.piece("mark/mwb");
  EXPECT_THAT(rest.units, IsEmpty());
  EXPECT_THAT(rest.outside, ElementsAre(0, 1)) << "C and D";
  EXPECT_EQ(rest.area, 0);
  EXPECT_EQ(rest.population.at_least, 50);
  EXPECT_TRUE(rest.main_of_a);
  EXPECT_FALSE(rest.main_of_b) << "E has more people";
  EXPECT_TRUE(zeeland.piece("hart/mwb").main_of_b);
  const Division& mark = zeeland.found.a[static_cast<std::size_t>(tholen.a)];
  EXPECT_TRUE(mark.main_known);
  EXPECT_FALSE(mark.complete());
  EXPECT_EQ(mark.population.at_least, 75);
}

TEST(PartOfTheCountry, EqualHereIsNotEqual) {
  // Tholen alone: its district and its safety region both go on outside
  const Part tholen(1, {"mark", "mark", "zee", "hart"}, {"zl", "mwb", "zl", "mwb"});
  EXPECT_EQ(tholen.found.relation, Relation::kNeither);
  EXPECT_THAT(tholen.cases(), ElementsAre("mark/mwb", "mark/zl"));
}

TEST(PartOfTheCountry, WhatTheTablesProveIsCertain) {
  const Part part(2, {"x", "y", "y", "z"}, {"p", "p", "p", "q"});
  EXPECT_EQ(part.found.relation, Relation::kANestsInB);
  EXPECT_TRUE(part.found.certain);
  EXPECT_EQ(part.piece("y/p").overlap, Overlap::kAInB);
  EXPECT_THAT(part.cases(), IsEmpty());
}

TEST(PartOfTheCountry, AUnitOutsideWithoutARegionLeavesItOpen) {
  const Part part(1, {"x", "x", "y"}, {"p", "", "p"});
  EXPECT_FALSE(part.found.certain);
  EXPECT_EQ(part.piece("x/p").overlap, Overlap::kUndecided);
  EXPECT_THAT(part.found.a[0].unplaced, IsEmpty());
  EXPECT_THAT(part.found.a[0].unplaced_outside, ElementsAre(0));
}

TEST(PartOfTheCountry, CasesBetweenRegionsElsewhereAreNotOfThisLayer) {
  const Part part(1, {"x", "y", "y", "z"}, {"p", "q", "r", "r"});
  EXPECT_THAT(part.cases(), IsEmpty());
  EXPECT_EQ(part.found.relation, Relation::kCongruent);
  EXPECT_EQ(part.found.pieces.size(), 1U);
}

TEST(PartOfTheCountry, TheMainPieceIsNotGuessedFromAreasThatAreNotThere) {
  const Part unknown(2, kDistrict, kSafety, {100, 25, std::nullopt, 20, 90});
  const Division& mark = unknown.found.a[static_cast<std::size_t>(unknown.piece("mark/zl").a)];
  EXPECT_FALSE(mark.main_known);
  EXPECT_FALSE(unknown.piece("mark/zl").main_of_a);
  EXPECT_FALSE(unknown.piece("mark/mwb").main_of_a);
  EXPECT_TRUE(unknown.piece("zee/zl").main_of_b) << "Zeeland is whole, and its people are known";
}

TEST(PartOfTheCountry, TheTablesDecideWhereTheLayersOwnFiguresEnd) {
  const Part own(2, kDistrict, kSafety, kPeople, true);
  const Division& mark = own.found.a[static_cast<std::size_t>(own.piece("mark/zl").a)];
  EXPECT_TRUE(mark.main_known);
  EXPECT_TRUE(own.piece("mark/mwb").main_of_a);
  // figures of two sources are never added up
  EXPECT_EQ(mark.population.at_least, 7);
  EXPECT_THAT(mark.population.unknown, ElementsAre("C", "D"));
  EXPECT_TRUE(own.piece("mark/mwb").population.is_unknown());
}

TEST(PartOfTheCountry, RowsOutsideAreCountedToo) {
  const Part zeeland(2, kDistrict, kSafety);
  for (std::size_t i = 0; i < 2; ++i) {  // of A to D in both schemes; of B to E in both
    EXPECT_EQ(zeeland.found.cases[i].rows[static_cast<std::size_t>(Basis::kUser)], 8U);
  }
}

TEST(PartOfTheCountry, RandomPartsSayWhatTheWholeSays) {
  std::mt19937 random(20240101);
  std::size_t cases_seen = 0;
  for (int round = 0; round < 500; ++round) {
    constexpr std::size_t kUnits = 12;
    const auto draw = [&](int regions, char first) {
      std::uniform_int_distribution<int> pick(-1, regions - 1);
      Codes codes;
      for (std::size_t i = 0; i < kUnits; ++i) {
        const int region = pick(random);
        codes.push_back(region < 0 ? "" : std::string(1, static_cast<char>(first + region)));
      }
      return codes;
    };
    const Codes in_a = draw(4, 'p');
    const Codes in_b = draw(3, 'x');
    People people;
    for (std::size_t i = 0; i < kUnits; ++i) people.emplace_back(1 + random() % 1000);
    const Part whole(kUnits, in_a, in_b, people);
    const std::size_t size = 1 + random() % (kUnits - 1);
    const Part part(size, in_a, in_b, people);
    // pieces: the same overlap, people and roles as in the whole
    std::map<std::string, const Piece*> by_name;
    for (const Piece& piece : whole.found.pieces) by_name[whole.name(piece)] = &piece;
    for (const Piece& piece : part.found.pieces) {
      const Piece& same = *by_name.at(part.name(piece));
      EXPECT_EQ(piece.overlap, same.overlap);
      EXPECT_EQ(piece.units.size() + piece.outside.size(), same.units.size());
      EXPECT_EQ(piece.population.at_least, same.population.at_least);
      EXPECT_TRUE(!part.a.is_here(piece.a) || piece.main_of_a == same.main_of_a);
      EXPECT_TRUE(!part.b.is_here(piece.b) || piece.main_of_b == same.main_of_b);
    }
    // cases: those of the whole with a region that the layer has a unit of
    Codes expected;
    const auto here = [&](const std::string& region, const Codes& in) {
      return std::find(in.begin(), in.begin() + static_cast<std::ptrdiff_t>(size), region) !=
             in.begin() + static_cast<std::ptrdiff_t>(size);
    };
    for (const std::string& one : whole.cases()) {
      if (here(one.substr(0, 1), in_a) || here(one.substr(2), in_b)) expected.push_back(one);
    }
    EXPECT_THAT(part.cases(), ElementsAreArray(expected));
    cases_seen += expected.size();
    // and the other way round
    const CrossBorder back = cross_border(part.input(), part.b, part.a);
    EXPECT_EQ(back.cases.size(), part.found.cases.size());
    EXPECT_EQ(back.certain, part.found.certain);
  }
  EXPECT_GT(cases_seen, 1000U);
}

}  // namespace
}  // namespace grens
