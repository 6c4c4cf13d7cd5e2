// The small parts that texts are made with.
#include <gtest/gtest.h>

#include "cli/printable.hpp"
#include "cli/suggest.hpp"
#include "cli/text_layout.hpp"

namespace grens {
namespace {

TEST(Printable, LeavesOutWhatDrivesATerminal) {
  EXPECT_EQ(printable("a\x1b[31mb\x07\x7f\rc\nd\te"), "a[31mbc\nd\te");
  EXPECT_EQ(printable("\xC2\x9B"
                      "31mx"),
            "31mx");  // CSI as one C1 character
  EXPECT_EQ(printable("a\xE2\x80\xAE"
                      "b\xE2\x81\xA6"
                      "c"),
            "abc");  // turned around
  EXPECT_EQ(printable(std::string_view("a\0b", 3)), "ab");
}

TEST(Printable, KeepsNamesAndMarksWhatIsNotUtf8) {
  EXPECT_EQ(printable("S\xC3\xBA"
                      "dwest-Frysl\xC3\xA2n \xE2\x82\xAC"),
            "S\xC3\xBA"
            "dwest-Frysl\xC3\xA2n \xE2\x82\xAC");
  EXPECT_EQ(printable("S\xFA"
                      "dwest"),
            "S\xEF\xBF\xBD"
            "dwest");
  EXPECT_EQ(printable("cut\xE2\x82"), "cut\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(printable_line("two\nlines\tand\r more"), "two lines and more");
}

TEST(TextLayout, CountsCharactersNotBytes) {
  EXPECT_EQ(width("Frysl\xC3\xA2n"), 7U);
  EXPECT_EQ(padded("Frysl\xC3\xA2n", 9), "Frysl\xC3\xA2n  ");
  EXPECT_EQ(padded("too long", 3), "too long");
}

TEST(TextLayout, FillsLinesUpToTheLastColumn) {
  const std::string word(37, 'x');
  EXPECT_EQ(filled(word + " " + word, 5), word + " " + word);  // 5 + 37 + 1 + 37 = 80
  EXPECT_EQ(filled(word + " " + word, 6), word + "\n      " + word);
  EXPECT_EQ(filled(std::string(100, 'y') + " z", 2), std::string(100, 'y') + "\n  z");
  EXPECT_EQ(filled("", 2), "");
}

TEST(TextLayout, GroupsThousands) {
  EXPECT_EQ(grouped(std::uint64_t{0}), "0");
  EXPECT_EQ(grouped(std::uint64_t{999}), "999");
  EXPECT_EQ(grouped(std::uint64_t{1000}), "1,000");
  EXPECT_EQ(grouped(std::uint64_t{17081507}), "17,081,507");
  EXPECT_EQ(grouped(35040.04, 1), "35,040.0");
  EXPECT_EQ(grouped(-1234.5, 2), "-1,234.50");
  EXPECT_EQ(grouped(-123.0, 0), "-123");
}

TEST(Suggestion, FindsTheLikeliestWord) {
  const std::vector<std::string> words{"--layer", "--lang", "--water", "--where"};
  EXPECT_EQ(did_you_mean("--laier", words), "; did you mean '--layer'?");  // one wrong
  EXPECT_EQ(did_you_mean("--lyaer", words), "; did you mean '--layer'?");  // two swapped
  EXPECT_EQ(did_you_mean("--wher", words), "; did you mean '--where'?");   // one left out
  EXPECT_EQ(did_you_mean("--waters", words), "; did you mean '--water'?");
  EXPECT_EQ(did_you_mean("--scheme", words), "");
  EXPECT_EQ(did_you_mean("", words), "");
  EXPECT_EQ(did_you_mean("x", std::vector<std::string>{}), "");
  EXPECT_EQ(did_you_mean("ab", std::vector<std::string>{"aa", "bb"}), "; did you mean 'aa'?");
}

}  // namespace
}  // namespace grens
