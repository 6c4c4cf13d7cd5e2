// Degrees are looked for first; a table that has neither pair of columns is told it lacks these.
#include "regions/positions.hpp"

#include <fmt/format.h>

#include <cmath>

#include "regions/real_number.hpp"
#include "regions/text.hpp"

namespace grens {

Positions::Positions(const CsvTable& table)
    : table_(table),
      fields_(table),
      lonlat_(table.find_column("lon") || !table.find_column("x")),
      x_(table.column(lonlat_ ? "lon" : "x")),
      y_(table.column(lonlat_ ? "lat" : "y")) {}

double Positions::number(const CsvRow& row, std::size_t column) const {
  const std::string text = fields_.required(row, column);
  const std::optional<double> value = real_number(text);
  if (!value) {
    throw error_at(table_.file, row.line,
                   fmt::format("{} in the column {} is no number; write it like 52.0907",
                               in_quotes(text), in_quotes(table_.header[column])));
  }
  return *value;
}

std::optional<Position> Positions::find(const CsvRow& row) const {
  if (fields_.text(row, x_).empty() && fields_.text(row, y_).empty()) return std::nullopt;
  return required(row);
}

Position Positions::required(const CsvRow& row) const {
  const Position at{number(row, x_), number(row, y_)};
  if (lonlat_ && (std::abs(at.x) > 180 || std::abs(at.y) > 90)) {
    throw error_at(table_.file, row.line,
                   fmt::format("longitude {} and latitude {} are no place on Earth; call metres of "
                               "the layer's CRS 'x' and 'y'",
                               at.x, at.y));
  }
  return at;
}

}  // namespace grens
