// grens run PROJECT: the main job from a project file.
#include <fmt/format.h>

#include <memory>

#include "cli/commands.hpp"
#include "cli/project_job.hpp"
#include "cli/summary.hpp"
#include "job/main_job.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

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
  if (result.schema.empty()) {
    json["folder"] = result.out;
    json["files"] = result.files;
  } else {
    json["database"] = result.out;
    json["schema_of_tables"] = result.schema;
    json["tables"] = result.files;
  }
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
  const std::string in_schema =
      result.schema.empty() ? "" : fmt::format("the schema {} of ", in_quotes(result.schema));
  console.heading(fmt::format("Written to {}{}", in_schema, result.out));
  std::string files;
  for (const std::string& file : result.files) {
    files += (files.empty() ? "" : ", ") + shown(file, 63);
  }
  console.print("  " + files);
}

ExitCode run_run(const ProjectArguments& options, Console& console) {
  const Project project = open_project(options, "run");
  MainJob job = main_job_of(options, project, console.notices());
  if (job.out.empty()) job.out = "out";
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
      "and a manifest with the hash of every file; overlaps.csv when units overlap. Each [[map]] "
      "of the "
      "project is drawn too; its keys are the options of grens map.\n"
      "\n"
      "With --input another layer is taken. The project's year and its [units] settings (layer, "
      "crs, code, name, population, encoding) are about the project's own files and are left "
      "aside: the year is found out from the codes, or given by --year, and the rest by the "
      "options of the same names. All else is as the project says.\n"
      "\n"
      "--out PG:\"dbname=NAME schema=NAME\" writes tables into a schema of a PostGIS database "
      "(grens "
      "when none is named), in one transaction: regions, borders, neighbours, overlaps and "
      "cross-border findings, each with its provenance as comment. Tables of an earlier run are "
      "replaced, other tables are never touched, and maps are left out. Keep the password out of "
      "the command line: PGPASSWORD and ~/.pgpass work.";
  command.examples = {
      {"The project that ships", "grens run shapes/nl/grens.toml --out build/nl"},
      {"The same as GeoPackage",
       "grens run shapes/nl/grens.toml --format gpkg --out build/nl-gpkg"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<ProjectArguments>();
    add_project_options(app, *options);
    return [options](Console& console) { return run_run(*options, console); };
  };
  return command;
}

}  // namespace grens
