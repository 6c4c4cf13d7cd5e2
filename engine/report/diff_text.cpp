// A sentence on the units, then a list for each kind of finding. Lists are cut after ten lines, and
// say so.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "regions/text.hpp"
#include "report/change_words.hpp"
#include "report/diff_report.hpp"
#include "report/figures.hpp"
#include "report/titles.hpp"

namespace grens {
namespace {

constexpr std::size_t kLines = 10;
constexpr std::size_t kUnits = 12;        // in one line
constexpr std::size_t kMostOfName = 200;  // bytes; places of several regions have long names

std::string place_name(const CodeName& place) {
  return shown(place.name.empty() ? place.code : place.name, kMostOfName);
}

std::vector<std::string> called_units(std::span<const CodeName> units, const char* before = "") {
  std::vector<std::string> list;
  for (const CodeName& unit : units) list.push_back(before + called(unit));
  return list;
}

class DiffText {
 public:
  DiffText(const DiffReport& report, bool all) : report_(report), diff_(report.diff), all_(all) {}

  std::string text() {
    units();
    left_out(report_.after, diff_.not_after);
    left_out(report_.before, diff_.not_before);
    regions();
    basis();
    if (report_.land) land(*report_.land);
    if (cut_) out_ += "Lists are cut after ten lines; -v shows all of them\n";
    return std::move(out_);
  }

 private:
  std::string counted(std::size_t count) const {
    return spoken_count(count, report_.unit.one, report_.unit.many);
  }

  /// A heading and its lines, no more than are shown.
  void list(const std::string& heading, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    out_ += heading + "\n";
    const std::size_t most = all_ ? lines.size() : std::min(kLines, lines.size());
    for (std::size_t i = 0; i < most; ++i) out_ += "  " + lines[i] + "\n";
    if (most == lines.size()) return;
    out_ += fmt::format("  and {} more\n", lines.size() - most);
    cut_ = true;
  }

  void units() {
    const auto count = [&](UnitEvent event) {
      return static_cast<std::size_t>(
          std::count_if(diff_.units.begin(), diff_.units.end(),
                        [&](const UnitFinding& finding) { return finding.event == event; }));
    };
    const std::size_t gone = count(UnitEvent::kGone);
    const std::size_t added = count(UnitEvent::kAdded);
    out_ += fmt::format("{} in {}, {} in {}: ", counted(diff_.units_before),
                        shown(report_.before, kMostOfName),
                        spoken_count(static_cast<std::int64_t>(diff_.units_after)),
                        shown(report_.after, kMostOfName));
    const bool all_compared = diff_.not_after.empty() && diff_.not_before.empty();
    out_ += gone + added == 0 ? all_compared ? "the same codes\n" : "no code ended or began\n"
                              : fmt::format("{} ended, {} began\n", counted(gone),
                                            spoken_count(static_cast<std::int64_t>(added)));
    std::set<std::string> told_from, told_to;
    std::array<std::vector<std::string>, 6> lines;
    for (const UnitFinding& finding : diff_.units) {
      const bool gone_told =
          finding.event == UnitEvent::kGone && told_from.contains(finding.from.front().code);
      const bool added_told =
          finding.event == UnitEvent::kAdded && told_to.contains(finding.to.front().code);
      if (gone_told || added_told) continue;
      lines[static_cast<std::size_t>(finding.event)].push_back(line(finding));
      for (const CodeName& unit : finding.from) told_from.insert(unit.code);
      if (finding.event == UnitEvent::kSplit) continue;
      for (const CodeName& unit : finding.to) told_to.insert(unit.code);
    }
    static constexpr std::array<const char*, 6> kHeadings = {"Merged",  "Split", "New code",
                                                             "Renamed", "Gone",  "New"};
    for (std::size_t e = 0; e < lines.size(); ++e) list(kHeadings[e], lines[e]);
  }

  void left_out(const std::string& where, const std::vector<CodeName>& units) {
    if (units.empty()) return;
    out_ += fmt::format("Not in {}, and not compared: {}{}\n", shown(where, kMostOfName),
                        counted(units.size()), all_ ? "" : "; -v lists them");
    if (!all_) return;
    for (const CodeName& unit : units) out_ += "  " + called(unit) + "\n";
  }

