// Chooses the writer by the format and turns what it lost into notices.
#include "io/write_layers.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "io/csv_writer.hpp"
#include "io/gdal.hpp"
#include "io/gdal_writer.hpp"
#include "io/geojson_writer.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

WriteLosses write_text(Format format, const FeatureLayer& layer, const Sink& sink) {
  WriteLosses losses;
  losses.not_utf8 =
      format == Format::kGeoJson ? write_geojson(layer, sink) : write_csv(layer, sink);
  return losses;
}

void say(const WriteLosses& losses, const std::string& target, Notices& notices) {
  if (!losses.renamed.empty()) {
    std::vector<std::string> pairs;
    for (const FieldRename& field : losses.renamed) pairs.push_back(field.from + " = " + field.to);
    notices.warn("field-renamed",
                 fmt::format("{}: the format allows shorter or fewer names, so that fields were "
                             "renamed: {}",
                             target, listed(pairs, pairs.size())),
                 losses.renamed.size());
  }
  if (losses.cut_texts > 0) {
    notices.warn("text-cut",
                 fmt::format("{}: a shapefile holds 254 bytes of text, and {} cut: "
                             "choose another format to have all text whole",
                             target, spoken_count(losses.cut_texts, "text was", "texts were")),
                 losses.cut_texts);
  }
  if (losses.dropped_features > 0) {
    notices.warn("feature-dropped",
                 fmt::format("{}: a FlatGeobuf holds no feature without geometry, and {} left "
                             "out: choose another format to have all",
                             target, spoken_count(losses.dropped_features, "was", "were")),
                 losses.dropped_features);
  }
  if (losses.not_utf8 > 0) {
    notices.warn("text-not-utf8",
                 fmt::format("{}: {} not UTF-8 and written with U+FFFD at each wrong place", target,
                             spoken_count(losses.not_utf8, "text is", "texts are")),
                 losses.not_utf8);
  }
}

}  // namespace

void write_layers(OutputSet& set, Format format, const std::string& name,
                  std::span<const FeatureLayer> layers, Notices& notices) {
  const FormatInfo& info = format_info(format);
  if (layers.empty() || (layers.size() > 1 && !info.several_layers)) {
    throw std::logic_error(fmt::format("{} layers cannot be one {}", layers.size(), info.title));
  }
  const std::string target = set.target(name);
  if (info.text) {
    OutputFile& file = set.create(name);
    if (!info.metadata) file.describe(provenance_text(layers[0].provenance));
    say(write_text(format, layers[0], file.sink()), target, notices);
    file.close();
    return;
  }
  report_gdal_messages(target, notices);  // what is waiting is not about this file's writing
  say(write_gdal(set, format, name, layers), target, notices);
  report_gdal_messages(target, notices);
}

void write_layer_to_stdout(Format format, const FeatureLayer& layer, Notices& notices) {
  const FormatInfo& info = format_info(format);
  if (!info.text) {
    throw UsageError(
        fmt::format("{} cannot be written to standard output: name a file with --out", info.title));
  }
  say(write_text(format, layer, stdout_sink()), "standard output", notices);
}

}  // namespace grens
