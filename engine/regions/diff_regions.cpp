// Regions are compared as sets of codes: those that a unit of before lay in, and those that the
// unit of after lies in. Moves are collected by the pair of places they lead from and to. A region
// whose whole land moved, as one, to a new region that holds nothing else only changed its code.
#include "regions/diff_regions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "regions/code_names.hpp"

namespace grens {
namespace {

using Codes = std::set<std::string>;

std::size_t index(UnitId unit) { return static_cast<std::size_t>(unit); }

Codes codes_at(const SchemeLayout& scheme, UnitId unit) {
  Codes codes;
  for (const Placed& placed : scheme.units[index(unit)]) {
    codes.insert(scheme.regions[placed.region].code);
  }
  return codes;
}

Codes without(const Codes& codes, const Codes& taken) {
  Codes rest;
  std::set_difference(codes.begin(), codes.end(), taken.begin(), taken.end(),
                      std::inserter(rest, rest.end()));
  return rest;
}

/// A region that regions.csv does not name is called by its code, which is no name to change.
bool has_name(const CodeName& region) { return region.name != region.code; }

/// Several regions as one place.
CodeName joined(const SchemeLayout& scheme, const Codes& codes) {
  CodeName place;
  for (const std::string& code : codes) {
    place.code += (place.code.empty() ? "" : "+") + code;
    place.name += (place.name.empty() ? "" : " + ") + find_code(scheme.regions, code)->name;
  }
  return place;
}

class SchemeComparison {
 public:
  SchemeComparison(const Layout& before, const Layout& after, const SchemeLayout& a,
                   const SchemeLayout& b, const Lineage& lineage)
      : before_(before), after_(after), a_(a), b_(b), lineage_(lineage) {}

  SchemeDiff run() {
    diff_.scheme = a_.scheme;
    diff_.before = a_.regions.size();
    diff_.after = b_.regions.size();
    for (std::size_t v = 0; v < after_.units.size(); ++v) look_at(static_cast<UnitId>(v));
    for (auto& [places, units] : moves_) {
      RegionMove move{places.first, places.second, {}, {}};
      for (auto& [u, moved] : units) {
        finish(u, moved);
        move.people.add(moved.unit.code,
                        moved.part ? std::nullopt : before_.population.persons[index(u)]);
        move.units.push_back(std::move(moved));
      }
      diff_.moves.push_back(std::move(move));
    }
    take_recoded();
    list_regions();
    return std::move(diff_);
  }

 private:
  void look_at(UnitId v) {
    const std::vector<UnitId>& origins = lineage_.before[index(v)];
    const Codes now = codes_at(b_, v);
    Codes earlier;
    bool any_lost = false;
    for (const UnitId u : origins) {
      const Codes then = codes_at(a_, u);
      any_lost = any_lost || !without(then, now).empty();
      earlier.insert(then.begin(), then.end());
    }
    const Codes gained = without(now, earlier);
    for (const UnitId u : origins) {
      const Codes then = codes_at(a_, u);
      const Codes lost = without(then, now);
      if (lost.empty() && (then.empty() ? now.empty() : gained.empty() || any_lost)) continue;
      const Codes& from = lost.empty() ? then : lost;
      const Codes& to = gained.empty() ? now : gained;
      const bool shares = lost.size() < then.size();
      MovedUnit& moved = moves_[{joined(a_, from), joined(b_, to)}][u];
      moved.within = moved.within || shares;
      moved.after.push_back(v);
    }
  }

  void finish(UnitId u, MovedUnit& moved) const {
    moved.before = u;
    moved.unit = before_.units[index(u)];
    const bool all =
        lineage_.complete[index(u)] != 0 && moved.after.size() == lineage_.after[index(u)].size();
    moved.part = moved.within || !all;
    for (const UnitId v : moved.after) moved.now.push_back(after_.units[index(v)]);
  }

  void take_recoded() {
    std::map<std::string, std::size_t> from, to;
    for (const RegionMove& move : diff_.moves) {
      ++from[move.from.code];
      ++to[move.to.code];
    }
    std::erase_if(diff_.moves, [&](const RegionMove& move) {
      const bool one = from[move.from.code] == 1 && to[move.to.code] == 1;
      const CodeName* old_region = find_code(a_.regions, move.from.code);
      const CodeName* new_region = find_code(b_.regions, move.to.code);
      if (!one || old_region == nullptr || new_region == nullptr) return false;
      if (find_code(b_.regions, move.from.code) || find_code(a_.regions, move.to.code))
        return false;
      if (std::any_of(move.units.begin(), move.units.end(),
                      [](const MovedUnit& unit) { return unit.part; })) {
        return false;
      }
      diff_.regions.push_back({RegionEvent::kRecoded, *old_region, *new_region});
      return true;
    });
  }

  void list_regions() {
    Codes old_codes, new_codes;
    for (const RegionFinding& recoded : diff_.regions) {
      old_codes.insert(recoded.from.code);
      new_codes.insert(recoded.to.code);
    }
    for (const CodeName& region : a_.regions) {
      const CodeName* same = find_code(b_.regions, region.code);
      if (same != nullptr && has_name(*same) && has_name(region) && same->name != region.name) {
        diff_.regions.push_back({RegionEvent::kRenamed, region, *same});
      } else if (same == nullptr && !old_codes.contains(region.code)) {
        diff_.regions.push_back({RegionEvent::kGone, region, {}});
      }
    }
    for (const CodeName& region : b_.regions) {
      if (find_code(a_.regions, region.code) == nullptr && !new_codes.contains(region.code)) {
        diff_.regions.push_back({RegionEvent::kAdded, {}, region});
      }
    }
    std::stable_sort(
        diff_.regions.begin(), diff_.regions.end(),
        [](const RegionFinding& x, const RegionFinding& y) { return x.event < y.event; });
  }

  const Layout& before_;
  const Layout& after_;
  const SchemeLayout& a_;
  const SchemeLayout& b_;
  const Lineage& lineage_;
  std::map<std::pair<CodeName, CodeName>, std::map<UnitId, MovedUnit>> moves_;
  SchemeDiff diff_;
};

}  // namespace

std::string_view to_string(RegionEvent event) {
  switch (event) {
    case RegionEvent::kRecoded:
      return "recoded";
    case RegionEvent::kRenamed:
      return "renamed";
    case RegionEvent::kGone:
      return "gone";
    case RegionEvent::kAdded:
      return "added";
  }
  return "";
}

std::vector<SchemeDiff> compare_regions(const Layout& before, const Layout& after,
                                        const Lineage& lineage) {
  std::vector<SchemeDiff> diffs;
  for (const SchemeLayout& a : before.schemes) {
    for (const SchemeLayout& b : after.schemes) {
      if (a.scheme != b.scheme || a.regions.empty() || b.regions.empty()) continue;
      diffs.push_back(SchemeComparison(before, after, a, b, lineage).run());
    }
  }
  return diffs;
}

}  // namespace grens
