// grens history UNIT: where a unit came from, what became of it, and in which regions it lay when.
#include <memory>

#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/input_options.hpp"
#include "report/history_report.hpp"

namespace grens {
namespace {

struct HistoryOptions {
  std::string unit;
  TableOptions tables;
  bool json = false;
};

ExitCode run_history(const HistoryOptions& options, Console& console) {
  const RegionTables tables = read_tables(options.tables, console.notices());
  const UnitHistory history = unit_history(tables, find_unit_ever(tables, options.unit));
  console.say_notices();
  if (options.json) {
    console.print_json(history_json(history));
    return ExitCode::kFine;
  }
  std::string text = history_text(history, console.verbose());
  text.pop_back();
  console.print(text);
  return ExitCode::kFine;
}

}  // namespace

Command history_command() {
  Command command;
  command.name = "history";
  command.summary = "tell what a municipality came from and became";
  command.description =
      "Tells of a unit of any year, by code or name: its names and days; the units that it was "
      "made of, and those before them; what became of it, until now; and in which region of each "
      "scheme it lay from when to when, with the basis and the sources of each fact. Of a unit "
      "that is no more it also tells in which regions its land lies now: one region where all of "
      "it must lie there, else the regions of each unit that has a part of it. Where "
      "something ends, the day is the first on which it no longer held.\n"
      "\n"
      "What a table calls uncertain is marked. The sources are keys; the README beside the tables "
      "says what they stand for. With -v the notes of the tables are told too.\n"
      "\n"
      "A name that several units have had is answered with their codes and days, and the exit "
      "status 2.";
  command.examples = {
      {"A municipality that moved to another safety region", "grens history Leerdam"},
      {"By code, for another program to read", "grens history GM0716 --json"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<HistoryOptions>();
    app.add_option("UNIT", options->unit, "Code or name, as GM0716 or Tholen")->required();
    add_table_options(app, options->tables);
    app.remove_option(app.get_option("--year"));  // all years are told
    app.add_flag("--json", options->json, "Print the history as JSON")->group(group::kOutput);
    return [options](Console& console) { return run_history(*options, console); };
  };
  return command;
}

}  // namespace grens
