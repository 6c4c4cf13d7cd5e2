// Layouts change on few days, so each distinct layout is compared with the layer once, and years
// share the comparison. A comparison counts the codes known, and for each scope (the country, or
// the regions of one scheme that the layer touches) the units that the layer lacks. One scope then
// serves all years: the coarsest in which some year fits to 95%, else the one that fits best.
#include "regions/year.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/error.hpp"
#include "regions/codes.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr double kFits = 0.95;

/// Where a unit of the layout counts as missing.
struct Scope {
  std::size_t regions = 1;
  std::vector<std::string> missing;
};

struct Comparison {
  std::size_t codes = 0;             ///< of the layer
  std::size_t known = 0;             ///< distinct units of the layout that the layer has
  std::size_t total = 0;             ///< those, and the distinct ones that the layout lacks
  std::vector<std::string> unknown;  ///< the layer's codes for the latter
  std::vector<Scope> scopes;         ///< the country, then the schemes

  double known_share() const { return static_cast<double>(known) / static_cast<double>(total); }
  double score(std::size_t scope) const {
    return static_cast<double>(known) / static_cast<double>(total + scopes[scope].missing.size());
  }
};

struct Candidate {
  std::optional<int> year;
  Date date;
  const Comparison* comparison;
};

/// One scheme's memberships in a layout.
struct SchemeTally {
  std::unordered_map<std::string_view, bool> touched;  // region -> whether the layer is in it
  std::vector<std::pair<std::size_t, const bool*>> memberships;  // unit, its region's mark
  bool modelled = true;                                          // throughout
};

/// The memberships of each scheme on `date`, of the units at `position`; `has` marks the layer's.
std::unordered_map<std::string_view, SchemeTally> tally(
    const RegionTables& tables, Date date,
    const std::unordered_map<std::string_view, std::size_t>& position,
    const std::vector<bool>& has) {
  std::unordered_map<std::string_view, SchemeTally> tallies;
  for (const MembershipRow& row : tables.membership.rows) {
    if (!row.validity.holds(date)) continue;
    const auto unit = position.find(row.unit);
    if (unit == position.end()) continue;
    SchemeTally& scheme = tallies[row.scheme];
    bool& region = scheme.touched[row.region];
    region = region || has[unit->second];
    scheme.memberships.emplace_back(unit->second, &region);
    scheme.modelled = scheme.modelled && row.basis == Basis::kModelled;
  }
  return tallies;
}

/// What the layer lacks in the regions of a scheme that it touches; the country's scope where the
/// scheme leaves out more than 5% of the layout, or is a model: that was computed from one layout,
/// and would prefer it.
Scope scheme_scope(const SchemeTally& scheme, const std::vector<std::string>& layout,
                   const std::vector<bool>& has, const Scope& country) {
  if (scheme.modelled) return country;
  std::vector<bool> placed(layout.size(), false);
  std::set<std::string> missing;
  for (const auto& [unit, touched] : scheme.memberships) {
    placed[unit] = true;
    if (*touched && !has[unit]) missing.insert(layout[unit]);
  }
  const auto count = static_cast<double>(std::count(placed.begin(), placed.end(), true));
  if (count < kFits * static_cast<double>(layout.size())) return country;
  return {scheme.touched.size(), {missing.begin(), missing.end()}};
}

Comparison compare(const RegionTables& tables, std::span<const std::string> codes, Date date) {
  const std::vector<std::string> layout = units_on(tables, date);
  std::unordered_map<std::string_view, std::size_t> position;
  for (std::size_t unit = 0; unit < layout.size(); ++unit) position[layout[unit]] = unit;
  const auto is_known = [&](std::string_view code) { return position.contains(code); };
  Comparison result;
  result.codes = codes.size();
  std::vector<bool> has(layout.size(), false);
  std::set<std::string> unknown_units;  // neighbourhoods count once, as their municipality
  for (const std::string& code : codes) {
    if (const auto unit = table_unit(code, is_known)) {
      has[position.at(*unit)] = true;
    } else {
      unknown_units.insert(municipality_of(code).value_or(code));
      result.unknown.push_back(code);
    }
  }
  std::sort(result.unknown.begin(), result.unknown.end());
  result.known = static_cast<std::size_t>(std::count(has.begin(), has.end(), true));
  result.total = result.known + unknown_units.size();

  Scope country;
  for (std::size_t unit = 0; unit < layout.size(); ++unit) {
    if (!has[unit]) country.missing.push_back(layout[unit]);
  }
  result.scopes.push_back(country);
  auto tallies = tally(tables, date, position, has);
  for (const std::string& scheme : tables.membership.schemes) {
    result.scopes.push_back(scheme_scope(tallies[scheme], layout, has, country));
  }
  return result;
}

