#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace grens {

/// Whether a text names a PostgreSQL database rather than a file: "PG:dbname=...", "PGB:...",
/// "postgresql://...", "PG:postgresql://...".
bool is_connection(std::string_view text);

/// A connection string, taken apart as libpq does it, but for the schema, which is ours.
struct Connection {
  std::string for_gdal;  ///< what GDAL opens: without what names a schema; holds secrets
  std::string database;  ///< name of the database; "" when it is left to the environment
  std::string schema;    ///< `schema=`, `active_schema=` or a single one in `schemas=`; "" is none
};

/// Reads one. UsageError, which repeats no value of it, when it is malformed or names two schemas.
Connection parse_connection(const std::string& text);

/// Keywords and values of "dbname=gis host='/tmp/my server'"; quotes and backslashes are resolved.
/// Nothing when it is malformed.
using Keywords = std::vector<std::pair<std::string, std::string>>;
std::optional<Keywords> connection_keywords(std::string_view text);

/// An address with "%20" and the like made characters.
std::string percent_decoded(std::string_view text);

}  // namespace grens
