#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "coverage/region_layer.hpp"
#include "coverage/simplify.hpp"
#include "io/feature.hpp"
#include "io/transform.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// The regions of a layer as they are to be written.
struct OutputRegions {
  std::vector<MultiPolygon> polygons;       ///< by label
  std::vector<std::vector<ArcPath>> paths;  ///< by label, as Feature::paths; none of repaired ones
  std::size_t repaired = 0;                 ///< how many are not made of arcs
  int repaired_decimals = 0;                ///< decimals of those, where there are any
};

/// The coverage's points as one kind of output wants them, made once for all schemes. With
/// `simplified`, made of the layer's coverage and to outlive it, arcs leave as they are there.
class OutputPoints {
 public:
  /// In the layer's own CRS, bit for bit.
  explicit OutputPoints(const WorkLayer& work, const Simplified* simplified = nullptr);
  /// In another CRS, or as longitude and latitude; the selected arcs only (`selected` as in
  /// find_crossings), rounded to `decimals` as round_arcs says. What needed more decimals or meets
  /// even with all of them, and a better operation whose grid is missing, go to `notices`.
  static OutputPoints as_lonlat(const WorkLayer& work, std::span<const std::uint8_t> selected,
                                int decimals, Notices& notices,
                                const Simplified* simplified = nullptr);
  /// The same in another CRS with all decimals.
  static OutputPoints in_crs(const WorkLayer& work, std::span<const std::uint8_t> selected,
                             const Crs& crs, Notices& notices,
                             const Simplified* simplified = nullptr);

  /// All regions of a layer. Repaired ones are rounded as round_polygons says; when they needed
  /// more decimals, that goes to `notices`, with the layer's `name`.
  OutputRegions regions(const RegionLayer& layer, const std::string& name, Notices& notices) const;
  /// An arc as it is to be written, without repeated points.
  std::vector<Point> line(std::int32_t arc) const;

  /// All arcs, for features with paths; to be used no longer than this lives.
  WrittenArcs arcs() const { return {coverage_, points()}; }

  /// Of the points as they leave.
  const Crs& crs() const { return crs_; }
  /// How coordinates came from the layer's CRS; none when they stayed.
  const std::optional<Operation>& operation() const { return operation_; }
  /// That arcs were rounded to; kFullDecimals: not at all.
  int decimals() const { return decimals_; }
  /// How many arcs needed more decimals than asked for, by their number.
  const std::map<int, std::size_t>& finer() const { return finer_; }
  /// How arcs were simplified; nullptr where they leave with all their points.
  const Simplified* simplified() const { return simplified_; }

 private:
  OutputPoints(const WorkLayer& work, std::span<const std::uint8_t> selected, Transformer to,
               Crs crs, int decimals, const Simplified* simplified);

  const Simplified* simplified_;
  const Coverage* coverage_;  ///< whose arcs leave
  std::vector<Point> own_;    ///< empty: the coverage's points serve
  std::optional<Transformer> transformer_;
  Crs crs_;
  std::optional<Operation> operation_;
  int decimals_;
  std::map<int, std::size_t> finer_;
  std::vector<Crossing> left_;  ///< what meets even with all decimals

  std::span<const Point> points() const { return own_.empty() ? coverage_->points : own_; }
};

/// A byte for each arc: whether it is a border in any of the labellings.
std::vector<std::uint8_t> border_arcs(const Coverage& coverage,
                                      std::span<const SchemeLabels* const> schemes);

}  // namespace grens
