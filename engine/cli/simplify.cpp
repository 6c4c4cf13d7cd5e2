// grens simplify FILE...: a unit layer with fewer vertices, whose borders are still shared.
#include <fmt/format.h>

#include <cstdint>
#include <limits>
#include <memory>

#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/input_options.hpp"
#include "cli/output_options.hpp"
#include "cli/simplify_options.hpp"
#include "job/simplify_borders.hpp"
#include "job/unit_features.hpp"
#include "regions/text.hpp"
#include "report/simplify_report.hpp"

namespace grens {
namespace {

struct SimplifyOptions {
  InputOptions input;
  bool repair = false;
  std::string percentage;
  std::optional<double> tolerance;
  std::optional<std::size_t> vertices;
  std::string method = "visvalingam";
  LayerFileArguments file;
};

SimplifyRule rule_of(const SimplifyOptions& options) {
  const int said = static_cast<int>(!options.percentage.empty()) +
                   static_cast<int>(options.tolerance.has_value()) +
                   static_cast<int>(options.vertices.has_value());
  if (said != 1) {
    throw UsageError(
        "say how far to simplify, in one way: --percentage 10%, --tolerance METRES or --vertices "
        "N");
  }
  SimplifyRule rule;
  if (options.tolerance) {
    rule.target = SimplifyTolerance{*options.tolerance};
  } else if (options.vertices) {
    rule.target = SimplifyCount{*options.vertices};
  } else {
    rule.target = share_from_text(options.percentage, "--percentage");
  }
  if (options.method == "douglas-peucker") rule.method = SimplifyMethod::kDouglasPeucker;
  return rule;
}

ExitCode run_simplify(const SimplifyOptions& options, Console& console) {
  ReadOptions read = read_options(options.input, Files::kMany);
  const SimplifyRule rule = rule_of(options);
  if (options.file.out.empty()) {
    throw UsageError("say where the simplified layer goes: --out FILE, such as simple.gpkg");
  }
  const OutputOptions output = layer_file_options(options.file);
  read.all_columns = true;
  const DirtRule dirt{options.repair ? Dirt::kRepair : Dirt::kReport};
  const WorkLayer work = prepare_layer(read, {}, {}, dirt, console.notices(), console.progress());
  const Simplified simplified = simplify_borders(work, rule);
  const OutputPoints points =
      format_info(output.formats.front()).lonlat
          ? OutputPoints::as_lonlat(work, {}, output.decimals, console.notices(), &simplified)
          : OutputPoints(work, &simplified);
  write_units(options.file.out, output, work, points, read.strict, console.notices());
  if (options.file.out == "-") return ExitCode::kFine;
  console.say_notices();
  const std::vector<UnitChange> changes = area_changes(work, simplified);
  const std::vector<Unit>& units = work.source.layer.units;
  if (options.file.json) {
    console.print_json(simplify_json(simplified, changes, units));
    return ExitCode::kFine;
  }
  console.heading(fmt::format("{}, written to {}", spoken_count(units.size(), "unit", "units"),
                              options.file.out));
  std::string text = simplify_text(simplified, changes, units);
  text.pop_back();
  console.print(text);
  return ExitCode::kFine;
}

}  // namespace

Command simplify_command() {
  Command command;
  command.name = "simplify";
  command.summary = "leave out vertices, and keep borders shared";
  command.description =
      "Reads the polygons of all FILEs as one layer of units and writes it with fewer vertices and "
      "with the columns that it had. Each border is stored once and simplified once, so that "
      "neighbours share it as before. No vertex is moved, and where several units meet they still "
      "do.\n"
      "\n"
      "Visvalingam's method leaves out, again and again, the vertex whose triangle with its "
      "neighbours is smallest; a tolerance is the side of a square as large as the largest "
      "triangle. Douglas and Peucker's leaves out what is no farther than the tolerance from the "
      "border that remains. Metres are metres in a layer in degrees as well.\n"
      "\n"
      "A vertex stays where borders would cross or touch without it, or where an island or a hole "
      "would vanish or come to lie in another unit; how many, is said. Borders have to match: "
      "give --repair for a layer whose borders do not.";
  command.examples = {
      {"A tenth of the vertices that can go",
       "grens simplify shapes/nl/gemeenten-2024-approximate.shp -p 10% --out build/simple.geojson"},
      {"Within 2 km of the borders as read, and what came of it as JSON",
       "grens simplify shapes/nl/gemeenten-2024-approximate.shp --tolerance 2000 --method "
       "douglas-peucker --json --out build/simple.gpkg"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<SimplifyOptions>();
    add_input_options(app, options->input, Files::kMany);
    app.add_flag("--repair", options->repair,
                 "Repair borders that do not match, as grens repair does, before anything else")
        ->group(group::kInput);
    app.add_option("-p,--percentage", options->percentage,
                   "Keep so much of the vertices that can go, from 0% to 100%: all but those where "
                   "several borders meet, and but three of each island")
        ->type_name("PERCENT")
        ->group(group::kWork);
    app.add_option("--tolerance", options->tolerance, "Leave out what ranks up to so many metres")
        ->type_name("METRES")
        ->check(metres_up_to(1e6))
        ->group(group::kWork);
    app.add_option("--vertices", options->vertices,
                   "Keep so many vertices in all, those of a shared border counted once")
        ->type_name("N")
        ->check(CLI::Range(0, std::numeric_limits<std::int32_t>::max()))
        ->group(group::kWork);
    app.add_option("--method", options->method,
                   "How vertices are ranked: visvalingam (default) or douglas-peucker")
        ->check(one_of({"visvalingam", "douglas-peucker"}))
        ->type_name("NAME")
        ->group(group::kWork);
    add_layer_file_options(app, options->file, "File to write", "Print what was done as JSON");
    add_content_options(app, options->file.content);
    return [options](Console& console) { return run_simplify(*options, console); };
  };
  return command;
}

}  // namespace grens
