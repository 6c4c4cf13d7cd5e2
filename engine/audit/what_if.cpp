// Everything is brought to the units of before: a unit that took in others stands for all of them.
// Then findings, cases and regions are sets that can be compared.
#include "audit/what_if.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace grens {
namespace {

using Codes = std::set<std::string>;

/// The codes that units of after had before; a unit outside the layer has its own.
class Origins {
 public:
  Origins(const AuditInput& before, const AuditInput& after, const std::vector<UnitId>& into) {
    for (std::size_t u = 0; u < into.size(); ++u) {
      codes_[after.layer.units[static_cast<std::size_t>(into[u])].code].insert(
          before.layer.units[u].code);
    }
  }
  Codes of(const std::vector<std::string>& after) const {
    Codes all;
    for (const std::string& code : after) {
      const auto found = codes_.find(code);
      if (found == codes_.end()) {
        all.insert(code);
      } else {
        all.insert(found->second.begin(), found->second.end());
      }
    }
    return all;
  }

 private:
  std::map<std::string, Codes> codes_;
};

/// Where more is worse.
class Scale {
 public:
  void add(double before, double after) {
    constexpr double kEqual = 1e-9;  // sums may be taken in another order
    less_ = less_ || after < before - kEqual;
    more_ = more_ || after > before + kEqual;
  }
  void add(std::size_t before, std::size_t after) {
    add(static_cast<double>(before), static_cast<double>(after));
  }
  Direction direction() const {
    if (less_ && more_) return Direction::kMixed;
    return less_ ? Direction::kBetter : more_ ? Direction::kWorse : Direction::kSame;
  }

