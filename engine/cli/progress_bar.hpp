#pragma once
#include <mutex>
#include <string>
#include <string_view>

namespace grens {

/// A bar on one line of stderr, there while work is going on. Drawn only when it is `enabled`, and
/// again only when the percentage or what is being done has changed. May be shown from any thread.
class ProgressBar {
 public:
  explicit ProgressBar(bool enabled) : enabled_(enabled) {}
  ~ProgressBar() { remove(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// `share` from 0 to 1; `what` is cut where the line ends.
  void show(double share, std::string_view what);

  /// Wipes the bar off the screen. To be called before anything else is printed.
  void remove();

 private:
  const bool enabled_;
  std::mutex mutex_;
  int percent_ = -1;  ///< as drawn; -1: not on the screen
  std::string what_;
};

}  // namespace grens