/// The dates that units and memberships name, ascending.
std::vector<Date> dates_named(const RegionTables& tables) {
  std::set<Date> dates;
  const auto add = [&](const Validity& validity) {
    if (validity.from) dates.insert(*validity.from);
    if (validity.to) dates.insert(*validity.to);
  };
  for (const UnitRow& row : tables.units) add(row.validity);
  for (const MembershipRow& row : tables.membership.rows) add(row.validity);
  return {dates.begin(), dates.end()};
}

/// How many of the dates have come by 1 January of a year: years with the same number have the same
/// layout.
std::size_t stage(const std::vector<Date>& dates, int year) {
  return static_cast<std::size_t>(
      std::upper_bound(dates.begin(), dates.end(), first_of_january(year)) - dates.begin());
}

/// The scope that serves all candidates.
std::size_t choose_scope(const std::vector<Candidate>& candidates) {
  const std::vector<Scope>& scopes = candidates.back().comparison->scopes;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < scopes.size(); ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return scopes[a].regions < scopes[b].regions;
  });
  std::size_t best = 0;
  double best_score = -1;
  for (std::size_t scope : order) {
    double score = 0;
    for (const Candidate& c : candidates) score = std::max(score, c.comparison->score(scope));
    if (score >= kFits) return scope;
    if (score > best_score) {
      best = scope;
      best_score = score;
    }
  }
  return best;
}

/// "2017, 2019 to 2022".
std::string year_ranges(const std::vector<int>& years) {
  std::string out;
  for (std::size_t i = 0; i < years.size();) {
    std::size_t end = i + 1;
    while (end < years.size() && years[end] == years[end - 1] + 1) ++end;
    if (!out.empty()) out += ", ";
    out += std::to_string(years[i]);
    if (end - i > 1) out += (end - i > 2 ? " to " : ", ") + std::to_string(years[end - 1]);
    i = end;
  }
  return out;
}

void check_half(const RegionTables& tables, const Candidate& candidate) {
  const Comparison& c = *candidate.comparison;
  if (2 * c.known >= c.total) return;
  const std::string layout =
      candidate.year ? fmt::format(" in the layout of {}", *candidate.year) : "";
  throw InputError(
      fmt::format("{} knows {} of the layer's {}{}, fewer than half; it lacks {}. "
                  "Give another year with --year, another field with --code-field, or "
                  "another table with --membership",
                  tables.files.membership, c.known, spoken_count(c.total, "code", "codes"), layout,
                  listed(c.unknown, 5)));
}

[[noreturn]] void fits_no_year(const RegionTables& tables, std::vector<Candidate> candidates) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) {
                     return std::make_pair(a.comparison->known_share(), *a.year) >
                            std::make_pair(b.comparison->known_share(), *b.year);
                   });
  check_half(tables, candidates.front());  // it may not be these tables, or not this field, at all
  std::string best;
  for (std::size_t i = 0; i < candidates.size() && i < 3; ++i) {
    const Comparison& c = *candidates[i].comparison;
    best += fmt::format("{}{} has {} of {} and lacks {}", i > 0 ? "; " : "", *candidates[i].year,
                        c.known, c.total, listed(c.unknown, 5));
  }
  throw InputError(
      fmt::format("the layer's codes fit no year of {} to 95%: {}. Name the year with "
                  "--year, or give a table with these units by --membership",
                  tables.files.membership, best));
}

YearFit fit_of(const Candidate& candidate, std::size_t scope) {
  YearFit fit;
  fit.year = candidate.year;
  fit.date = candidate.date;
  fit.score = candidate.comparison->score(scope);
  fit.unknown = candidate.comparison->unknown;
  fit.missing = candidate.comparison->scopes[scope].missing;
  return fit;
}

/// The layer compared with the layouts of all years.
struct EveryYear {
  std::unordered_map<std::size_t, Comparison> comparisons;  // by stage
  std::vector<Candidate> candidates;
  std::vector<Candidate> fitting;  // those that know enough of the codes

  EveryYear(const RegionTables& tables, std::span<const std::string> codes,
            const std::vector<int>& years) {
    const std::vector<Date> dates = dates_named(tables);
    for (const int year : years) {
      const auto [entry, fresh] = comparisons.try_emplace(stage(dates, year));
      if (fresh) entry->second = compare(tables, codes, first_of_january(year));
      candidates.push_back({year, first_of_january(year), &entry->second});
      if (entry->second.known_share() >= kFits) fitting.push_back(candidates.back());
    }
  }
  EveryYear(const EveryYear&) = delete;
  EveryYear& operator=(const EveryYear&) = delete;

