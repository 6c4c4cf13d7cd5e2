// grens map FILE...: a thematic map for print.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "base/error.hpp"
#include "base/strict.hpp"
#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/input_options.hpp"
#include "io/output_set.hpp"
#include "job/dissolve_job.hpp"
#include "job/map_job.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::size_t kLongestTitle = 200;  // bytes, on a terminal

struct MapOptions {
  InputOptions input;
  TableOptions tables;
  MapOrder order;
  std::string page = "A4";
  std::string lang = "en";
  std::string breaks = "quantiles";
  std::string out;
  std::string format;
};

/// What --format says, else what the name of the file does.
PageFormat page_format(const MapOptions& options) {
  std::string name = options.format;
  if (name.empty()) name = std::filesystem::path(options.out).extension().string();
  if (name.starts_with('.')) name.erase(0, 1);
  name = lower_case(name);
  if (name == "pdf") return PageFormat::kPdf;
  if (name == "svg") return PageFormat::kSvg;
  if (name == "png") return PageFormat::kPng;
  throw UsageError(
      fmt::format("{} does not say what to write: end it in .pdf, .svg or .png, or give --format",
                  options.out == "-" ? "-o -" : in_quotes(options.out)));
}

ExitCode run_map(const MapOptions& options, Console& console) {
  ReadOptions read = read_options(options.input, Files::kMany);
  MapOrder order = options.order;
  order.page = page_from_text(options.page);
  order.language = options.lang == "nl" ? Language::kDutch : Language::kEnglish;
  if (order.scheme.empty() == order.by.empty()) {
    throw UsageError(
        "say which regions to draw: --scheme KEY of the region tables, or --by COLUMN of the "
        "layer");
  }
  if (!order.over.empty() && (order.scheme.empty() || order.over == order.scheme)) {
    throw UsageError(
        "--over lays a second scheme over the regions of another one: name that with "
        "--scheme");
  }
  if ((order.value.empty() ? 0 : 1) + (order.density ? 1 : 0) + (order.over.empty() ? 0 : 1) > 1) {
    throw UsageError("a map shows one thing: take --value, --density or --over");
  }
  order.breaks = options.breaks == "natural" ? Breaks::kNatural
                 : options.breaks == "equal" ? Breaks::kEqual
                                             : Breaks::kQuantiles;
  if (options.out.empty()) throw UsageError("say where the map goes: --out FILE, such as map.pdf");
  const PageFormat format = page_format(options);
  std::optional<RegionTables> tables;
  for (const std::string& column : {order.by, order.value}) {
    if (!column.empty()) read.columns.push_back(column);
  }
  if (!order.scheme.empty()) {
    tables = read_tables(options.tables, console.notices());
    check_scheme(*tables, order.scheme);
    if (!order.over.empty()) check_scheme(*tables, order.over);
  }
  const Fonts fonts;
  const WorkLayer work = prepare_layer(read, std::move(tables), options.tables.year,
                                       {Dirt::kRepair}, console.notices(), console.progress());
  const MapResult map = make_map(work, order, fonts, console.notices());
  if (read.strict) refuse_warnings(console.notices());
  const std::string bytes = page_bytes(map.drawing, format, fonts);
  if (options.out == "-") {
    console.write(bytes);
    return ExitCode::kFine;
  }
  OutputSet set = OutputSet::of_file(options.out, files_read(work));
  set.add(std::filesystem::path(options.out).filename().string(), bytes);
  set.finish();
  console.say_notices();
  console.heading(fmt::format("{}, 1 : {}, written to {}", shown(map.drawing.title, kLongestTitle),
                              with_commas(fmt::format("{:.0f}", map.scale)), options.out));
  console.print(fmt::format("  {} of {}", map.units_named,
                            spoken_count(map.units, "unit is named", "units are named")));
  return ExitCode::kFine;
}

}  // namespace

