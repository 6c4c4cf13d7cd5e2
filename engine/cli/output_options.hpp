#pragma once
#include <CLI/App.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "job/layer_files.hpp"

namespace grens {

/// What is written, whatever the command: --select, --quantization.
struct ContentArguments {
  std::vector<std::string> select;
  std::optional<std::int64_t> quantization;
};

/// Declares them among the options of group::kOutput; add_output_options has done so.
void add_content_options(CLI::App& app, ContentArguments& arguments);

/// Where results go and as what: --out, --format, --to-crs, --decimals.
struct OutputArguments {
  std::string out;
  std::vector<std::string> formats;
  std::string to_crs;
  std::optional<int> decimals;
  ContentArguments content;
};

/// Declares the options of group::kOutput for a command that writes several files.
void add_output_options(CLI::App& app, OutputArguments& arguments);

/// What they say; `defaults` where they say nothing. UsageError for an unknown format or CRS, and
/// for --quantization without TopoJSON; InputError as require_driver.
OutputOptions output_options(const OutputArguments& arguments, OutputOptions defaults = {});

/// Where one layer goes and as what: --out, --format, and --json for what is said of it.
struct LayerFileArguments {
  std::string out;
  std::string format;
  bool json = false;
  ContentArguments content;
};

/// Declares the options of group::kOutput for a command that writes one layer. `file` and `json`
/// say what --out and --json are for ("File to write", "Print what was done as JSON").
void add_layer_file_options(CLI::App& app, LayerFileArguments& arguments, const std::string& file,
                            const std::string& json);

/// The format of a command that writes one layer: what --format says, else what the name of the
/// file does; of standard output (`out` is `-`) GeoJSON. UsageError when neither tells a format,
/// standard output cannot take it, or `json` asks for findings there as well. InputError as
/// require_driver.
Format format_of_file(const std::string& out, const std::string& format, bool json);

/// All that the options of a command that writes one layer say, with that format as the only one.
/// UsageError also for --quantization without TopoJSON.
OutputOptions layer_file_options(const LayerFileArguments& arguments);

/// The folder that --out names. UsageError when it looks like a file, is `-` or a database.
std::string output_folder(const std::string& out);

/// The same of a command that writes to a PostGIS database as well, which is named by a connection
/// (is_connection). UsageError also when that is malformed, or --format comes with it.
std::string output_place(const OutputArguments& arguments);

}  // namespace grens
