// Blocks are cut behind the last line end that no quotes enclose; what follows waits for the next
// block. In a record without quotes, which nearly all are, fields are what lies between separators.
#include "regions/csv_stream.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <system_error>

#include "base/error.hpp"
#include "regions/csv.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::size_t kBlock = std::size_t{4} << 20;
constexpr const char* kQuoteInside =
    "there is a quote inside a field without quotes; put the field in quotes and double the quotes "
    "in it";
constexpr const char* kTextBehind =
    "there is text behind a closing quote; double the quotes inside a field, or put a separator "
    "behind it";
constexpr const char* kLineEndInside =
    "there is a line end (CR) inside a record; put the field in quotes, or use the same line ends "
    "everywhere";

std::size_t lines_in(std::string_view text, char line_end) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), line_end));
}

bool blank(std::string_view text) { return trimmed(text).empty(); }

/// How many bytes from the start are ASCII, or some fewer.
std::size_t ascii_prefix(std::string_view text) {
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  return at;
}

}  // namespace

std::size_t CsvBlock::line(std::size_t i) const {
  return first_line + lines_in(std::string_view(text).substr(0, starts[i]), line_end);
}

CsvStream::CsvStream(const std::string& path) : name_(path == "-" ? "standard input" : path) {
  descriptor_ = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (descriptor_ < 0 || fstat(descriptor_, &status) != 0) {
    throw InputError(fmt::format("{}: cannot be read: {}", name_,
                                 std::error_code(errno, std::generic_category()).message()));
  }
  if (S_ISDIR(status.st_mode)) {
    throw InputError(fmt::format("{}: is a folder: name a file", name_));
  }
  if (S_ISREG(status.st_mode)) size_ = static_cast<double>(status.st_size);
  take_header();
}

CsvStream::~CsvStream() {
  if (descriptor_ > STDIN_FILENO) close(descriptor_);
}

double CsvStream::share() const { return size_ > 0 ? std::min(1.0, bytes_read_ / size_) : 0; }

/// Reads on; false at the end of the file.
bool CsvStream::fill() {
  const std::size_t before = rest_.size();
  rest_.resize(before + kBlock);
  std::size_t got = 0;
  while (got < kBlock) {
    const ssize_t count = read(descriptor_, rest_.data() + before + got, kBlock - got);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      throw InputError(fmt::format("{}: cannot be read on: {}", name_,
                                   std::error_code(errno, std::generic_category()).message()));
    }
    if (count == 0) break;
    got += static_cast<std::size_t>(count);
  }
  rest_.resize(before + got);
  bytes_read_ += static_cast<double>(got);
  at_end_ = got < kBlock;
  return got > 0;
}

/// Behind the line end of the record that begins at `from`; npos when it is not there yet.
std::size_t CsvStream::record_end(std::size_t from) const {
  bool quoted = false;
  for (std::size_t at = from;;) {
    const std::size_t end = rest_.find(line_end_, at);
    if (end == std::string::npos) return end;
    const auto* quote = static_cast<const char*>(std::memchr(rest_.data() + at, '"', end - at));
    if (quote != nullptr) {
      quoted ^= (std::count(quote, rest_.data() + end, '"') & 1) != 0;
    }
    at = end + 1;
    if (!quoted) return at;
  }
}

void CsvStream::check_bytes(std::string_view text, std::size_t line) const {
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    throw error_at(name_, line + lines_in(text.substr(0, nul), line_end_),
                   "there is a NUL byte, so this is no CSV; save the table as CSV in UTF-8");
  }
  std::size_t at = 0;
  while ((at += ascii_prefix(text.substr(at))) < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t good = utf8_prefix(text.substr(at, end - at));
    if (good < end - at) {
      throw error_at(name_, line + lines_in(text.substr(0, at), line_end_),
                     fmt::format("the byte {:#04x} is not UTF-8; save the file as CSV in UTF-8",
                                 static_cast<unsigned char>(text[at + good])));
    }
    at = std::min(end + 1, text.size());
  }
}

void CsvStream::take_header() {
  fill();
  if (rest_.starts_with("\xEF\xBB\xBF")) rest_.erase(0, 3);
  std::size_t start = 0;
  while (start < rest_.size() && (rest_[start] == '\n' || rest_[start] == '\r')) ++start;
  const std::size_t first = rest_.find_first_of("\r\n", start);
  if (first != std::string::npos && rest_[first] == '\r' &&
      (first + 1 == rest_.size() || rest_[first + 1] != '\n')) {
    line_end_ = '\r';
  }
  std::size_t end = record_end(start);
  while (end == std::string::npos && fill()) end = record_end(start);
  const std::string text = rest_.substr(0, end);
  header_ = parse_csv(text, name_).header;
  bool quoted = false;
  separator_ = ';';
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted) separator_ = ',';
  }
  line_ += lines_in(text, line_end_);
  rest_.erase(0, text.size());
}

bool CsvStream::next(CsvBlock& block) {
  block = {};
  block.line_end = line_end_;
  while (block.starts.empty()) {
    if (!at_end_) fill();
    if (rest_.empty()) return false;
    std::size_t at = 0;
    while (at < rest_.size()) {
      std::size_t end = record_end(at);
      if (end == std::string::npos) {
        if (!at_end_) break;
        end = rest_.size();
      }
      std::size_t stop = end;
      while (stop > at && (rest_[stop - 1] == '\n' || rest_[stop - 1] == '\r')) --stop;
      if (!blank(std::string_view(rest_).substr(at, stop - at))) {
        block.starts.push_back(at);
        block.ends.push_back(stop);
      }
      at = end;
    }
    if (at == 0) continue;  // a record longer than a block
    block.text = std::move(rest_);
    rest_ = block.text.substr(at);
    block.text.resize(at);
    block.first_line = line_;
    check_bytes(block.text, line_);
    line_ += lines_in(block.text, line_end_);
  }
  return true;
}

const char* split_record(std::string_view record, char separator,
                         std::vector<std::string_view>& fields) {
  fields.clear();
  if (record.find('"') == std::string_view::npos) {
    if (record.find('\r') != std::string_view::npos) return kLineEndInside;
    for (std::size_t at = 0;;) {
      const std::size_t end = std::min(record.find(separator, at), record.size());
      fields.push_back(record.substr(at, end - at));
      if (end == record.size()) return nullptr;
      at = end + 1;
    }
  }
  for (std::size_t at = 0;;) {
    const std::size_t start = at;
    if (at < record.size() && record[at] == '"') {
      for (++at;; ++at) {
        if (at >= record.size()) {
          return "a quote is opened and never closed; add the closing quote";
        }
        if (record[at] != '"') continue;
        if (at + 1 < record.size() && record[at + 1] == '"') {
          ++at;
          continue;
        }
        break;
      }
      ++at;
      if (at < record.size() && record[at] != separator) return kTextBehind;
    } else {
      at = std::min(record.find(separator, at), record.size());
      const std::string_view field = record.substr(start, at - start);
      if (field.find('"') != std::string_view::npos) return kQuoteInside;
      if (field.find_first_of("\r\n") != std::string_view::npos) return kLineEndInside;
    }
    fields.push_back(record.substr(start, at - start));
    if (at == record.size()) return nullptr;
    ++at;
  }
}

std::string field_text(std::string_view written) {
  if (written.empty() || written.front() != '"') return std::string(written);
  std::string text;
  for (std::size_t i = 1; i + 1 < written.size(); ++i) {
    text += written[i];
    if (written[i] == '"') ++i;
  }
  return text;
}

}  // namespace grens
