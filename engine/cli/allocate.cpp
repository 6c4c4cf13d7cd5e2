// grens allocate FILE... --seats SEATS --within SCHEME: a region for each unit by its nearest seat.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "base/error.hpp"
#include "base/strict.hpp"
#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/input_options.hpp"
#include "io/output_set.hpp"
#include "job/allocate_job.hpp"
#include "job/dissolve_job.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

struct AllocateOptions {
  InputOptions input;
  TableOptions tables;
  AllocateWish wish;
  std::string out;
  bool json = false;
};

AllocateWish wish_of(const AllocateOptions& options) {
  AllocateWish wish = options.wish;
  if (wish.keep.find('+') != std::string::npos) {
    throw UsageError(fmt::format("--scheme {} is several schemes: name the one to complete",
                                 in_quotes(wish.keep)));
  }
  if (wish.keep == wish.within) {
    throw UsageError(
        fmt::format("--scheme and --within are both {}: units are given regions of "
                    "one scheme inside those of another",
                    in_quotes(wish.within)));
  }
  if (wish.key.find_first_of("+, ") != std::string::npos) {
    throw UsageError(fmt::format("--as {} is no key of a scheme: leave out +, commas and blanks",
                                 in_quotes(wish.key)));
  }
  if (wish.key.empty()) wish.key = wish.keep.empty() ? "nearest_seat" : wish.keep;
  wish.year = options.tables.year;
  return wish;
}

void refuse_out(const AllocateOptions& options) {
  if (options.out == "-" && options.json) {
    throw UsageError("--json and --out - both go to standard output: leave out one of them");
  }
  if (options.out.empty() || options.out == "-") return;
  if (lower_case(std::filesystem::path(options.out).extension().string()) == ".csv") return;
  throw UsageError(fmt::format("--out {} is a membership table: name a file that ends in .csv",
                               in_quotes(options.out)));
}

ExitCode run_allocate(const AllocateOptions& options, Console& console) {
  const ReadOptions read = read_options(options.input, Files::kMany);
  refuse_out(options);
  const AllocateWish wish = wish_of(options);
  const AllocatedLayer allocated =
      allocate_units(read, read_tables(options.tables, console.notices()), wish, console.notices(),
                     console.progress());
  if (read.strict) refuse_warnings(console.notices());
  const AllocationReport report = allocated.report();
  if (options.out == "-") {
    console.write(allocation_csv(report));
    return ExitCode::kFine;
  }
  if (!options.out.empty()) {
    std::vector<std::string> inputs = files_read(allocated.work);
    inputs.push_back(wish.seats);
    OutputSet set = OutputSet::of_file(options.out, inputs);
    set.add(std::filesystem::path(options.out).filename().string(), allocation_csv(report));
    set.finish();
  }
  console.say_notices();
  if (options.json) {
    console.print_json(allocation_json(report));
    return ExitCode::kFine;
  }
  std::string text = allocation_text(report);
  text.pop_back();
  console.print(text);
  if (!options.out.empty()) console.print(fmt::format("Written to {}", options.out));
  return ExitCode::kFine;
}

}  // namespace

Command allocate_command() {
  Command command;
  command.name = "allocate";
  command.summary = "give units the region of their nearest seat";
  command.description =
      "Gives each unit of the FILEs a region by its nearest seat: of the offices in --seats those "
      "count that stand in the unit's own region of another scheme (--within), and the nearest "
      "one's region is the unit's. Distances are as the crow flies, from a point inside the "
      "unit's largest part; of equal ones the smaller region code wins. A unit whose region of "
      "the other scheme has no seat is left without, and named: nothing is guessed.\n"
      "\n"
      "--seats is a CSV table with the columns region (or code), lon and lat (or x and y in the "
      "CRS of the layer), and where it has them name (of the region), place, and unit: the code "
      "of the unit in which the seat stands, which may lie outside the layer. A region may have "
      "several seats.\n"
      "\n"
      "With --scheme the units that have a region in that scheme of the tables keep it, and only "
      "the others are modelled. With --out a membership table is written that --membership takes: "
      "what was computed has the basis `modelled`, and its seat and distance as note.";
  command.examples = {
      {"A layer of Veiligheidshuizen from their offices of 2010",
       "grens allocate shapes/nl/gemeenten-2024-approximate.shp --seats "
       "shapes/nl/veiligheidshuizen-2010.csv --within veiligheidsregio --out build/houses.csv"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<AllocateOptions>();
    add_input_options(app, options->input, Files::kMany);
    add_table_options(app, options->tables);
    app.option_defaults()->group(group::kWork);
    app.add_option("--seats", options->wish.seats, "Table of seats")->type_name("FILE")->required();
    app.add_option("--within", options->wish.within,
                   fmt::format("Scheme whose regions no unit leaves for its seat; the tables of "
                               "grens have {}",
                               kShippedSchemes))
        ->type_name("SCHEME")
        ->required();
    app.add_option("--scheme", options->wish.keep,
                   "Scheme to complete: what the tables know of it stays as it is")
        ->type_name("SCHEME");
    app.add_option("--as", options->wish.key,
                   "Key of the scheme in the table; default: that of --scheme, else nearest_seat")
        ->type_name("KEY");
    app.option_defaults()->group(group::kOutput);
    app.add_option("-o,--out", options->out,
                   "Membership table to write (.csv). `-` is standard output, which takes nothing "
                   "else then")
        ->type_name("FILE");
    app.add_flag("--json", options->json, "Print the findings as JSON");
    return [options](Console& console) { return run_allocate(*options, console); };
  };
  return command;
}

}  // namespace grens
