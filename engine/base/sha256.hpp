#pragma once
#include <string>
#include <string_view>

namespace grens {

/// SHA-256 of a text's bytes, as 64 lower-case hexadecimal digits.
std::string sha256_text(std::string_view text);

/// SHA-256 of a file's bytes, as 64 lower-case hexadecimal digits; reads it once, piece by piece.
/// InputError when the file cannot be read.
std::string sha256_file(const std::string& path);

}  // namespace grens
