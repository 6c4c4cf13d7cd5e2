// A copy with other tables; where units are merged, what hangs on them is made anew.
#include "job/proposed_layer.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "coverage/join_units.hpp"
#include "job/layer_copy.hpp"
#include "job/unit_codes.hpp"
#include "regions/outside.hpp"

namespace grens {
namespace {

using Persons = std::vector<std::optional<std::int64_t>>;

std::optional<Date> day_of(const WorkLayer& work) {
  return work.fit.year ? std::optional(work.fit.date) : std::nullopt;
}

/// People of the joined units; what follows those of the layer stays.
Persons joined_persons(const Persons& before, const std::vector<UnitId>& into, std::size_t count) {
  if (before.empty()) return {};
  Persons persons(count, 0);
  for (std::size_t u = 0; u < into.size(); ++u) {
    std::optional<std::int64_t>& sum = persons[static_cast<std::size_t>(into[u])];
    sum = sum && before[u] ? std::optional(*sum + *before[u]) : std::nullopt;
  }
  persons.insert(persons.end(), before.begin() + static_cast<std::ptrdiff_t>(into.size()),
                 before.end());
  return persons;
}

/// The code that each unit goes by after the merges.
std::vector<std::string> joined_codes(const WorkLayer& work, const Proposal& proposal) {
  std::vector<std::string> codes;
  for (const std::string& code : work.codes) {
    const CodeName* into = proposal.merged_into(code);
    codes.push_back(into == nullptr ? code : into->code);
  }
  return codes;
}

void join(WorkLayer& work, const Proposal& proposal, std::vector<UnitId>& into) {
  JoinedUnits joined = join_units(work.source.layer, joined_codes(work, proposal));
  into = std::move(joined.into);
  work.source.layer = std::move(joined.layer);
  for (Unit& unit : work.source.layer.units) {
    for (const CodeName& fresh : proposal.new_units) {
      if (unit.code == fresh.code) unit.name = fresh.name;
    }
  }
  work.codes = unit_codes(work.source.layer);
  work.population.persons = joined_persons(work.population.persons, into, work.codes.size());
  work.table_persons = joined_persons(work.table_persons, into, work.codes.size());
  std::erase_if(work.fit.unknown,
                [&](const std::string& code) { return proposal.merged_into(code) != nullptr; });
  match_borders(work);
  look_for_overlaps(work);
}

/// Units of another year that are still told to lie in several regions.
std::vector<Divided> still_divided(const WorkLayer& work, const Proposal& proposal) {
  std::vector<Divided> divided = work.divided;
  std::erase_if(divided, [&](const Divided& unit) {
    const auto moved = [&](const ProposedMove& move) {
      return move.unit.code == unit.unit && move.scheme == unit.scheme;
    };
    return proposal.merged_into(unit.unit) != nullptr ||
           std::any_of(proposal.moves.begin(), proposal.moves.end(), moved);
  });
  return divided;
}

}  // namespace

Proposal resolve_proposal(const ProposalFile& file, const WorkLayer& work) {
  std::vector<CodeName> units;
  for (const Unit& unit : work.source.layer.units) units.push_back({unit.code, unit.name});
  return resolve_proposal(file, *work.tables, units, day_of(work));
}

ProposedLayer proposed_layer(const WorkLayer& work, const Proposal& proposal) {
  ProposedLayer made;
  WorkLayer& layer = made.work;
  layer = copy_of(work);
  layer.tables = proposed_tables(*work.tables, proposal, day_of(work));
  layer.divided = still_divided(work, proposal);
  made.into.resize(work.codes.size());
  std::iota(made.into.begin(), made.into.end(), 0);
  if (!proposal.merges.empty()) join(layer, proposal, made.into);
  layer.table_units = units_on(*layer.tables, layer.fit.date).size();
  layer.outside = units_outside(*layer.tables, layer.codes, layer.fit.date);
  return made;
}

}  // namespace grens
