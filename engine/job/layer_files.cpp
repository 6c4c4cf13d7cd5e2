// Layers are made anew for each kind of points, so that only one is in memory at a time.
#include "job/layer_files.hpp"

#include <fmt/format.h>

#include "io/write_layers.hpp"
#include "regions/text.hpp"

namespace grens {

const OutputPoints& PointsByFormat::of(Format format) {
  if (format_info(format).lonlat) {
    if (!lonlat_) {
      lonlat_.emplace(OutputPoints::as_lonlat(work_, selected_, options_.decimals, notices_));
    }
    return *lonlat_;
  }
  if (!planar_) {
    if (options_.to_crs) {
      planar_.emplace(OutputPoints::in_crs(work_, selected_, *options_.to_crs, notices_));
    } else {
      planar_.emplace(work_);
    }
  }
  return *planar_;
}

void write_formats(OutputSet& set, const std::string& stem, std::span<const Format> formats,
                   PointsByFormat& points, const MakeLayers& make, Notices& notices) {
  for (const Format format : formats) {
    const FormatInfo& info = format_info(format);
    const std::vector<FeatureLayer> layers = make(points.of(format));
    if (info.several_layers) {
      write_layers(set, format, fmt::format("{}.{}", stem, info.extension), layers, notices);
      continue;
    }
    for (const FeatureLayer& layer : layers) {
      write_layers(set, format, fmt::format("{}.{}", layer.name, info.extension), {&layer, 1},
                   notices);
    }
  }
}

void finish_folder(OutputSet& set, const std::string& folder, Notices& notices) {
  set.finish();
  if (set.leftovers().empty()) return;
  notices.info(
      "leftover",
      fmt::format("{} files of an earlier run are still in {} and not in its manifest any "
                  "more: {}",
                  set.leftovers().size(), folder, listed(set.leftovers(), set.leftovers().size())));
}

}  // namespace grens
