#pragma once
#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

#include "io/read_units.hpp"
#include "job/work_layer.hpp"

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

/// Whether to repair a layer before anything else is made of it.
struct RepairArguments {
  bool repair = false;
  std::optional<double> tolerance;  ///< m
};

/// Declares --repair and --tolerance.
void add_repair_options(CLI::App& app, RepairArguments& arguments);

/// What they say; without --repair `otherwise`. UsageError for a tolerance where nothing is
/// repaired.
DirtRule dirt_rule(const RepairArguments& arguments, Dirt otherwise = Dirt::kReport);

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

/// The schemes that the tables which come with grens have, for help texts.
inline constexpr const char* kShippedSchemes =
    "veiligheidsregio, politie_eenheid, politie_district, basisteam, riec, arrondissement, "
    "provincie, veiligheidshuis, veiligheidshuis_model";

/// Allows numbers from 0 to `most`; not a number is none.
CLI::Validator metres_up_to(double most);

/// Allows only the words listed; the message offers the likeliest.
CLI::Validator one_of(std::vector<std::string> words);

}  // namespace grens
