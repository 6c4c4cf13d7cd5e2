// Each way of meaning a unit is tried on all of them before the next; the first way that finds any
// decides, and it must have found one.
#include "regions/find_unit.hpp"

#include <fmt/format.h>

#include <functional>
#include <string>
#include <vector>

#include "base/error.hpp"
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
    out += unit.name.empty() || unit.name == unit.code
               ? shown(unit.code)
               : shown(unit.name) + " (" + shown(unit.code) + ")";
  }
  if (found.size() > kMost) out += fmt::format(" and {} more", found.size() - kMost);
  return out;
}

}  // namespace

UnitId find_unit(std::span<const CodeName> units, std::string_view wanted) {
  const std::string plain = folded(wanted);
  const Way ways[] = {
      [&](const CodeName& unit) { return unit.code == wanted; },
      [&](const CodeName& unit) { return unit.name == wanted; },
      [&](const CodeName& unit) {
        return folded(unit.code) == plain || folded(unit.name) == plain;
      },
  };
  for (const Way& way : ways) {
    const std::vector<std::size_t> found = matches(units, way);
    if (found.size() == 1) return static_cast<UnitId>(found.front());
    if (found.size() > 1) {
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
  const std::vector<std::size_t> all = matches(units, [](const CodeName&) { return true; });
  throw UsageError(
      fmt::format("{} is no unit; there are {}", in_quotes(wanted), candidates(units, all)));
}

}  // namespace grens
