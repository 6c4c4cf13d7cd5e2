// Row by row; a region's name is that of its first row.
#include "regions/seats.hpp"

#include <fmt/format.h>

#include <map>

#include "base/error.hpp"
#include "regions/fields.hpp"
#include "regions/positions.hpp"
#include "regions/text.hpp"

namespace grens {

SeatTable parse_seats(const CsvTable& table) {
  const auto named = table.find_column("region");
  const std::size_t region =
      named || !table.find_column("code") ? table.column("region") : table.column("code");
  const Positions positions(table);
  SeatTable result{table.file, positions.lonlat(), {}};
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
    const Position at = positions.required(row);
    seat.x = at.x;
    seat.y = at.y;
    seat.line = row.line;
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
