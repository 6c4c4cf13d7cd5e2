// The file is parsed whole, then each section is read by its own function, which names all keys
// that the section may have.
#include "cli/project.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/error.hpp"
#include "cli/map_options.hpp"
#include "cli/project_map.hpp"
#include "cli/style_file.hpp"
#include "io/connection.hpp"
#include "io/crs.hpp"
#include "io/encoding.hpp"
#include "io/formats.hpp"
#include "job/toml_section.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

namespace fs = std::filesystem;

/// A path as the project file means it.
fs::path resolved(const Project& project, const std::string& path) {
  return (project.file.parent_path() / path).lexically_normal();
}

/// Does what a wrong command line would be refused by: here it is the file that is wrong.
template <typename Check>
void check(const TomlSection& section, std::string_view key, Check of_usage) {
  try {
    of_usage();
  } catch (const UsageError& error) {
    throw section.error(key, error.what());
  }
}

void read_units(const TomlSection& units, Project& project) {
  units.allow(
      {"files", "layer", "crs", "code", "name", "population", "encoding", "dirty", "attribution"});
  for (const std::string& file : units.texts("files").value_or(std::vector<std::string>{})) {
    project.unit_files.push_back(is_connection(file) ? fs::path(file) : resolved(project, file));
  }
  project.layer = units.text("layer").value_or("");
  project.crs = units.text("crs").value_or("");
  project.code_field = units.text("code").value_or("");
  project.name_field = units.text("name").value_or("");
  project.population_field = units.text("population").value_or("");
  project.encoding = units.text("encoding").value_or("");
  project.attribution = units.text("attribution").value_or("");
  if (!project.crs.empty()) check(units, "crs", [&] { crs_from_text(project.crs); });
  if (!project.encoding.empty()) {
    check(units, "encoding", [&] { encoding_from_text(project.encoding); });
  }
  const auto dirty = units.word("dirty", {"report", "repair", "refuse"});
  if (dirty == "repair") project.dirt = Dirt::kRepair;
  if (dirty == "refuse") project.dirt = Dirt::kRefuse;
}

void read_membership_section(const TomlSection& membership, Project& project) {
  membership.allow({"file", "regions"});
  membership.require("file");
  project.tables = table_files_beside(resolved(project, *membership.text("file")).string());
  if (const auto regions = membership.text("regions")) {
    project.tables->regions = resolved(project, *regions).string();
  }
}

void read_scheme(const TomlSection& section, Project& project) {
  section.allow({"key", "title", "expect", "parent"});
  section.require("key");
  SchemeWish scheme;
  scheme.key = *section.text("key");
  const bool again = std::any_of(project.schemes.begin(), project.schemes.end(),
                                 [&](const SchemeWish& other) { return other.key == scheme.key; });
  if (again) {
    throw section.error(
        "key", fmt::format("the scheme {} is there twice; remove one", in_quotes(scheme.key)));
  }
  scheme.title = scheme.key;
  if (const auto title = section.section("title")) {
    title->allow({"nl", "en"});
    const std::string wanted = project.lang.empty() ? "en" : project.lang;
    for (const std::string& lang : title->keys()) {
      const std::string text = *title->text(lang);
      if (lang == wanted) scheme.title = text;
    }
  }
  if (const auto expect = section.integer("expect", 1, 1'000'000)) {
    scheme.expect = static_cast<std::size_t>(*expect);
  }
  scheme.parent = section.text("parent").value_or("");
  project.schemes.push_back(std::move(scheme));
  project.scheme_lines.push_back(section.line("key"));
}

/// Throws when a scheme is its own parent, or comes back to itself by way of others.
void check_parents(const std::vector<TomlSection>& sections, const Project& project) {
  const auto& schemes = project.schemes;
  const auto parent_of = [&](const std::string& key) {
    const auto found = std::find_if(schemes.begin(), schemes.end(),
                                    [&](const SchemeWish& scheme) { return scheme.key == key; });
    return found == schemes.end() ? std::string() : found->parent;
  };
  for (std::size_t i = 0; i < schemes.size(); ++i) {
    std::string path = in_quotes(schemes[i].key);
    std::string above = schemes[i].parent;
    // A circle that this scheme only leads to is told with a scheme of its own.
    for (std::size_t step = 0; step < schemes.size() && !above.empty(); ++step) {
      path += " - " + in_quotes(above);
      if (above == schemes[i].key) {
        throw sections[i].error(
            "parent",
            fmt::format("the parents of a scheme go in a circle, {}; take one out", path));
      }
      above = parent_of(above);
    }
  }
}

