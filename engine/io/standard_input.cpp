// GDAL can read from a pipe itself, but goes back in it only a little, so that it recognises some
// formats and not others. In memory every format of one file will do; some are told by a name's
// extension, which is chosen by the first bytes.
#include "io/standard_input.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "base/sha256.hpp"

namespace grens {
namespace {

std::string read_all() {
  if (isatty(STDIN_FILENO) == 1) {
    throw InputError(fmt::format(
        "{}: is a terminal: send a file to it, with | or <, or name a FILE", kStandardInput));
  }
  std::string bytes;
  std::array<char, 1 << 16> piece{};
  for (;;) {
    const ssize_t count = read(STDIN_FILENO, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      throw InputError(fmt::format("{}: cannot be read ({}): name a FILE", kStandardInput,
                                   std::strerror(errno)));
    }
    if (count == 0) break;
    bytes.append(piece.data(), static_cast<std::size_t>(count));
  }
  if (bytes.empty()) {
    throw InputError(
        fmt::format("{}: is empty: see whether what sends to it failed", kStandardInput));
  }
  return bytes;
}

const char* extension(const std::string& bytes) {
  if (bytes.starts_with("SQLite format 3")) return ".gpkg";
  return bytes.starts_with("PK\x03\x04") ? ".zip" : "";
}

}  // namespace

bool is_standard_input(const std::string& path) {
  return path == "-" || path == "/dev/stdin" || path == "/vsistdin/" || path == "/vsistdin";
}

const StandardInput& standard_input() {
  static std::string bytes = read_all();
  static const StandardInput input = [] {
    StandardInput all{std::string("/vsimem/grens-standard-input") + extension(bytes),
                      sha256_text(bytes)};
    VSIFCloseL(VSIFileFromMemBuffer(all.path.c_str(), reinterpret_cast<GByte*>(bytes.data()),
                                    bytes.size(), FALSE));
    return all;
  }();
  return input;
}

}  // namespace grens
