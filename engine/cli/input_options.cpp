#include "cli/input_options.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/suggest.hpp"
#include "io/crs.hpp"
#include "io/encoding.hpp"
#include "regions/date.hpp"
#include "regions/text.hpp"

namespace grens {

CLI::Validator metres_up_to(double most) {
  return CLI::Validator(
      [most](std::string& text) {
        double metres = 0;
        const bool number = CLI::detail::lexical_cast(text, metres);
        if (number && metres >= 0 && metres <= most) return std::string();
        return fmt::format("{} is no number of metres from 0 to {:g}", in_quotes(text), most);
      },
      "");
}

CLI::Validator one_of(std::vector<std::string> words) {
  // An empty name keeps CLI11 from listing the words once more behind the option's placeholder.
  return CLI::Validator(
      [words = std::move(words)](std::string& given) {
        for (const std::string& word : words) {
          if (given == word) return std::string();
        }
        return fmt::format("'{}' is none of {}{}", given, fmt::join(words, ", "),
                           did_you_mean(given, words));
      },
      "");
}

namespace {

/// SQLite stops at a semicolon and would ignore in silence what follows.
void refuse_statements(const std::string& where) {
  char quote = '\0';
  for (const char c : where) {
    if (quote != '\0') {
      if (c == quote) quote = '\0';  // a doubled quote opens again at once
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == ';') {
      throw UsageError(
          fmt::format("--where {} holds a semicolon outside quotes: give one filter, without it",
                      in_quotes(where)));
    }
  }
}

}  // namespace

void add_input_options(CLI::App& app, InputOptions& options, Files files) {
  app.option_defaults()->group(group::kInput);
  if (files != Files::kNone) {
    CLI::Option* file = app.add_option(
        "FILE", options.files,
        "Boundary file: shapefile, GeoPackage, GeoJSON, a zipped shapefile, a folder with one of "
        "them, `-` for standard input, or anything else that GDAL reads");
    file->type_name("FILE");
    if (files == Files::kOne) file->expected(1)->required();
  }
  const auto text = [&](const char* names, std::string& target, const char* value,
                        const char* what) {
    return app.add_option(names, target, what)->type_name(value);
  };
  app.add_option("--input", options.inputs,
                 "A further file, or a database such as PG:\"dbname=NAME host=HOST\"; may be "
                 "repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  text("--layer", options.read.layer, "NAME",
       "Layer to read where an input has several; of a database SCHEMA.TABLE");
  text("--crs", options.read.crs, "CRS",
       "Coordinate reference system of the inputs, e.g. EPSG:28992; overrides what they say");
  text("--encoding", options.read.encoding, "NAME", "Encoding of the text in a .dbf, e.g. CP1252");
  CLI::Option* code = text("--code-field", options.read.code_field, "FIELD",
                           "Field of the units' codes; found by CBS's conventions otherwise");
  text("--name-field", options.read.name_field, "FIELD", "Field of the units' names");
  text("--population-field", options.read.population_field, "FIELD", "Field of the population");
  text("--unit-from", options.unit_from, "FIELD[:first-last]",
       "Make one unit of the records that share this field, or these characters of it (from 1)")
      ->excludes(code);
  text("--where", options.read.where, "FILTER",
       "Only records that pass this filter (OGR SQL), e.g. \"landsdeel = 'West'\"");
  text("--water", options.water, "keep|drop", "What to do with water records (default: drop)")
      ->check(one_of({"keep", "drop"}));
  app.add_flag("--strict", options.read.strict,
               "Stop at what would be dropped, corrected or left in doubt otherwise");
}

void add_repair_options(CLI::App& app, RepairArguments& arguments) {
  app.add_flag("--repair", arguments.repair,
               "Repair borders that do not match, as grens repair does, before anything else")
      ->group(group::kInput);
  app.add_option("--tolerance", arguments.tolerance,
                 "Of a repair: gaps narrower than this, in metres, are filled; default: found from "
                 "the layer")
      ->type_name("METRES")
      ->check(metres_up_to(1e6))
      ->group(group::kInput);
}

DirtRule dirt_rule(const RepairArguments& arguments, Dirt otherwise) {
  const DirtRule rule{arguments.repair ? Dirt::kRepair : otherwise, arguments.tolerance};
  if (rule.tolerance && rule.dirt != Dirt::kRepair) {
    throw UsageError("--tolerance is that of a repair: give --repair with it");
  }
  return rule;
}

ReadOptions read_options(const InputOptions& options, Files files) {
  ReadOptions read = options.read;
  read.inputs = options.files;
  read.inputs.insert(read.inputs.end(), options.inputs.begin(), options.inputs.end());
  if (read.inputs.empty() && files != Files::kNone) {
    throw UsageError("there is nothing to read: name a FILE");
  }
  refuse_statements(read.where);
  if (!read.crs.empty()) crs_from_text(read.crs);  // refused before a file is opened
  if (!read.encoding.empty()) encoding_from_text(read.encoding);
  if (!options.unit_from.empty()) read.unit_from = parse_unit_from(options.unit_from);
  read.keep_water = options.water == "keep";
  return read;
}

void add_table_options(CLI::App& app, TableOptions& options) {
  app.option_defaults()->group(group::kTables);
  app.add_option(
         "--year", options.year,
         "Regions as of 1 January of this year, else of the year that the codes fit; a layer of "
         "another year is told them where that is exact")
      ->type_name("YEAR")
      ->check(CLI::Range(kFirstYear, kLastYear));
  CLI::Option* data = app.add_option("--data", options.data,
                                     "Folder of the region tables, when not those that came with "
                                     "grens (also: GRENS_DATA)");
  data->type_name("FOLDER");
  app.add_option("--membership", options.membership,
                 "Your own table of units and regions: long (unit,scheme,region,...) or wide (unit "
                 "and a column for each scheme)")
      ->type_name("FILE")
      ->excludes(data);
}

}  // namespace grens
