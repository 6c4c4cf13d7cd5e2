// Every unit of the year before hands a part of its row to each of its targets: the whole of it, or
// shares of its sums; a unit without a row hands over parts of which nothing is known. Then each
// target that got a part of some row puts its parts together, column by column. The totals are
// added up once more from the written cells and must be what they were.
#include "regions/convert_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

#include "base/error.hpp"
#include "regions/apportion.hpp"
#include "regions/code_names.hpp"
#include "regions/figure_units.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// What a unit of the year before brings to one of the other year.
struct RowPart {
  std::string unit;
  const FigureRow* row = nullptr;                 ///< none: the table has no row for the unit
  bool whole = true;                              ///< the unit has a single target
  std::vector<std::optional<std::int64_t>> sums;  ///< by column: its share of the row's number
};

using PartsByTarget = std::map<std::string, std::vector<RowPart>>;

const FigureRow* row_of(const FigureTable& table, std::string_view unit) {
  const auto found =
      std::lower_bound(table.rows.begin(), table.rows.end(), unit,
                       [](const FigureRow& row, std::string_view code) { return row.unit < code; });
  return found != table.rows.end() && found->unit == unit ? &*found : nullptr;
}

/// "Haaren (GM0788)"
std::string named(const RegionTables& tables, const std::string& unit, int year) {
  return called(CodeName{unit, unit_name(tables, unit, first_of_january(year))});
}

std::vector<std::string> all_named(const RegionTables& tables,
                                   const std::vector<std::string>& units, int year) {
  std::vector<std::string> names;
  for (const std::string& unit : units) names.push_back(named(tables, unit, year));
  return names;
}

bool is_sum(const FigureColumn& column) { return column.use == ColumnUse::kSum; }

/// The first column of a row with a figure that cannot be divided without weights.
std::optional<std::size_t> figure_to_divide(const FigureTable& table, const FigureRow& row) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (!row.numbers[c]) continue;
    if (!is_sum(table.columns[c]) || *row.numbers[c] != 0) return c;
  }
  return std::nullopt;
}

/// The refusal of a unit whose figures would have to be guessed.
InputError split_without_weights(const FigureTable& table, const RegionTables& tables, int from,
                                 int to, const std::vector<UnitSplit>& splits) {
  const UnitSplit& split = splits.front();
  const FigureRow& row = *row_of(table, split.unit);
  const std::string& column = table.columns[*figure_to_divide(table, row)].name;
  std::string others;
  if (splits.size() > 1) {
    std::vector<std::string> units;
    for (const UnitSplit& other : splits) units.push_back(other.unit);
    units.erase(units.begin());
    others = fmt::format("; the same goes for {}", listed(all_named(tables, units, from), 5));
  }
  const auto targets = all_named(tables, split.targets, to);
  return error_at(table.file, row.line,
                  fmt::format("the land of {} lies in {} units of {}, {}, and how much of its {} "
                              "belongs to each is not known{}; say it with --weights",
                              named(tables, split.unit, from), targets.size(), to,
                              listed(targets, 5), in_quotes(column), others));
}

class Converter {
 public:
  Converter(const FigureTable& table, const RegionTables& tables, int from, int to)
      : table_(table), tables_(tables), from_(from), to_(to) {}

  /// Hands each unit's row out to its targets.
  void hand_out(const UnitLinks& links, const SplitWeights& weights) {
    for (const auto& [unit, targets] : links) {
      const FigureRow* row = row_of(table_, unit);
      const auto weight = weights.find(unit);
      for (std::size_t t = 0; t < targets.size(); ++t) {
        RowPart part{unit, row, targets.size() == 1, {}};
        if (row != nullptr) part.sums = row->numbers;
        parts_[targets[t]].push_back(std::move(part));
      }
      if (row == nullptr || targets.size() == 1 || weight == weights.end()) continue;
      for (std::size_t c = 0; c < table_.columns.size(); ++c) {
        if (!is_sum(table_.columns[c]) || !row->numbers[c]) continue;
        const std::vector<std::int64_t> shares = apportion(*row->numbers[c], weight->second);
        for (std::size_t t = 0; t < targets.size(); ++t) {
          parts_[targets[t]].back().sums[c] = shares[t];
        }
      }
    }
    std::erase_if(parts_, [](const auto& target) {
      return std::all_of(target.second.begin(), target.second.end(),
                         [](const RowPart& part) { return part.row == nullptr; });
    });
  }

