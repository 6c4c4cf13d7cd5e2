// Names and codes come from files, so each goes through `shown`.
#include "report/change_words.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "regions/text.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

std::string word(const CodeName& unit, bool with_codes) {
  return with_codes ? called(unit) : name_of(unit);
}

/// Whether all rows that name a unit are uncertain.
bool uncertain_of(const ChangeEvent& event, const std::string& code, std::string ChangeRow::*side) {
  bool any = false;
  for (const ChangeRow* row : event.rows) {
    if (row->*side != code) continue;
    if (!is_uncertain(*row)) return false;
    any = true;
  }
  return any;
}

std::string units_text(const ChangeEvent& event, const std::vector<CodeName>& units,
                       std::string ChangeRow::*side, bool with_codes) {
  std::vector<std::string> words;
  for (const CodeName& unit : units) {
    words.push_back(word(unit, with_codes) +
                    (uncertain_of(event, unit.code, side) ? " (uncertain)" : ""));
  }
  return spoken_list(words);
}

/// The keys in a cell, safe to print.
std::vector<std::string> keys_of(const std::string& cell) {
  std::vector<std::string> keys;
  std::istringstream stream(cell);
  for (std::string key; std::getline(stream, key, ';');) {
    const std::string_view bare = trimmed(key);
    if (!bare.empty()) keys.push_back(shown(bare));
  }
  return keys;
}

}  // namespace

std::string spoken_list(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

std::string event_text(const ChangeEvent& event, bool with_codes) {
  const CodeName& first = event.from.front();
  switch (event.kind) {
    case ChangeKind::kMerge:
      return fmt::format("{} into {}",
                         units_text(event, event.from, &ChangeRow::old_code, with_codes),
                         word(event.to.front(), with_codes));
    case ChangeKind::kSplit:
      return fmt::format("{} divided over {}", word(first, with_codes),
                         units_text(event, event.to, &ChangeRow::new_code, with_codes));
    case ChangeKind::kRename:
    case ChangeKind::kRecode:
      break;
  }
  return fmt::format("{} now {}", units_text(event, event.from, &ChangeRow::old_code, with_codes),
                     word(event.to.front(), with_codes));
}

std::string sources_text(const std::string& cell) {
  return fmt::format("{}", fmt::join(keys_of(cell), ", "));
}

std::string sources_text(const std::vector<const ChangeRow*>& rows) {
  std::set<std::string> keys;
  for (const ChangeRow* row : rows) {
    for (std::string& key : keys_of(row->source)) keys.insert(std::move(key));
  }
  return fmt::format("{}", fmt::join(keys, ", "));
}

std::string in_columns(std::string text, std::size_t columns) {
  std::size_t count = 0;
  for (std::string_view rest = text; !rest.empty(); ++count) next_character(rest);
  if (count < columns) text.append(columns - count, ' ');
  return text;
}

Json unit_json(const CodeName& unit) { return {{"code", unit.code}, {"name", unit.name}}; }

Json units_json(std::span<const CodeName> units) {
  Json json = Json::array();
  for (const CodeName& unit : units) json.push_back(unit_json(unit));
  return json;
}

Json change_row_json(const ChangeRow& row) {
  return {{"old", row.old_code},        {"new", row.new_code},  {"kind", to_string(row.kind)},
          {"certainty", row.certainty}, {"source", row.source}, {"note", row.note}};
}

Json event_json(const ChangeEvent& event) {
  Json json;
  json["date"] = to_string(event.date);
  json["kind"] = to_string(event.kind);
  json["from"] = units_json(event.from);
  json["to"] = units_json(event.to);
  json["goes_on"] = event.goes_on;
  json["rows"] = Json::array();
  for (const ChangeRow* row : event.rows) json["rows"].push_back(change_row_json(*row));
  return json;
}

Json date_json(const std::optional<Date>& date) {
  return date ? Json(to_string(*date)) : Json(nullptr);
}

}  // namespace grens
