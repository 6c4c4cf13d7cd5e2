// Proposals on a country of six units: safety regions x (A, B, C) and y (D, E, F), districts p (A,
// B), q (C, D) and r (E); F has no district. P ended in 2020 and went into A.
#include "regions/proposal.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "base/error.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr Date kDay{2024, 1, 1};

class Proposals : public ::testing::Test {
 protected:
  Proposals() {
    folder_.write("membership.csv",
                  "unit,scheme,region,from,to,part,basis,source\n"
                  "A,vr,x,,,,source,LAW\nB,vr,x,,,,source,LAW\nC,vr,x,2013-01-01,,,source,LAW\n"
                  "D,vr,y,,,,source,LAW\nE,vr,y,,,,source,LAW\nF,vr,y,,,,source,LAW\n"
                  "P,vr,x,,2020-01-01,,source,LAW\n"
                  "A,district,p,,,,source,PAGE\nB,district,p,,,,source,PAGE\n"
                  "C,district,q,,,,source,PAGE\nD,district,q,,,,source,PAGE\n"
                  "E,district,r,,,yes,source,PAGE\nE,district,s,,,yes,source,PAGE\n");
    folder_.write("regions.csv",
                  "scheme,code,name,parent,from,to\nvr,x,Noord,,,\nvr,y,Zuid,,,\n"
                  "district,p,De Peel,,,\ndistrict,q,Kust,,,\ndistrict,r,Kust,,,\n"
                  "district,old,Oud,,,2015-01-01\n");
    folder_.write("units.csv",
                  "code,name,from,to\nA,Anna,,\nB,Bee,,\nC,Cees,,\nD,Dirk,,\nE,Else,,\nF,Fien,,\n"
                  "P,Pier,,2020-01-01\n");
    folder_.write("changes.csv", "date,old,new,kind\n2020-01-01,P,A,merge\n2020-01-01,A,A,merge\n");
    tables_ = folder_.load();
    for (const char* code : {"A", "B", "C", "D", "E", "F"}) units_.push_back({code, ""});
  }

