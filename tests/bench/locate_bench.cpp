// bench_locate LAYER TABLES COUNT FOLDER: makes COUNT points, 98 of 100 on the land of the layer
// and the others anywhere in its box, locates them in memory, and prints as JSON what that took.
// Writes into FOLDER what other programs are to work on and to find: points.f64 (x and y),
// answers.u8 (the position of the region in regions.csv, 255: none or on a border).
#include <fmt/format.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <random>

#include "bench_set.hpp"
#include "coverage/point_grid.hpp"
#include "coverage/unit_locator.hpp"

namespace grens {
namespace {

constexpr std::uint8_t kNone = 255;

double seconds(std::chrono::steady_clock::time_point since) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
}

std::vector<Point> make_points(const PointGrid& grid, std::size_t count) {
  std::mt19937_64 random(2017);
  const Box& box = grid.box();
  std::uniform_real_distribution<double> x(box.min_x, box.max_x);
  std::uniform_real_distribution<double> y(box.min_y, box.max_y);
  std::vector<Point> points;
  points.reserve(count);
  while (points.size() < count) {
    const Point p{x(random), y(random)};
    if (points.size() % 50 == 0 || grid.locate(p).where == Where::kIn) points.push_back(p);
  }
  return points;
}

template <typename T>
void write(const std::string& path, const std::vector<T>& values) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(values.data()),
             static_cast<std::streamsize>(values.size() * sizeof(T)));
  if (!file.flush()) throw std::runtime_error(path + " cannot be written");
}

void run(const std::string& layer, const std::string& tables, std::size_t count,
         const std::string& folder) {
  const BenchSet set = load_set(layer, tables);
  const std::vector<RegionId>& labels = set.schemes.front().labels;
  auto start = std::chrono::steady_clock::now();
  const PointGrid grid(set.rings());
  const double building = seconds(start);
  const std::vector<Point> points = make_points(grid, count);
  std::vector<std::uint8_t> answers(points.size(), kNone);
  start = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Located found = grid.locate(points[i]);
    if (found.where == Where::kOut) continue;
    const RegionId region = labels[static_cast<std::size_t>(found.unit)];
    if (region != kNoRegion) answers[i] = static_cast<std::uint8_t>(region);
  }
  const double locating = seconds(start);

  const UnitLocator plain(set.rings());  // what the grid is checked with
  const std::size_t step = std::max<std::size_t>(1, points.size() / 20000);
  for (std::size_t i = 0; i < points.size(); i += step) {
    const std::vector<UnitId> units = plain.at(points[i]);
    const std::uint8_t region =
        units.empty() ? kNone
                      : static_cast<std::uint8_t>(labels[static_cast<std::size_t>(units[0])]);
    if (region != answers[i]) throw std::runtime_error("a point is located wrongly");
  }
  write(folder + "/points.f64", points);
  write(folder + "/answers.u8", answers);
  fmt::print(R"({{"points": {}, "vertices": {}, "build_s": {:.6f}, "locate_s": {:.6f}}})", count,
             set.rings().points.size(), building, locating);
}

}  // namespace
}  // namespace grens

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: bench_locate LAYER TABLES COUNT FOLDER\n", stderr);
    return 2;
  }
  try {
    grens::run(argv[1], argv[2], std::stoul(argv[3]), argv[4]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_locate: {}\n", error.what());
    return 3;
  }
  return 0;
}
