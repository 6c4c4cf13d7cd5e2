#include "io/transform.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <thread>

#include "base/error.hpp"
#include "io/gdal.hpp"
#include "io/proj.hpp"
#include "io/raw_shapefile.hpp"
#include "support/shared_data.hpp"

namespace grens {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kRdPrj;
using ::testing::SizeIs;

struct Known {
  Point rd;
  Point etrs89;  // longitude, latitude
};
// Computed with the national grid; RDNAPTRANS 2018.
constexpr std::array kKnown = {Known{{155000, 463000}, {5.387203650, 52.155172887}},
                               Known{{30000, 380000}, {3.591006480, 51.395302668}},
                               Known{{236000, 582000}, {6.599867712, 53.218480686}},
                               Known{{196000, 318000}, {5.969372506, 50.850366524}},
                               Known{{110000, 550000}, {4.717902760, 52.935184811}}};

/// Distance in metres between two near places.
double metres(const Point& a, const Point& b) {
  constexpr double kDegree = 111200;
  return std::hypot((a.x - b.x) * std::cos(a.y * 0.0174532925) * kDegree, (a.y - b.y) * kDegree);
}

std::vector<Point> rd_points() {
  std::vector<Point> points;
  for (const Known& known : kKnown) points.push_back(known.rd);
  return points;
}

double worst(const std::vector<Point>& lonlat) {
  double most = 0;
  for (std::size_t i = 0; i < kKnown.size(); ++i) {
    most = std::max(most, metres(lonlat[i], kKnown[i].etrs89));
  }
  return most;
}

std::string system_proj_data() {
  const std::string database = proj_context_get_database_path(proj_context());
  return database.substr(0, database.rfind('/'));
}

/// Runs `body` where PROJ looks for its data in `folders`: PROJ reads PROJ_DATA when a context is
/// made, and a new thread has none yet.
template <typename Body>
void with_proj_data(const std::string& folders, const Body& body) {
  const char* before = std::getenv("PROJ_DATA");
  const std::string kept = before == nullptr ? "" : before;
  setenv("PROJ_DATA", folders.c_str(), 1);
  std::thread(body).join();
  if (before == nullptr) {
    unsetenv("PROJ_DATA");
  } else {
    setenv("PROJ_DATA", kept.c_str(), 1);
  }
}

class TransformTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { setup_gdal(); }
};

TEST_F(TransformTest, RdWithoutTheGridIsWithin25Centimetres) {
  with_proj_data(system_proj_data(), [] {
    Notices notices;
    const auto to_lonlat = make_lonlat_transformer(crs_from_text("EPSG:28992"), {}, notices);
    std::vector<Point> points = rd_points();
    to_lonlat.forward(points);
    EXPECT_LT(worst(points), 0.25);
    EXPECT_THAT(to_lonlat.operation().target, HasSubstr("EPSG:4258"));
    to_lonlat.inverse(points);
    for (std::size_t i = 0; i < kKnown.size(); ++i) {
      EXPECT_NEAR(points[i].x, kKnown[i].rd.x, 0.001);
      EXPECT_NEAR(points[i].y, kKnown[i].rd.y, 0.001);
    }
  });
}

TEST_F(TransformTest, AMissingGridIsNamed) {
  with_proj_data(system_proj_data(), [] {
    Notices notices;
    const Operation operation =
        make_lonlat_transformer(crs_from_text("EPSG:28992"), {}, notices).operation();
    if (operation.missing_grids.empty()) {
      EXPECT_LE(operation.accuracy, 0.001) << "the system's own PROJ data has the grid";
      return;
    }
    EXPECT_THAT(operation.missing_grids, ::testing::ElementsAre("nl_nsgi_rdtrans2018.tif"));
    EXPECT_DOUBLE_EQ(operation.accuracy, 0.25);
    EXPECT_DOUBLE_EQ(operation.better_accuracy, 0.001);
    ASSERT_THAT(notices.list(), SizeIs(1));
    EXPECT_EQ(notices.list()[0].kind, "missing-grid");
    EXPECT_THAT(notices.list()[0].text, HasSubstr("nl_nsgi_rdtrans2018.tif"));
  });
}

TEST_F(TransformTest, RdWithTheGridIsWithin5Millimetres) {
  GRENS_SHARED_OR_SKIP(grids, "proj-grids");
  with_proj_data(grids + ":" + system_proj_data(), [] {
    Notices notices;
    const auto to_lonlat = make_lonlat_transformer(crs_from_wkt(kRdPrj, "x.prj"), {}, notices);
    std::vector<Point> points = rd_points();
    to_lonlat.forward(points);
    EXPECT_LT(worst(points), 0.005);
    EXPECT_DOUBLE_EQ(to_lonlat.operation().accuracy, 0.001);
    EXPECT_THAT(to_lonlat.operation().better, IsEmpty());
    EXPECT_THAT(notices.list(), IsEmpty());
    to_lonlat.inverse(points);
    EXPECT_NEAR(points[1].x, 30000, 0.001);
  });
}

// Without the shift between the datums it would be 99 to 128 m off.
TEST_F(TransformTest, AnEsriPrjIsNotTakenForDatumless) {
  Notices notices;
  const auto to_lonlat = make_lonlat_transformer(crs_from_wkt(kRdPrj, "x.prj"), {}, notices);
  std::vector<Point> points = rd_points();
  to_lonlat.forward(points);
  EXPECT_LT(worst(points), 0.25);
}

