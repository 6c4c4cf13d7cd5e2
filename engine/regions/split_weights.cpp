// The rows are collected by pair of units; then each split takes those of its targets, brought to a
// common number of decimals.
#include "regions/split_weights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "regions/decimal.hpp"
#include "regions/fields.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

struct WeightRow {
  Decimal weight;
  std::size_t line = 0;
};
using WeightRows = std::map<std::pair<std::string, std::string>, WeightRow>;  // old, new

Decimal read_weight(const CsvTable& table, const CsvRow& row, std::string_view cell) {
  const auto weight = parse_decimal(cell);
  if (weight && weight->units >= 0) return *weight;
  throw error_at(table.file, row.line,
                 fmt::format("{} in the column 'weight' is no weight; write a number from 0 like "
                             "1234 or 0.25",
                             in_quotes(cell)));
}

/// The rows of units that are split; how many others there are goes to `others`.
WeightRows read_rows(const CsvTable& table, std::span<const UnitSplit> splits,
                     std::size_t& others) {
  const std::size_t old_column = table.column("old");
  const std::size_t new_column = table.column("new");
  const std::size_t weight_column = table.column("weight");
  const Fields fields(table);
  WeightRows rows;
  for (const CsvRow& row : table.rows) {
    const std::string from = fields.required(row, old_column);
    const std::string to = fields.required(row, new_column);
    const auto split = std::find_if(splits.begin(), splits.end(),
                                    [&](const UnitSplit& s) { return s.unit == from; });
    if (split == splits.end()) {
      ++others;
      continue;
    }
    const Decimal weight = read_weight(table, row, fields.text(row, weight_column));
    if (!std::binary_search(split->targets.begin(), split->targets.end(), to)) {
      throw error_at(table.file, row.line,
                     fmt::format("{} has no part of {}, which lies in {}; remove the row or "
                                 "correct it",
                                 in_quotes(to), in_quotes(from),
                                 listed(split->targets, split->targets.size())));
    }
    const auto [before, fresh] =
        rows.emplace(std::make_pair(from, to), WeightRow{weight, row.line});
    if (!fresh) {
      throw InputError(fmt::format("{}:{} and {}:{}: {} has two weights for {}; remove one",
                                   table.file, before->second.line, table.file, row.line,
                                   in_quotes(from), in_quotes(to)));
    }
  }
  return rows;
}

std::vector<std::int64_t> weights_of(const CsvTable& table, const UnitSplit& split,
                                     const WeightRows& rows) {
  std::vector<WeightRow> found;
  int decimals = 0;
  for (const std::string& target : split.targets) {
    const auto row = rows.find({split.unit, target});
    if (row == rows.end()) {
      throw InputError(
          fmt::format("{}: {} has no weight for {}; add a row, with 0 if nothing of "
                      "it lies there",
                      table.file, in_quotes(split.unit), in_quotes(target)));
    }
    found.push_back(row->second);
    decimals = std::max(decimals, row->second.weight.decimals);
  }
  std::vector<std::int64_t> weights;
  for (const WeightRow& row : found) {
    const auto weight = rescaled(row.weight, decimals);
    if (!weight) {
      throw error_at(table.file, row.line,
                     "the weights of this unit differ too much in size; write fewer decimals");
    }
    weights.push_back(*weight);
  }
  if (std::all_of(weights.begin(), weights.end(), [](std::int64_t w) { return w == 0; })) {
    throw error_at(
        table.file, found.front().line,
        fmt::format("all weights of {} are 0; say where it went", in_quotes(split.unit)));
  }
  return weights;
}

}  // namespace

SplitWeights read_split_weights(const CsvTable& table, std::span<const UnitSplit> splits,
                                Notices& notices) {
  std::size_t others = 0;
  const WeightRows rows = read_rows(table, splits, others);
  SplitWeights weights;
  for (const UnitSplit& split : splits) weights[split.unit] = weights_of(table, split, rows);
  if (others > 0) {
    notices.info("unused-weight",
                 fmt::format("{}: {} of units that need not be divided here, and not used",
                             table.file, spoken_count(others, "row is", "rows are")));
  }
  return weights;
}

}  // namespace grens
