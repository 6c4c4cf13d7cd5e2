// Both days become layouts of the tables, which are compared as grens diff compares years: each
// unit of the earlier day is followed to those in which its land lies now. Land that came into
// another region is a finding, even where a unit was split or merged with one of another region:
// then it is known that a part moved, if not how much. What lies in a unit that several regions
// share, on either day, cannot be told.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "audit/rule_finder.hpp"
#include "regions/code_names.hpp"
#include "regions/codes.hpp"
#include "regions/diff_regions.hpp"
#include "regions/text.hpp"
#include "regions/year.hpp"

namespace grens {
namespace {

std::size_t index(UnitId unit) { return static_cast<std::size_t>(unit); }

Layout layout_on(const RegionTables& tables, const std::string& scheme, Date date) {
  Layout layout;
  layout.year = date.year;
  layout.date = date;
  for (const std::string& code : units_on(tables, date)) {
    layout.units.push_back({code, unit_name(tables, code, date)});
  }
  layout.schemes = scheme_layouts(tables, layout.units, date, {&scheme, 1});
  layout.population = table_population(tables, codes_of(layout.units), date.year);
  return layout;
}

/// The regions of a place that may be several which cannot be told apart.
std::vector<CodeName> regions_at(const SchemeLayout& scheme, const CodeName& place) {
  if (const CodeName* one = find_code(scheme.regions, place.code)) return {*one};
  std::vector<CodeName> found;
  for (std::size_t start = 0; start <= place.code.size();) {
    const std::size_t end = std::min(place.code.find('+', start), place.code.size());
    const CodeName* one = find_code(scheme.regions, place.code.substr(start, end - start));
    if (one != nullptr) found.push_back(*one);
    start = end + 1;
  }
  return found;
}

/// What became of one region.
struct Change {
  std::string name;
  std::optional<RegionFinding> became;  ///< new, gone, or with another code
  std::vector<LandMove> moves;
  std::map<std::string, std::optional<std::int64_t>> persons;  ///< by unit of the earlier day
  double area = 0;
  bool area_known = true;
};

class Search {
 public:
  explicit Search(RuleFinder& finder)
      : finder_(finder),
        since_(*finder.rule.since),
        before_(layout_on(finder.input.tables, finder.rule.scheme, since_)),
        after_(layout_on(finder.input.tables, finder.rule.scheme, finder.input.date)) {}

  void run() {
    const std::vector<int> years = table_years(finder_.input.tables);
    const bool too_early = years.empty() || since_ < first_of_january(years.front());
    if (too_early || regions_of(before_).empty()) {
      finder_.doubt({.kind = DoubtKind::kNoEarlierDay,
                     .other = finder_.rule.scheme,
                     .text = fmt::format("the tables have no regions of {} as early as {}",
                                         finder_.rule.scheme, to_string(since_))});
      return;
    }
    lineage_ = follow_units(before_.units, after_.units,
                            Succession(finder_.input.tables, since_, finder_.input.date));
    for (const SchemeDiff& diff : compare_regions(before_, after_, lineage_)) {
      for (const RegionFinding& event : diff.regions) take(event);
      for (const RegionMove& move : diff.moves) take(move);
    }
    tell();
    doubt_shared();
    doubt_untraced();
  }

 private:
  static const std::vector<CodeName>& regions_of(const Layout& layout) {
    return layout.schemes.front().regions;
  }
  bool asked(const std::string& code) const {
    return finder_.rule.region.empty() || finder_.rule.region == code;
  }
  std::string called(const std::string& name) const {
    return fmt::format("{} {}", finder_.rule.scheme, shown(name, 120));
  }

  void take(const RegionFinding& event) {
    if (event.event == RegionEvent::kRenamed) return;  // the same area under the same code
    change(event.event == RegionEvent::kGone ? event.from : event.to).became = event;
  }

  std::string event_text(const RegionFinding& event) const {
    const std::string since = to_string(since_);
    if (event.event == RegionEvent::kRecoded) {
      return fmt::format("had the code {} on {}", shown(event.from.code), since);
    }
    if (event.event == RegionEvent::kGone) return "was there on " + since + " and is no more";
    return "was not there on " + since;
  }

