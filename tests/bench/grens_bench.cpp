// grens_bench SET.shp TABLES [--unary] [--benchmark_...]: times the engine on one set in memory,
// beside GEOS doing the same. Every benchmark is one function over a set; the whole ones first,
// then their pieces, whose counter "vertex" is the time for each vertex that they work on.
//
// In memory means from coordinate arrays to finished polygons. What GEOS starts from, geometries
// grouped by region, is built before its clock starts.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>
#include <functional>

#include "bench_set.hpp"
#include "coverage/crossings.hpp"
#include "coverage/dissolve.hpp"
#include "coverage/polygons.hpp"
#include "coverage/rounding.hpp"
#include "coverage/segments.hpp"
#include "coverage/vertices.hpp"
#include "io/geojson_writer.hpp"
#include "io/transform.hpp"

namespace grens {
namespace {

std::vector<MultiPolygon> finished(const Coverage& coverage, const Dissolved& dissolved) {
  std::vector<MultiPolygon> regions;
  for (const ArcRegion& region : dissolved.regions) {
    regions.push_back(to_polygons(coverage, coverage.points, region.parts));
  }
  return regions;
}

Dissolved dissolve(const Coverage& coverage, const BenchScheme& scheme) {
  return dissolve(coverage, scheme.labels, scheme.region_count);
}

void per_vertex(benchmark::State& state, std::size_t vertices) {
  state.counters["vertex"] = benchmark::Counter(
      static_cast<double>(vertices),
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void grens_whole(benchmark::State& state, const BenchSet& set, std::size_t schemes) {
  for (auto _ : state) {
    const Coverage coverage = build_coverage(set.rings(), set.unit_count());
    for (std::size_t s = 0; s < schemes; ++s) {
      benchmark::DoNotOptimize(finished(coverage, dissolve(coverage, set.schemes[s])));
    }
  }
  per_vertex(state, set.rings().points.size());
}

using GeosUnion = GEOSGeometry* (*)(GEOSContextHandle_t, const GEOSGeometry*);

void geos_whole(benchmark::State& state, const BenchSet& set, GeosUnion unite) {
  const Geos geos;
  const std::vector<Geos::Geometry> collections = region_collections(geos, set);
  for (auto _ : state) {
    for (const Geos::Geometry& collection : collections) {
      const Geos::Geometry united(unite(geos.context(), collection.get()),
                                  Geos::Deleter{geos.context()});
      if (!united) return state.SkipWithError("GEOS cannot unite a region");
    }
  }
  per_vertex(state, set.rings().points.size());
}

/// What the pieces after the dissolve work on: the borders of all schemes, in degrees.
struct Borders {
  std::vector<std::uint8_t> selected;
  std::vector<Point> degrees;  ///< parallel to Coverage::points; others are left as they came
  std::size_t vertices = 0;
};

Borders borders_in_degrees(const BenchSet& set, const Transformer& transformer) {
  Borders borders;
  borders.degrees = set.coverage.points;
  const auto label = [](const BenchScheme& scheme, UnitId unit) {
    return unit < 0 ? kOutside : scheme.labels[static_cast<std::size_t>(unit)];
  };
  for (const Arc& arc : set.coverage.arcs) {
    const bool border =
        std::any_of(set.schemes.begin(), set.schemes.end(), [&](const BenchScheme& scheme) {
          return label(scheme, arc.left) != label(scheme, arc.right);
        });
    borders.selected.push_back(border ? 1 : 0);
    if (!border) continue;
    transformer.forward(std::span(borders.degrees).subspan(arc.first, arc.count));
    borders.vertices += arc.count;
  }
  return borders;
}

void piece_match(benchmark::State& state, const BenchSet& set) {
  for (auto _ : state) benchmark::DoNotOptimize(match_vertices(set.rings().points));
  per_vertex(state, set.rings().points.size());
}

void piece_sides(benchmark::State& state, const BenchSet& set) {
  const VertexMatch match = match_vertices(set.rings().points);
  for (auto _ : state) {
    const RingSteps steps(set.rings());
    benchmark::DoNotOptimize(find_sides(set.rings(), match, steps));
  }
  per_vertex(state, set.rings().points.size());
}

void piece_build(benchmark::State& state, const BenchSet& set) {
  for (auto _ : state) benchmark::DoNotOptimize(build_coverage(set.rings(), set.unit_count()));
  per_vertex(state, set.rings().points.size());
}

void piece_dissolve(benchmark::State& state, const BenchSet& set) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(dissolve(set.coverage, set.schemes.front()));
  }
}

void piece_polygons(benchmark::State& state, const BenchSet& set) {
  const Dissolved dissolved = dissolve(set.coverage, set.schemes.front());
  for (auto _ : state) benchmark::DoNotOptimize(finished(set.coverage, dissolved));
}

void piece_crossings(benchmark::State& state, const BenchSet& set) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(find_crossings(set.coverage, set.coverage.points));
  }
  per_vertex(state, set.coverage.points.size());
}

