// Each section fills in what it says over the default style.
#include "cli/style_file.hpp"

#include <fmt/format.h>

#include <charconv>

#include "job/toml_section.hpp"
#include "map/fonts.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::size_t kFewestRegions = 4;  // any map can be coloured with four
constexpr std::size_t kFewestNumbers = 2;
constexpr std::size_t kMostColours = 9;

Colour colour_of(const TomlSection& section, std::string_view key, const std::string& text) {
  std::uint32_t number = 0;
  const char* last = text.data() + text.size();
  const bool begins = text.size() == 7 && text.front() == '#';
  if (begins) {
    const auto [end, error] = std::from_chars(text.data() + 1, last, number, 16);
    if (error == std::errc{} && end == last) return rgb(number);
  }
  throw section.error(key, fmt::format("{} is no colour; write it as \"#RRGGBB\", such as "
                                       "\"#A9CFEA\"",
                                       in_quotes(text)));
}

void read_colour(const TomlSection& section, std::string_view key, Colour& colour) {
  if (const auto text = section.text(key)) colour = colour_of(section, key, *text);
}

void read_colours(const TomlSection& section, std::string_view key, std::size_t fewest,
                  std::vector<Colour>& colours) {
  const auto texts = section.texts(key);
  if (!texts) return;
  if (texts->size() < fewest || texts->size() > kMostColours) {
    throw section.error(
        key, fmt::format("'{}' has {} here; give {} to {}", key,
                         spoken_count(texts->size(), "colour", "colours"), fewest, kMostColours));
  }
  colours.clear();
  for (const std::string& text : *texts) colours.push_back(colour_of(section, key, text));
}

void read_line(const TomlSection& lines, std::string_view key, LineStyle& line) {
  const auto section = lines.section(key);
  if (!section) return;
  section->allow({"colour", "width"});
  read_colour(*section, "colour", line.colour);
  if (const auto width = section->number("width", 0.05, 5)) line.width = *width;
}

}  // namespace

MapStyle read_style(const std::filesystem::path& path) {
  const std::string file = path.string();
  const toml::table table = parse_toml(read_text_file(file), file);
  const TomlSection top(table, "", file);
  top.allow({"text", "colours", "lines"});
  MapStyle style;
  if (const auto text = top.section("text")) {
    text->allow({"font", "note"});
    if (const auto font = text->text("font")) style.font = *font;
    if (const auto note = text->text("note")) style.note = printable_text(*note);
  }
  if (const auto colours = top.section("colours")) {
    colours->allow({"regions", "numbers"});
    read_colours(*colours, "regions", kFewestRegions, style.regions);
    read_colours(*colours, "numbers", kFewestNumbers, style.numbers);
  }
  if (const auto lines = top.section("lines")) {
    lines->allow({"region", "unit", "coast", "over", "cut"});
    read_line(*lines, "region", style.region_line);
    read_line(*lines, "unit", style.unit_line);
    read_line(*lines, "coast", style.coast_line);
    read_line(*lines, "over", style.over_line);
    read_line(*lines, "cut", style.cut_line);
  }
  return style;
}

}  // namespace grens