  /// Says what the table lacks.
  void say_missing(const UnitLinks& links, Notices& notices) const {
    std::vector<std::string> missing;
    for (const auto& [unit, targets] : links) {
      if (row_of(table_, unit) == nullptr) missing.push_back(unit);
    }
    if (missing.empty()) return;
    notices.add(
        {Severity::kInfo, "missing-unit",
         fmt::format("{} of {} {} not in {}: {}", spoken_count(missing.size(), "unit", "units"),
                     from_, missing.size() == 1 ? "is" : "are", table_.file,
                     listed(all_named(tables_, missing, from_))),
         missing.size(), missing});
    std::vector<std::string> incomplete;
    for (const auto& [target, parts] : parts_) {
      const bool whole = std::all_of(parts.begin(), parts.end(),
                                     [](const RowPart& part) { return part.row != nullptr; });
      if (!whole) incomplete.push_back(target);
    }
    if (incomplete.empty()) return;
    notices.warn(
        "incomplete-unit",
        fmt::format("figures of {} of {} are left empty, because a part of {} is not in {}: {}",
                    spoken_count(incomplete.size(), "unit", "units"), to_,
                    incomplete.size() == 1 ? "it" : "each", table_.file,
                    listed(all_named(tables_, incomplete, to_))),
        incomplete.size(), incomplete);
  }

