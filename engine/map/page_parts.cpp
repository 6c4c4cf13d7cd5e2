// Rows of fixed height in columns of equal width, and a line in the lower margin.
#include "map/page_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "map/label_text.hpp"
#include "map/palette.hpp"
#include "map/sheet.hpp"

namespace grens {
namespace {

constexpr double kFigureRow = 11.5;  // mm of A4, with the air below it
constexpr double kListRow = 3.6;
constexpr double kListColumn = 44;
constexpr double kListGap = 2;  // below it

TextStyle figure_style(double scale) { return text_style(12 * scale, kInk, true); }

double put(DrawnLayer& layer, const std::string& text, const TextStyle& style, const Point& at,
           const Fonts& fonts) {
  const double width = fonts.width(text, style);
  layer.things.emplace_back(Words{text, at, width, style, {}});
  return width;
}

}  // namespace

double figures_height(const std::vector<KeyFigure>& figures, double scale) {
  return figures.empty() ? 0 : kFigureRow * scale;
}

DrawnLayer draw_figures(const std::vector<KeyFigure>& figures, const Point& at, double width,
                        double scale, const Fonts& fonts) {
  DrawnLayer layer{"figures"};
  const TextStyle small = text_style(6.6 * scale, kGreyInk);
  // each has the width it needs; what is left is shared out
  const double air = 5 * scale;
  std::vector<double> widths;
  double all = 0;
  for (const KeyFigure& figure : figures) {
    widths.push_back(std::max(fonts.width(figure.value, figure_style(scale)),
                              fonts.width(cut_to_width(figure.what, small, width, fonts), small)) +
                     air);
    all += widths.back();
  }
  const double spare = (width - all) / static_cast<double>(std::max<std::size_t>(widths.size(), 1));
  for (double& one : widths) one = spare >= 0 ? one + spare : one * width / all;
  double left = at.x;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const double x = i == 0 ? left : left + air / 2;
    const double room = widths[i] - air;
    if (i > 0) {
      layer.things.emplace_back(Lines{{{{left, at.y + 0.6 * scale}, {left, at.y + 8.6 * scale}}},
                                      {rgb(0xBBBBBB), 0.15 * scale}});
    }
    TextStyle large = figure_style(scale);
    while (large.size > 7 * scale && fonts.width(figures[i].value, large) > room + 1e-6) {
      large.size *= 0.95;
    }
    put(layer, cut_to_width(figures[i].value, large, room + 1e-6, fonts), large,
        {x, at.y + 4.5 * scale}, fonts);
    put(layer, cut_to_width(figures[i].what, small, room + 1e-6, fonts), small,
        {x, at.y + 7.9 * scale}, fonts);
    left += widths[i];
  }
  return layer;
}

std::size_t page_list_columns(double width, double scale) {
  return static_cast<std::size_t>(std::max(1.0, width / (kListColumn * scale)));
}

double page_list_height(std::size_t entries, double width, double scale) {
  const std::size_t columns = page_list_columns(width, scale);
  const std::size_t rows = (entries + columns - 1) / columns;
  return entries == 0 ? 0 : (static_cast<double>(rows) * kListRow + kListGap) * scale;
}

std::size_t page_list_fits(double width, double height, double scale) {
  return static_cast<std::size_t>(std::max(1.0, height / (kListRow * scale))) *
         page_list_columns(width, scale);
}

DrawnLayer draw_page_list(const std::vector<PageEntry>& entries, const Point& at, double width,
                          double scale, const Fonts& fonts) {
  DrawnLayer layer{"pages"};
  const std::size_t columns = page_list_columns(width, scale);
  const std::size_t rows = (entries.size() + columns - 1) / columns;
  const double gap = 6 * scale;
  const double column = (width + gap) / static_cast<double>(columns);
  const TextStyle text = text_style(7 * scale);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::size_t filled = i / rows;  // columns left of it
    const double left = at.x + column * static_cast<double>(filled);
    const double right = left + column - gap;
    const double top = at.y + kListRow * scale * static_cast<double>(i % rows);
    const double baseline = top + 2.6 * scale;
    const double number = fonts.width(entries[i].number, text);
    put(layer, entries[i].number, text, {right - number, baseline}, fonts);
    const std::string name =
        cut_to_width(entries[i].name, text, right - left - number - 3 * scale, fonts);
    const double end = left + put(layer, name, text, {left, baseline}, fonts) + 1.2 * scale;
    const double last = right - number - 1.2 * scale;
    if (end < last) {
      layer.things.emplace_back(Lines{{{{end, baseline}, {last, baseline}}},
                                      {rgb(0x9A9A9A), 0.2 * scale, {0.2 * scale, 1 * scale}}});
    }
    if (!entries[i].to.empty()) {
      layer.things.emplace_back(Link{{left, top, right, top + kListRow * scale}, entries[i].to});
    }
  }
  return layer;
}

DrawnLayer draw_folio(const Folio& folio, const PageSize& page, Language language,
                      const Fonts& fonts) {
  DrawnLayer layer{"folio"};
  const double s = page_scale(page);
  const double width = Sheet::width(page);
  const double left = (page.width - width) / 2;
  const double right = left + width;
  const double baseline = page.height - 5 * s;
  const auto box = [&](double from, double to) {
    return Box{from - s, baseline - 3.2 * s, to + s, baseline + 1.4 * s};
  };
  const TextStyle text = text_style(7 * s, kGreyInk);
  const TextStyle strong = text_style(7 * s, kInk, true);
  if (!folio.cover.empty()) {
    const double wide = put(layer, in_language(language, "‹ Overview", "‹ Overzicht"), text,
                            {left, baseline}, fonts);
    layer.things.emplace_back(Link{box(left, left + wide), folio.cover});
  }
  const std::string number = fmt::format("{} / {}", folio.number, folio.pages);
  const double arrow = fonts.width("›", strong);
  const double gap = 2.5 * s;
  const double middle = right - arrow - gap - fonts.width(number, strong);
  put(layer, number, strong, {middle, baseline}, fonts);
  if (!folio.before.empty()) {
    put(layer, "‹", strong, {middle - gap - arrow, baseline}, fonts);
    layer.things.emplace_back(Link{box(middle - gap - arrow, middle - gap), folio.before});
  }
  if (!folio.after.empty()) {
    put(layer, "›", strong, {right - arrow, baseline}, fonts);
    layer.things.emplace_back(Link{box(right - arrow, right), folio.after});
  }
  if (!folio.cover.empty()) {
    const std::string title = cut_to_width(folio.title, text, width - 90 * s, fonts);
    put(layer, title, text, {(page.width - fonts.width(title, text)) / 2, baseline}, fonts);
  }
  return layer;
}

}  // namespace grens
