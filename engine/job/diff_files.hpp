#pragma once
#include "base/notices.hpp"
#include "io/feature.hpp"
#include "io/output_set.hpp"
#include "job/diff_job.hpp"

namespace grens {

/// The geometry of two layers that differ, as longitude and latitude.
struct DiffFeatures {
  /// Polygons: land that went to another unit, was lost or gained (`finding`), and the land that
  /// went to another region, once for each scheme.
  FeatureLayer moved;
  /// Lines: borders that are gone or new (`state`), and why.
  FeatureLayer borders;
};
/// `diffed.layers` must be there. InputError for layers of a local CRS.
DiffFeatures diff_features(const Diffed& diffed, Notices& notices);

/// Writes diff.json and diff.csv, and for layers moved.geojson and borders.geojson.
void write_diff_files(OutputSet& set, const Diffed& diffed, Notices& notices);

}  // namespace grens
