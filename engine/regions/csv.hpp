#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace grens {

/// A record of a CSV file and the line on which it begins (the first line is 1).
struct CsvRow {
  std::size_t line = 0;             ///< counted from 1
  std::vector<std::string> fields;  ///< as many as the header has; unquoted, otherwise as written
};

/// A CSV file with a header. Fields are UTF-8 and hold no NUL.
struct CsvTable {
  std::string file;                 ///< what messages call it
  std::string sha256;               ///< of the bytes; only when read_csv read them
  std::vector<std::string> header;  ///< names of the columns
  std::vector<CsvRow> rows;         ///< in the order of the file

  /// Position of a column; nothing when there is none of that name.
  std::optional<std::size_t> find_column(std::string_view name) const;
  /// The same whatever the case of the header, `name` in small letters; the column `but_for` does
  /// not count.
  std::optional<std::size_t> find_any_case(std::string_view name,
                                           std::optional<std::size_t> but_for = {}) const;
  /// Position of a column. Throws InputError that names the columns there are.
  std::size_t column(std::string_view name) const;
};

/// Reads RFC 4180 text: quoted fields with `""` for a quote and with line ends inside, lines ended
/// by LF, CRLF or CR, a byte order mark or none. The separator is the comma, or the semicolon when
/// the header has one and no comma. Lines without any text are skipped; header names are trimmed.
/// Throws InputError (file, line, what, remedy) for text that is not UTF-8, a NUL, an unterminated
/// or misplaced quote, a record with too many or few fields, a header name that is empty or there
/// twice, and a file without a header. O(bytes).
CsvTable parse_csv(std::string_view text, std::string file);

/// `parse_csv` of a file. Throws InputError also when it cannot be read.
CsvTable read_csv(const std::string& path);

/// A field as it is written to CSV: quoted when it holds a separator, a quote, a line end, or a
/// blank at either end.
std::string csv_field(std::string_view text);

}  // namespace grens
