// Each input is opened, its CRS and fields are settled, and its records stream through: rings go
// normalised to the final array, attributes to a list of records, oddities to a tally that becomes
// a few notices. At the end records become units. Files are hashed by a thread meanwhile.
#include "io/read_units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <future>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "base/strict.hpp"
#include "io/assemble.hpp"
#include "io/crs_area.hpp"
#include "io/layer_crs.hpp"
#include "io/read_tally.hpp"
#include "io/record_rings.hpp"
#include "io/source.hpp"
#include "io/standard_input.hpp"
#include "io/unit_fields.hpp"
#include "io/vsi_file.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::size_t kRecordsPerReport = 256;  // of progress

std::vector<SourceFile> hash(const std::vector<std::string>& paths) {
  std::vector<SourceFile> files;
  for (const std::string& path : paths) {
    if (path == kStandardInput) {
      files.push_back({path, standard_input().sha256});
      continue;
    }
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
      files.push_back({path, sha256_file(path)});
      continue;
    }
    std::vector<std::string> inside;  // a .gdb is a folder of files
    for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
      if (entry.is_regular_file(error)) inside.push_back(entry.path().string());
    }
    std::sort(inside.begin(), inside.end());
    for (const std::string& file : inside) files.push_back({file, sha256_file(file)});
  }
  return files;
}

/// The part of a value that is the unit's code; "" when the value is too short for it.
std::string code_part(const std::string& value, const UnitFrom& from) {
  if (from.first == 0) return value;
  if (value.size() < from.last) return "";
  return value.substr(from.first - 1, from.last - from.first + 1);
}

/// Leaves out of each record what nobody asks for, where the format can.
void ignore_other_fields(OGRLayer& layer, const UnitFields& fields) {
  std::vector<int> wanted = {fields.code, fields.name, fields.population, fields.quality};
  wanted.insert(wanted.end(), fields.water.begin(), fields.water.end());
  wanted.insert(wanted.end(), fields.columns.begin(), fields.columns.end());
  std::vector<const char*> ignored;
  for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i) {
    if (std::find(wanted.begin(), wanted.end(), i) == wanted.end()) {
      ignored.push_back(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
    }
  }
  ignored.push_back(nullptr);
  layer.SetIgnoredFields(ignored.data());
}

class Reader {
 public:
  Reader(const ReadOptions& options, Notices& notices, const Progress& progress)
      : options_(options), notices_(notices), progress_(progress) {}

  UnitSource run() {
    if (options_.dataset) options_.inputs = {options_.dataset->GetDescription()};
    if (options_.inputs.empty()) throw UsageError("no input: name a file with boundaries");
    if (options_.unit_from && !options_.code_field.empty()) {
      throw UsageError("--unit-from and --code-field exclude each other: leave one out");
    }
    if (!options_.crs.empty()) given_crs_ = crs_from_text(options_.crs);
    for (const std::string& input : options_.inputs) read_input(input);
    finish();
    if (options_.strict) refuse_warnings(notices_);
    return std::move(result_);
  }

 private:
  void read_input(const std::string& path) {
    Source source = options_.dataset
                        ? open_source(options_.dataset)
                        : open_source(path, options_.layer, options_.encoding, notices_);
    std::future<std::vector<SourceFile>> hashes =
        std::async(std::launch::async, hash, source.files);
    OGRLayer& layer = polygon_layer(source, options_.layer);
    SourceInfo info;
    info.path = source.path;
    info.driver = source.driver;
    info.layer = layer.GetName();
    info.encoding = source.encoding.name;
    info.encoding_why = source.encoding.why;
    info.crs = layer_crs(layer, source, given_crs_, notices_);
    if (result_.sources.empty()) list_columns(*layer.GetLayerDefn());
    const UnitFields fields =
        find_unit_fields(*layer.GetLayerDefn(), info.path, options_, notices_);
    const auto field_name = [&](int field) {
      return field < 0 ? "" : layer.GetLayerDefn()->GetFieldDefn(field)->GetNameRef();
    };
    info.code_field = field_name(fields.code);
    info.name_field = field_name(fields.name);
    info.population_field = field_name(fields.population);
    result_.layer.has_population = result_.layer.has_population || fields.population >= 0;
    const std::optional<Transformer> transformer = to_first_crs(layer, info);
    filter(layer, source, fields);
    reserve(source);
    own_extent_ = {};
    read_records(layer, source, fields, transformer, info);
    warn_outside_area_of_use(info.path, info.crs, own_extent_, notices_);
    info.files = hashes.get();
    result_.sources.push_back(std::move(info));
  }

