// libpq has two forms: keyword=value pairs, in which quotes and backslashes protect blanks, and
// addresses. Both are taken apart to find the schema; the rest goes on as it was.
#include "io/connection.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view after_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  return text;
}

bool is_address(std::string_view text) {
  const std::string start = lower_case(text);
  return start.starts_with("postgresql://") || start.starts_with("postgres://");
}

/// What stands behind "PG:" or "PGB:".
std::size_t prefix_length(std::string_view text) {
  const std::string start = lower_case(text.substr(0, 4));
  if (start.starts_with("pg:")) return 3;
  return start == "pgb:" ? 4 : 0;
}

/// A value up to a blank, or in single quotes; nothing when the quote does not end.
std::optional<std::string> take_value(std::string_view& text) {
  const bool quoted = !text.empty() && text.front() == '\'';
  if (quoted) text.remove_prefix(1);
  std::string value;
  while (!text.empty() && (quoted ? text.front() != '\'' : !is_blank(text.front()))) {
    if (text.front() == '\\' && text.size() > 1) text.remove_prefix(1);
    value += text.front();
    text.remove_prefix(1);
  }
  if (!quoted) return value;
  if (text.empty()) return std::nullopt;
  text.remove_prefix(1);
  return value;
}

std::string quoted(const std::string& value) {
  std::string out = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

/// Takes a schema that is named in one of three ways.
bool take_schema(const std::string& key, const std::string& value, Connection& connection) {
  if (key != "schema" && key != "active_schema" && key != "schemas") return false;
  if (!connection.schema.empty() && connection.schema != value) {
    throw UsageError("the connection to PostgreSQL names two schemas: name one, with schema=NAME");
  }
  if (key == "schemas" && value.find(',') != std::string::npos) {
    throw UsageError(
        "the connection to PostgreSQL names several schemas: name one, with schema=NAME, or none "
        "and the table with --layer SCHEMA.TABLE");
  }
  connection.schema = value;
  return true;
}

Connection parse_keywords(const std::string& prefix, std::string_view text) {
  const std::optional<Keywords> keywords = connection_keywords(text);
  if (!keywords) {
    throw UsageError(
        "the connection to PostgreSQL is no list of keyword=value: write it as "
        "PG:\"dbname=NAME host=HOST user=USER\", and a value with blanks in single quotes");
  }
  Connection connection;
  connection.for_gdal = prefix;
  for (const auto& [key, value] : *keywords) {
    if (take_schema(key, value, connection)) continue;
    if (key == "dbname") connection.database = value;
    if (connection.for_gdal.size() > prefix.size()) connection.for_gdal += ' ';
    connection.for_gdal += key + "=" + quoted(value);
  }
  return connection;
}

Connection parse_address(const std::string& prefix, std::string_view text) {
  Connection connection;
  const std::size_t question = text.find('?');
  const std::string_view place = text.substr(0, question);
  // GDAL knows one of the two names that libpq has for them.
  connection.for_gdal = prefix + "postgresql" + std::string(place.substr(place.find("://")));
  const std::size_t slash = place.find('/', place.find("://") + 3);
  if (slash != std::string_view::npos)
    connection.database = percent_decoded(place.substr(slash + 1));
  if (question == std::string_view::npos) return connection;
  char separator = '?';
  for (std::string_view rest = text.substr(question + 1); !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string value = percent_decoded(part.substr(std::min(equals + 1, part.size())));
    if (take_schema(std::string(part.substr(0, equals)), value, connection)) continue;
    connection.for_gdal += separator + std::string(part);
    separator = '&';
  }
  return connection;
}

}  // namespace

bool is_connection(std::string_view text) { return prefix_length(text) > 0 || is_address(text); }

Connection parse_connection(const std::string& text) {
  const std::size_t length = prefix_length(text);
  const std::string prefix = text.substr(0, length);
  const std::string_view rest = std::string_view(text).substr(length);
  return is_address(rest) ? parse_address(prefix, rest) : parse_keywords(prefix, rest);
}

std::optional<Keywords> connection_keywords(std::string_view text) {
  Keywords keywords;
  for (text = after_blanks(text); !text.empty(); text = after_blanks(text)) {
    std::string key;
    while (!text.empty() && text.front() != '=' && !is_blank(text.front())) {
      key += text.front();
      text.remove_prefix(1);
    }
    text = after_blanks(text);
    if (key.empty() || text.empty() || text.front() != '=') return std::nullopt;
    text = after_blanks(text.substr(1));
    std::optional<std::string> value = take_value(text);
    if (!value) return std::nullopt;
    keywords.emplace_back(std::move(key), std::move(*value));
  }
  return keywords;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string hex(text.substr(i, 3));
    if (hex.size() == 3 && hex[0] == '%' &&
        hex.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos) {
      out += static_cast<char>(std::stoi(hex.substr(1), nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace grens
