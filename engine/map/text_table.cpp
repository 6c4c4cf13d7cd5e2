// Both are set at the origin and moved when they are drawn.
#include "map/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "map/label_text.hpp"
#include "map/palette.hpp"

namespace grens {
namespace {

constexpr double kTextSize = 6.6;  // pt on A4
constexpr double kRow = 3.2;       // mm on A4 from line to line
constexpr double kListColumn = 60;

TextStyle cell_style(double scale, bool bold = false) {
  return {kTextSize * scale, bold, false, kInk};
}

/// Puts the words and lines of a layer into another, moved.
void add_moved(DrawnLayer& result, const DrawnLayer& layer, const Point& by) {
  for (const auto& thing : layer.things) {
    if (const Words* words = std::get_if<Words>(&thing)) {
      Words copy = *words;
      copy.at = {copy.at.x + by.x, copy.at.y + by.y};
      result.things.emplace_back(std::move(copy));
    } else if (const Lines* lines = std::get_if<Lines>(&thing)) {
      Lines copy = *lines;
      for (auto& line : copy.lines) {
        for (Point& point : line) point = {point.x + by.x, point.y + by.y};
      }
      result.things.emplace_back(std::move(copy));
    }
  }
}

}  // namespace

TextTable::TextTable(std::vector<TableColumn> columns, std::vector<std::vector<std::string>> rows,
                     double width, double most, double scale, const std::string& and_more,
                     const Fonts& fonts)
    : drawn_{"table"} {
  const double shares = std::accumulate(columns.begin(), columns.end(), 0.0,
                                        [](double sum, const auto& c) { return sum + c.share; });
  const double air = 2.5 * scale;
  const double row = kRow * scale;
  double y = 0;
  const auto lines_of = [&](const std::vector<std::string>& cells, bool bold) {
    std::vector<std::vector<std::string>> lines;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const double room = width * columns[c].share / shares - air;
      lines.push_back(filled(cells[c], cell_style(scale, bold), room, fonts));
      for (std::string& line : lines.back()) {
        line = cut_to_width(line, cell_style(scale, bold), room, fonts);
      }
    }
    return lines;
  };
  const auto height_of = [&](const std::vector<std::vector<std::string>>& cells) {
    std::size_t lines = 1;
    for (const auto& cell : cells) lines = std::max(lines, cell.size());
    return static_cast<double>(lines) * row + 0.8 * scale;
  };
  const auto put = [&](const std::vector<std::vector<std::string>>& cells, bool bold) {
    double x = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const double room = width * columns[c].share / shares;
      for (std::size_t i = 0; i < cells[c].size(); ++i) {
        const double wide = fonts.width(cells[c][i], cell_style(scale, bold));
        const double indent = columns[c].number ? room - air - wide : 0;
        drawn_.things.emplace_back(Words{cells[c][i],
                                         {x + indent, y + (static_cast<double>(i) + 0.8) * row},
                                         wide,
                                         cell_style(scale, bold),
                                         {}});
      }
      x += room;
    }
    y += height_of(cells);
    drawn_.things.emplace_back(
        Lines{{{{0, y}, {width, y}}}, {bold ? kInk : rgb(0xBBBBBB), (bold ? 0.25 : 0.1) * scale}});
    y += 0.5 * scale;
  };
  std::vector<std::string> titles;
  for (const TableColumn& column : columns) titles.push_back(column.title);
  put(lines_of(titles, true), true);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto cells = lines_of(rows[r], false);
    const double last_line = r + 1 < rows.size() ? row : 0;
    if (y + height_of(cells) + last_line > most) {
      const std::string text = fmt::format("+ {} {}", rows.size() - r, and_more);
      drawn_.things.emplace_back(Words{
          text, {0, y + 0.8 * row}, fonts.width(text, cell_style(scale)), cell_style(scale), {}});
      y += row;
      break;
    }
    put(cells, false);
  }
  height_ = y;
}

DrawnLayer TextTable::draw(const Point& at) const {
  DrawnLayer layer{"table"};
  add_moved(layer, drawn_, at);
  return layer;
}

NumberedList::NumberedList(const std::vector<std::string>& names, double width, double scale,
                           const Fonts& fonts) {
  if (names.empty()) return;
  const auto columns = static_cast<std::size_t>(std::max(1.0, width / (kListColumn * scale)));
  const double room = width / static_cast<double>(columns);
  const double indent = 6 * scale;
  std::vector<std::vector<std::string>> entries;
  std::size_t all = 0;
  for (const std::string& name : names) {
    entries.push_back(filled(name, cell_style(scale), room - indent - 2 * scale, fonts));
    for (std::string& line : entries.back()) {
      line = cut_to_width(line, cell_style(scale), room - indent - 2 * scale, fonts);
    }
    all += entries.back().size();
  }
  const std::size_t fair = (all + columns - 1) / columns;
  std::size_t column = 0;
  std::size_t line = 0;
  for (std::size_t e = 0; e < entries.size(); ++e) {
    if (line >= fair && column + 1 < columns) {
      ++column;
      line = 0;
    }
    const double x = room * static_cast<double>(column);
    const auto baseline = [&] { return (static_cast<double>(line) + 0.8) * kRow * scale; };
    const std::string number = fmt::format("{}", e + 1);
    const double wide = fonts.width(number, cell_style(scale, true));
    DrawnLayer& entry = entries_.emplace_back();
    entry.things.emplace_back(Words{
        number, {x + indent - 1.5 * scale - wide, baseline()}, wide, cell_style(scale, true), {}});
    for (const std::string& text : entries[e]) {
      entry.things.emplace_back(Words{text,
                                      {x + indent, baseline()},
                                      fonts.width(text, cell_style(scale)),
                                      cell_style(scale),
                                      {}});
      ++line;
    }
    feet_.push_back(static_cast<double>(line) * kRow * scale);
    height_ = std::max(height_, feet_.back());
  }
}

DrawnLayer NumberedList::draw(const Point& at, double height) const {
  DrawnLayer layer{"list"};
  for (std::size_t e = 0; e < entries_.size(); ++e) {
    if (fits(e, height)) add_moved(layer, entries_[e], at);
  }
  return layer;
}

}  // namespace grens
