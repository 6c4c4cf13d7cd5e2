// The rows of the scheme that hold on the date are indexed by unit. Each unit of the layer finds
// its rows, own or its municipality's. Regions that share a unit by part rows are joined with
// union-find; what is left are the features, and each unit's first row says which one it lies in.
#include "regions/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/error.hpp"
#include "regions/codes.hpp"
#include "regions/outside.hpp"
#include "regions/region_names.hpp"
#include "regions/text.hpp"
#include "regions/unit_rows.hpp"

namespace grens {
namespace {

bool has_scheme(const RegionTables& tables, std::string_view scheme) {
  const auto& schemes = tables.membership.schemes;
  return std::find(schemes.begin(), schemes.end(), scheme) != schemes.end();
}

UsageError no_scheme(const RegionTables& tables, std::string_view scheme) {
  return UsageError(fmt::format("there is no scheme {} in {}; it has {}", in_quotes(scheme),
                                tables.membership.file, listed(tables.membership.schemes, 30)));
}

std::string joined(const std::set<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

/// Regions of the table as a graph: joined where they share a unit that each has a part of.
class Components {
 public:
  void add(std::string_view region) { parent_.try_emplace(region, region); }
  void join(std::string_view a, std::string_view b) { parent_[root(a)] = root(b); }
  std::string_view root(std::string_view region) {
    while (parent_.at(region) != region) {
      std::string_view& above = parent_.at(region);
      above = parent_.at(above);  // halves the path
      region = above;
    }
    return region;
  }
  /// Regions by their root, sorted by code within each.
  std::map<std::string_view, std::vector<std::string_view>> members() {
    std::map<std::string_view, std::vector<std::string_view>> groups;
    for (const auto& [region, above] : parent_) groups[root(region)].push_back(region);
    return groups;
  }

 private:
  std::map<std::string_view, std::string_view> parent_;
};

/// Whether the part rows of `unit` say something about the layer: it is there itself, or neither it
/// nor its neighbourhoods are (see `make_labels`).
class PartRows {
 public:
  PartRows(std::span<const std::string> units, const std::vector<const Rows*>& rows_of_unit) {
    for (const Rows* rows : rows_of_unit) {
      if (rows) taken_.insert(rows->front()->unit);
    }
    for (const std::string& code : units) {
      if (auto municipality = municipality_of(code)) refined_.insert(*std::move(municipality));
    }
  }
  bool count(std::string_view unit) const {
    return taken_.contains(unit) || !refined_.contains(std::string(unit));
  }

 private:
  std::unordered_set<std::string_view> taken_;
  std::unordered_set<std::string> refined_;
};

/// The region of the parent scheme that has all units of each region; empty where there is none.
std::vector<std::string> parents_by_units(const RegionTables& tables, const SchemeLabels& labels,
                                          std::span<const std::string> units,
                                          std::string_view parent_scheme, Date date) {
  const RowsByUnit index = rows_by_unit(tables, parent_scheme, date);
  std::vector<std::set<std::string>> above(labels.regions.size());
  const auto look = [&](const std::string& unit, RegionId region) {
    if (!labels.is_here(region)) return;
    auto& found = above[static_cast<std::size_t>(region)];
    const Rows* rows = rows_of(index, unit);
    if (!rows) found.insert(std::string());
    for (const MembershipRow* row : rows ? *rows : Rows{}) found.insert(row->region);
  };
  for (std::size_t i = 0; i < units.size(); ++i) look(units[i], labels.region[i]);
  for (const OutsideUnit& unit : labels.outside) look(unit.code, unit.region);
  std::vector<std::string> parents;
  for (const auto& found : above) parents.push_back(found.size() == 1 ? *found.begin() : "");
  return parents;
}

void add_parents(const RegionTables& tables, std::span<const std::string> units, Date date,
                 std::string_view parent_scheme, SchemeLabels& labels) {
  const RegionNames names(tables, labels.scheme, date);
  std::vector<std::set<std::string>> parents;
  std::set<std::string> all;
  for (const RegionInfo& region : labels.regions) {
    parents.emplace_back();
    for (const CodeName& member : region.members) {
      if (auto parent = names.parent(member.code); !parent.empty()) parents.back().insert(parent);
    }
    all.insert(parents.back().begin(), parents.back().end());
  }
  if (!parent_scheme.empty()) {
    const auto by_units = parents_by_units(tables, labels, units, parent_scheme, date);
    for (std::size_t i = 0; i < parents.size(); ++i) {
      if (parents[i].empty() && !by_units[i].empty()) parents[i].insert(by_units[i]);
    }
  }
  const std::string above = parent_scheme.empty() ? scheme_of_parents(tables, labels.scheme, all)
                                                  : std::string(parent_scheme);
  const RegionNames parent_names(tables, above, date);
  for (std::size_t i = 0; i < parents.size(); ++i) {
    std::set<std::string> found;
    for (const std::string& parent : parents[i]) found.insert(parent_names.name(parent));
    labels.regions[i].parent = joined(parents[i], "+");
    labels.regions[i].parent_name = joined(found, " + ");
  }
}

/// A region or composite, before units are counted.
RegionInfo region_of(const std::vector<std::string_view>& members, const RegionNames& names) {
  RegionInfo region;
  for (std::string_view code : members) {
    region.members.push_back({std::string(code), names.name(std::string(code))});
    region.code += (region.code.empty() ? "" : "+") + region.members.back().code;
    region.name += (region.name.empty() ? "" : " + ") + region.members.back().name;
  }
  region.composite = members.size() > 1;
  return region;
}

/// A region of the table on its way to become a feature.
struct Found {
  RegionInfo info;
  std::string_view root;  ///< of its component
  bool elsewhere;         ///< the layer has no unit of it
};

Basis weakest(const Rows& rows) {
  Basis basis = Basis::kSource;
  for (const MembershipRow* row : rows) basis = std::max(basis, row->basis);
  return basis;
}

SchemeLabels label_one(const RegionTables& tables, std::string_view scheme,
                       std::span<const std::string> units, Date date,
                       std::string_view parent_scheme) {
  const RowsByUnit index = rows_by_unit(tables, scheme, date);
  std::vector<const Rows*> rows_of_unit;
  for (const std::string& code : units) rows_of_unit.push_back(rows_of(index, code));
  const PartRows part_rows(units, rows_of_unit);
  Components components;
  std::map<std::string_view, std::set<std::string>> part_units;  // by region of the table
  for (const auto& [unit, rows] : index) {
    for (const MembershipRow* row : rows) {
      components.add(row->region);
      if (!row->part || !part_rows.count(unit)) continue;
      components.join(row->region, rows.front()->region);
      part_units[row->region].insert(row->unit);
    }
  }

  std::vector<OutsideUnit> outside;
  for (const std::string& code : units_outside(tables, units, date)) {
    outside.push_back({code, unit_name(tables, code, date)});
  }
  // Regions that have a unit of the layer, then those that have only units outside it, each in the
  // order of their codes.
  std::set<std::string_view> present;
  for (const Rows* rows : rows_of_unit) {
    if (rows) present.insert(components.root(rows->front()->region));
  }
  std::set<std::string_view> away;
  for (const OutsideUnit& unit : outside) {
    if (const Rows* rows = rows_of(index, unit.code)) {
      away.insert(components.root(rows->front()->region));
    }
  }
  const RegionNames names(tables, scheme, date);
  std::vector<Found> found;
  for (const auto& [root, members] : components.members()) {
    if (!present.contains(root) && !away.contains(root)) continue;
    RegionInfo region = region_of(members, names);
    std::set<std::string> parts;
    for (std::string_view member : members) parts.merge(part_units[member]);
    region.part_units.assign(parts.begin(), parts.end());
    found.push_back({std::move(region), root, !present.contains(root)});
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::tie(a.elsewhere, a.info.code) < std::tie(b.elsewhere, b.info.code);
  });

  SchemeLabels labels;
  labels.scheme = scheme;
  std::unordered_map<std::string_view, RegionId> id_of_root;
  for (auto& [region, root, elsewhere] : found) {
    id_of_root.emplace(root, static_cast<RegionId>(id_of_root.size()));
    (elsewhere ? labels.elsewhere : labels.regions).push_back(std::move(region));
  }
  labels.check_codes();
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Rows* rows = rows_of_unit[i];
    if (!rows) {
      labels.add_unit(units[i], kNoRegion, {}, {});
      continue;
    }
    const MembershipRow& row = *rows->front();
    labels.add_unit(units[i], id_of_root.at(components.root(row.region)), weakest(*rows),
                    row.part ? row.unit : std::string());
  }
  for (OutsideUnit& unit : outside) {
    if (const Rows* rows = rows_of(index, unit.code)) {
      unit.region = id_of_root.at(components.root(rows->front()->region));
      unit.basis = weakest(*rows);
    }
    labels.add_outside(std::move(unit));
  }
  add_parents(tables, units, date, parent_scheme, labels);
  return labels;
}

}  // namespace

