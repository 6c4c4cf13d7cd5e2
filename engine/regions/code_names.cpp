// Names and codes come from files, so what is to be printed goes through `shown`.
#include "regions/code_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "regions/text.hpp"

namespace grens {

std::string called(const CodeName& unit) {
  if (unit.name.empty() || unit.name == unit.code) return shown(unit.code);
  return fmt::format("{} ({})", shown(unit.name), shown(unit.code));
}

std::string name_of(const CodeName& unit) {
  return shown(unit.name.empty() ? unit.code : unit.name);
}

const CodeName* find_code(std::span<const CodeName> sorted, std::string_view code) {
  const auto found = std::lower_bound(
      sorted.begin(), sorted.end(), code,
      [](const CodeName& unit, std::string_view wanted) { return unit.code < wanted; });
  return found == sorted.end() || found->code != code ? nullptr : &*found;
}

void sort_by_name(std::vector<CodeName>& units) {
  std::sort(units.begin(), units.end(), [](const CodeName& a, const CodeName& b) {
    return std::tie(a.name, a.code) < std::tie(b.name, b.code);
  });
}

}  // namespace grens
