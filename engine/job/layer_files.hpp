#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "coverage/simplify.hpp"
#include "io/field_selection.hpp"
#include "io/formats.hpp"
#include "io/output_set.hpp"
#include "io/write_options.hpp"
#include "job/scheme_layer.hpp"

namespace grens {

/// How layers leave: formats, decimals of longitude and latitude, a CRS for the formats that have
/// one, and what of their fields.
struct OutputOptions {
  std::vector<Format> formats = {Format::kGeoJson};  ///< each is written
  int decimals = 7;                                  ///< of longitude and latitude
  std::optional<Crs> to_crs;                         ///< none: the layer's own
  std::optional<SimplifyRule> simplify;              ///< none: borders leave with all their points
  std::vector<std::string> select;  ///< fields, as FieldSelection has it; none: all
  WriteOptions write;               ///< what only some formats know
};

/// The points that a format wants: longitude and latitude for GeoJSON, the layer's or the asked CRS
/// for the others. Made once for each kind, when first asked for; from borders that are simplified
/// once, if that is asked for, as simplify_borders does it; that is said in `notices`
/// (`simplified`).
class PointsByFormat {
 public:
  /// `selected` as in find_crossings: the arcs that will be written. All else must outlive it.
  PointsByFormat(const WorkLayer& work, std::vector<std::uint8_t> selected, OutputOptions options,
                 Notices& notices);
  /// The points for a format; good as long as this object.
  const OutputPoints& of(Format format);
  /// nullptr when borders leave with all their points.
  const Simplified* simplified() const { return simplified_ ? &*simplified_ : nullptr; }
  const OutputOptions& options() const { return options_; }  ///< how the layers leave
  /// The fields of OutputOptions::select, of all layers that are written with these points.
  FieldSelection& selection() { return selection_; }

 private:
  const WorkLayer& work_;
  std::vector<std::uint8_t> selected_;
  OutputOptions options_;
  FieldSelection selection_;
  Notices& notices_;
  std::optional<Simplified> simplified_;
  std::optional<OutputPoints> lonlat_;
  std::optional<OutputPoints> planar_;
};

/// Makes a layer of features for the points of one kind of output.
using MakeLayers = std::function<std::vector<FeatureLayer>(const OutputPoints& points)>;

/// Writes layers in every format: formats that hold several layers as one file `stem`, the others a
/// file a layer, named after it (safe_file_name). `make` is called once for each kind of points
/// that is wanted. Layers get the fields that are selected; when all are written, the caller asks
/// FieldSelection::refuse_unknown.
void write_formats(OutputSet& set, const std::string& stem, std::span<const Format> formats,
                   PointsByFormat& points, const MakeLayers& make, Notices& notices);

/// Completes a folder of results. Files of an earlier run that are still there, and that the new
/// manifest no longer lists, are named in `notices` (`leftover`).
void finish_folder(OutputSet& set, const std::string& folder, Notices& notices);

}  // namespace grens
