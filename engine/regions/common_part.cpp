// A unit is left out when no unit of the other layer follows it, although the tables know units on
// the other day that do.
#include "regions/common_part.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "regions/code_names.hpp"

namespace grens {
namespace {

bool knows(const std::vector<std::string>& units, const std::vector<std::string>& codes) {
  return std::all_of(codes.begin(), codes.end(), [&](const std::string& code) {
    return std::binary_search(units.begin(), units.end(), code);
  });
}

/// Takes the regions from those units.
void clear_units(Layout& layout, const std::vector<CodeName>& units) {
  for (std::size_t u = 0; u < layout.units.size(); ++u) {
    if (find_code(units, layout.units[u].code) == nullptr) continue;
    for (SchemeLayout& scheme : layout.schemes) scheme.units[u].clear();
  }
}

using SchemeRegions = std::map<std::string, std::set<std::string>>;

void add_touched(const Layout& layout, SchemeRegions& touched) {
  for (const SchemeLayout& scheme : layout.schemes) {
    for (const auto& places : scheme.units) {
      for (const Placed& placed : places) {
        touched[scheme.scheme].insert(scheme.regions[placed.region].code);
      }
    }
  }
}

void keep_regions(SchemeLayout& scheme, const std::set<std::string>& wanted) {
  std::vector<std::size_t> position(scheme.regions.size());
  std::vector<CodeName> kept;
  for (std::size_t r = 0; r < scheme.regions.size(); ++r) {
    position[r] = kept.size();
    if (wanted.contains(scheme.regions[r].code)) kept.push_back(scheme.regions[r]);
  }
  for (auto& places : scheme.units) {
    for (Placed& placed : places) placed.region = position[placed.region];
  }
  scheme.regions = std::move(kept);
}

}  // namespace

LeftOut find_left_out(const RegionTables& tables, const Layout& before, const Layout& after,
                      const Lineage& lineage, const Succession& succession) {
  const std::vector<std::string> then = units_on(tables, before.date);
  const std::vector<std::string> now = units_on(tables, after.date);
  LeftOut left_out;
  for (std::size_t u = 0; u < before.units.size(); ++u) {
    const CodeName& unit = before.units[u];
    if (lineage.after[u].empty() && knows(then, {unit.code}) &&
        knows(now, succession.successors(unit.code))) {
      left_out.before.push_back(unit);
    }
  }
  for (std::size_t u = 0; u < after.units.size(); ++u) {
    const CodeName& unit = after.units[u];
    if (lineage.before[u].empty() && knows(now, {unit.code}) &&
        knows(then, succession.predecessors(unit.code))) {
      left_out.after.push_back(unit);
    }
  }
  return left_out;
}

void keep_common_regions(Layout& before, Layout& after, const LeftOut& left_out) {
  clear_units(before, left_out.before);
  clear_units(after, left_out.after);
  SchemeRegions touched;
  for (const Layout* layout : {&before, &after}) add_touched(*layout, touched);
  for (Layout* layout : {&before, &after}) {
    for (SchemeLayout& scheme : layout->schemes) keep_regions(scheme, touched[scheme.scheme]);
  }
}

void correct_findings(std::vector<UnitFinding>& findings, const LeftOut& left_out,
                      const Succession& succession) {
  std::erase_if(findings, [&](const UnitFinding& finding) {
    switch (finding.event) {
      case UnitEvent::kGone:
        return find_code(left_out.before, finding.from.front().code) != nullptr;
      case UnitEvent::kAdded:
        return find_code(left_out.after, finding.to.front().code) != nullptr;
      default:
        return false;
    }
  });
  for (UnitFinding& finding : findings) {
    if (finding.event == UnitEvent::kRecoded &&
        succession.predecessors(finding.to.front().code).size() > 1) {
      finding.event = UnitEvent::kMerged;
    }
  }
  sort_by_event(findings);
}

}  // namespace grens
