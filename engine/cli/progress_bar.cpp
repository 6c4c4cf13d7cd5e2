// A line "[=====>     ]  42% reading gemeenten.shp", drawn over itself with a carriage return and
// wiped with the ANSI sequence that erases to the end of the line.
#include "cli/progress_bar.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "cli/printable.hpp"
#include "cli/text_layout.hpp"

namespace grens {
namespace {

constexpr int kBarColumns = 30;

std::size_t terminal_columns() {
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

/// The first `columns` characters.
std::string cut(const std::string& text, std::size_t columns) {
  std::string out = text;
  while (width(out) > columns) out.pop_back();
  return out;
}

}  // namespace

void ProgressBar::show(double share, std::string_view what) {
  if (!enabled_) return;
  const int percent = static_cast<int>(std::clamp(share, 0.0, 1.0) * 100);
  const std::lock_guard lock(mutex_);
  if (percent == percent_ && what == what_) return;
  percent_ = percent;
  what_ = what;
  const auto filled = static_cast<std::size_t>(percent * kBarColumns / 100);
  std::string bar(filled, '=');
  if (filled < kBarColumns) bar += '>';
  // One column stays free: a full line would make some terminals go to the next.
  const std::string line =
      fmt::format("[{:<{}}] {:>3}% {}", bar, kBarColumns, percent, printable_line(what));
  fmt::print(stderr, "\r{}\x1b[K", cut(line, terminal_columns() - 1));
  std::fflush(stderr);
}

void ProgressBar::remove() {
  const std::lock_guard lock(mutex_);
  if (percent_ < 0) return;
  percent_ = -1;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
}

}  // namespace grens
