#pragma once
#include "audit/place_tally.hpp"
#include "base/progress.hpp"
#include "io/point_table.hpp"
#include "io/sink.hpp"
#include "job/answer_columns.hpp"
#include "job/point_locator.hpp"
#include "regions/csv_places.hpp"
#include "regions/csv_stream.hpp"

namespace grens {

/// What records of points are located by.
struct Locating {
  PointLocator& locator;
  const AnswerColumns& columns;
};

/// Locates all records of a CSV file, in threads and block by block, so that memory does not grow
/// with them. With a `sink` each record goes on in its place, comma-separated and with LF, its
/// cells as they were written, and the answer behind them. Counts in `tally`. InputError as
/// CsvStream, and for a record that is wrong or has not as many fields as the header.
void locate_csv(CsvStream& stream, const CsvPlaces& places, const Locating& locating,
                const Sink& sink, PlaceTally& tally, const Progress& progress);

/// The records of a CSV file as a layer of points, all fields text; counts what has no place in
/// `tally` as far as reasons and commas go. InputError as locate_csv.
PointTable read_csv_points(CsvStream& stream, const CsvPlaces& places, PlaceTally& tally);

/// Locates the records of a layer in threads.
std::vector<PlaceFound> locate_table(const PointTable& table, PointLocator& locator,
                                     PlaceTally& tally);

}  // namespace grens
