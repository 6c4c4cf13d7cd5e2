// What is new comes first, so that it can be read from top to bottom; order does not matter to the
// reader of such files.
#include <fmt/format.h>

#include <set>

#include "audit/all_units.hpp"
#include "regions/csv.hpp"
#include "report/nesting_moves_report.hpp"

namespace grens {

std::string suggested_moves_csv(const NestingMovesReport& report) {
  const AllUnits units(report.input, report.a);
  const std::string scheme = csv_field(report.a.scheme);
  std::set<std::string> taken;
  for (const auto* list : {&report.a.regions, &report.a.elsewhere}) {
    for (const RegionInfo& region : *list) {
      for (const CodeName& member : region.members) taken.insert(member.code);
    }
  }
  std::string text = "kind,unit,scheme,to\n";
  std::vector<std::string> fresh;
  std::size_t number = 0;
  for (const NewRegion& region : report.moves.new_regions) {
    std::string code;
    do {
      code = fmt::format("new-{}", ++number);
    } while (!taken.insert(code).second);
    const std::string name = fmt::format("New {} in {}", number, report.b.info(region.inside).name);
    text += fmt::format("new,{},{},{}\n", code, scheme, csv_field(name));
    fresh.push_back(code);
  }
  for (const UnitMove& move : report.moves.moves) {
    std::string to;
    if (move.kind == MoveTo::kNewRegion) {
      to = fresh[move.new_region];
    } else if (move.to != kNoRegion) {
      to = report.a.info(move.to).members.front().code;
    } else {
      continue;
    }
    text += fmt::format("move,{},{},{}\n", csv_field(units.code(move.unit)), scheme, csv_field(to));
  }
  return text;
}

}  // namespace grens
