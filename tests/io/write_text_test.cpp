#include "io/write_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

namespace grens {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string number(double value) {
  std::string text;
  append_number(text, value);
  return text;
}

std::string shortest(double value) {
  std::array<char, kNumberLength> text;
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return {text.data(), end.ptr};
}

double parsed(const std::string& text) {
  double value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  EXPECT_EQ(end.ptr, text.data() + text.size()) << text;
  return value;
}

std::string json(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

TEST(WriteNumber, KnownTexts) {
  EXPECT_EQ(number(0), "0");
  EXPECT_EQ(number(-0.0), "0");
  EXPECT_EQ(number(5), "5");
  EXPECT_EQ(number(-180), "-180");
  EXPECT_EQ(number(0.1), "0.1");
  EXPECT_EQ(number(4.2583333), "4.2583333");
  EXPECT_EQ(number(-0.0000001), "-0.0000001");
  EXPECT_EQ(number(5.3872036), "5.3872036");
  EXPECT_EQ(number(52.155172887), "52.155172887");
  EXPECT_EQ(number(155000.001), "155000.001");
  EXPECT_EQ(number(1e21), "1000000000000000000000");
  EXPECT_EQ(number(1e-12), "0.000000000001");
  EXPECT_EQ(number(0.1 + 0.2), "0.30000000000000004");
}

TEST(WriteNumber, ExtremesFitTheBufferAndReadBack) {
  using Limits = std::numeric_limits<double>;
  for (double value : {Limits::max(), Limits::lowest(), Limits::min(), Limits::denorm_min(),
                       Limits::epsilon(), 2.2250738585072011e-308, 1e15, 1e15 + 0.125,
                       99999999.9999999, 999999.999999999, 9007199254740993.0}) {
    EXPECT_EQ(number(value), shortest(value));
    EXPECT_EQ(parsed(number(value)), value);
  }
}

// The fast way must give the very text of std::to_chars, which is the shortest that reads back.
TEST(WriteNumber, RoundedNumbersAreTheShortestText) {
  std::mt19937_64 random(20240101);
  for (int decimals = 0; decimals <= 12; ++decimals) {
    const double scale = std::pow(10, decimals);
    for (double range : {1.0, 180.0, 7e5, 1e8, 1e14}) {
      std::uniform_real_distribution<double> any(-range, range);
      for (int i = 0; i < 3000; ++i) {
        const double value = std::round(any(random) * scale) / scale;
        if (value == 0) continue;  // -0 is meant to differ
        ASSERT_EQ(number(value), shortest(value));
      }
    }
  }
}

TEST(WriteNumber, NeighboursOfRoundedNumbersStayApart) {
  std::mt19937_64 random(7);
  std::uniform_int_distribution<int> any(-1'800'000'000, 1'800'000'000);
  for (int i = 0; i < 20000; ++i) {
    const double value = any(random) / 1e7;
    for (double near : {value, std::nextafter(value, 1e9), std::nextafter(value, -1e9),
                        value + 1e-9, value - 1e-9}) {
      ASSERT_EQ(parsed(number(near)), near);
      ASSERT_EQ(number(near) == number(value), near == value);
    }
  }
}

TEST(WriteNumber, AnyBitsReadBack) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 50000; ++i) {
    const double value = std::bit_cast<double>(random());
    if (!std::isfinite(value)) continue;
    const std::string text = number(value);
    ASSERT_EQ(parsed(text), value);
    ASSERT_THAT(text, Not(HasSubstr("e")));
  }
}

TEST(WriteInteger, Extremes) {
  std::string text;
  append_integer(text, std::numeric_limits<std::int64_t>::min());
  append_integer(text, std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(text, "-92233720368547758089223372036854775807");
}

TEST(JsonString, EscapesWhatMustBeAndNoMore) {
  EXPECT_EQ(json("Súdwest-Fryslân / 's"), "\"Súdwest-Fryslân / 's\"");
  EXPECT_EQ(json("a\"b\\c\n\t\x01\x7f"), R"("a\"b\\c\n\u0009\u0001\u007f")");
  EXPECT_EQ(json(std::string_view("\0", 1)), R"("\u0000")");
  EXPECT_EQ(json("x\u2028y\u2029z\u202Aw"), "\"x\\u2028y\\u2029z\u202Aw\"");
}

TEST(JsonString, EveryByteAndManyCharactersReadBack) {
  std::string all;
  for (int c = 0; c < 0x80; ++c) all += static_cast<char>(c);
  all += "é€\u2028\u2029\u202F😀\U0010FFFF</script>";
  EXPECT_EQ(nlohmann::json::parse(json(all)).get<std::string>(), all);
}

TEST(JsonString, WrongBytesBecomeReplacementCharacters) {
  std::string out;
  EXPECT_FALSE(append_json_string(out, "Tholen \xE9\xFF x\xF0\x9F"));
  EXPECT_EQ(out, "\"Tholen \uFFFD\uFFFD x\uFFFD\uFFFD\"");
  out.clear();
  EXPECT_TRUE(append_json_string(out, "Tholen é"));
}

TEST(MakeUtf8, LeavesGoodTextAlone) {
  std::string text = "Súdwest-Fryslân 😀";
  EXPECT_TRUE(make_utf8(text));
  EXPECT_EQ(text, "Súdwest-Fryslân 😀");
}

TEST(MakeUtf8, ReplacesWrongBytesAndNul) {
  std::string text("a\0b\xC3", 4);
  EXPECT_FALSE(make_utf8(text));
  EXPECT_EQ(text, "a\uFFFDb\uFFFD");
  std::string surrogate = "\xED\xA0\x80";
  EXPECT_FALSE(make_utf8(surrogate));
  EXPECT_EQ(surrogate, "\uFFFD\uFFFD\uFFFD");
}

}  // namespace
}  // namespace grens
