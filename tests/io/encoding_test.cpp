#include "io/encoding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/raw_shapefile.hpp"
#include "io/reading.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::RawShapefile;
using testing::read_layer;
using testing::ReadResult;
using testing::Scratch;
using ::testing::SizeIs;
using testing::two_squares;

const std::string kUtf8 =
    "S\xC3\xBA"
    "dwest-Frysl\xC3\xA2n";
const std::string kLatin1 =
    "S\xFA"
    "dwest-Frysl\xE2n";
const std::string kCp850 =
    "S\xA3"
    "dwest-Frysl\x83n";

/// A shapefile with one name, which says about its encoding what the test wants.
std::string with_name(const Scratch& folder, const std::string& name, unsigned char language,
                      const std::string& cpg) {
  RawShapefile file = two_squares();
  file.rows[0].values[1] = name;
  file.language = language;
  file.cpg = cpg;
  std::filesystem::remove(folder / "units.cpg");
  return file.write(folder);
}

std::string first_name(const ReadResult& result) { return result.source.layer.units[0].name; }

TEST(Encoding, TheCpgCounts) {
  const Scratch folder;
  for (const char* cpg : {"UTF-8", "utf8", "65001", "UTF-8\r\n", "\xEF\xBB\xBFUTF-8"}) {
    EXPECT_EQ(first_name(read_layer(with_name(folder, kUtf8, 0x57, cpg))), kUtf8) << cpg;
  }
  for (const char* cpg : {"1252", "CP1252", "ANSI 1252", "windows-1252", "ISO-8859-1", "88591",
                          "iso88591", "ISO 8859-15"}) {
    EXPECT_EQ(first_name(read_layer(with_name(folder, kLatin1, 0x02, cpg))), kUtf8) << cpg;
  }
  EXPECT_EQ(first_name(read_layer(with_name(folder, kCp850, 0, "OEM 850"))), kUtf8);
}

TEST(Encoding, TheOptionCountsMore) {
  const Scratch folder;
  ReadOptions options = testing::inputs({with_name(folder, kLatin1, 0x02, "UTF-8")});
  options.encoding = "latin1";
  const ReadResult result = read_layer(options);
  EXPECT_EQ(first_name(result), kUtf8);
  EXPECT_EQ(result.source.sources[0].encoding_why, "from --encoding");
  options.encoding = "klingon";
  EXPECT_THROW(read_layer(options), UsageError);
}

TEST(Encoding, ThenTheLanguageByte) {
  const Scratch folder;
  EXPECT_EQ(first_name(read_layer(with_name(folder, kCp850, 0x02, ""))), kUtf8);
  EXPECT_EQ(first_name(read_layer(with_name(folder, kLatin1, 0x03, ""))), kUtf8);
  const ReadResult ansi = read_layer(with_name(folder, kLatin1, 0x57, ""));
  EXPECT_EQ(first_name(ansi), kUtf8);
  EXPECT_EQ(ansi.source.sources[0].encoding_why, "from the language byte 0x57 of units.dbf");
  EXPECT_EQ(ansi.notice("encoding"), nullptr);
}

TEST(Encoding, ThenTheBytesAreLookedAtAndTheGuessIsSaid) {
  const Scratch folder;
  const ReadResult utf8 = read_layer(with_name(folder, kUtf8, 0, ""));
  EXPECT_EQ(first_name(utf8), kUtf8);
  ASSERT_NE(utf8.notice("encoding"), nullptr);
  EXPECT_THAT(utf8.notice("encoding")->text, HasSubstr("UTF-8"));
  const ReadResult latin = read_layer(with_name(folder, kLatin1, 0, ""));
  EXPECT_EQ(first_name(latin), kUtf8);
  ASSERT_NE(latin.notice("encoding"), nullptr);
  EXPECT_THAT(latin.notice("encoding")->text, HasSubstr("CP1252"));
  EXPECT_EQ(latin.source.sources[0].encoding, "CP1252");
  // 0x81 means nothing in CP1252.
  EXPECT_EQ(read_layer(with_name(folder, kLatin1 + "\x81", 0, "")).source.sources[0].encoding,
            "ISO-8859-1");
}

