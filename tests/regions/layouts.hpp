#pragma once
// Two layouts of small tables, compared, and findings in a few words.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "regions/diff_layouts.hpp"
#include "regions/table_folder.hpp"

namespace grens::testing {

inline std::string words(std::span<const CodeName> units) {
  return fmt::format("{}", fmt::join(codes_of(units), ","));
}

/// "merged A,B+part S>M".
inline std::string words(const UnitFinding& finding) {
  std::string text = fmt::format("{} {}", to_string(finding.event), words(finding.from));
  if (!finding.parts.empty()) text += "+part " + words(finding.parts);
  return text + ">" + words(finding.to);
}

/// "part S (now C) x>y", one a unit.
inline std::vector<std::string> words(const SchemeDiff& scheme) {
  std::vector<std::string> list;
  for (const RegionMove& move : scheme.moves) {
    for (const MovedUnit& moved : move.units) {
      list.push_back(fmt::format("{}{} (now {}) {}>{}", moved.part ? "part " : "", moved.unit.code,
                                 words(moved.now), move.from.code, move.to.code));
    }
  }
  return list;
}

inline std::vector<std::string> words(const std::vector<UnitFinding>& findings) {
  std::vector<std::string> list;
  for (const UnitFinding& finding : findings) list.push_back(words(finding));
  return list;
}

inline LayoutDiff compare_years(const RegionTables& tables, int before, int after) {
  const Layout a = table_layout(tables, before, tables.membership.schemes);
  const Layout b = table_layout(tables, after, tables.membership.schemes);
  return compare_layouts(a, b, follow_units(a.units, b.units, Succession(tables, a.date, b.date)));
}

}  // namespace grens::testing
