#include "geometry/geos.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cmath>
#include <fstream>

#include "support/child.hpp"

namespace grens {
namespace {

/// With no memory left but what the process has, GEOS gives up in its own words.
TEST(GeosTest, MemoryThatRunsOutIsToldAsThat) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "SKIPPED: AddressSanitizer needs more address space than a limit could leave";
#endif
  const std::string said = testing::in_child([]() -> std::string {
    constexpr int kVertices = 1'000'000;
    Polygon polygon;
    for (int i = 0; i < kVertices; ++i) {
      const double angle = 2 * 3.14159265358979323846 * i / kVertices;
      polygon.shell.push_back({std::cos(angle), std::sin(angle)});
    }
    const Geos geos;
    const Geos::Geometry circle = geos.to_geos(polygon);
    rlim_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    const rlim_t now = pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
    const rlimit limit = {now + (1 << 20), now + (1 << 20)};
    if (setrlimit(RLIMIT_AS, &limit) != 0) return "no limit";
    geos.make_valid(*circle);
    return "made valid";
  });
  EXPECT_EQ(said, "threw: std::bad_alloc");
}

}  // namespace
}  // namespace grens