  std::vector<ConvertedRow> put_together() const {
    std::vector<ConvertedRow> rows;
    for (const auto& [target, parts] : parts_) {
      ConvertedRow row{
          target, parts.size() == 1 ? Carried::kExact : Carried::kSummed, {}, {}, false};
      for (const RowPart& part : parts) {
        if (part.row == nullptr) continue;
        row.from_units.push_back(part.unit);
        row.approximate = row.approximate || part.row->approximate;
        if (!part.whole || part.row->apportioned) row.carried = Carried::kApportioned;
      }
      for (std::size_t c = 0; c < table_.columns.size(); ++c) {
        row.cells.push_back(cell(target, parts, c));
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }

  /// Says where a mean is lost of which a part was known.
  void say_lost_means(std::size_t c, const std::vector<ConvertedRow>& rows,
                      Notices& notices) const {
    std::vector<std::string> lost;
    for (const ConvertedRow& row : rows) {
      const std::vector<RowPart>& parts = parts_.at(row.unit);
      const bool known = std::any_of(parts.begin(), parts.end(), [&](const RowPart& part) {
        return part.row != nullptr && part.row->numbers[c];
      });
      if (known && row.cells[c].empty()) lost.push_back(row.unit);
    }
    if (lost.empty()) return;
    const FigureColumn& column = table_.columns[c];
    notices.warn("lost-mean",
                 fmt::format("the mean {} is left empty for {} of {}, because it or its weight {} "
                             "is unknown for a part, or all weights are 0: {}",
                             in_quotes(column.name), spoken_count(lost.size(), "unit", "units"),
                             to_, in_quotes(table_.columns[column.weight].name),
                             listed(all_named(tables_, lost, to_))),
                 lost.size(), lost);
  }

  ColumnTotal total(std::size_t c, const std::vector<ConvertedRow>& rows) const {
    const FigureColumn& column = table_.columns[c];
    ColumnTotal total{
        column.name, {0, column.decimals}, {0, column.decimals}, {0, column.decimals}, {}};
    for (const FigureRow& row : table_.rows) total.before.units += row.numbers[c].value_or(0);
    for (const ConvertedRow& row : rows) {
      if (const auto written = parse_decimal(row.cells[c])) {
        total.after.units += *rescaled(*written, column.decimals);
        continue;
      }
      total.unknown.push_back(row.unit);
      for (const RowPart& part : parts_.at(row.unit)) {
        if (part.row != nullptr) total.withheld.units += part.sums[c].value_or(0);
      }
    }
    if (total.before.units != total.after.units + total.withheld.units) {
      throw std::logic_error(fmt::format("the total of {} has changed from {} to {}",
                                         in_quotes(column.name), decimal_text(total.before),
                                         decimal_text(total.after)));
    }
    return total;
  }

 private:
  std::string cell(const std::string& target, const std::vector<RowPart>& parts,
                   std::size_t c) const {
    switch (table_.columns[c].use) {
      case ColumnUse::kUnit:
        return target;
      case ColumnUse::kSum:
        return sum(parts, c);
      case ColumnUse::kMean:
        return mean(parts, c);
      case ColumnUse::kName: {
        std::string name = unit_name(tables_, target, first_of_january(to_));
        return name.empty() ? texts(parts, c) : name;
      }
      case ColumnUse::kSame:
        check_same(target, parts, c);
        [[fallthrough]];
      case ColumnUse::kYear:
      case ColumnUse::kText:
        return texts(parts, c);
    }
    return {};
  }

  std::string sum(const std::vector<RowPart>& parts, std::size_t c) const {
    if (parts.size() == 1 && parts.front().whole) return parts.front().row->cells[c];
    Decimal sum{0, table_.columns[c].decimals};
    for (const RowPart& part : parts) {
      if (part.row == nullptr || !part.sums[c]) return {};
      sum.units += *part.sums[c];
    }
    return decimal_text(sum);
  }

  std::string mean(const std::vector<RowPart>& parts, std::size_t c) const {
    if (parts.size() == 1) return parts.front().row->cells[c];
    const FigureColumn& column = table_.columns[c];
    const int weight_decimals = table_.columns[column.weight].decimals;
    double weighed = 0;
    double weights = 0;
    for (const RowPart& part : parts) {
      if (part.row == nullptr || !part.sums[column.weight]) return {};
      const double weight = decimal_value({*part.sums[column.weight], weight_decimals});
      if (weight == 0) continue;
      if (!part.row->numbers[c]) return {};
      weighed += weight * decimal_value({*part.row->numbers[c], column.decimals});
      weights += weight;
    }
    if (weights == 0) return same_mean(parts, c);
    return fmt::format("{:.{}f}", weighed / weights, column.decimals + 2);
  }

  /// The mean that all parts have; nothing where they differ or one is unknown.
  static std::string same_mean(const std::vector<RowPart>& parts, std::size_t c) {
    const auto& first = parts.front().row->numbers[c];
    const bool same = first && std::all_of(parts.begin(), parts.end(), [&](const RowPart& part) {
                        return part.row->numbers[c] == first;
                      });
    return same ? parts.front().row->cells[c] : std::string();
  }

  std::string texts(const std::vector<RowPart>& parts, std::size_t c) const {
    std::set<std::string_view> seen;
    std::string joined;
    for (const RowPart& part : parts) {
      if (part.row == nullptr || part.row->cells[c].empty()) continue;
      if (!seen.insert(part.row->cells[c]).second) continue;
      joined += (joined.empty() ? "" : "; ") + part.row->cells[c];
    }
    return joined;
  }

  void check_same(const std::string& target, const std::vector<RowPart>& parts,
                  std::size_t c) const {
    const FigureRow* first = nullptr;
    for (const RowPart& part : parts) {
      if (part.row == nullptr || part.row->cells[c].empty()) continue;
      if (first == nullptr) first = part.row;
      if (first->cells[c] == part.row->cells[c]) continue;
      throw InputError(fmt::format(
          "{}:{} and {}:{}: {} and {} are joined to {}, and the column {} has {} and {}; choose "
          "--text {} to have both, or leave the column out of the table",
          table_.file, first->line, table_.file, part.row->line, named(tables_, first->unit, from_),
          named(tables_, part.unit, from_), named(tables_, target, to_),
          in_quotes(table_.columns[c].name), in_quotes(first->cells[c]),
          in_quotes(part.row->cells[c]), shown(table_.columns[c].name)));
    }
  }

  const FigureTable& table_;
  const RegionTables& tables_;
  const int from_;
  const int to_;
  PartsByTarget parts_;
};

}  // namespace

std::string_view to_string(Carried carried) {
  switch (carried) {
    case Carried::kExact:
      return "exact";
    case Carried::kSummed:
      return "summed";
    case Carried::kApportioned:
      return "apportioned";
  }
  return "";
}

std::vector<UnitSplit> splits_to_weigh(const FigureTable& table, const UnitLinks& links) {
  std::vector<UnitSplit> splits;
  for (const FigureRow& row : table.rows) {
    const auto link = links.find(row.unit);
    if (link == links.end() || link->second.size() == 1) continue;
    if (figure_to_divide(table, row)) splits.push_back({row.unit, link->second});
  }
  return splits;
}

Conversion convert_figures(const FigureTable& table, const RegionTables& tables, int from, int to,
                           const UnitLinks& links, const SplitWeights& weights, Notices& notices) {
  check_figure_units(table, tables, from, links, notices);
  Conversion conversion;
  conversion.from = from;
  conversion.to = to;
  conversion.splits = splits_to_weigh(table, links);
  conversion.weights = weights;
  std::vector<UnitSplit> refused;
  for (const UnitSplit& split : conversion.splits) {
    if (!weights.contains(split.unit)) refused.push_back(split);
  }
  if (!refused.empty()) throw split_without_weights(table, tables, from, to, refused);

  Converter converter(table, tables, from, to);
  converter.hand_out(links, weights);
  converter.say_missing(links, notices);
  for (const FigureColumn& column : table.columns) {
    conversion.header.push_back(column.name);
    if (column.use != ColumnUse::kName) continue;
    notices.info("names", fmt::format("the column {} gets the names of {}; --text {} keeps those "
                                      "that it has",
                                      in_quotes(column.name), to, shown(column.name)));
  }
  for (const FigureRow& row : table.rows) {
    if (links.contains(row.unit)) ++conversion.rows_before;
  }
  conversion.rows = converter.put_together();
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (is_sum(table.columns[c])) conversion.totals.push_back(converter.total(c, conversion.rows));
    if (table.columns[c].use == ColumnUse::kMean) {
      converter.say_lost_means(c, conversion.rows, notices);
    }
  }
  return conversion;
}

}  // namespace grens
