// grens run PROJECT: the main job from a project file.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

#include "cli/commands.hpp"
#include "cli/data_folder.hpp"
#include "cli/input_options.hpp"
#include "cli/output_options.hpp"
#include "cli/project.hpp"
#include "cli/summary.hpp"
#include "job/main_job.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

struct RunOptions {
  std::string project;
  InputOptions input;
  RepairArguments repair;
  TableOptions tables;
  OutputArguments output;
  bool json = false;
};

/// What --input says, else the units of the project file with its settings.
ReadOptions reading(const RunOptions& options, const Project& project) {
  ReadOptions read = read_options(options.input, Files::kNone);
  if (!read.inputs.empty()) return read;
  for (const auto& file : project.unit_files) read.inputs.push_back(file.string());
  if (read.inputs.empty()) {
    throw InputError(fmt::format("{} names no unit layer; add [units] files, or give --input FILE",
                                 options.project));
  }
  const auto fill = [](std::string& option, const std::string& setting) {
    if (option.empty()) option = setting;
  };
  fill(read.layer, project.layer);
  fill(read.crs, project.crs);
  fill(read.encoding, project.encoding);
  if (!read.unit_from) {  // else other units are asked for than those that the project names
    fill(read.code_field, project.code_field);
    fill(read.name_field, project.name_field);
  }
  fill(read.population_field, project.population_field);
  return read;
}

/// A project's year is that of its own units; another layer's is found out.
std::optional<int> year_of(const RunOptions& options, const Project& project) {
  if (options.tables.year) return options.tables.year;
  return options.input.inputs.empty() ? project.year : std::nullopt;
}

RegionTables tables_of(const RunOptions& options, const Project& project, Notices& notices) {
  const bool asked = !options.tables.membership.empty() || !options.tables.data.empty();
  if (project.tables && !asked) return load_tables(*project.tables, notices);
  return read_tables(options.tables, notices);
}

MainJob job_of(const RunOptions& options, const Project& project, Notices& notices) {
  MainJob job;
  job.title = project.title;
  job.read = reading(options, project);
  job.year = year_of(options, project);
  job.dirt = dirt_rule(options.repair, project.dirt);
  job.schemes = project.schemes;
  job.cross = project.cross_pairs;
  OutputOptions defaults;
  if (project.decimals) defaults.decimals = *project.decimals;
  OutputArguments arguments = options.output;
  if (arguments.formats.empty()) arguments.formats = project.formats;
  job.output = output_options(arguments, defaults);
  if (!options.output.out.empty()) {
    job.out = output_folder(options.output.out);
  } else {
    job.out = project.out_dir ? project.out_dir->string() : "out";
  }
  job.tables = tables_of(options, project, notices);
  check_schemes(project, job.tables);
  if (!project.unused.empty()) {
    notices.warn("unused", fmt::format("{}: this version makes nothing of {}", options.project,
                                       fmt::join(project.unused, " and ")));
  }
  return job;
}

nlohmann::ordered_json result_json(const MainResult& result) {
  nlohmann::ordered_json json = {{"schema", "grens-run/1"}};
  json["units"] = result.work.codes.size();
  json["year"] = result.work.fit.year ? nlohmann::ordered_json(*result.work.fit.year)
                                      : nlohmann::ordered_json(nullptr);
  if (result.work.fit.units_year) json["units_year"] = *result.work.fit.units_year;
  json["borders_match"] = result.work.clean();
  json["schemes"] = nlohmann::ordered_json::array();
  for (const SchemeLayer& scheme : result.schemes) {
    json["schemes"].push_back({{"key", scheme.labels.scheme},
                               {"regions", region_total(scheme.labels)},
                               {"features", scheme.labels.regions.size()},
                               {"repaired", scheme.land.repaired_count()},
                               {"units_without_region", scheme.labels.without_region},
                               {"incomplete", scheme.labels.incomplete()}});
  }
  if (result.cross) json["cross_border"] = cross_border_json(result.cross->reports());
  json["folder"] = result.out;
  json["files"] = result.files;
  json["leftovers"] = result.leftovers;
  return json;
}

void print_result(const std::string& title, const MainResult& result, Console& console) {
  if (!title.empty()) console.heading(title);
  print_layer(result.work, console);
  print_part(result.work, labels_of(result.schemes), console);
  console.heading("Regions");
  for (std::size_t s = 0; s < result.schemes.size(); ++s) {
    print_scheme(result.work, result.schemes[s], result.wishes[s].title, console);
  }
  console.print();
  if (result.cross) {
    console.heading("Where regions cut across each other");
    print_cross(*result.cross, console);
  }
  console.heading(fmt::format("Written to {}", result.out));
  std::string files;
  for (const std::string& file : result.files) files += (files.empty() ? "" : ", ") + file;
  console.print("  " + files);
}

/// A layer in the place of the project file is a likely mistake; said before it is read as TOML.
void refuse_layer(const std::string& project) {
  static constexpr std::array kLayers = {".shp",  ".dbf",     ".zip", ".gpkg",
                                         ".json", ".geojson", ".fgb", ".gml"};
  const std::string extension = lower_case(std::filesystem::path(project).extension().string());
  if (std::find(kLayers.begin(), kLayers.end(), extension) == kLayers.end()) return;
  throw UsageError(
      fmt::format("{0} is a layer, and run takes a project file: grens run shapes/nl/grens.toml "
                  "--input {0}, with --year YEAR where its codes do not tell the year; or for its "
                  "regions alone grens dissolve {0} --scheme KEY --out DIR",
                  shown(project, 200)));
}

ExitCode run_run(const RunOptions& options, Console& console) {
  refuse_layer(options.project);
  if (!options.output.out.empty()) output_folder(options.output.out);  // refused first of all
  const Project project = read_project(options.project);
  MainJob job = job_of(options, project, console.notices());
  const auto result = run_main_job(std::move(job), console.notices(), console.progress());
  console.say_notices();
  if (options.json) {
    console.print_json(result_json(*result));
  } else {
    print_result(project.title, *result, console);
  }
  return ExitCode::kFine;
}

}  // namespace

Command run_command() {
  Command command;
  command.name = "run";
  command.summary = "do the main job of a project file";
  command.description =
      "Reads a project file (TOML), makes the region layers of all its schemes from its unit layer "
      "or from --input, finds where regions cut across each other, and writes everything into one "
      "folder: a layer for each scheme, all borders as lines, neighbours, cross-border findings, "
      "and a manifest with the hash of every file; overlaps.csv when units overlap.\n"
      "\n"
      "With --input another layer is taken. The project's year and its [units] settings (layer, "
      "crs, code, name, population, encoding) are about the project's own files and are left "
      "aside: the year is found out from the codes, or given by --year, and the rest by the "
      "options of the same names. All else is as the project says.";
  command.examples = {
      {"The project that ships", "grens run shapes/nl/grens.toml --out build/nl"},
      {"The same as GeoPackage",
       "grens run shapes/nl/grens.toml --format gpkg --out build/nl-gpkg"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<RunOptions>();
    app.add_option("PROJECT", options->project, "Project file, e.g. grens.toml")->required();
    add_input_options(app, options->input, Files::kNone);
    add_repair_options(app, options->repair);
    add_table_options(app, options->tables);
    add_output_options(app, options->output);
    app.add_flag("--json", options->json, "Print the findings as JSON")->group(group::kOutput);
    return [options](Console& console) { return run_run(*options, console); };
  };
  return command;
}

}  // namespace grens
