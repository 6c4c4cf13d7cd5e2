// grens partners PLACE: who has to sit at one table for a municipality or a region.
#include <fmt/format.h>

#include <memory>

#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/input_options.hpp"
#include "regions/year.hpp"
#include "regions/year_table.hpp"
#include "report/partner_report.hpp"

namespace grens {
namespace {

struct PartnersOptions {
  std::string place;
  TableOptions tables;
  bool json = false;
};

/// 1 January of the year asked for, else of the last one that the tables answer for.
Date day_of(const PartnersOptions& options, const RegionTables& tables) {
  if (options.tables.year) {
    check_year(tables, *options.tables.year);
    return first_of_january(*options.tables.year);
  }
  return table_years(tables).empty() ? kLastDate : first_of_january(covered_years(tables).back());
}

ExitCode run_partners(const PartnersOptions& options, Console& console) {
  const RegionTables tables = read_tables(options.tables, console.notices());
  const Date day = day_of(options, tables);
  if (options.tables.year) warn_of_later_year(tables, *options.tables.year, console.notices());
  const Partners partners = find_partners(tables, options.place, day);
  console.say_notices();
  if (options.json) {
    console.print_json(partners_json(partners, day));
    return ExitCode::kFine;
  }
  std::string text = partners_text(partners, day);
  text.pop_back();
  const std::size_t heading = text.find('\n');
  console.heading(text.substr(0, heading));
  console.print(text.substr(heading + 1));
  return ExitCode::kFine;
}

}  // namespace

Command partners_command() {
  Command command;
  command.name = "partners";
  command.summary = "tell who has to sit at one table for a place";
  command.description =
      "For a municipality or a region: every region of every other scheme that it meets, how that "
      "lies to it, and which of these regions end inside it, so that their border runs through "
      "the place. Only the region tables are read. A basis is said where a membership is not from "
      "a source.\n"
      "\n"
      "Of a municipality it also tells which of its regions cut each other, so that neither holds "
      "the other: for the smaller one in which regions of the other scheme it lies.\n"
      "\n"
      "PLACE is a code or a name, or the number in a municipality's code. A name that several "
      "places have needs the code, or SCHEME:REGION. The year is --year, or else the last one "
      "that the tables answer for, as grens years lists them.";
  command.examples = {
      {"A municipality where partners' lines meet", "grens partners Tholen"},
      {"A region, in another year", "grens partners politie_district:de-markiezaten --year 2015"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<PartnersOptions>();
    app.add_option("PLACE", options->place, "Municipality or region, by name or code")->required();
    add_table_options(app, options->tables);
    app.add_flag("--json", options->json, "Print the partners as JSON")->group(group::kOutput);
    return [options](Console& console) { return run_partners(*options, console); };
  };
  return command;
}

}  // namespace grens
