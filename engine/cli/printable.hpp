#pragma once
#include <string>
#include <string_view>

namespace grens {

/// Text from a file made safe for a terminal: control characters (C0 but line end and tab, DEL, C1)
/// and the characters that turn the direction of writing around are left out, so that no name can
/// start an escape sequence; bytes that are not UTF-8 become U+FFFD.
std::string printable(std::string_view text);

/// The same, and on one line: line ends and tabs become blanks.
std::string printable_line(std::string_view text);

}  // namespace grens