 private:
  bool less_ = false;
  bool more_ = false;
};

/// One thing that a verdict says: of a region and a unit, or of neither a unit.
using Atom = std::tuple<std::string, std::string, std::string>;
using Atoms = std::set<Atom>;

template <typename Expand>
Atoms atoms_of(const RuleFinding& finding, const Expand& expand) {
  if (finding.units.empty()) return {{finding.region, "", finding.text}};
  Atoms atoms;
  for (const std::string& unit : expand(finding.units)) atoms.insert({finding.region, unit, ""});
  return atoms;
}

template <typename Expand>
Atoms atoms_of(const RuleDoubt& doubt, const Expand& expand) {
  const std::string kind = "? " + std::string(to_string(doubt.kind));
  if (doubt.units.empty()) return {{doubt.region + doubt.within, "", kind}};
  Atoms atoms;
  for (const std::string& unit : expand(doubt.units)) {
    atoms.insert({doubt.region + doubt.within, unit, kind});
  }
  return atoms;
}

template <typename Expand>
Atoms atoms_of(const Verdict& verdict, const Expand& expand) {
  Atoms all;
  for (const RuleFinding& finding : verdict.findings) all.merge(atoms_of(finding, expand));
  for (const RuleDoubt& doubt : verdict.undecided) all.merge(atoms_of(doubt, expand));
  return all;
}

bool includes(const Atoms& all, const Atoms& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

/// What the states alone say; nothing where findings and doubts have to tell.
std::optional<Direction> direction_of(RuleState before, RuleState after) {
  const auto open = [](RuleState state) {
    return state == RuleState::kBroken || state == RuleState::kUndecided;
  };
  if (before == after || (open(before) && open(after))) return std::nullopt;
  return before < after ? Direction::kBetter : Direction::kWorse;
}

RuleChange rule_change(const Verdict& before, const Verdict& after, const Origins& origins,
                       std::vector<NeedlessException> needless) {
  const auto own = [](const std::vector<std::string>& units) {
    return Codes(units.begin(), units.end());
  };
  const auto expand = [&](const std::vector<std::string>& units) { return origins.of(units); };
  const Atoms old_atoms = atoms_of(before, own);
  const Atoms new_atoms = atoms_of(after, expand);
  RuleChange change{&before, &after, Direction::kSame, {}, {}, std::move(needless)};
  for (const RuleFinding& finding : after.findings) {
    if (!includes(old_atoms, atoms_of(finding, expand))) change.fresh.push_back(&finding);
  }
  for (const RuleDoubt& doubt : after.undecided) {
    if (!includes(old_atoms, atoms_of(doubt, expand))) change.new_doubts.push_back(&doubt);
  }
  const bool fresh = !includes(old_atoms, new_atoms);
  const bool gone = !includes(new_atoms, old_atoms) || !change.needless.empty();
  const Direction told = fresh && gone ? Direction::kMixed
                         : fresh       ? Direction::kWorse
                         : gone        ? Direction::kBetter
                                       : Direction::kSame;
  change.direction = direction_of(before.state, after.state).value_or(told);
  return change;
}

void compare_rules(const WhatIfSide& before, const WhatIfSide& after, const Origins& origins,
                   const std::vector<NeedlessException>& needless, const RuleSet& rules,
                   WhatIf& found) {
  std::map<std::string, const Verdict*> old;
  for (const Verdict& verdict : before.verdicts) old[verdict.rule->id] = &verdict;
  for (const Verdict& verdict : after.verdicts) {
    std::vector<NeedlessException> own;
    for (const NeedlessException& one : needless) {
      if (&rules.rules[one.rule] == verdict.rule) own.push_back(one);
    }
    RuleChange change = rule_change(*old.at(verdict.rule->id), verdict, origins, std::move(own));
    if (change.direction == Direction::kSame) {
      ++found.rules_same;
    } else {
      found.rules.push_back(std::move(change));
    }
  }
}

CaseFigures case_figures(const AuditInput& input, const WhatIfPair& pair, const CrossCase& one) {
  const Piece& piece = pair.cross.pieces[one.piece];
  CaseFigures figures{{}, piece.population, piece.area, 0};
  for (const UnitId unit : piece.units) {
    figures.units.push_back(input.layer.units[static_cast<std::size_t>(unit)].code);
  }
  for (const std::size_t unit : piece.outside) {
    figures.units.push_back(pair.a.outside[unit].code);
  }
  std::sort(figures.units.begin(), figures.units.end());
  figures.cut = piece.cut_a.length + piece.cut_b.length;
  return figures;
}

CodeName code_name(const RegionInfo& info) { return {info.code, info.name}; }

/// Cases by the codes of their regions.
using Cases = std::map<std::pair<std::string, std::string>, CaseChange>;

void add_cases(const AuditInput& input, const WhatIfPair& pair,
               std::optional<CaseFigures> CaseChange::*side, Cases& cases) {
  for (const CrossCase& one : pair.cross.cases) {
    const Piece& piece = pair.cross.pieces[one.piece];
    const CodeName a = code_name(pair.a.info(piece.a));
    const CodeName b = code_name(pair.b.info(piece.b));
    CaseChange& change = cases[{a.code, b.code}];
    change.a = a;
    change.b = b;
    change.*side = case_figures(input, pair, one);
  }
}

PairNumbers numbers_of(const WhatIfPair& pair) {
  PairNumbers numbers;
  numbers.cases = pair.cross.cases.size();
  numbers.split_a = pair.units.split_a;
  numbers.split_b = pair.units.split_b;
  for (const Division& division : pair.cross.a) numbers.cut_a += division.cut_length;
  for (const Division& division : pair.cross.b) numbers.cut_b += division.cut_length;
  numbers.rand = pair.units.rand;
  return numbers;
}

PairChange pair_change(const WhatIfSide& old_side, const WhatIfPair& before,
                       const WhatIfSide& new_side, const WhatIfPair& after,
                       const Origins& origins) {
  PairChange change{&after.a, &after.b, numbers_of(before), numbers_of(after), {}, {}, {}, {}};
  change.finer_b = before.b.regions.size() > before.a.regions.size();
  change.by_people = before.people && after.people;
  change.before.weighted = change.by_people ? before.people : before.area;
  change.after.weighted = change.by_people ? after.people : after.area;
  Scale scale;
  scale.add(change.before.cases, change.after.cases);
  const auto divided = change.finer_b ? &PairNumbers::split_b : &PairNumbers::split_a;
  scale.add(change.before.*divided, change.after.*divided);
  if (change.before.weighted && change.after.weighted) {
    const auto outside =
        change.finer_b ? &WeightedSimilarity::outside_main_b : &WeightedSimilarity::outside_main_a;
    scale.add((*change.before.weighted).*outside, (*change.after.weighted).*outside);
  }
  change.direction = scale.direction();
  Cases cases;
  add_cases(old_side.input, before, &CaseChange::before, cases);
  add_cases(new_side.input, after, &CaseChange::after, cases);
  for (auto& [codes, one] : cases) {
    const bool same =
        one.before && one.after &&
        Codes(one.before->units.begin(), one.before->units.end()) == origins.of(one.after->units);
    if (!same) change.cases.push_back(std::move(one));
  }
  return change;
}

RegionFigures region_figures(const WhatIfScheme& scheme, std::size_t r) {
  const RegionMeasures& measures = scheme.measures.regions[r];
  return {measures.units.size(), measures.population, measures.unit_area, measures.contiguity};
}

/// By exclaves, where these are known. A region that is no more is neither better nor worse.
Direction by_exclaves(const std::optional<RegionFigures>& before,
                      const std::optional<RegionFigures>& after) {
  if (!after || (before && !before->contiguity) || !after->contiguity) return Direction::kSame;
  Scale scale;
  scale.add(before ? before->contiguity->exclaves : 0, after->contiguity->exclaves);
  return scale.direction();
}

std::vector<std::string> codes_of(const AuditInput& input, const std::vector<UnitId>& units) {
  std::vector<std::string> codes;
  for (const UnitId unit : units) {
    codes.push_back(input.layer.units[static_cast<std::size_t>(unit)].code);
  }
  return codes;
}

/// Regions of one scheme by their codes, with their land before and after.
struct Lands {
  RegionChange change;
  Codes before;
  Codes after;
};

/// A region of which the layer has nothing is no less there: nothing of the layer lies in it.
void add_elsewhere(const SchemeLabels& labels, std::optional<RegionFigures> RegionChange::*side,
                   std::map<std::string, Lands>& lands) {
  for (const RegionInfo& region : labels.elsewhere) {
    const auto found = lands.find(region.code);
    if (found != lands.end()) found->second.change.*side = RegionFigures{0, {}, 0, Contiguity{}};
  }
}

void compare_regions(const WhatIfSide& before, const WhatIfSide& after, const Origins& origins,
                     WhatIf& found) {
  for (std::size_t s = 0; s < after.schemes.size(); ++s) {
    std::map<std::string, Lands> lands;
    const WhatIfScheme& was = before.schemes[s];
    for (std::size_t r = 0; r < was.labels.regions.size(); ++r) {
      Lands& land = lands[was.labels.regions[r].code];
      land.change.region = code_name(was.labels.regions[r]);
      land.change.before = region_figures(was, r);
      const auto codes = codes_of(before.input, was.measures.regions[r].units);
      land.before = Codes(codes.begin(), codes.end());
    }
    const WhatIfScheme& is = after.schemes[s];
    for (std::size_t r = 0; r < is.labels.regions.size(); ++r) {
      Lands& land = lands[is.labels.regions[r].code];
      land.change.region = code_name(is.labels.regions[r]);
      land.change.after = region_figures(is, r);
      land.after = origins.of(codes_of(after.input, is.measures.regions[r].units));
    }
    add_elsewhere(was.labels, &RegionChange::before, lands);
    add_elsewhere(is.labels, &RegionChange::after, lands);
    for (auto& [code, land] : lands) {
      if (land.before == land.after) continue;
      land.change.scheme = s;
      land.change.direction = by_exclaves(land.change.before, land.change.after);
      found.regions.push_back(std::move(land.change));
    }
  }
}

}  // namespace

std::string_view to_string(Direction direction) {
  switch (direction) {
    case Direction::kBetter:
      return "better";
    case Direction::kWorse:
      return "worse";
    case Direction::kMixed:
      return "mixed";
    case Direction::kSame:
      break;
  }
  return "same";
}

std::vector<NeedlessException> needless_exceptions(const RuleSet& rules_before,
                                                   std::span<const Verdict> before,
                                                   const RuleSet& rules_after,
                                                   std::span<const Verdict> after) {
  const auto places = [](const RuleSet& rules, const Verdict& verdict,
                         const LapsedException& lapsed) {
    return std::pair(static_cast<std::size_t>(verdict.rule - rules.rules.data()),
                     static_cast<std::size_t>(lapsed.exception - verdict.rule->exceptions.data()));
  };
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::string>> old;
  for (const Verdict& verdict : before) {
    for (const LapsedException& one : verdict.lapsed) {
      old[places(rules_before, verdict, one)] = one.units;
    }
  }
  std::vector<NeedlessException> needless;
  for (const Verdict& verdict : after) {
    for (const LapsedException& one : verdict.lapsed) {
      const auto place = places(rules_after, verdict, one);
      std::vector<std::string> units = one.units;
      if (const auto found = old.find(place); found != old.end()) {
        std::erase_if(units, [&](const std::string& unit) {
          return std::find(found->second.begin(), found->second.end(), unit) != found->second.end();
        });
        if (units.empty()) continue;
      }
      needless.push_back({place.first, place.second, std::move(units)});
    }
  }
  return needless;
}

void take_out(RuleSet& rules, const std::vector<NeedlessException>& needless) {
  std::vector<NeedlessException> order = needless;
  std::sort(order.begin(), order.end(), [](const auto& x, const auto& y) {
    return std::tie(x.rule, x.exception) > std::tie(y.rule, y.exception);  // the last first
  });
  for (const NeedlessException& one : order) {
    std::vector<RuleException>& exceptions = rules.rules[one.rule].exceptions;
    std::vector<std::string>& units = exceptions[one.exception].units;
    std::erase_if(units, [&](const std::string& unit) {
      return std::find(one.units.begin(), one.units.end(), unit) != one.units.end();
    });
    if (!units.empty()) continue;
    exceptions.erase(exceptions.begin() + static_cast<std::ptrdiff_t>(one.exception));
  }
}

WhatIf compare_audits(const WhatIfSide& before, const WhatIfSide& after,
                      const std::vector<UnitId>& into,
                      const std::vector<NeedlessException>& needless, const RuleSet& rules_after) {
  const Origins origins(before.input, after.input, into);
  WhatIf found;
  compare_rules(before, after, origins, needless, rules_after, found);
  for (std::size_t p = 0; p < after.pairs.size(); ++p) {
    found.pairs.push_back(pair_change(before, before.pairs[p], after, after.pairs[p], origins));
  }
  compare_regions(before, after, origins, found);
  return found;
}

}  // namespace grens
