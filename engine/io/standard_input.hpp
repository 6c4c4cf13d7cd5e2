#pragma once
#include <string>

namespace grens {

/// What messages and provenance call it.
inline constexpr const char* kStandardInput = "standard input";

/// Whether a path means standard input: `-`, /dev/stdin, /vsistdin/.
bool is_standard_input(const std::string& path);

/// All that came by standard input.
struct StandardInput {
  std::string path;    ///< for GDAL, which finds it in memory
  std::string sha256;  ///< of its bytes
};

/// Reads it to its end when it is first asked for, and holds it in memory until the process ends;
/// so it can be looked at more than once. InputError when it is a terminal, empty, or cannot be
/// read.
const StandardInput& standard_input();

}  // namespace grens
