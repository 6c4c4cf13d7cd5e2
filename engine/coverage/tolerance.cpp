// Slivers of one cause have widths of one order: past their widest, real water begins only after a
// pause. The pause is looked for from wide to narrow, since narrow widths cost more to decide.
#include "coverage/tolerance.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "base/parallel.hpp"

namespace grens {
namespace {

constexpr std::array kSteps = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1,
                               0.2,   0.5,   1.0,   2.0,  5.0,  10.0, 20.0};
constexpr double kWider = 5;
constexpr double kMore = 1.02;
constexpr double kMost = 0.98;

/// Metres of gaps and overlaps narrower than a width: half their perimeters.
class SliverLength {
 public:
  explicit SliverLength(const FaceLayer& layer) : layer_(layer) {
    for (std::size_t f = 0; f < layer.faces.size(); ++f) {
      if (layer.faces[f].units.size() != 1) disputed_.push_back(f);
    }
  }
  double below(double width) const {
    std::vector<double> length(disputed_.size());
    parallel_for(disputed_.size(), 64, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        if (is_narrow(layer_, disputed_[i], width)) {
          length[i] = layer_.faces[disputed_[i]].perimeter / 2;
        }
      }
    });
    double sum = 0;
    for (const double l : length) sum += l;
    return sum;
  }

 private:
  const FaceLayer& layer_;
  std::vector<std::size_t> disputed_;
};

std::string spoken_width(double metres) {
  if (metres < 0.01) return fmt::format("{:g} mm", metres * 1000);
  return metres < 1 ? fmt::format("{:g} cm", metres * 100) : fmt::format("{:g} m", metres);
}

}  // namespace

FoundTolerance find_tolerance(const FaceLayer& layer) {
  const SliverLength slivers(layer);
  for (std::size_t top = kSteps.size(); top-- > 0;) {
    const double all = slivers.below(kSteps[top]);
    if (all == 0) break;
    if (slivers.below(kSteps[top] * kWider) > kMore * all) continue;
    std::size_t step = top;
    double taken = all;
    while (step > 0) {
      const double fewer = slivers.below(kSteps[step - 1]);
      if (fewer < kMost * all) break;
      taken = fewer;
      --step;
    }
    return {kSteps[step],
            fmt::format("{} takes in {:.1f} of {:.1f} km of slivers, and looking as wide as {} "
                        "finds next to nothing more",
                        spoken_width(kSteps[step]), taken / 1000, all / 1000,
                        spoken_width(kSteps[top] * kWider))};
  }
  return {kSteps.front(), "no slivers were found that are clearly narrower than all real gaps"};
}

}  // namespace grens