void read_output(const TomlSection& output, Project& project) {
  output.allow({"dir", "formats", "decimals", "quantization", "select"});
  if (const auto dir = output.text("dir")) {
    project.out_dir = is_connection(*dir) ? std::filesystem::path(*dir) : resolved(project, *dir);
  }
  project.formats = output.texts("formats").value_or(std::vector<std::string>{});
  for (const std::string& format : project.formats) {
    check(output, "formats", [&] { format_from_name(format); });
  }
  if (const auto decimals = output.integer("decimals", 0, 15)) {
    project.decimals = static_cast<int>(*decimals);
  }
  project.quantization = output.integer("quantization", 2, kMostQuantization);
  project.select = output.texts("select").value_or(std::vector<std::string>{});
}

}  // namespace

Project read_project(const fs::path& path, const std::string& lang) {
  const std::string file = path.string();
  const toml::table table = parse_toml(read_text_file(file), file);
  const TomlSection top(table, "", file);
  top.allow({"title", "lang", "year", "units", "membership", "scheme", "cross", "output", "rules",
             "map"});
  Project project;
  project.file = path;
  project.title = top.text("title").value_or("");
  project.lang = top.word("lang", {"nl", "en"}).value_or("");
  if (!lang.empty()) project.lang = lang;
  if (const auto year = top.integer("year", kFirstYear, kLastYear))
    project.year = static_cast<int>(*year);
  if (const auto units = top.section("units")) read_units(*units, project);
  if (const auto membership = top.section("membership")) {
    read_membership_section(*membership, project);
  }
  const std::vector<TomlSection> schemes = top.sections("scheme");
  for (const TomlSection& scheme : schemes) read_scheme(scheme, project);
  check_parents(schemes, project);
  if (const auto cross = top.section("cross")) {
    cross->allow({"pairs"});
    project.cross_pairs =
        cross->pairs("pairs").value_or(std::vector<std::pair<std::string, std::string>>{});
  }
  if (const auto output = top.section("output")) read_output(*output, project);
  if (const auto rules = top.section("rules")) {
    rules->allow({"file"});
    rules->require("file");
    project.rules = resolved(project, *rules->text("file"));
  }
  for (const TomlSection& map : top.sections("map")) {
    MapFile& read = project.maps.emplace_back(read_map(map, project.lang));
    if (!read.order.figures.empty()) {
      read.order.figures = resolved(project, read.order.figures).string();
    }
    if (!read.style.empty()) read.order.style = read_style(resolved(project, read.style));
    if (!read.order.points.empty()) {
      read.order.points = resolved(project, read.order.points).string();
    }
    project.map_lines.push_back(map.line("file"));
    const bool again =
        std::count_if(project.maps.begin(), project.maps.end(),
                      [&](const MapFile& other) { return other.file == read.file; }) > 1;
    if (again) throw map.error("file", "another [[map]] has this file already; name it otherwise");
  }
  return project;
}

void check_schemes(const Project& project, const RegionTables& tables) {
  for (std::size_t i = 0; i < project.schemes.size(); ++i) {
    const SchemeWish& scheme = project.schemes[i];
    try {
      check_scheme(tables, scheme.key);
      if (!scheme.parent.empty()) check_scheme(tables, scheme.parent);
    } catch (const UsageError& error) {
      throw error_at(project.file.string(), project.scheme_lines[i], error.what());
    }
  }
  for (std::size_t i = 0; i < project.maps.size(); ++i) {
    try {
      check_map_schemes(project.maps[i].order, tables);
    } catch (const UsageError& error) {
      throw error_at(project.file.string(), project.map_lines[i], error.what());
    }
  }
}

}  // namespace grens
