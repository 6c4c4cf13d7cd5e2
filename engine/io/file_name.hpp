#pragma once
#include <string>
#include <string_view>

namespace grens {

/// Makes any UTF-8 text (a scheme's key, a region's name) into a name for a file that stays in its
/// folder and is legal on the usual systems: what is not allowed in names (slashes, backslashes,
/// `:*?"<>|`, control characters, bytes that are not UTF-8) becomes `_`, and so do a dot or blank
/// at either end and an empty text. Over 120 bytes it is cut at a character and gets eight digits
/// of the SHA-256 of the whole text, so that long texts which begin alike stay apart.
/// Safe names come back as they are.
std::string safe_file_name(std::string_view text);

/// Under which names collide: on many systems `A.csv` and `a.csv` are one file. Accents are
/// dropped too.
std::string file_name_key(std::string_view name);

}  // namespace grens
