// Each way of meaning a unit is tried on all of them before the next; the first way that finds any
// decides, and it must have found one.
#include "regions/find_unit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "regions/code_names.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

using Way = std::function<bool(const CodeName&)>;

std::vector<std::size_t> matches(std::span<const CodeName> units, const Way& way) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (way(units[i])) found.push_back(i);
  }
  return found;
}

std::string candidates(std::span<const CodeName> units, const std::vector<std::size_t>& found) {
  std::string out;
  constexpr std::size_t kMost = 10;
  for (std::size_t i = 0; i < found.size() && i < kMost; ++i) {
    const CodeName& unit = units[found[i]];
    if (i > 0) out += ", ";
    out += called(unit);
  }
  if (found.size() > kMost) out += fmt::format(" and {} more", found.size() - kMost);
  return out;
}

/// The digits that a code ends with, without zeros before them: 716 of GM0716.
std::string_view number_of(std::string_view code) {
  const std::size_t letters = code.find_last_not_of("0123456789");
  const std::string_view digits = code.substr(letters == std::string_view::npos ? 0 : letters + 1);
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

}  // namespace

bool is_number_of(std::string_view wanted, std::string_view code) {
  const bool digits =
      !wanted.empty() && wanted.find_first_not_of("0123456789") == std::string_view::npos;
  return digits && number_of(code) == number_of(wanted);
}

UnitId find_unit(std::span<const CodeName> units, std::string_view wanted) {
  const std::string plain = folded(wanted);
  const Way ways[] = {
      [&](const CodeName& unit) { return unit.code == wanted; },
      [&](const CodeName& unit) { return unit.name == wanted; },
      [&](const CodeName& unit) {
        return folded(unit.code) == plain || folded(unit.name) == plain;
      },
      [&](const CodeName& unit) { return is_number_of(plain, unit.code); },
  };
  for (const Way& way : ways) {
    const std::vector<std::size_t> found = matches(units, way);
    const bool one = std::all_of(found.begin(), found.end(), [&](std::size_t i) {
      return units[i].code == units[found.front()].code;  // a unit may have had several names
    });
    if (!found.empty() && one) return static_cast<UnitId>(found.front());
    if (!found.empty()) {
      throw UsageError(fmt::format("{} is more than one unit: {}; give the code", in_quotes(wanted),
                                   candidates(units, found)));
    }
  }
  const std::vector<std::size_t> near = matches(units, [&](const CodeName& unit) {
    return !plain.empty() && (folded(unit.name).find(plain) != std::string::npos ||
                              folded(unit.code).find(plain) != std::string::npos);
  });
  if (!near.empty()) {
    throw UsageError(
        fmt::format("{} is no unit; near it are {}", in_quotes(wanted), candidates(units, near)));
  }
  const std::string example = units.empty() ? std::string() : ", such as " + called(units.front());
  throw UsageError(
      fmt::format("{} is no unit; name one by its code or name{}", in_quotes(wanted), example));
}

}  // namespace grens
