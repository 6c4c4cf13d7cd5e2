// grens years [FILE...]: the layouts that the tables know, or the one that files have.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/error.hpp"
#include "base/strict.hpp"
#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/input_options.hpp"
#include "job/unit_codes.hpp"
#include "report/years_report.hpp"

namespace grens {
namespace {

struct YearsOptions {
  InputOptions input;
  TableOptions tables;
  bool json = false;
};

void print_text(std::string text, Console& console) {
  text.pop_back();
  console.print(text);
}

ExitCode tell_years(const YearsOptions& options, Console& console) {
  const RegionTables tables = read_tables(options.tables, console.notices());
  std::vector<int> years = covered_years(tables);
  if (const auto& year = options.tables.year) {
    if (std::find(years.begin(), years.end(), *year) == years.end()) {
      throw InputError(fmt::format("{} does not cover {}: name a year from {} to {}",
                                   tables.files.membership, *year, years.front(), years.back()));
    }
    years = {*year};
  }
  const std::vector<YearLayout> layouts = year_table(tables, years);
  console.say_notices();
  if (options.json) {
    console.print_json(years_json(layouts));
  } else {
    print_text(years_text(layouts, console.verbose()), console);
  }
  return ExitCode::kFine;
}

ExitCode tell_layout(const YearsOptions& options, const ReadOptions& read, Console& console) {
  const RegionTables tables = read_tables(options.tables, console.notices());
  const std::vector<int> years = covered_years(tables);
  UnitSource source = read_units(read, console.notices(), console.progress());
  normalise_units(source.layer, tables, console.notices());
  const LayoutCheck check =
      check_layout(tables, unit_codes(source.layer), years, options.tables.year);
  if (read.strict) refuse_warnings(console.notices());
  console.say_notices();
  std::string file;
  for (const SourceInfo& input : source.sources) file += (file.empty() ? "" : ", ") + input.path;
  if (options.json) {
    console.print_json(layout_json(check, file));
  } else {
    print_text(layout_text(check, file, console.verbose()), console);
  }
  return ExitCode::kFine;
}

ExitCode run_years(const YearsOptions& options, Console& console) {
  const ReadOptions read = read_options(options.input, Files::kNone);  // none will do
  return read.inputs.empty() ? tell_years(options, console) : tell_layout(options, read, console);
}

}  // namespace

Command years_command() {
  Command command;
  command.name = "years";
  command.summary = "list the layouts of all years, or find a file's";
  command.description =
      "Without a FILE a line for each year that the tables cover: the number of municipalities on "
      "1 January, the number of regions of each scheme, and what changed since 1 January of the "
      "year before; a change on any other day comes with its date. \"10 into 3\" says that ten "
      "municipalities became three. With -v every change follows, with codes and sources.\n"
      "\n"
      "With FILEs it tells which year's layout they have together: which codes are of another year "
      "or of none, what became of those municipalities, and which ones are missing in the regions "
      "that the layer touches. --year compares with that year instead of the one that fits best. "
      "Differences are results: the exit status is 0.";
  command.examples = {
      {"All years", "grens years"},
      {"Of which year a file is", "grens years shapes/nl/gemeenten-2024-approximate.shp"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<YearsOptions>();
    add_input_options(app, options->input, Files::kMany);
    add_table_options(app, options->tables);
    app.get_option("--year")->description(
        "Only this year; with FILE: compare it with the layout of this year, not the one that its "
        "codes fit best");
    app.add_flag("--json", options->json, "Print the years, or the findings, as JSON")
        ->group(group::kOutput);
    return [options](Console& console) { return run_years(*options, console); };
  };
  return command;
}

}  // namespace grens
