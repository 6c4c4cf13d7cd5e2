// Dissolve, mark what the layer's dirt breaks, repair that, and measure the polygons that come out.
#include "job/scheme_layer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/parallel.hpp"
#include "regions/text.hpp"

namespace grens {

SchemeLayer make_scheme_layer(const WorkLayer& work, SchemeLabels labels, Notices& notices) {
  SchemeLayer scheme;
  Dissolved dissolved = dissolve(work.coverage, labels.region, labels.regions.size());
  mark_crossed(work.coverage, labels.region, work.crossings, dissolved);
  scheme.measures = measure_regions(work.audit(), labels, dissolved);
  scheme.land = make_region_layer(
      work.coverage, work.source.layer.rings, labels.region, std::move(dissolved),
      [&](std::size_t r) { return labels.scheme + " " + labels.regions[r].code; });
  scheme.written.resize(labels.regions.size());
  parallel_for(scheme.written.size(), 1, [&](std::size_t begin, std::size_t end) {
    for (std::size_t r = begin; r < end; ++r) {
      scheme.written[r] =
          measure_written(layer_polygons(work.coverage, scheme.land.regions[r]), *work.measurer);
    }
  });
  for (const UnitOverlap& overlap : work.overlaps) {
    const RegionId region = labels.region[static_cast<std::size_t>(overlap.a)];
    if (region >= 0 && region == labels.region[static_cast<std::size_t>(overlap.b)]) {
      scheme.overlap += overlap.area;
    }
  }
  warn_of_labels(work, labels, notices);
  std::vector<std::string> repaired;
  std::vector<std::string> with_holes;
  std::size_t holes = 0;
  for (std::size_t r = 0; r < labels.regions.size(); ++r) {
    if (scheme.land.regions[r].repaired) repaired.push_back(labels.regions[r].code);
    if (scheme.land.regions[r].holes_left_out == 0) continue;
    holes += scheme.land.regions[r].holes_left_out;
    with_holes.push_back(labels.regions[r].code);
  }
  if (!repaired.empty()) {
    notices.warn(
        "repaired",
        fmt::format("{} of {} of {} {} united with repair, because borders inside do not match",
                    repaired.size(), spoken_count(labels.regions.size(), "region", "regions"),
                    labels.scheme, repaired.size() == 1 ? "was" : "were"),
        repaired.size(), repaired);
  }
  if (holes > 0) {
    notices.warn("hole-left-out",
                 fmt::format("{} in no ring of the unit, and left out of the regions of {}",
                             spoken_count(holes, "hole of a unit lies", "holes of units lie"),
                             labels.scheme),
                 holes, with_holes);
  }
  scheme.labels = std::move(labels);
  return scheme;
}

std::vector<const SchemeLabels*> labels_of(const std::vector<SchemeLayer>& schemes) {
  std::vector<const SchemeLabels*> labels;
  for (const SchemeLayer& scheme : schemes) labels.push_back(&scheme.labels);
  return labels;
}

}  // namespace grens
