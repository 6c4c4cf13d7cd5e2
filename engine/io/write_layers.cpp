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
#include "io/topojson_writer.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// How many layers a file of the format holds.
void refuse_layers(const FormatInfo& info, std::size_t count) {
  if (count != 0 && (count == 1 || info.several_layers)) return;
  throw std::logic_error(fmt::format("{} layers cannot be one {}", count, info.title));
}

void say_not_utf8(std::size_t texts, const std::string& target, Notices& notices) {
  if (texts == 0) return;
  notices.warn("text-not-utf8",
               fmt::format("{}: {} not UTF-8 and written with U+FFFD at each wrong place", target,
                           spoken_count(texts, "text is", "texts are")),
               texts);
}

void say(const WriteLosses& losses, const std::string& target, Notices& notices) {
  if (!losses.renamed.empty()) {
    std::vector<std::string> pairs;
    for (const FieldRename& field : losses.renamed) pairs.push_back(field.from + " = " + field.to);
    notices.warn(
        "field-renamed",
        fmt::format("{}: the format allows shorter or fewer names, so that fields were "
                    "renamed{}: {}",
                    target,
                    losses.rename_table.empty() ? "" : fmt::format(", see {}", losses.rename_table),
                    listed(pairs, pairs.size())),
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
  say_not_utf8(losses.not_utf8, target, notices);
}

void say(const TopoJsonLosses& losses, const std::string& target, Notices& notices) {
  if (losses.unshared > 0) {
    notices.info(
        "own-arcs",
        fmt::format("{}: {} arcs that no other shares, because of being united with repair "
                    "(--repair has all borders shared)",
                    target, spoken_count(losses.unshared, "feature has", "features have")));
  }
  if (losses.rings_left_out > 0) {
    notices.warn(
        "ring-left-out",
        fmt::format(
            "{}: {} nothing on the grid of --quantization and left out{}; give a larger "
            "number to keep them",
            target, spoken_count(losses.rings_left_out, "ring comes to", "rings come to"),
            losses.vanished.empty()
                ? ""
                : fmt::format(", so that {} no geometry: {}",
                              spoken_count(losses.vanished.size(), "feature has", "features have"),
                              listed(losses.vanished))),
        losses.rings_left_out, losses.vanished);
  }
  if (losses.meetings > 0) {
    notices.warn("meeting",
                 fmt::format("{}: {} on the grid of --quantization, so that areas may not be valid "
                             "there; give a larger number to keep borders apart",
                             target,
                             spoken_count(losses.meetings, "pair of borders meets",
                                          "pairs of borders meet")),
                 losses.meetings);
  }
  say_not_utf8(losses.not_utf8, target, notices);
}

/// Writes layers in a format that is text.
void write_text(Format format, std::span<const FeatureLayer> layers, const WriteOptions& options,
                const Sink& sink, const std::string& target, Notices& notices) {
  if (format == Format::kTopoJson) {
    say(write_topojson(layers, options.quantization, sink), target, notices);
    return;
  }
  const auto write = format == Format::kGeoJson  ? write_geojson
                     : format == Format::kNdjson ? write_ndjson
                                                 : write_csv;
  say_not_utf8(write(layers.front(), sink), target, notices);
}

}  // namespace

void write_layers(OutputSet& set, Format format, const std::string& name,
                  std::span<const FeatureLayer> layers, Notices& notices,
                  const WriteOptions& options) {
  const FormatInfo& info = format_info(format);
  refuse_layers(info, layers.size());
  const std::string target = set.target(name);
  if (info.text) {
    OutputFile& file = set.create(name);
    if (!info.metadata) file.describe(provenance_text(layers[0].provenance));
    write_text(format, layers, options, file.sink(), target, notices);
    file.close();
    return;
  }
  report_gdal_messages(target, notices);  // what is waiting is not about this file's writing
  say(write_gdal(set, format, name, layers), target, notices);
  report_gdal_messages(target, notices);
}

void write_layers_to_stdout(Format format, std::span<const FeatureLayer> layers, Notices& notices,
                            const WriteOptions& options) {
  refuse_for_stdout(format);
  refuse_layers(format_info(format), layers.size());
  write_text(format, layers, options, stdout_sink(), "standard output", notices);
}

void refuse_for_stdout(Format format, std::size_t layers) {
  const FormatInfo& info = format_info(format);
  if (!info.text) {
    throw UsageError(
        fmt::format("{} cannot be written to standard output: name a file with --out", info.title));
  }
  if (layers > 1 && !info.several_layers) {
    throw UsageError(
        fmt::format("standard output takes one layer of {}, and {} are asked for: ask for one, "
                    "choose --format topojson, or name a folder with --out",
                    info.title, layers));
  }
}

}  // namespace grens