  std::string line(const UnitFinding& finding) const {
    std::vector<std::string> from = called_units(finding.from);
    for (std::string& part : called_units(finding.parts, "a part of ")) {
      from.push_back(std::move(part));
    }
    if (finding.event == UnitEvent::kMerged && from.size() == 1) {
      from.push_back("others that are not in " + shown(report_.before, kMostOfName));
    }
    const std::string to = spoken_list(called_units(finding.to));
    switch (finding.event) {
      case UnitEvent::kMerged:
        return to + ": " + spoken_list(from);
      case UnitEvent::kAdded:
        return from.empty() ? to : to + ": " + spoken_list(from);
      case UnitEvent::kSplit:
        return spoken_list(from) + ": between " + to;
      case UnitEvent::kGone:
        return to.empty() ? spoken_list(from) : spoken_list(from) + ": to " + to;
      case UnitEvent::kRecoded:
      case UnitEvent::kRenamed:
        return spoken_list(from) + ": now " + to;
    }
    return {};
  }

  void regions() {
    std::vector<std::string> same;
    for (const SchemeDiff& scheme : diff_.schemes) {
      if (scheme.regions.empty() && scheme.moves.empty()) {
        same.push_back(shown(scheme.scheme));
        continue;
      }
      std::vector<std::string> lines;
      for (const RegionFinding& finding : scheme.regions) lines.push_back(line(finding));
      for (const RegionMove& move : scheme.moves) lines.push_back(line(move));
      const std::string title = capitalised(shown(scheme_title(scheme.scheme).many));
      list(scheme.before == scheme.after
               ? fmt::format("{}, {} of them", title, scheme.before)
               : fmt::format("{}, {} before and {} after", title, scheme.before, scheme.after),
           lines);
    }
    if (!same.empty()) out_ += "Nothing changed in " + spoken_list(same) + "\n";
    scheme_keys("Only in " + shown(report_.before, kMostOfName), diff_.schemes_before);
    scheme_keys("Only in " + shown(report_.after, kMostOfName), diff_.schemes_after);
  }

  void scheme_keys(const std::string& where, const std::vector<std::string>& keys) {
    if (keys.empty()) return;
    out_ += fmt::format("{}: {} {}\n", where, keys.size() == 1 ? "scheme" : "schemes",
                        listed(keys, keys.size()));
  }

  static std::string line(const RegionFinding& finding) {
    switch (finding.event) {
      case RegionEvent::kGone:
        return called(finding.from) + " is gone";
      case RegionEvent::kAdded:
        return called(finding.to) + " is new";
      case RegionEvent::kRecoded:
      case RegionEvent::kRenamed:
        return called(finding.from) + " is now " + called(finding.to);
    }
    return {};
  }

  /// "Leerdam and Zederik (now Vijfheerenlanden): from Zuid-Holland Zuid to Utrecht; 34,747
  /// people".
  std::string line(const RegionMove& move) const {
    const std::string unknown = "no region that is known";
    std::string text = units_text(move) + ": from ";
    text += (move.from.code.empty() ? unknown : place_name(move.from)) + " to ";
    text += move.to.code.empty() ? unknown : place_name(move.to);
    if (!move.people.is_unknown()) {
      text += fmt::format("; {}{} people", move.people.is_exact() ? "" : "at least ",
                          spoken_count(move.people.at_least));
      if (diff_.population_year) text += fmt::format(" (figures of {})", *diff_.population_year);
    }
    const auto area = report_.land ? report_.land->area_of(move) : std::nullopt;
    if (area) text += ", " + spoken_area(*area);
    return text;
  }

  /// Units that are one unit now stand together.
  std::string units_text(const RegionMove& move) const {
    std::map<std::vector<std::string>, std::vector<std::string>> by_now;
    std::vector<std::vector<std::string>> order;
    std::size_t told = 0;
    std::vector<MovedUnit> units = move.units;
    std::stable_partition(units.begin(), units.end(), [](const MovedUnit& u) { return !u.part; });
    for (const MovedUnit& moved : units) {
      if (!all_ && told == kUnits) break;
      ++told;
      const bool goes_on = moved.now.size() == 1 && moved.now.front().code == moved.unit.code;
      std::vector<std::string> now;
      for (const CodeName& unit : moved.now) {
        if (!goes_on) now.push_back(name_of(unit));
      }
      std::vector<std::string>& group = by_now[now];
      if (group.empty()) order.push_back(now);
      group.push_back((moved.part ? "a part of " : "") + name_of(moved.unit));
    }
    std::vector<std::string> groups;
    for (const auto& now : order) {
      groups.push_back(spoken_list(by_now[now]) +
                       (now.empty() ? "" : " (now " + spoken_list(now) + ")"));
    }
    std::string text =
        groups.size() == 1 ? groups.front() : fmt::format("{}", fmt::join(groups, ", "));
    if (told < units.size()) text += " and " + counted(units.size() - told) + " more";
    return text;
  }

