// Maps are tried from the largest downwards, and of one scale in the middle of the frame before at
// its sides; on each, boxes are tried in the corners, then along the edges. Of the maps of one
// size, that is taken whose least inset is largest. A coarse grid refuses most boxes at once.
#include "map/inset.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "map/label_layout.hpp"

namespace grens {
namespace {

constexpr double kCells = 240;      // of the longer side of the land
constexpr double kLeastGain = 1.8;  // an inset that is not larger by so much shows no more
constexpr double kCaption = 4.2;    // mm of A4

Box grown(const Box& box, double by) {
  return {box.min_x - by, box.min_y - by, box.max_x + by, box.max_y + by};
}

double width_of(const Box& box) { return box.max_x - box.min_x; }
double height_of(const Box& box) { return box.max_y - box.min_y; }

/// Maps of an extent in a frame, smaller by a factor: in the middle, then moved to the sides as far
/// as there is room.
std::vector<PaperFit> moved_fits(const Box& extent, const Box& frame, double smaller) {
  const Point middle{(extent.min_x + extent.max_x) / 2, (extent.min_y + extent.max_y) / 2};
  const double across = width_of(extent) * smaller / 2;
  const double up = height_of(extent) * smaller / 2;
  const PaperFit centred =
      fit_to_paper({middle.x - across, middle.y - up, middle.x + across, middle.y + up}, frame);
  const double metres = centred.metres_per_mm();
  const double slack_x = std::max(0.0, width_of(frame) * metres - width_of(extent)) / 2;
  const double slack_y = std::max(0.0, height_of(frame) * metres - height_of(extent)) / 2;
  std::vector<PaperFit> fits;
  for (const double y : {0.0, 1.0, -1.0}) {
    for (const double x : {0.0, 1.0, -1.0}) {
      PaperFit fit = centred;
      fit.centre = {middle.x + x * slack_x, middle.y + y * slack_y};
      fits.push_back(fit);
    }
  }
  return fits;
}

std::array<Box, 4> corners(const Box& frame, double width, double height) {
  const Box& f = frame;
  return {Box{f.min_x, f.min_y, f.min_x + width, f.min_y + height},
          Box{f.max_x - width, f.min_y, f.max_x, f.min_y + height},
          Box{f.min_x, f.max_y - height, f.min_x + width, f.max_y},
          Box{f.max_x - width, f.max_y - height, f.max_x, f.max_y}};
}

/// Boxes in the corners, then along the edges.
std::vector<Box> boxes_at_edges(const Box& frame, double width, double height) {
  const auto in_corners = corners(frame, width, height);
  std::vector<Box> boxes(in_corners.begin(), in_corners.end());
  constexpr double kStep = 3;
  const double right = frame.max_x - width;
  const double foot = frame.max_y - height;
  for (double y = frame.min_y + kStep; y < foot; y += kStep) {
    for (const double x : {frame.min_x, right}) boxes.push_back({x, y, x + width, y + height});
  }
  for (double x = frame.min_x + kStep; x < right; x += kStep) {
    for (const double y : {frame.min_y, foot}) boxes.push_back({x, y, x + width, y + height});
  }
  return boxes;
}

/// Round scales larger than 1 : `scale` by at least `least` times, at most `most` times; the
/// largest first.
std::vector<double> round_scales(double scale, double least, double most) {
  std::vector<double> scales;
  for (double power = std::pow(10, std::floor(std::log10(scale / most))); power < scale;
       power *= 10) {
    for (const double digit : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0}) {
      const double one = digit * power;
      if (one >= scale / most && one <= scale / least) scales.push_back(one);
    }
  }
  return scales;
}

/// An inset at a box, which its extent fills at a scale.
InsetPlace inset_at(std::size_t wish, const Box& box, const Box& extent, double n, double scale) {
  InsetPlace place;
  place.wish = wish;
  place.box = box;
  place.caption = {box.min_x, box.max_y - kCaption * scale, box.max_x, box.max_y};
  place.fit.frame = {box.min_x, box.min_y, box.max_x, place.caption.min_y};
  place.fit.scale = n;
  place.fit.centre = {(extent.min_x + extent.max_x) / 2, (extent.min_y + extent.max_y) / 2};
  return place;
}

/// An inset hides no more land than this share of it.
constexpr double kMostLand = 0.35;

/// By how much the least of the insets is larger than the map; 0 where there is none.
double least_gain(const FitWithInsets& map) {
  if (map.insets.empty()) return 0;
  double gain = std::numeric_limits<double>::infinity();
  for (const InsetPlace& inset : map.insets) {
    gain = std::min(gain, map.fit.scale / inset.fit.scale);
  }
  return gain;
}

struct InsetSearch {
  const Box& frame;
  const Footprint& land;
  double scale;

  /// The best place of one inset on a map: `over_land` takes what has least land below it.
  std::optional<InsetPlace> place(std::size_t wish, const Box& extent, double caption,
                                  const PaperFit& fit, double most, bool over_land,
                                  std::span<const InsetPlace> others) const {
    for (const double n : round_scales(fit.scale, kLeastGain, most)) {
      const double air = 3 * scale;
      const double width = width_of(extent) / n * 1000 + air;
      const double height = height_of(extent) / n * 1000 + air + kCaption * scale;
      if (width > 0.6 * width_of(frame) || height > 0.6 * height_of(frame)) continue;
      const double wide = std::max(width, std::min(caption, 0.6 * width_of(frame)));
      std::optional<Box> best;
      double least = kMostLand;
      for (const Box& box : boxes_at_edges(frame, wide, height)) {
        const bool taken = std::any_of(others.begin(), others.end(), [&](const InsetPlace& other) {
          return overlaps(grown(box, scale), other.box);
        });
        if (taken) continue;
        const double share = land.share_taken(grown(box, 1.2 * scale), fit);
        if (share >= least) continue;
        least = share;
        best = box;
        if (share == 0) break;
      }
      if (!best || (least > 0 && !over_land)) continue;
      InsetPlace place = inset_at(wish, *best, extent, n, scale);
      place.covers_land = least > 0;
      return place;
    }
    return std::nullopt;
  }
};

}  // namespace

