#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace grens {

/// How many bytes from the start are well-formed UTF-8 (no overlong forms, no surrogates, up to
/// U+10FFFF): all of them, or up to the first that is not.
std::size_t utf8_prefix(std::string_view text);

/// The first bytes of a UTF-8 text, at most so many, without cutting a character.
std::string utf8_cut(const std::string& text, std::size_t most_bytes);

/// Takes one character off the front of valid UTF-8.
std::uint32_t next_character(std::string_view& text);

/// With the capitals of ASCII in lower case.
std::string lower_case(std::string_view text);

/// Without the ASCII blanks (space, tab, CR, LF) at either end.
std::string_view trimmed(std::string_view text);

/// Without accents and in lower case, to compare names by: `Súdwest-Fryslân` gives
/// `sudwest-fryslan`. Knows the letters of Latin-1 and Latin Extended-A, and drops combining
/// accents; everything else stays as it is.
std::string folded(std::string_view utf8);

/// Text of a file as it may stand in a message: one line, control characters written as `\x1b`,
/// cut after some `most` bytes.
std::string shown(std::string_view text, std::size_t most = 60);

/// `shown` text in quotes: 'text'.
std::string in_quotes(std::string_view text);

/// "a, b, c", or "a, b and 7 more" where there are over `most` items, each as `shown`.
std::string listed(std::span<const std::string> items, std::size_t most = 10);

/// With commas between the thousands of a number in digits: "25408.5" gives "25,408.5".
std::string with_commas(std::string number);
/// For people: "25,408".
std::string spoken_count(std::int64_t count);
/// "1 row", "2,500 rows"; with a verb "1 row has", "2 rows have".
std::string spoken_count(std::size_t count, const std::string& one, const std::string& many);

/// What is wrong with a line of a file: "FILE:LINE: what".
InputError error_at(std::string_view file, std::size_t line, std::string_view what);

/// The bytes of a file. Throws InputError when it cannot be read.
std::string read_text_file(const std::string& path);

}  // namespace grens
