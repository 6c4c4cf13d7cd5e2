// Cells are written as they are; figures for people get commas between thousands.
#include "report/convert_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "base/error.hpp"
#include "regions/code_names.hpp"
#include "regions/csv.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) line += (i > 0 ? "," : "") + csv_field(fields[i]);
  return line + '\n';
}

std::string spoken(const Decimal& number) { return with_commas(decimal_text(number)); }

std::string total_line(const ColumnTotal& total) {
  const std::string column = shown(total.column);
  if (total.withheld.units == 0) {
    return fmt::format("  {}: {} before and after\n", column, spoken(total.before));
  }
  return fmt::format("  {}: {} before, {} after; {} lies in {} of which a part is unknown: {}\n",
                     column, spoken(total.before), spoken(total.after), spoken(total.withheld),
                     spoken_count(total.unknown.size(), "unit", "units"), listed(total.unknown));
}

std::string named(const RegionTables& tables, const std::string& unit, int year) {
  return called(CodeName{unit, unit_name(tables, unit, first_of_january(year))});
}

std::string split_line(const Conversion& conversion, const UnitSplit& split,
                       const RegionTables& tables) {
  const std::vector<std::int64_t>& weights = conversion.weights.at(split.unit);
  double sum = 0;
  for (const std::int64_t weight : weights) sum += static_cast<double>(weight);
  std::string line = fmt::format("  {} was divided:", named(tables, split.unit, conversion.from));
  for (std::size_t t = 0; t < split.targets.size(); ++t) {
    line += fmt::format("{} {:.1f}% to {}", t == 0 ? "" : ",",
                        100 * static_cast<double>(weights[t]) / sum,
                        named(tables, split.targets[t], conversion.to));
  }
  return line + '\n';
}

}  // namespace

std::string conversion_csv(const Conversion& conversion, const std::string& file,
                           bool approximate_weights) {
  std::vector<std::string> added = {"carried", "from_units"};
  const auto is_approximate = [&](const ConvertedRow& row) {
    return row.approximate || (approximate_weights && row.carried == Carried::kApportioned);
  };
  const bool quality = approximate_weights ||
                       std::any_of(conversion.rows.begin(), conversion.rows.end(), is_approximate);
  if (quality) added.emplace_back("quality");
  std::vector<std::string> header = conversion.header;
  for (const std::string& name : added) {
    if (std::find(header.begin(), header.end(), name) != header.end()) {
      throw InputError(
          fmt::format("{}: has a column {} already, which the result gets; give it "
                      "another name",
                      file, in_quotes(name)));
    }
    header.push_back(name);
  }
  std::string text = csv_line(header);
  for (const ConvertedRow& row : conversion.rows) {
    std::vector<std::string> fields = row.cells;
    fields.emplace_back(to_string(row.carried));
    fields.push_back(fmt::format("{}", fmt::join(row.from_units, " ")));
    if (quality) fields.emplace_back(is_approximate(row) ? "approximate" : "");
    text += csv_line(fields);
  }
  return text;
}

std::string conversion_text(const Conversion& conversion, const RegionTables& tables) {
  std::map<Carried, std::size_t> counts;
  for (const ConvertedRow& row : conversion.rows) ++counts[row.carried];
  std::string kinds;
  for (const auto& [carried, count] : counts) {
    kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ",
                         spoken_count(static_cast<std::int64_t>(count)), to_string(carried));
  }
  std::string text = fmt::format(
      "{} of {} from {} of {}: {}\n", spoken_count(conversion.rows.size(), "unit", "units"),
      conversion.to, spoken_count(conversion.rows_before, "unit", "units"), conversion.from, kinds);
  for (const ColumnTotal& total : conversion.totals) text += total_line(total);
  for (const UnitSplit& split : conversion.splits) text += split_line(conversion, split, tables);
  return text;
}

}  // namespace grens
