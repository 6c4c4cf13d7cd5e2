// grens overlay A B: where regions that were drawn apart cut across each other.
#include <fmt/format.h>

#include <memory>

#include "base/error.hpp"
#include "base/strict.hpp"
#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/input_options.hpp"
#include "cli/output_options.hpp"
#include "cli/summary.hpp"
#include "io/standard_input.hpp"
#include "job/dissolve_job.hpp"
#include "job/overlay_files.hpp"
#include "job/overlay_job.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr const char* kPopulation = "population";

struct OverlayOptions {
  std::string a;
  std::string b;
  InputOptions input;
  ReadOptions of_b;  ///< what --b-... say
  std::string scheme_a;
  std::string scheme_b;
  double tolerance = kSliverWidth;
  bool common = false;
  std::string weights;
  std::string weights_field;
  std::string units;
  TableOptions tables;
  OutputArguments output;
  bool json = false;
};

/// How B is read: as --b-... say, and otherwise by itself; A's fields are not B's.
ReadOptions reading_of_b(const OverlayOptions& options, const ReadOptions& of_a) {
  ReadOptions read = options.of_b;
  read.inputs = {options.b};
  read.keep_water = of_a.keep_water;
  read.strict = of_a.strict;
  return read;
}

bool needs_tables(const OverlayOptions& options) {
  return !options.scheme_a.empty() || !options.scheme_b.empty() || options.weights == kPopulation;
}

PeopleWish people_wish(const OverlayOptions& options) {
  PeopleWish wish;
  wish.units = options.weights == kPopulation;
  if (!wish.units) wish.points = options.weights;
  if (!options.weights_field.empty() && wish.points.empty()) {
    throw UsageError("--weights-field names a column of points: name their file with --weights");
  }
  if (!options.units.empty() && !wish.units) {
    throw UsageError("--units is for --weights population: give both, or leave out --units");
  }
  if (wish.units && options.units.empty() && options.scheme_a.empty()) {
    throw UsageError(
        "--weights population needs small units with people: name their layer with --units FILE");
  }
  wish.field = options.weights_field;
  if (!options.units.empty()) {
    wish.unit_file.emplace();
    wish.unit_file->inputs = {options.units};
  }
  return wish;
}

OverlayWish overlay_wish(const OverlayOptions& options) {
  OverlayWish wish;
  if (is_standard_input(options.a) && is_standard_input(options.b)) {
    throw UsageError("standard input is one layer: name a file for A or for B");
  }
  wish.a = {read_options(options.input, Files::kNone), options.scheme_a};
  wish.a.read.inputs = {options.a};
  wish.b = {reading_of_b(options, wish.a.read), options.scheme_b};
  wish.tolerance = options.tolerance;
  wish.one_sided = options.common ? OneSided::kLeave : OneSided::kKeep;
  wish.people = people_wish(options);
  wish.year = options.tables.year;
  return wish;
}

/// UsageError for tables that nothing is asked of.
void refuse_idle_tables(const OverlayOptions& options) {
  const TableOptions& tables = options.tables;
  const char* given = tables.year                  ? "--year"
                      : !tables.data.empty()       ? "--data"
                      : !tables.membership.empty() ? "--membership"
                                                   : nullptr;
  if (given == nullptr || needs_tables(options)) return;
  throw UsageError(
      fmt::format("{} is of region tables, and these are for --a-scheme, --b-scheme and --weights "
                  "population",
                  given));
}

void print_side(const char* which, const OverlaySideTold& side, const std::string& name,
                double area, Console& console) {
  console.print(
      fmt::format("  {}: {} of {}, {:.1f} km2{}", which,
                  spoken_count(side.regions.size(), "region", "regions"), shown(name), area / 1e6,
                  side.people.is_unknown()
                      ? ""
                      : fmt::format(", {}{} people", side.people.is_exact() ? "" : "at least ",
                                    spoken_count(side.people.at_least))));
}

double sum(const std::vector<double>& areas) {
  double sum = 0;
  for (const double area : areas) sum += area;
  return sum;
}

ExitCode run_overlay(const OverlayOptions& options, Console& console) {
  refuse_idle_tables(options);
  const OverlayWish wish = overlay_wish(options);
  const OutputOptions output = output_options(options.output);
  const std::string folder = options.output.out.empty() ? "" : output_folder(options.output.out);
  std::optional<RegionTables> tables;
  if (needs_tables(options)) {
    tables = read_tables(options.tables, console.notices());
    for (const std::string& scheme : {options.scheme_a, options.scheme_b}) {
      if (!scheme.empty()) check_scheme(*tables, scheme);
    }
  }
  const std::unique_ptr<LayerOverlay> overlay =
      overlay_layers(wish, std::move(tables), console.notices(), console.progress());
  if (options.input.read.strict) refuse_warnings(console.notices());
  std::vector<ManifestEntry> written;
  if (!folder.empty()) {
    OutputSet set = OutputSet::in_folder(folder, files_read(overlay->work));
    write_overlay_files(set, *overlay, output, console.notices());
    finish_folder(set, folder, console.notices());
    written = set.written();
  }
  console.say_notices();
  const OverlayReport report = overlay->report();
  if (options.json) {
    console.print_json(overlay_json(report));
    return ExitCode::kFine;
  }
  console.heading(fmt::format("{} and {}, laid over each other", shown(overlay->a.name),
                              shown(overlay->b.name)));
  print_side("A", report.a, overlay->a.name, sum(overlay->land.area_a), console);
  print_side("B", report.b, overlay->b.name, sum(overlay->land.area_b), console);
  std::string text = overlay_text(report);
  text.pop_back();
  console.print(text);
  if (!folder.empty()) {
    console.print();
    print_files(folder, written, console);
  }
  return ExitCode::kFine;
}

