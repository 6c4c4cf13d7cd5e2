// Layers are made once for each kind of points, and written in all formats that want that kind; so
// the layers of one kind only are in memory at a time.
#include "job/layer_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "io/file_name.hpp"
#include "io/write_layers.hpp"
#include "job/simplify_borders.hpp"
#include "regions/text.hpp"
#include "report/simplify_report.hpp"

namespace grens {

namespace {

void write_format(OutputSet& set, const std::string& stem, Format format,
                  const std::vector<FeatureLayer>& layers, const WriteOptions& options,
                  Notices& notices) {
  const FormatInfo& info = format_info(format);
  if (info.several_layers) {
    write_layers(set, format, fmt::format("{}.{}", stem, info.extension), layers, notices, options);
    return;
  }
  for (const FeatureLayer& layer : layers) {
    write_layers(set, format, fmt::format("{}.{}", safe_file_name(layer.name), info.extension),
                 {&layer, 1}, notices, options);
  }
}

}  // namespace

PointsByFormat::PointsByFormat(const WorkLayer& work, std::vector<std::uint8_t> selected,
                               OutputOptions options, Notices& notices)
    : work_(work),
      selected_(std::move(selected)),
      options_(std::move(options)),
      selection_(options_.select),
      notices_(notices) {
  if (!options_.simplify) return;
  simplified_ = simplify_borders(work_, *options_.simplify);
  notices.info("simplified", simplify_sentence(*simplified_));
}

const OutputPoints& PointsByFormat::of(Format format) {
  if (format_info(format).lonlat) {
    if (!lonlat_) {
      lonlat_.emplace(
          OutputPoints::as_lonlat(work_, selected_, options_.decimals, notices_, simplified()));
    }
    return *lonlat_;
  }
  if (!planar_) {
    if (options_.to_crs) {
      planar_.emplace(
          OutputPoints::in_crs(work_, selected_, *options_.to_crs, notices_, simplified()));
    } else {
      planar_.emplace(work_, simplified());
    }
  }
  return *planar_;
}

void write_formats(OutputSet& set, const std::string& stem, std::span<const Format> formats,
                   PointsByFormat& points, const MakeLayers& make, Notices& notices) {
  for (const bool lonlat : {true, false}) {
    std::vector<Format> alike;
    std::copy_if(formats.begin(), formats.end(), std::back_inserter(alike),
                 [&](Format format) { return format_info(format).lonlat == lonlat; });
    if (alike.empty()) continue;
    std::vector<FeatureLayer> layers = make(points.of(alike.front()));
    for (FeatureLayer& layer : layers) points.selection().apply(layer);
    for (const Format format : alike) {
      write_format(set, stem, format, layers, points.options().write, notices);
    }
  }
}

void finish_folder(OutputSet& set, const std::string& folder, Notices& notices) {
  set.finish();
  if (set.leftovers().empty()) return;
  notices.info("leftover",
               fmt::format("{} still in {} and not in its manifest any "
                           "more: {}",
                           spoken_count(set.leftovers().size(), "file of an earlier run is",
                                        "files of an earlier run are"),
                           folder, listed(set.leftovers(), set.leftovers().size())));
}

}  // namespace grens
