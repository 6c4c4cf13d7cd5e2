// Only figures that changed are told; each change goes to the list of its direction.
#include "report/what_if_words.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "regions/code_names.hpp"
#include "regions/text.hpp"
#include "report/audit_html_parts.hpp"

namespace grens {
namespace {

constexpr std::size_t kMostOfName = 200;  // bytes; composites have long names

std::string joined(const std::vector<std::string>& items) {
  return fmt::format("{}", fmt::join(items, ", "));
}

class Teller {
 public:
  Teller(const AuditReport& report, const PageWords& words, const WhatIfNames& names)
      : report_(report),
        what_(*report.what_if),
        words_(words),
        names_(names),
        units_(unit_names(report)) {}

  WhatIfLines lines() {
    add_asked();
    for (const RuleChange& change : what_.changes.rules) add(change.direction, rule_line(change));
    std::size_t pairs_same = 0;
    for (const PairChange& pair : what_.changes.pairs) {
      if (pair.direction == Direction::kSame && pair.cases.empty()) {
        ++pairs_same;
      } else {
        add(pair.direction, pair_line(pair));
      }
    }
    for (const RegionChange& region : what_.changes.regions) {
      lines_.regions.push_back(region_line(region));
      if (region.direction == Direction::kSame) continue;
      add(region.direction, {region_name(region) + ": " + exclaves(region), {}});
    }
    lines_.same = words_.say("what-if-same", {counted("what-if-rules", what_.changes.rules_same),
                                              counted("what-if-pairs", pairs_same)});
    return std::move(lines_);
  }

 private:
  void add(Direction direction, WhatIfLine line) {
    auto& list = direction == Direction::kBetter  ? lines_.better
                 : direction == Direction::kWorse ? lines_.worse
                                                  : lines_.mixed;
    list.push_back(std::move(line));
  }

  std::string counted(const std::string& key, std::size_t count) const {
    return words_.count(count) + " " + words_.counted(key, count);
  }

  static std::string name(const CodeName& region) {
    return shown(region.name.empty() ? region.code : region.name, kMostOfName);
  }

  void add_asked() {
    for (const CodeName& unit : what_.proposal.new_units) {
      lines_.asked.push_back(words_.say("what-if-new-unit", {called(unit)}));
    }
    for (const ProposedRegion& fresh : what_.proposal.new_regions) {
      lines_.asked.push_back(
          words_.say("what-if-new-region", {names_.scheme(fresh.scheme), called(fresh.region)}));
    }
    for (const ProposedMerge& merge : what_.proposal.merges) {
      lines_.asked.push_back(words_.say("what-if-merge", {called(merge.unit), called(merge.into)}));
    }
    for (const ProposedMove& move : what_.proposal.moves) {
      lines_.asked.push_back(move_text(move));
    }
  }

  std::string move_text(const ProposedMove& move) const {
    const std::string unit = called(move.unit);
    const std::string scheme = names_.scheme(move.scheme);
    if (what_.proposal.is_new(move.unit.code)) {
      return words_.say("what-if-move-new", {unit, scheme, name(move.to)});
    }
    if (move.from.empty()) return words_.say("what-if-move-to", {unit, scheme, name(move.to)});
    std::vector<std::string> from;
    for (const CodeName& region : move.from) from.push_back(name(region));
    return words_.say("what-if-move", {unit, scheme, joined(from), name(move.to)});
  }

  WhatIfLine rule_line(const RuleChange& change) const {
    const std::string rule = names_.rule(*change.after->rule);
    const std::string before = words_.word("state-" + state_key(*change.before));
    const std::string after = words_.word("state-" + state_key(*change.after));
    WhatIfLine line{
        before == after
            ? words_.say("what-if-still-" + std::string(to_string(change.direction)), {rule, after})
            : rule + ": " + from_to(before, after)};
    for (const RuleFinding* finding : change.fresh) {
      line.under.push_back(names_.finding(*change.after, *finding));
    }
    for (const RuleDoubt* doubt : change.new_doubts) {
      line.under.push_back(names_.doubt(*change.after->rule, *doubt));
    }
    for (const NeedlessException& needless : change.needless) {
      line.under.push_back(words_.say("what-if-needless", {excepted(change, needless)}));
    }
    return line;
  }

  /// "De Markiezaten: Tholen (GM0716)", what an exception was for.
  std::string excepted(const RuleChange& change, const NeedlessException& needless) const {
    const Rule& rule = *change.before->rule;
    const std::string& code = rule.exceptions[needless.exception].region;
    std::string text = region_of(rule.scheme, code);
    if (!needless.units.empty()) {
      text += (text.empty() ? "" : ": ") + called_units(needless.units, units_);
    }
    return shown(text.empty() ? rule.id : text, 400);
  }

  /// The name of a region, its code where the layer has none of it.
  std::string region_of(const std::string& scheme, const std::string& code) const {
    for (const SchemeFigures& figures : report_.schemes) {
      if (figures.labels.scheme != scheme) continue;
      for (const RegionInfo& region : figures.labels.regions) {
        if (region.code == code) return region.name;
      }
    }
    return code;
  }

