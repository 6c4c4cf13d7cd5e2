#include "regions/figure_table.hpp"

#include "base/error.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Optional;

const std::vector<std::string> kCodes = {"GM0003", "GM0344", "GM0716"};

FigureTable figures(const std::string& text, const ColumnChoice& choice, Notices& notices) {
  return read_figures(parse_csv(text, "t.csv"), choice, 2017, kCodes, notices);
}

FigureTable figures(const std::string& text, const ColumnChoice& choice) {
  Notices notices;
  return figures(text, choice, notices);
}

template <typename Error>
std::string refusal(const std::string& text, const ColumnChoice& choice) {
  return message_of<Error>([&] { figures(text, choice); });
}

TEST(FigureTable, ReadsNumbersToTheSameDecimals) {
  const FigureTable table = figures("code;persons;income;remark\n716;100;12.5;a\n3;20.25;8;a\n",
                                    {"", {"persons"}, {"income:persons"}, {}});
  EXPECT_EQ(table.columns[0].use, ColumnUse::kUnit);
  EXPECT_EQ(table.columns[1].decimals, 2);
  EXPECT_EQ(table.columns[2].weight, 1U);
  EXPECT_EQ(table.columns[3].use, ColumnUse::kSame);
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].unit, "GM0003");  // padded, and sorted by it
  EXPECT_EQ(table.rows[0].line, 3U);
  EXPECT_THAT(table.rows[0].numbers[1], Optional(2025));
  EXPECT_THAT(table.rows[1].numbers[1], Optional(10000));
  EXPECT_THAT(table.rows[0].numbers[2], Optional(80));
  EXPECT_EQ(table.rows[0].numbers[3], std::nullopt);
}

TEST(FigureTable, TakesEmptyCellsAndCbsCodesForUnknownAndSaysSo) {
  Notices notices;
  const FigureTable table =
      figures("statcode,n\nGM0003,-99997\nGM0344,-5\nGM0716, . \n", {"", {"n"}, {}, {}}, notices);
  EXPECT_EQ(table.rows[0].numbers[1], std::nullopt);
  EXPECT_EQ(table.rows[0].cells[1], "");
  EXPECT_THAT(table.rows[1].numbers[1], Optional(-5));
  EXPECT_EQ(table.rows[2].numbers[1], std::nullopt);
  ASSERT_EQ(notices.list().size(), 1U);
  EXPECT_EQ(notices.list()[0].text, "'n' is unknown for 2 units in t.csv: GM0003, GM0716");
  EXPECT_EQ(figures("code,n\nGM0003,-99999998\n", {"", {"n"}, {}, {}}).rows[0].cells[1], "");
  EXPECT_EQ(figures("code,n\nGM0003,-99997.00\n", {"", {"n"}, {}, {}}).rows[0].cells[1], "");
  EXPECT_EQ(figures("code,n\nGM0003,-99994\n", {"", {"n"}, {}, {}}).rows[0].cells[1], "-99994");
  EXPECT_EQ(figures("code,n\nGM0003,-9997\n", {"", {"n"}, {}, {}}).rows[0].cells[1], "-9997");
}

TEST(FigureTable, TakesTheRowsOfTheYear) {
  Notices notices;
  const FigureTable table = figures("unit,Jaar,n\nGM0003,2016,1\nGM0003,2017,2\nGM0716,2017,3\n",
                                    {"", {"n"}, {}, {}}, notices);
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].cells[2], "2");
  ASSERT_EQ(notices.list().size(), 1U);
  EXPECT_EQ(notices.list()[0].text,
            "1 row is of another year than 2017 (column 'Jaar') and left out");
  EXPECT_THAT(
      refusal<InputError>("unit,year,n\nGM0003,2016,1\nGM0003,2015,1\n", {"", {"n"}, {}, {}}),
      HasSubstr("t.csv: there are no rows of 2017"));
}

TEST(FigureTable, TakesFiguresOfAnotherYearThanTheirUnits) {
  Notices notices;
  const FigureTable table =
      figures("unit,year,n\nGM0003,2016,1\nGM0716,2016,3\n", {"", {"n"}, {}, {}}, notices);
  EXPECT_EQ(table.rows.size(), 2U);
  ASSERT_EQ(notices.list().size(), 1U);
  EXPECT_EQ(notices.list()[0].text,
            "the figures are of 2016 (column 'year'), and their units are taken for those of "
            "1 January 2017");
  Notices none;
  figures("unit,year,n\nGM0003,2017,1\n", {"", {"n"}, {}, {}}, none);
  EXPECT_TRUE(none.list().empty());
}

