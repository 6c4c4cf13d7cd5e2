// grens convert FILE: a table of figures by unit, brought from the layout of one year to another's.
#include <fmt/format.h>

#include <algorithm>

#include <filesystem>
#include <memory>

#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/input_options.hpp"
#include "io/output_set.hpp"
#include "job/overlap_weights.hpp"
#include "regions/convert_table.hpp"
#include "regions/dutch_numbers.hpp"
#include "regions/figure_columns.hpp"
#include "regions/text.hpp"
#include "regions/year_table.hpp"
#include "report/convert_report.hpp"

namespace grens {
namespace {

struct ConvertOptions {
  std::string file;
  int from = 0;
  int to = 0;
  ColumnChoice columns;
  std::string weights;
  std::vector<std::string> layers;
  std::string data;
  std::string out;
};

bool by_layers(const ConvertOptions& options) {
  return options.weights == "area" || options.weights == "population";
}

void check_options(const ConvertOptions& options) {
  if (options.from == options.to) {
    throw UsageError(fmt::format("--from and --to are both {}: name two years", options.from));
  }
  check_choice(options.columns);
  if (by_layers(options)) {
    if (options.layers.empty() && options.weights == "area") {
      throw UsageError(
          fmt::format("--weights area needs two boundary layers to compare: --layers "
                      "UNITS-OF-{},UNITS-OF-{}",
                      options.from, options.to));
    }
    if (options.layers.empty()) {
      throw UsageError(fmt::format(
          "how many people of a divided unit live where is in no table of grens: give --layers "
          "NEIGHBOURHOODS-OF-{},UNITS-OF-{}, the first with people, or a table of weights with "
          "--weights FILE",
          options.from, options.to));
    }
    if (options.layers.size() != 2) {
      throw UsageError("--layers takes two files with a comma between them: BEFORE,AFTER");
    }
  } else if (!options.layers.empty()) {
    throw UsageError(
        "--layers says where --weights area or population come from: give one of them");
  }
  if (options.out.empty()) {
    throw UsageError("say where the table goes: --out FILE, such as out.csv, or --out -");
  }
  const std::string extension = std::filesystem::path(options.out).extension().string();
  if (options.out != "-" && lower_case(extension) != ".csv") {
    throw UsageError(
        fmt::format("the table is written as CSV, and {} does not end in .csv: name "
                    "another file with --out",
                    shown(options.out)));
  }
}

/// The weights that the options ask for, of the units that need them.
OverlapWeights find_weights(const ConvertOptions& options, const std::vector<UnitSplit>& splits,
                            const RegionTables& tables, Notices& notices) {
  if (options.weights.empty()) return {};
  if (splits.empty()) {
    notices.info("weights", fmt::format("no figures have to be divided between {} and {}, and "
                                        "weights were not used",
                                        options.from, options.to));
    return {};
  }
  if (!by_layers(options)) {
    const CsvTable table = read_csv(options.weights);
    return {read_split_weights(table, splits, notices), {options.weights}, false};
  }
  const OverlapMeasure measure =
      options.weights == "area" ? OverlapMeasure::kArea : OverlapMeasure::kPeople;
  return overlap_weights({options.layers[0], options.layers[1], options.from, options.to}, measure,
                         splits, tables, notices);
}

CsvTable read_table(const ConvertOptions& options, Notices& notices) {
  const std::string text = read_text_file(options.file);
  CsvTable table = parse_csv(text, options.file);
  read_dutch_numbers(table, text, options.columns, notices);
  return table;
}

ExitCode run_convert(const ConvertOptions& options, Console& console) {
  check_options(options);
  Notices& notices = console.notices();
  const RegionTables tables = read_tables({{}, options.data, {}}, notices);
  const UnitLinks links = link_units(tables, options.from, options.to);
  warn_of_later_year(tables, std::max(options.from, options.to), notices);
  const FigureTable table = read_figures(read_table(options, notices), options.columns,
                                         options.from, table_codes(tables), notices);
  const OverlapWeights weights =
      find_weights(options, splits_to_weigh(table, links), tables, notices);
  const Conversion conversion =
      convert_figures(table, tables, options.from, options.to, links, weights.weights, notices);
  const std::string csv = conversion_csv(conversion, options.file, weights.approximate);
  std::string text = conversion_text(conversion, tables);
  text.pop_back();
  if (options.out == "-") {
    console.say_notices();
    console.say(text);
    console.write(csv);
    return ExitCode::kFine;
  }
  std::vector<std::string> inputs = weights.files;
  inputs.push_back(options.file);
  for (const TableRead& read : tables.read) inputs.push_back(read.path);
  OutputSet set = OutputSet::of_file(options.out, inputs);
  set.add(std::filesystem::path(options.out).filename().string(), csv);
  set.finish();
  console.say_notices();
  console.print(text);
  console.print(fmt::format("Written to {}", options.out));
  return ExitCode::kFine;
}

void add_column_options(CLI::App& app, ColumnChoice& columns) {
  app.option_defaults()->group(group::kInput);
  app.add_option("--code-field", columns.unit,
                 "Column of the units' codes; `unit` or one of CBS's conventions otherwise")
      ->type_name("COLUMN");
  app.option_defaults()->group(group::kWork);
  const auto list = [&](const char* name, std::vector<std::string>& target, const char* form,
                        const char* what) {
    app.add_option(name, target, what)->delimiter(',')->allow_extra_args(false)->type_name(form);
  };
  list("--sum", columns.sums, "COLUMN,...", "Columns that are added up, and divided by weights");
  list("--mean", columns.means, "COLUMN:WEIGHT,...",
       "Columns that are averaged, each weighed by a sum column");
  list("--text", columns.texts, "COLUMN,...", "Columns whose different texts are joined by \"; \"");
}

}  // namespace

Command convert_command() {
  Command command;
  command.name = "convert";
  command.summary = "bring a table by municipality to another year";
  command.description =
      "Reads a CSV table with a row for each unit of the year --from and writes it with a row for "
      "each unit of the year --to, later or earlier. Figures of units that were joined are put "
      "together. Figures of a unit whose land lies in several others are divided only with "
      "weights that you state; without them nothing is written and the unit is named. Totals are "
      "kept to the last unit: shares are rounded by the largest remainder, and the total of each "
      "sum is told before and after.\n"
      "\n"
      "You say for each column of numbers what it is: a sum, a mean or a text. Other texts have to "
      "be the same in units that are joined. A column of names (naam, statnaam, ...) gets the "
      "names of the other year. Where a column called year or jaar has several years only the "
      "rows of --from are taken; a single year there is that of the figures, which may have the "
      "units of another. So a result can be converted again.\n"
      "\n"
      "Empty cells and CBS's negative codes (-99997) are unknown, and so is every sum of which a "
      "part is unknown or has no row: its cell is left empty. The result has two columns more: "
      "carried (exact, summed, apportioned) and from_units.\n"
      "\n"
      "A table of weights has the columns old,new,weight: a row for each unit that is divided and "
      "each unit that has a part of it; the weights may be people, addresses or shares. A table "
      "of changes with a column weight will do. Figures follow the land with --weights area, and "
      "the people of neighbourhoods with --weights "
      "population; both need two boundary layers.";
  command.examples = {
      {"People of 2022 by the municipalities of 2024",
       "grens convert shapes/nl/population.csv --from 2022 --to 2024 --sum persons --out "
       "build/population-2024.csv"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<ConvertOptions>();
    app.add_option("FILE", options->file, "Table to convert, CSV with a header")->required();
    const auto year = [&](const char* name, int& target, const char* what) {
      app.add_option(name, target, what)
          ->required()
          ->type_name("YEAR")
          ->check(CLI::Range(kFirstYear, kLastYear))
          ->group(group::kWork);
    };
    year("--from", options->from, "The table has the units of 1 January of this year");
    year("--to", options->to, "The result has those of 1 January of this year");
    add_column_options(app, options->columns);
    app.add_option("--weights", options->weights,
                   "How figures of a divided unit are divided: a table (FILE), by `area`, or by "
                   "`population`")
        ->type_name("FILE|area|population")
        ->group(group::kWork);
    app.add_option("--layers", options->layers,
                   "Boundary layers that area and population are found by: the units of --from "
                   "(for population their neighbourhoods, with people), and those of --to")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("BEFORE,AFTER")
        ->group(group::kWork);
    app.add_option("--data", options->data,
                   "Folder of the region tables, when not those that came with grens (also: "
                   "GRENS_DATA)")
        ->type_name("FOLDER")
        ->group(group::kTables);
    app.add_option("-o,--out", options->out,
                   "CSV file to write; `-` is standard output, which gets nothing else then")
        ->type_name("FILE")
        ->group(group::kOutput);
    return [options](Console& console) { return run_convert(*options, console); };
  };
  return command;
}

}  // namespace grens
