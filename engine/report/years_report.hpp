#pragma once
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>

#include "regions/layout_check.hpp"
#include "regions/year_table.hpp"

namespace grens {

/// Layouts as an aligned table of at most 112 columns: a head that names the columns, a line for
/// each year that begins with it, and notes on what the numbers hide. With `full` every change
/// follows the line of its year, with codes and sources. Ends with a line end.
std::string years_text(std::span<const YearLayout> layouts, bool full);

/// The same with everything that is known, as the document of `grens years --json`
/// (`grens-years/1`).
nlohmann::ordered_json years_json(std::span<const YearLayout> layouts);

/// Which year's layout a layer has and what is strange or missing, in sentences; `file` names the
/// layer. Unless `full`, long lists are cut. Ends with a line end.
std::string layout_text(const LayoutCheck& check, const std::string& file, bool full);

/// The same as the document of `grens years FILE --json` (`grens-layout/1`).
nlohmann::ordered_json layout_json(const LayoutCheck& check, const std::string& file);

}  // namespace grens
