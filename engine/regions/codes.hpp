#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace grens {

/// Codes of a layer in the form that the tables use.
struct NormalisedCodes {
  std::vector<std::string> codes;  ///< one for each that was given, in the same order
  std::string said;                ///< one sentence on what was done; empty: nothing was
};

/// Pads and prefixes codes (`344` and `0344` to `GM0344`, `gm344` too), and only when all agree:
/// the tables' codes are one or more forms of letters and a fixed number of digits; every code of
/// the layer is just digits, or every one has the letters; none has more digits; no two codes
/// become the same; and at least half become codes of the tables. Otherwise, and when half of them
/// are codes of the tables as they stand, they come back unchanged.
/// Their order by code may be another then. O(n log n).
NormalisedCodes normalise_codes(std::span<const std::string> codes,
                                std::span<const std::string> table_codes);

/// The municipality that a Dutch neighbourhood code lies in: `BU19870309` and `WK198703` give
/// `GM1987`. Nothing for any other code.
std::optional<std::string> municipality_of(std::string_view code);

/// Whether a unit is meant by a code that tables or people give: its own, or its municipality's.
bool is_meant(std::string_view unit, std::string_view code);

/// The code under which the tables know a unit: its own, else its municipality's; nothing when they
/// know neither.
std::optional<std::string> table_unit(std::string_view code,
                                      const std::function<bool(std::string_view)>& known);

}  // namespace grens
