#include "regions/dutch_numbers.hpp"

#include "base/error.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

struct Read {
  CsvTable table;
  Notices notices;

  std::string cell(std::size_t row, std::size_t column) const {
    return table.rows.at(row).fields.at(column);
  }
};

const ColumnChoice kChoice{"", {"n"}, {"m:n"}, {"t"}};

Read read(const std::string& text) {
  Read result{parse_csv(text, "t.csv"), {}};
  read_dutch_numbers(result.table, text, kChoice, result.notices);
  return result;
}

std::string refusal(const std::string& text) {
  return message_of<InputError>([&] { read(text); });
}

TEST(DutchNumbers, ReadsDecimalCommas) {
  const Read done = read("unit;n;m;t\nA;1200;12,5;1,5\nB;-3,25;.;x\n");
  EXPECT_EQ(done.cell(0, 2), "12.5");
  EXPECT_EQ(done.cell(1, 1), "-3.25");
  EXPECT_EQ(done.cell(1, 2), ".");
  EXPECT_EQ(done.cell(0, 3), "1,5");  // a text
  ASSERT_EQ(done.notices.list().size(), 1U);
  EXPECT_EQ(done.notices.list()[0].text, "t.csv: commas in figures are read as decimal points");
}

TEST(DutchNumbers, RefusesWhatMayBeThousands) {
  EXPECT_EQ(refusal("unit;n\nA;900\nB;1.234\nC;-12.345.678\n"),
            "t.csv:3: '1.234' in the column 'n' may be thousands or a fraction: the table has "
            "semicolons, and each point in the column has three digits behind it; write thousands "
            "without a point, or one of the fractions with a digit more, 1.2340");
  EXPECT_THAT(refusal("\xEF\xBB\xBF\"unit\";\"a;b\";n\nA;x;1.234\nB;;.\n"), StartsWith("t.csv:2:"));
  EXPECT_THAT(refusal("unit;n;m\nA;1;2,345\nB;2;\n"),
              AllOf(HasSubstr("'2,345' in the column 'm'"), HasSubstr("each comma")));
}

TEST(DutchNumbers, LeavesWhatCanBeMeantInOneWayOnly) {
  for (const char* text :
       {"unit,n\nA,1.234\n", "unit,n\nA,\"1,234\"\n", "unit,\"a;n\",n\nA,;,1.234\n",
        "unit;n\nA;1.234\nB;1.5\n", "unit;n\nA;0.123\nB;1.234\n", "unit;n\nA;1234.567\n",
        "unit;n;m\nA;1.5;2,5\n", "unit;n\nA;-99997.0\nB;.\n", "unit;x\nA;1.234\n"}) {
    const Read done = read(text);
    EXPECT_EQ(done.notices.list().size(), 0U) << text;
    EXPECT_EQ(done.table.rows.size(), parse_csv(text, "t.csv").rows.size());
    for (std::size_t r = 0; r < done.table.rows.size(); ++r) {
      EXPECT_EQ(done.table.rows[r].fields, parse_csv(text, "t.csv").rows[r].fields) << text;
    }
  }
}

}  // namespace
}  // namespace grens
