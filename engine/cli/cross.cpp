// grens cross FILE [A B]: where regions of scheme A and regions of scheme B cut across each other.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "base/strict.hpp"
#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/input_options.hpp"
#include "cli/output_options.hpp"
#include "cli/simplify_options.hpp"
#include "cli/summary.hpp"
#include "io/connection.hpp"
#include "job/cross_features.hpp"
#include "job/cross_job.hpp"
#include "job/database_files.hpp"
#include "job/dissolve_job.hpp"
#include "job/layer_part.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

struct CrossOptions {
  std::string file;
  InputOptions input;
  RepairArguments repair;
  TableOptions tables;
  OutputArguments output;
  SimplifyArguments simplify;
  std::string a;
  std::string b;
  bool json = false;
};

/// Writes the findings; what it returns prints where they lie.
std::function<void(Console&)> write_findings(const WorkLayer& work, const CrossFindings& findings,
                                             std::span<const SchemeLabels* const> labels,
                                             const std::string& out, const OutputOptions& output,
                                             Notices& notices) {
  PointsByFormat points(work, border_arcs(work.coverage, labels), output, notices);
  if (is_connection(out)) {
    PostgisOutput database(out, notices);
    add_cross_border(database, work, findings.reports(), points, "", notices);
    finish_database(database, points, notices);
    return [name = database.name(), schema = database.schema(), tables = database.written()](
               Console& console) { print_tables(name, schema, tables, console); };
  }
  OutputSet set = OutputSet::in_folder(out, files_read(work));
  write_cross_files(set, work, findings.reports(), "", output.formats, points, notices);
  points.selection().refuse_unknown();
  finish_folder(set, out, notices);
  return [out, files = set.written()](Console& console) { print_files(out, files, console); };
}

/// All schemes of the tables but those that are only modelled: how they lie to others is no finding
/// about the country.
std::vector<SchemeLabels> known_labels(const WorkLayer& work, Notices& notices) {
  std::vector<SchemeLabels> known;
  for (const std::string& scheme : work.tables->membership.schemes) {
    SchemeLabels labels = label_layer(work, scheme);
    const bool modelled = std::ranges::all_of(labels.basis, [](const std::optional<Basis>& basis) {
      return !basis || *basis == Basis::kModelled;
    });
    if (modelled) {
      notices.info("left-out", fmt::format("{} is left out: {}", in_quotes(scheme),
                                           labels.regions.empty()
                                               ? "it has no region in this layer"
                                               : "it is modelled; name it as A or B to cross it"));
    } else {
      known.push_back(std::move(labels));
    }
  }
  return known;
}

/// Beside --input two words are the schemes: there is no FILE then. UsageError for one scheme.
CrossOptions settled(CrossOptions options) {
  if (!options.input.inputs.empty() && !options.a.empty() && options.b.empty()) {
    options.b = std::exchange(options.a, std::exchange(options.file, ""));
  }
  if (options.a.empty() != options.b.empty()) {
    throw UsageError("name two schemes to cross, or none for every pair");
  }
  if (!options.file.empty()) options.input.files = {options.file};
  return options;
}

ExitCode run_cross(const CrossOptions& given, Console& console) {
  const CrossOptions options = settled(given);
  const ReadOptions read = read_options(options.input, Files::kMany);
  const DirtRule dirt = dirt_rule(options.repair);
  OutputOptions output = output_options(options.output);
  output.simplify = simplify_rule(options.simplify);
  const std::string out = options.output.out.empty() ? "" : output_place(options.output);
  RegionTables tables = read_tables(options.tables, console.notices());
  if (!options.a.empty()) {
    check_scheme(tables, options.a);
    check_scheme(tables, options.b);
  }
  const WorkLayer work = prepare_layer(read, std::move(tables), options.tables.year, dirt,
                                       console.notices(), console.progress());
  std::vector<SchemeLabels> labels;
  if (options.a.empty()) {
    labels = known_labels(work, console.notices());
  } else {
    labels.push_back(label_layer(work, options.a));
    labels.push_back(label_layer(work, options.b));
  }
  for (const SchemeLabels& scheme : labels) warn_of_labels(work, scheme, console.notices());
  std::vector<const SchemeLabels*> pointers;
  for (const SchemeLabels& scheme : labels) pointers.push_back(&scheme);
  say_incomplete(work, pointers, console.notices());
  if (read.strict) refuse_warnings(console.notices());
  const CrossFindings findings(work, pointers, every_pair(labels.size()));
  std::function<void(Console&)> print_written = [](Console&) {};
  if (!out.empty()) {
    print_written = write_findings(work, findings, pointers, out, output, console.notices());
  }
  console.say_notices();
  if (options.json) {
    console.print_json(cross_border_json(findings.reports()));
    return ExitCode::kFine;
  }
  print_layer(work, console);
  print_part(work, pointers, console);
  print_cross(findings, console);
  print_written(console);
  return ExitCode::kFine;
}

}  // namespace

Command cross_command() {
  Command command;
  command.name = "cross";
  command.summary = "find where regions cut across each other";
  command.description =
      "Tells how the regions of scheme A and those of scheme B lie to each other: whether one "
      "scheme's regions are divided into whole regions of the other (nested), and if not, which "
      "regions cut across which (cross-border cases), with the units, area and people of each "
      "piece, which pieces are exceptions, and the line that cuts them off. Without A and B every "
      "pair of schemes in the tables is told, but for those that are only modelled.\n"
      "\n"
      "Cases are results: the exit status is 0 whether there are any or none. With --out the "
      "findings are written as JSON, CSV and geometry, or as tables of a PostGIS database.";
  command.examples = {
      {"Police districts against safety regions",
       "grens cross shapes/nl/gemeenten-2024-approximate.shp politie_district veiligheidsregio"},
      {"Every pair of schemes, for another program to read",
       "grens cross --json shapes/nl/gemeenten-2024-approximate.shp"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<CrossOptions>();
    app.add_option("FILE", options->file, "Boundary file; --input does as well, and adds others");
    app.add_option(
        "A", options->a,
        fmt::format("Scheme whose cases are listed; the tables of grens have {}", kShippedSchemes));
    app.add_option("B", options->b, "Scheme to compare it with");
    add_input_options(app, options->input, Files::kNone);
    add_repair_options(app, options->repair);
    add_table_options(app, options->tables);
    add_output_options(app, options->output);
    add_simplify_option(app, options->simplify);
    app.add_flag("--json", options->json, "Print the findings as JSON")->group(group::kOutput);
    return [options](Console& console) { return run_cross(*options, console); };
  };
  return command;
}

}  // namespace grens