Command map_command() {
  Command command;
  command.name = "map";
  command.summary = "draw a map for print";
  command.description =
      "Reads the polygons of all FILEs as one layer of units and draws the regions of a scheme "
      "(--scheme), or of a column of the layer (--by): each filled, neighbours never alike, with "
      "the names of the regions and, where there is room, of the units. A region whose name has "
      "no room gets a line to it, or a number and a list below the map.\n"
      "\n"
      "With --over the map shows where the regions of two schemes cut across each other: the lines "
      "of the second scheme over the regions of the first, the pieces of a region that lie in "
      "another region of the second scheme than its main part hatched and named, the lines that "
      "cut them off, and a table of the cases.\n"
      "\n"
      "With --value or --density units are filled by a number, in classes, and the regions are "
      "borders and names over them; a unit without a number is hatched.\n"
      "\n"
      "Borders that do not match are repaired for the drawing, as grens repair does; the files "
      "stay "
      "as they are.\n"
      "\n"
      "The scale is round and true: 1 : n holds on paper. A page is PDF or SVG, whose text is "
      "text, or PNG of 300 dots an inch; text is set in Open Sans.";
  command.examples = {
      {"Safety regions on A4, in Dutch",
       "grens map shapes/nl/gemeenten-2024-approximate.shp --scheme veiligheidsregio --lang nl "
       "--out build/veiligheidsregio.pdf"},
      {"Where police districts of Zeeland-West-Brabant cut across safety regions",
       "grens map shapes/nl/gemeenten-2024-approximate.shp --scheme politie_district --over "
       "veiligheidsregio --extent zeeland-west-brabant --page A4-landscape --out build/cross.svg"},
      {"How densely people live, with the safety regions over it",
       "grens map shapes/nl/gemeenten-2024-approximate.shp --scheme veiligheidsregio --density "
       "--out build/density.png"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<MapOptions>();
    MapOrder& order = options->order;
    add_input_options(app, options->input, Files::kMany);
    add_table_options(app, options->tables);
    app.add_option("--scheme", order.scheme,
                   fmt::format("Scheme whose regions are drawn; KEY+KEY is the common refinement. "
                               "The tables of grens have {}",
                               kShippedSchemes))
        ->type_name("KEY")
        ->group(group::kWork);
    app.add_option("--by", order.by, "Column of the layer whose equal values are a region")
        ->type_name("COLUMN")
        ->group(group::kWork);
    app.add_option("--over", order.over, "Scheme whose lines are laid over these regions")
        ->type_name("KEY")
        ->group(group::kWork);
    app.add_option("--value", order.value,
                   "Column of numbers that fill the units instead: darker is more")
        ->type_name("COLUMN")
        ->group(group::kWork);
    app.add_flag("--density", order.density, "Inhabitants per km2 fill the units instead")
        ->group(group::kWork);
    app.add_option("--classes", order.classes, "Classes of these numbers (5)")
        ->check(CLI::Range(std::size_t{1}, kMostClasses))
        ->type_name("N")
        ->group(group::kWork);
    app.add_option("--breaks", options->breaks,
                   "How numbers are divided: quantiles (default), natural, or equal steps")
        ->check(one_of({"quantiles", "natural", "equal"}))
        ->group(group::kWork);
    app.add_option("--extent", order.extent,
                   "Draw this region, of any scheme, with what lies around it; SCHEME:REGION where "
                   "several are called so")
        ->type_name("REGION")
        ->group(group::kWork);
    app.add_option("--page", options->page,
                   "A5, A4 (default) or A3, A4-landscape and so on, or WIDTHxHEIGHT in mm")
        ->type_name("SIZE")
        ->group(group::kOutput);
    app.add_option("--title", order.title,
                   "Title of the page; default: what is drawn, and the year of the regions")
        ->type_name("TEXT")
        ->group(group::kOutput);
    app.add_option(
           "--source", order.source,
           "Source and licence, for the foot of the page; default: the text of NAME.source.txt "
           "beside NAME.shp (or another ending), else the names of the files")
        ->type_name("TEXT")
        ->group(group::kOutput);
    app.add_option("--lang", options->lang, "Language of the page: en (default) or nl")
        ->check(one_of({"en", "nl"}))
        ->group(group::kOutput);
    app.add_option("-o,--out", options->out,
                   "File to write: .pdf, .svg or .png. `-` is standard output, with --format")
        ->type_name("FILE")
        ->group(group::kOutput);
    app.add_option("--format", options->format, "pdf, svg or png, whatever the extension")
        ->check(one_of({"pdf", "svg", "png"}))
        ->group(group::kOutput);
    return [options](Console& console) { return run_map(*options, console); };
  };
  return command;
}

}  // namespace grens