TEST_F(TransformTest, AnUnknownDatumIsRefused) {
  const Crs unknown = crs_from_text("+proj=utm +zone=31 +ellps=evrst30 +units=m");
  Notices notices;
  try {
    make_lonlat_transformer(unknown, {}, notices);
    FAIL() << "taken";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("--crs"));
  }
}

TEST_F(TransformTest, ALocalPlaneIsRefused) {
  const Crs local = crs_from_wkt("LOCAL_CS[\"site\",UNIT[\"metre\",1]]", "x.prj");
  Notices notices;
  EXPECT_THROW(make_lonlat_transformer(local, {}, notices), InputError);
}

TEST_F(TransformTest, OnlyCrssOnAmersfoortOrEtrs89GoThere) {
  EXPECT_EQ(lonlat_crs(crs_from_text("EPSG:28991")).code, "EPSG:4258");
  EXPECT_EQ(lonlat_crs(crs_from_text("EPSG:25831")).code, "EPSG:4258");
  EXPECT_EQ(lonlat_crs(crs_from_text("EPSG:3035")).code, "EPSG:4258");
  EXPECT_EQ(lonlat_crs(crs_from_text("EPSG:3857")).code, "EPSG:4326");
  EXPECT_EQ(lonlat_crs(crs_from_text("EPSG:31370")).code, "EPSG:4326");
}

TEST_F(TransformTest, LonLatStaysBitForBit) {
  for (const char* code : {"EPSG:4326", "EPSG:4258", "OGC:CRS84"}) {
    Notices notices;
    const auto to_lonlat = make_lonlat_transformer(crs_from_text(code), {}, notices);
    std::vector<Point> points = {{5.1234567890123456, 52.0987654321098765}};
    const Point before = points[0];
    to_lonlat.forward(points);
    EXPECT_EQ(points[0], before) << code;
    EXPECT_TRUE(to_lonlat.is_identity());
    EXPECT_EQ(to_lonlat.operation().accuracy, 0);
  }
}

// What is published from RD as longitude and latitude comes back to the same place.
TEST_F(TransformTest, Wgs84InGeoJsonIsTakenForEtrs89) {
  const Crs rd = crs_from_text("EPSG:28992");
  Notices notices;
  std::vector<Point> there = rd_points();
  make_lonlat_transformer(rd, {}, notices).forward(there);
  const Transformer back(crs_from_text("EPSG:4326"), rd, {});
  back.forward(there);
  for (std::size_t i = 0; i < kKnown.size(); ++i) {
    EXPECT_NEAR(there[i].x, kKnown[i].rd.x, 0.001);
    EXPECT_NEAR(there[i].y, kKnown[i].rd.y, 0.001);
  }
}

// On one processor and on all: the same bits.
TEST_F(TransformTest, ThreadsLeaveNoTrace) {
  const Transformer transformer(crs_from_text("EPSG:28992"), crs_from_text("EPSG:4258"), {});
  std::vector<Point> points;
  for (int i = 0; i < 200000; ++i) {
    points.push_back({20000.0 + i % 997 * 250, 310000.0 + i % 1009 * 290});
  }
  std::vector<Point> spread = points;
  transformer.forward(spread);
  cpu_set_t all;
  ASSERT_EQ(sched_getaffinity(0, sizeof all, &all), 0);
  cpu_set_t one;
  CPU_ZERO(&one);
  for (std::size_t cpu = 0; CPU_COUNT(&one) == 0; ++cpu) {
    if (CPU_ISSET(cpu, &all)) CPU_SET(cpu, &one);
  }
  ASSERT_EQ(sched_setaffinity(0, sizeof one, &one), 0);
  transformer.forward(points);
  ASSERT_EQ(sched_setaffinity(0, sizeof all, &all), 0);
  EXPECT_TRUE(points == spread);
}

TEST_F(TransformTest, ManyCallersAtATime) {
  const Transformer transformer(crs_from_text("EPSG:28992"), crs_from_text("EPSG:4258"), {});
  std::vector<std::vector<Point>> results(8, rd_points());
  std::vector<std::thread> threads;
  for (auto& points : results) threads.emplace_back([&] { transformer.forward(points); });
  for (auto& thread : threads) thread.join();
  for (const auto& points : results) EXPECT_TRUE(points == results.front());
}

TEST_F(TransformTest, APointWithoutImageIsNamed) {
  const Crs globe_from_outside = crs_from_text("+proj=ortho +lat_0=52 +lon_0=5 +datum=WGS84");
  const Transformer transformer(crs_from_text("EPSG:4326"), globe_from_outside, {});
  std::vector<Point> points = {{5, 52}, {185, -52}};
  try {
    transformer.forward(points);
    FAIL() << "taken";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("(185, -52)"));
  }
}

// The best operation for Belgium is none for the Netherlands' extent, and the other way round.
TEST_F(TransformTest, TheExtentDecides) {
  const Crs ed50 = crs_from_text("EPSG:4230");
  Box netherlands;
  netherlands.add(Point{3.3, 50.8});
  netherlands.add(Point{7.2, 53.6});
  Box greece;
  greece.add(Point{20, 35});
  greece.add(Point{26, 41});
  const Crs wgs84 = crs_from_text("EPSG:4326");
  EXPECT_NE(Transformer(ed50, wgs84, netherlands).operation().name,
            Transformer(ed50, wgs84, greece).operation().name);
}

}  // namespace
}  // namespace grens