  void list_columns(const OGRFeatureDefn& definition) {
    for (int i = 0; options_.all_columns && i < definition.GetFieldCount(); ++i) {
      options_.columns.push_back(definition.GetFieldDefn(i)->GetNameRef());
    }
    std::vector<std::string> once;  // asked for twice, a column would have two values a unit
    for (std::string& column : options_.columns) {
      if (std::find(once.begin(), once.end(), column) != once.end()) continue;
      once.push_back(std::move(column));
    }
    options_.columns = std::move(once);
    for (const std::string& column : options_.columns) {
      const int field = definition.GetFieldIndex(column.c_str());
      const OGRFieldType type = field < 0 ? OFTString : definition.GetFieldDefn(field)->GetType();
      result_.columns.push_back({column, type == OFTInteger || type == OFTInteger64
                                             ? FieldType::kInteger
                                         : type == OFTReal ? FieldType::kReal
                                                           : FieldType::kText});
    }
  }

  /// How an input in another CRS comes to the first one's; none when it is in that.
  std::optional<Transformer> to_first_crs(OGRLayer& layer, SourceInfo& info) {
    if (result_.sources.empty()) result_.crs = info.crs;
    if (same_crs(info.crs, result_.crs)) return std::nullopt;
    OGREnvelope envelope;
    Box extent;
    if (layer.GetExtent(&envelope, TRUE) == OGRERR_NONE) {
      extent = {envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY};
    }
    const Transformer transformer(info.crs, result_.crs, extent);
    info.operation = transformer.operation();
    notices_.info(
        "mixed-crs",
        fmt::format("{}: is in {} and is transformed to {}, that of {}, by '{}' (accurate "
                    "to {} m); its borders may no longer match those of the other files",
                    info.path, info.crs.label(), result_.crs.label(), result_.sources.front().path,
                    info.operation->name, info.operation->accuracy));
    return transformer;
  }

  void filter(OGRLayer& layer, const Source& source, const UnitFields& fields) {
    if (options_.where.empty()) {
      ignore_other_fields(layer, fields);
    } else if (layer.SetAttributeFilter(options_.where.c_str()) != OGRERR_NONE) {
      refuse_filter(source);
    }
  }

  /// A database says what is wrong behind the statement that it made of the filter.
  [[noreturn]] void refuse_filter(const Source& source) const {
    std::string reason = take_gdal_reason();
    const std::string behind = ") failed: ";
    if (const std::size_t at = reason.find(behind); at != std::string::npos) {
      reason = reason.substr(at + behind.size());
      reason = reason.substr(0, reason.find(';'));
    }
    throw InputError(fmt::format("{}: --where {} does not work here ({}): correct it", source.path,
                                 in_quotes(options_.where), reason));
  }

  /// A .shp holds nothing smaller than a vertex, so its size bounds their number; memory that is
  /// not touched costs nothing.
  void reserve(const Source& source) {
    if (source.shp.empty()) return;
    const std::uint64_t most = VsiFile(source.shp).size() / sizeof(Point);
    rings_.points.reserve(rings_.points.size() + most);
  }

