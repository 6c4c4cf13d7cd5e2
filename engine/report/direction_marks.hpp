#pragma once
#include <string>
#include <string_view>

namespace grens {

/// Text without the marks that turn the direction of what follows them (U+202A to U+202E, U+2066 to
/// U+2069): in a report a name must not reorder the words around it. Right-to-left letters need
/// none of them.
std::string without_direction_marks(std::string_view text);

}  // namespace grens
