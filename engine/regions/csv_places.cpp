// Degrees are looked for first. Nothing is made on the heap for a cell without quotes and commas.
#include "regions/csv_places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/error.hpp"
#include "regions/real_number.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

std::optional<std::size_t> find_column(const std::vector<std::string>& header,
                                       std::string_view name) {
  const auto found = std::find_if(header.begin(), header.end(), [&](const std::string& column) {
    return lower_case(column) == name;
  });
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

}  // namespace

CsvPlaces::CsvPlaces(const CsvStream& stream) {
  const std::vector<std::string>& header = stream.header();
  for (const auto& [x, y] : {std::pair{"lon", "lat"}, {"longitude", "latitude"}, {"x", "y"}}) {
    const auto east = find_column(header, x);
    const auto north = find_column(header, y);
    if (!east || !north) continue;
    lonlat_ = std::string_view(x) != "x";
    commas_ = lonlat_ && stream.separator() == ';';
    x_ = *east;
    y_ = *north;
    x_name_ = header[x_];
    y_name_ = header[y_];
    return;
  }
  throw InputError(
      fmt::format("{}: there are no columns 'lon' and 'lat' (or 'x' and 'y', in the CRS of "
                  "--points-crs); the columns are {}",
                  stream.name(), listed(header, 20)));
}

bool CsvPlaces::number(std::string_view field, double& value, bool& comma) const {
  std::string text;
  if (!field.empty() && field.front() == '"') {
    text = field_text(field);
    field = text;
  }
  field = trimmed(field);
  std::optional<double> read = real_number(field);
  if (!read && commas_ && std::count(field.begin(), field.end(), ',') == 1) {
    std::string dotted(field);
    dotted[field.find(',')] = '.';
    read = real_number(dotted);
    comma = comma || read.has_value();
  }
  if (read) value = *read;
  return read.has_value();
}

PlaceRead CsvPlaces::read(std::span<const std::string_view> fields) const {
  PlaceRead place;
  if (!number(fields[x_], place.at.x, place.comma) ||
      !number(fields[y_], place.at.y, place.comma)) {
    return {};
  }
  if (lonlat_ && !(std::abs(place.at.x) <= 180 && std::abs(place.at.y) <= 90)) return {};
  place.known = true;
  return place;
}

std::string CsvPlaces::why_not(std::span<const std::string_view> fields) const {
  const std::string x = std::string(trimmed(field_text(fields[x_])));
  const std::string y = std::string(trimmed(field_text(fields[y_])));
  if (x.empty() && y.empty()) return fmt::format("{} and {} are empty", x_name_, y_name_);
  double value = 0;
  bool comma = false;
  for (const auto& [field, text, name] :
       {std::tuple{fields[x_], x, x_name_}, {fields[y_], y, y_name_}}) {
    if (text.empty()) return fmt::format("{} is empty", name);
    if (!number(field, value, comma)) {
      return fmt::format("{} in the column {} is no number; write it like 52.0907", in_quotes(text),
                         in_quotes(name));
    }
  }
  return fmt::format(
      "longitude {} and latitude {} are no place on Earth; call metres 'x' and 'y' and name their "
      "CRS with --points-crs",
      shown(x), shown(y));
}

}  // namespace grens
