// A block of the file is cut into pieces of a fixed number of records; threads take pieces, and
// what they make is put together in the order of the pieces, whoever made it.
#include "job/locate_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "regions/csv.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::size_t kPiece = 4096;  // records

struct Piece {
  std::string text;
  PlaceTally tally;
};

/// The fields of a record; InputError when it is none of this file.
void take_fields(const CsvStream& stream, const CsvBlock& block, std::size_t i,
                 std::vector<std::string_view>& fields) {
  if (const char* wrong = split_record(block.record(i), stream.separator(), fields)) {
    throw error_at(stream.name(), block.line(i), wrong);
  }
  if (fields.size() == stream.header().size()) return;
  throw error_at(
      stream.name(), block.line(i),
      fmt::format("the row has {} and the header {}; put a field that holds a separator "
                  "in quotes",
                  spoken_count(fields.size(), "field", "fields"), stream.header().size()));
}

void append_record(const CsvStream& stream, std::string_view record,
                   const std::vector<std::string_view>& fields, std::string& out) {
  if (stream.separator() == ',') {
    out += record;
    return;
  }
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (f > 0) out += ',';
    const bool quoted = fields[f].starts_with('"');
    if (quoted || fields[f].find(',') == std::string_view::npos) {
      out += fields[f];
    } else {
      out += csv_field(fields[f]);
    }
  }
}

/// Reads the places of some records. `piece` gets what is wrong with them.
std::vector<std::optional<Point>> places_of(const CsvStream& stream, const CsvPlaces& places,
                                            const CsvBlock& block, std::size_t begin,
                                            std::size_t end, PlaceTally& tally) {
  std::vector<std::optional<Point>> at;
  at.reserve(end - begin);
  std::vector<std::string_view> fields;
  for (std::size_t i = begin; i < end; ++i) {
    take_fields(stream, block, i, fields);
    const PlaceRead place = places.read(fields);
    if (place.known) {
      at.emplace_back(Point{place.at.x, place.at.y});
    } else {
      at.emplace_back();
      if (tally.wants_why()) {
        tally.why.push_back(fmt::format("line {}: {}", block.line(i), places.why_not(fields)));
      }
    }
    if (place.comma) ++tally.commas;
  }
  return at;
}

void count(std::span<const std::optional<Point>> at, std::span<const PlaceFound> found,
           const PointLocator& locator, PlaceTally& tally) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    tally.add(found[i]);
    if (found[i].known && found[i].located.where == Where::kOut && locator.is_swapped(*at[i])) {
      ++tally.swapped;
    }
  }
}

void locate_piece(const CsvStream& stream, const CsvPlaces& places, const Locating& locating,
                  const CsvBlock& block, std::size_t begin, bool write, Piece& piece) {
  const std::size_t end = std::min(begin + kPiece, block.size());
  const auto at = places_of(stream, places, block, begin, end, piece.tally);
  std::vector<PlaceFound> found(at.size());
  locating.locator.locate(at, found);
  count(at, found, locating.locator, piece.tally);
  if (!write) return;
  constexpr std::size_t kAnswer = 64;  // bytes, about
  piece.text.reserve(block.ends[end - 1] - block.starts[begin] + kAnswer * found.size());
  std::vector<std::string_view> fields;
  for (std::size_t i = begin; i < end; ++i) {
    if (stream.separator() != ',') split_record(block.record(i), stream.separator(), fields);
    append_record(stream, block.record(i), fields, piece.text);
    locating.columns.append_csv(found[i - begin], piece.text);
    piece.text += '\n';
  }
}

}  // namespace

void locate_csv(CsvStream& stream, const CsvPlaces& places, const Locating& locating,
                const Sink& sink, PlaceTally& tally, const Progress& progress) {
  if (sink) {
    std::string header;
    for (const std::string& name : stream.header()) {
      header += (header.empty() ? "" : ",") + csv_field(name);
    }
    sink(header + locating.columns.csv_header() + "\n");
  }
  CsvBlock block;
  while (stream.next(block)) {
    std::vector<Piece> pieces((block.size() + kPiece - 1) / kPiece,
                              Piece{{}, PlaceTally(tally.inside.size())});
    parallel_for(pieces.size(), 1, [&](std::size_t begin, std::size_t end) {
      for (std::size_t p = begin; p < end; ++p) {
        locate_piece(stream, places, locating, block, p * kPiece, sink != nullptr, pieces[p]);
      }
    });
    for (const Piece& piece : pieces) {
      tally.add(piece.tally);
      if (sink) sink(piece.text);
    }
    if (progress) progress(0.6 + 0.4 * stream.share(), "locating points");
  }
}

PointTable read_csv_points(CsvStream& stream, const CsvPlaces& places, PlaceTally& tally) {
  PointTable table;
  table.name = stream.name();
  for (const std::string& name : stream.header()) table.fields.push_back({name, FieldType::kText});
  CsvBlock block;
  std::vector<std::string_view> fields;
  while (stream.next(block)) {
    const auto at = places_of(stream, places, block, 0, block.size(), tally);
    for (std::size_t i = 0; i < block.size(); ++i) {
      take_fields(stream, block, i, fields);
      PointRow row{at[i], {}};
      for (const std::string_view field : fields) {
        row.values.push_back(field.empty() ? Value{} : Value{field_text(field)});
      }
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

std::vector<PlaceFound> locate_table(const PointTable& table, PointLocator& locator,
                                     PlaceTally& tally) {
  std::vector<std::optional<Point>> at;
  for (const PointRow& row : table.rows) at.push_back(row.at);
  std::vector<PlaceFound> found(at.size());
  parallel_for(found.size(), kPiece, [&](std::size_t begin, std::size_t end) {
    locator.locate(std::span(at).subspan(begin, end - begin),
                   std::span(found).subspan(begin, end - begin));
  });
  count(at, found, locator, tally);
  return found;
}

}  // namespace grens
