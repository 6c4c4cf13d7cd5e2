#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace grens {

/// The most characters that write_number needs.
inline constexpr std::size_t kNumberLength = 512;

/// Writes the shortest decimal text, without exponent, that reads back as the same double; -0 is
/// written 0. The value is finite. Returns where the text ends. Fast for values under a million
/// with at most nine decimals (degrees) and larger ones with up to seven (metres).
char* write_number(char* to, double value);

/// Appends what write_number writes.
void append_number(std::string& out, double value);

void append_integer(std::string& out, std::int64_t value);

/// Appends a JSON string with its quotes. Quotes, backslashes, control characters, U+2028 and
/// U+2029 are escaped; other characters stand as they are. Returns false when the text is not
/// UTF-8; it is written as make_utf8 leaves it then.
bool append_json_string(std::string& out, std::string_view text);

/// Makes it UTF-8 that every format can hold: U+FFFD for each wrong byte and for NUL. Returns
/// whether it was so already.
bool make_utf8(std::string& text);

}  // namespace grens
