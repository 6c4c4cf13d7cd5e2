#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "base/progress.hpp"
#include "coverage/unit_layer.hpp"
#include "io/crs.hpp"
#include "io/feature.hpp"
#include "io/transform.hpp"

class GDALDataset;

namespace grens {

/// Units that are larger than the records: `--unit-from FIELD[:first-last]`.
struct UnitFrom {
  std::string field;      ///< by name, whatever its case
  std::size_t first = 0;  ///< first character of the value that counts, from 1; 0: all of it
  std::size_t last = 0;   ///< last one, included
};

/// Reads "FIELD" or "FIELD:first-last". UsageError when it is neither.
UnitFrom parse_unit_from(const std::string& text);

/// What to read and how. Empty strings mean "find out".
struct ReadOptions {
  std::vector<std::string> inputs;  ///< whatever OGR opens; zipped files too
  /// In the place of `inputs`: a dataset that is open already, such as one in memory. Its
  /// description stands for the path.
  std::shared_ptr<GDALDataset> dataset;
  std::string layer;                  ///< needed when an input has several layers of polygons
  std::string crs;                    ///< overrides what the files say
  std::string encoding;               ///< of the text in a .dbf
  std::string code_field;             ///< by name, whatever its case
  std::string name_field;             ///< by name, whatever its case
  std::string population_field;       ///< by name, whatever its case
  std::optional<UnitFrom> unit_from;  ///< records with the same value are one unit
  std::string where;                  ///< OGR attribute filter
  std::vector<std::string> columns;   ///< further columns to keep, by name, whatever their case
  bool all_columns = false;           ///< keep all of the first input's, which others must have
  bool keep_water = false;            ///< keep records with WATER or H2O = JA
  bool strict = false;                ///< what would be counted and named is an InputError instead
};

/// One file that was read, for provenance.
struct SourceFile {
  std::string path;    ///< as it was opened
  std::string sha256;  ///< of its bytes
};

/// One input, for provenance.
struct SourceInfo {
  std::string path;                    ///< as given, without secrets
  std::vector<SourceFile> files;       ///< a shapefile: .shp, .shx, .dbf, .prj, .cpg as there are;
                                       ///< a .gdb: the files in it
  std::string driver;                  ///< GDAL's name of the format
  std::string layer;                   ///< the name it has in its file
  Crs crs;                             ///< its own, before any transformation
  std::optional<Operation> operation;  ///< how it was taken to the first input's CRS
  std::string encoding;                ///< "UTF-8", "CP1252", ...
  std::string encoding_why;            ///< "from gemeenten.cpg", ...
  std::string code_field;              ///< the field that was taken for the code
  std::string name_field;              ///< "" when there is none
  std::string population_field;        ///< "" when there is none
  std::size_t records = 0;             ///< as the layer has them (after --where)
  std::size_t vertices = 0;            ///< of the records that were kept, closing points included
};

/// What was read.
struct UnitSource {
  UnitLayer layer;  ///< canonical: the order of files and records, and the start and direction of
                    ///< rings, leave no trace. Rings are sorted by unit, then smallest point.
  Crs crs;          ///< of all coordinates: the first input's
  Box extent;       ///< of all coordinates
  std::vector<Field> columns;       ///< those kept, as the first input names them
  std::vector<SourceInfo> sources;  ///< one for each input, in the order given
};

/// Reads the polygons of all inputs as one unit layer.
///
/// Fields are found by CBS's conventions, whatever their case (see unit_fields.hpp). Codes are
/// text: trimmed, numbers written without loss. Negative or missing population is unknown. Z and M
/// are dropped, curves become lines, water is dropped, records without a code or with nothing but
/// points and lines are dropped (one without geometry stays: its unit has no area), records of one
/// code are one unit, a record that repeats another of its code is dropped, rings are put right by
/// `append_record`; each of these is counted and named in `notices`, and so is
/// every guess and every message of GDAL. Inputs in another CRS than the first are transformed.
///
/// InputError: a file that is missing, unreadable, empty, a folder, of unknown format, cut short;
/// .shp, .shx and .dbf that do not belong together; no CRS; no polygons; no code field; a layer
/// or field that is not there; a coordinate that is not finite, or no longitude and latitude in
/// a geographic CRS; with `strict` all that is counted.
/// Memory: the final arrays, once more while they are sorted, and one record.
UnitSource read_units(const ReadOptions& options, Notices& notices, const Progress& progress = {});

}  // namespace grens
