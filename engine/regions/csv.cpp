// One pass over the bytes: a reader takes field after field, inside or outside quotes, and counts
// lines as it goes. Whether the text is UTF-8 and free of NUL is settled before.
#include "regions/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

std::size_t line_of(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

void check_bytes(std::string_view text, const std::string& file) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    throw error_at(file, 1, "the file is UTF-16; save it as CSV in UTF-8");
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    throw error_at(file, line_of(text, nul),
                   "there is a NUL byte, so this is no CSV; save a table as CSV in UTF-8, and "
                   "export that of a layer to one first");
  }
  if (const std::size_t good = utf8_prefix(text); good < text.size()) {
    throw error_at(file, line_of(text, good),
                   fmt::format("the byte {:#04x} is not UTF-8; save the file as CSV in UTF-8",
                               static_cast<unsigned char>(text[good])));
  }
}

/// The semicolon when the first line with text has one outside quotes, and no comma.
char separator_of(std::string_view text) {
  bool quoted_text = false, semicolon = false, any = false;
  for (char c : text) {
    if (c == '"') quoted_text = !quoted_text;
    if (quoted_text) continue;
    if (c == ',') return ',';
    if (c == ';') semicolon = true;
    if ((c == '\n' || c == '\r') && any) break;
    any = any || (c != '\n' && c != '\r');
  }
  return semicolon ? ';' : ',';
}

class Reader {
 public:
  Reader(std::string_view text, const std::string& file)
      : text_(text), file_(file), separator_(separator_of(text)) {}

  /// Reads the next record that has some text; false at the end.
  bool next(CsvRow& row) {
    while (at_ < text_.size()) {
      row.line = line_;
      row.fields.clear();
      bool more = true;
      while (more) {
        row.fields.push_back(peek() == '"' ? quoted_field() : plain_field());
        more = at_ < text_.size() && text_[at_] == separator_;
        if (more) ++at_;
      }
      end_line();
      const bool text = std::any_of(row.fields.begin(), row.fields.end(),
                                    [](const std::string& f) { return !trimmed(f).empty(); });
      if (text) return true;
    }
    return false;
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\n'; }
  bool ends_field(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  std::string plain_field() {
    const std::size_t start = at_;
    while (at_ < text_.size() && !ends_field(text_[at_])) {
      if (text_[at_] == '"') {
        throw error_at(file_, line_,
                       "there is a quote inside a field without quotes; put the field in quotes "
                       "and double the quotes in it");
      }
      ++at_;
    }
    return std::string(text_.substr(start, at_ - start));
  }

  std::string quoted_field() {
    const std::size_t first_line = line_;
    std::string field;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        ++at_;
        if (peek() != '"') {
          if (!ends_field(peek())) {
            throw error_at(file_, line_,
                           "there is text behind a closing quote; double the quotes inside a "
                           "field, or put a separator behind it");
          }
          return field;
        }
      }
      if (text_[at_] == '\n') ++line_;
      field += text_[at_];
    }
    throw error_at(file_, first_line, "a quote is opened and never closed; add the closing quote");
  }

  /// Steps over LF, CRLF or CR.
  void end_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  std::string_view text_;
  const std::string& file_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

void check_header(CsvTable& table, std::size_t line) {
  for (std::string& name : table.header) name = std::string(trimmed(name));
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    const std::string& name = table.header[i];
    if (name.empty()) {
      throw error_at(table.file, line,
                     fmt::format("column {} of the header has no name; name or remove it", i + 1));
    }
    if (std::count(table.header.begin(), table.header.end(), name) > 1) {
      throw error_at(table.file, line,
                     fmt::format("the column {} is there twice; remove one", in_quotes(name)));
    }
  }
}

}  // namespace

std::optional<std::size_t> CsvTable::find_column(std::string_view name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

std::optional<std::size_t> CsvTable::find_any_case(std::string_view name,
                                                   std::optional<std::size_t> but_for) const {
  for (std::size_t c = 0; c < header.size(); ++c) {
    if (c != but_for && lower_case(header[c]) == name) return c;
  }
  return std::nullopt;
}

std::size_t CsvTable::column(std::string_view name) const {
  if (const auto found = find_column(name)) return *found;
  throw InputError(fmt::format("{}: there is no column {}; the columns are {}", file,
                               in_quotes(name), listed(header, 20)));
}

CsvTable parse_csv(std::string_view text, std::string file) {
  check_bytes(text, file);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  CsvTable table;
  table.file = std::move(file);
  Reader reader(text, table.file);
  CsvRow row;
  if (!reader.next(row)) {
    throw InputError(
        fmt::format("{}: the file is empty; it needs a line with the names of the "
                    "columns, and rows below it",
                    table.file));
  }
  table.header = row.fields;
  check_header(table, row.line);
  while (reader.next(row)) {
    if (row.fields.size() != table.header.size()) {
      throw error_at(
          table.file, row.line,
          fmt::format("the row has {} and the header {}; put a field that holds "
                      "a separator in quotes",
                      spoken_count(row.fields.size(), "field", "fields"), table.header.size()));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

CsvTable read_csv(const std::string& path) {
  const std::string text = read_text_file(path);
  CsvTable table = parse_csv(text, path);
  table.sha256 = sha256_text(text);
  return table;
}

std::string csv_field(std::string_view text) {
  const bool plain =
      text.find_first_of(",;\"\r\n") == std::string_view::npos && trimmed(text) == text;
  if (plain) return std::string(text);
  std::string out = "\"";
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace grens