  ProposalFile file(const std::string& rows) {
    return read_proposal(folder_.write("moves.csv", "kind,unit,scheme,to\n" + rows));
  }
  Proposal resolve(const std::string& rows) {
    return resolve_proposal(file(rows), tables_, units_, kDay);
  }
  std::string refusal(const std::string& rows) {
    return message_of<InputError>([&] { resolve(rows); });
  }
  /// "unit region basis source", with a `*` for a part, of the rows of a scheme on a day.
  std::vector<std::string> rows(const std::string& proposed, const std::string& scheme, Date day) {
    const RegionTables made = proposed_tables(tables_, resolve(proposed), kDay);
    std::vector<std::string> out;
    for (const MembershipRow& row : made.membership.rows) {
      if (row.scheme != scheme || !row.validity.holds(day)) continue;
      out.push_back(row.unit + " " + row.region + (row.part ? "* " : " ") +
                    std::string(to_string(row.basis)) + " " + row.source);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  TableFolder folder_;
  RegionTables tables_;
  std::vector<CodeName> units_;
};

TEST_F(Proposals, AUnitMovesFromTheDayOn) {
  const std::string move = "move,cees,district,de peel\n";
  EXPECT_THAT(rows(move, "district", kDay),
              ElementsAre("A p source PAGE", "B p source PAGE", "C p user moves.csv",
                          "D q source PAGE", "E r* source PAGE", "E s* source PAGE"));
  EXPECT_THAT(rows(move, "district", Date{2023, 12, 31}),
              ElementsAre("A p source PAGE", "B p source PAGE", "C q source PAGE",
                          "D q source PAGE", "E r* source PAGE", "E s* source PAGE"));
  const Proposal proposal = resolve(move);
  ASSERT_EQ(proposal.moves.size(), 1U);
  EXPECT_EQ(proposal.moves[0].unit, (CodeName{"C", "Cees"}));
  EXPECT_THAT(proposal.moves[0].from, ElementsAre(CodeName{"q", "Kust"}));
  EXPECT_EQ(proposal.moves[0].to, (CodeName{"p", "De Peel"}));
}

TEST_F(Proposals, AMoveTakesAllOfAUnit) {
  EXPECT_THAT(rows("move,E,district,r\nmove,F,district,r\n", "district", kDay),
              ElementsAre("A p source PAGE", "B p source PAGE", "C q source PAGE",
                          "D q source PAGE", "E r user moves.csv", "F r user moves.csv"));
}

TEST_F(Proposals, WhoTakesInLandOfAnotherRegionRestsOnTheProposal) {
  const std::string merge = "merge,Bee,,Cees\n";
  EXPECT_THAT(rows(merge, "vr", kDay),
              ElementsAre("A x source LAW", "C x source LAW", "D y source LAW", "E y source LAW",
                          "F y source LAW"))
      << "B lies in x as C does";
  EXPECT_THAT(rows(merge, "district", kDay),
              ElementsAre("A p source PAGE", "C q user moves.csv", "D q source PAGE",
                          "E r* source PAGE", "E s* source PAGE"));
  const RegionTables made = proposed_tables(tables_, resolve(merge), kDay);
  EXPECT_THAT(units_on(made, kDay), ElementsAre("A", "C", "D", "E", "F"));
  EXPECT_THAT(units_on(made, Date{2023, 1, 1}), ElementsAre("A", "B", "C", "D", "E", "F"));
  ASSERT_EQ(made.changes.size(), 4U);
  EXPECT_EQ(made.changes[2].old_code + made.changes[2].new_code, "BC");
  EXPECT_EQ(made.changes[3].old_code + made.changes[3].new_code, "CC");
  EXPECT_EQ(made.read.back().path, file(merge).file) << "provenance lists it";
}

TEST_F(Proposals, ANewUnitHasWhatItsPartsShare) {
  const std::string rows_of_file =
      "merge,A,,Nieuw\nmerge,B,,N\nnew,N,,Nieuw\nmove,N,vr,Zuid\nmerge,F,,Nieuw\n";
  EXPECT_THAT(rows(rows_of_file, "vr", kDay), ElementsAre("C x source LAW", "D y source LAW",
                                                          "E y source LAW", "N y user moves.csv"));
  EXPECT_THAT(
      rows(rows_of_file, "district", kDay),
      ElementsAre("C q source PAGE", "D q source PAGE", "E r* source PAGE", "E s* source PAGE"))
      << "of F no district is known, so of N neither";
  EXPECT_THAT(rows("new,N,,Nieuw\nmerge,A,,N\nmerge,B,,N\n", "district", kDay),
              ElementsAre("C q source PAGE", "D q source PAGE", "E r* source PAGE",
                          "E s* source PAGE", "N p user moves.csv"));
}

TEST_F(Proposals, ARegionIsFounded) {
  const std::string founded = "new,,district,Zeeuws-Vlaanderen é!\nmove,A,district,";
  EXPECT_THAT(
      rows(founded + "zeeuws-vlaanderen-e\n", "district", kDay),
      ElementsAre("A zeeuws-vlaanderen-e user moves.csv", "B p source PAGE", "C q source PAGE",
                  "D q source PAGE", "E r* source PAGE", "E s* source PAGE"));
  const RegionTables made =
      proposed_tables(tables_, resolve(founded + "Zeeuws-Vlaanderen é!\n"), kDay);
  EXPECT_EQ(made.regions.back().name, "Zeeuws-Vlaanderen é!");
}

TEST_F(Proposals, TablesWithoutDatesChangeForGood) {
  const RegionTables made =
      proposed_tables(tables_, resolve("move,C,district,p\nmerge,B,,A\n"), std::nullopt);
  for (const MembershipRow& row : made.membership.rows) {
    EXPECT_FALSE(row.unit == "B" && row.validity.holds(kDay));
    EXPECT_FALSE(row.unit == "C" && row.scheme == "district" && row.region == "q");
  }
}

TEST_F(Proposals, AMunicipalityMovesWithItsNeighbourhoods) {
  folder_.write("membership.csv",
                "unit,scheme,region\nGM0716,team,a\nBU07160101,team,b\nGM0001,team,b\n");
  folder_.write("units.csv", "code,name,from,to\nGM0716,Tholen,,\nGM0001,Een,,\n");
  tables_ = folder_.load();
  units_ = {{"BU07160101", "Kern"}, {"BU07160102", "Rest"}, {"BU00010000", "Een"}};
  EXPECT_THAT(rows("new,,team,c\nmove,Tholen,team,c\n", "team", kDay),
              ElementsAre("GM0001 b user ", "GM0716 c user moves.csv"));
  EXPECT_THAT(rows("move,Rest,team,b\n", "team", kDay),
              ElementsAre("BU07160101 b user ", "BU07160102 b user moves.csv", "GM0001 b user ",
                          "GM0716 a user "));
  units_[0].name = "Tholen";
  EXPECT_THAT(refusal("move,Tholen,team,b\n"),
              HasSubstr("moves.csv:2: 'Tholen' is more than one unit: Tholen (BU07160101), Tholen "
                        "(GM0716); give the code"));
}

TEST_F(Proposals, RefusesWhatCannotBeMeant) {
  EXPECT_THAT(refusal("move,A,parish,p\n"),
              HasSubstr("moves.csv:2: the tables have no scheme 'parish'; there are vr, district"));
  EXPECT_THAT(refusal("move,Zed,district,p\n"), HasSubstr("moves.csv:2: 'Zed' is no unit"));
  EXPECT_THAT(refusal("move,Pier,district,p\n"),
              HasSubstr("moves.csv:2: Pier (P) ended on 2020-01-01: its land lies in Anna (A)"));
  EXPECT_THAT(refusal("move,A,district,Oud\n"),
              HasSubstr("moves.csv:2: 'Oud' is no region of district on 2024-01-01; there are De "
                        "Peel (p), Kust (q), Kust (r), s (s). A new one takes a row"));
  EXPECT_THAT(refusal("move,A,district,kust\n"),
              HasSubstr("more than one region of district: q, r"));
  EXPECT_THAT(refusal("move,A,district,p\n"),
              HasSubstr("moves.csv:2: Anna (A) lies in De Peel (p) of district already"));
  EXPECT_THAT(refusal("move,A,district,q\nmove,Anna,district,r\n"),
              HasSubstr("moves.csv:3: Anna (A) is moved twice in district, here and in line 2"));
  EXPECT_THAT(refusal("move,A,district,q\nmerge,A,,B\n"),
              HasSubstr("moves.csv:2: Anna (A) becomes part of Bee (B), and has no region"));
  EXPECT_THAT(refusal("merge,A,,A\n"), HasSubstr("moves.csv:2: Anna (A) is merged into itself"));
  EXPECT_THAT(refusal("merge,A,,B\nmerge,A,,C\n"),
              HasSubstr("moves.csv:3: Anna (A) is merged away twice, here and in line 2"));
  EXPECT_THAT(
      refusal("merge,A,,B\nmerge,B,,C\nmerge,C,,D\n"),
      HasSubstr("moves.csv:2: Anna (A) becomes part of Bee (B), which is merged away itself "
                "in line 3; merge it into Dirk (D)"));
  EXPECT_THAT(refusal("merge,A,,B\nmerge,B,,C\nmerge,C,,A\n"), HasSubstr("in a circle"));
  EXPECT_THAT(refusal("merge,A,,B\nmerge,B,,A\n"), HasSubstr("merged into each other"));
  EXPECT_THAT(refusal("new,N,,Nieuw\n"),
              HasSubstr("nothing is merged into the new unit Nieuw (N)"));
  EXPECT_THAT(refusal("new,N,,Nieuw\nmerge,N,,A\n"), HasSubstr("is new and merged away at once"));
  EXPECT_THAT(refusal("new,n,district,Nieuw\n"),
              HasSubstr("moves.csv:2: no unit moves to the new region Nieuw (n); add a row "
                        "move,UNIT,district,n"));
  EXPECT_THAT(refusal("new,n,district,Kust\n"),
              HasSubstr("Kust (n) is there already, as Kust (q)"));
  EXPECT_THAT(refusal("new,N,,Nieuw\nmerge,B,,N\nmerge,C,,N\n"),
              HasSubstr("moves.csv:2: Nieuw (N) is made of units of several regions of district; "
                        "say which is to be its own: add move,N,district,REGION"));
  units_.pop_back();
  EXPECT_THAT(refusal("move,Fien,district,p\n"),
              HasSubstr("moves.csv:2: the layer lacks Fien (F), and so tells nothing of it"));
}

TEST_F(Proposals, RefusesFilesThatLackSomething) {
  const auto read = [&](const std::string& text) {
    return message_of<InputError>([&] { read_proposal(folder_.write("moves.csv", text)); });
  };
  EXPECT_THAT(read("kind,unit,scheme,to\n"), HasSubstr("moves.csv: there is no row"));
  EXPECT_THAT(read("kind,unit,to\nmerge,A,B\n"), HasSubstr("scheme"));
  EXPECT_THAT(read("kind,unit,scheme,to\nswap,A,,B\n"),
              HasSubstr("moves.csv:2: 'swap' in the column 'kind' is none of move, merge, new"));
  EXPECT_THAT(read("kind,unit,scheme,to\nmove,A,,p\n"), HasSubstr("moves.csv:2: a move takes"));
  EXPECT_THAT(read("kind,unit,scheme,to\nmerge,A,vr,B\n"), HasSubstr("and no scheme"));
  EXPECT_THAT(read("kind,unit,scheme,to\nnew,,,Nieuw\n"), HasSubstr("takes a code and a name"));
  EXPECT_THAT(read("kind,unit,scheme,to\nnew,,vr,!!!\n"), HasSubstr("takes a code and a name"));
}

}  // namespace
}  // namespace grens
