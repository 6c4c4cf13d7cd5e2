// Written by hand, for Cairo's SVG turns text into outlines and knows no ids. A unit is a
// millimetre, places have two decimals. An id that is taken or that XML does not allow is changed.
#include "map/svg_page.hpp"

#include <fmt/format.h>

#include <iterator>
#include <set>
#include <vector>

#include "map/fonts.hpp"

namespace grens {
namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string hex(Colour c) { return fmt::format("#{:02x}{:02x}{:02x}", c.red, c.green, c.blue); }

class Writer {
 public:
  std::string write(const Drawing& drawing, const Fonts& fonts) {
    const PageSize& page = drawing.page;
    put(R"(<?xml version="1.0" encoding="UTF-8"?>)"
        "\n"
        R"(<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{}" width="{:g}mm" height="{:g}mm" )"
        R"(viewBox="0 0 {:g} {:g}" font-family="'{}', sans-serif" stroke-linejoin="round" )"
        R"(fill-rule="evenodd">)"
        "\n",
        drawing.lang, page.width, page.height, page.width, page.height, escaped(fonts.family()));
    put("<title>{}</title>\n", escaped(drawing.title));
    put(R"(<rect width="{:g}" height="{:g}" fill="#ffffff"/>)"
        "\n",
        page.width, page.height);
    for (const DrawnLayer& layer : drawing.layers) put_layer(layer);
    return text_ + "</svg>\n";
  }

 private:
  template <typename... Arguments>
  void put(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Arguments>(arguments)...);
  }

  /// A fresh id for a code: letters, digits, `-`, `_` and `.` stay, and it begins with a letter.
  std::string id_for(const std::string& code) {
    std::string id;
    for (const char c : code) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
      id += plain ? c : '_';
    }
    if (id.empty() || !((id[0] >= 'a' && id[0] <= 'z') || (id[0] >= 'A' && id[0] <= 'Z'))) {
      id = "r-" + id;
    }
    std::string fresh = id;
    for (int n = 2; !ids_.insert(fresh).second; ++n) fresh = fmt::format("{}-{}", id, n);
    return fresh;
  }

  void put_layer(const DrawnLayer& layer) {
    std::string clip;
    if (layer.clip) {
      const std::string id = id_for(layer.id + "-clip");
      put(R"(<clipPath id="{}"><rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}"/></clipPath>)"
          "\n",
          id, layer.clip->min_x, layer.clip->min_y, layer.clip->max_x - layer.clip->min_x,
          layer.clip->max_y - layer.clip->min_y);
      clip = fmt::format(R"~( clip-path="url(#{})")~", id);
    }
    put(R"(<g id="{}"{}>)"
        "\n",
        id_for(layer.id), clip);
    for (const auto& thing : layer.things) {
      std::visit([this](const auto& t) { put_thing(t); }, thing);
    }
    put("</g>\n");
  }

  void put_path(const std::vector<std::vector<Point>>& lines, bool closed) {
    text_ += " d=\"";
    for (const auto& line : lines) {
      for (std::size_t i = 0; i < line.size(); ++i) {
        put("{}{:.2f} {:.2f}", i == 0 ? "M" : i == 1 ? "L" : " ", line[i].x, line[i].y);
      }
      if (closed) text_ += 'Z';
    }
    text_ += '"';
  }

  void put_stroke(const Stroke& stroke) {
    put(R"( stroke="{}" stroke-width="{:.2f}")", hex(stroke.colour), stroke.width);
    if (stroke.dash.empty()) {
      put(R"( stroke-linecap="round")");
      return;
    }
    std::string dash;
    for (const double length : stroke.dash)
      dash += fmt::format("{}{:g}", dash.empty() ? "" : " ", length);
    put(R"( stroke-dasharray="{}")", dash);
  }

  void put_thing(const Shape& shape) {
    std::string pattern;
    if (shape.hatch) {
      pattern = id_for("hatch");
      put(R"(<pattern id="{}" width="{:.2f}" height="{:.2f}" patternUnits="userSpaceOnUse" )"
          R"~(patternTransform="rotate(45)"><line x1="{:.2f}" y1="0" x2="{:.2f}" y2="{:.2f}" stroke="{}" )~"
          R"(stroke-width="{:.2f}"/></pattern>)"
          "\n",
          pattern, shape.hatch->spacing, shape.hatch->spacing, shape.hatch->spacing / 2,
          shape.hatch->spacing / 2, shape.hatch->spacing, hex(shape.hatch->colour),
          shape.hatch->width);
    }
    text_ += "<path";
    if (!shape.id.empty()) put(R"( id="{}")", id_for(shape.id));
    put(R"( fill="{}")", shape.fill    ? hex(*shape.fill)
                         : shape.hatch ? "url(#" + pattern + ")"
                                       : std::string("none"));
    if (shape.stroke) put_stroke(*shape.stroke);
    put_path(shape.rings, true);
    if (shape.title.empty()) {
      text_ += "/>\n";
    } else {
      put("><title>{}</title></path>\n", escaped(shape.title));
    }
    if (shape.fill && shape.hatch) {
      put(R"~(<path fill="url(#{})")~", pattern);
      put_path(shape.rings, true);
      text_ += "/>\n";
    }
  }

  void put_thing(const Circle& circle) {
    text_ += "<circle";
    if (!circle.id.empty()) put(R"( id="{}")", id_for(circle.id));
    put(R"( cx="{:.2f}" cy="{:.2f}" r="{:.3f}" fill="{}")", circle.centre.x, circle.centre.y,
        circle.radius, circle.fill ? hex(*circle.fill) : "none");
    if (circle.stroke) put_stroke(*circle.stroke);
    if (circle.title.empty()) {
      text_ += "/>\n";
    } else {
      put("><title>{}</title></circle>\n", escaped(circle.title));
    }
  }

  void put_thing(const Lines& lines) {
    text_ += R"(<path fill="none")";
    put_stroke(lines.stroke);
    put_path(lines.lines, false);
    text_ += "/>\n";
  }

  void put_thing(const Words& words) {
    put(R"(<text x="{:.2f}" y="{:.2f}" font-size="{:.3f}" textLength="{:.2f}" )"
        R"(lengthAdjust="spacingAndGlyphs" fill="{}")",
        words.at.x, words.at.y, words.style.size * kPoint, words.width, hex(words.style.colour));
    if (words.style.bold) put(R"( font-weight="bold")");
    if (words.style.italic) put(R"( font-style="italic")");
    if (words.halo) {
      put(R"( paint-order="stroke" stroke="{}" stroke-width="{:.2f}")", hex(*words.halo),
          0.24 * words.style.size * kPoint);
    }
    put(">{}</text>\n", escaped(words.text));
  }

  void put_thing(const Link&) {}

  std::string text_;
  std::set<std::string> ids_;
};

}  // namespace

std::string svg_of(const Drawing& drawing, const Fonts& fonts) {
  return Writer().write(drawing, fonts);
}

}  // namespace grens