  void basis() {
    if (!all_ && !diff_.basis.empty()) {
      out_ += fmt::format("Known on another basis: {}; -v lists them\n",
                          spoken_count(diff_.basis.size(), "membership", "memberships"));
      return;
    }
    std::vector<std::string> lines;
    for (const BasisChange& change : diff_.basis) {
      lines.push_back(fmt::format("{} in {} ({}): {}, now {}", called(change.unit),
                                  place_name(change.region), shown(change.scheme),
                                  to_string(change.before), to_string(change.after)));
    }
    list("Known on another basis", lines);
  }

  void land(const LandReport& report) {
    const FoundTolerance& tolerance = report.tolerance;
    out_ += fmt::format("Tolerance {:g} m, {}\n", tolerance.metres,
                        tolerance.why.empty() ? "as asked for" : "because " + tolerance.why);
    faces(report, "Land that went to another unit", report.land.moved);
    faces(report, "Land that no unit has any more", report.land.lost);
    faces(report, "Land that no unit had", report.land.gained);
    slivers("between units", report.land.moved_slivers);
    slivers("at the outer border", report.land.outer_slivers);
    for (const bool gone : {true, false}) borders(report, gone);
    const SetApart& rest = report.borders.short_lines;
    if (rest.count > 0) {
      out_ +=
          fmt::format("Shorter than the tolerance and not listed: {} of border, {}\n",
                      spoken_count(rest.count, "stretch", "stretches"), spoken_length(rest.size));
    }
  }

  static std::string unit(std::span<const CodeName> units, UnitId id) {
    return called(units[static_cast<std::size_t>(id)]);
  }

  void faces(const LandReport& report, const char* what, const std::vector<MovedFace>& faces) {
    double area = 0;
    std::vector<std::string> lines;
    for (const MovedFace& face : faces) {
      area += face.area;
      std::string text = spoken_area(face.area);
      if (face.from != kOutside) text += " of " + unit(report.units_before, face.from);
      if (face.to != kOutside) text += " to " + unit(report.units_after, face.to);
      const Point& place = report.layers.layer.faces[face.face].place;
      lines.push_back(text + ", at " + spoken_places(std::span(&place, 1), report.crs));
    }
    list(fmt::format("{}: {}, {}", what, spoken_count(faces.size(), "piece", "pieces"),
                     spoken_area(area)),
         lines);
  }

  void slivers(const char* where, const SetApart& apart) {
    if (apart.count == 0) return;
    out_ +=
        fmt::format("Narrower than the tolerance and set apart: {} {}, {}\n",
                    spoken_count(apart.count, "sliver", "slivers"), where, spoken_area(apart.size));
  }

  void borders(const LandReport& report, bool gone) {
    const auto& units = gone ? report.units_before : report.units_after;
    std::map<BorderCause, double> sums;
    std::vector<std::string> lines;
    double length = 0;
    for (const MovedBorder& border : report.borders.borders) {
      if (border.gone != gone) continue;
      length += border.length;
      sums[border.cause] += border.length;
      lines.push_back(fmt::format(
          "{} {} ({})", spoken_length(border.length),
          border.right == kOutside
              ? "around " + unit(units, border.left)
              : "between " + unit(units, border.left) + " and " + unit(units, border.right),
          to_string(border.cause)));
    }
    std::vector<std::string> causes;
    for (const auto& [cause, sum] : sums) {
      causes.push_back(fmt::format("{} {}", to_string(cause), spoken_length(sum)));
    }
    list(fmt::format("Borders that are {}: {} ({})", gone ? "gone" : "new", spoken_length(length),
                     fmt::join(causes, ", ")),
         lines);
  }

  const DiffReport& report_;
  const LayoutDiff& diff_;
  const bool all_;
  bool cut_ = false;
  std::string out_;
};

}  // namespace

std::string diff_text(const DiffReport& report, bool all) { return DiffText(report, all).text(); }

}  // namespace grens
