// Row by row; a region's name is that of its first row.
#include "regions/seats.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <optional>

#include "base/error.hpp"
#include "regions/fields.hpp"
#include "regions/real_number.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

double number(const CsvTable& table, const Fields& fields, const CsvRow& row, std::size_t column) {
  const std::string text = fields.required(row, column);
  const std::optional<double> value = real_number(text);
  if (!value) {
    throw error_at(table.file, row.line,
                   fmt::format("{} in the column {} is no number; write it like 52.0907",
                               in_quotes(text), in_quotes(table.header[column])));
  }
  return *value;
}

void check_lonlat(const CsvTable& table, const Seat& seat) {
  if (std::abs(seat.x) <= 180 && std::abs(seat.y) <= 90) return;
  throw error_at(table.file, seat.line,
                 fmt::format("longitude {} and latitude {} are no place on Earth; call metres of "
                             "the layer's CRS 'x' and 'y'",
                             seat.x, seat.y));
}

}  // namespace

SeatTable parse_seats(const CsvTable& table) {
  SeatTable result{table.file, table.find_column("lon") || !table.find_column("x"), {}};
  const auto named = table.find_column("region");
  const std::size_t region =
      named || !table.find_column("code") ? table.column("region") : table.column("code");
  const std::size_t x = table.column(result.lonlat ? "lon" : "x");
  const std::size_t y = table.column(result.lonlat ? "lat" : "y");
  const auto name = table.find_column("name");
  const auto place = table.find_column("place");
  const auto unit = table.find_column("unit");
  const Fields fields(table);
  std::map<std::string, const Seat*> first;
  result.seats.reserve(table.rows.size());  // `first` points into it
  for (const CsvRow& row : table.rows) {
    Seat seat;
    seat.region = fields.required(row, region);
    seat.name = fields.text(row, name);
    if (seat.name.empty()) seat.name = seat.region;
    seat.place = fields.text(row, place);
    seat.unit = fields.text(row, unit);
    seat.x = number(table, fields, row, x);
    seat.y = number(table, fields, row, y);
    seat.line = row.line;
    if (result.lonlat) check_lonlat(table, seat);
    result.seats.push_back(std::move(seat));
    const Seat& now = result.seats.back();
    const Seat& before = *first.try_emplace(now.region, &now).first->second;
    if (before.name != now.name) {
      throw error_at(table.file, row.line,
                     fmt::format("the region {} is called {} here and {} in line {}; give it one "
                                 "name",
                                 in_quotes(now.region), in_quotes(now.name), in_quotes(before.name),
                                 before.line));
    }
  }
  if (result.seats.empty()) {
    throw InputError(fmt::format("{}: there is no seat below the header; add a row for each",
                                 shown(table.file, 200)));
  }
  return result;
}

}  // namespace grens
