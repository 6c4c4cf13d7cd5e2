// grens audit PROJECT: which rules hold for the regions of a project, and which do not.
#include <fmt/format.h>

#include <memory>
#include <optional>

#include "cli/commands.hpp"
#include "cli/project_job.hpp"
#include "cli/summary.hpp"
#include "job/audit_job.hpp"
#include "job/rules_file.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

struct AuditOptions {
  ProjectArguments project;
  std::string rules;
  std::string suggest;
  std::string suggest_by;
  std::string what_if;
};

/// What --suggest A:B asks for.
std::optional<SuggestionWish> suggestion_of(const AuditOptions& options) {
  if (options.suggest.empty()) return std::nullopt;
  const std::size_t colon = options.suggest.find(':');
  SuggestionWish wish;
  wish.first = options.suggest.substr(0, colon);
  if (colon != std::string::npos) wish.second = options.suggest.substr(colon + 1);
  if (wish.first.empty() || wish.second.empty() || wish.first == wish.second ||
      wish.second.find(':') != std::string::npos) {
    throw UsageError(fmt::format(
        "--suggest takes two schemes, FIRST:SECOND, as in politie_district:veiligheidsregio, not "
        "{}",
        in_quotes(options.suggest)));
  }
  if (options.suggest_by == "units") wish.by = MoveMeasure::kUnits;
  return wish;
}

std::filesystem::path rules_path(const AuditOptions& options, const Project& project) {
  if (!options.rules.empty()) return options.rules;
  if (project.rules) return *project.rules;
  throw InputError(
      fmt::format("{} names no rules; add [rules] file = \"rules.toml\", or give "
                  "--rules FILE",
                  options.project.project));
}

void print_result(const AuditResult& result, const std::string& folder, Console& console) {
  if (!result.title.empty()) console.heading(result.title);
  print_layer(result.work, console);
  print_part(result.work, labels_of(result.schemes), console);
  std::string text = audit_text(result.report());
  text.pop_back();
  const std::size_t verdict = text.find('\n');
  console.heading(text.substr(0, verdict));
  console.print(text.substr(verdict + 1));
  if (result.files.empty()) return;
  console.print();
  console.heading(fmt::format("Written to {}", folder));
  console.print(fmt::format("  {}", fmt::join(result.files, ", ")));
}

ExitCode run_audit(const AuditOptions& options, Console& console) {
  const std::string& lang = options.project.lang;
  if (!lang.empty() && lang != "nl" && lang != "en") {
    throw UsageError(fmt::format("--lang is nl or en, not {}", in_quotes(lang)));
  }
  AuditJob job;
  job.suggest = suggestion_of(options);
  const Project project = open_project(options.project, "audit");
  job.rules = read_rules(rules_path(options, project));
  if (!options.what_if.empty()) job.proposal = read_proposal(options.what_if);
  job.main = main_job_of(options.project, project, console.notices());
  job.main.out = options.project.output.out;  // the project's folder is that of grens run
  if (!project.lang.empty()) job.lang = project.lang;
  if (options.project.input.inputs.empty()) job.attribution = project.attribution;
  const std::string folder = job.main.out;
  const auto result = run_audit_job(std::move(job), console.notices(), console.progress());
  console.say_notices();
  if (options.project.json) {
    console.print_json(audit_json(result->report()));
  } else {
    print_result(*result, folder, console);
  }
  return audit_fails(result->verdicts) ? ExitCode::kFindings : ExitCode::kFine;
}

}  // namespace

