// Only what differs from QGIS's own defaults is written. Each category has a symbol of its own:
// QGIS takes a symbol away from the list with the first category that names it.
#include "io/qgis_style.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "io/write_text.hpp"

namespace grens {
namespace {

std::string xml_text(std::string text) {
  make_utf8(text);
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\t':
      case '\n':
      case '\r':
        safe += fmt::format("&#{};", static_cast<int>(c));  // or a reader makes it a blank
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          safe += "\uFFFD";
        } else {
          safe += c;
        }
    }
  }
  return safe;
}

std::string colour(std::uint32_t rgb) {
  return fmt::format("{},{},{},255", rgb >> 16U & 0xFFU, rgb >> 8U & 0xFFU, rgb & 0xFFU);
}

std::string option(std::string_view name, std::string_view value) {
  return fmt::format(R"(      <Option type="QString" name="{}" value="{}"/>)"
                     "\n",
                     name, value);
}

std::string symbol(std::size_t number, std::uint32_t fill, const LayerLook& look) {
  std::string text = fmt::format(
      R"(   <symbol type="fill" name="{}" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
)",
      number);
  text += option("color", colour(fill)) + option("style", "solid") + option("joinstyle", "round") +
          option("outline_color", colour(look.line)) + option("outline_style", "solid") +
          option("outline_width", fmt::format("{}", look.line_width)) +
          option("outline_width_unit", "MM");
  return text + "     </Option>\n    </layer>\n   </symbol>\n";
}

std::string renderer(const LayerLook& look) {
  std::string text = fmt::format(
      R"( <renderer-v2 type="categorizedSymbol" attr="{}" symbollevels="0" enableorderby="0" forceraster="0">
  <categories>
)",
      xml_text(look.field));
  const std::vector<LayerLook::Category> categories = look.categories();
  for (std::size_t i = 0; i < categories.size(); ++i) {
    text += fmt::format(
        R"(   <category type="string" value="{}" label="{}" symbol="{}" render="true"/>)"
        "\n",
        xml_text(categories[i].value), xml_text(categories[i].title), i);
  }
  text += "  </categories>\n  <symbols>\n";
  for (std::size_t i = 0; i < categories.size(); ++i) {
    text += symbol(i, categories[i].fill, look);
  }
  return text + "  </symbols>\n </renderer-v2>\n";
}

/// Names on one part of each area, wherever there is room for them, with a light rim.
std::string labels(const LayerLook& look) {
  return fmt::format(
      R"( <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="{}" isExpression="0" fontFamily="{}" fontSize="8" fontSizeUnit="Point" fontWeight="50" textColor="{}" textOpacity="1" multilineHeight="1">
    <text-buffer bufferDraw="1" bufferSize="0.6" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.8" bufferNoFill="1" bufferJoinStyle="128"/>
   </text-style>
   <text-format autoWrapLength="18" useMaxLineLengthForAutoWrap="1" multilineAlign="1"/>
   <placement placement="4" priority="5" dist="0" distUnits="MM" polygonPlacementFlags="2"/>
   <rendering drawLabels="1" obstacle="1" obstacleFactor="1" obstacleType="1" labelPerPart="0"/>
  </settings>
 </labeling>
)",
      xml_text(look.label_field), xml_text(look.font), colour(look.line));
}

}  // namespace

std::string qgis_style(const LayerLook& look) {
  std::string text = fmt::format(
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      "<qgis version=\"3.22.0\" styleCategories=\"Symbology|Labeling\" labelsEnabled=\"{}\">\n",
      look.label_field.empty() ? 0 : 1);
  text += renderer(look);
  if (!look.label_field.empty()) text += labels(look);
  return text + " <layerGeometryType>2</layerGeometryType>\n</qgis>\n";
}

}  // namespace grens
