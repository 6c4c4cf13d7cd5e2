// GDAL's own writing of this format loses digits of numbers and backslashes in lists. So GDAL only
// carries texts and geometry, into a temporary table, which is its fastest way; the last step is
// one INSERT ... SELECT a table, in which PostgreSQL reads the texts as what they are.
#include "io/postgis_writer.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.hpp"
#include "io/connection.hpp"
#include "io/extent.hpp"
#include "io/field_names.hpp"
#include "io/ogr_geometry.hpp"
#include "io/write_text.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::size_t kMostNameBytes = 63;
constexpr const char* kDefaultSchema = "grens";
constexpr const char* kProvenanceTable = "grens_provenance";
constexpr std::string_view kOurs = R"({"generator":"grens )";  // start of the comment on our tables
constexpr const char* kPatience = "60s";  // for who uses a table that is to be replaced

const char* type_name(FieldType type) {
  switch (type) {
    case FieldType::kInteger:
      return "bigint";
    case FieldType::kReal:
      return "double precision";
    case FieldType::kBoolean:
      return "boolean";
    case FieldType::kTextList:
      return "text[]";
    case FieldType::kText:
      break;
  }
  return "text";
}

const char* geometry_name(OGRwkbGeometryType type) {
  switch (type) {
    case wkbMultiPolygon:
      return "MultiPolygon";
    case wkbMultiLineString:
      return "MultiLineString";
    case wkbPoint:
      return "Point";
    default:
      return "MultiPoint";
  }
}

/// {"a","b\"c"}: an array as PostgreSQL reads it.
std::string array_text(const std::vector<std::string>& list) {
  std::string out = "{";
  for (const std::string& item : list) {
    out += out.size() > 1 ? ",\"" : "\"";
    for (const char c : item) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    out += '"';
  }
  return out + "}";
}

/// A value as text that PostgreSQL reads without loss; nothing for null.
std::optional<std::string> value_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "t" : "f";
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return array_text(*list);
  if (const auto* real = std::get_if<double>(&value); real != nullptr && std::isfinite(*real)) {
    return fmt::format("{}", *real);
  }
  return std::nullopt;
}

/// `wanted`, or with _1, _2, ... at the end when it is taken.
std::string free_name(const std::string& wanted, const std::set<std::string>& taken) {
  std::string name = utf8_cut(wanted, kMostNameBytes);
  for (int number = 1; taken.contains(name); ++number) {
    const std::string end = "_" + std::to_string(number);
    name = utf8_cut(wanted, kMostNameBytes - end.size()) + end;
  }
  return name;
}

/// While it lives, GDAL brings rows by COPY.
class ByCopy {
 public:
  ByCopy() { CPLSetThreadLocalConfigOption("PG_USE_COPY", "YES"); }
  ~ByCopy() { CPLSetThreadLocalConfigOption("PG_USE_COPY", nullptr); }
  ByCopy(const ByCopy&) = delete;
  ByCopy& operator=(const ByCopy&) = delete;
};

}  // namespace

PostgisOutput::PostgisOutput(const std::string& connection, Notices& notices)
    : session_(connection), notices_(notices), schema_(parse_connection(connection).schema) {
  taken_ = {kProvenanceTable};
  if (schema_.empty()) schema_ = kDefaultSchema;
  if (schema_.size() > kMostNameBytes) {
    throw InputError(
        fmt::format("{}: {} is too long for the name of a schema: take at most {} bytes", name(),
                    in_quotes(schema_), kMostNameBytes));
  }
  const auto found = session_.ask(
      "SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n "
      "ON n.oid = e.extnamespace WHERE e.extname = 'postgis'");
  if (found.empty()) {
    throw InputError(fmt::format(
        "{}: the database has no PostGIS: have its owner run CREATE EXTENSION postgis in it",
        name()));
  }
  postgis_ = found[0][0].value_or("public");
  session_.run(fmt::format("SET LOCAL lock_timeout = '{}'", kPatience));
  session_.ask("SELECT pg_advisory_xact_lock(hashtext('grens'), hashtext(" + sql_text(schema_) +
               "))");
  find_tables();
}

void PostgisOutput::find_tables() {
  const std::string schema = sql_text(schema_);
  if (session_.ask("SELECT 1 FROM pg_namespace WHERE nspname = " + schema).empty()) {
    session_.run("CREATE SCHEMA " + sql_name(schema_));
  }
  const auto rows = session_.ask(
      "SELECT c.relname, c.relkind, obj_description(c.oid, 'pg_class') FROM pg_class c "
      "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = " +
      schema);
  for (const auto& row : rows) {
    const bool ours = row[1] == "r" && row[2].value_or("").starts_with(kOurs);
    there_.emplace(row[0].value_or(""), ours);
  }
}

