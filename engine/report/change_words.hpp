#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "regions/change_events.hpp"
#include "regions/code_names.hpp"

namespace grens {

/// "a", "a and b", "a, b and c".
std::string spoken_list(const std::vector<std::string>& items);

/// What happened, without the date: "Graafstroom, Liesveld and Nieuw-Lekkerland into Molenwaard",
/// "Haaren divided over Boxtel and Vught", "Groesbeek now Berg en Dal"; with codes behind the names
/// when asked. What is not certain says so.
std::string event_text(const ChangeEvent& event, bool with_codes);

/// The keys of sources in a cell of a table, "S06;S07", as "S06, S07".
std::string sources_text(const std::string& cell);
/// Those that rows name, each once, sorted; empty when they name none.
std::string sources_text(const std::vector<const ChangeRow*>& rows);

/// Text with ` ` behind it up to `columns` code points.
std::string in_columns(std::string text, std::size_t columns);

nlohmann::ordered_json unit_json(const CodeName& unit);
nlohmann::ordered_json units_json(std::span<const CodeName> units);
/// `date`, `kind`, `from`, `to`, `goes_on`, and the `rows` with their certainty, source and note.
nlohmann::ordered_json event_json(const ChangeEvent& event);
/// A row of a table of changes without its date: codes, kind, certainty, source, note.
nlohmann::ordered_json change_row_json(const ChangeRow& row);
/// A day, null when there is none.
nlohmann::ordered_json date_json(const std::optional<Date>& date);

}  // namespace grens
