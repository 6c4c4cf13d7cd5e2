// grens map FILE...: a thematic map for print.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "base/error.hpp"
#include "base/strict.hpp"
#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/input_options.hpp"
#include "cli/map_options.hpp"
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
  MapArguments map;
};

ExitCode run_map(const MapOptions& options, Console& console) {
  ReadOptions read = read_options(options.input, Files::kMany);
  const MapOrder order = map_order(options.map);
  if (options.map.out.empty()) {
    throw UsageError("say where the map goes: --out FILE, such as map.pdf");
  }
  const PageFormat format = page_format(options.map);
  for (const std::string& column : map_columns(order)) read.columns.push_back(column);
  std::optional<RegionTables> tables;
  if (!order.scheme.empty()) {
    tables = read_tables(options.tables, console.notices());
    check_map_schemes(order, *tables);
  }
  const Fonts fonts;
  const WorkLayer work = prepare_layer(read, std::move(tables), options.tables.year,
                                       {Dirt::kRepair}, console.notices(), console.progress());
  const MapResult map = make_map(work, order, fonts, console.notices());
  if (read.strict) refuse_warnings(console.notices());
  const std::string bytes = page_bytes(map.drawing, format, fonts);
  if (options.map.out == "-") {
    console.write(bytes);
    return ExitCode::kFine;
  }
  OutputSet set = OutputSet::of_file(options.map.out, files_read(work));
  set.add(std::filesystem::path(options.map.out).filename().string(), bytes);
  set.finish();
  console.say_notices();
  console.heading(fmt::format("{}, 1 : {}, written to {}", shown(map.drawing.title, kLongestTitle),
                              with_commas(fmt::format("{:.0f}", map.scale)), options.map.out));
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
    add_input_options(app, options->input, Files::kMany);
    add_table_options(app, options->tables);
    add_map_options(app, options->map);
    return [options](Console& console) { return run_map(*options, console); };
  };
  return command;
}

}  // namespace grens
