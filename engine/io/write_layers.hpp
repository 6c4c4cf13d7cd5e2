#pragma once
#include <span>
#include <string>

#include "base/notices.hpp"
#include "io/feature.hpp"
#include "io/formats.hpp"
#include "io/output_set.hpp"
#include "io/write_options.hpp"

namespace grens {

/// Writes layers in any format as the file `name` (with its extension) of a set; more than one
/// layer only where FormatInfo::several_layers says so. What the format could not hold, and what
/// GDAL had to say, goes to `notices`. Errors as the writers'.
void write_layers(OutputSet& set, Format format, const std::string& name,
                  std::span<const FeatureLayer> layers, Notices& notices,
                  const WriteOptions& options = {});

/// The same to standard output. UsageError when the format is not text.
void write_layers_to_stdout(Format format, std::span<const FeatureLayer> layers, Notices& notices,
                            const WriteOptions& options = {});
/// One layer.
inline void write_layer_to_stdout(Format format, const FeatureLayer& layer, Notices& notices,
                                  const WriteOptions& options = {}) {
  write_layers_to_stdout(format, {&layer, 1}, notices, options);
}

/// UsageError when standard output cannot take a format, or not so many layers in it.
void refuse_for_stdout(Format format, std::size_t layers = 1);

}  // namespace grens