  Change& change(const CodeName& region) {
    Change& found = changes_[region.code];
    found.name = region.name;
    return found;
  }

  void take(const RegionMove& move) {
    if (move.from.code.empty() || move.to.code.empty()) return doubt_unplaced(move);
    const auto from = regions_at(before_.schemes.front(), move.from);
    const auto to = regions_at(after_.schemes.front(), move.to);
    // which of several has it is not known, and told as a doubt
    for (const MovedUnit& unit : move.units) {
      if (from.size() == 1) take(from.front(), unit, false, move.to);
      if (to.size() == 1) take(to.front(), unit, true, move.from);
    }
  }

  void take(const CodeName& region, const MovedUnit& unit, bool gained, const CodeName& other) {
    Change& found = change(region);
    found.moves.push_back({unit.unit, unit.part, gained, other});
    const auto persons = before_.population.persons[index(unit.before)];
    found.persons[unit.unit.code] = unit.part ? std::nullopt : persons;
    const auto area = area_of(unit);
    found.area += area.value_or(0);
    found.area_known = found.area_known && area.has_value();
  }

  /// m2 of a unit that moved as a whole and is still one by itself.
  std::optional<double> area_of(const MovedUnit& moved) const {
    if (moved.part || moved.after.size() != 1) return std::nullopt;
    const std::size_t now = index(moved.after.front());
    if (lineage_.before[now].size() != 1) return std::nullopt;
    double sum = 0;
    for (std::size_t u = 0; u < finder_.units.count(); ++u) {
      if (!is_meant(finder_.units.code(u), after_.units[now].code)) continue;
      const auto area = finder_.units.area(u);
      if (!area) return std::nullopt;
      sum += *area;
    }
    return sum > 0 ? std::optional(sum) : std::nullopt;
  }

  /// "Leerdam (GM0545), a part of Winsum (GM0053) from veiligheidsregio X; ...".
  static std::string moves_text(const std::vector<LandMove>& moves, bool gained) {
    std::string text;
    const LandMove* last = nullptr;
    const auto other = [&] {
      return fmt::format(" {} {}", gained ? "from" : "to", shown(last->region.name, 120));
    };
    for (const LandMove& move : moves) {
      if (move.gained != gained) continue;
      if (last != nullptr) text += last->region == move.region ? ", " : other() + "; ";
      text += (move.part ? "a part of " : "") + grens::called(move.unit);
      last = &move;
    }
    return last == nullptr ? text : text + other();
  }

  void tell() {
    for (auto& [code, change] : changes_) {
      if (!asked(code)) continue;
      std::stable_sort(
          change.moves.begin(), change.moves.end(), [](const LandMove& a, const LandMove& b) {
            return std::tie(a.gained, a.region, a.unit) < std::tie(b.gained, b.region, b.unit);
          });
      std::vector<std::string> parts;
      if (change.became) parts.push_back(event_text(*change.became));
      const std::string lost = moves_text(change.moves, false);
      const std::string gained = moves_text(change.moves, true);
      if (!lost.empty()) parts.push_back("has lost " + lost);
      if (!gained.empty()) parts.push_back("has gained " + gained);
      std::string text = fmt::format("{} {}", called(change.name), fmt::join(parts, "; "));
      if (!change.became) text += " since " + to_string(since_);
      const std::optional<int> year = figures_of(change);
      if (year) text += fmt::format(" (figures of {})", *year);
      finder_.add(finder_.scheme, kNoRegion, {}, std::move(text));
      fill(finder_.breaches.findings.back(), code, change);
      finder_.breaches.findings.back().population_year = year;
    }
  }

  /// The year of the people of a change, where some are known and that is not the layer's year.
  std::optional<int> figures_of(const Change& change) const {
    const auto known = [](const auto& unit) { return unit.second.has_value(); };
    if (std::none_of(change.persons.begin(), change.persons.end(), known)) return std::nullopt;
    const std::optional<int> year = before_.population.year;
    return year == finder_.input.audit.population.year ? std::nullopt : year;
  }

