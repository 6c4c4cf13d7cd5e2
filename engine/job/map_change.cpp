// Two layouts of the tables are compared, and what was found is brought to the units of the layer:
// where these are of the earlier year, each moved itself; where they are of the later one, each has
// the land of one or more of before.
#include "job/map_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/error.hpp"
#include "job/diff_job.hpp"
#include "map/fonts.hpp"
#include "regions/code_names.hpp"
#include "regions/codes.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::size_t kNames = 12;  // in a cell

class ChangeFinder {
 public:
  ChangeFinder(const WorkLayer& work, const Diffed& diffed, bool later_units, const MapOrder& order)
      : work_(work),
        diffed_(diffed),
        scheme_(diffed.diff.schemes.front()),
        later_(later_units),
        order_(order),
        units_(here().size()) {
    change_.marks.assign(work.codes.size(), UnitMark::kNone);
    change_.then.resize(work.codes.size());
    change_.now.resize(work.codes.size());
    for (std::size_t u = 0; u < work.codes.size(); ++u) {
      const auto municipality = municipality_of(work.codes[u]);
      std::optional<std::size_t> at = position(work.codes[u]);
      if (!at && municipality) at = position(*municipality);
      if (!at) continue;
      units_[*at].push_back(static_cast<UnitId>(u));
      change_.then[u] = regions(diffed_.before, *at, later_ ? &diffed_.lineage.before : nullptr);
      change_.now[u] = regions(diffed_.after, *at, later_ ? nullptr : &diffed_.lineage.after);
    }
  }

  SchemeChange find(int since, int year) {
    change_.since = since;
    change_.year = year;
    mark_units();
    mark_moves();
    make_columns();
    for (const bool known : {true, false}) {
      for (const RegionMove& move : scheme_.moves) {
        if (is_known(move) == known) change_.rows.push_back(row(move));
      }
      if (known && change_.rows.empty()) {
        change_.rows.push_back(
            {{text("nothing moved to another region", "niets ging naar een andere regio"), "", "",
              ""},
             {}});
      }
    }
    add_unit_rows();
    return std::move(change_);
  }

 private:
  std::string text(std::string_view english, std::string_view dutch) const {
    return in_language(order_.language, english, dutch);
  }
  const std::vector<CodeName>& here() const {
    return later_ ? diffed_.after.units : diffed_.before.units;
  }
  std::optional<std::size_t> position(const std::string& code) const {
    const CodeName* found = find_code(here(), code);
    if (found == nullptr) return std::nullopt;
    return static_cast<std::size_t>(found - here().data());
  }
  static bool is_known(const RegionMove& move) {
    return !move.from.code.empty() && !move.to.code.empty();
  }
  std::vector<UnitId> of_layer(const std::string& code) const {
    const auto at = position(code);
    return at ? units_[*at] : std::vector<UnitId>();
  }

  /// The regions of a layout in which land of a unit of the layer's year lies; `links` leads to its
  /// units, where these are of the other year.
  std::vector<std::string> regions(const Layout& layout, std::size_t at,
                                   const std::vector<std::vector<UnitId>>* links) const {
    const auto scheme =
        std::find_if(layout.schemes.begin(), layout.schemes.end(),
                     [&](const SchemeLayout& one) { return one.scheme == scheme_.scheme; });
    if (scheme == layout.schemes.end()) return {};
    std::vector<UnitId> units = {static_cast<UnitId>(at)};
    if (links != nullptr) units = (*links)[at];
    std::set<std::string> regions;
    for (const UnitId unit : units) {
      for (const Placed& placed : scheme->units[static_cast<std::size_t>(unit)]) {
        regions.insert(scheme->regions[placed.region].code);
      }
    }
    return {regions.begin(), regions.end()};
  }

  void raise(const std::vector<UnitId>& units, UnitMark mark) {
    for (const UnitId unit : units) {
      UnitMark& now = change_.marks[static_cast<std::size_t>(unit)];
      now = std::max(now, mark);
    }
  }

  void mark_units() {
    for (const UnitFinding& finding : diffed_.diff.units) {
      for (const UnitId unit : units_of(finding)) raise({unit}, UnitMark::kChanged);
    }
  }

