#pragma once
#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

#include "job/layer_files.hpp"

namespace grens {

/// Where results go and as what: --out, --format, --to-crs, --decimals.
struct OutputArguments {
  std::string out;
  std::vector<std::string> formats;
  std::string to_crs;
  std::optional<int> decimals;
};

/// Declares the options of group::kOutput for a command that writes several files.
void add_output_options(CLI::App& app, OutputArguments& arguments);

/// What they say; `defaults` where they say nothing. UsageError for an unknown format or CRS.
OutputOptions output_options(const OutputArguments& arguments, OutputOptions defaults = {});

/// The folder that --out names. UsageError when it looks like a file or is `-`.
std::string output_folder(const std::string& out);

}  // namespace grens