Footprint::Footprint(const MapGround& ground, std::span<const std::uint8_t> chosen) {
  const Box extent = ground.extent(chosen);
  if (extent.empty()) return;
  const double longer = std::max({width_of(extent), height_of(extent), 1.0});
  coarse_.scale = longer / kCells * 1000;
  coarse_.centre = {(extent.min_x + extent.max_x) / 2, (extent.min_y + extent.max_y) / 2};
  const double metres = coarse_.metres_per_mm();
  coarse_.frame = {0, 0, width_of(extent) / metres + 2, height_of(extent) / metres + 2};
  const RingSet& rings = ground.layer().rings;
  grid_.emplace(rings, ground.coverage().unit_count, ground.ring_points(), ground.ring_boxes(),
                coarse_, 1);
  const auto is_chosen = [&](UnitId unit) {
    return unit >= 0 && (chosen.empty() || chosen[static_cast<std::size_t>(unit)] != 0);
  };
  mask_.emplace(*grid_, grid_->all(), is_chosen);
  for (std::size_t r = 0; r < rings.size(); ++r) {
    if (!is_chosen(rings.unit[r])) continue;
    const auto first = ground.ring_points().begin();
    points_.insert(points_.end(), first + rings.starts[r], first + rings.starts[r + 1]);
  }
}

double Footprint::share_taken(const Box& box, const PaperFit& fit) const {
  if (!mask_) return 0;
  const auto to_plane = [&](double x, double y) {
    return Point{
        fit.centre.x + (x - (fit.frame.min_x + fit.frame.max_x) / 2) * fit.metres_per_mm(),
        fit.centre.y - (y - (fit.frame.min_y + fit.frame.max_y) / 2) * fit.metres_per_mm()};
  };
  const Point low = to_plane(box.min_x, box.max_y);
  const Point high = to_plane(box.max_x, box.min_y);
  const Point upper_left = coarse_.to_paper({low.x, high.y});
  const Point lower_right = coarse_.to_paper({high.x, low.y});
  const auto cell = [](double mm) {
    return static_cast<int>(std::floor(std::clamp(mm, -1e6, 1e6)));
  };
  const CellBlock block{cell(upper_left.x), cell(upper_left.y), cell(lower_right.x) + 1,
                        cell(lower_right.y) + 1};
  const double cells = static_cast<double>(block.right - block.left) * (block.bottom - block.top);
  const int taken = mask_->count(block);
  if (taken > 0) return std::min(1.0, taken / cells);
  const Box plane{low.x, low.y, high.x, high.y};
  const bool any = std::any_of(points_.begin(), points_.end(),
                               [&](const Point& p) { return plane.contains(p); });
  return any ? 1 / cells : 0;
}

FitWithBox fit_beside_box(const Box& extent, const Box& frame, const Footprint& land, double width,
                          double height, double air) {
  for (const double smaller : {1.0, 1.07, 1.14, 1.22, 1.32, 1.45, 1.6, 1.8, 2.0}) {
    for (const double size : {1.0, 0.8}) {
      for (const PaperFit& fit : moved_fits(extent, frame, smaller)) {
        for (const Box& box : corners(frame, width * size, height * size)) {
          if (land.share_taken(grown(box, air), fit) == 0) return {fit, box};
        }
      }
    }
  }
  return {fit_to_paper(extent, frame), corners(frame, width, height).front()};
}

FitWithInsets fit_with_insets(const MapGround& ground, const Box& extent, const Box& frame,
                              const Footprint& land, std::span<const InsetWish> wishes,
                              double scale) {
  std::vector<Box> extents;
  for (const InsetWish& wish : wishes) extents.push_back(ground.extent(wish.units));
  const InsetSearch search{frame, land, scale};
  const auto all_on = [&](const PaperFit& fit, double most, bool over_land) {
    FitWithInsets result{fit, {}};
    for (std::size_t w = 0; w < wishes.size(); ++w) {
      if (extents[w].empty()) continue;
      const auto place =
          search.place(w, extents[w], wishes[w].caption, fit, most, over_land, result.insets);
      if (place) result.insets.push_back(*place);
    }
    return result;
  };
  FitWithInsets some{fit_to_paper(extent, frame), {}};  // the best of those with room for a part
  for (const double smaller : {1.0, 1.1, 1.25}) {
    FitWithInsets best = some;
    double gain = 0;
    for (const double most : {4.0, 3.0, 2.3}) {
      for (const PaperFit& fit : moved_fits(extent, frame, smaller)) {
        FitWithInsets result = all_on(fit, most, false);
        if (result.insets.size() < wishes.size()) {
          if (result.insets.size() > some.insets.size()) some = std::move(result);
          continue;
        }
        const double its_gain = least_gain(result);
        if (its_gain <= gain) continue;
        gain = its_gain;
        best = std::move(result);
      }
    }
    if (gain > 0) return best;
  }
  FitWithInsets over = all_on(fit_to_paper(extent, frame), 2.5, true);
  return over.insets.size() > some.insets.size() ? over : some;
}

}  // namespace grens
