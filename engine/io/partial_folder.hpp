#pragma once
#include <string>

namespace grens {

/// A hidden folder, `.grens-partial-PID-N` in the folder of the targets, for files that are not
/// complete. A lock on it tells that its process lives. It holds files only.
class PartialFolder {
 public:
  /// Makes `folder` with its parents where they are missing, removes what killed runs left in it,
  /// and makes the hidden folder. InputError when it cannot.
  explicit PartialFolder(const std::string& folder);

  /// Removes the hidden folder with all in it, and those folders that the constructor had to make
  /// and that are empty.
  ~PartialFolder();
  PartialFolder(const PartialFolder&) = delete;
  PartialFolder& operator=(const PartialFolder&) = delete;

  /// Absolute path of the hidden folder.
  const std::string& path() const;

  /// What the destructors of all partial folders of this process would do. Async-signal-safe.
  static void remove_all() noexcept;

 private:
  struct Record;

  Record* record_;  ///< in a list that is never freed: a signal may come at any time
  int lock_ = -1;
};

}  // namespace grens