  void read_records(OGRLayer& layer, const Source& source, const UnitFields& fields,
                    const std::optional<Transformer>& transformer, SourceInfo& info) {
    const bool shapefile = !source.shp.empty();
    std::optional<UnsortedShapefileRings> unsorted;
    if (shapefile) unsorted.emplace();
    RecordRings geometry(shapefile ? RecordRings::Roles::kWinding : RecordRings::Roles::kStructure);
    ReadTally tally(source.path);
    const GIntBig expected = layer.GetFeatureCount(FALSE);
    const std::size_t rings_before = rings_.size();
    layer.ResetReading();
    for (;;) {
      const OGRFeatureUniquePtr feature(layer.GetNextFeature());
      if (gdal_failed() && !options_.where.empty() && info.records == 0) refuse_filter(source);
      if (gdal_failed()) {
        throw InputError(fmt::format("{}: GDAL cannot read on after {} ({}): {}", source.path,
                                     spoken_count(info.records, "record", "records"),
                                     take_gdal_reason(), remedy_of_reading(source)));
      }
      if (!feature) break;
      if (info.records++ % kRecordsPerReport == 0) report(info.records, expected, source.path);
      const std::string place = fmt::format("record {}", feature->GetFID() + (shapefile ? 1 : 0));
      read_record(*feature, place, fields, geometry, transformer, tally, info);
    }
    report_gdal_messages(source.path, notices_);
    if (shapefile && options_.where.empty() && expected >= 0 &&
        info.records < static_cast<std::size_t>(expected)) {
      tally.deleted(static_cast<std::size_t>(expected) - info.records);
    }
    if (rings_.size() == rings_before) refuse_empty(source, info);
    tally.report(notices_);
  }

  void read_record(const OGRFeature& feature, const std::string& place, const UnitFields& fields,
                   RecordRings& geometry, const std::optional<Transformer>& transformer,
                   ReadTally& tally, SourceInfo& info) {
    Record record;
    std::string code = field_text(feature, fields.code).value_or("");
    if (options_.unit_from) code = code_part(code, *options_.unit_from);
    record.code = std::move(code);
    if (!options_.keep_water && is_water(feature, fields)) {
      return tally.add(Oddity::kWater, record.code.empty() ? place : record.code);
    }
    if (record.code.empty()) return tally.add(Oddity::kNoCode, place);
    record.name = field_text(feature, fields.name).value_or("");
    if (is_misread(record.name) || is_misread(record.code)) tally.misread(record.code, record.name);
    record.population = field_people(feature, fields.population);
    if (fields.population >= 0 && !record.population) {
      tally.add(Oddity::kUnknownPopulation, record.code);
    }
    if (field_text(feature, fields.quality) == "approximate") result_.layer.approximate = true;
    for (const int column : fields.columns) {
      record.columns.push_back(field_text(feature, column).value_or(""));
    }
    if (!read_geometry(feature, place, record, geometry, transformer, tally, info)) return;
    info.vertices += geometry.vertices();
    records_.push_back(std::move(record));
  }

  /// False when the record is none of a unit, because it has another kind of geometry.
  bool read_geometry(const OGRFeature& feature, const std::string& place, Record& record,
                     RecordRings& geometry, const std::optional<Transformer>& transformer,
                     ReadTally& tally, const SourceInfo& info) {
    record.first_ring = record.end_ring = static_cast<std::uint32_t>(rings_.size());
    geometry.clear();
    const OGRGeometry* given = feature.GetGeometryRef();
    if (given == nullptr || given->IsEmpty() != 0) {
      tally.add(Oddity::kNoGeometry, record.code);
      return true;
    }
    geometry.take(*given);
    if (geometry.other_parts() > 0) {
      tally.add(Oddity::kNotPolygon, record.code);
      if (geometry.rings().empty()) return false;
    }
    if (geometry.has_z_or_m()) tally.add(Oddity::kZOrM, record.code);
    if (geometry.curved()) tally.add(Oddity::kCurves, record.code);
    check_coordinates(geometry, place, record.code, info);
    if (transformer) {
      for (RawRing& ring : geometry.rings()) transformer->forward(ring.points);
    }
    const auto id = static_cast<UnitId>(records_.size());
    tally.repaired(append_record(geometry.rings(), id, rings_), record.code);
    record.end_ring = static_cast<std::uint32_t>(rings_.size());
    return true;
  }

