// A folder that is called like a file is nearly always a mistake, so it is refused before work
// begins.
#include "cli/output_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>

#include "base/error.hpp"
#include "cli/command.hpp"
#include "io/connection.hpp"
#include "io/write_layers.hpp"

namespace grens {
namespace {

/// Takes 1e5 for 100000.
CLI::Validator grid_size() {
  const auto read = [](std::string& text) -> std::string {
    double number = 0;
    const bool fits = CLI::detail::lexical_cast(text, number) && number == std::trunc(number) &&
                      number >= 2 && number <= static_cast<double>(kMostQuantization);
    if (!fits) return fmt::format("{} is no whole number from 2 to 1e9", text);
    text = fmt::format("{}", static_cast<std::int64_t>(number));
    return "";
  };
  return {read, ""};
}

void read_content(const ContentArguments& arguments, OutputOptions& options) {
  if (!arguments.select.empty()) options.select = arguments.select;
  if (!arguments.quantization) return;
  options.write.quantization = arguments.quantization;
  if (std::find(options.formats.begin(), options.formats.end(), Format::kTopoJson) ==
      options.formats.end()) {
    throw UsageError("--quantization is of TopoJSON: give --format topojson, or leave it out");
  }
}

}  // namespace

void add_content_options(CLI::App& app, ContentArguments& arguments) {
  app.add_option("--select", arguments.select,
                 "Only these fields of the output, in this order, whatever their case (all)")
      ->delimiter(',')
      ->allow_extra_args(false)  // or it would take FILE too
      ->type_name("FIELD,...")
      ->group(group::kOutput);
  app.add_option("--quantization", arguments.quantization,
                 "Write TopoJSON in whole numbers, so many in either direction (1e5 is usual for a "
                 "page on the web); without it in decimals")
      ->transform(grid_size())
      ->type_name("N")
      ->group(group::kOutput);
}

void add_output_options(CLI::App& app, OutputArguments& arguments) {
  std::string names;
  for (const FormatInfo& info : formats()) {
    names += (names.empty() ? "" : ", ") + std::string(info.extension);
  }
  app.add_option(
         "-o,--out", arguments.out,
         "Folder for the results, made when it is not there; of run, dissolve and cross also a "
         "PostGIS database, PG:\"dbname=NAME schema=NAME\"")
      ->type_name("DIR")
      ->group(group::kOutput);
  app.add_option("--format", arguments.formats, "Formats: " + names + " (geojson)")
      ->delimiter(',')
      ->allow_extra_args(false)  // or it would take FILE too
      ->type_name("NAME,...")
      ->group(group::kOutput);
  app.add_option("--to-crs", arguments.to_crs,
                 "CRS of formats other than GeoJSON, ndjson and TopoJSON (the layer's own)")
      ->type_name("CRS")
      ->group(group::kOutput);
  app.add_option("--decimals", arguments.decimals,
                 "Decimals of longitude and latitude in GeoJSON, ndjson and TopoJSON (7); borders "
                 "that would touch get more")
      ->check(CLI::Range(0, 15))
      ->type_name("N")
      ->group(group::kOutput);
  add_content_options(app, arguments.content);
}

OutputOptions output_options(const OutputArguments& arguments, OutputOptions defaults) {
  OutputOptions options = std::move(defaults);
  if (!arguments.formats.empty()) {
    options.formats.clear();
    for (const std::string& name : arguments.formats) {
      const Format format = format_from_name(name);
      if (std::find(options.formats.begin(), options.formats.end(), format) ==
          options.formats.end()) {
        options.formats.push_back(format);
      }
    }
  }
  if (arguments.decimals) options.decimals = *arguments.decimals;
  if (!arguments.to_crs.empty()) options.to_crs = crs_from_text(arguments.to_crs);
  read_content(arguments.content, options);
  for (const Format format : options.formats) require_driver(format);
  return options;
}

void add_layer_file_options(CLI::App& app, LayerFileArguments& arguments, const std::string& file,
                            const std::string& json) {
  app.add_option("-o,--out", arguments.out,
                 file +
                     "; its extension says the format. `-` is standard output, which takes "
                     "GeoJSON, ndjson, TopoJSON or CSV and nothing else then")
      ->type_name("FILE")
      ->group(group::kOutput);
  app.add_option("--format", arguments.format, "Its format, whatever the extension")
      ->type_name("FORMAT")
      ->group(group::kOutput);
  app.add_flag("--json", arguments.json, json)->group(group::kOutput);
}

Format format_of_file(const std::string& out, const std::string& format, bool json) {
  if (out == "-" && json) {
    throw UsageError("--json and --out - both go to standard output: leave out one of them");
  }
  Format chosen = Format::kGeoJson;
  if (!format.empty()) {
    chosen = format_from_name(format);
  } else if (out != "-") {
    chosen = format_from_path(out);
  }
  if (out == "-") refuse_for_stdout(chosen);
  require_driver(chosen);
  return chosen;
}

OutputOptions layer_file_options(const LayerFileArguments& arguments) {
  OutputOptions options;
  options.formats = {format_of_file(arguments.out, arguments.format, arguments.json)};
  read_content(arguments.content, options);
  return options;
}

std::string output_folder(const std::string& out) {
  if (out == "-") {
    throw UsageError("results are several files, which standard output cannot take: name a folder");
  }
  if (is_connection(out)) {
    throw UsageError(
        "this command writes files, and --out names a database: name a folder (run, dissolve and "
        "cross write to databases)");
  }
  const std::string extension = std::filesystem::path(out).extension().string();
  const bool like_file = std::any_of(
      formats().begin(), formats().end(),
      [&](const FormatInfo& info) { return extension == "." + std::string(info.extension); });
  std::error_code cannot_look;  // then it is told by its name alone
  if (like_file && !std::filesystem::is_directory(out, cannot_look)) {
    throw UsageError(fmt::format(
        "--out is the folder for the results, and {} looks like a file; name a folder and give "
        "--format {}",
        out, extension.substr(1)));
  }
  return out;
}

std::string output_place(const OutputArguments& arguments) {
  if (!is_connection(arguments.out)) return output_folder(arguments.out);
  parse_connection(arguments.out);
  if (!arguments.formats.empty()) {
    throw UsageError("--out names a database, which has no formats: leave out --format");
  }
  return arguments.out;
}

}  // namespace grens
