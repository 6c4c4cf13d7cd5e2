// grens dissolve FILE...: the regions of schemes, or of a column's values, as layers.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

#include "base/strict.hpp"
#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/input_options.hpp"
#include "cli/output_options.hpp"
#include "cli/simplify_options.hpp"
#include "cli/summary.hpp"
#include "io/connection.hpp"
#include "io/file_name.hpp"
#include "io/write_layers.hpp"
#include "job/database_files.hpp"
#include "job/dissolve_job.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

struct DissolveOptions {
  InputOptions input;
  RepairArguments repair;
  TableOptions tables;
  OutputArguments output;
  SimplifyArguments simplify;
  DissolveWish wish;
};

/// Each result is a file, so no two of them may have one name.
void refuse_repeats(const DissolveWish& wish) {
  std::map<std::string, std::string> seen;  // by the name of the file
  for (const auto* names : {&wish.schemes, &wish.columns}) {
    for (const std::string& name : *names) {
      const auto [before, fresh] = seen.try_emplace(file_name_key(safe_file_name(name)), name);
      if (!fresh) {
        throw UsageError(fmt::format(
            "{} and {} would be written to one file: name one of them only (case and accents do "
            "not count)",
            in_quotes(before->second), in_quotes(name)));
      }
    }
  }
}

void write_to_stdout(const WorkLayer& work, const std::vector<SchemeLayer>& schemes,
                     const OutputOptions& output, Notices& notices) {
  PointsByFormat points(work, border_arcs(work.coverage, labels_of(schemes)), output, notices);
  const Format format = output.formats.front();
  std::vector<FeatureLayer> layers;
  for (const SchemeLayer& scheme : schemes) {
    layers.push_back(region_features(work, scheme, points.of(format), "", notices));
    points.selection().apply(layers.back());
  }
  points.selection().refuse_unknown();
  write_layers_to_stdout(format, layers, notices, output.write);
}

/// Writes the layers; what it returns prints where they lie.
std::function<void(Console&)> write_layers_to(const std::string& out, const WorkLayer& work,
                                              const std::vector<SchemeLayer>& schemes,
                                              const OutputOptions& output, Notices& notices) {
  if (is_connection(out)) {
    PostgisOutput database(out, notices);
    PointsByFormat points(work, border_arcs(work.coverage, labels_of(schemes)), output, notices);
    add_regions(database, work, schemes, points, "", notices);
    add_overlaps(database, work, "");
    finish_database(database, points, notices);
    return [name = database.name(), schema = database.schema(), tables = database.written()](
               Console& console) { print_tables(name, schema, tables, console); };
  }
  OutputSet set = OutputSet::in_folder(out, files_read(work));
  write_scheme_layers(set, work, schemes, "", output, notices);
  write_overlaps(set, work, "");
  finish_folder(set, out, notices);
  return [out, files = set.written()](Console& console) { print_files(out, files, console); };
}

ExitCode run_dissolve(const DissolveOptions& options, Console& console) {
  ReadOptions read = read_options(options.input, Files::kMany);
  const DirtRule dirt = dirt_rule(options.repair);
  OutputOptions output = output_options(options.output);
  output.simplify = simplify_rule(options.simplify);
  const std::size_t wishes = options.wish.schemes.size() + options.wish.columns.size();
  if (wishes == 0) {
    throw UsageError(
        "say which regions: --scheme KEY of the region tables, or --by COLUMN of the "
        "layer");
  }
  refuse_repeats(options.wish);
  const bool to_stdout = options.output.out == "-";
  if (options.output.out.empty()) throw UsageError("say where results go: --out DIR");
  if (to_stdout && output.formats.size() > 1) {
    throw UsageError("-o - takes one format; name a folder for more");
  }
  if (to_stdout) refuse_for_stdout(output.formats.front(), wishes);
  const std::string out = to_stdout ? "" : output_place(options.output);
  read.columns = options.wish.columns;
  std::optional<RegionTables> tables;
  if (!options.wish.schemes.empty()) tables = read_tables(options.tables, console.notices());
  for (const std::string& scheme : options.wish.schemes) check_scheme(*tables, scheme);
  const WorkLayer work = prepare_layer(read, std::move(tables), options.tables.year, dirt,
                                       console.notices(), console.progress());
  const std::vector<SchemeLayer> schemes = dissolve_layers(work, options.wish, console.notices());
  if (read.strict) refuse_warnings(console.notices());
  if (to_stdout) {
    write_to_stdout(work, schemes, output, console.notices());
    return ExitCode::kFine;
  }
  const auto print_written = write_layers_to(out, work, schemes, output, console.notices());
  console.say_notices();
  print_layer(work, console);
  print_part(work, labels_of(schemes), console);
  for (const SchemeLayer& scheme : schemes)
    print_scheme(work, scheme, scheme.labels.scheme, console);
  print_written(console);
  return ExitCode::kFine;
}

}  // namespace

Command dissolve_command() {
  Command command;
  command.name = "dissolve";
  command.summary = "make region layers from a unit layer";
  command.description =
      "Reads the polygons of all FILEs as one layer of units, and writes the regions that they "
      "form: one layer for each scheme of the region tables (--scheme), or for each column of the "
      "layer whose equal values are a region (--by). Borders are stored once, so regions share "
      "them exactly and their points are points of the input.\n"
      "\n"
      "KEY+KEY is the common refinement of schemes: one region for each combination that occurs.\n"
      "\n"
      "Where borders of the units do not match, it is said, and only the regions concerned are "
      "united with repair. Pairs of units that overlap are listed in overlaps.csv.";
  command.examples = {
      {"Safety regions and police units",
       "grens dissolve shapes/nl/gemeenten-2024-approximate.shp --scheme "
       "veiligheidsregio,politie_eenheid --out build/regions"},
      {"The combinations of police districts and safety regions, as GeoPackage",
       "grens dissolve shapes/nl/gemeenten-2024-approximate.shp --scheme "
       "politie_district+veiligheidsregio --format gpkg --out build/combinations"},
      {"Units with the same value in a column",
       "grens dissolve shapes/nl/gemeenten-2024-approximate.shp --by quality --out build/country"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<DissolveOptions>();
    add_input_options(app, options->input, Files::kMany);
    add_repair_options(app, options->repair);
    add_table_options(app, options->tables);
    app.add_option("--scheme", options->wish.schemes,
                   fmt::format("Schemes of the region tables; KEY+KEY is their common refinement. "
                               "The tables of grens have {}",
                               kShippedSchemes))
        ->delimiter(',')
        ->allow_extra_args(false)  // or it would take FILE too
        ->type_name("KEY,...")
        ->group(group::kWork);
    app.add_option("--by", options->wish.columns, "Columns of the layer to group units by")
        ->delimiter(',')
        ->allow_extra_args(false)  // or it would take FILE too
        ->type_name("COLUMN,...")
        ->group(group::kWork);
    add_output_options(app, options->output);
    add_simplify_option(app, options->simplify);
    return [options](Console& console) { return run_dissolve(*options, console); };
  };
  return command;
}

}  // namespace grens
