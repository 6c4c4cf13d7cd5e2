#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/place_tally.hpp"
#include "io/formats.hpp"
#include "io/points_to_layer.hpp"
#include "io/write_options.hpp"
#include "job/dissolve_job.hpp"
#include "job/work_layer.hpp"
#include "report/locate_report.hpp"

namespace grens {

/// What a person asks of locating points.
struct LocateWish {
  std::string points;         ///< CSV file (.csv), or whatever OGR opens; `-` is CSV from stdin
  std::string points_layer;   ///< of several in the file
  std::optional<Crs> crs;     ///< of the points; none: what they say
  DissolveWish regions;       ///< neither: every scheme of the tables, where they fit the layer
  bool tables_needed = true;  ///< else a layer that fits no year is located in by units alone
  std::optional<int> year;
  DirtRule dirt;
};

/// Where located points go.
struct LocateOutput {
  std::string file;  ///< `-` is standard output; empty: they are only counted
  Format format = Format::kCsv;
  std::vector<std::string> select = {};  ///< fields, as FieldSelection has it; none: all
  WriteOptions write = {};               ///< what only some formats know
};

/// A layer in which points were located.
struct LocatedPoints {
  WorkLayer work;
  std::vector<SchemeLabels> schemes;
  PlaceTally tally{0};
  std::optional<Operation> operation;  ///< points to layer; none: they stayed as they are

  /// Borrows from this.
  LocateReport report() const;
};

/// Reads the layer, locates the points in it, and writes each record with what was found
/// (AnswerColumns), in its order. A CSV file that leaves as CSV, or only to be counted, is
/// streamed; anything else is held in memory. CSV leaves comma-separated.
///
/// Points of `lon` and `lat` are WGS 84; those of `x` and `y`, and those of a file that does not
/// say, are taken to be in the layer's CRS unless the wish has one, and that is said
/// (`points-crs`). Said as well: records without a place (`point-nowhere`), points in several units
/// (`point-overlap`), decimal commas (`decimal-comma`), and coordinates that look exchanged
/// (`points-swapped`). With `read.strict` a warning is an InputError before the file is put in
/// place. Throws as its parts do, and InputError when there is no record with a place.
std::unique_ptr<LocatedPoints> locate_points(const ReadOptions& read,
                                             std::optional<RegionTables> tables,
                                             const LocateWish& wish, const LocateOutput& output,
                                             Notices& notices, const Progress& progress);

}  // namespace grens
