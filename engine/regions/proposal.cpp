// What is new comes first, then merges, then moves, so that rows may stand in any order. Each row
// is held against those before it, and in the end what was founded against all of them.
#include "regions/proposal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "regions/code_names.hpp"
#include "regions/codes.hpp"
#include "regions/find_unit.hpp"
#include "regions/region_names.hpp"
#include "regions/text.hpp"
#include "regions/unit_of_other_day.hpp"
#include "regions/unit_rows.hpp"

namespace grens {
namespace {

/// Regions of a scheme that rows name, and whether each has all of the unit.
using Regions = std::set<std::pair<std::string, bool>>;

Regions regions_of(const RowsByUnit& index, const std::string& unit) {
  Regions regions;
  if (const Rows* rows = rows_of(index, unit)) {
    for (const MembershipRow* row : *rows) regions.emplace(row->region, row->part);
  }
  return regions;
}

/// All regions that a scheme has on a day, sorted by code.
std::vector<CodeName> regions_on(const RegionTables& tables, const std::string& scheme, Date date) {
  std::set<std::string> codes;
  for (const RegionRow& row : tables.regions) {
    if (row.scheme == scheme && row.validity.holds(date)) codes.insert(row.code);
  }
  for (const MembershipRow& row : tables.membership.rows) {
    if (row.scheme == scheme && row.validity.holds(date)) codes.insert(row.region);
  }
  const RegionNames names(tables, scheme, date);
  std::vector<CodeName> regions;
  for (const std::string& code : codes) regions.push_back({code, names.name(code)});
  return regions;
}

class Resolver {
 public:
  Resolver(const ProposalFile& file, const RegionTables& tables, std::span<const CodeName> units,
           std::optional<Date> date)
      : file_(file),
        tables_(tables),
        date_(date.value_or(kLastDate)),
        dated_(date.has_value()),
        units_(units.begin(), units.end()) {
    proposal_.file = file.file;
    proposal_.sha256 = file.sha256;
    for (CodeName& unit : units_) {
      if (unit.name.empty()) unit.name = unit_name(tables, unit.code, date_);
    }
  }

  Proposal run() {
    each(ProposalKind::kNew, [&](const ProposalRow& row) { add_new(row); });
    std::set<std::string> municipalities;  // of which the layer has neighbourhoods
    for (const CodeName& unit : units_) {
      if (auto code = municipality_of(unit.code)) municipalities.insert(*std::move(code));
    }
    for (const CodeName& unit : units_) {
      municipalities.erase(unit.code);
    }
    each(ProposalKind::kMerge, [&](const ProposalRow& row) { add_merge(row); });
    for (const ProposedMerge& merge : proposal_.merges) check_target(merge);
    for (const std::string& code : municipalities) {
      units_.push_back({code, unit_name(tables_, code, date_)});
    }
    each(ProposalKind::kMove, [&](const ProposalRow& row) { add_move(row); });
    check_founded();
    return std::move(proposal_);
  }

 private:
  InputError error(std::size_t line, std::string_view what) const {
    return error_at(file_.file, line, what);
  }

  template <typename Use>
  void each(ProposalKind kind, Use use) const {
    for (const ProposalRow& row : file_.rows) {
      if (row.kind == kind) use(row);
    }
  }

  std::string on_day() const { return dated_ ? " on " + to_string(date_) : ""; }

  const RowsByUnit& rows_in(const std::string& scheme) {
    const auto [entry, fresh] = rows_.try_emplace(scheme);
    if (fresh) entry->second = rows_by_unit(tables_, scheme, date_);
    return entry->second;
  }

  std::vector<CodeName>& regions_in(const std::string& scheme) {
    const auto [entry, fresh] = regions_.try_emplace(scheme);
    if (fresh) entry->second = regions_on(tables_, scheme, date_);
    return entry->second;
  }

  void check_scheme(const ProposalRow& row) const {
    const auto& schemes = tables_.membership.schemes;
    if (std::find(schemes.begin(), schemes.end(), row.scheme) != schemes.end()) return;
    throw error(row.line, fmt::format("the tables have no scheme {}; there are {}",
                                      in_quotes(row.scheme), listed(schemes, schemes.size())));
  }

