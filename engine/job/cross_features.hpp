#pragma once
#include <span>
#include <string>
#include <vector>

#include "io/feature.hpp"
#include "job/layer_files.hpp"
#include "job/output_points.hpp"
#include "job/work_layer.hpp"
#include "report/cross_report.hpp"

namespace grens {

/// The geometry of cross-border findings as two layers: the pieces of all regions with a case
/// (of land, of all; polygons), and the cut lines inside these regions (lines): for each exception
/// its whole line, as cross-border.csv measures it. What lies between two exceptions of a region is
/// therefore in the lines of both, and the sum over a region may be more than its
/// Division::cut_length. With no case both layers are empty. What the layer lacks has no geometry:
/// a piece of units outside is a feature without one, `units_outside` lists them, and a line of
/// which nothing is seen has no length. Which region a line cuts is in `within_scheme`, `within`
/// and `within_name`; `overlap` is as in cross-border.csv. README.md lists the properties.
struct CrossFeatures {
  FeatureLayer pieces;     ///< polygons
  FeatureLayer cut_lines;  ///< lines, one feature for each exception
};
/// Makes them of one or several pairs of schemes, in the coordinates of `points`.
CrossFeatures cross_features(const WorkLayer& work, std::span<const CrossReport> reports,
                             const OutputPoints& points, const std::string& title,
                             Notices& notices);

/// Writes their geometry in every format: one file `stem` with pieces and cut lines (`finding`
/// tells them apart) of a format that may mix them (GeoJSON), two layers in the other formats.
void write_cross_geometry(OutputSet& set, const std::string& stem, const WorkLayer& work,
                          std::span<const CrossReport> reports, const std::string& title,
                          std::span<const Format> formats, PointsByFormat& points,
                          Notices& notices);

/// Writes cross-border.json, cross-border.csv and the geometry in every format.
void write_cross_files(OutputSet& set, const WorkLayer& work, std::span<const CrossReport> reports,
                       const std::string& title, std::span<const Format> formats,
                       PointsByFormat& points, Notices& notices);

}  // namespace grens
