#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace grens {

/// Whole records of a CSV file, one after another. Lines without any text are none.
struct CsvBlock {
  std::string text;
  std::vector<std::size_t> starts;  ///< of the records in `text`
  std::vector<std::size_t> ends;    ///< of the records, without their line ends
  std::size_t first_line = 1;       ///< of `text`, in the file
  char line_end = '\n';

  std::size_t size() const { return starts.size(); }
  std::string_view record(std::size_t i) const {
    return std::string_view(text).substr(starts[i], ends[i] - starts[i]);
  }
  /// The line on which a record begins. O(bytes before it).
  std::size_t line(std::size_t i) const;
};

/// Reads a CSV file block by block, by the rules of parse_csv: for tables that are too large for
/// memory. Other than there, a record whose fields are all empty counts.
class CsvStream {
 public:
  /// Opens the file and reads its header; `-` is standard input. InputError as parse_csv, and when
  /// the file cannot be read.
  explicit CsvStream(const std::string& path);
  ~CsvStream();
  CsvStream(const CsvStream&) = delete;
  CsvStream& operator=(const CsvStream&) = delete;

  /// What messages call it.
  const std::string& name() const { return name_; }
  const std::vector<std::string>& header() const { return header_; }
  char separator() const { return separator_; }

  /// The next records, some megabytes of them; false when there are no more. InputError when the
  /// file cannot be read on, for a byte that is not UTF-8 or is NUL, and for a quote that is never
  /// closed.
  bool next(CsvBlock& block);

  /// How much of the file has been read, 0..1; 0 where that cannot be known.
  double share() const;

 private:
  bool fill();
  void take_header();
  std::size_t record_end(std::size_t from) const;
  void check_bytes(std::string_view text, std::size_t first_line) const;

  std::string name_;
  int descriptor_ = -1;
  std::vector<std::string> header_;
  char separator_ = ',';
  char line_end_ = '\n';
  std::string rest_;      // read, and not yet handed out
  std::size_t line_ = 1;  // on which `rest_` begins
  bool at_end_ = false;   // of the file
  double size_ = 0;       // bytes; 0: not known
  double bytes_read_ = 0;
};

/// Cuts a record into its fields, as they are written: with their quotes. Returns what is wrong
/// with it, for an error message; nullptr when nothing is.
const char* split_record(std::string_view record, char separator,
                         std::vector<std::string_view>& fields);

/// What a field as it is written says: without quotes around it, and one for each two inside.
std::string field_text(std::string_view written);

}  // namespace grens