Command audit_command() {
  Command command;
  command.name = "audit";
  command.summary = "hold the regions of a project against rules";
  command.description =
      "Reads a project file and its rules ([rules] file, or --rules), prepares the layer as grens "
      "run does, and says of each rule whether it holds, the worst first: with the units that "
      "break it, their people and area, and what the verdict rests on. Membership rows that rest "
      "on the very document that makes a claim cannot prove it; they are counted apart.\n"
      "\n"
      "A rule is an [[rule]] of a TOML file: so many regions (count), so many units in one "
      "(units), every unit has a region (completeness), each region lies in one of another scheme "
      "(nesting), two schemes are the same (congruence), a region is just these others together "
      "(containment), a unit lies in a region (membership), no exclaves (contiguity), people or "
      "km2 between bounds (size), borders as in a published layer to within so many metres "
      "(agreement), the same areas since a day (unchanged). It has a severity, the text of its "
      "claim and where that comes "
      "from. A [[rule.exception]] is known and accepted until its date: it is shown and does not "
      "fail; one that no longer occurs does.\n"
      "\n"
      "With --out the findings are written as audit.html, a page for any browser that holds its "
      "maps and asks no network, and as audit.json, audit.csv and audit.md, measures of all "
      "regions and pairs of schemes as audit-regions.csv and audit-pairs.csv, and what regions cut "
      "off each other as cross-border.json, .csv and geometry. The exit status is 1 when a rule of "
      "severity error is broken.\n"
      "\n"
      "--suggest FIRST:SECOND adds the smallest moves that would make the first scheme nest in the "
      "second. Only the first changes: each of its regions keeps its piece with most people (most "
      "area, where not all people are known; most units with --suggest-by units), and its other "
      "units go to the region across the longest border that lies wholly inside the same region of "
      "the second; else to one that does once its own exceptions have moved, or through units that "
      "moved already. What can reach none needs a new region. What the tables do not tell is "
      "listed as undecided. Moves are a proposal: they change neither verdict nor exit status. "
      "With "
      "--out they are written as suggested-moves.csv, which --what-if reads.\n"
      "\n"
      "--what-if FILE audits a proposal, such as a bill before parliament: units moved to other "
      "regions, units merged, regions founded. The file is a table with the columns kind, unit, "
      "scheme, to and rows such as these, in any order; units and regions by name or code:\n"
      "  move,Tholen,politie_district,Zeeland  the unit lies in that region\n"
      "  merge,Brielle,,Westvoorne             the first becomes part of the second\n"
      "  new,GM1992,,Voorne aan Zee            a new unit, to merge others into\n"
      "  new,delta,politie_district,Delta      a new region, to move units to\n"
      "A unit that takes in others keeps its regions, and a new one has those that its parts "
      "share, "
      "unless a move tells another. The same rules judge the regions as they would be. What gets "
      "better and worse comes first; with --out it is in audit-what-if.csv as well. A known "
      "exception that the proposal makes needless breaks no rule, and rows of the proposal prove "
      "nothing. Verdict, exit status, --suggest and all files are those of the proposal.";
  command.examples = {
      {"The rules that ship, on the layer that ships", "grens audit shapes/nl/grens.toml"},
      {"With files for a spreadsheet, a mail and a map",
       "grens audit shapes/nl/grens.toml --out build/audit"},
      {"Which moves would make police districts nest in safety regions",
       "grens audit shapes/nl/grens.toml --suggest politie_district:veiligheidsregio"},
      {"What a merger before parliament would change",
       "echo merge,Wijdemeren,,Hilversum | sed '1i kind,unit,scheme,to' > moves.csv && grens audit "
       "shapes/nl/grens.toml --what-if moves.csv"},
  };
  command.setup = [](CLI::App& app) -> Run {
    auto options = std::make_shared<AuditOptions>();
    add_project_options(app, options->project);
    app.add_option("--lang", options->project.lang,
                   "Language of audit.html: nl or en (the project's, or en)")
        ->type_name("LANG")
        ->group(group::kOutput);
    app.add_option("--rules", options->rules, "Rules to hold it against (those of the project)")
        ->type_name("FILE")
        ->group(group::kWork);
    auto* suggest =
        app.add_option("--suggest", options->suggest,
                       "The smallest moves that would make the first scheme nest in the second")
            ->type_name("FIRST:SECOND")
            ->group(group::kWork);
    app.add_option("--what-if", options->what_if,
                   "A table of moves and mergers; audits the regions as they would be")
        ->type_name("FILE")
        ->group(group::kWork);
    app.add_option("--suggest-by", options->suggest_by,
                   "What moves least: people (default) or units")
        ->check(one_of({"people", "units"}))
        ->needs(suggest)
        ->group(group::kWork);
    return [options](Console& console) { return run_audit(*options, console); };
  };
  return command;
}

}  // namespace grens
