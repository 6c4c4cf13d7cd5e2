#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace grens {

/// Appends the shortest decimal text, without exponent, that reads back as the same double; -0 is
/// written 0. The value is finite. Fast for numbers with at most nine decimals.
void append_number(std::string& out, double value);

void append_integer(std::string& out, std::int64_t value);

/// Appends a JSON string with its quotes. Quotes, backslashes, control characters, U+2028 and
/// U+2029 are escaped; other characters stand as they are. Returns false when the text is not
/// UTF-8; each wrong byte became U+FFFD then.
bool append_json_string(std::string& out, std::string_view text);

/// Makes text UTF-8: U+FFFD for each wrong byte. Returns whether anything had to be changed.
bool make_utf8(std::string& text);

}  // namespace grens
