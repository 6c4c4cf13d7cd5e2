#include "regions/date.hpp"

#include <gtest/gtest.h>

namespace grens {
namespace {

TEST(Date, ReadsOnlyDaysThatExist) {
  EXPECT_EQ(parse_date("2019-01-01"), first_of_january(2019));
  EXPECT_EQ(parse_date("2022-03-24"), (Date{2022, 3, 24}));
  EXPECT_TRUE(parse_date("2024-02-29"));
  EXPECT_TRUE(parse_date("2000-02-29"));
  for (const char* wrong :
       {"", "2019", "2019-1-1", "2019-01-1x", "19-01-2019", "2019/01/01", "2019-13-01",
        "2019-00-01", "2019-04-31", "2019-02-29", "1900-02-29", "2019-01-00", "0000-01-01",
        "2019-01-01 ", "+019-01-01", "2019-01--1"}) {
    EXPECT_FALSE(parse_date(wrong)) << wrong;
  }
  EXPECT_EQ(to_string(Date{814, 1, 2}), "0814-01-02");
}

TEST(Date, ValidityIsHalfOpen) {
  const Validity middle{Date{2015, 1, 1}, Date{2019, 1, 1}};
  EXPECT_FALSE(middle.holds({2014, 12, 31}));
  EXPECT_TRUE(middle.holds({2015, 1, 1}));
  EXPECT_TRUE(middle.holds({2018, 12, 31}));
  EXPECT_FALSE(middle.holds({2019, 1, 1}));
  EXPECT_TRUE(Validity{}.holds(kLastDate));
  EXPECT_TRUE((Validity{Date{2015, 1, 1}, {}}.holds(kLastDate)));
}

TEST(Date, IntervalsThatOnlyMeetDoNotOverlap) {
  const Validity before{{}, Date{2015, 1, 1}};
  const Validity middle{Date{2015, 1, 1}, Date{2019, 1, 1}};
  const Validity after{Date{2018, 7, 1}, {}};
  EXPECT_FALSE(before.overlaps(middle));
  EXPECT_FALSE(middle.overlaps(before));
  EXPECT_TRUE(middle.overlaps(after));
  EXPECT_TRUE(after.overlaps(middle));
  EXPECT_FALSE(after.overlaps(before));
  EXPECT_TRUE(Validity{}.overlaps(before));
}

}  // namespace
}  // namespace grens
