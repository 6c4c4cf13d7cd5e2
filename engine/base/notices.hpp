#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace grens {

/// How much a notice matters to the reader.
enum class Severity {
  kInfo,     ///< a guess or choice that was made (CRS, encoding, year)
  kWarning,  ///< something was dropped, corrected or left in doubt
};

/// One thing that was dropped, corrected, guessed or found, with how often and where.
struct Notice {
  Severity severity = Severity::kWarning;  ///< guess or loss
  std::string kind;       ///< stable key, e.g. "null-geometry", "encoding", "ring-corrected"
  std::string text;       ///< one English sentence
  std::size_t count = 1;  ///< how many records, rings, ... it is about
  std::vector<std::string> units;  ///< codes of the units concerned; may be empty
};

/// Collects notices: the library never prints, it hands these up (promise: nothing silent).
class Notices {
 public:
  /// Keeps a notice as it is.
  void add(Notice notice) { list_.push_back(std::move(notice)); }
  /// Keeps a guess or choice that was made, under a stable key.
  void info(std::string kind, std::string text) {
    add({Severity::kInfo, std::move(kind), std::move(text), 1, {}});
  }
  /// Keeps what was dropped, corrected or left in doubt: how often, and of which units.
  void warn(std::string kind, std::string text, std::size_t count = 1,
            std::vector<std::string> units = {}) {
    add({Severity::kWarning, std::move(kind), std::move(text), count, std::move(units)});
  }
  /// All of them, in the order in which they came.
  const std::vector<Notice>& list() const { return list_; }

 private:
  std::vector<Notice> list_;
};

}  // namespace grens