  std::vector<UnitId> units_of(const UnitFinding& finding) const {
    std::vector<UnitId> units;
    for (const auto* list : {later_ ? &finding.to : &finding.from, &finding.parts}) {
      if (later_ && list == &finding.parts) continue;
      for (const CodeName& unit : *list) {
        for (const UnitId id : of_layer(unit.code)) units.push_back(id);
      }
    }
    return units;
  }

  std::vector<UnitId> units_of(const RegionMove& move) const {
    std::vector<UnitId> units;
    for (const MovedUnit& moved : move.units) {
      if (!later_) {
        const auto& own = units_[static_cast<std::size_t>(moved.before)];
        units.insert(units.end(), own.begin(), own.end());
        continue;
      }
      for (const UnitId after : moved.after) {
        const auto& own = units_[static_cast<std::size_t>(after)];
        units.insert(units.end(), own.begin(), own.end());
      }
    }
    return units;
  }

  /// A unit of the later year moved as a whole when all that it was made of came with it.
  void mark_moves() {
    std::map<UnitId, std::set<UnitId>> came;  // by unit of after: those that moved into it wholly
    std::set<UnitId> touched;
    for (const RegionMove& move : scheme_.moves) {
      if (!is_known(move)) {
        raise(units_of(move), UnitMark::kUnknown);
        continue;
      }
      for (const MovedUnit& moved : move.units) {
        if (!later_) {
          raise(units_[static_cast<std::size_t>(moved.before)],
                moved.part ? UnitMark::kPartMoved : UnitMark::kMoved);
          continue;
        }
        for (const UnitId after : moved.after) {
          touched.insert(after);
          if (!moved.within) came[after].insert(moved.before);
        }
      }
    }
    for (const UnitId after : touched) {
      const auto at = static_cast<std::size_t>(after);
      const bool all = came[after].size() == diffed_.lineage.before[at].size();
      raise(units_[at], all ? UnitMark::kMoved : UnitMark::kPartMoved);
    }
  }

  void make_columns() {
    const auto& people = diffed_.diff.population_year;
    change_.columns = {
        {with_capital(unit_noun(work_.codes, order_.language).one), 3.6, false},
        {std::to_string(change_.since), 3.2, false},
        {std::to_string(change_.year), 3.2, false},
        {text("Inhabitants", "Inwoners") + (people ? fmt::format(" ({})", *people) : ""), 1.7,
         true}};
  }

  std::string part_of(const std::string& name) const {
    return text("part of ", "deel van ") + name;
  }

  static std::string name_on_map(const CodeName& unit) {
    return printable_text(unit.name.empty() ? unit.code : unit.name);
  }

  static std::string list_of(const std::vector<std::string>& names) {
    std::string all;
    for (std::size_t n = 0; n < std::min(names.size(), kNames); ++n) {
      all += (n > 0 ? ", " : "") + names[n];
    }
    return names.size() > kNames ? all + fmt::format(", + {}", names.size() - kNames) : all;
  }

  std::string names_of(const std::vector<CodeName>& units,
                       const std::vector<CodeName>& parts = {}) const {
    std::vector<std::string> names;
    for (const CodeName& unit : units) names.push_back(name_on_map(unit));
    for (const CodeName& unit : parts) names.push_back(part_of(name_on_map(unit)));
    return list_of(names);
  }

  std::string region_text(const CodeName& region) const {
    if (region.code.empty()) return text("not known", "niet bekend");
    return name_on_map(region);
  }

  /// "Leerdam, Zederik (now Vijfheerenlanden)": units that became the same stand together.
  std::string units_text(const RegionMove& move) const {
    std::vector<std::pair<std::string, std::vector<std::string>>> by_now;
    std::size_t told = 0;
    for (const MovedUnit& moved : move.units) {
      if (told++ == kNames) break;
      const bool goes_on = moved.now.size() == 1 && moved.now.front().code == moved.unit.code;
      const std::string now = goes_on ? "" : names_of(moved.now);
      const std::string name = name_on_map(moved.unit);
      auto found = std::find_if(by_now.begin(), by_now.end(),
                                [&](const auto& one) { return one.first == now; });
      if (found == by_now.end()) found = by_now.insert(by_now.end(), {now, {}});
      found->second.push_back(moved.part ? part_of(name) : name);
    }
    std::string all;
    for (const auto& [now, names] : by_now) {
      all += (all.empty() ? "" : "; ") + list_of(names);
      if (!now.empty()) all += fmt::format(" ({} {})", text("now", "nu"), now);
    }
    if (move.units.size() > kNames) all += fmt::format("; + {}", move.units.size() - kNames);
    return all;
  }