  static void fill(grens::RuleFinding& finding, const std::string& code, Change& change) {
    finding.region = code;
    finding.region_name = change.name;
    for (const auto& [unit, persons] : change.persons) {
      finding.units.push_back(unit);
      finding.population.add(unit, persons);
    }
    finding.area = change.area_known ? change.area : 0;
    finding.moves = std::move(change.moves);
    finding.became = std::move(change.became);
  }

  static std::string list(const std::vector<CodeName>& units) {
    std::vector<std::string> names;
    for (const CodeName& unit : units) names.push_back(grens::called(unit));
    return listed(names, 5);
  }

  void doubt(DoubtKind kind, const CodeName& region, const std::vector<CodeName>& units,
             const std::string& what) {
    finder_.doubt({.kind = kind,
                   .region = region.name,
                   .other = finder_.rule.scheme,
                   .units = codes_of(units),
                   .text = fmt::format("{}: {} {}", called(region.name), what, list(units))},
                  region_of_code(finder_.scheme, region.code));
  }

  void doubt_unplaced(const RegionMove& move) {
    const bool then = move.from.code.empty();
    const CodeName& place = then ? move.to : move.from;
    const SchemeLayout& scheme = then ? after_.schemes.front() : before_.schemes.front();
    std::vector<CodeName> units;
    for (const MovedUnit& unit : move.units) {
      if (then) {
        units.push_back(unit.unit);
      } else {
        units.insert(units.end(), unit.now.begin(), unit.now.end());
      }
    }
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    for (const CodeName& region : regions_at(scheme, place)) {
      if (!asked(region.code)) continue;
      doubt(then ? DoubtKind::kUnplacedThen : DoubtKind::kUnplaced, region, units,
            fmt::format("no {} is known{} of", finder_.rule.scheme,
                        then ? " on " + to_string(since_) : ""));
    }
  }

  /// Adds regions that share a unit, each with a part of it, on either day.
  void doubt_shared() {
    std::map<std::vector<CodeName>, std::set<CodeName>> shared;
    for (const Layout* layout : {&before_, &after_}) {
      const SchemeLayout& scheme = layout->schemes.front();
      for (std::size_t u = 0; u < layout->units.size(); ++u) {
        if (scheme.units[u].size() < 2) continue;
        std::vector<CodeName> regions;
        for (const Placed& placed : scheme.units[u])
          regions.push_back(scheme.regions[placed.region]);
        shared[regions].insert(layout->units[u]);
      }
    }
    for (const auto& [regions, units] : shared) {
      for (const CodeName& region : regions) {
        if (!asked(region.code)) continue;
        doubt(DoubtKind::kLimits, region, {units.begin(), units.end()},
              "its limits are not known inside");
      }
    }
  }

  /// Adds units that end or begin without a change that says so.
  void doubt_untraced() {
    std::vector<CodeName> units;
    for (std::size_t u = 0; u < before_.units.size(); ++u) {
      if (lineage_.complete[u] == 0) units.push_back(before_.units[u]);
    }
    for (std::size_t v = 0; v < after_.units.size(); ++v) {
      if (lineage_.before[v].empty()) units.push_back(after_.units[v]);
    }
    if (units.empty()) return;
    finder_.doubt({.kind = DoubtKind::kUntraced,
                   .units = codes_of(units),
                   .text = fmt::format("the table of changes does not tell what these came from or "
                                       "became since {}: {}",
                                       to_string(since_), list(units))});
  }

  RuleFinder& finder_;
  Date since_;
  Layout before_;
  Layout after_;
  Lineage lineage_;
  std::map<std::string, Change> changes_;  // by code
};

}  // namespace

void find_changes(RuleFinder& finder) {
  if (finder.input.units_day) return finder.doubt_other_day();
  const bool there = !finder.regions_asked().empty();
  finder.rest_on_all(finder.scheme);
  if (there) Search(finder).run();
}

}  // namespace grens
