// Slivers of one cause have widths of one order: past their widest, real water begins only after a
// pause. The pause is looked for from wide to narrow, since narrow widths cost more to decide.
#include "coverage/tolerance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <vector>

#include "base/parallel.hpp"
#include "coverage/border_defects.hpp"
#include "coverage/mismatch.hpp"
#include "coverage/pieces.hpp"

namespace grens {
namespace {

constexpr std::array kSteps = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0,
                               2.0,   5.0,   10.0,  20.0, 50.0, 1e2,  2e2, 5e2, 1e3, 2e3,
                               5e3,   1e4,   2e4,   5e4,  1e5,  2e5,  5e5, 1e6};
constexpr std::size_t kSearched = 14;  // of the steps: up to 20 m
constexpr double kWider = 5;
constexpr double kMore = 1.02;
constexpr double kMost = 0.98;
constexpr std::size_t kFew = 10;
constexpr double kSome = 0.01;  // of all border
constexpr double kLeast = 0.0001;

/// Metres of gaps and overlaps narrower than a width: half their perimeters.
class SliverLength {
 public:
  explicit SliverLength(const FaceLayer& layer) : layer_(layer) {
    const SidesOfFaces sides = sides_of_faces(layer);
    for (std::size_t f = 0; f < layer.faces.size(); ++f) {
      const std::size_t units = layer.faces[f].units.size();
      if (units > 1 || (units == 0 && !is_hole_of_one_unit(f, sides))) disputed_.push_back({f});
    }
  }
  struct Below {
    double length = 0;
    std::size_t count = 0;
  };
  Below below(double width) {
    parallel_for(disputed_.size(), 64, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        Disputed& one = disputed_[i];
        if (width <= one.wide || width >= one.narrow) continue;
        (is_narrow(layer_, one.face, width) ? one.narrow : one.wide) = width;
      }
    });
    Below sum;
    for (const Disputed& one : disputed_) {
      if (one.narrow > width) continue;
      sum.length += layer_.faces[one.face].perimeter / 2;
      ++sum.count;
    }
    return sum;
  }

 private:
  /// Such a hole cannot come from two borders that were drawn apart.
  bool is_hole_of_one_unit(std::size_t f, const SidesOfFaces& sides) const {
    const std::vector<UnitId>* units = nullptr;
    for (const FaceSide& side : sides[f]) {
      if (side.face < 0) return false;
      const auto& there = layer_.faces[static_cast<std::size_t>(side.face)].units;
      if (there.size() != 1 || (units != nullptr && *units != there)) return false;
      units = &there;
    }
    return true;
  }

  /// A face that is narrow at one width is at all above; what was found is kept.
  struct Disputed {
    std::size_t face;
    double wide = 0;  // it is not narrow here
    double narrow = std::numeric_limits<double>::infinity();
  };

  const FaceLayer& layer_;
  std::vector<Disputed> disputed_;
};

std::string spoken_width(double metres) {
  if (metres < 0.01) return fmt::format("{:g} mm", metres * 1000);
  return metres < 1 ? fmt::format("{:g} cm", metres * 100) : fmt::format("{:g} m", metres);
}

double all_border(const FaceLayer& layer) {
  return std::accumulate(layer.arc_length.begin(), layer.arc_length.end(), 0.0);
}

/// By gaps and overlaps.
FoundTolerance by_faces(const FaceLayer& layer) {
  SliverLength slivers(layer);
  const double border = all_border(layer);
  for (std::size_t top = kSearched; top-- > 0;) {
    const auto all = slivers.below(kSteps[top]);
    if (all.length <= kLeast * border) break;
    if (slivers.below(kSteps[top] * kWider).length > kMore * all.length) continue;
    std::size_t step = top;
    double taken = all.length;
    for (std::size_t lower = top; lower-- > 0;) {
      const auto fewer = slivers.below(kSteps[lower]);
      if (fewer.length < kMost * all.length) break;
      // What is left out must not look like slivers itself to a second repair.
      if (all.count - fewer.count > 0 && all.count - fewer.count < kFew) continue;
      taken = fewer.length;
      step = lower;
    }
    return {kSteps[step],
            fmt::format("{} takes in {:.1f} of {:.1f} km of slivers, and looking as wide as {} "
                        "finds next to nothing more",
                        spoken_width(kSteps[step]), taken / 1000, all.length / 1000,
                        spoken_width(kSteps[top] * kWider))};
  }
  return {kSteps.front(), "no slivers were found that are clearly narrower than all real gaps"};
}

}  // namespace

double next_step(double metres) {
  const auto* step = std::upper_bound(kSteps.begin(), kSteps.end(), metres);
  return step == kSteps.end() ? 0 : *step;
}

FoundTolerance find_tolerance(const FaceLayer& layer, const Measurer& measurer) {
  FoundTolerance found = by_faces(layer);
  const Coverage open = open_border(layer, narrow_gaps(layer, found.metres));
  const auto facing = [&](double metres) { return find_mismatches(open, measurer, metres).length; };
  const double wide = facing(kFacingTolerance);
  if (wide <= kSome * all_border(layer)) return found;
  double step = found.metres;
  while (step < kFacingTolerance && facing(step) < kMost * wide) step = next_step(step);
  if (step > found.metres) {
    found.metres = step;
    found.why = fmt::format("{:.1f} km of open border runs along other units' within {:g} m",
                            wide / 1000, step);
  }
  return found;
}

}  // namespace grens
