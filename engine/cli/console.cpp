// stdout is buffered by the C library; whether a write failed is asked after each call and once
// more when everything is flushed, since a full disk shows only then. Names out of files are made
// harmless for pipes too: what is piped is often shown by another program.
#include "cli/console.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>

#include "base/error.hpp"
#include "cli/printable.hpp"
#include "io/secrets.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::size_t kUnitsShown = 10;

bool is_terminal(std::FILE* stream) { return isatty(fileno(stream)) == 1; }

bool wants_colour(std::FILE* stream) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return is_terminal(stream) && (no_color == nullptr || *no_color == '\0') &&
         (term == nullptr || std::strcmp(term, "dumb") != 0);
}

/// `text` in an ANSI style where the stream shows it.
std::string styled(std::FILE* stream, const char* style, std::string_view text) {
  if (!wants_colour(stream)) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", style, text);
}

void talk_line(std::string_view start, std::string_view text) {
  fmt::print(stderr, "{}{}\n", start, printable(without_secrets(text)));
}

[[noreturn]] void fail_stdout() {
  throw InputError(
      fmt::format("standard output: cannot be written: {}; free some space, or send it elsewhere",
                  std::strerror(errno)));
}

}  // namespace

Console::Console(Talk talk)
    : talk_(talk),
      start_(std::chrono::steady_clock::now()),
      bar_(talk != Talk::kQuiet && is_terminal(stderr)) {}

void Console::put(std::string_view bytes) {
  bar_.remove();
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) fail_stdout();
}

void Console::print(std::string_view line) { put(printable(line) + '\n'); }

void Console::heading(std::string_view line) {
  put(styled(stdout, "1", printable_line(line)) + '\n');
}

void Console::print_json(const nlohmann::ordered_json& document) {
  put(document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n');
}

void Console::write(std::string_view bytes) { put(bytes); }

void Console::say(std::string_view line) {
  if (talk_ == Talk::kQuiet) return;
  bar_.remove();
  talk_line("", line);
}

void Console::detail(std::string_view line) {
  if (talk_ != Talk::kVerbose) return;
  bar_.remove();
  const std::chrono::duration<double> since = std::chrono::steady_clock::now() - start_;
  talk_line(fmt::format("[{:7.2f} s] ", since.count()), line);
}

void Console::say_notice(const Notice& notice) {
  std::string text = printable_line(notice.text);
  // Most texts name the first units themselves.
  const bool named = notice.units.empty() || text.find(notice.units.front()) != std::string::npos;
  const bool all = talk_ == Talk::kVerbose && notice.units.size() > kUnitsShown;
  if (all || !named) {
    const std::size_t most = all ? notice.units.size() : kUnitsShown;
    text += fmt::format(" [{}]", listed(notice.units, most));
  }
  bar_.remove();
  const bool warning = notice.severity == Severity::kWarning;
  talk_line(warning ? styled(stderr, "1;33", "warning: ") : styled(stderr, "1", "note: "), text);
}

void Console::say_notices() {
  for (; said_ < notices_.list().size(); ++said_) {
    if (talk_ != Talk::kQuiet) say_notice(notices_.list()[said_]);
  }
}

Progress Console::progress() {
  if (talk_ == Talk::kQuiet || !is_terminal(stderr)) return {};
  return [this](double share, std::string_view what) { bar_.show(share, what); };
}

void Console::finish() {
  bar_.remove();
  say_notices();
  std::size_t warnings = 0;
  for (const Notice& notice : notices_.list()) {
    if (notice.severity == Severity::kWarning) ++warnings;
  }
  if (warnings > 0) say(fmt::format("{} warning{}", warnings, warnings == 1 ? "" : "s"));
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  detail(fmt::format("done; peak memory {} MB", usage.ru_maxrss / 1024));
  if (std::fflush(stdout) != 0) fail_stdout();
}

void print_error(std::string_view text) {
  talk_line(styled(stderr, "1;31", "error: "), printable_line(text));
}

}  // namespace grens