void PostgisOutput::add(const FeatureLayer& layer) {
  finite_extent(layer);
  stage(layer, true);
}

void PostgisOutput::add_records(const FeatureLayer& layer) { stage(layer, false); }

std::string PostgisOutput::table_name(const std::string& wanted) {
  std::string text = wanted.empty() ? "layer" : wanted;
  make_utf8(text);
  std::string table = free_name(text, taken_);
  if (table != wanted) {
    notices_.warn(
        "table-renamed",
        fmt::format("{}: the table of {} is called {}: PostgreSQL allows {} bytes, and one "
                    "table of a name",
                    name(), in_quotes(wanted), in_quotes(table), kMostNameBytes));
  }
  const auto there = there_.find(table);
  if (there != there_.end() && !there->second) {
    throw InputError(fmt::format(
        "{}: the schema {} has a table {} that grens did not make: rename it, or name another "
        "schema with schema=NAME",
        name(), in_quotes(schema_), in_quotes(table)));
  }
  taken_.insert(table);
  return table;
}

std::vector<std::string> PostgisOutput::column_names(const FeatureLayer& layer,
                                                     const std::string& table) {
  std::vector<Field> fields = {{"fid", FieldType::kInteger}, {"geom", FieldType::kText}};
  fields.insert(fields.end(), layer.fields.begin(), layer.fields.end());
  std::vector<std::string> names = unique_field_names(fields, kMostNameBytes);
  for (std::size_t i = 2; i < names.size(); ++i) {
    if (names[i] == fields[i].name) continue;
    notices_.warn("field-renamed",
                  fmt::format("{}: the column {} of {} is called {}", name(),
                              in_quotes(fields[i].name), in_quotes(table), in_quotes(names[i])));
  }
  names.erase(names.begin(), names.begin() + 2);
  return names;
}

std::string PostgisOutput::srid_of(const FeatureLayer& layer) {
  const std::size_t colon = layer.crs.code.find(':');
  if (colon != std::string::npos) {
    const auto rows = session_.ask(
        fmt::format("SELECT srid FROM {}.spatial_ref_sys WHERE upper(auth_name) = upper({}) "
                    "AND auth_srid::text = {}",
                    postgis_, sql_text(layer.crs.code.substr(0, colon)),
                    sql_text(layer.crs.code.substr(colon + 1))));
    if (!rows.empty()) return rows[0][0].value_or("0");
  }
  throw InputError(fmt::format(
      "{}: the database does not know the CRS of the layer, {}: name one that it knows with "
      "--to-crs, for example --to-crs EPSG:28992",
      name(), layer.crs.label()));
}

void PostgisOutput::stage(const FeatureLayer& layer, bool geometry) {
  Staged staged;
  staged.table = table_name(layer.name);
  staged.staging = fmt::format("grens_rows_{}", staged_.size());
  staged.geometry = geometry;
  staged.records = layer.features.size();
  staged.comment = provenance_text(layer.provenance);
  if (!staged.comment.starts_with(kOurs)) {
    throw std::logic_error("a table without provenance would not be known as ours");
  }
  const std::vector<std::string> names = column_names(layer, staged.table);
  staged.columns = "fid bigint PRIMARY KEY";
  staged.select = "c0::bigint";
  staged.described = {"fid bigint"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char* type = type_name(layer.fields[i].type);
    staged.columns += fmt::format(", {} {}", sql_name(names[i]), type);
    staged.select += fmt::format(", c{}::{}", i + 1, type);
    staged.described.push_back(names[i] + " " + type);
  }
  if (geometry) {
    const std::string srid = srid_of(layer);
    const std::string type = fmt::format("geometry({},{})", geometry_name(ogr_type(layer)), srid);
    staged.columns += fmt::format(", geom {}.{}", postgis_, type);
    staged.select += fmt::format(", {}.ST_SetSRID(geom, {})", postgis_, srid);
    staged.described.push_back("geom " + type);
  }
  bring_rows(layer, staged);
  staged_.push_back(std::move(staged));
}

