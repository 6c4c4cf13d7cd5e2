// A finding is worded from what it is about, the region and its units, so that it can be told in
// either language. What cannot be told so (a region that the layer lacks) keeps the report's words.
#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "report/audit_html_parts.hpp"
#include "report/figures.hpp"
#include "report/region_words.hpp"

namespace grens {
namespace {

const SchemeFigures* scheme_of(const AuditReport& report, const std::string& key) {
  for (const SchemeFigures& scheme : report.schemes) {
    if (scheme.labels.scheme == key) return &scheme;
  }
  return nullptr;
}

/// Position of a region in its scheme's layer; none when it is elsewhere.
std::optional<std::size_t> region_of(const SchemeFigures* scheme, const std::string& code) {
  if (scheme == nullptr) return std::nullopt;
  const auto& regions = scheme->labels.regions;
  for (std::size_t r = 0; r < regions.size(); ++r) {
    if (regions[r].code == code) return r;
  }
  return std::nullopt;
}

std::string bounds(const Rule& rule, const PageWords& words) {
  if (rule.least && rule.most) {
    return words.say("bounds-between", {words.count(*rule.least), words.count(*rule.most)});
  }
  return rule.least ? words.say("bounds-least", {words.count(*rule.least)})
                    : words.say("bounds-most", {words.count(*rule.most)});
}

/// One finding and all that its sentence is made of.
struct Wording {
  const AuditPage& page;
  const Verdict& verdict;
  const RuleFinding& finding;
  const UnitNames& names;
  const PageWords& words;
  const Rule& rule = *verdict.rule;
  const SchemeFigures* scheme = scheme_of(page.report, rule.scheme);
  const SchemeFigures* other = scheme_of(page.report, rule.other);
  std::optional<std::size_t> place = region_of(scheme, finding.region);

  /// "police district Zeeland", as several schemes may have a Zeeland.
  std::string called_region() const {
    const std::string& name = finding.region_name.empty() ? finding.region : finding.region_name;
    return noun_and_name(words, rule.scheme, name);
  }
  std::string starting_region() const { return capitalised(called_region()); }

  bool found(const std::string& code) const {
    return std::find(finding.units.begin(), finding.units.end(), code) != finding.units.end();
  }
  std::string called(const std::vector<std::string>& codes) const {
    return called_units(codes, names);
  }

  /// The regions of the other scheme that hold the region's units: those of the finding, or the
  /// rest. By name and joined, their noun before them; empty when the layer shows none.
  std::string held_by(bool astray) const {
    std::set<RegionId> holders;
    const auto& units = page.report.input.layer.units;
    for (std::size_t u = 0; u < units.size(); ++u) {
      if (scheme->labels.region[u] != static_cast<RegionId>(*place)) continue;
      if (found(units[u].code) == astray) holders.insert(other->labels.region[u]);
    }
    holders.erase(kNoRegion);
    std::string text;
    for (const RegionId holder : holders) {
      text += (text.empty() ? "" : ", ") + other->labels.info(holder).name;
    }
    return noun_and_name(words, rule.other, text, holders.size() > 1);
  }

  /// The units of the finding that lie in its region, and those that do not.
  std::pair<std::vector<std::string>, std::vector<std::string>> inside_and_outside() const {
    std::pair<std::vector<std::string>, std::vector<std::string>> parts;
    std::set<std::string> inside;
    const auto& units = page.report.input.layer.units;
    for (std::size_t u = 0; u < units.size(); ++u) {
      if (scheme->labels.region[u] == static_cast<RegionId>(*place)) inside.insert(units[u].code);
    }
    for (const OutsideUnit& unit : scheme->labels.outside) {
      if (unit.region == static_cast<RegionId>(*place)) inside.insert(unit.code);
    }
    for (const std::string& code : finding.units) {
      (inside.contains(code) ? parts.first : parts.second).push_back(code);
    }
    return parts;
  }

  std::string nesting() const {
    const std::string main = held_by(false);
    const std::string beside = held_by(true);
    if (main.empty() || beside.empty()) return {};
    return words.say("found-nesting", {starting_region(), main, called(finding.units), beside});
  }
  std::string difference() const {
    const auto [extra, missing] = inside_and_outside();
    const std::string region = starting_region();
    std::string text;
    if (!missing.empty()) text = words.say("found-missing", {region, called(missing)});
    if (!extra.empty()) {
      text += (text.empty() ? "" : " ") + words.say("found-extra", {region, called(extra)});
    }
    return text;
  }
  std::string size() const {
    const RegionMeasures& measures = scheme->measures.regions[*place];
    const std::string size = rule.size_of == SizeOf::kPeople
                                 ? words.say("people", {words.people(measures.population)})
                                 : words.say("km2", {words.number(measures.unit_area / 1e6, 1)});
    return words.say("found-size", {starting_region(), size, bounds(rule, words)});
  }

  /// About a region of the layer; empty where it cannot be told.
  std::string of_region() const {
    const std::string region = starting_region();
    const RegionInfo& info = scheme->labels.regions[*place];
    const auto& parts = scheme->measures.regions[*place].contiguity;
    switch (rule.kind) {
      case RuleKind::kUnits:
        return words.say("found-units",
                         {region, words.count(info.unit_count + info.units_outside.size()),
                          words.count(rule.count)});
      case RuleKind::kNesting:
        return other == nullptr ? std::string() : nesting();
      case RuleKind::kCongruence:
        return other == nullptr || !inside_and_outside().second.empty() ? difference() : nesting();
      case RuleKind::kContainment:
        return difference();
      case RuleKind::kContiguity:
        return parts ? words.say("found-contiguity", {region, words.count(parts->exclaves)})
                     : std::string();
      case RuleKind::kSize:
        return size();
      default:
        return {};
    }
  }

