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
#include "cli/style_file.hpp"
#include "io/output_set.hpp"
#include "job/dissolve_job.hpp"
#include "job/map_atlas.hpp"
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

/// Writes the file, or to standard output; then nothing more is to be said there (false).
bool write_out(const std::string& out, const std::string& bytes, const WorkLayer& work,
               const MapOrder& order, Console& console) {
  if (out == "-") {
    console.write(bytes);
    return false;
  }
  std::vector<std::string> inputs = files_read(work);
  for (std::string& file : other_files(order)) inputs.push_back(std::move(file));
  OutputSet set = OutputSet::of_file(out, inputs);
  set.add(std::filesystem::path(out).filename().string(), bytes);
  set.finish();
  console.say_notices();
  return true;
}

void draw_atlas(const WorkLayer& work, const MapOrder& order, const std::string& out, bool strict,
                const Fonts& fonts, Console& console) {
  const Atlas atlas = make_atlas(work, order, fonts, console.notices(), console.progress());
  if (strict) refuse_warnings(console.notices());
  if (!write_out(out, atlas_bytes(atlas, fonts), work, order, console)) return;
  console.heading(fmt::format("{}, {}, written to {}",
                              shown(atlas.pages.front().title, kLongestTitle),
                              spoken_count(atlas.pages.size(), "page", "pages"), out));
  console.print(fmt::format(
      "  {} a page; {} of {} there", spoken_count(atlas.regions, "region has", "regions have"),
      atlas.units_named, spoken_count(atlas.units, "unit is named", "units are named")));
}

