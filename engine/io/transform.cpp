// PROJ lists the operations between two CRSs; one is picked here for good, so that all points go
// the same way (PROJ on its own may choose anew for each point). PROJ objects belong to one thread:
// each thread that comes borrows a clone from a pool, which grows to as many as ever work at once.
// PROJ takes a microsecond a point, as long as all else that is done with it, so an operation
// without grids is asked in a few places only (smooth_map.hpp).
#include "io/transform.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <mutex>
#include <optional>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "io/proj.hpp"
#include "io/smooth_map.hpp"

namespace grens {
namespace {

constexpr std::size_t kPointsPerThread = 20000;
constexpr std::size_t kSamplesPerSide = 5;  // over an extent, to try an operation
constexpr double kNearlyAsMuch = 0.95;      // of the extent, as the best-covering operation

const std::string kWgs84 = "EPSG:4326";
const std::string kEtrs89 = "EPSG:4258";
const std::string kAmersfoort = "EPSG:4289";

bool rests_on(const Crs& crs, const std::string& geographic) {
  return crs.kind != Crs::Kind::kLocal &&
         same_crs(base_geographic_crs(crs), crs_from_wkt(geographic, "PROJ"));
}

bool rests_on_etrs89(const Crs& crs) {
  return rests_on(crs, kAmersfoort) || rests_on(crs, kEtrs89);
}

bool is_wgs84_lonlat(const Crs& crs) {
  return crs.kind == Crs::Kind::kGeographic && same_crs(crs, crs_from_wkt(kWgs84, "PROJ"));
}

/// Points all over a box, its edges included.
std::vector<Point> sample(const Box& box) {
  std::vector<Point> points;
  if (box.empty() || !std::isfinite(box.max_x - box.min_x + box.max_y - box.min_y)) return points;
  constexpr double kSteps = kSamplesPerSide - 1;
  for (std::size_t i = 0; i < kSamplesPerSide; ++i) {
    for (std::size_t j = 0; j < kSamplesPerSide; ++j) {
      points.push_back({box.min_x + (box.max_x - box.min_x) * (static_cast<double>(i) / kSteps),
                        box.min_y + (box.max_y - box.min_y) * (static_cast<double>(j) / kSteps)});
    }
  }
  return points;
}

bool all_finite(std::span<const Point> points) {
  return std::all_of(points.begin(), points.end(),
                     [](const Point& p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

void apply(PJ* operation, PJ_DIRECTION direction, std::span<Point> points) {
  if (points.empty()) return;
  proj_trans_generic(operation, direction, &points.front().x, sizeof(Point), points.size(),
                     &points.front().y, sizeof(Point), points.size(), nullptr, 0, 0, nullptr, 0, 0);
}

ProjPtr normalized(PJ_CONTEXT* context, ProjPtr operation) {
  if (!operation) return operation;
  return ProjPtr(proj_normalize_for_visualization(context, operation.get()));
}

/// The extent in degrees of longitude and latitude, give or take a datum.
Box degrees(PJ_CONTEXT* context, const Crs& crs, const Box& extent) {
  Box box;
  const Crs base = base_geographic_crs(crs);
  std::vector<Point> points = sample(extent);
  if (crs.kind != Crs::Kind::kGeographic) {
    const ProjPtr to_base = normalized(
        context,
        ProjPtr(proj_create_crs_to_crs(context, crs.wkt.c_str(), base.wkt.c_str(), nullptr)));
    if (!to_base) return box;
    apply(to_base.get(), PJ_FWD, points);
  }
  constexpr double kDegree = 3.14159265358979323846 / 180;
  for (const Point& p : points) {
    if (all_finite({&p, 1})) box.add(Point{p.x * base.unit / kDegree, p.y * base.unit / kDegree});
  }
  return box;
}

/// An operation that PROJ proposes.
struct Candidate {
  ProjPtr operation;
  std::string name;
  double accuracy = std::numeric_limits<double>::infinity();  // metres
  double coverage = 1;                                        // share of the extent, 0..1
  bool usable = false;
  bool has_grids = false;
  std::vector<std::string> missing_grids;
};

double share_covered(PJ_CONTEXT* context, const PJ* operation, const Box& extent) {
  Box area;
  if (extent.empty() || proj_get_area_of_use(context, operation, &area.min_x, &area.min_y,
                                             &area.max_x, &area.max_y, nullptr) == 0) {
    return 1;
  }
  if (area.min_x < -360 || area.min_x > area.max_x) return 1;  // unknown, or across the date line
  const auto share = [](double a, double b, double from, double to) {
    if (b <= a) return a >= from && a <= to ? 1.0 : 0.0;
    return std::max(0.0, std::min(b, to) - std::max(a, from)) / (b - a);
  };
  return share(extent.min_x, extent.max_x, area.min_x, area.max_x) *
         share(extent.min_y, extent.max_y, area.min_y, area.max_y);
}

std::vector<std::string> grids_missing(PJ_CONTEXT* context, const PJ* operation) {
  std::vector<std::string> missing;
  const int count = proj_coordoperation_get_grid_used_count(context, operation);
  for (int i = 0; i < count; ++i) {
    const char* name = nullptr;
    int available = 0;
    if (proj_coordoperation_get_grid_used(context, operation, i, &name, nullptr, nullptr, nullptr,
                                          nullptr, nullptr, &available) != 0 &&
        available == 0 && name != nullptr) {
      missing.emplace_back(name);
    }
  }
  return missing;
}

std::vector<Candidate> list_operations(PJ_CONTEXT* context, const Crs& from, const Crs& to,
                                       const Box& extent) {
  const ProjPtr source = make_proj(context, from.wkt);
  const ProjPtr target = make_proj(context, to.wkt);
  const Box area = degrees(context, from, extent);
  PJ_OPERATION_FACTORY_CONTEXT* factory = proj_create_operation_factory_context(context, nullptr);
  proj_operation_factory_context_set_spatial_criterion(context, factory,
                                                       PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
  // An operation that ignores an unknown datum is 100 m wrong in the Netherlands, in silence.
  proj_operation_factory_context_set_allow_ballpark_transformations(context, factory, 0);
  if (!area.empty()) {
    proj_operation_factory_context_set_area_of_interest(context, factory, area.min_x, area.min_y,
                                                        area.max_x, area.max_y);
  }
  PJ_OBJ_LIST* list = source && target
                          ? proj_create_operations(context, source.get(), target.get(), factory)
                          : nullptr;
  proj_operation_factory_context_destroy(factory);
  std::vector<Candidate> candidates;
  const int count = list == nullptr ? 0 : proj_list_get_count(list);
  const std::vector<Point> samples = sample(extent);
  for (int i = 0; i < count; ++i) {
    Candidate candidate;
    candidate.operation.reset(proj_list_get(context, list, i));
    const PJ* operation = candidate.operation.get();
    const double accuracy = proj_coordoperation_get_accuracy(context, operation);
    if (accuracy >= 0) candidate.accuracy = accuracy;
    candidate.coverage = share_covered(context, operation, area);
    candidate.has_grids = proj_coordoperation_get_grid_used_count(context, operation) > 0;
    candidate.missing_grids = grids_missing(context, operation);
    candidate.name = proj_name(operation);
    if (proj_coordoperation_is_instantiable(context, operation) != 0) {
      candidate.operation = normalized(context, std::move(candidate.operation));
      std::vector<Point> trial = samples;
      candidate.usable = candidate.operation != nullptr;
      if (candidate.usable) apply(candidate.operation.get(), PJ_FWD, trial);
      if (!all_finite(trial)) candidate.coverage /= 2;  // second to any that can do all of it
    }
    candidates.push_back(std::move(candidate));
  }
  proj_list_destroy(list);
  return candidates;
}

/// Most accurate among those that cover about as much as any; PROJ's order breaks ties.
template <typename Eligible>
Candidate* most_accurate(std::vector<Candidate>& candidates, const Eligible& eligible) {
  double most = 0;
  for (const Candidate& c : candidates) {
    if (eligible(c)) most = std::max(most, c.coverage);
  }
  Candidate* best = nullptr;
  for (Candidate& c : candidates) {
    if (!eligible(c) || c.coverage < kNearlyAsMuch * most) continue;
    if (best == nullptr || c.accuracy < best->accuracy) best = &c;
  }
  return best;
}

double known(double accuracy) { return std::isfinite(accuracy) ? accuracy : -1; }

}  // namespace

struct Transformer::State {
  struct Worker {
    ProjContextPtr context;
    ProjPtr operation;  // goes before its context
  };

  Operation about;
  bool identity = false;
  std::mutex mutex;
  Worker original;  // only cloned, under the mutex
  std::vector<Worker> idle;
  std::optional<SmoothMap> smooth;  // forward

  Worker borrow() {
    const std::lock_guard lock(mutex);
    if (idle.empty()) return copy(original.operation.get());
    Worker worker = std::move(idle.back());
    idle.pop_back();
    return worker;
  }

  Worker copy(const PJ* operation) const {
    Worker worker;
    worker.context = make_proj_context();
    worker.operation.reset(proj_clone(worker.context.get(), operation));
    if (!worker.operation) {
      throw InputError(
          fmt::format("PROJ cannot set up '{}' again: check its installation", about.name));
    }
    return worker;
  }

  void give_back(Worker worker) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(worker));
  }

  void run(std::span<Point> points, PJ_DIRECTION direction) {
    if (identity) return;
    parallel_for(points.size(), kPointsPerThread, [&](std::size_t begin, std::size_t end) {
      const std::span<Point> piece = points.subspan(begin, end - begin);
      if (smooth && direction == PJ_FWD) {
        run_smooth(piece);
      } else {
        run_piece(piece, direction);
      }
    });
  }

  void run_smooth(std::span<Point> points) {
    const std::vector<std::size_t> rest = smooth->apply(points);
    std::vector<Point> others;
    for (const std::size_t i : rest) others.push_back(points[i]);
    run_piece(others, PJ_FWD);
    for (std::size_t k = 0; k < rest.size(); ++k) points[rest[k]] = others[k];
  }

  void run_piece(std::span<Point> points, PJ_DIRECTION direction) {
    constexpr std::size_t kBatch = 1024;  // so that a failing point's place can still be said
    std::array<Point, kBatch> before;
    Worker worker = borrow();
    for (std::size_t at = 0; at < points.size(); at += kBatch) {
      const std::span<Point> batch = points.subspan(at, std::min(kBatch, points.size() - at));
      std::copy(batch.begin(), batch.end(), before.begin());
      apply(worker.operation.get(), direction, batch);
      for (std::size_t i = 0; i < batch.size(); ++i) {
        if (!all_finite({&batch[i], 1})) refuse(before[i], direction);
      }
    }
    give_back(std::move(worker));
  }

  [[noreturn]] void refuse(const Point& p, PJ_DIRECTION direction) const {
    const bool there = direction == PJ_FWD;
    throw InputError(fmt::format(
        "the point ({}, {}) in {} has no place in {} (by '{}'): check the CRS, and give the right "
        "one with --crs",
        p.x, p.y, there ? about.source : about.target, there ? about.target : about.source,
        about.name));
  }
};

Transformer::Transformer(const Crs& from, const Crs& to, const Box& extent)
    : state_(std::make_shared<State>()) {
  Crs source = from;
  Crs target = to;
  if (is_wgs84_lonlat(target) && rests_on_etrs89(source)) target = crs_from_wkt(kEtrs89, "PROJ");
  if (is_wgs84_lonlat(source) && rests_on_etrs89(target)) source = crs_from_wkt(kEtrs89, "PROJ");
  State& state = *state_;
  state.about.source = source.label();
  state.about.target = target.label();
  if (same_crs(source, target)) {
    state.identity = true;
    state.about.name = "none";
    state.about.accuracy = 0;
    return;
  }
  base_geographic_crs(source);  // refuses a local CRS
  base_geographic_crs(target);
  std::vector<Candidate> candidates = list_operations(proj_context(), source, target, extent);
  Candidate* chosen = most_accurate(candidates, [](const Candidate& c) { return c.usable; });
  if (chosen == nullptr) {
    throw InputError(fmt::format(
        "PROJ knows no way from {} ({}) to {} that respects the datum: say which CRS it really is "
        "with --crs, for example --crs EPSG:28992",
        source.label(), source.how, target.label()));
  }
  state.about.name = chosen->name;
  state.about.accuracy = known(chosen->accuracy);
  const char* pipeline =
      proj_as_proj_string(proj_context(), chosen->operation.get(), PJ_PROJ_5, nullptr);
  if (pipeline != nullptr) state.about.definition = pipeline;
  const Candidate* better = most_accurate(candidates, [&](const Candidate& c) {
    return !c.usable && !c.missing_grids.empty() && c.accuracy < chosen->accuracy &&
           c.coverage >= kNearlyAsMuch * chosen->coverage;
  });
  if (better != nullptr) {
    state.about.better = better->name;
    state.about.better_accuracy = known(better->accuracy);
    state.about.missing_grids = better->missing_grids;
  }
  state.original = state.copy(chosen->operation.get());
  if (chosen->has_grids) return;
  state.smooth.emplace(extent, [&state](std::span<Point> points) {
    State::Worker worker = state.borrow();
    apply(worker.operation.get(), PJ_FWD, points);
    state.give_back(std::move(worker));
  });
}

void Transformer::forward(std::span<Point> points) const { state_->run(points, PJ_FWD); }

void Transformer::inverse(std::span<Point> points) const { state_->run(points, PJ_INV); }

const Operation& Transformer::operation() const { return state_->about; }

bool Transformer::is_identity() const { return state_->identity; }

Crs lonlat_crs(const Crs& crs) {
  return crs_from_wkt(rests_on_etrs89(crs) ? kEtrs89 : kWgs84, "PROJ");
}

namespace {

/// Where PROJ has its own data.
std::string proj_folder() {
  const char* database = proj_context_get_database_path(proj_context());
  const std::string path = database == nullptr ? "" : database;
  return path.substr(0, path.rfind('/'));
}

}  // namespace

Transformer make_lonlat_transformer(const Crs& crs, const Box& extent, Notices& notices) {
  Transformer transformer(crs, lonlat_crs(crs), extent);
  const Operation& operation = transformer.operation();
  if (!operation.better.empty()) {
    notices.info("missing-grid",
                 fmt::format("coordinates are taken from {} to {} by '{}' (accurate to {} m); '{}' "
                             "would be accurate to {} m but PROJ does not find its grid {} (put it "
                             "in a folder and set PROJ_DATA=FOLDER:{})",
                             operation.source, operation.target, operation.name, operation.accuracy,
                             operation.better, operation.better_accuracy,
                             fmt::join(operation.missing_grids, ", "), proj_folder()));
  }
  return transformer;
}

}  // namespace grens