void SchemeLabels::add_unit(const std::string& code, RegionId id, std::optional<Basis> known_by,
                            std::string part) {
  region.push_back(id);
  basis.push_back(known_by);
  part_of.push_back(std::move(part));
  if (id == kNoRegion) {
    without_region.push_back(code);
    return;
  }
  RegionInfo& info = regions[static_cast<std::size_t>(id)];
  ++info.unit_count;
  if (known_by) ++info.basis_counts[static_cast<std::size_t>(*known_by)];
}

void SchemeLabels::add_outside(OutsideUnit unit) {
  if (unit.region != kNoRegion) {
    const auto id = static_cast<std::size_t>(unit.region);
    RegionInfo& in = id < regions.size() ? regions[id] : elsewhere[id - regions.size()];
    in.units_outside.push_back(unit.code);
  }
  outside.push_back(std::move(unit));
}

void SchemeLabels::check_codes() const {
  for (std::size_t i = 1; i < regions.size(); ++i) {
    if (regions[i - 1].code == regions[i].code) {
      throw InputError(
          fmt::format("scheme {}: two regions made of several get the same code {}; "
                      "give their regions codes without '+' and '|'",
                      in_quotes(scheme), in_quotes(regions[i].code)));
    }
  }
}

std::vector<std::string> SchemeLabels::incomplete() const {
  std::vector<std::string> codes;
  for (const RegionInfo& one : regions) {
    if (!one.units_outside.empty()) codes.push_back(one.code);
  }
  return codes;
}

const RegionInfo& SchemeLabels::info(RegionId id) const {
  const auto position = static_cast<std::size_t>(id);
  return position < regions.size() ? regions[position] : elsewhere[position - regions.size()];
}

void check_scheme(const RegionTables& tables, std::string_view scheme) {
  const std::size_t plus = scheme.find('+');
  if (has_scheme(tables, scheme)) return;
  if (plus == std::string_view::npos) throw no_scheme(tables, scheme);
  check_scheme(tables, scheme.substr(0, plus));
  check_scheme(tables, scheme.substr(plus + 1));
}

SchemeLabels make_labels(const RegionTables& tables, std::string_view scheme,
                         std::span<const std::string> units, Date date,
                         std::string_view parent_scheme) {
  check_scheme(tables, scheme);
  if (!parent_scheme.empty() && !has_scheme(tables, parent_scheme)) {
    throw no_scheme(tables, parent_scheme);
  }
  if (!has_scheme(tables, scheme)) {
    const std::size_t plus = scheme.find('+');
    return refine(make_labels(tables, scheme.substr(0, plus), units, date),
                  make_labels(tables, scheme.substr(plus + 1), units, date), units);
  }
  return label_one(tables, scheme, units, date, parent_scheme);
}

}  // namespace grens