TEST(Encoding, AsciiIsNoGuess) {
  const Scratch folder;
  EXPECT_EQ(read_layer(with_name(folder, "Een", 0, "")).notice("encoding"), nullptr);
}

TEST(Encoding, UnknownInTheCpgIsSaidAndLeftAside) {
  const Scratch folder;
  const ReadResult result = read_layer(with_name(folder, kLatin1, 0x03, "SYSTEM\x1b[2J"));
  EXPECT_EQ(first_name(result), kUtf8);
  ASSERT_NE(result.notice("encoding"), nullptr);
  EXPECT_EQ(result.notice("encoding")->severity, Severity::kWarning);
  EXPECT_THAT(result.notice("encoding")->text, ::testing::Not(HasSubstr("\x1b")));
}

// A field of 20 bytes ends in the middle of a character: still UTF-8.
TEST(Encoding, ACharacterCutOffAtTheFieldsEndSpoilsNothing) {
  const Scratch folder;
  RawShapefile file = two_squares();
  file.rows[0].values[1] = kUtf8;
  file.rows[1].values[1] = std::string(19, 'a') + "\xC3\xA2";
  file.cpg = "";
  EXPECT_EQ(read_layer(file.write(folder)).source.sources[0].encoding, "UTF-8");
}

TEST(Encoding, FormatsOfTheirOwnLeaveTheOptionAside) {
  const Scratch folder;
  ReadOptions options = testing::inputs({testing::write_layer(
      folder / "a.gpkg", "GPKG", {"code"},
      {{"POLYGON ((155000 463000,155001 463000,155001 463001,155000 463000))", {kUtf8}}})});
  options.encoding = "CP850";
  const ReadResult result = read_layer(options);
  EXPECT_THAT(result.codes(), ElementsAre(kUtf8));
  ASSERT_THAT(result.notices.list(), SizeIs(1));
  EXPECT_EQ(result.notices.list()[0].kind, "encoding");
}

TEST(Encoding, NonsenseIsTold) {
  for (const char* name : {
           "S\xC3\x83\xC2\xBA"
           "dwest",                                   // UTF-8 taken for Latin-1
           "Frysl\xC3\x83\xC2\xA2n",                  // the same
           "Frysl\xE2\x88\x9A\xC2\xA2n",              // UTF-8 taken for Mac Roman
           "Frysl\xC3\xA2\xCB\x86\xC5\xA1\xC2\xA2n",  // that, taken for CP1252
           "S\xC2\xA3"
           "dwest",               // CP850 taken for Latin-1
           "Frysl\xC6\x92n",      // CP850 taken for CP1252
           "Frysl\xC2\x83n",      // CP850 taken for ISO-8859-1
           "Frysl\xEF\xBF\xBDn",  // a replacement character
           "Frysl\xE2n",          // not UTF-8
           "Frysl\x1Bn",          // a control character
       }) {
    EXPECT_TRUE(is_misread(name)) << name;
  }
}

TEST(Encoding, RealNamesAreNone) {
  for (const char* name : {"",
                           "Utrecht",
                           "'s-Gravenhage",
                           "S\xC3\xBA"
                           "dwest-Frysl\xC3\xA2n",
                           "Bergen op Zoom (NB.)",
                           "Oldegalile\xC3\xABn & Bloemenbuurt",
                           "Wielenp\xC3\xB4lle",
                           "M\xC3\xBBnein",
                           "Ohe\xCC\x81 en Laak",
                           "N\xC3\xA2ves Parm\xC3\xA9 \xE2\x80\x93 Oost",
                           "\xE2\x80\x99s-Heerenberg",
                           "Curaçao",
                           "\xC5\x81\xC3\xB3"
                           "d\xC5\xBA",
                           "\xC3\x85lesund",
                           "\xCE\x91\xCE\xB8\xCE\xAE\xCE\xBD\xCE\xB1",
                           "100% / 50+; no. 3: \"a\"",
                           "東京都",
                           "서울",
                           "🇳🇱 Utrecht 👨‍👩‍👧 ☀️",
                           "Utrecht\tOost"}) {
    EXPECT_FALSE(is_misread(name)) << name;
  }
}

}  // namespace
}  // namespace grens