TEST(FigureTable, FindsColumnsOfCodesAndNames) {
  const FigureTable table = figures("GM_NAAM,GM_CODE,code\nx,GM0716,y\n", {"", {}, {}, {"code"}});
  EXPECT_EQ(table.columns[0].use, ColumnUse::kName);
  EXPECT_EQ(table.columns[1].use, ColumnUse::kUnit);
  EXPECT_EQ(table.columns[2].use, ColumnUse::kText);
  EXPECT_EQ(figures("naam,x\na,GM0716\n", {"x", {}, {}, {"naam"}}).columns[0].use,
            ColumnUse::kText);
  EXPECT_THAT(refusal<InputError>("a,b\n1,2\n", {}),
              AllOf(HasSubstr("--code-field"), HasSubstr("a, b")));
}

TEST(FigureTable, DoesNotGuessWhatNumbersAre) {
  const std::string text = "code,a,b,c,d\nGM0716,1,x,,2\nGM0003,y,1.5,,\n";
  EXPECT_EQ(refusal<UsageError>(text, {}),
            "say what becomes of the columns of numbers a, b, d in t.csv when units are joined: "
            "--sum COLUMN, --mean COLUMN:WEIGHT or --text COLUMN");
  EXPECT_EQ(figures(text, {"", {"d"}, {}, {"a", "b"}}).columns[3].use, ColumnUse::kSame);
}

TEST(FigureTable, RefusesChoicesThatCannotBeMeant) {
  const std::string text = "code,a,b\nGM0716,1,2\n";
  EXPECT_THAT(refusal<UsageError>(text, {"", {"z"}, {}, {}}),
              AllOf(HasSubstr("no column 'z'"), HasSubstr("code, a, b")));
  EXPECT_THAT(refusal<UsageError>(text, {"", {"a", "a"}, {}, {}}),
              HasSubstr("'a' is chosen twice"));
  EXPECT_THAT(refusal<UsageError>(text, {"", {"a"}, {}, {"a"}}), HasSubstr("chosen twice"));
  EXPECT_THAT(refusal<UsageError>(text, {"a", {"a"}, {}, {}}), HasSubstr("chosen twice"));
  EXPECT_THAT(refusal<UsageError>(text, {"", {"code"}, {}, {}}), HasSubstr("--code-field"));
  EXPECT_THAT(refusal<UsageError>(text, {"", {}, {"a"}, {}}), HasSubstr("COLUMN:WEIGHT"));
  EXPECT_THAT(refusal<UsageError>(text, {"", {}, {"a:b"}, {}}), HasSubstr("give --sum b too"));
}

TEST(FigureTable, RefusesCellsAndRowsWithTheirLines) {
  const ColumnChoice n{"", {"n"}, {}, {}};
  EXPECT_THAT(refusal<InputError>("code,n\nGM0716,1\nGM0003,1.234.567\n", n),
              AllOf(HasSubstr("t.csv:3: '1.234.567' in the column 'n'"), HasSubstr("no number")));
  EXPECT_THAT(refusal<InputError>("code,n\nGM0716,1\nGM0003,2\nGM0716,3\n", n),
              HasSubstr("t.csv:2 and t.csv:4: unit 'GM0716' has two rows"));
  EXPECT_THAT(refusal<InputError>("code,n\n,1\n", n), HasSubstr("t.csv:2"));
  EXPECT_THAT(refusal<InputError>("code,n\n", n), HasSubstr("no rows"));
  EXPECT_THAT(refusal<InputError>("code,n\nGM0716,999999999999999999\nGM0003,0.01\n", n),
              HasSubstr("t.csv:2"));
  EXPECT_THAT(refusal<InputError>("code,n,m\nGM0716,-1,5\n", {"", {"n"}, {"m:n"}, {}}),
              AllOf(HasSubstr("t.csv:2: '-1'"), HasSubstr("weigh")));
}

}  // namespace
}  // namespace grens
