#include "io/gdal.hpp"

#include <cpl_conv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace grens {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Gdal : public ::testing::Test {
 protected:
  void SetUp() override {
    setup_gdal();
    take_gdal_messages();
  }
};

TEST_F(Gdal, MessagesAreCollectedNotPrinted) {
  ::testing::internal::CaptureStderr();
  ::testing::internal::CaptureStdout();
  CPLError(CE_Warning, CPLE_AppDefined, "odd");
  CPLError(CE_Warning, CPLE_AppDefined, "odd");
  CPLError(CE_Failure, CPLE_AppDefined, "bad");
  CPLDebug("TEST", "never mind");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
  EXPECT_TRUE(gdal_failed());
  const auto messages = take_gdal_messages();
  ASSERT_THAT(messages, SizeIs(2));
  EXPECT_EQ(messages[0].text, "odd");
  EXPECT_EQ(messages[0].count, 2U);
  EXPECT_FALSE(messages[0].failure);
  EXPECT_TRUE(messages[1].failure);
  EXPECT_FALSE(gdal_failed());
  EXPECT_THAT(take_gdal_messages(), IsEmpty());
}

TEST_F(Gdal, EachThreadHasItsOwn) {
  std::thread([] { CPLError(CE_Failure, CPLE_AppDefined, "elsewhere"); }).join();
  EXPECT_FALSE(gdal_failed());
  EXPECT_THAT(take_gdal_messages(), IsEmpty());
}

TEST_F(Gdal, VeryManyAreCounted) {
  for (int i = 0; i < 1000; ++i) CPLError(CE_Warning, CPLE_AppDefined, "odd %d", i);
  CPLError(CE_Failure, CPLE_AppDefined, "bad");
  EXPECT_TRUE(gdal_failed()) << "an error is never among those left out";
  const auto messages = take_gdal_messages();
  EXPECT_THAT(messages.size(), ::testing::Lt(30U));
  EXPECT_EQ(messages.back().text, "and 980 further messages");
}

TEST_F(Gdal, TheReasonIsOneLine) {
  CPLError(CE_Failure, CPLE_AppDefined, "no connection.\n\tIs it there?\r\nTry again.\n");
  EXPECT_EQ(take_gdal_reason(), "no connection.  Is it there?  Try again");
}

TEST_F(Gdal, TheReasonIsTheErrors) {
  EXPECT_EQ(take_gdal_reason(), "GDAL gives no reason");
  CPLError(CE_Warning, CPLE_AppDefined, "odd");
  CPLError(CE_Failure, CPLE_AppDefined, "bad");
  EXPECT_EQ(take_gdal_reason(), "bad");
  CPLError(CE_Warning, CPLE_AppDefined, "odd");
  EXPECT_EQ(take_gdal_reason(), "odd");
}

TEST_F(Gdal, ReportedAsNotices) {
  CPLError(CE_Warning, CPLE_AppDefined, "odd");
  CPLError(CE_Warning, CPLE_AppDefined, "odd");
  Notices notices;
  report_gdal_messages("a.shp", notices);
  ASSERT_THAT(notices.list(), SizeIs(1));
  EXPECT_EQ(notices.list()[0].kind, "gdal");
  EXPECT_EQ(notices.list()[0].count, 2U);
  EXPECT_EQ(notices.list()[0].text, "a.shp: GDAL says: odd");
}

// Promise 2: no clock in any file, no network.
TEST_F(Gdal, NeitherClockNorNetwork) {
  EXPECT_NE(CPLGetConfigOption("OGR_CURRENT_DATE", nullptr), nullptr);
  EXPECT_EQ(OSRGetPROJEnableNetwork(), 0);
}

}  // namespace
}  // namespace grens