  ChangeRowText row(const RegionMove& move) const {
    return {{units_text(move), region_text(move.from), region_text(move.to),
             people_text(move.people, order_.language)},
            units_of(move)};
  }

  std::string event_word(UnitEvent event) const {
    switch (event) {
      case UnitEvent::kMerged:
        return text("(merged)", "(samengevoegd)");
      case UnitEvent::kSplit:
        return text("(divided)", "(gesplitst)");
      case UnitEvent::kRecoded:
        return text("(other code)", "(andere code)");
      case UnitEvent::kRenamed:
        return text("(other name)", "(andere naam)");
      case UnitEvent::kGone:
        return text("(ended)", "(opgeheven)");
      case UnitEvent::kAdded:
        return text("(new)", "(nieuw)");
    }
    return {};
  }

  /// An end and a beginning are told only where nothing else told them; units of which land moved
  /// come first.
  void add_unit_rows() {
    std::set<std::string> told_from;
    std::set<std::string> told_to;
    std::vector<ChangeRowText> others;
    for (const UnitFinding& finding : diffed_.diff.units) {
      if (finding.event == UnitEvent::kGone && told_from.contains(finding.from.front().code)) {
        continue;
      }
      if (finding.event == UnitEvent::kAdded && told_to.contains(finding.to.front().code)) continue;
      ChangeRowText row{{event_word(finding.event), names_of(finding.from, finding.parts),
                         names_of(finding.to), ""},
                        units_of(finding)};
      const bool moved = std::any_of(row.units.begin(), row.units.end(), [&](UnitId u) {
        return change_.marks[static_cast<std::size_t>(u)] >= UnitMark::kPartMoved;
      });
      (moved ? change_.rows : others).push_back(std::move(row));
      for (const CodeName& unit : finding.from) told_from.insert(unit.code);
      if (finding.event == UnitEvent::kSplit) continue;
      for (const CodeName& unit : finding.to) told_to.insert(unit.code);
    }
    change_.rows.insert(change_.rows.end(), others.begin(), others.end());
  }

  const WorkLayer& work_;
  const Diffed& diffed_;
  const SchemeDiff& scheme_;
  bool later_;
  const MapOrder& order_;
  std::vector<std::vector<UnitId>> units_;  // of the layer, by unit of its layout
  SchemeChange change_;
};

/// Whether the layer has the units of the later year; else it has those of the earlier one.
bool has_later_units(const WorkLayer& work, const Diffed& diffed, const RegionTables& tables,
                     int since, int year) {
  if (!work.fit.units_year) return true;
  const int units_year = *work.fit.units_year;
  if (units_on(tables, first_of_january(units_year)) == codes_of(diffed.before.units)) return false;
  throw NothingToDraw(
      fmt::format("{}: has the units of {}, and a change from {} to {} is drawn on those of one of "
                  "these years: name {} with --year or --since",
                  work.source.sources.front().path, units_year, since, year, units_year));
}

}  // namespace

SchemeChange find_change(const WorkLayer& work, const RegionTables& tables, const MapOrder& order,
                         Notices& notices) {
  const int since = *order.since;
  if (!work.fit.year) {
    throw NothingToDraw("the region tables hold no dates, so nothing is known of --since");
  }
  const int year = *work.fit.year;
  if (since >= year) {
    throw UsageError(
        fmt::format("--since {} is not before {}, the year of the regions: name an earlier one, or "
                    "a later --year",
                    since, year));
  }
  const std::unique_ptr<Diffed> diffed =
      diff_years(tables, since, year, {{order.scheme}, {}}, notices);
  if (diffed->diff.schemes.empty()) {
    throw NothingToDraw(
        fmt::format("the region tables have regions of {} in only one of {} and {}: "
                    "take another year",
                    in_quotes(order.scheme), since, year));
  }
  ChangeFinder finder(work, *diffed, has_later_units(work, *diffed, tables, since, year), order);
  SchemeChange change = finder.find(since, year);
  if (diffed->diff.schemes.front().moves.empty()) {
    notices.info("nothing-moved", fmt::format("nothing moved to another region of {} from {} to {}",
                                              in_quotes(order.scheme), since, year));
  }
  return change;
}

}  // namespace grens
