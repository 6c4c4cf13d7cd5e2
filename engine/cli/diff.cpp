// grens diff A B: what differs between two years, two layers or two region tables.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/error.hpp"
#include "base/strict.hpp"
#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/input_options.hpp"
#include "cli/output_options.hpp"
#include "cli/summary.hpp"
#include "job/diff_files.hpp"
#include "job/diff_job.hpp"
#include "regions/date.hpp"
#include "regions/text.hpp"
#include "regions/year_table.hpp"

namespace grens {
namespace {

struct DiffOptions {
  std::string a;
  std::string b;
  InputOptions input;
  TableOptions tables;
  DiffWish wish;
  std::string out;
  bool json = false;
};

/// What A and B can be.
enum class Compared { kYears, kTables, kLayers };

Compared kind_of(const std::string& text) {
  const bool digits = text.size() == 4 && std::all_of(text.begin(), text.end(),
                                                      [](char c) { return c >= '0' && c <= '9'; });
  if (digits && std::stoi(text) >= kFirstYear && std::stoi(text) <= kLastYear) {
    return Compared::kYears;
  }
  const std::string extension = std::filesystem::path(text).extension().string();
  return lower_case(extension) == ".csv" ? Compared::kTables : Compared::kLayers;
}

const char* words_for(Compared kind) {
  switch (kind) {
    case Compared::kYears:
      return "a year";
    case Compared::kTables:
      return "a region table";
    case Compared::kLayers:
      return "a layer";
  }
  return "";
}

Compared kind_of(const DiffOptions& options) {
  const Compared kind = kind_of(options.a);
  const Compared other = kind_of(options.b);
  if (kind == other) return kind;
  throw UsageError(
      fmt::format("{} is {} and {} is {}: name two years, two layers or two region "
                  "tables",
                  in_quotes(options.a), words_for(kind), in_quotes(options.b), words_for(other)));
}

/// UsageError for an option that says nothing about what is compared.
void refuse_idle_options(const CLI::App& app, Compared kind) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->count() == 0 || !option->nonpositional()) continue;
    const std::string name = option->get_name();
    const bool layers = option->get_group() == group::kInput || name == "--tolerance";
    if (layers && kind != Compared::kLayers) {
      throw UsageError(fmt::format("{} is for two layers, and A is {}", name, words_for(kind)));
    }
    if (name == "--year" && kind != Compared::kTables) {
      throw UsageError(
          fmt::format("--year is for two region tables, and A is {}", words_for(kind)));
    }
    if ((name == "--data" || name == "--membership") && kind == Compared::kTables) {
      throw UsageError(fmt::format("{} names tables, and A and B are tables themselves", name));
    }
  }
}

std::unique_ptr<Diffed> compare(const DiffOptions& options, Compared kind, Console& console) {
  Notices& notices = console.notices();
  if (kind == Compared::kTables) {
    const RegionTables a = load_tables(table_files_beside(options.a), notices);
    const RegionTables b = load_tables(table_files_beside(options.b), notices);
    return diff_tables(a, b, options.tables.year, options.wish, notices);
  }
  if (kind == Compared::kYears) {
    const RegionTables tables = read_tables(options.tables, notices);
    warn_of_later_year(tables, std::stoi(options.b), notices);
    return diff_years(tables, std::stoi(options.a), std::stoi(options.b), options.wish, notices);
  }
  ReadOptions before = read_options(options.input, Files::kNone);
  ReadOptions after = before;
  before.inputs = {options.a};
  after.inputs = {options.b};
  const RegionTables tables = read_tables(options.tables, notices);
  return diff_layers(before, after, tables, options.wish, notices, console.progress());
}

ExitCode run_diff(const DiffOptions& options, const CLI::App& app, Console& console) {
  const Compared kind = kind_of(options);
  refuse_idle_options(app, kind);
  const std::string folder = options.out.empty() ? "" : output_folder(options.out);
  const std::unique_ptr<Diffed> diffed = compare(options, kind, console);
  if (options.input.read.strict) refuse_warnings(console.notices());
  std::vector<ManifestEntry> written;
  if (!folder.empty()) {
    OutputSet set = OutputSet::in_folder(folder, files_read(*diffed));
    write_diff_files(set, *diffed, console.notices());
    finish_folder(set, folder, console.notices());
    written = set.written();
  }
  console.say_notices();
  if (options.json) {
    console.print_json(diff_json(diffed->report()));
    return ExitCode::kFine;
  }
  std::string text = diff_text(diffed->report(), console.verbose());
  text.pop_back();
  console.print(text);
  if (!folder.empty()) {
    console.print();
    print_files(folder, written, console);
  }
  return ExitCode::kFine;
}

}  // namespace

Command diff_command() {
  Command command;
  command.name = "diff";
  command.summary = "tell what differs between years, layers or tables";
  command.description =
      "A and B are two years, two boundary files, or two region tables (.csv), the earlier one "
      "first. Told are units that merged, were split, got another code or name, ended or began; "
      "and for each scheme the regions that are gone, new or renamed, and the units, or parts of "
      "units, whose land went to another region, with their people.\n"
      "\n"
      "Years and layers whose codes fit a year follow units by the changes in the tables; other "
      "layers, and tables, by their codes alone. Two tables are compared on 1 January of the "
      "latest year that both know, or of --year; what they know on another basis is told too.\n"
      "\n"
      "Two layers are also laid over each other: land that lies in another unit than the changes "
      "say, land that no unit has any more or had before (mostly at the coast), and borders that "
      "are gone or new, because units merged or were split, or because a border moved. Two "
      "drawings of one border differ a little, so what is narrower than a tolerance is set apart "
      "and counted. The tolerance is found from border that both layers should have: 99% of it "
      "lies within. A layer in another CRS is taken to that of the first. Where borders within a "
      "layer do not match, the gaps between them count as land of no unit: repair it first.\n"
      "\n"
      "    grens diff old.shp new.shp --out changes\n"
      "\n"
      "With --out the findings are written as diff.json and diff.csv, and of layers as "
      "moved.geojson (land that moved, by unit and by region) and borders.geojson. The exit status "
      "is 0 whether there are differences or none.";
  command.examples = {
      {"What the mergers of 2019 did", "grens diff 2018 2019"},
      {"Land that changed region, as JSON and CSV",
       "grens diff 2021 2023 --scheme veiligheidsregio,politie_eenheid --out build/diff"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<DiffOptions>();
    app.add_option("A", options->a, "Year, boundary file or region table (.csv)")->required();
    app.add_option("B", options->b, "The same, of a later time")->required();
    add_input_options(app, options->input, Files::kNone);
    app.remove_option(app.get_option("--input"));
    add_table_options(app, options->tables);
    app.get_option("--year")->description(
        "Compare two tables on 1 January of this year (the latest that both know)");
    app.add_option(
           "--scheme", options->wish.schemes,
           fmt::format("Schemes to compare (all); the tables of grens have {}", kShippedSchemes))
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("KEY,...")
        ->group(group::kWork);
    app.add_option("--tolerance", options->wish.tolerance,
                   "Of two layers: land narrower than this, in metres, and border this close to "
                   "the other layer's has not moved; default: found from the layers")
        ->type_name("METRES")
        ->check(metres_up_to(1e6))
        ->group(group::kWork);
    app.add_option("-o,--out", options->out, "Folder for the results; made when it is not there")
        ->type_name("DIR")
        ->group(group::kOutput);
    app.add_flag("--json", options->json, "Print the findings as JSON")->group(group::kOutput);
    return [options, &app](Console& console) { return run_diff(*options, app, console); };
  };
  return command;
}

}  // namespace grens
