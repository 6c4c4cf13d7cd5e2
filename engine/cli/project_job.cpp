// What the command line says goes before what the project file says, which goes before defaults.
#include "cli/project_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// What --input says, else the units of the project file with its settings.
ReadOptions reading(const ProjectArguments& arguments, const Project& project) {
  ReadOptions read = read_options(arguments.input, Files::kNone);
  if (!read.inputs.empty()) return read;
  for (const auto& file : project.unit_files) read.inputs.push_back(file.string());
  if (read.inputs.empty()) {
    throw InputError(fmt::format("{} names no unit layer; add [units] files, or give --input FILE",
                                 arguments.project));
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
std::optional<int> year_of(const ProjectArguments& arguments, const Project& project) {
  if (arguments.tables.year) return arguments.tables.year;
  return arguments.input.inputs.empty() ? project.year : std::nullopt;
}

RegionTables tables_of(const ProjectArguments& arguments, const Project& project,
                       Notices& notices) {
  const bool asked = !arguments.tables.membership.empty() || !arguments.tables.data.empty();
  if (project.tables && !asked) return load_tables(*project.tables, notices);
  return read_tables(arguments.tables, notices);
}

/// A layer in the place of the project file is a likely mistake; said before it is read as TOML.
void refuse_layer(const std::string& project, const std::string& command) {
  static constexpr std::array kLayers = {".shp",  ".dbf",     ".zip", ".gpkg",
                                         ".json", ".geojson", ".fgb", ".gml"};
  const std::string extension = lower_case(std::filesystem::path(project).extension().string());
  if (std::find(kLayers.begin(), kLayers.end(), extension) == kLayers.end()) return;
  throw UsageError(
      fmt::format("{0} is a layer, and {1} takes a project file: grens {1} shapes/nl/grens.toml "
                  "--input {0}, with --year YEAR where its codes do not tell the year; or for its "
                  "regions alone grens dissolve {0} --scheme KEY --out DIR",
                  shown(project, 200), command));
}

/// Only `run` knows databases.
void check_out(const ProjectArguments& arguments, const std::string& command) {
  if (command == "run") {
    output_place(arguments.output);
  } else {
    output_folder(arguments.output.out);
  }
}

}  // namespace

void add_project_options(CLI::App& app, ProjectArguments& arguments) {
  app.add_option("PROJECT", arguments.project, "Project file, e.g. grens.toml")->required();
  add_input_options(app, arguments.input, Files::kNone);
  add_repair_options(app, arguments.repair);
  add_table_options(app, arguments.tables);
  add_output_options(app, arguments.output);
  add_simplify_option(app, arguments.simplify);
  app.add_flag("--json", arguments.json, "Print the findings as JSON")->group(group::kOutput);
}

Project open_project(const ProjectArguments& arguments, const std::string& command) {
  refuse_layer(arguments.project, command);
  if (!arguments.output.out.empty()) check_out(arguments, command);
  return read_project(arguments.project, arguments.lang);
}

MainJob main_job_of(const ProjectArguments& arguments, const Project& project, Notices& notices) {
  MainJob job;
  job.title = project.title;
  job.read = reading(arguments, project);
  job.year = year_of(arguments, project);
  job.dirt = dirt_rule(arguments.repair, project.dirt);
  job.schemes = project.schemes;
  job.cross = project.cross_pairs;
  job.maps = project.maps;
  OutputOptions defaults;
  if (project.decimals) defaults.decimals = *project.decimals;
  defaults.select = project.select;
  defaults.write.quantization = project.quantization;
  OutputArguments output = arguments.output;
  if (output.formats.empty()) output.formats = project.formats;
  job.output = output_options(output, defaults);
  job.output.simplify = simplify_rule(arguments.simplify);
  if (!arguments.output.out.empty()) {
    job.out = arguments.output.out;  // checked by open_project
  } else if (project.out_dir) {
    job.out = project.out_dir->string();
  }
  job.tables = tables_of(arguments, project, notices);
  check_schemes(project, job.tables);
  return job;
}

}  // namespace grens