  std::string percent(double share) const { return words_.number(share * 100, 2) + "%"; }

  /// "25,527 people, 157.2 km²"
  std::string size(const CaseFigures& figures) const {
    std::vector<std::string> parts;
    if (!figures.population.is_unknown()) {
      parts.push_back(words_.say("people", {words_.people(figures.population)}));
    }
    if (figures.area > 0) {
      parts.push_back(words_.say("km2", {words_.number(figures.area / 1e6, 1)}));
    }
    return parts.empty() ? words_.word("unknown") : joined(parts);
  }

  std::string case_text(const CaseChange& change) const {
    const std::string a = name(change.a);
    const std::string b = name(change.b);
    if (!change.after) return words_.say("what-if-case-gone", {a, b, size(*change.before)});
    if (!change.before) return words_.say("what-if-case-new", {a, b, size(*change.after)});
    return words_.say("what-if-case-changed",
                      {a, b, from_to(size(*change.before), size(*change.after))});
  }

  WhatIfLine pair_line(const PairChange& pair) const {
    const std::string a = names_.scheme(pair.a->scheme);
    const std::string b = names_.scheme(pair.b->scheme);
    std::vector<std::string> parts;
    const auto add_part = [&](const std::string& what, const std::string& before,
                              const std::string& after) {
      if (before != after) parts.push_back(what + " " + from_to(before, after));
    };
    const PairNumbers& x = pair.before;
    const PairNumbers& y = pair.after;
    add_part(words_.word("cases-many"), words_.count(x.cases), words_.count(y.cases));
    const std::string& finer = pair.finer_b ? b : a;
    const auto divided = pair.finer_b ? &PairNumbers::split_b : &PairNumbers::split_a;
    add_part(words_.say("what-if-divided", {finer}), words_.count(x.*divided),
             words_.count(y.*divided));
    const auto cut = pair.finer_b ? &PairNumbers::cut_b : &PairNumbers::cut_a;
    add_part(words_.say("what-if-cut-inside", {finer}), words_.number(x.*cut / 1e3, 1),
             words_.number(y.*cut / 1e3, 1));
    if (x.weighted && y.weighted) {
      const auto outside =
          pair.finer_b ? &WeightedSimilarity::outside_main_b : &WeightedSimilarity::outside_main_a;
      add_part(
          words_.say(pair.by_people ? "what-if-people-outside" : "what-if-area-outside", {finer}),
          percent((*x.weighted).*outside), percent((*y.weighted).*outside));
    }
    WhatIfLine line{a + " / " + b + (parts.empty() ? "" : ": " + joined(parts))};
    for (const CaseChange& change : pair.cases) line.under.push_back(case_text(change));
    return line;
  }

  std::string region_name(const RegionChange& region) const {
    return names_.scheme(report_.schemes[region.scheme].labels.scheme) + ", " + name(region.region);
  }

  std::string exclaves(const RegionChange& region) const {
    const auto count = [&](const std::optional<RegionFigures>& figures) {
      return words_.count(figures ? figures->contiguity->exclaves : 0);
    };
    return words_.word("what-if-exclaves") + " " +
           from_to(count(region.before), count(region.after));
  }

  /// What a region has, by the words for it; "" is not known.
  std::vector<std::string> figures(const std::optional<RegionFigures>& region) const {
    if (!region) return std::vector<std::string>(kFigures.size());
    const auto& parts = region->contiguity;
    return {words_.count(region->units), words_.people(region->population),
            words_.number(region->area / 1e6, 1), parts ? words_.count(parts->parts) : "",
            parts ? words_.count(parts->exclaves) : ""};
  }

  std::string region_line(const RegionChange& region) const {
    const std::vector<std::string> was = figures(region.before);
    const std::vector<std::string> is = figures(region.after);
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < kFigures.size(); ++i) {
      if ((was[i].empty() && is[i].empty()) || (was[i] == "0" && is[i] == "0")) continue;
      const std::string text =
          was[i].empty() || is[i].empty() ? was[i] + is[i] : from_to(was[i], is[i]);
      parts.push_back(words_.word(kFigures[i]) + " " + text);
    }
    std::string text = region_name(region);
    if (!region.before) text += " " + words_.word("what-if-founded");
    if (!region.after) text += " " + words_.word("what-if-ended");
    return text + ": " + joined(parts);
  }

  static constexpr std::array<const char*, 5> kFigures = {
      "what-if-units", "what-if-people", "area-km2", "what-if-parts", "what-if-exclaves"};

  const AuditReport& report_;
  const WhatIfReport& what_;
  const PageWords& words_;
  const WhatIfNames& names_;
  UnitNames units_;
  WhatIfLines lines_;
};

}  // namespace

std::string from_to(const std::string& before, const std::string& after) {
  return before == after ? after : before + " → " + after;
}

WhatIfLines what_if_lines(const AuditReport& report, const PageWords& words,
                          const WhatIfNames& names) {
  return Teller(report, words, names).lines();
}

}  // namespace grens
