#include "regions/decimal.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace grens {
namespace {

TEST(Decimal, ReadsWhatCanBeMeantInOneWayOnly) {
  const auto expect = [](const char* text, std::int64_t units, int decimals) {
    const auto number = parse_decimal(text);
    ASSERT_TRUE(number) << text;
    EXPECT_EQ(number->units, units) << text;
    EXPECT_EQ(number->decimals, decimals) << text;
  };
  expect("0", 0, 0);
  expect("-0", 0, 0);
  expect("007", 7, 0);
  expect("-12.50", -1250, 2);
  expect("+.5", 5, 1);
  expect("3.", 3, 0);
  expect("999999999999999999", 999999999999999999, 0);
  expect("0.600000000000000000", 600000000000000000, 18);  // the leading 0 is no digit
  for (const char* text :
       {"", ".", "-", "+.", "1e5", "1,5", "1.000.000", "1 000", " 1", "0x1", "nan", "inf", "--1",
        "1-", "1234567890123456789", "0.0000000000000000001", "٣"}) {
    EXPECT_FALSE(parse_decimal(text)) << text;
  }
}

TEST(Decimal, IsWrittenAsItIsRead) {
  for (const char* text : {"0", "7", "-7", "0.5", "-0.05", "12.50", "-123456789012.345678"}) {
    EXPECT_EQ(decimal_text(*parse_decimal(text)), text);
  }
  EXPECT_EQ(decimal_text({0, 2}), "0.00");
  EXPECT_EQ(decimal_value({-1250, 2}), -12.5);
}

TEST(Decimal, IsRescaledWhileItFits) {
  EXPECT_EQ(rescaled({-125, 1}, 3), -12500);
  EXPECT_EQ(rescaled({5, 2}, 2), 5);
  EXPECT_EQ(rescaled({9, 0}, 18), 9000000000000000000);
  EXPECT_EQ(rescaled({10, 0}, 18), std::nullopt);
  EXPECT_EQ(rescaled({-10, 0}, 18), std::nullopt);
}

}  // namespace
}  // namespace grens