  /// The unit that a row means, as a position in units_.
  std::size_t unit_at(const std::string& wanted, std::size_t line) const {
    try {
      return static_cast<std::size_t>(find_unit(units_, wanted));
    } catch (const UsageError& unknown) {
      const std::string plain = folded(wanted);
      const auto named = [&](const CodeName& unit) {
        return folded(unit.code) == plain || folded(unit.name) == plain;
      };
      if (std::any_of(units_.begin(), units_.end(), named)) throw error(line, unknown.what());
      const std::string other = dated_ ? told_of_other_day(tables_, wanted, date_) : "";
      if (!other.empty()) throw error(line, other);
      for (const std::string& code : units_on(tables_, date_)) {
        const CodeName unit{code, unit_name(tables_, code, date_)};
        if (!named(unit)) continue;
        throw error(line, fmt::format("the layer lacks {}, and so tells nothing of it; give a "
                                      "layer that has it, or take the row out",
                                      called(unit)));
      }
      throw error(line, unknown.what());
    }
  }

  const CodeName& region_at(const ProposalRow& row) {
    const std::vector<CodeName>& regions = regions_in(row.scheme);
    const std::string plain = folded(row.to);
    const std::function<bool(const CodeName&)> ways[] = {
        [&](const CodeName& one) { return one.code == row.to; },
        [&](const CodeName& one) { return one.name == row.to; },
        [&](const CodeName& one) { return folded(one.code) == plain || folded(one.name) == plain; },
    };
    for (const auto& way : ways) {
      std::vector<std::string> found;
      const CodeName* last = nullptr;
      for (const CodeName& one : regions) {
        if (!way(one)) continue;
        found.push_back(one.code);
        last = &one;
      }
      if (found.size() == 1) return *last;
      if (found.size() > 1) {
        throw error(row.line, fmt::format("{} is more than one region of {}: {}; give the code",
                                          in_quotes(row.to), shown(row.scheme), listed(found)));
      }
    }
    std::vector<std::string> all;
    for (const CodeName& one : regions) all.push_back(one.name + " (" + one.code + ")");
    throw error(row.line, fmt::format("{} is no region of {}{}; there are {}. A new one takes a "
                                      "row new,CODE,{},NAME",
                                      in_quotes(row.to), shown(row.scheme), on_day(),
                                      listed(all, 20), shown(row.scheme)));
  }

  void add_new(const ProposalRow& row) {
    const CodeName fresh{row.unit, row.to};
    std::vector<CodeName>* there = &units_;
    if (!row.scheme.empty()) {
      check_scheme(row);
      there = &regions_in(row.scheme);
    }
    for (const CodeName& one : *there) {
      if (one.code != fresh.code && folded(one.name) != folded(fresh.name)) continue;
      throw error(row.line, fmt::format("{} is there already, as {}; give what is new a code and "
                                        "a name of its own",
                                        called(fresh), called(one)));
    }
    there->push_back(fresh);
    if (row.scheme.empty()) {
      proposal_.new_units.push_back(fresh);
      new_lines_.push_back(row.line);
    } else {
      proposal_.new_regions.push_back({row.scheme, fresh, row.line});
    }
  }

  void add_merge(const ProposalRow& row) {
    const CodeName& unit = units_[unit_at(row.unit, row.line)];
    const CodeName& into = units_[unit_at(row.to, row.line)];
    if (unit.code == into.code) {
      throw error(row.line, fmt::format("{} is merged into itself; name the unit that it becomes "
                                        "part of",
                                        called(unit)));
    }
    if (proposal_.is_new(unit.code)) {
      throw error(row.line, fmt::format("{} is new and merged away at once; merge its parts into "
                                        "{} instead",
                                        called(unit), called(into)));
    }
    for (const ProposedMerge& other : proposal_.merges) {
      if (other.unit.code != unit.code) continue;
      throw error(row.line, fmt::format("{} is merged away twice, here and in line {}; keep one "
                                        "of the rows",
                                        called(unit), other.line));
    }
    proposal_.merges.push_back({unit, into, row.line});
  }

  /// Refuses a merge into a unit that is merged away itself.
  void check_target(const ProposedMerge& merge) const {
    const auto next = [&](const std::string& code) -> const ProposedMerge* {
      for (const ProposedMerge& one : proposal_.merges) {
        if (one.unit.code == code) return &one;
      }
      return nullptr;
    };
    const ProposedMerge* above = next(merge.into.code);
    if (above == nullptr) return;
    const ProposedMerge* last = above;
    for (std::size_t steps = 0; steps < proposal_.merges.size(); ++steps) {
      if (const ProposedMerge* more = next(last->into.code)) last = more;
    }
    if (next(last->into.code) != nullptr) {
      throw error(merge.line, fmt::format("{} and {} are merged into each other, in a circle; "
                                          "take out the row of the one that goes on",
                                          called(merge.unit), called(merge.into)));
    }
    throw error(
        merge.line,
        fmt::format("{} becomes part of {}, which is merged away itself in line {}; merge "
                    "it into {}",
                    called(merge.unit), called(merge.into), above->line, called(last->into)));
  }

