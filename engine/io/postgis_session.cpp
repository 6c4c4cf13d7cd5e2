// GDAL holds the connection; SQL goes through it. GDAL commits what is open when a dataset is
// closed, so that giving up has to be said.
#include "io/postgis_session.hpp"

#include <cpl_string.h>
#include <fmt/format.h>

#include <memory>

#include "base/error.hpp"
#include "io/connection.hpp"
#include "io/secrets.hpp"

namespace grens {
namespace {

std::string in_sql_quotes(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote) out += quote;
    out += c;
  }
  return out + quote;
}

/// "ERROR:  permission denied for schema x LINE 1: ..." without what is of SQL.
std::string plain_reason(std::string reason) {
  for (const char* start : {"ERROR:", "FATAL:"}) {
    const std::size_t at = reason.find(start);
    if (at == std::string::npos) continue;
    reason.erase(0, reason.find_first_not_of(' ', at + 6));
  }
  for (const char* behind : {" LINE ", "; "}) {
    if (const std::size_t at = reason.find(behind); at != std::string::npos) reason.resize(at);
  }
  return reason;
}

std::string remedy(const std::string& reason) {
  const auto has = [&](const char* words) { return reason.find(words) != std::string::npos; };
  if (has("permission denied") || has("must be owner")) {
    return "have the user given the right, or name another schema with schema=NAME";
  }
  if (has("lock timeout")) {
    return "another program uses these tables; close it, or try again later";
  }
  if (has("depend on it")) {
    return "what was made of the old tables (a view) no longer fits the new ones: drop it first, "
           "or name another schema with schema=NAME";
  }
  if (has("closed the connection") || has("terminating connection")) {
    return "nothing was changed; try again when the server is up";
  }
  return "nothing was changed; mend that, or name a folder with --out";
}

}  // namespace

std::string sql_name(std::string_view name) { return in_sql_quotes(name, '"'); }
std::string sql_text(std::string_view text) { return in_sql_quotes(text, '\''); }

GDALDatasetUniquePtr open_postgres(const std::string& connection, bool to_write) {
  setup_gdal();
  take_gdal_messages();
  const std::string name = source_name(connection);
  const Connection parsed = parse_connection(connection);
  CPLStringList options;
  if (!to_write && !parsed.schema.empty()) {
    options.SetNameValue("SCHEMAS", parsed.schema.c_str());
  }
  const unsigned mode = to_write ? GDAL_OF_UPDATE : GDAL_OF_READONLY;
  GDALDatasetUniquePtr dataset(GDALDataset::Open(parsed.for_gdal.c_str(),
                                                 GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR | mode,
                                                 nullptr, options.List(), nullptr));
  if (dataset && !to_write) {
    // --where may hold any statement.
    dataset->ExecuteSQL("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY", nullptr, nullptr);
  }
  if (dataset && !gdal_failed()) return dataset;
  std::string reason = take_gdal_reason();
  if (const std::string_view start = "PQconnectdb failed. "; reason.starts_with(start)) {
    reason.erase(0, start.size());
  }
  throw InputError(
      fmt::format("{}: PostgreSQL cannot be reached ({}): check the connection, and that the "
                  "server runs",
                  name, reason));
}

PostgisSession::PostgisSession(const std::string& connection)
    : name_(source_name(connection)), dataset_(open_postgres(connection, true)) {
  if (dataset_->StartTransaction() != OGRERR_NONE) fail();
  open_ = true;
  run("SET LOCAL standard_conforming_strings = on");
}

PostgisSession::~PostgisSession() {
  if (open_) dataset_->RollbackTransaction();
  dataset_.reset();
  take_gdal_messages();
}

void PostgisSession::run(const std::string& sql) {
  OGRLayer* none = dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr);
  if (none != nullptr) dataset_->ReleaseResultSet(none);
  fail_if_gdal_failed();
}

std::vector<PostgisSession::Row> PostgisSession::ask(const std::string& sql) {
  const auto release = [&](OGRLayer* layer) { dataset_->ReleaseResultSet(layer); };
  const std::unique_ptr<OGRLayer, decltype(release)> answer(
      dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr), release);
  fail_if_gdal_failed();
  std::vector<Row> rows;
  if (!answer) return rows;
  while (const OGRFeatureUniquePtr record{answer->GetNextFeature()}) {
    Row& row = rows.emplace_back();
    for (int i = 0; i < record->GetFieldCount(); ++i) {
      if (record->IsFieldSetAndNotNull(i)) {
        row.emplace_back(record->GetFieldAsString(i));
      } else {
        row.emplace_back();
      }
    }
  }
  fail_if_gdal_failed();
  return rows;
}

void PostgisSession::commit() {
  if (dataset_->CommitTransaction() != OGRERR_NONE || gdal_failed()) fail();
  open_ = false;
}

void PostgisSession::fail() const {
  const std::string reason = plain_reason(take_gdal_reason());
  throw InputError(fmt::format("{}: cannot be written ({}): {}", name_, reason, remedy(reason)));
}

void PostgisSession::fail_if_gdal_failed() const {
  if (gdal_failed()) fail();
}

}  // namespace grens
