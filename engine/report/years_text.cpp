// The names of the columns are too long to stand side by side: they stand one under another, each
// above a line that leads down to its column. What changed is told as fully as the line has room
// for: in words, else in numbers with the units that came of it, else in numbers.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "regions/text.hpp"
#include "report/change_words.hpp"
#include "report/titles.hpp"
#include "report/years_report.hpp"

namespace grens {
namespace {

constexpr std::size_t kColumns = 112;
constexpr std::size_t kIndent = 6;  // of what follows a year's line

/// A column of the table: what it is, and a cell for each year.
struct Column {
  std::string head;
  std::vector<std::string> cells;
  std::size_t width = 0;
};

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) next_character(text);
  return count;
}

std::string count_text(const SchemeCount& count, std::size_t units) {
  if (count.units == 0) return "-";
  if (count.units == units) return std::to_string(count.regions);
  return fmt::format("{} ({})", count.regions, count.units);
}

std::vector<Column> columns_of(std::span<const YearLayout> layouts) {
  std::vector<Column> columns(1 + layouts.front().schemes.size());
  columns[0].head = unit_title(layouts.front().units).many;
  for (std::size_t i = 1; i < columns.size(); ++i) {
    columns[i].head = shown(layouts.front().schemes[i - 1].scheme);
  }
  for (const YearLayout& layout : layouts) {
    columns[0].cells.push_back(std::to_string(layout.units.size()));
    for (std::size_t i = 1; i < columns.size(); ++i) {
      columns[i].cells.push_back(count_text(layout.schemes[i - 1], layout.units.size()));
    }
  }
  for (Column& column : columns) {
    for (const std::string& cell : column.cells) {
      column.width = std::max(column.width, cell.size() + 2);
    }
  }
  return columns;
}

using Events = std::vector<const ChangeEvent*>;

/// Each event in words, with its date where that is not the day that stands for the year.
std::string sentences(const Events& events, int year) {
  std::string out;
  for (const ChangeEvent* event : events) {
    if (!out.empty()) out += "; ";
    if (event->date != first_of_january(year)) out += "on " + to_string(event->date) + ' ';
    out += event_text(*event, false);
  }
  return out;
}

/// "10 into 3, 1 divided, 1 renamed", with what mergers made: "10 into 3 (Schagen, Molenwaard)".
std::string numbers(const Events& events, bool with_names) {
  std::size_t joined = 0, divided = 0, renamed = 0;
  std::vector<std::string> made;
  for (const ChangeEvent* event : events) {
    switch (event->kind) {
      case ChangeKind::kMerge:
        joined += event->from.size() + (event->goes_on ? 1 : 0);
        made.push_back(name_of(event->to.front()));
        break;
      case ChangeKind::kSplit:
        ++divided;
        break;
      case ChangeKind::kRename:
      case ChangeKind::kRecode:
        ++renamed;
        break;
    }
  }
  std::vector<std::string> parts;
  if (!made.empty()) {
    const std::string names = with_names ? fmt::format(" ({})", fmt::join(made, ", ")) : "";
    parts.push_back(fmt::format("{} into {}{}", joined, made.size(), names));
  }
  if (divided > 0) parts.push_back(fmt::format("{} divided", divided));
  if (renamed > 0) parts.push_back(fmt::format("{} renamed", renamed));
  return fmt::format("{}", fmt::join(parts, ", "));
}

/// What of the year has room. Events of other days keep their words longest.
std::string change_text(const YearLayout& layout, std::size_t room) {
  if (layout.events.empty()) return "none";
  Events all, other_days, that_day;
  for (const ChangeEvent& event : layout.events) {
    all.push_back(&event);
    (event.date == first_of_january(layout.year) ? that_day : other_days).push_back(&event);
  }
  const std::string before =
      sentences(other_days, layout.year) + (other_days.empty() || that_day.empty() ? "" : "; ");
  for (const std::string& text : {sentences(all, layout.year), before + numbers(that_day, true),
                                  before + numbers(that_day, false), numbers(all, true)}) {
    if (characters(text) <= room) return text;
  }
  return numbers(all, false);
}

/// The names of the columns, and the lines that lead down from them.
std::string head(const std::vector<Column>& columns) {
  std::string out;
  std::string bars(kIndent, ' ');
  for (const Column& column : columns) {
    out += bars + column.head + '\n';
    bars += in_columns("|", column.width);
  }
  return out + "year  " + bars.substr(kIndent) + "changes since 1 January before\n";
}

std::string notes(std::span<const YearLayout> layouts) {
  const YearLayout& last = layouts.back();
  const Title unit = unit_title(last.units);
  std::string out;
  for (std::size_t i = 0; i < last.schemes.size(); ++i) {
    const SchemeCount& scheme = last.schemes[i];
    const bool partial = std::any_of(layouts.begin(), layouts.end(), [&](const YearLayout& layout) {
      const std::size_t units = layout.schemes[i].units;
      return units > 0 && units < layout.units.size();
    });
    if (partial) {
      out += fmt::format("{} is not complete: in brackets how many {} have one that is known.\n",
                         shown(scheme.scheme), unit.many);
    } else if (scheme.features < scheme.regions) {
      out += fmt::format("{}: {} of the {} share {}, and are drawn as {}.\n", shown(scheme.scheme),
                         scheme.regions - (scheme.features - scheme.composites), scheme.regions,
                         unit.many,
                         spoken_count(scheme.composites, "joined feature", "joined features"));
    }
  }
  return out.empty() ? out : '\n' + out;
}

std::string all_changes(const YearLayout& layout) {
  std::string out;
  for (const ChangeEvent& event : layout.events) {
    const std::string sources = sources_text(event.rows);
    out += fmt::format("{:{}}{}  {}{}\n", "", kIndent, to_string(event.date),
                       event_text(event, true), sources.empty() ? "" : " [" + sources + "]");
  }
  return out;
}

}  // namespace

std::string years_text(std::span<const YearLayout> layouts, bool full) {
  if (layouts.empty()) return "no years\n";
  const std::vector<Column> columns = columns_of(layouts);
  std::size_t used = kIndent;
  for (const Column& column : columns) used += column.width;
  std::string out = head(columns);
  for (std::size_t i = 0; i < layouts.size(); ++i) {
    out += fmt::format("{:<{}}", layouts[i].year, kIndent);
    for (const Column& column : columns) out += in_columns(column.cells[i], column.width);
    out += change_text(layouts[i], kColumns > used ? kColumns - used : 0) + '\n';
    if (full) out += all_changes(layouts[i]);
  }
  return out + notes(layouts);
}

}  // namespace grens
