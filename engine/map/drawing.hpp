#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "geometry/point.hpp"
#include "map/colour.hpp"
#include "map/page.hpp"
#include "map/style.hpp"

namespace grens {

/// What a page shows, without saying how it is written: places and widths in mm from the upper left
/// corner of the page, y downwards. Drawn in order, later things over earlier ones.

struct Stroke {
  Colour colour;
  double width = 0;            ///< mm
  std::vector<double> dash{};  ///< mm on, mm off, ...; empty: a whole line
};

/// A line of a style on a page of a scale (page_scale).
inline Stroke stroke_of(const LineStyle& line, double scale, std::vector<double> dash = {}) {
  return {line.colour, line.width * scale, std::move(dash)};
}

/// Parallel lines that rise from left to right.
struct Hatch {
  Colour colour;
  double width = 0.25;   ///< mm
  double spacing = 1.2;  ///< mm between lines
};

/// Rings filled together by the even-odd rule.
struct Shape {
  std::vector<std::vector<Point>> rings;  ///< not closed
  std::optional<Colour> fill{};
  std::optional<Hatch> hatch{};
  std::optional<Stroke> stroke{};
  std::string id{};     ///< the code of what it shows; in SVG its id
  std::string title{};  ///< its name; in SVG what is shown when it is pointed at
};

inline Shape rectangle(const Box& b) {
  return {{{{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}}}};
}

struct Circle {
  Point centre;
  double radius = 0;  ///< mm
  std::optional<Colour> fill{};
  std::optional<Stroke> stroke{};
  std::string id{};     ///< as that of a shape
  std::string title{};  ///< as that of a shape
};

/// Lines with round corners and ends.
struct Lines {
  std::vector<std::vector<Point>> lines;
  Stroke stroke;
};

struct TextStyle {
  double size = 7;  ///< pt
  bool bold = false;
  bool italic = false;
  Colour colour{};
  friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

inline TextStyle text_style(double size, Colour colour = kInk, bool bold = false) {
  return {size, bold, false, colour};
}

/// One line of text.
struct Words {
  std::string text;
  Point at;          ///< where its baseline begins
  double width = 0;  ///< mm, as measured by Fonts
  TextStyle style{};
  std::optional<Colour> halo{};  ///< a rim around the letters, so that lines do not cross them
};

/// A place that leads to another page of the same document; only PDF has it.
struct Link {
  Box box;
  std::string to;  ///< Drawing::id of that page
};

/// Things that belong together; SVG has them as a group of this id.
struct DrawnLayer {
  std::string id;
  std::optional<Box> clip{};  ///< nothing outside it is shown
  std::vector<std::variant<Shape, Circle, Lines, Words, Link>> things{};
};

struct Drawing {
  PageSize page;
  std::string title;  ///< metadata; of one page of several its bookmark
  std::string lang;   ///< metadata: `nl` or `en`
  std::vector<DrawnLayer> layers{};
  std::string id{};  ///< what links call this page
};

}  // namespace grens
