// The rows of the day are sorted by scheme and region once; a partner is a region that has a unit
// of the place, and its relation follows from three counts: shared units, its own, and the place's.
#include "regions/partners.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "base/error.hpp"
#include "regions/code_names.hpp"
#include "regions/find_unit.hpp"
#include "regions/region_names.hpp"
#include "regions/text.hpp"
#include "regions/unit_of_other_day.hpp"

namespace grens {
namespace {

/// A place that a person may mean.
struct Place {
  std::string scheme;  ///< empty: a unit
  CodeName name;
};

std::string called(const Place& place) {
  if (place.scheme.empty()) return called(place.name);
  return fmt::format("{} ({}:{})", shown(place.name.name), place.scheme, shown(place.name.code));
}

/// Members of each region of a scheme on a day, by the row that says so.
using Members = std::map<std::string, std::map<std::string, const MembershipRow*>>;

Members members_on(const RegionTables& tables, const std::string& scheme, Date date) {
  Members members;
  for (const MembershipRow& row : tables.membership.rows) {
    if (row.scheme == scheme && row.validity.holds(date)) members[row.region][row.unit] = &row;
  }
  return members;
}

CodeName named_unit(const RegionTables& tables, const std::string& code, Date date) {
  const std::string name = unit_name(tables, code, date);
  return {code, name.empty() ? code : name};
}

std::vector<Place> places_on(const RegionTables& tables, Date date) {
  std::vector<Place> places;
  for (const std::string& code : units_on(tables, date)) {
    places.push_back({"", named_unit(tables, code, date)});
  }
  for (const std::string& scheme : tables.membership.schemes) {
    const RegionNames names(tables, scheme, date);
    for (const auto& [code, rows] : members_on(tables, scheme, date)) {
      places.push_back({scheme, {code, names.name(code)}});
    }
  }
  return places;
}

std::string listed_places(const std::vector<const Place*>& places) {
  std::vector<std::string> texts;
  for (const Place* place : places) texts.push_back(called(*place));
  std::string text;
  constexpr std::size_t kMost = 10;
  for (std::size_t i = 0; i < texts.size() && i < kMost; ++i) text += (i ? ", " : "") + texts[i];
  if (texts.size() > kMost) text += fmt::format(" and {} more", texts.size() - kMost);
  return text;
}

/// Each way of meaning a place is tried on all before the next.
Place find_place(const RegionTables& tables, std::string_view wanted, Date date) {
  const std::vector<Place> places = places_on(tables, date);
  const std::string plain = folded(wanted);
  const std::function<bool(const Place&)> ways[] = {
      [&](const Place& p) { return !p.scheme.empty() && p.scheme + ":" + p.name.code == wanted; },
      [&](const Place& p) { return p.name.code == wanted; },
      [&](const Place& p) { return p.name.name == wanted; },
      [&](const Place& p) {
        const std::string name = folded(p.name.name);
        return name == plain || folded(p.name.code) == plain || p.scheme + ":" + name == plain;
      },
      [&](const Place& p) { return p.scheme.empty() && is_number_of(plain, p.name.code); },
      [&](const Place& p) { return folded(p.name.name).find(plain) != std::string::npos; },
  };
  for (const auto& way : ways) {
    std::vector<const Place*> found;
    for (const Place& place : places) {
      if (way(place)) found.push_back(&place);
    }
    const bool near = &way == std::end(ways) - 1;
    const std::string other_day = near ? told_of_other_day(tables, wanted, date) : "";
    if (!other_day.empty()) throw UsageError(other_day);
    if (found.size() == 1 && !near) return *found.front();
    if (!found.empty()) {
      throw UsageError(
          fmt::format("{} is {}: {}; give the code, or SCHEME:REGION", in_quotes(wanted),
                      near ? "no unit or region on " + to_string(date) + ", near it are"
                           : "more than one unit or region",
                      listed_places(found)));
    }
  }
  throw UsageError(
      fmt::format("{} is no unit or region on {}; look for it with grens info, or give another "
                  "--year",
                  in_quotes(wanted), to_string(date)));
}

PartnerRelation relation_of(std::size_t shared, std::size_t own, std::size_t of_place, bool part) {
  if (part) return PartnerRelation::kEndsInside;
  if (shared == own) return shared == of_place ? PartnerRelation::kSame : PartnerRelation::kWithin;
  return shared == of_place ? PartnerRelation::kAround : PartnerRelation::kEndsInside;
}

/// Units of each region of a scheme, by code; nothing that is modelled.
std::map<std::string, std::set<std::string>> units_by_region(const RegionTables& tables,
                                                             const std::string& scheme, Date date) {
  std::map<std::string, std::set<std::string>> regions;
  for (const auto& [region, rows] : members_on(tables, scheme, date)) {
    for (const auto& [unit, row] : rows) {
      if (row->basis != Basis::kModelled) regions[region].insert(unit);
    }
  }
  return regions;
}

using UnitSet = std::set<std::string>;

/// Whether two regions that share land cut each other.
bool cross(const UnitSet& a, const UnitSet& b) {
  return !std::ranges::includes(a, b) && !std::ranges::includes(b, a);
}

/// The units of a region by their regions of another scheme.
std::vector<CutRegion::Piece> pieces_of(const RegionTables& tables, const UnitSet& inside,
                                        const std::string& by, Date date) {
  const RegionNames names(tables, by, date);
  std::vector<CutRegion::Piece> pieces;
  for (const auto& [region, units] : units_by_region(tables, by, date)) {
    CutRegion::Piece piece{{region, names.name(region)}, {}};
    for (const std::string& unit : units) {
      if (inside.contains(unit)) piece.units.push_back(named_unit(tables, unit, date));
    }
    if (!piece.units.empty()) pieces.push_back(std::move(piece));
  }
  return pieces;
}

/// Of each two partners that cut each other the one with fewer units, of equal ones the later.
std::vector<CutRegion> cut_regions(const RegionTables& tables, const std::vector<Partner>& partners,
                                   Date date) {
  std::vector<UnitSet> units;
  for (const Partner& partner : partners) {
    units.push_back(units_by_region(tables, partner.scheme, date).at(partner.region.code));
  }
  std::vector<CutRegion> list;
  for (std::size_t p = 0; p < partners.size(); ++p) {
    std::set<std::string> told{partners[p].scheme};
    for (std::size_t q = 0; q < partners.size(); ++q) {
      const bool smaller =
          units[p].size() < units[q].size() || (units[p].size() == units[q].size() && q < p);
      if (!smaller || !cross(units[p], units[q])) continue;
      const std::string& by = partners[q].scheme;
      if (!told.insert(by).second) continue;
      auto pieces = pieces_of(tables, units[p], by, date);
      if (pieces.size() < 2) continue;  // what lies beyond has no region there
      list.push_back({partners[p].scheme, partners[p].region, by, std::move(pieces)});
    }
  }
  return list;
}

}  // namespace

std::string_view to_string(PartnerRelation relation) {
  switch (relation) {
    case PartnerRelation::kSame:
      return "same";
    case PartnerRelation::kAround:
      return "around";
    case PartnerRelation::kWithin:
      return "within";
    case PartnerRelation::kEndsInside:
      break;
  }
  return "ends-inside";
}

Partners find_partners(const RegionTables& tables, std::string_view wanted, Date date) {
  const Place place = find_place(tables, wanted, date);
  Partners result;
  result.scheme = place.scheme;
  result.place = place.name;
  std::set<std::string> inside{place.name.code};
  if (!place.scheme.empty()) {
    inside.clear();
    const Members members = members_on(tables, place.scheme, date);
    for (const auto& [unit, row] : members.at(place.name.code)) inside.insert(unit);
  }
  for (const std::string& unit : inside) result.units.push_back(named_unit(tables, unit, date));
  for (const std::string& scheme : tables.membership.schemes) {
    if (scheme == place.scheme) continue;
    const RegionNames names(tables, scheme, date);
    std::set<std::string> placed;
    bool modelled = false;
    for (const auto& [region, rows] : members_on(tables, scheme, date)) {
      Partner partner{
          scheme,        {region, names.name(region)}, PartnerRelation::kSame, {}, rows.size(),
          Basis::kSource};
      bool part = false;
      for (const auto& [unit, row] : rows) {
        if (!inside.contains(unit)) continue;
        modelled = modelled || row->basis == Basis::kModelled;
        if (row->basis == Basis::kModelled) continue;
        partner.shared.push_back(named_unit(tables, unit, date));
        partner.basis = std::max(partner.basis, row->basis);
        part = part || row->part;
        placed.insert(unit);
      }
      if (partner.shared.empty()) continue;
      partner.relation = relation_of(partner.shared.size(), rows.size(), inside.size(), part);
      result.list.push_back(std::move(partner));
    }
    if (modelled) {
      result.modelled.push_back(scheme);
    } else if (placed.size() < inside.size()) {
      result.unknown.push_back(scheme);
    }
  }
  if (place.scheme.empty()) result.cut = cut_regions(tables, result.list, date);
  return result;
}

}  // namespace grens