ExitCode run_map(const MapOptions& options, Console& console) {
  ReadOptions read = read_options(options.input, Files::kMany);
  MapOrder order = map_order(options.map);
  if (order.since && options.tables.year && *order.since >= *options.tables.year) {
    throw UsageError(fmt::format("--since {} is not before --year {}: name an earlier one",
                                 *order.since, *options.tables.year));
  }
  if (options.map.out.empty()) {
    throw UsageError("say where the map goes: --out FILE, such as map.pdf");
  }
  const PageFormat format = page_format(options.map);
  if (!options.map.style.empty()) order.style = read_style(options.map.style);
  for (const std::string& column : map_columns(order)) read.columns.push_back(column);
  std::optional<RegionTables> tables;
  if (!order.scheme.empty()) {
    tables = read_tables(options.tables, console.notices());
    check_map_schemes(order, *tables);
  }
  std::optional<RegionTables> as_read;  // the layer's own may become those of another year
  if (order.since && options.tables.year) order.tables = &as_read.emplace(*tables);
  const Fonts fonts(order.style.font);
  const WorkLayer work = prepare_layer(read, std::move(tables), options.tables.year,
                                       {Dirt::kRepair}, console.notices(), console.progress());
  if (order.atlas) {
    draw_atlas(work, order, options.map.out, read.strict, fonts, console);
    return ExitCode::kFine;
  }
  const MapResult map = make_map(work, order, fonts, console.notices());
  if (read.strict) refuse_warnings(console.notices());
  const std::string bytes = page_bytes(map.drawing, format, fonts);
  if (!write_out(options.map.out, bytes, work, order, console)) return ExitCode::kFine;
  console.heading(fmt::format("{}, 1 : {}, written to {}", shown(map.drawing.title, kLongestTitle),
                              with_commas(fmt::format("{:.0f}", map.scale)), options.map.out));
  if (!order.points.empty()) {
    console.print("  " + spoken_count(map.symbols.drawn, "point is drawn", "points are drawn"));
  }
  if (!order.points.empty() || order.since) return ExitCode::kFine;
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
      "(--scheme), or of a column of the layer (--by): each filled, neighbours never alike, "
      "with the names of the regions and, where there is room, of the units. A region whose "
      "name has no room gets a line to it, or a number and a list below the map.\n"
      "\n"
      "With --over the map shows where the regions of two schemes cut across each other: the "
      "lines of the second scheme over the regions of the first, the pieces of a region that "
      "lie in another region of the second scheme than its main part hatched and named, the "
      "lines that cut them off, and a table of the cases.\n"
      "\n"
      "With --value or --density units are filled by a number, in classes, and the regions are "
      "borders and names over them; a unit without a number is hatched. With --figures the "
      "numbers stand in a table, by unit (codes in its column `unit` or `code`) or by region "
      "(codes or names in its column `region`), and fill these; a column `year` goes into the "
      "key. With --measure grens works a number out for each region.\n"
      "\n"
      "With --atlas the file is a PDF of many pages: a cover with all regions and a list of the "
      "pages, then a page for each region in the order of their names, with its neighbours, its "
      "units, key figures, and where it is in the country; with --over also the cases that "
      "touch it. Bookmarks and links lead from page to page; FILE.pdf#CODE opens the page of a "
      "region.\n"
      "\n"
      "With --inset a region is drawn once more, larger, in a frame where the map is empty, "
      "with the names that have no room on the map.\n"
      "\n"
      "With --points the places of a file are drawn over the regions, which are pale then, and "
      "named around their dots: a name without room there gets a line to it, or a number and a "
      "list below the map. The file is a table (.csv) with the columns lon and lat (WGS 84), or "
      "x and y in the CRS of the layer, or the points of whatever else GDAL opens. Points that "
      "lie together are told together. With --circles a number is drawn as a circle on each "
      "point, or without --points on each unit: its area is in proportion to the number "
      "(without Flannery's correction), the largest has a radius of 9 mm on A4, or less where "
      "many are large. What is no number above 0 has no circle.\n"
      "\n"
      "With --since the map shows what moved from the regions of that year to those of --year: "
      "units that lie in another region now are filled and named, a part of a unit hatched, new "
      "borders strong and old ones dashed, and a table has what moved and which units merged, "
      "were divided, or got another name or code. The layer has the units of one of the two "
      "years; old borders inside its units are not in it, and the page says where.\n"
      "\n"
      "Borders that do not match are repaired for the drawing, as grens repair does; the files "
      "stay as they are.\n"
      "\n"
      "A style file (--style, TOML) changes the look: [text] font = \"DejaVu Sans\" and note = "
      "\"Draft\" (one more line at the foot); [colours] regions = [\"#A9CFEA\", ...] (four to "
      "nine) and numbers = [...] (two to nine, from least to most); [lines] region = { colour = "
      "\"#222222\", width = 0.45 } in mm on A4, and the same of unit, coast, over and cut.\n"
      "\n"
      "The scale is round and true: 1 : n holds on paper. A page is PDF or SVG, whose text is "
      "text, or PNG of 300 dots an inch; text is set in Open Sans unless the style says "
      "otherwise.";
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
      {"An atlas: a page for each safety region",
       "grens map shapes/nl/gemeenten-2024-approximate.shp --scheme veiligheidsregio --atlas "
       "--out build/atlas.pdf"},
      {"Provinces, with Zuid-Limburg and the cities around Den Haag and Rotterdam drawn larger",
       "grens map shapes/nl/gemeenten-2024-approximate.shp --scheme provincie --inset "
       "zuid-limburg --inset haaglanden+rotterdam-rijnmond --out build/insets.pdf"},
      {"Police strength of the districts of Midden-Nederland, from a table by region",
       "grens map shapes/nl/gemeenten-2024-approximate.shp --scheme politie_district --figures "
       "shapes/nl/police-strength-2015.csv --value fte --breaks 400,500,700 --extent "
       "politie_eenheid:midden-nederland --out build/strength.png"},
      {"How compact police districts are, below and above 0.3",
       "grens map shapes/nl/gemeenten-2024-approximate.shp --scheme politie_district --measure "
       "compactness --breaks pretty --middle 0.3 --out build/compactness.svg"},
      {"The Veiligheidshuizen of 2010 over the safety regions",
       "grens map shapes/nl/gemeenten-2024-approximate.shp --scheme veiligheidsregio --points "
       "shapes/nl/veiligheidshuizen-2010.csv --point-name place --lang nl --out build/houses.pdf"},
      {"What moved between safety regions since 2018, around the one of Utrecht",
       "grens map shapes/nl/gemeenten-2024-approximate.shp --scheme veiligheidsregio --since 2018 "
       "--extent veiligheidsregio:VR09 --out build/change.pdf"},
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
