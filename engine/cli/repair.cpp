// grens repair FILE...: a unit layer with exactly shared borders.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "base/error.hpp"
#include "base/strict.hpp"
#include "cli/commands.hpp"
#include "cli/input_options.hpp"
#include "cli/output_options.hpp"
#include "io/write_layers.hpp"
#include "job/dissolve_job.hpp"
#include "job/repair_job.hpp"
#include "job/unit_features.hpp"
#include "report/figures.hpp"
#include "report/repair_report.hpp"

namespace grens {
namespace {

struct RepairOptions {
  InputOptions input;
  RepairWish wish;
  std::string out;
  std::string format;
  bool json = false;
};

ExitCode run_repair(const RepairOptions& options, Console& console) {
  ReadOptions read = read_options(options.input, Files::kMany);
  if (options.out.empty()) {
    throw UsageError("say where the repaired layer goes: --out FILE, such as repaired.gpkg");
  }
  const Format format = format_of_file(options.out, options.format, options.json);
  read.all_columns = true;
  const WorkLayer work = repair_units(read, options.wish, console.notices(), console.progress());
  PointsByFormat points(work, {}, {}, console.notices());
  if (options.out == "-") {
    const FeatureLayer layer = unit_features("units", work, points.of(format), console.notices());
    if (read.strict) refuse_warnings(console.notices());
    write_layer_to_stdout(format, layer, console.notices());
    return ExitCode::kFine;
  }
  OutputSet set = OutputSet::of_file(options.out, files_read(work));
  const std::string name = std::filesystem::path(options.out).stem().string();
  const FeatureLayer layer = unit_features(name, work, points.of(format), console.notices());
  write_layers(set, format, fmt::format("{}.{}", name, format_info(format).extension), {&layer, 1},
               console.notices());
  if (read.strict) refuse_warnings(console.notices());
  set.finish();
  console.say_notices();
  const std::vector<Unit>& units = work.source.layer.units;
  if (options.json) {
    console.print_json(repair_json(*work.repair, units));
    return ExitCode::kFine;
  }
  console.heading(
      fmt::format("{}, written to {}", spoken_count(units.size(), "unit", "units"), options.out));
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
    app.add_option(
           "-o,--out", options->out,
           "File to write; its extension says the format. `-` is standard output, which takes "
           "GeoJSON or CSV and nothing else then")
        ->type_name("FILE")
        ->group(group::kOutput);
    app.add_option("--format", options->format, "Its format, whatever the extension")
        ->type_name("FORMAT")
        ->group(group::kOutput);
    app.add_flag("--json", options->json, "Print what was done as JSON")->group(group::kOutput);
    return [options](Console& console) { return run_repair(*options, console); };
  };
  return command;
}

}  // namespace grens
