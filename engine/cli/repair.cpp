// grens repair FILE...: a unit layer with exactly shared borders.
#include <fmt/format.h>

#include <memory>

#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/input_options.hpp"
#include "cli/output_options.hpp"
#include "job/repair_job.hpp"
#include "job/unit_features.hpp"
#include "report/figures.hpp"
#include "report/repair_report.hpp"

namespace grens {
namespace {

struct RepairOptions {
  InputOptions input;
  RepairWish wish;
  LayerFileArguments file;
};

ExitCode run_repair(const RepairOptions& options, Console& console) {
  ReadOptions read = read_options(options.input, Files::kMany);
  if (options.file.out.empty()) {
    throw UsageError("say where the repaired layer goes: --out FILE, such as repaired.gpkg");
  }
  const OutputOptions output = layer_file_options(options.file);
  read.all_columns = true;
  const WorkLayer work = repair_units(read, options.wish, console.notices(), console.progress());
  PointsByFormat points(work, {}, output, console.notices());
  write_units(options.file.out, output, work, points.of(output.formats.front()), read.strict,
              console.notices());
  if (options.file.out == "-") return ExitCode::kFine;
  console.say_notices();
  const std::vector<Unit>& units = work.source.layer.units;
  if (options.file.json) {
    console.print_json(repair_json(*work.repair, units));
    return ExitCode::kFine;
  }
  console.heading(fmt::format("{}, written to {}", spoken_count(units.size(), "unit", "units"),
                              options.file.out));
  std::string text = repair_text(*work.repair, units);
  text.pop_back();
  console.print(text);
  return ExitCode::kFine;
}

}  // namespace

Command repair_command() {
  Command command;
  command.name = "repair";
  command.summary = "make a unit layer whose borders match";
  command.description =
      "Reads the polygons of all FILEs as one layer of units and writes it with exactly shared "
      "borders, and with the columns that it had. All borders are laid over each other: land that "
      "several units claim goes to one of them, and a gap narrower than the tolerance to one of "
      "its neighbours. No vertex is moved; new ones are only where borders crossed, or where a "
      "gap with an open end was closed. A wider gap stays, as water or foreign land. Land that "
      "two units cannot do without (the same geometry twice, say) is left to both, and said.\n"
      "\n"
      "The tolerance is found from the layer: the width that takes in 98% of the slivers, if "
      "looking five times as wide finds next to nothing more.\n"
      "\n"
      "A unit that hangs together does so afterwards: land that it needs for that is given to it "
      "against the rule. A layer whose borders match comes out as it went in.";
  command.examples = {
      {"The layer that comes with grens",
       "grens repair shapes/nl/gemeenten-2024-approximate.shp --out build/repaired.gpkg"},
      {"Gaps of up to 5 metres, and all changes as JSON",
       "grens repair shapes/nl/gemeenten-2024-approximate.shp --tolerance 5 --json --out "
       "build/repaired.gpkg"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<RepairOptions>();
    add_input_options(app, options->input, Files::kMany);
    app.add_option("--tolerance,--gap-width", options->wish.tolerance,
                   "Gaps narrower than this, in metres, are filled; default: found from the layer. "
                   "Overlaps are resolved whatever their width, and no vertex is moved")
        ->type_name("METRES")
        ->check(metres_up_to(1e6))
        ->group(group::kWork);
    app.add_flag("--keep-gaps", options->wish.keep_gaps, "Leave all gaps")->group(group::kWork);
    app.add_option("--give", options->wish.give,
                   "Who receives a gap or an overlap: the unit with the `longest` border along it "
                   "(default), the `largest`, the `smallest`, or the unit of this code or name")
        ->type_name("RULE")
        ->group(group::kWork);
    add_layer_file_options(app, options->file, "File to write", "Print what was done as JSON");
    add_content_options(app, options->file.content);
    return [options](Console& console) { return run_repair(*options, console); };
  };
  return command;
}

}  // namespace grens
