// The words and figures of suggested moves, on grids worked by hand.
#include "report/nesting_moves_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audit/grid_audit.hpp"

namespace grens {
namespace {

using testing::GridAudit;
using ::testing::HasSubstr;
using ::testing::Not;

/// Moves of the scheme `district` into `vr`, on a grid.
struct Told {
  GridAudit grid;
  SchemeLabels a;
  SchemeLabels b;
  NestingMoves moves;

  Told(const std::vector<std::string>& rows, std::vector<std::optional<std::int64_t>> persons,
       const std::vector<std::string>& in_a, const std::vector<std::string>& in_b,
       MoveMeasure by = MoveMeasure::kPeople)
      : grid(rows, std::move(persons)), a(grid.scheme("d", in_a)), b(grid.scheme("v", in_b)) {
    const AuditInput input = grid.input();
    moves = suggest_nesting_moves(input, a, b, cross_border(input, a, b), unit_borders(input), by);
  }
  NestingMovesReport report() const {
    return {grid.input(), a, b, moves, {"district", "districts"}, {"vr", "vrs"}, {"town", "towns"}};
  }
  std::string text() const { return nesting_moves_text(report()); }
};

TEST(NestingMovesReport, SaysWhatMovesWhereAndHowMany) {
  const Told told({"ABCD"}, {100, 25, 30, 1000}, {"zee", "mark", "mark", "mark"},
                  {"zl", "zl", "mwb", "mwb"});
  EXPECT_EQ(told.text(),
            "Moves that would make districts nest in vrs\n"
            "1 of 2 districts is divided; 1 town, 25 people, 1.0 km2 would have to move. No other "
            "choice of what each keeps moves fewer people.\n"
            "  District mark keeps what it has in vr mwb, its piece with most people.\n"
            "    Unit B (B); 25 people, 1.0 km2: to district zee, which lies wholly in vr zl too; "
            "1.0 km of border.\n");
  const auto json = nesting_moves_json(told.report());
  EXPECT_EQ(json["moved"]["population"], 25);
  EXPECT_EQ(json["moves"][0]["to"], "zee");
  EXPECT_EQ(json["moves"][0]["kind"], "inside");
  EXPECT_EQ(json["moves"][0]["border_km"], 1);
  EXPECT_EQ(json["divided"][0]["keeps"], "mwb");
}

TEST(NestingMovesReport, SaysThatNothingNeedsToMove) {
  const Told told({"AB"}, {1, 2}, {"x", "y"}, {"1", "1"});
  EXPECT_THAT(told.text(),
              HasSubstr("\nNo move is needed: every district lies wholly in one vr.\n"));
  const auto json = nesting_moves_json(told.report());
  EXPECT_EQ(json["moved"]["units"], 0);
  EXPECT_EQ(json["moved"]["population"], 0);
}

TEST(NestingMovesReport, NamesNewRegionsAndWhatLiesApart) {
  const Told told({"ABBCD"}, {}, {"x", "x", "y", "y"}, {"1", "2", "2", "1"});
  EXPECT_THAT(told.text(), HasSubstr("most area, as not all people are known."));
  EXPECT_THAT(told.text(), Not(HasSubstr("No other choice"))) << "people are not known";
  EXPECT_THAT(told.text(),
              HasSubstr("A new district would be needed in vr 1: Unit A (A); people not known, "
                        "1.0 km2. No district there shares a border with it in this layer; where "
                        "only water lies between, it could join y instead."));
  const auto json = nesting_moves_json(told.report());
  EXPECT_TRUE(json["moved"]["population"].is_null());
  EXPECT_TRUE(json["moves"][0]["to"].is_null());
  EXPECT_EQ(json["new_regions"][0]["apart"], nlohmann::ordered_json({"y"}));
}

TEST(NestingMovesReport, SaysWhatCannotBeTold) {
  const Told told({"ABCDE"}, {1, 9, 1, 1, 1}, {"x", "x", "y", "y", ""}, {"1", "2", "2", "", "2"},
                  MoveMeasure::kUnits);
  EXPECT_THAT(told.text(), HasSubstr(" Of 1 district it cannot be told.\n"));
  EXPECT_THAT(told.text(),
              HasSubstr("Cannot be told of district y: no vr is known of Unit D (D)."));
  EXPECT_THAT(told.text(), HasSubstr("Without a district, and not asked about: Unit E (E).\n"));
  EXPECT_THAT(told.text(), HasSubstr("moves fewer towns."));
  const auto json = nesting_moves_json(told.report());
  EXPECT_EQ(json["undecided"][0]["state"], "unplaced");
  EXPECT_EQ(json["by"], "units");
}

TEST(NestingMovesReport, MarkdownIsEscaped) {
  const Told told({"AB"}, {1, 2}, {"*x*", "*x*"}, {"<b>", "2"});
  const std::string text = nesting_moves_markdown(told.report());
  EXPECT_THAT(text, HasSubstr("\n- District \\*x\\* keeps"));
  EXPECT_THAT(text, HasSubstr("\n  - Unit A"));
  EXPECT_THAT(text, Not(HasSubstr("<")));
}

}  // namespace
}  // namespace grens
