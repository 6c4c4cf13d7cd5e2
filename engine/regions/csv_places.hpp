#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "regions/csv_stream.hpp"
#include "regions/positions.hpp"

namespace grens {

/// What the cells of a record say of its place.
struct PlaceRead {
  bool known = false;  ///< they say one
  bool comma = false;  ///< with a decimal comma
  Position at;
};

/// The places of a CSV file's records: its columns `lon` and `lat` (or `longitude` and `latitude`),
/// else `x` and `y`, whatever their case. A record without a place is none to stop at, unlike with
/// Positions. Decimal commas are read in degrees of a file with semicolons, where nothing else can
/// be meant.
class CsvPlaces {
 public:
  /// InputError, naming the columns there are, when the file has neither pair.
  explicit CsvPlaces(const CsvStream& stream);

  bool lonlat() const { return lonlat_; }
  /// `fields` are those of a record, as split_record gives them.
  PlaceRead read(std::span<const std::string_view> fields) const;
  /// Why a record has no place: "'n/a' in the column 'lon' is no number".
  std::string why_not(std::span<const std::string_view> fields) const;

 private:
  bool number(std::string_view field, double& value, bool& comma) const;

  bool lonlat_ = true;
  bool commas_ = false;  // may be decimal
  std::size_t x_ = 0;
  std::size_t y_ = 0;
  std::string x_name_;
  std::string y_name_;
};

}  // namespace grens
