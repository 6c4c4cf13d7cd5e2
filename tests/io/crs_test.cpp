#include "io/crs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include "base/error.hpp"
#include "io/gdal.hpp"
#include "io/raw_shapefile.hpp"

namespace grens {
namespace {

using ::testing::HasSubstr;
using testing::kRdPrj;
using ::testing::StartsWith;

class CrsTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { setup_gdal(); }
};

TEST_F(CrsTest, ACodeIsEnough) {
  const Crs rd = crs_from_text("EPSG:28992");
  EXPECT_EQ(rd.code, "EPSG:28992");
  EXPECT_EQ(rd.label(), "Amersfoort / RD New (EPSG:28992)");
  EXPECT_EQ(rd.kind, Crs::Kind::kProjected);
  EXPECT_EQ(rd.unit, 1);
  EXPECT_EQ(rd.how, "from --crs");
  EXPECT_EQ(crs_from_text("EPSG:4258").kind, Crs::Kind::kGeographic);
}

TEST_F(CrsTest, AVerticalPartIsDropped) {
  EXPECT_EQ(crs_from_text("EPSG:7415").code, "EPSG:28992");  // RD New + NAP height
  EXPECT_EQ(crs_from_text("EPSG:4979").label(), "WGS 84 (EPSG:4326)");
}

TEST_F(CrsTest, NonsenseIsAUsageError) {
  for (const char* text :
       {"EPSG:999999", "", "RD", "28992", "+proj=nonsense", "urn:ogc:def:ellipsoid:EPSG::7004"}) {
    EXPECT_THROW(crs_from_text(text), UsageError) << text;
  }
}

TEST_F(CrsTest, ANameThatPROJWouldOnlyGuessIsAskedFor) {
  try {
    crs_from_text("WGS84");
    FAIL() << "taken";
  } catch (const UsageError& error) {
    EXPECT_THAT(error.what(), HasSubstr("EPSG:4326"));
  }
  EXPECT_EQ(crs_from_text("amersfoort / rd new").code, "EPSG:28992");
}

TEST_F(CrsTest, AnEsriPrjIsIdentified) {
  const Crs crs = crs_from_wkt(kRdPrj, "gemeenten.prj");
  EXPECT_EQ(crs.code, "EPSG:28992");
  EXPECT_THAT(crs.how, StartsWith("identified from gemeenten.prj, which gives no code"));
  EXPECT_FALSE(crs.guessed);
}

TEST_F(CrsTest, RdWithoutADatumIsAGuess) {
  const Crs crs = crs_from_text(
      "+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 "
      "+y_0=463000 +ellps=bessel +units=m");
  EXPECT_EQ(crs.code, "EPSG:28992");
  EXPECT_TRUE(crs.guessed);
}

TEST_F(CrsTest, AFixedShiftGivesWayToTheOfficialDefinition) {
  OGRSpatialReference srs;
  ASSERT_EQ(srs.importFromEPSG(28992), OGRERR_NONE);
  srs.SetTOWGS84(565, 50, 466, 0.4, -0.4, 1.8, 4);
  const Crs crs = crs_from_srs(srs, "the file", true);
  EXPECT_EQ(crs.code, "EPSG:28992");
  EXPECT_THAT(crs.wkt, ::testing::Not(HasSubstr("BOUNDCRS")));
  EXPECT_TRUE(same_crs(crs, crs_from_text("EPSG:28992")));
}

TEST_F(CrsTest, SaysWhereThereIsNone) {
  try {
    crs_from_wkt("PROJCS[\"half", "gemeenten.prj");
    FAIL() << "taken";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), StartsWith("gemeenten.prj: "));
    EXPECT_THAT(error.what(), HasSubstr("--crs"));
  }
}

TEST_F(CrsTest, ALocalPlaneHasNoBase) {
  const Crs local = crs_from_wkt("LOCAL_CS[\"site\",UNIT[\"metre\",1]]", "x.prj");
  EXPECT_EQ(local.kind, Crs::Kind::kLocal);
  EXPECT_THROW(base_geographic_crs(local), InputError);
  EXPECT_THROW(ellipsoid_of(local), InputError);
}

TEST_F(CrsTest, BaseAndEllipsoid) {
  const Crs rd = crs_from_text("EPSG:28992");
  EXPECT_EQ(base_geographic_crs(rd).code, "EPSG:4289");
  EXPECT_DOUBLE_EQ(ellipsoid_of(rd).semi_major, 6377397.155);
  EXPECT_NEAR(1 / ellipsoid_of(rd).flattening, 299.1528128, 1e-9);
}

TEST_F(CrsTest, UnitsAreKnown) {
  EXPECT_NEAR(crs_from_text("EPSG:2263").unit, 0.3048006096, 1e-9);  // US survey feet
  EXPECT_NEAR(crs_from_text("EPSG:4326").unit, 0.0174532925199433, 1e-15);
}

TEST_F(CrsTest, TheSameInOtherWords) {
  EXPECT_TRUE(same_crs(crs_from_text("EPSG:4326"), crs_from_text("OGC:CRS84")));
  EXPECT_TRUE(same_crs(crs_from_wkt(kRdPrj, "a"), crs_from_text("EPSG:28992")));
  EXPECT_FALSE(same_crs(crs_from_text("EPSG:4326"), crs_from_text("EPSG:4258")));
  EXPECT_FALSE(same_crs(crs_from_text("EPSG:28991"), crs_from_text("EPSG:28992")));
}

TEST_F(CrsTest, GdalGetsXBeforeY) {
  const OGRSpatialReference srs = make_srs(crs_from_text("EPSG:4326"));
  EXPECT_EQ(srs.GetAxisMappingStrategy(), OAMS_TRADITIONAL_GIS_ORDER);
  EXPECT_STREQ(srs.GetAuthorityCode(nullptr), "4326");
}

}  // namespace
}  // namespace grens