void piece_rounding(benchmark::State& state, const BenchSet& set, const Transformer& transformer) {
  const Borders borders = borders_in_degrees(set, transformer);
  for (auto _ : state) {
    benchmark::DoNotOptimize(round_arcs(set.coverage, borders.degrees, 7, borders.selected));
  }
  per_vertex(state, borders.vertices);
}

void piece_transform(benchmark::State& state, const BenchSet& set, const Transformer& transformer) {
  std::vector<Point> points = set.coverage.points;
  points.resize(std::min<std::size_t>(points.size(), 100000));
  std::vector<Point> work;
  for (auto _ : state) {
    work = points;
    transformer.forward(work);
  }
  per_vertex(state, points.size());
}

void piece_geojson(benchmark::State& state, const BenchSet& set, const Transformer& transformer) {
  Borders borders = borders_in_degrees(set, transformer);
  const Rounding rounding =
      round_arcs(set.coverage, std::move(borders.degrees), 7, borders.selected);
  FeatureLayer layer;
  layer.name = "regions";
  std::size_t vertices = 0;
  for (const ArcRegion& region : dissolve(set.coverage, set.schemes.front()).regions) {
    layer.features.push_back({to_polygons(set.coverage, rounding.points, region.parts), {}});
    for (const Polygon& part : std::get<MultiPolygon>(layer.features.back().geometry)) {
      vertices += part.shell.size() + 1;
      for (const auto& hole : part.holes) vertices += hole.size() + 1;
    }
  }
  for (auto _ : state) {
    write_geojson(layer, [](std::string_view text) { benchmark::DoNotOptimize(text.data()); });
  }
  per_vertex(state, vertices);
}

void describe(const BenchSet& set) {
  std::vector<std::uint32_t> segments;
  for (const Arc& arc : set.coverage.arcs) segments.push_back(arc.count - 1);
  const auto middle = segments.begin() + static_cast<std::ptrdiff_t>(segments.size() / 2);
  std::nth_element(segments.begin(), middle, segments.end());
  const auto context = [](const char* key, std::size_t value) {
    benchmark::AddCustomContext(key, fmt::format("{}", value));
  };
  context("units", set.unit_count());
  context("ring_vertices", set.rings().points.size());
  context("border_vertices", set.coverage.points.size());
  context("arcs", set.coverage.arcs.size());
  context("median_arc_segments", *middle);
}

void measure(const BenchSet& set, bool unary) {
  Notices notices;
  const Transformer transformer =
      make_lonlat_transformer(set.source.crs, set.source.extent, notices);
  const auto add = [](const char* name, const std::function<void(benchmark::State&)>& body) {
    benchmark::RegisterBenchmark(name, body)->Unit(benchmark::kMillisecond);
  };
  add("grens/1-scheme", [&](auto& state) { grens_whole(state, set, 1); });
  add("grens/6-schemes", [&](auto& state) { grens_whole(state, set, set.schemes.size()); });
  add("geos/coverage-union", [&](auto& state) { geos_whole(state, set, GEOSCoverageUnion_r); });
  if (unary) {
    add("geos/unary-union", [&](auto& state) { geos_whole(state, set, GEOSUnaryUnion_r); });
  }
  add("piece/match", [&](auto& state) { piece_match(state, set); });
  add("piece/sides", [&](auto& state) { piece_sides(state, set); });
  add("piece/build", [&](auto& state) { piece_build(state, set); });
  add("piece/dissolve", [&](auto& state) { piece_dissolve(state, set); });
  add("piece/polygons", [&](auto& state) { piece_polygons(state, set); });
  add("piece/crossings", [&](auto& state) { piece_crossings(state, set); });
  add("piece/transform", [&](auto& state) { piece_transform(state, set, transformer); });
  add("piece/rounding", [&](auto& state) { piece_rounding(state, set, transformer); });
  add("piece/geojson", [&](auto& state) { piece_geojson(state, set, transformer); });
  benchmark::RunSpecifiedBenchmarks();
}

}  // namespace
}  // namespace grens

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const bool unary = argc == 4 && std::strcmp(argv[3], "--unary") == 0;
  if (argc != 3 && !unary) {
    std::fputs("usage: grens_bench SET.shp TABLES [--unary] [--benchmark_...]\n", stderr);
    return 2;
  }
  try {
    const grens::BenchSet set = grens::load_set(argv[1], argv[2]);
    grens::verify_set(set);
    grens::describe(set);
    grens::measure(set, unary);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "grens_bench: %s: %s\n", argv[1], error.what());
    return 3;
  }
  benchmark::Shutdown();
  return 0;
}
