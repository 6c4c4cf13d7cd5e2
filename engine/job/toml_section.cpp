// toml++ keeps with each value the place where it stands in the file; all messages are made of it.
#include "job/toml_section.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "regions/text.hpp"

namespace grens {
namespace {

std::string words(std::span<const std::string_view> allowed) {
  const std::vector<std::string> list(allowed.begin(), allowed.end());
  return listed(list, list.size());
}

/// The parser makes a table in a table for each part of a key, and no stack holds any number.
constexpr std::size_t kMostParts = 1000;

void refuse_endless_keys(std::string_view text, const std::string& file) {
  std::size_t line = 1;
  std::size_t dots = 0;
  for (const char c : text) {
    if (c == '\n') ++line;
    if (std::string_view("\n=[]{},#").find(c) != std::string_view::npos) dots = 0;
    if (c == '.' && ++dots >= kMostParts) {
      throw error_at(file, line, "a key of 1000 parts or more; correct the TOML");
    }
  }
}

}  // namespace

toml::table parse_toml(const std::string& text, const std::string& file) {
  refuse_endless_keys(text, file);
  try {
    return toml::parse(std::string_view(text), std::string_view(file));
  } catch (const toml::parse_error& error) {
    throw error_at(file, error.source().begin.line,
                   fmt::format("{}; correct the TOML", shown(error.description(), 300)));
  }
}

InputError TomlSection::error(const toml::node& node, std::string_view what) const {
  return error_at(file_, node.source().begin.line, what);
}

std::size_t TomlSection::line(std::string_view key) const {
  const toml::node* node = table_.get(key);
  return (node ? *node : table_).source().begin.line;
}

InputError TomlSection::error(std::string_view key, std::string_view what) const {
  return error_at(file_, line(key), what);
}

std::string TomlSection::called(std::string_view key) const {
  return in_quotes(key) + (name_.empty() ? "" : " in " + name_);
}

void TomlSection::allow(std::span<const std::string_view> allowed) const {
  for (const auto& [key, node] : table_) {
    if (std::find(allowed.begin(), allowed.end(), key.str()) != allowed.end()) continue;
    throw error_at(
        file_, key.source().begin.line,
        fmt::format("unknown key {}; allowed are {}", called(key.str()), words(allowed)));
  }
}

void TomlSection::require(std::string_view key) const {
  if (!table_.contains(key)) {
    throw error(table_, fmt::format("the key {} is missing; add it", called(key)));
  }
}

std::string TomlSection::text_of(const toml::node& node, std::string_view key) const {
  const auto* value = node.as_string();
  if (!value) throw error(node, fmt::format("{} has to be text in quotes", called(key)));
  if (value->get().empty()) {
    throw error(node, fmt::format("{} is empty; fill it in or remove it", called(key)));
  }
  if (value->get().find('\0') != std::string::npos) {
    throw error(node, fmt::format("{} holds a NUL character; remove it", called(key)));
  }
  return value->get();
}

std::optional<std::string> TomlSection::text(std::string_view key) const {
  const toml::node* node = table_.get(key);
  if (!node) return std::nullopt;
  return text_of(*node, key);
}

std::optional<std::int64_t> TomlSection::integer(std::string_view key, std::int64_t least,
                                                 std::int64_t most) const {
  const toml::node* node = table_.get(key);
  if (!node) return std::nullopt;
  const auto* value = node->as_integer();
  if (!value || value->get() < least || value->get() > most) {
    throw error(*node,
                fmt::format("{} has to be a whole number from {} to {}", called(key), least, most));
  }
  return value->get();
}

std::optional<double> TomlSection::number(std::string_view key, double least, double most) const {
  const toml::node* node = table_.get(key);
  if (!node) return std::nullopt;
  const std::optional<double> value = node->value<double>();
  if (!node->is_number() || !value || !(*value >= least && *value <= most)) {
    throw error(*node,
                fmt::format("{} has to be a number from {} to {}", called(key), least, most));
  }
  return value;
}

std::optional<Date> TomlSection::date_or_year(std::string_view key) const {
  const toml::node* node = table_.get(key);
  if (!node || !node->is_integer()) return date(key);
  return first_of_january(static_cast<int>(*integer(key, kFirstYear, kLastYear)));
}

std::optional<Date> TomlSection::date(std::string_view key) const {
  const toml::node* node = table_.get(key);
  if (!node) return std::nullopt;
  const auto* value = node->as_date();
  if (!value) {
    throw error(*node,
                fmt::format("{} has to be a date without quotes, like 2024-01-31", called(key)));
  }
  const toml::date& date = value->get();
  return Date{date.year, date.month, date.day};
}

std::optional<std::string> TomlSection::word(
    std::string_view key, std::initializer_list<std::string_view> allowed) const {
  auto value = text(key);
  if (value && std::find(allowed.begin(), allowed.end(), *value) == allowed.end()) {
    throw error(key, fmt::format("{} for {} is not known; allowed are {}", in_quotes(*value),
                                 called(key), words({allowed.begin(), allowed.size()})));
  }
  return value;
}

std::optional<std::vector<std::string>> TomlSection::texts(std::string_view key) const {
  const toml::node* node = table_.get(key);
  if (!node) return std::nullopt;
  if (node->is_string()) return std::vector{text_of(*node, key)};
  const toml::array* array = node->as_array();
  if (!array) throw error(*node, fmt::format("{} has to be a list of texts", called(key)));
  std::vector<std::string> list;
  for (const toml::node& item : *array) list.push_back(text_of(item, key));
  return list;
}

bool TomlSection::flag(std::string_view key) const {
  const toml::node* node = table_.get(key);
  if (!node) return false;
  const auto* value = node->as_boolean();
  if (!value) throw error(*node, fmt::format("{} has to be true or false", called(key)));
  return value->get();
}

std::vector<std::string> TomlSection::values(std::string_view key) const {
  const auto as_text = [&](const toml::node& node) {
    if (const auto* whole = node.as_integer()) return fmt::format("{}", whole->get());
    if (const auto* real = node.as_floating_point()) return fmt::format("{}", real->get());
    return text_of(node, key);
  };
  const toml::node* node = table_.get(key);
  std::vector<std::string> values;
  if (!node) return values;
  const toml::array* array = node->as_array();
  if (!array) return {as_text(*node)};
  if (array->empty()) {
    throw error(*node, fmt::format("{} is an empty list; fill it in or remove it", called(key)));
  }
  for (const toml::node& item : *array) values.push_back(as_text(item));
  return values;
}

std::optional<std::vector<std::pair<std::string, std::string>>> TomlSection::pairs(
    std::string_view key) const {
  const toml::node* node = table_.get(key);
  if (!node) return std::nullopt;
  const auto wrong = [&](const toml::node& where) {
    return error(where,
                 fmt::format("{} has to be a list of pairs, like [[\"a\", \"b\"]]", called(key)));
  };
  const toml::array* array = node->as_array();
  if (!array) throw wrong(*node);
  std::vector<std::pair<std::string, std::string>> list;
  for (const toml::node& item : *array) {
    const toml::array* pair = item.as_array();
    if (!pair || pair->size() != 2) throw wrong(item);
    list.emplace_back(text_of((*pair)[0], key), text_of((*pair)[1], key));
    if (list.back().first == list.back().second) {
      throw error(item, fmt::format("{} pairs {} with itself; name two schemes", called(key),
                                    in_quotes(list.back().first)));
    }
  }
  return list;
}

std::optional<TomlSection> TomlSection::section(std::string_view key) const {
  const toml::node* node = table_.get(key);
  if (!node) return std::nullopt;
  const toml::table* table = node->as_table();
  if (!table) throw error(*node, fmt::format("{} has to be a table, [{}]", called(key), key));
  return TomlSection(*table, fmt::format("[{}]", key), file_);
}

std::vector<TomlSection> TomlSection::sections(std::string_view key) const {
  std::vector<TomlSection> list;
  const toml::node* node = table_.get(key);
  if (!node) return list;
  const toml::array* array = node->as_array();
  if (!array) throw error(*node, fmt::format("{} has to be written [[{}]]", called(key), key));
  for (const toml::node& item : *array) {
    const toml::table* table = item.as_table();
    if (!table) throw error(item, fmt::format("{} has to be written [[{}]]", called(key), key));
    list.emplace_back(*table, fmt::format("[[{}]]", key), file_);
  }
  return list;
}

std::vector<std::string> TomlSection::keys() const {
  std::vector<std::string> list;
  for (const auto& [key, node] : table_) list.emplace_back(key.str());
  return list;
}

}  // namespace grens