  /// Of the fitting ones, of which there is one at least.
  std::pair<YearFit, const Comparison*> best() const {
    const std::size_t scope = choose_scope(fitting);
    const Candidate* best = &fitting.front();
    for (const Candidate& c : fitting) {
      if (c.comparison->score(scope) >= best->comparison->score(scope)) best = &c;
    }
    YearFit fit = fit_of(*best, scope);
    for (const Candidate& c : fitting) {
      if (&c != best && c.comparison->score(scope) == fit.score) fit.equal_years.push_back(*c.year);
    }
    return {fit, best->comparison};
  }
};

void add_notices(const YearFit& fit, const Comparison& comparison, Notices& notices) {
  const std::string layout =
      fit.year ? fmt::format("the layout of {}", *fit.year) : std::string("the membership table");
  if (fit.year && !fit.requested) {
    const char* of_what = comparison.codes == comparison.total ? "" : " municipalities";
    std::string text = fmt::format("the codes fit the layout of {}: {} of {}{} are known",
                                   *fit.year, comparison.known, comparison.total, of_what);
    if (!fit.equal_years.empty()) {
      text += fmt::format("; {} fit{} as well, and the latest is taken",
                          year_ranges(fit.equal_years), fit.equal_years.size() == 1 ? "s" : "");
    }
    notices.info("year", text);
  }
  if (!fit.unknown.empty()) {
    notices.warn(
        "unknown-code",
        fmt::format("{} not in {}: {}", spoken_count(fit.unknown.size(), "code is", "codes are"),
                    layout, listed(fit.unknown)),
        fit.unknown.size(), fit.unknown);
  }
  if (!fit.missing.empty()) {
    notices.add({Severity::kInfo, "missing-unit",
                 fmt::format("{} not in the layer, but of {} and in regions that it touches: {}",
                             spoken_count(fit.missing.size(), "unit is", "units are"), layout,
                             listed(fit.missing)),
                 fit.missing.size(), fit.missing});
  }
}

}  // namespace

std::vector<int> table_years(const RegionTables& tables) {
  std::vector<int> years;
  const std::vector<Date> dates = dates_named(tables);
  if (dates.empty()) return years;
  // What begins during a year shows first in the layout of the next; before the first date there
  // may be rows that hold since ever.
  const Date last = dates.back();
  const int last_year = last.year + (last > first_of_january(last.year) ? 1 : 0);
  for (int year = dates.front().year - 1; year <= last_year; ++year) {
    const bool as_before =
        !years.empty() && years.back() == year - 1 && stage(dates, year) == stage(dates, year - 1);
    const Date date = first_of_january(year);
    const auto& rows = tables.membership.rows;
    if (as_before || (!units_on(tables, date).empty() &&
                      std::any_of(rows.begin(), rows.end(), [&](const MembershipRow& row) {
                        return row.validity.holds(date);
                      }))) {
      years.push_back(year);
    }
  }
  return years;
}

YearFit fit_year(const RegionTables& tables, std::span<const std::string> codes,
                 std::optional<int> requested, Notices& notices) {
  if (codes.empty())
    throw InputError("the layer has no unit codes; name their field with --code-field");
  const std::vector<int> years = table_years(tables);
  if (years.empty() && !dates_named(tables).empty()) {
    throw InputError(
        fmt::format("{} has units and memberships together on no 1 January, the day "
                    "that stands for a year; correct the dates in 'from' and 'to'",
                    tables.files.membership));
  }

  if (requested) check_year(tables, *requested);
  if (requested || years.empty()) {
    const Date date = requested ? first_of_january(*requested) : kLastDate;
    const Comparison comparison = compare(tables, codes, date);
    const Candidate only{requested, date, &comparison};
    check_half(tables, only);
    YearFit fit = fit_of(only, choose_scope({only}));
    fit.requested = requested.has_value();
    add_notices(fit, comparison, notices);
    return fit;
  }

  const EveryYear every(tables, codes, years);
  if (every.fitting.empty()) fits_no_year(tables, every.candidates);
  const auto [fit, comparison] = every.best();
  add_notices(fit, *comparison, notices);
  return fit;
}

std::optional<YearFit> best_year(const RegionTables& tables, std::span<const std::string> codes) {
  const EveryYear every(tables, codes, table_years(tables));
  if (codes.empty() || every.fitting.empty()) return std::nullopt;
  return every.best().first;
}

void check_year(const RegionTables& tables, int year) {
  const std::vector<int> years = table_years(tables);
  if (years.empty()) return;
  const bool early = year < years.front();
  if (!early && !units_on(tables, first_of_january(year)).empty()) return;
  throw InputError(early ? fmt::format("{} has no layout of {}: name a year from {} on",
                                       tables.files.membership, year, years.front())
                         : fmt::format("{} has no layout of {}: name a year up to {}",
                                       tables.files.membership, year, years.back()));
}

}  // namespace grens
