#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "regions/csv.hpp"
#include "regions/date.hpp"

namespace grens {

/// The typed cells of a table: finds the columns once, then reads row after row. All throw
/// InputError that names file, line and column. Blanks at either end of a cell do not count.
class Fields {
 public:
  explicit Fields(const CsvTable& table) : table_(table) {}

  /// Text of a cell; empty when there is no such column.
  std::string_view text(const CsvRow& row, std::optional<std::size_t> column) const;
  /// Text of a cell that must not be empty.
  std::string required(const CsvRow& row, std::size_t column) const;
  /// A whole number.
  std::int64_t integer(const CsvRow& row, std::size_t column) const;
  /// A date; nothing where the cell is empty.
  std::optional<Date> date(const CsvRow& row, std::optional<std::size_t> column) const;
  /// The columns `from` and `to`; `to` must be later. A `to` in the year 9999, as registers write
  /// it for rows without an end, is open.
  Validity validity(const CsvRow& row) const;

 private:
  const CsvTable& table_;
  std::optional<std::size_t> from_ = table_.find_column("from");
  std::optional<std::size_t> to_ = table_.find_column("to");
};

}  // namespace grens
