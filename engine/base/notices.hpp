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
  Severity severity = Severity::kWarning;
  std::string kind;       ///< stable key, e.g. "null-geometry", "encoding", "ring-corrected"
  std::string text;       ///< one English sentence
  std::size_t count = 1;  ///< how many records, rings, ... it is about
  std::vector<std::string> units;  ///< codes of the units concerned; may be empty
};

/// Collects notices: the library never prints, it hands these up (promise: nothing silent).
class Notices {
 public:
  void add(Notice notice) { list_.push_back(std::move(notice)); }
  void info(std::string kind, std::string text) {
    add({Severity::kInfo, std::move(kind), std::move(text), 1, {}});
  }
  void warn(std::string kind, std::string text, std::size_t count = 1,
            std::vector<std::string> units = {}) {
    add({Severity::kWarning, std::move(kind), std::move(text), count, std::move(units)});
  }
  const std::vector<Notice>& list() const { return list_; }

 private:
  std::vector<Notice> list_;
};

}  // namespace grens