  void add_move(const ProposalRow& row) {
    check_scheme(row);
    const std::size_t at = unit_at(row.unit, row.line);
    const CodeName& unit = units_[at];
    if (const CodeName* into = proposal_.merged_into(unit.code)) {
      throw error(row.line, fmt::format("{} becomes part of {}, and has no region of its own any "
                                        "more; move that, or take one of the rows out",
                                        called(unit), called(*into)));
    }
    for (const ProposedMove& other : proposal_.moves) {
      if (other.unit.code != unit.code || other.scheme != row.scheme) continue;
      throw error(row.line, fmt::format("{} is moved twice in {}, here and in line {}; keep one "
                                        "of the rows",
                                        called(unit), shown(row.scheme), other.line));
    }
    const CodeName& to = region_at(row);
    ProposedMove move{unit, row.scheme, {}, to, row.line};
    const Regions from = regions_of(rows_in(row.scheme), unit.code);
    if (from == Regions{{to.code, false}}) {
      throw error(row.line, fmt::format("{} lies in {} of {} already; take the row out",
                                        called(unit), called(to), shown(row.scheme)));
    }
    const RegionNames names(tables_, row.scheme, date_);
    for (const auto& [code, part] : from) move.from.push_back({code, names.name(code)});
    proposal_.moves.push_back(std::move(move));
  }

  void check_founded() {
    for (const ProposedRegion& region : proposal_.new_regions) {
      const auto comes = [&](const ProposedMove& move) {
        return move.scheme == region.scheme && move.to.code == region.region.code;
      };
      if (std::any_of(proposal_.moves.begin(), proposal_.moves.end(), comes)) continue;
      throw error(
          region.line,
          fmt::format("no unit moves to the new region {}; add a row move,UNIT,{},{}",
                      called(region.region), shown(region.scheme), shown(region.region.code)));
    }
    for (std::size_t n = 0; n < proposal_.new_units.size(); ++n) {
      check_parts(proposal_.new_units[n], new_lines_[n]);
    }
  }

  /// Refuses a new unit of which nothing tells the region.
  void check_parts(const CodeName& unit, std::size_t line) {
    std::vector<std::string> parts;
    for (const ProposedMerge& merge : proposal_.merges) {
      if (merge.into.code == unit.code) parts.push_back(merge.unit.code);
    }
    if (parts.empty()) {
      throw error(line, fmt::format("nothing is merged into the new unit {}; add a row "
                                    "merge,UNIT,,{}",
                                    called(unit), shown(unit.code)));
    }
    std::vector<std::string> open;
    for (const std::string& scheme : tables_.membership.schemes) {
      std::set<Regions> known;
      for (const std::string& part : parts) known.insert(regions_of(rows_in(scheme), part));
      known.erase(Regions{});
      const auto told = [&](const ProposedMove& move) {
        return move.scheme == scheme && move.unit.code == unit.code;
      };
      if (known.size() > 1 && std::none_of(proposal_.moves.begin(), proposal_.moves.end(), told)) {
        open.push_back(scheme);
      }
    }
    if (open.empty()) return;
    throw error(line, fmt::format("{} is made of units of several regions of {}; say which is to "
                                  "be its own: add move,{},{},REGION{}",
                                  called(unit), listed(open, open.size()), shown(unit.code),
                                  shown(open.front()),
                                  open.size() > 1 ? ", and a row for each other scheme" : ""));
  }

  const ProposalFile& file_;
  const RegionTables& tables_;
  Date date_;
  bool dated_;
  std::vector<CodeName> units_;  ///< of the layer, then those that are founded, then municipalities
                                 ///< of which the layer has neighbourhoods
  std::vector<std::size_t> new_lines_;
  std::map<std::string, RowsByUnit> rows_;
  std::map<std::string, std::vector<CodeName>> regions_;
  Proposal proposal_;
};

}  // namespace

const CodeName* Proposal::merged_into(const std::string& code) const {
  for (const ProposedMerge& merge : merges) {
    if (merge.unit.code == code) return &merge.into;
  }
  return nullptr;
}

bool Proposal::is_new(const std::string& code) const {
  return std::any_of(new_units.begin(), new_units.end(),
                     [&](const CodeName& unit) { return unit.code == code; });
}

Proposal resolve_proposal(const ProposalFile& file, const RegionTables& tables,
                          std::span<const CodeName> units, std::optional<Date> date) {
  return Resolver(file, tables, units, date).run();
}

}  // namespace grens
