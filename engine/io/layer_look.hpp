#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace grens {

/// How a layer of areas is to look where its file carries a style: fills by the text in one field,
/// an outline, and the text of another field on it. Colours are 0xRRGGBB, widths mm.
struct LayerLook {
  struct Category {
    std::string value;  ///< of `field`
    std::string title;  ///< in a legend
    std::uint32_t fill = 0;
  };
  std::string name;
  std::string description;
  std::string field;
  /// Asked for only when a file that carries a style is written: neighbours have to be found.
  std::function<std::vector<Category>()> categories;
  std::uint32_t line = 0;
  double line_width = 0.3;
  std::string label_field;
  std::string font;
};

}  // namespace grens
