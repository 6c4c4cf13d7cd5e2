// grens info FILE...: what is in boundary files, and whether a set of outputs is whole.
#include <fmt/format.h>

#include <memory>

#include "base/strict.hpp"
#include "cli/commands.hpp"
#include "cli/info_facts.hpp"
#include "cli/info_print.hpp"
#include "cli/input_options.hpp"
#include "io/secrets.hpp"

namespace grens {
namespace {

struct InfoOptions {
  InputOptions input;
  TableOptions tables;
  bool json = false;
};

ExitCode run_info(const InfoOptions& options, Console& console) {
  const ReadOptions read = read_options(options.input, Files::kMany);
  for (const std::string& input : read.inputs) console.detail("looking at " + source_name(input));
  const InfoFacts facts = gather_info(read, options.tables, console.notices(), console.progress());
  if (options.json) {
    console.print_json(info_json(facts));
  } else {
    print_info(facts, console);
  }
  if (facts.failed) throw InputError(facts.why_no_units);
  for (const ManifestFacts& manifest : facts.manifests) {
    if (!manifest.check.whole()) {
      throw InputError(
          fmt::format("{}: the files beside it are not all as one run wrote them; "
                      "make them again",
                      manifest.path));
    }
  }
  if (read.strict) refuse_warnings(console.notices());
  return ExitCode::kFine;
}

}  // namespace

Command info_command() {
  Command command;
  command.name = "info";
  command.summary = "say what is in boundary files";
  command.description =
      "Says of each FILE its format, encoding, layers, coordinate reference system and fields; of "
      "the units of all FILEs together how many there are, how many people live in them, how well "
      "their borders match, and which year's municipal layout their codes fit.\n"
      "\n"
      "Borders match where two units share the same points. Segments that one unit has alone are "
      "either outer border, or run along a neighbour that has other points there: that is border "
      "without a twin, and its units are named.\n"
      "\n"
      "A FILE that is called manifest.json (or NAME.manifest.json) is the manifest of a set of "
      "outputs: the files beside it are compared with it, and those that are missing or were "
      "changed are named; the exit status is then 3. Other files in the folder are named as well.\n"
      "\n"
      "When units cannot be read, what is known of the files is told first; the exit status is 3.";
  command.examples = {
      {"The layer that comes with grens", "grens info shapes/nl/gemeenten-2024-approximate.shp"},
      {"The same for another program to read",
       "grens info --json shapes/nl/gemeenten-2024-approximate.shp"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<InfoOptions>();
    add_input_options(app, options->input, Files::kMany);
    add_table_options(app, options->tables);
    app.add_flag("--json", options->json, "Print the findings as JSON")->group(group::kOutput);
    return [options](Console& console) { return run_info(*options, console); };
  };
  return command;
}

}  // namespace grens