  /// As they are in the file.
  void check_coordinates(RecordRings& geometry, const std::string& place, const std::string& code,
                         const SourceInfo& info) {
    if (const Point* bad = geometry.not_finite()) {
      throw InputError(fmt::format(
          "{}: {} ({}): the coordinate ({}, {}) is not a finite number: mend or remove the record",
          info.path, place, code, bad->x, bad->y));
    }
    for (const RawRing& ring : geometry.rings()) {
      if (const Point* bad = off_the_earth(ring.points, info.crs)) {
        throw InputError(fmt::format(
            "{}: {} ({}): the coordinate ({}, {}) is no longitude and latitude in degrees, which "
            "its CRS {} has: name the right CRS with --crs, for example --crs EPSG:28992, or mend "
            "the record",
            info.path, place, code, bad->x, bad->y, info.crs.label()));
      }
      for (const Point& p : ring.points) own_extent_.add(p);
    }
  }

  bool is_water(const OGRFeature& feature, const UnitFields& fields) const {
    return std::any_of(fields.water.begin(), fields.water.end(), [&](int field) {
      const std::string value = field_text(feature, field).value_or("");
      return EQUAL(value.c_str(), "JA");
    });
  }

  [[noreturn]] void refuse_empty(const Source& source, const SourceInfo& info) const {
    if (info.records == 0 && !options_.where.empty()) {
      throw InputError(
          fmt::format("{}: no record passes --where {}", source.path, in_quotes(options_.where)));
    }
    throw InputError(fmt::format("{}: has no polygons in its {}: name a layer of areas",
                                 source.path, spoken_count(info.records, "record", "records")));
  }

  void report(std::size_t records, GIntBig expected, const std::string& path) const {
    if (!progress_) return;
    const double share =
        expected > 0 ? std::min(1.0, static_cast<double>(records) / static_cast<double>(expected))
                     : 0.0;
    const double inputs = static_cast<double>(options_.inputs.size());
    progress_((static_cast<double>(result_.sources.size()) + share) / inputs, "reading " + path);
  }

  void finish() {
    const Merging merging = options_.unit_from ? Merging::kParts : Merging::kSameUnit;
    const bool has_population = result_.layer.has_population;
    const bool approximate = result_.layer.approximate;
    const std::size_t records = records_.size();
    Assembled assembled =
        assemble_units(std::move(records_), std::move(rings_), options_.columns, merging);
    report_assembled(assembled, merging, records, notices_);
    result_.layer = std::move(assembled.layer);
    result_.layer.has_population = has_population;
    result_.layer.approximate = approximate;
    if (approximate) {
      notices_.info("approximate",
                    "the column quality says that these boundaries are approximate; so is all that "
                    "is made of them");
    }
    for (const SourceInfo& info : result_.sources) {
      if (!has_population || !info.population_field.empty()) continue;
      notices_.info("population-unknown",
                    info.path + ": has no field with numbers of people, unlike other inputs");
    }
    for (const Point& p : result_.layer.rings.points) result_.extent.add(p);
  }

  ReadOptions options_;
  Notices& notices_;
  const Progress& progress_;
  std::optional<Crs> given_crs_;
  std::vector<Record> records_;
  RingSet rings_;
  Box own_extent_;  // of the present input, in its own CRS
  UnitSource result_;
};

}  // namespace

UnitFrom parse_unit_from(const std::string& text) {
  const auto refuse = [&]() -> UnitFrom {
    throw UsageError(
        fmt::format("--unit-from: {} is neither FIELD nor FIELD:first-last (such as statcode:3-6)",
                    in_quotes(text)));
  };
  const std::size_t colon = text.rfind(':');
  UnitFrom from;
  from.field = text.substr(0, colon);
  if (from.field.empty()) return refuse();
  if (colon == std::string::npos) return from;
  const char* const end = text.data() + text.size();
  const auto [dash, first_error] = std::from_chars(text.data() + colon + 1, end, from.first);
  if (first_error != std::errc() || dash == end || *dash != '-') return refuse();
  const auto [stop, last_error] = std::from_chars(dash + 1, end, from.last);
  if (last_error != std::errc() || stop != end) return refuse();
  if (from.first == 0 || from.last < from.first) return refuse();
  return from;
}

UnitSource read_units(const ReadOptions& options, Notices& notices, const Progress& progress) {
  return Reader(options, notices, progress).run();
}

}  // namespace grens