  /// Of kAgreement.
  std::string published() const {
    const std::string file = std::filesystem::path(rule.layer).filename().string();
    const std::string region = called_region();
    if (!finding.apart) {
      return words.say(place ? "found-not-published" : "found-only-published", {region, file});
    }
    const LandAgreement& land = finding.apart->land;
    const auto& lonlat = finding.apart->lonlat;
    const int decimals = lonlat ? 4 : 2;
    const std::string metres = words.number(land.metres, land.metres < 1     ? 3
                                                         : land.metres < 100 ? 2
                                                                             : 0);
    const Point at = lonlat.value_or(land.place);
    const std::string where =
        words.say(lonlat ? "place-lonlat" : "place-xy",
                  {words.number(at.x, decimals), words.number(at.y, decimals)});
    std::string text = words.say("found-apart", {region, file, metres, where});
    if (land.has_areas) {
      const auto km2 = [&](double m2) { return words.say("km2", {words.number(m2 / 1e6, 3)}); };
      text += " " + words.say("found-apart-land", {km2(land.only_ours), km2(land.only_theirs)});
    }
    return text;
  }

  std::string moves(bool gained) const {
    std::string text;
    for (const LandMove& move : finding.moves) {
      if (move.gained != gained) continue;
      const std::string name =
          move.unit.name.empty() ? move.unit.code : move.unit.name + " (" + move.unit.code + ")";
      const std::string unit = move.part ? words.say("part-of-unit", {name}) : name;
      text += (text.empty() ? "" : ", ") +
              words.say(gained ? "unit-from" : "unit-to", {unit, move.region.name});
    }
    return text;
  }
  /// Of kUnchanged.
  std::string change() const {
    const std::string region = called_region();
    const std::string day = words.day(*rule.since);
    std::vector<std::string> sentences;
    if (finding.became) {
      const std::string key = "found-" + std::string(to_string(finding.became->event));
      sentences.push_back(words.say(key, {starting_region(), day, finding.became->from.code}));
    }
    const std::string lost = moves(false);
    const std::string gained = moves(true);
    if (!lost.empty()) sentences.push_back(words.say("found-lost", {region, day, lost}));
    if (!gained.empty()) sentences.push_back(words.say("found-gained", {region, day, gained}));
    std::string text;
    for (const std::string& one : sentences) text += (text.empty() ? "" : " ") + one;
    return text;
  }

  std::string sentence() const {
    if (rule.kind == RuleKind::kAgreement) return published();
    if (rule.kind == RuleKind::kUnchanged) return change();
    const bool units = !finding.units.empty();
    if (rule.kind == RuleKind::kCount) {
      return words.say("found-count",
                       {title_of(page, rule.scheme), words.count(verdict.evidence.regions),
                        words.count(rule.count)});
    }
    if (rule.kind == RuleKind::kCompleteness) {
      return words.say("found-completeness", {counted_units(page, words, finding.units.size())});
    }
    if (rule.kind == RuleKind::kMembership && units) {
      return finding.region.empty()
                 ? words.say("found-membership-none", {called(finding.units)})
                 : words.say("found-membership", {called(finding.units), called_region()});
    }
    return place ? of_region() : std::string();
  }
};

}  // namespace

UnitNames unit_names(const AuditReport& report) {
  UnitNames names;
  for (const Unit& unit : report.input.layer.units) names[unit.code] = unit.name;
  for (const SchemeFigures& scheme : report.schemes) {
    for (const OutsideUnit& unit : scheme.labels.outside) names[unit.code] = unit.name;
  }
  return names;
}

std::string called_units(const std::vector<std::string>& codes, const UnitNames& names) {
  std::string text;
  for (const std::string& code : codes) {
    const auto found = names.find(code);
    const bool named = found != names.end() && !found->second.empty();
    text += (text.empty() ? "" : ", ") + (named ? found->second + " (" + code + ")" : code);
  }
  return text;
}

std::string counted_units(const AuditPage& page, const PageWords& words, std::size_t count) {
  return words.count(count) + " " + unit_word(page, words, count);
}

std::string doubt_sentence(const AuditPage& page, const Rule& rule, const RuleDoubt& doubt,
                           const UnitNames& names, const PageWords& words) {
  constexpr std::size_t kMost = 12;
  std::vector<std::string> first = doubt.units;
  first.resize(std::min(first.size(), kMost));
  std::string units = called_units(first, names);
  if (doubt.units.size() > kMost) {
    units = words.say("and-more", {units, words.count(doubt.units.size() - kMost)});
  }
  const std::string key = "doubt-" + std::string(to_string(doubt.kind));
  const AuditReport& report = page.report;
  const std::string region = capitalised(noun_and_name(words, rule.scheme, doubt.region));
  if (doubt.kind == DoubtKind::kOtherDay) {
    if (!report.layer.units_year || !report.date) return doubt.text + ".";
    return words.say(
        key, {words.day(first_of_january(*report.layer.units_year)), words.day(*report.date)});
  }
  if (doubt.kind == DoubtKind::kInJoined) {
    const bool of_units = doubt.region.empty();
    const std::string within =
        noun_and_name(words, of_units ? rule.scheme : rule.other, doubt.within);
    return words.say(key, {of_units ? units : region, within});
  }
  return words.say(key, {region, units, title_of(page, doubt.other)});
}

std::string finding_sentence(const AuditPage& page, const Verdict& verdict,
                             const RuleFinding& finding, const UnitNames& names,
                             const PageWords& words) {
  const std::string text = Wording{page, verdict, finding, names, words}.sentence();
  return text.empty() ? finding.text + "." : text;
}

}  // namespace grens
