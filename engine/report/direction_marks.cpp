// The marks are the two runs E2 80 AA to AE and E2 81 A6 to A9 of UTF-8.
#include "report/direction_marks.hpp"

namespace grens {

std::string without_direction_marks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view three = text.substr(i, 3);
    if ((three >= "\u202a" && three <= "\u202e") || (three >= "\u2066" && three <= "\u2069")) {
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace grens
