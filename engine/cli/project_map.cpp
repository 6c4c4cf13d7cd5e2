// The keys are put on a command line of the options of grens map, and read as that.
#include "cli/project_map.hpp"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <algorithm>

#include "base/error.hpp"
#include "cli/map_options.hpp"
#include "io/file_name.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// Those of grens map that a section can have: all but the two that say where it goes.
std::vector<std::string> option_keys(const CLI::App& app) {
  std::vector<std::string> keys;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      if (name != "out" && name != "format") keys.push_back(name);
    }
  }
  return keys;
}

/// The keys as arguments, in the reverse order that CLI11 takes them in.
std::vector<std::string> arguments_of(const TomlSection& section, const CLI::App& app,
                                      const std::vector<std::string>& keys) {
  std::vector<std::string> reversed;
  const std::vector<std::string> given = section.keys();
  for (const std::string& key : keys) {
    if (std::find(given.begin(), given.end(), key) == given.end()) continue;
    const std::string name = "--" + key;
    if (app.get_option(name)->get_expected_max() == 0) {
      if (section.flag(key)) reversed.push_back(name);
      continue;
    }
    const std::vector<std::string> values = section.values(key);
    for (auto value = values.rbegin(); value != values.rend(); ++value) {
      reversed.push_back(name + "=" + *value);
    }
  }
  return reversed;
}

/// A refusal, at the key that it speaks of first.
InputError refused(const TomlSection& section, const std::string& why) {
  const std::vector<std::string> keys = section.keys();
  for (std::size_t at = why.find("--"); at != std::string::npos; at = why.find("--", at + 2)) {
    const std::size_t end = why.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
    const std::string word = why.substr(at + 2, end - at - 2);
    if (std::find(keys.begin(), keys.end(), word) != keys.end()) return section.error(word, why);
  }
  return section.error("file", why);
}

}  // namespace

MapFile read_map(const TomlSection& section, const std::string& lang) {
  MapArguments arguments;
  CLI::App app;
  app.set_help_flag();
  add_map_options(app, arguments);
  std::vector<std::string> keys = option_keys(app);
  std::vector<std::string_view> allowed = {"file", "kind"};
  allowed.insert(allowed.end(), keys.begin(), keys.end());
  section.allow(allowed);
  section.require("file");
  arguments.out = *section.text("file");
  if (safe_file_name(arguments.out) != arguments.out) {
    throw section.error("file", fmt::format("{} is no file name: a map goes into the folder of "
                                            "the run, so name it without a folder, such as "
                                            "\"map.pdf\"",
                                            in_quotes(arguments.out)));
  }
  MapFile map;
  map.file = arguments.out;
  try {
    app.parse(arguments_of(section, app, keys));
    if (arguments.lang.empty()) arguments.lang = lang;
    map.order = map_order(arguments);
    map.format = page_format(arguments);
  } catch (const CLI::ParseError& error) {
    throw refused(section, error.what());
  } catch (const UsageError& error) {
    throw refused(section, error.what());
  }
  map.columns = map_columns(map.order);
  map.style = arguments.style;
  const std::string_view kind = map_kind(map.order);
  if (const auto said = section.text("kind"); said && *said != kind) {
    throw section.error("kind", fmt::format("the other keys make this map one of the kind {}, not "
                                            "{}; change one of them",
                                            in_quotes(std::string(kind)), in_quotes(*said)));
  }
  return map;
}

}  // namespace grens
