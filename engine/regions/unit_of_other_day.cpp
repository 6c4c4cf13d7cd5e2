// A unit is looked for on all days; its land on `date` is what the changes in between make of it.
#include "regions/unit_of_other_day.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "regions/code_names.hpp"
#include "regions/find_unit.hpp"
#include "regions/succession.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// Rows of the one unit that is meant, by date; of those that have the name before those that have
/// the number.
std::vector<const UnitRow*> rows_of(const RegionTables& tables, std::string_view wanted) {
  const std::string plain = folded(wanted);
  for (const bool number : {false, true}) {
    std::set<std::string> codes;
    for (const UnitRow& row : tables.units) {
      const bool meant = number ? is_number_of(plain, row.code)
                                : folded(row.code) == plain || folded(row.name) == plain;
      if (meant) codes.insert(row.code);
    }
    if (codes.empty()) continue;
    std::vector<const UnitRow*> rows;
    for (const UnitRow& row : tables.units) {
      if (codes.size() == 1 && row.code == *codes.begin()) rows.push_back(&row);
    }
    std::ranges::sort(rows, {}, [](const UnitRow* row) { return row->validity.from; });
    return rows;
  }
  return {};
}

std::string land_text(const RegionTables& tables, const std::vector<std::string>& codes, Date date,
                      const char* verb) {
  const std::vector<std::string> there = units_on(tables, date);
  std::vector<std::string> texts;
  for (const std::string& code : codes) {
    if (!std::binary_search(there.begin(), there.end(), code)) continue;
    texts.push_back(called(CodeName{code, unit_name(tables, code, date)}));
  }
  if (texts.empty()) return "; ";
  return fmt::format(": its land {} in {}; name {}, or ", verb, listed(texts, 5),
                     texts.size() == 1 ? "that" : "one of them");
}

/// The last year that begins before a day.
int year_before(Date day) { return first_of_january(day.year) < day ? day.year : day.year - 1; }

}  // namespace

std::string told_of_other_day(const RegionTables& tables, std::string_view wanted, Date date) {
  const std::vector<const UnitRow*> rows = rows_of(tables, wanted);
  if (rows.empty()) return "";
  const std::string& code = rows.front()->code;
  const auto& end = rows.back()->validity.to;
  const auto& begin = rows.front()->validity.from;
  if (end && *end <= date) {
    const Date start = rows.back()->validity.from.value_or(kFirstDate);
    const Succession later(tables, start, date);
    return fmt::format("{} ended on {}{}give --year {}", called(CodeName{code, rows.back()->name}),
                       to_string(*end), land_text(tables, later.successors(code), date, "lies"),
                       year_before(*end));
  }
  if (begin && date < *begin) {
    const Succession later(tables, date, *begin);
    return fmt::format("{} began on {}{}give --year {}", called(CodeName{code, rows.front()->name}),
                       to_string(*begin), land_text(tables, later.predecessors(code), date, "lay"),
                       year_before(*begin) + 1);
  }
  return "";
}

}  // namespace grens
