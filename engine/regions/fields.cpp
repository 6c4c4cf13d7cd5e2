// Each reader takes the trimmed text of a cell and refuses what it cannot mean, with the column's
// name and the form that is wanted.
#include "regions/fields.hpp"

#include <fmt/format.h>

#include <charconv>

#include "regions/text.hpp"

namespace grens {

std::string_view Fields::text(const CsvRow& row, std::optional<std::size_t> column) const {
  return column ? trimmed(row.fields[*column]) : std::string_view{};
}

std::string Fields::required(const CsvRow& row, std::size_t column) const {
  const std::string_view value = text(row, column);
  if (value.empty()) {
    throw error_at(table_.file, row.line,
                   fmt::format("the column {} is empty; fill it in or remove the row",
                               in_quotes(table_.header[column])));
  }
  return std::string(value);
}

std::int64_t Fields::integer(const CsvRow& row, std::size_t column) const {
  const std::string value = required(row, column);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size()) {
    throw error_at(table_.file, row.line,
                   fmt::format("{} in the column {} is no whole number; write digits only",
                               in_quotes(value), in_quotes(table_.header[column])));
  }
  return number;
}

std::optional<Date> Fields::date(const CsvRow& row, std::optional<std::size_t> column) const {
  const std::string_view value = text(row, column);
  if (value.empty()) return std::nullopt;
  const std::optional<Date> date = parse_date(value);
  if (!date) {
    throw error_at(table_.file, row.line,
                   fmt::format("{} in the column {} is no date; write it like 2019-01-01",
                               in_quotes(value), in_quotes(table_.header[*column])));
  }
  return date;
}

Validity Fields::validity(const CsvRow& row) const {
  Validity validity{date(row, from_), date(row, to_)};
  if (validity.to && validity.to->year == kLastDate.year) validity.to.reset();
  if (validity.from && validity.to && *validity.to <= *validity.from) {
    throw error_at(table_.file, row.line,
                   fmt::format("the row ends ({}) before it begins ({}); 'to' is the first day on "
                               "which it no longer holds",
                               to_string(*validity.to), to_string(*validity.from)));
  }
  return validity;
}

}  // namespace grens
