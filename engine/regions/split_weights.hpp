#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "regions/csv.hpp"

namespace grens {

/// A unit whose figures have to be divided, and the units among which, sorted.
struct UnitSplit {
  std::string unit;
  std::vector<std::string> targets;
};

/// For each divided unit a weight for each of its targets, in their order: not negative, not all 0.
using SplitWeights = std::map<std::string, std::vector<std::int64_t>>;

/// Reads the weights of `splits` from a table `old,new,weight`: `old` is the unit whose figures are
/// divided, `new` one of its targets, `weight` any measure of what lies there (people, addresses,
/// a share). Rows for other units are left out, and said; so a table of changes with a column
/// `weight` for what was divided will do.
/// InputError with file and line: a weight that is no number or negative, a pair with two rows, a
/// target that is none or lacks a row, weights that are all 0.
SplitWeights read_split_weights(const CsvTable& table, std::span<const UnitSplit> splits,
                                Notices& notices);

}  // namespace grens
