#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "regions/unit_history.hpp"

namespace grens {

/// A unit's history for people: its names and days; where it came from and what it became as trees,
/// an indent for each step; the regions it lay in, in columns; and, when it ended, those in which
/// its land lies at last, of each successor where they differ. With `full` the notes of the tables
/// as well. Ends with a line end.
std::string history_text(const UnitHistory& history, bool full);

/// The same as the document of `grens history --json` (`grens-history/1`).
nlohmann::ordered_json history_json(const UnitHistory& history);

}  // namespace grens