void add_layer_options(CLI::App& app, OverlayOptions& options) {
  add_input_options(app, options.input, Files::kNone);
  app.remove_option(app.get_option("--input"));
  const auto text = [&](const char* names, std::string& target, const char* value,
                        const char* what) {
    app.add_option(names, target, what)->type_name(value)->group(group::kInput);
  };
  text("--b-layer", options.of_b.layer, "NAME", "Layer to read where B has several");
  text("--b-crs", options.of_b.crs, "CRS", "Coordinate reference system of B");
  text("--b-encoding", options.of_b.encoding, "NAME", "Encoding of the text in B's .dbf");
  text("--b-code-field", options.of_b.code_field, "FIELD",
       "Field of the codes of B's regions; found by CBS's conventions otherwise");
  text("--b-name-field", options.of_b.name_field, "FIELD", "Field of their names");
  text("--b-where", options.of_b.where, "FILTER", "Only records of B that pass this filter");
  text("--a-scheme", options.scheme_a, "KEY",
       "A holds units: dissolve them by this scheme of the tables first");
  text("--b-scheme", options.scheme_b, "KEY", "The same for B");
}

}  // namespace

Command overlay_command() {
  Command command;
  command.name = "overlay";
  command.summary = "find where layers drawn apart cut across each other";
  command.description = fmt::format(
      "A and B are two layers of regions that need not share a border: a partner's own polygons "
      "and ours. Both are laid over each other, and what a region of A and a region of B share is "
      "a piece. Told is what grens cross tells of two schemes: which regions lie within others "
      "(nested), which cut across each other (cross-border cases), their main piece and the "
      "exceptions, their area and people, and the line of B that runs through a region of A. B is "
      "taken to the CRS of A. Options on a layer, its fields and its records are about A; with "
      "--b- in "
      "front they are about B.\n"
      "\n"
      "Two drawings of one border leave slivers. A part of a piece in which no circle of "
      "--tolerance metres across has room is one: it is set apart, counted and listed, and makes "
      "no case. {:g} m is what borders of one year that were drawn apart are found to differ by "
      "at most; a partner's coarse polygons need more.\n"
      "\n"
      "Land that only one layer has counts as outside the other's regions: a region of A with some "
      "lies in no region of B. With --common-land it is left out, for layers of which one has the "
      "sea or ends at a border.\n"
      "\n"
      "People of A's regions are spread over their pieces by area, which takes them to live "
      "everywhere alike; their number stays the same. Better is --weights: a file of points with a "
      "column of people (or of addresses), of which each counts for the piece it lies in, on a "
      "border for the first region by code; or population, the people of small units (--units, or "
      "those that --a-scheme dissolves), each spread by its land. Where A has no people, those "
      "that "
      "the weights count are told.\n"
      "\n"
      "    grens overlay ours.gpkg partner.shp --b-code-field district --out overlay\n"
      "\n"
      "With --out the findings are written as overlay.json, overlay.csv, slivers.csv, and as "
      "geometry: pieces and cut lines.",
      kSliverWidth);
  command.examples = {
      {"Police districts against safety regions, each drawn for itself",
       "grens overlay shapes/nl/gemeenten-2024-approximate.shp "
       "shapes/nl/gemeenten-2024-approximate.shp --a-scheme politie_district --b-scheme "
       "veiligheidsregio --weights population"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<OverlayOptions>();
    app.add_option("A", options->a, "Boundary file whose regions are divided")->required();
    app.add_option("B", options->b, "Boundary file whose regions divide them")->required();
    add_layer_options(app, *options);
    add_table_options(app, options->tables);
    app.add_option("--tolerance", options->tolerance,
                   fmt::format("Parts of pieces narrower than this, in metres, are slivers ({:g})",
                               kSliverWidth))
        ->type_name("METRES")
        ->check(metres_up_to(1e6))
        ->group(group::kWork);
    app.add_flag("--common-land", options->common, "Only land that both layers have counts")
        ->group(group::kWork);
    app.add_option("--weights", options->weights,
                   "Points to spread people by (a table with lon and lat, or x and y; or what GDAL "
                   "reads), or the word population")
        ->type_name("FILE|population")
        ->group(group::kWork);
    app.add_option("--weights-field", options->weights_field,
                   "Column of their weights; one called as people are otherwise")
        ->type_name("FIELD")
        ->group(group::kWork);
    app.add_option("--units", options->units,
                   "Layer of small units with people, of its own or of the tables")
        ->type_name("FILE")
        ->group(group::kWork);
    add_output_options(app, options->output);
    app.add_flag("--json", options->json, "Print the findings as JSON")->group(group::kOutput);
    return [options](Console& console) { return run_overlay(*options, console); };
  };
  return command;
}

}  // namespace grens
