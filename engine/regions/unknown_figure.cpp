// Such a number is told by its digits: as a number -99990 could be a deficit.
#include "regions/unknown_figure.hpp"

namespace grens {

bool says_unknown(std::string_view cell) {
  if (cell.empty() || cell == ".") return true;
  if (const std::size_t point = cell.find('.');
      point != std::string_view::npos && cell.find_first_not_of('0', point + 1) == cell.npos) {
    cell = cell.substr(0, point);  // columns of decimals: -99997.0
  }
  if (!cell.starts_with('-') || cell.size() < 6) return false;
  const std::string_view nines = cell.substr(1, cell.size() - 2);
  return nines.find_first_not_of('9') == std::string_view::npos && cell.back() >= '5' &&
         cell.back() <= '9';
}

}  // namespace grens
