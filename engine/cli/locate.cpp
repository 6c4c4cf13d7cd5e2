// grens locate POINTS FILE...: in which unit and region points lie.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/input_options.hpp"
#include "cli/output_options.hpp"
#include "job/locate_job.hpp"
#include "report/locate_report.hpp"

namespace grens {
namespace {

struct LocateOptions {
  InputOptions input;
  RepairArguments repair;
  TableOptions tables;
  LayerFileArguments file;
  LocateWish wish;
  std::string crs;
};

LocateWish wish_of(const LocateOptions& options) {
  LocateWish wish = options.wish;
  if (!options.crs.empty()) wish.crs = crs_from_text(options.crs);
  wish.year = options.tables.year;
  wish.dirt = dirt_rule(options.repair);
  const TableOptions& tables = options.tables;
  wish.tables_needed = !wish.regions.schemes.empty() || tables.year.has_value() ||
                       !tables.data.empty() || !tables.membership.empty();
  return wish;
}

/// To standard output goes CSV, unless --format says otherwise.
LocateOutput output_of(LayerFileArguments file) {
  if (file.out.empty()) {
    if (file.format.empty() && file.content.select.empty() && !file.content.quantization) return {};
    throw UsageError("--format, --select and --quantization are of a file: name it with --out");
  }
  if (file.out == "-" && file.format.empty()) file.format = "csv";
  const OutputOptions options = layer_file_options(file);
  return {file.out, options.formats.front(), options.select, options.write};
}

ExitCode run_locate(const LocateOptions& options, Console& console) {
  ReadOptions read = read_options(options.input, Files::kMany);
  if (options.wish.points == "-" && std::count(read.inputs.begin(), read.inputs.end(), "-") > 0) {
    throw UsageError("POINTS and a FILE are both standard input: name a file for one of them");
  }
  const LocateWish wish = wish_of(options);
  const LocateOutput output = output_of(options.file);
  read.columns = wish.regions.columns;
  std::optional<RegionTables> tables;
  if (wish.tables_needed || wish.regions.columns.empty()) {
    tables = read_tables(options.tables, console.notices());
  }
  const auto located =
      locate_points(read, std::move(tables), wish, output, console.notices(), console.progress());
  if (output.file == "-") return ExitCode::kFine;
  console.say_notices();
  if (options.file.json) {
    console.print_json(locate_json(located->report()));
    return ExitCode::kFine;
  }
  std::string text = locate_text(located->report(), console.verbose());
  text.pop_back();
  console.print(text);
  if (!output.file.empty()) console.print(fmt::format("Written to {}", output.file));
  return ExitCode::kFine;
}

}  // namespace

Command locate_command() {
  Command command;
  command.name = "locate";
  command.summary = "tell in which unit and regions points lie";
  command.description =
      "Tells for each record of POINTS in which unit of the FILEs it lies, and in which region of "
      "each scheme. POINTS is a table (.csv) with the columns lon and lat (WGS 84), or x and y "
      "(in the CRS of the layer, or --points-crs); or a layer of points in whatever GDAL reads; "
      "`-` is a table from standard input. Tables are worked off piece by piece, so that they may "
      "have any length.\n"
      "\n"
      "Without --out points are counted. With it every record is written, in its order and with "
      "its columns, and behind these: unit, unit_name, SCHEME and SCHEME_name for each scheme, "
      "where (inside, border, outside, or unknown for a record without coordinates), and for "
      "points outside distance_m, the metres to the nearest land of the layer, nearest_unit, and "
      "nearest_SCHEME, that unit's region. A name that POINTS has already gets _2 at its end. "
      "Without --scheme and --by all schemes of the region tables come that the layer's units have "
      "regions in.\n"
      "\n"
      "Answers are exact. A point on a border is given to the unit with the smallest code of those "
      "that it touches, and marked; where units overlap, the smallest code is taken as well, and "
      "such points are counted. A unit that lies in several regions of a scheme gives the "
      "composite "
      "of these, as everywhere.";
  command.examples = {
      {"How many places lie in which safety region",
       "grens locate shapes/nl/veiligheidshuizen-2010.csv "
       "shapes/nl/gemeenten-2024-approximate.shp --scheme veiligheidsregio"},
      {"A table of addresses from a pipe, with the region of each",
       "printf 'id,lon,lat\\n1,4.895,52.370\\n' | grens locate - "
       "shapes/nl/gemeenten-2024-approximate.shp --scheme veiligheidsregio,politie_eenheid -o -"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<LocateOptions>();
    app.add_option("POINTS", options->wish.points,
                   "Points: a table (.csv), or a layer of points; `-` is a table from standard "
                   "input")
        ->type_name("FILE")
        ->required()
        ->group(group::kInput);
    add_input_options(app, options->input, Files::kMany);
    app.option_defaults()->group(group::kInput);
    app.add_option("--points-crs", options->crs,
                   "CRS of the points, e.g. EPSG:28992; default: WGS 84 for lon and lat, what the "
                   "file says, else that of the layer")
        ->type_name("CRS");
    app.add_option("--points-layer", options->wish.points_layer,
                   "Layer of points where POINTS has several")
        ->type_name("NAME");
    add_repair_options(app, options->repair);
    add_table_options(app, options->tables);
    app.option_defaults()->group(group::kWork);
    app.add_option("--scheme", options->wish.regions.schemes,
                   fmt::format("Schemes of the region tables; KEY+KEY is their common refinement. "
                               "The tables of grens have {}",
                               kShippedSchemes))
        ->delimiter(',')
        ->allow_extra_args(false)  // or it would take FILE too
        ->type_name("KEY,...");
    app.add_option("--by", options->wish.regions.columns, "Columns of the layer to group units by")
        ->delimiter(',')
        ->allow_extra_args(false)  // or it would take FILE too
        ->type_name("COLUMN,...");
    add_layer_file_options(app, options->file, "File of the located points",
                           "Print the counts as JSON");
    add_content_options(app, options->file.content);
    return [options](Console& console) { return run_locate(*options, console); };
  };
  return command;
}

}  // namespace grens
