// Five parts under headings: names, origins, fates, regions, and the regions of the land at last.
// Columns are as wide as what stands in them.
#include <fmt/format.h>

#include <algorithm>

#include "regions/text.hpp"
#include "report/change_words.hpp"
#include "report/history_report.hpp"

namespace grens {
namespace {

std::string days(const Validity& held) {
  if (held.from && held.to) return to_string(*held.from) + " to " + to_string(*held.to);
  if (held.from) return "since " + to_string(*held.from);
  if (held.to) return "until " + to_string(*held.to);
  return "in all years of the tables";
}

/// What is known of a change besides what happened: " (uncertain) [S06, S07]".
std::string backing(const ChangeRow& row) {
  const std::string sources = sources_text(row.source);
  return (is_uncertain(row) ? " (uncertain)" : "") + (sources.empty() ? "" : " [" + sources + "]");
}

std::string origin(const HistoryStep& step) {
  std::string unit = called(step.unit);
  switch (step.row->kind) {
    case ChangeKind::kMerge:
      return "all of " + unit;
    case ChangeKind::kSplit:
      return "a part of " + unit;
    case ChangeKind::kRename:
      return unit + ", under a new name";
    case ChangeKind::kRecode:
      return unit + ", under a new code";
  }
  return unit;
}

std::string fate(const HistoryStep& step) {
  const std::string unit = called(step.unit);
  switch (step.row->kind) {
    case ChangeKind::kSplit:
      return "a part went to " + unit;
    case ChangeKind::kRename:
      return "new name: " + unit;
    case ChangeKind::kRecode:
      return "new code: " + unit;
    case ChangeKind::kMerge:
      break;
  }
  std::vector<std::string> others;
  for (const CodeName& other : step.along) others.push_back(called(other));
  return fmt::format("{}{}{}", step.goes_on ? "became part of " : "merged into ", unit,
                     others.empty() ? "" : ", with " + spoken_list(others));
}

template <typename Say>
std::string tree(const std::vector<HistoryStep>& steps, std::size_t indent, bool full,
                 const Say& say) {
  std::string out;
  for (const HistoryStep& step : steps) {
    out += fmt::format("{:{}}{}  {}{}\n", "", indent, to_string(step.row->date), say(step),
                       backing(*step.row));
    if (full && !step.row->note.empty()) {
      out += fmt::format("{:{}}{}\n", "", indent + 12, shown(step.row->note, 400));
    }
    out += tree(step.further, indent + 2, full, say);
  }
  return out;
}

/// Rows of cells, each column as wide as its widest cell.
std::string in_rows(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    for (std::size_t i = 0; i < row.size(); ++i) {
      std::size_t count = 0;
      for (std::string_view rest = row[i]; !rest.empty(); ++count) next_character(rest);
      widths[i] = std::max(widths[i], count);
    }
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line = " ";
    for (std::size_t i = 0; i < row.size(); ++i) line += ' ' + in_columns(row[i], widths[i] + 1);
    out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  }
  return out;
}

std::string basis_of(const RegionStay& stay) {
  const std::string sources = sources_text(stay.row->source);
  return fmt::format("{}{}{}", to_string(stay.row->basis),
                     sources.empty() ? "" : " [" + sources + "]",
                     stay.row->part ? ", a part of it" : "");
}

std::string regions(const UnitHistory& history, bool full) {
  std::vector<std::vector<std::string>> rows;
  for (const SchemeStays& scheme : history.schemes) {
    std::string key = shown(scheme.scheme);
    for (const RegionStay& stay : scheme.stays) {
      rows.push_back({key, called(stay.region), days(stay.row->validity), basis_of(stay)});
      if (full && !stay.row->note.empty()) rows.back().back() += ": " + shown(stay.row->note, 400);
      key.clear();
    }
  }
  return rows.empty() ? "  none that the tables know\n" : in_rows(rows);
}

using Cells = std::vector<std::string>;

/// The regions of a unit in a scheme on the last day, and how each is known.
std::vector<Cells> regions_now(const LandNow& land, const std::string& scheme) {
  std::vector<Cells> rows;
  for (const SchemeStays& found : land.schemes) {
    if (found.scheme != scheme) continue;
    for (const RegionStay& stay : found.stays) {
      rows.push_back({fmt::format("{}{}: {}", name_of(land.unit), stay.row->part ? ", a part" : "",
                                  called(stay.region)),
                      std::string(to_string(stay.row->basis))});
    }
  }
  if (rows.empty()) rows.push_back({name_of(land.unit) + ": not known"});
  return rows;
}

std::string land_now(const UnitHistory& history) {
  if (history.now.empty()) return "  not known\n";
  const std::vector<SchemeStays> certain = certain_now(history);
  std::vector<std::string> schemes;
  for (const LandNow& land : history.now) {
    for (const SchemeStays& scheme : land.schemes) {
      if (std::find(schemes.begin(), schemes.end(), scheme.scheme) == schemes.end()) {
        schemes.push_back(scheme.scheme);
      }
    }
  }
  std::vector<std::vector<std::string>> rows;
  for (const std::string& scheme : schemes) {
    const auto found = std::find_if(certain.begin(), certain.end(),
                                    [&](const SchemeStays& one) { return one.scheme == scheme; });
    if (found != certain.end()) {
      rows.push_back({shown(scheme), called(found->stays.front().region),
                      std::string(to_string(weakest_basis(found->stays)))});
      continue;
    }
    std::string key = shown(scheme);
    for (const LandNow& land : history.now) {
      for (Cells& cells : regions_now(land, scheme)) {
        cells.insert(cells.begin(), key);
        rows.push_back(std::move(cells));
        key.clear();
      }
    }
  }
  return in_rows(rows);
}

}  // namespace

std::string history_text(const UnitHistory& history, bool full) {
  std::string out;
  for (const UnitRow* row : history.names) {
    out += fmt::format("{}, {}\n", called(CodeName{row->code, row->name}), days(row->validity));
  }
  out += "\nWhere it came from\n";
  out += history.origins.empty() ? "  no other unit that the tables know\n"
                                 : tree(history.origins, 2, full, origin);
  out += "\nWhat became of it\n";
  if (history.fates.empty()) {
    out += history.ended ? "  not known\n" : "  it goes on\n";
  } else {
    out += tree(history.fates, 2, full, fate);
  }
  out += "\nRegions it lay in\n" + regions(history, full);
  if (!history.ended) return out;
  std::vector<std::string> units;
  for (const LandNow& land : history.now) units.push_back(called(land.unit));
  out +=
      fmt::format("\nWhere its land lies now{}\n", units.empty() ? "" : ": " + spoken_list(units));
  return out + land_now(history);
}

}  // namespace grens
