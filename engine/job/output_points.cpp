// Each vertex that leaves is transformed once and rounded once, arc by arc, whatever the number of
// schemes; arcs that leave in no scheme are skipped. The points of selected arcs are packed before
// they are transformed, so that PROJ sees one array.
#include "job/output_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "coverage/polygons.hpp"
#include "coverage/rounding.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// Transforms the points of selected arcs in place.
void transform_selected(const Coverage& coverage, std::span<const std::uint8_t> selected,
                        const Transformer& transformer, std::vector<Point>& points) {
  const auto each_arc = [&](auto use) {
    for (std::size_t i = 0; i < coverage.arcs.size(); ++i) {
      if (selected.empty() || selected[i] != 0) use(coverage.arcs[i]);
    }
  };
  std::vector<Point> packed;
  each_arc([&](const Arc& arc) {
    packed.insert(packed.end(), points.begin() + arc.first, points.begin() + arc.first + arc.count);
  });
  transformer.forward(packed);
  auto next = packed.cbegin();
  each_arc([&](const Arc& arc) {
    std::copy(next, next + arc.count, points.begin() + arc.first);
    next += arc.count;
  });
}

/// How many of the pairs of arcs meet in layer coordinates as well.
std::size_t meeting_before(const WorkLayer& work, std::span<const Crossing> pairs) {
  std::set<std::pair<std::int32_t, std::int32_t>> before;
  for (const Crossing& crossing : work.crossings) before.emplace(crossing.a, crossing.b);
  return static_cast<std::size_t>(
      std::count_if(pairs.begin(), pairs.end(), [&](const Crossing& pair) {
        return before.contains({pair.a, pair.b});
      }));
}

/// The rings of polygons as paths: of each the shell, then the holes.
std::vector<ArcPath> ring_paths(const std::vector<ArcPolygon>& parts) {
  std::vector<ArcPath> paths;
  for (const ArcPolygon& part : parts) {
    paths.push_back(part.shell.arcs);
    for (const ArcRing& hole : part.holes) paths.push_back(hole.arcs);
  }
  return paths;
}

}  // namespace

OutputPoints::OutputPoints(const WorkLayer& work, const Simplified* simplified)
    : simplified_(simplified),
      coverage_(simplified == nullptr ? &work.coverage : &simplified->coverage),
      crs_(work.source.crs),
      decimals_(kFullDecimals) {}

OutputPoints::OutputPoints(const WorkLayer& work, std::span<const std::uint8_t> selected,
                           Transformer to, Crs crs, int decimals, const Simplified* simplified)
    : simplified_(simplified),
      coverage_(simplified == nullptr ? &work.coverage : &simplified->coverage),
      own_(coverage_->points),
      transformer_(std::move(to)),
      crs_(std::move(crs)),
      operation_(transformer_->operation()),
      decimals_(decimals) {
  transform_selected(*coverage_, selected, *transformer_, own_);
  if (decimals >= kFullDecimals) return;
  Rounding rounding = round_arcs(*coverage_, std::move(own_), decimals, selected);
  own_ = std::move(rounding.points);
  finer_ = std::move(rounding.finer);
  left_ = std::move(rounding.left);
}

OutputPoints OutputPoints::as_lonlat(const WorkLayer& work, std::span<const std::uint8_t> selected,
                                     int decimals, Notices& notices, const Simplified* simplified) {
  Transformer to = make_lonlat_transformer(work.source.crs, work.source.extent, notices);
  OutputPoints points(work, selected, std::move(to), lonlat_crs(work.source.crs), decimals,
                      simplified);
  std::size_t arcs = 0;
  for (const auto& [finer, count] : points.finer_) arcs += count;
  if (arcs > 0) {
    notices.info("decimals", fmt::format("{} written with more than {} decimals, because "
                                         "rounding would have made borders touch there",
                                         spoken_count(arcs, "arc is", "arcs are"), decimals));
  }
  if (!points.left_.empty()) {
    notices.warn("meeting",
                 fmt::format("{} in longitude and latitude even when written with all decimals; {} "
                             "of them in the layer itself as well",
                             spoken_count(points.left_.size(), "pair of borders meets",
                                          "pairs of borders meet"),
                             meeting_before(work, points.left_)),
                 points.left_.size(), codes_of(work, crossing_units(work.coverage, points.left_)));
  }
  return points;
}

OutputPoints OutputPoints::in_crs(const WorkLayer& work, std::span<const std::uint8_t> selected,
                                  const Crs& crs, Notices& notices, const Simplified* simplified) {
  Transformer to(work.source.crs, crs, work.source.extent);
  if (to.is_identity()) return OutputPoints(work, simplified);
  notices.info("crs",
               fmt::format("coordinates are taken to {} by {}", crs.label(), to.operation().name));
  return {work, selected, std::move(to), crs, kFullDecimals, simplified};
}

OutputRegions OutputPoints::regions(const RegionLayer& layer, const std::string& name,
                                    Notices& notices) const {
  OutputRegions out;
  std::vector<MultiPolygon> repaired;
  for (const RegionLand& land : layer.regions) {
    if (!land.repaired) continue;
    repaired.push_back(land.united);
    if (!transformer_) continue;
    for (Polygon& polygon : repaired.back()) {
      transformer_->forward(polygon.shell);
      for (auto& hole : polygon.holes) transformer_->forward(hole);
    }
  }
  out.repaired = repaired.size();
  out.repaired_decimals = round_polygons(repaired, decimals_);
  if (out.repaired > 0 && out.repaired_decimals > decimals_) {
    notices.info(
        "decimals",
        fmt::format("{} of {} {} written with {} decimals instead "
                    "of {}, because rounding would have made one of them invalid",
                    spoken_count(out.repaired, "repaired region", "repaired regions"), name,
                    out.repaired == 1 ? "is" : "are", out.repaired_decimals, decimals_));
  }
  auto next = repaired.begin();
  for (const RegionLand& land : layer.regions) {
    out.polygons.push_back(land.repaired ? std::move(*next++)
                                         : to_polygons(*coverage_, points(), land.parts));
    out.paths.push_back(ring_paths(land.parts));
  }
  return out;
}

std::vector<Point> OutputPoints::line(std::int32_t arc) const {
  const Arc& a = coverage_->arcs[static_cast<std::size_t>(arc)];
  const auto all = points().subspan(a.first, a.count);
  std::vector<Point> line(all.begin(), all.end());
  line.erase(std::unique(line.begin(), line.end()), line.end());
  return line;
}

std::vector<std::uint8_t> border_arcs(const Coverage& coverage,
                                      std::span<const SchemeLabels* const> schemes) {
  std::vector<std::uint8_t> selected(coverage.arcs.size());
  for (const SchemeLabels* scheme : schemes) {
    const auto label = [&](UnitId unit) {
      return unit < 0 ? kOutside : scheme->region[static_cast<std::size_t>(unit)];
    };
    for (std::size_t i = 0; i < selected.size(); ++i) {
      if (label(coverage.arcs[i].left) != label(coverage.arcs[i].right)) selected[i] = 1;
    }
  }
  return selected;
}

}  // namespace grens
