#pragma once
#include <optional>
#include <string>
#include <vector>

#include "io/feature.hpp"
#include "io/formats.hpp"
#include "job/work_layer.hpp"
#include "report/defect_report.hpp"

namespace grens {

/// What a person asks of a check.
struct CheckWish {
  std::optional<double> tolerance;  ///< m; none: found from the data
  std::optional<int> year;          ///< of the tables; none: found by the codes
};

/// A layer and what is wrong with it.
struct CheckedLayer {
  WorkLayer work;          ///< with the layer's own codes; `tables` only where they fit
  CheckFindings findings;  ///< with their places, worst first
  std::optional<Transformer> to_lonlat;  ///< none for a local CRS
};

/// Reads a unit layer and finds its defects and notes: those of geometry, what reading dropped or
/// put right, and, where the codes fit a year of the tables, codes and names that these do not
/// have. Where they fit none, that is said in `notices` and codes and names are not compared; but
/// with `wish.year` it is an InputError, as fit_year has it. Throws as read_units does.
CheckedLayer check_units(const ReadOptions& read, RegionTables tables, const CheckWish& wish,
                         Notices& notices, const Progress& progress);

/// Defects and notes as layers: a format that holds several layers gets `defects_areas`,
/// `defects_lines` and `defects_points`, each finding in one of them; GeoJSON one layer `name` with
/// a geometry each; a format of one geometry type the place of each as a point. Where there is no
/// place there is no geometry.
std::vector<FeatureLayer> defect_layers(const std::string& name, Format format,
                                        const CheckedLayer& checked, Notices& notices);

}  // namespace grens
