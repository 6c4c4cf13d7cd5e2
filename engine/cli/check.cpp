// grens check FILE...: what is wrong with a unit layer, and where.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "base/error.hpp"
#include "base/strict.hpp"
#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/input_options.hpp"
#include "cli/output_options.hpp"
#include "io/write_layers.hpp"
#include "job/check_job.hpp"
#include "job/dissolve_job.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

struct CheckOptions {
  InputOptions input;
  TableOptions tables;
  std::optional<double> tolerance;
  LayerFileArguments file;
};

void write_findings(const std::string& out, const OutputOptions& output,
                    const CheckedLayer& checked, Notices& notices) {
  const Format format = output.formats.front();
  const bool to_stdout = out == "-";
  std::vector<FeatureLayer> layers = defect_layers(
      to_stdout ? "defects" : std::filesystem::path(out).stem().string(), format, checked, notices);
  FieldSelection selection(output.select);
  for (FeatureLayer& layer : layers) selection.apply(layer);
  selection.refuse_unknown();
  if (to_stdout) {
    write_layers_to_stdout(format, layers, notices, output.write);
    return;
  }
  OutputSet set = OutputSet::of_file(out, files_read(checked.work));
  write_layers(set, format, file_name_of(out, format), layers, notices, output.write);
  set.finish();
}

ExitCode run_check(const CheckOptions& options, Console& console) {
  const ReadOptions read = read_options(options.input, Files::kMany);
  if (options.file.out.empty() && !options.file.format.empty()) {
    throw UsageError("--format says how to write a file: name it with --out");
  }
  std::optional<OutputOptions> output;
  if (!options.file.out.empty()) output = layer_file_options(options.file);
  const CheckedLayer checked =
      check_units(read, read_tables(options.tables, console.notices()),
                  {options.tolerance, options.tables.year}, console.notices(), console.progress());
  if (read.strict) refuse_warnings(console.notices());
  if (output) write_findings(options.file.out, *output, checked, console.notices());
  console.say_notices();
  const CheckFindings& findings = checked.findings;
  const std::vector<Unit>& units = checked.work.source.layer.units;
  const ExitCode code = findings.defects.empty() ? ExitCode::kFine : ExitCode::kFindings;
  if (options.file.out == "-") return code;
  if (options.file.json) {
    console.print_json(defects_json(findings, units));
    return code;
  }
  console.heading(fmt::format("{}: {}, {}", spoken_count(units.size(), "unit", "units"),
                              spoken_count(findings.defects.size(), "defect", "defects"),
                              spoken_count(findings.notes.size(), "note", "notes")));
  std::string text = defects_text(findings, units);
  text.pop_back();
  console.print(text);
  if (output) console.print(fmt::format("Written to {}", options.file.out));
  return code;
}

}  // namespace

Command check_command() {
  Command command;
  command.name = "check";
  command.summary = "list what is wrong with a unit layer";
  command.description =
      "Reads the polygons of all FILEs as one layer of units and lists its defects, the worst "
      "first: land that several units claim (overlap), enclosed land of nobody that is narrower "
      "than the tolerance (gap), border that runs along another unit's without sharing its points "
      "(mismatched border), parts of units narrower than the tolerance (sliver), vertices on "
      "another unit's border (T-junction), rings that cross or touch themselves, duplicates, "
      "records without geometry or code, and codes that the year does not know. Each has its "
      "units, its place in the layer's CRS and as longitude and latitude, its size, and the "
      "tolerance that would take it in.\n"
      "\n"
      "Notes are apart, because nothing is wrong with them: holes wider than the tolerance (water, "
      "foreign land), exclaves, border along narrow water, names that the tables spell otherwise. "
      "Codes and names are compared where the codes fit a year of the region tables.\n"
      "\n"
      "The tolerance is found from the layer, as by grens repair. The exit status is 1 when "
      "there is a defect, and 0 when there are only notes.\n"
      "\n"
      "With --out defects and notes are written: as a GeoPackage or TopoJSON in three layers "
      "(defects_areas, defects_lines, defects_points), as GeoJSON or ndjson with the geometry of "
      "each; other formats get their places as points.";
  command.examples = {
      {"The layer that comes with grens", "grens check shapes/nl/gemeenten-2024-approximate.shp"},
      {"Gaps of up to 5 metres, and a layer to open beside the boundaries",
       "grens check shapes/nl/gemeenten-2024-approximate.shp --tolerance 5 --out "
       "build/defects.gpkg"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<CheckOptions>();
    add_input_options(app, options->input, Files::kMany);
    add_table_options(app, options->tables);
    app.add_option("--tolerance", options->tolerance,
                   "What is narrower than this, in metres, is a gap or a sliver; default: found "
                   "from the layer")
        ->type_name("METRES")
        ->check(metres_up_to(1e6))
        ->group(group::kWork);
    add_layer_file_options(app, options->file, "File for the defects and notes",
                           "Print the findings as JSON");
    add_content_options(app, options->file.content);
    return [options](Console& console) { return run_check(*options, console); };
  };
  return command;
}

}  // namespace grens
