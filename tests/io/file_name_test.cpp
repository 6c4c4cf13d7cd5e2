#include "io/file_name.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "io/sample_layers.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

using ::testing::StartsWith;

TEST(SafeFileName, LeavesGoodNamesAlone) {
  for (const char* name : {"veiligheidsregio", "politie_district+veiligheidsregio.geojson", "a.b.c",
                           "Súdwest-Fryslân", "😀", "a b", "~x", "_"}) {
    EXPECT_EQ(safe_file_name(name), name);
  }
}

TEST(SafeFileName, TakesOutWhatLeadsAwayOrHides) {
  EXPECT_EQ(safe_file_name("../../etc/passwd"), "_._.._etc_passwd");
  EXPECT_EQ(safe_file_name(".."), "__");
  EXPECT_EQ(safe_file_name("."), "_");
  EXPECT_EQ(safe_file_name(""), "_");
  EXPECT_EQ(safe_file_name(" "), "_");
  EXPECT_EQ(safe_file_name(".hidden"), "_hidden");
  EXPECT_EQ(safe_file_name("ends. "), "ends._");
  EXPECT_EQ(safe_file_name("a/b\\c:d*e?f\"g<h>i|j"), "a_b_c_d_e_f_g_h_i_j");
  EXPECT_EQ(safe_file_name("new\nline\x1b[31m\x7f\u0085"), "new_line_[31m__");
  EXPECT_EQ(safe_file_name(std::string("a\0b\xFF", 4)), "a\uFFFDb\uFFFD");
}

TEST(SafeFileName, IsSafeAndStaysAsItIs) {
  std::vector<std::string> texts = testing::hostile_texts();
  texts.push_back(std::string(5000, 'x'));
  texts.push_back(std::string(500, '.'));
  texts.push_back(std::string(500, ' '));
  for (int i = 0; i < 300; ++i) texts.push_back(std::string(static_cast<std::size_t>(i), '/'));
  std::string euros;
  for (int i = 0; i < 60; ++i) texts.push_back(euros += "€");
  for (const std::string& text : texts) {
    const std::string name = safe_file_name(text);
    EXPECT_EQ(safe_file_name(name), name);
    EXPECT_LE(name.size(), 120U);
    EXPECT_FALSE(name.empty() || name.front() == '.' || name.back() == '.');
    EXPECT_EQ(name.find_first_of(std::string("/\\\n\r\t\0", 6)), std::string::npos);
    EXPECT_EQ(utf8_prefix(name), name.size());
  }
}

TEST(SafeFileName, LongTextsThatBeginAlikeStayApart) {
  const std::string start(200, 'r');
  std::set<std::string> names;
  for (int i = 0; i < 100; ++i) names.insert(safe_file_name(start + std::to_string(i)));
  EXPECT_EQ(names.size(), 100U);
  for (const std::string& name : names) EXPECT_THAT(name, StartsWith(std::string(111, 'r') + "-"));
}

TEST(FileNameKey, CaseAndAccentsDoNotCount) {
  EXPECT_EQ(file_name_key("Súdwest.CSV"), file_name_key("sudwest.csv"));
  EXPECT_NE(file_name_key("a.csv"), file_name_key("b.csv"));
}

}  // namespace
}  // namespace grens
