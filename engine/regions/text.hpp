#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace grens {

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates, up to U+10FFFF).
bool is_utf8(std::string_view text);

/// Without the ASCII blanks (space, tab, CR, LF) at either end.
std::string_view trimmed(std::string_view text);

/// Without accents and in lower case, to compare names by: `Súdwest-Fryslân` gives
/// `sudwest-fryslan`. Knows the letters of Latin-1 and Latin Extended-A, and drops combining
/// accents; everything else stays as it is.
std::string folded(std::string_view utf8);

/// "a, b, c", or "a, b and 7 more" where there are over `most` items.
std::string listed(std::span<const std::string> items, std::size_t most = 10);

/// The bytes of a file. Throws InputError when it cannot be read.
std::string read_text_file(const std::string& path);

}  // namespace grens
