#include "regions/csv.hpp"

#include "base/error.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

std::string refusal(const std::string& text) {
  return message_of<InputError>([&] { parse_csv(text, "t.csv"); });
}

TEST(Csv, ReadsFieldsWithTheLineOnWhichTheyBegin) {
  const CsvTable table = parse_csv("a,b\n1,2\n\n3,\n", "t.csv");
  EXPECT_THAT(table.header, ElementsAre("a", "b"));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_THAT(table.rows[0].fields, ElementsAre("1", "2"));
  EXPECT_EQ(table.rows[0].line, 2U);
  EXPECT_THAT(table.rows[1].fields, ElementsAre("3", ""));
  EXPECT_EQ(table.rows[1].line, 4U);
}

TEST(Csv, ReadsQuotesSeparatorsAndLineEndsInsideFields) {
  const CsvTable table = parse_csv("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\nlast,\"\"", "t.csv");
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_THAT(table.rows[0].fields, ElementsAre("x, \"y\"", "two\nlines"));
  EXPECT_THAT(table.rows[1].fields, ElementsAre("last", ""));
  EXPECT_EQ(table.rows[1].line, 4U);
}

TEST(Csv, ReadsEveryLineEndAndAByteOrderMark) {
  const std::string expected[] = {"a,b\n1,2\n3,4", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r",
                                  "\xEF\xBB\xBF"
                                  "a,b\n1,2\n3,4\n"};
  for (const std::string& text : expected) {
    const CsvTable table = parse_csv(text, "t.csv");
    EXPECT_THAT(table.header, ElementsAre("a", "b")) << text;
    ASSERT_EQ(table.rows.size(), 2U) << text;
    EXPECT_THAT(table.rows[1].fields, ElementsAre("3", "4")) << text;
    EXPECT_EQ(table.rows[1].line, 3U) << text;
  }
}

TEST(Csv, TakesTheSemicolonOnlyWhenTheHeaderHasNoComma) {
  EXPECT_THAT(parse_csv("a;\"b,c\"\n1,5;2\n", "t.csv").rows[0].fields, ElementsAre("1,5", "2"));
  EXPECT_THAT(parse_csv("a;x,b\n1;2,3\n", "t.csv").header, ElementsAre("a;x", "b"));
  EXPECT_THAT(parse_csv("a\n1;2\n", "t.csv").rows[0].fields, ElementsAre("1;2"));
}

TEST(Csv, SkipsRowsWithoutText) {
  EXPECT_EQ(parse_csv("a,b\n,\n  , \n,,,\n1,2\n", "t.csv").rows.size(), 1U);
}

TEST(Csv, RefusesBrokenText) {
  EXPECT_THAT(refusal("a,b\n1,\"2\n3,4\n"),
              AllOf(HasSubstr("t.csv:2:"), HasSubstr("never closed")));
  EXPECT_THAT(refusal("a,b\n1,2,3\n"),
              AllOf(HasSubstr("t.csv:2:"), HasSubstr("3 fields"), HasSubstr("header 2")));
  EXPECT_THAT(refusal("a,b\n\n1\n"), AllOf(HasSubstr("t.csv:3:"), HasSubstr("1 field and")));
  EXPECT_THAT(refusal("a,b\n\"x\"y,2\n"), AllOf(HasSubstr("t.csv:2:"), HasSubstr("closing quote")));
  EXPECT_THAT(refusal("a,b\nx\"y,2\n"), AllOf(HasSubstr("t.csv:2:"), HasSubstr("without quotes")));
  EXPECT_THAT(refusal("a,a\n1,2\n"), AllOf(HasSubstr("t.csv:1:"), HasSubstr("'a' is there twice")));
  EXPECT_THAT(refusal("a,\n1,2\n"), HasSubstr("column 2 of the header has no name"));
  EXPECT_THAT(refusal(""), HasSubstr("t.csv: the file is empty"));
  EXPECT_THAT(refusal("\n \n"), HasSubstr("t.csv: the file is empty"));
}

TEST(Csv, RefusesBytesThatAreNoText) {
  EXPECT_THAT(refusal("a,b\n1,S\xFA"
                      "dwest\n"),
              AllOf(HasSubstr("t.csv:2:"), HasSubstr("0xfa"), HasSubstr("UTF-8")));
  EXPECT_THAT(refusal(std::string("a,b\n1,\0\n", 8)),
              AllOf(HasSubstr("t.csv:2:"), HasSubstr("no CSV"), HasSubstr("layer")));
  EXPECT_THAT(refusal(std::string("\xFF\xFE"
                                  "a\0,\0",
                                  6)),
              HasSubstr("UTF-16"));
}

TEST(Csv, NamesTheColumnsThereAreWhenOneIsMissing) {
  const CsvTable table = parse_csv("naam,code\n", "t.csv");
  EXPECT_EQ(table.column("code"), 1U);
  EXPECT_FALSE(table.find_column("unit"));
  EXPECT_THAT(message_of<InputError>([&] { table.column("unit"); }),
              AllOf(HasSubstr("t.csv"), HasSubstr("'unit'"), HasSubstr("naam, code")));
}

TEST(Csv, SaysWhyAFileCannotBeRead) {
  const TableFolder folder;
  EXPECT_THAT(message_of<InputError>([&] { read_csv(folder.path() / "none.csv"); }),
              AllOf(HasSubstr("none.csv"), HasSubstr("No such file")));
  EXPECT_THAT(message_of<InputError>([&] { read_csv(folder.path()); }),
              HasSubstr("it is a folder"));
}

TEST(Csv, WrittenFieldsAreReadBack) {
  EXPECT_EQ(csv_field("Tholen"), "Tholen");
  EXPECT_EQ(csv_field(""), "");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("a;b"), "\"a;b\"");
  const std::string hostile[] = {"../x", "say \"hi\"", "two\r\nlines", " blank ", "<b>,</b>", "\""};
  for (const std::string& text : hostile) {
    const CsvTable table = parse_csv("a,b\n" + csv_field(text) + ",x\n", "t.csv");
    ASSERT_EQ(table.rows.size(), 1U) << text;
    EXPECT_EQ(table.rows[0].fields[0], text);
  }
}

}  // namespace
}  // namespace grens
