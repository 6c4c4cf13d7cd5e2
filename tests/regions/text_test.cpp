#include "regions/text.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace grens {
namespace {

TEST(Text, FindsTheFirstByteThatIsNotUtf8) {
  EXPECT_EQ(utf8_prefix(""), 0U);
  EXPECT_EQ(utf8_prefix("Súdwest €, 😀"), std::string("Súdwest €, 😀").size());
  EXPECT_EQ(utf8_prefix("a\xFA"), 1U);
  EXPECT_EQ(utf8_prefix("ab\xC3"), 2U);            // cut short
  EXPECT_EQ(utf8_prefix("\xC0\xAF"), 0U);          // overlong
  EXPECT_EQ(utf8_prefix("\xE0\x80\xAF"), 0U);      // overlong
  EXPECT_EQ(utf8_prefix("\xED\xA0\x80"), 0U);      // surrogate
  EXPECT_EQ(utf8_prefix("\xF4\x90\x80\x80"), 0U);  // beyond U+10FFFF
  EXPECT_EQ(utf8_prefix("\xF4\x8F\xBF\xBF"), 4U);
}

TEST(Text, IsCutBetweenCharacters) {
  EXPECT_EQ(utf8_cut("Súd", 4), "Súd");
  EXPECT_EQ(utf8_cut("Súd", 3), "Sú");
  EXPECT_EQ(utf8_cut("Súd", 2), "S");
}

TEST(Text, GivesItsCharactersOneByOne) {
  std::string_view text = "aú€😀";
  for (const std::uint32_t character : {0x61U, 0xFAU, 0x20ACU, 0x1F600U}) {
    EXPECT_EQ(next_character(text), character);
  }
  EXPECT_TRUE(text.empty());
}

TEST(Text, LowerCaseIsThatOfAscii) { EXPECT_EQ(lower_case("AZ az @[ É"), "az az @[ É"); }

TEST(Text, FoldsCaseAndAccents) {
  EXPECT_EQ(folded("Súdwest-Fryslân"), "sudwest-fryslan");
  EXPECT_EQ(folded("SÚDWEST"), "sudwest");
  EXPECT_EQ(folded("Su\u0301dwest"), "sudwest");  // a combining accent
  EXPECT_EQ(folded("Ĳsselstein Œ ß Æ Ž Ø"), "ijsselstein oe ss ae z o");
  EXPECT_EQ(folded("×÷ 'Ω'"), "×÷ 'Ω'");
  EXPECT_EQ(folded("a\xFF"), "a\xFF");
}

TEST(Text, ShowsHostileTextOnOneLine) {
  EXPECT_EQ(shown("Tholen"), "Tholen");
  EXPECT_EQ(shown("a\nb\x1b[31m\x7f"), "a\\nb\\x1b[31m\\x7f");
  EXPECT_EQ(shown("\xC2\x9B"
                  "31m"),
            "\\x9b31m");  // the one-character start of an escape sequence
  EXPECT_EQ(shown("\xFF"), "\\xff");
  EXPECT_EQ(in_quotes("ú"), "'ú'");
  EXPECT_EQ(shown(std::string(500, 'x')), std::string(60, 'x') + "...");
}

TEST(Text, ListsAFewAndCountsTheRest) {
  const std::vector<std::string> items{"a", "b", "c"};
  EXPECT_EQ(listed(items), "a, b, c");
  EXPECT_EQ(listed(items, 2), "a, b and 1 more");
  EXPECT_EQ(listed({}), "");
}

TEST(Text, Trims) {
  EXPECT_EQ(trimmed(" \t a b\r\n"), "a b");
  EXPECT_EQ(trimmed("  "), "");
}

}  // namespace
}  // namespace grens