void PostgisOutput::bring_rows(const FeatureLayer& layer, Staged& staged) {
  const ByCopy by_copy;
  const OGRwkbGeometryType type = staged.geometry ? ogr_type(layer) : wkbNone;
  CPLStringList options;
  for (const auto& [key, value] : {std::pair{"TEMPORARY", "ON"},
                                   {"LAUNDER", "NO"},
                                   {"FID", "grens_row"},
                                   {"GEOMETRY_NAME", "geom"},
                                   {"SPATIAL_INDEX", "NONE"},
                                   {"DIM", "2"}}) {
    options.SetNameValue(key, value);
  }
  OGRLayer* out =
      session_.dataset().CreateLayer(staged.staging.c_str(), nullptr, type, options.List());
  if (out == nullptr) session_.fail();
  for (std::size_t i = 0; i <= layer.fields.size(); ++i) {
    OGRFieldDefn field(fmt::format("c{}", i).c_str(), OFTString);
    if (out->CreateField(&field, FALSE) != OGRERR_NONE) session_.fail();
  }
  std::size_t not_utf8 = 0;
  std::int64_t number = 0;
  for (const Feature& feature : layer.features) {
    OGRFeature record(out->GetLayerDefn());
    record.SetField(0, std::to_string(++number).c_str());
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
      std::optional<std::string> text = value_text(feature.values.at(i));
      const int field = static_cast<int>(i) + 1;
      if (!text) {
        record.SetFieldNull(field);
        continue;
      }
      if (!make_utf8(*text)) ++not_utf8;
      record.SetField(field, text->c_str());
    }
    if (staged.geometry) record.SetGeometryDirectly(ogr_geometry(feature, type).release());
    if (out->CreateFeature(&record) != OGRERR_NONE) session_.fail();
  }
  if (out->SyncToDisk() != OGRERR_NONE) session_.fail();
  session_.fail_if_gdal_failed();
  if (not_utf8 > 0) {
    notices_.warn(
        "text-not-utf8",
        fmt::format("{}: {} in {} not UTF-8 and written with U+FFFD at each wrong place", name(),
                    spoken_count(not_utf8, "text is", "texts are"), in_quotes(staged.table)),
        not_utf8);
  }
}

std::string PostgisOutput::qualified(const std::string& table) const {
  return sql_name(schema_) + "." + sql_name(table);
}

std::vector<std::string> PostgisOutput::described_columns(const std::string& table) {
  std::vector<std::string> columns;
  for (const auto& row : session_.ask(fmt::format(
           "SELECT attname || ' ' || regexp_replace(format_type(atttypid, atttypmod), "
           "'^.*[.]geometry[(]', 'geometry(') FROM pg_attribute WHERE attrelid = {}::regclass "
           "AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
           sql_text(qualified(table))))) {
    columns.push_back(row[0].value_or(""));
  }
  return columns;
}

void PostgisOutput::put_in_place(const Staged& staged) {
  const std::string table = qualified(staged.table);
  const bool there = there_.contains(staged.table);
  const bool same = there && described_columns(staged.table) == staged.described;
  if (same) {
    session_.run("DELETE FROM " + table);
  } else {
    if (there) session_.run("DROP TABLE " + table);
    session_.run(fmt::format("CREATE TABLE {} ({})", table, staged.columns));
  }
  session_.run(fmt::format("INSERT INTO {} SELECT {} FROM pg_temp.{} ORDER BY c0::bigint", table,
                           staged.select, staged.staging));
  if (staged.geometry && !same)
    session_.run(fmt::format("CREATE INDEX ON {} USING gist (geom)", table));
  session_.run(fmt::format("COMMENT ON TABLE {} IS {}", table, sql_text(staged.comment)));
  session_.run("ANALYZE " + table);
  session_.run(fmt::format("DROP TABLE pg_temp.{}", staged.staging));
}

void PostgisOutput::finish() {
  FeatureLayer list;
  list.name = kProvenanceTable;
  list.fields = {{"table_name", FieldType::kText},
                 {"records", FieldType::kInteger},
                 {"provenance", FieldType::kText}};
  for (const Staged& staged : staged_) {
    list.features.push_back(
        {{}, {staged.table, static_cast<std::int64_t>(staged.records), staged.comment}});
  }
  list.provenance = {
      {"generator", nlohmann::ordered_json::parse(staged_.at(0).comment)["generator"]}};
  taken_.erase(kProvenanceTable);
  add_records(list);
  for (const Staged& staged : staged_) put_in_place(staged);
  session_.commit();
  for (const Staged& staged : staged_) written_.push_back({staged.table, staged.records});
  for (const auto& [table, ours] : there_) {
    if (ours && !taken_.contains(table)) leftovers_.push_back(table);
  }
}

}  // namespace grens
