#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coverage/unit_layer.hpp"

namespace grens {

/// A record as read: its attributes, and where its rings are.
struct Record {
  std::string code;
  std::string name;
  std::optional<std::int64_t> population;
  std::vector<std::string> columns;
  std::uint32_t first_ring = 0;  ///< rings first_ring .. end_ring - 1
  std::uint32_t end_ring = 0;
};

/// What was done to make units of records.
struct Assembled {
  UnitLayer layer;
  std::vector<std::string> several_records;     ///< codes that more than one record has
  std::vector<std::string> repeated;            ///< codes of records dropped as repetitions, sorted
  std::vector<std::string> unequal_names;       ///< codes whose records differ in name
  std::vector<std::string> unequal_population;  ///< codes whose records differ in population
  std::vector<std::string> unequal_columns;     ///< "code column" whose records differ
};

/// How the values of several records make that of their unit.
enum class Merging {
  kSameUnit,  ///< each record tells about the unit: equal values stay, others are left out
  kParts,     ///< each record is a part: people add up (one unknown makes it unknown)
};

/// Makes units of records: sorted by code, records of one code together, repetitions dropped.
/// Of unequal names the first in byte order stays (none of parts); unequal columns become "".
/// `rings` hold each record's position as `unit`; in the result they hold the unit, are rotated to
/// start at their smallest point, and sorted, so that the order of records leaves no trace. O(n)
/// for n vertices, plus sorting the rings. The rings are copied once unless already in order.
Assembled assemble_units(std::vector<Record> records, RingSet rings,
                         const std::vector<std::string>& columns, Merging merging);

}  // namespace grens
