// What the proposal says of a unit in a scheme takes the place of the rows that hold on the day;
// these end on it, so that what was before stays told.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "regions/codes.hpp"
#include "regions/proposal.hpp"
#include "regions/unit_rows.hpp"

namespace grens {
namespace {

using Places = std::set<std::pair<std::string_view, bool>>;  ///< region, and whether but a part

class Maker {
 public:
  Maker(const RegionTables& tables, const Proposal& proposal, std::optional<Date> date)
      : tables_(tables),
        proposal_(proposal),
        date_(date),
        day_(date.value_or(kLastDate)),
        source_(source_of(proposal)) {
    for (const ProposedMove& move : proposal.moves) {
      moves_.emplace(std::pair(move.unit.code, move.scheme), &move);
    }
    for (const ProposedMerge& merge : proposal.merges) {
      parts_[merge.into.code].push_back(merge.unit.code);
    }
    for (const std::string& scheme : tables.membership.schemes) {
      index_.emplace(scheme, rows_by_unit(tables, scheme, day_));
    }
  }

  void make_rows(std::vector<MembershipRow>& rows) const {
    for (const MembershipRow& row : tables_.membership.rows) {
      const bool holds = row.validity.holds(day_);
      const bool gone = holds && (is_moved(row) || proposal_.merged_into(row.unit) != nullptr);
      if (!gone && !(holds && takes_in_others(row))) {
        rows.push_back(row);
        continue;
      }
      end(rows, row);
      if (!gone) rows.push_back(proposed(row, row.unit));
    }
    for (const ProposedMove& move : proposal_.moves) {
      MembershipRow row;
      row.unit = move.unit.code;
      row.scheme = move.scheme;
      row.region = move.to.code;
      row.validity.from = date_;
      row.source = source_;
      row.line = move.line;
      rows.push_back(std::move(row));
    }
    for (const CodeName& unit : proposal_.new_units) add_shared_rows(rows, unit.code);
  }

  void make_units(std::vector<UnitRow>& units) const {
    for (const UnitRow& row : tables_.units) {
      if (!row.validity.holds(day_) || proposal_.merged_into(row.code) == nullptr) {
        units.push_back(row);
      } else {
        end(units, row);
      }
    }
    for (const CodeName& unit : proposal_.new_units) {
      units.push_back({unit.code, unit.name, {date_, {}}, 0});
    }
  }

  void make_changes(std::vector<ChangeRow>& changes) const {
    if (!date_) return;
    for (const ProposedMerge& merge : proposal_.merges) {
      changes.push_back({*date_,
                         merge.unit.code,
                         merge.into.code,
                         ChangeKind::kMerge,
                         merge.line,
                         {},
                         source_,
                         {}});
    }
    for (const auto& [into, parts] : parts_) {
      if (proposal_.is_new(into)) continue;
      changes.push_back({*date_, into, into, ChangeKind::kMerge, 0, {}, source_, {}});
    }
  }

  void make_regions(std::vector<RegionRow>& regions) const {
    for (const ProposedRegion& fresh : proposal_.new_regions) {
      regions.push_back(
          {fresh.scheme, fresh.region.code, fresh.region.name, {}, {date_, {}}, fresh.line});
    }
  }

 private:
  /// Keeps a row for the days before the proposal.
  template <typename Row>
  void end(std::vector<Row>& rows, Row row) const {
    if (!date_ || (row.validity.from && *date_ <= *row.validity.from)) return;
    row.validity.to = date_;
    rows.push_back(std::move(row));
  }

  /// A row of the tables as one of the proposal, for a unit.
  MembershipRow proposed(MembershipRow row, const std::string& unit) const {
    row.unit = unit;
    row.validity.from = date_;
    row.basis = Basis::kUser;
    row.source = source_;
    row.note.clear();
    return row;
  }

  /// Whether a row is of a unit that is moved in its scheme, or of a neighbourhood of it.
  bool is_moved(const MembershipRow& row) const {
    if (moves_.contains({row.unit, row.scheme})) return true;
    const auto municipality = municipality_of(row.unit);
    return municipality && moves_.contains({*municipality, row.scheme});
  }

  Places places(const std::string& unit, const std::string& scheme) const {
    Places found;
    if (const Rows* rows = rows_of(index_.at(scheme), unit)) {
      for (const MembershipRow* row : *rows) found.emplace(row->region, row->part);
    }
    return found;
  }

  /// Whether units of other regions become part of the row's unit.
  bool takes_in_others(const MembershipRow& row) const {
    const auto parts = parts_.find(row.unit);
    if (parts == parts_.end()) return false;
    const Places own = places(row.unit, row.scheme);
    return std::any_of(parts->second.begin(), parts->second.end(),
                       [&](const std::string& part) { return places(part, row.scheme) != own; });
  }

  /// The regions that the parts of a new unit share, where no move tells its own.
  void add_shared_rows(std::vector<MembershipRow>& rows, const std::string& unit) const {
    for (const std::string& scheme : tables_.membership.schemes) {
      if (moves_.contains({unit, scheme})) continue;
      std::set<Places> all;
      for (const std::string& part : parts_.at(unit)) all.insert(places(part, scheme));
      if (all.size() != 1 || all.begin()->empty()) continue;  // of a part no region is known
      for (const MembershipRow* row : *rows_of(index_.at(scheme), parts_.at(unit).front())) {
        rows.push_back(proposed(*row, unit));
      }
    }
  }

  const RegionTables& tables_;
  const Proposal& proposal_;
  std::optional<Date> date_;
  Date day_;
  std::string source_;
  std::map<std::pair<std::string, std::string>, const ProposedMove*> moves_;
  std::map<std::string, std::vector<std::string>> parts_;  ///< by the unit that they go into
  std::map<std::string, RowsByUnit> index_;                ///< by scheme
};

}  // namespace

RegionTables proposed_tables(RegionTables tables, const Proposal& proposal,
                             std::optional<Date> date) {
  const Maker maker(tables, proposal, date);
  std::vector<MembershipRow> rows;
  std::vector<UnitRow> units;
  maker.make_rows(rows);
  maker.make_units(units);
  maker.make_changes(tables.changes);
  maker.make_regions(tables.regions);
  tables.membership.rows = std::move(rows);
  tables.units = std::move(units);
  tables.read.push_back({proposal.file, proposal.sha256});
  return tables;
}

}  // namespace grens
