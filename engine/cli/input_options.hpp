#pragma once
#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

#include "io/read_units.hpp"

namespace grens {

/// What a command reads: the options that mean the same everywhere.
struct InputOptions {
  std::vector<std::string> files;   ///< positional
  std::vector<std::string> inputs;  ///< --input
  ReadOptions read;                 ///< all but `inputs`, which `read_options` fills
  std::string unit_from;
  std::string water = "drop";
};

/// Which positional FILE a command takes.
enum class Files {
  kNone,  ///< its positionals are its own; further inputs by --input only
  kOne,   ///< FILE, required
  kMany   ///< FILE..., at least one, or an --input
};

/// Declares the positionals and the options of group::kInput.
void add_input_options(CLI::App& app, InputOptions& options, Files files);

/// Declares --repair, which sets `repair`.
void add_repair_option(CLI::App& app, bool& repair);

/// What the options say, positional files first. UsageError for options that cannot be meant
/// together and, but for Files::kNone, when there is no input.
ReadOptions read_options(const InputOptions& options, Files files);

/// Where the region tables come from, and the year they are asked for.
struct TableOptions {
  std::optional<int> year;
  std::string data;        ///< --data: folder
  std::string membership;  ///< --membership: file
};

/// Declares the options of group::kTables.
void add_table_options(CLI::App& app, TableOptions& options);

/// Allows numbers from 0 to `most`; not a number is none.
CLI::Validator metres_up_to(double most);

/// Allows only the words listed; the message offers the likeliest.
CLI::Validator one_of(std::vector<std::string> words);

}  // namespace grens
