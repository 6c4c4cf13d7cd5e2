#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/labels.hpp"
#include "regions/date.hpp"
#include "regions/membership.hpp"
#include "regions/tables.hpp"

namespace grens {

/// A code and what it is called.
struct CodeName {
  std::string code;  ///< unique among its kind
  std::string name;  ///< for people
  /// By code (bytes), then name.
  auto operator<=>(const CodeName&) const = default;
};

/// How many units rest on each basis; index it with `static_cast<std::size_t>(basis)`.
using BasisCounts = std::array<std::size_t, kAllBases.size()>;

/// A region as a feature: one region of the table, or several that cannot be told apart.
struct RegionInfo {
  std::string code;  ///< of a composite: the members' codes joined with `+`
  std::string
      name;  ///< of a composite: the members' names joined with ` + `; else, unnamed, the code
  std::string parent;       ///< code of the region above; empty: none. Several are joined with `+`
  std::string parent_name;  ///< its name, or its code where it has none
  bool composite = false;   ///< made of regions that cannot be told apart
  std::vector<CodeName>
      members;  ///< the table's regions it is made of, sorted by code, at least one
  /// Units (codes of the table) of which only a part lies in a member, sorted. Not empty for a
  /// composite; a region that is no composite and has some is drawn with the whole unit, or
  /// without it when the layer lacks the unit, and has to say so.
  std::vector<std::string> part_units;
  std::size_t unit_count = 0;  ///< units of the layer
  BasisCounts basis_counts{};  ///< units of the layer by the basis of their membership
  /// Units of the table that lie in it and that the layer lacks, sorted: it is incomplete here.
  std::vector<std::string> units_outside;

  /// Whether only a part of some unit lies in it.
  bool partial() const { return !part_units.empty(); }
};

/// A unit that the table knows on the date and that the layer lacks (see `units_outside`).
struct OutsideUnit {
  std::string code;              ///< as the tables write it
  std::string name;              ///< empty: the table has none
  RegionId region = kNoRegion;   ///< as SchemeLabels::info takes it
  std::optional<Basis> basis{};  ///< the weakest of its rows; else none
};

/// One scheme's regions for the units of a layer.
struct SchemeLabels {
  std::string scheme;                       ///< key; of a refinement the keys joined with `+`
  std::vector<RegionId> region;             ///< for each unit: position in `regions`, or kNoRegion
  std::vector<std::optional<Basis>> basis;  ///< for each unit: the weakest of its rows; else none
  std::vector<std::string> part_of;         ///< for each unit: the code of the table that lies only
                                            ///< partly in its region; empty: it lies there wholly
  std::vector<RegionInfo> regions;          ///< sorted by code (bytes); each has a unit at least
  std::vector<std::string> without_region;  ///< codes of the units with kNoRegion, in their order
  std::vector<OutsideUnit> outside;         ///< sorted by code; the same units for every scheme
  /// Regions of `outside` of which the layer has no unit, sorted by code, without parents. Their
  /// ids go on after those of `regions`.
  std::vector<RegionInfo> elsewhere;
  bool refinement = false;  ///< regions are combinations of those of several schemes

  /// A region, of the layer or elsewhere.
  const RegionInfo& info(RegionId id) const;
  /// Codes of the regions that have units of the layer and others outside it.
  std::vector<std::string> incomplete() const;
  /// Whether the layer has a unit of a region.
  bool is_here(RegionId id) const {
    return id != kNoRegion && static_cast<std::size_t>(id) < regions.size();
  }
  /// Appends a unit and counts it with its region.
  void add_unit(const std::string& code, RegionId id, std::optional<Basis> known_by,
                std::string part);
  /// Throws InputError when two neighbours of the sorted `regions` have the same code.
  void check_codes() const;
  /// Appends a unit that the layer lacks and tells it to its region.
  void add_outside(OutsideUnit unit);
};

/// Throws UsageError, listing those there are, for a scheme (or a part of a refinement `a+b`) that
/// the table lacks: to be asked before anything expensive is done.
void check_scheme(const RegionTables& tables, std::string_view scheme);

/// Labels `units` (codes in the order of the layer) with the regions of `scheme` on `date`.
///
/// A unit takes its own rows, or when it has none in this scheme those of its municipality (a
/// neighbourhood). Regions that share a unit, each with a part of it, cannot be told apart: they
/// are joined by connected component into one composite. Part rows of a unit that the layer lacks
/// join as well, so that a part of the country is drawn like the whole; those of a municipality
/// whose neighbourhoods have rows of their own do not.
///
/// The units that the table has and the layer lacks come in `outside`, with the regions they lie
/// in.
///
/// `scheme` may be several keys `a+b`: their common refinement, see `refine`.
/// `parent_scheme` says which scheme the parents are of; where regions.csv gives a region no
/// parent, it is the one region of that scheme that has all its units, those outside the layer too.
/// Without it, parents are
/// those of regions.csv, and their names come from the first scheme there that has all of them.
///
/// Throws UsageError for a scheme that the table lacks (it lists those there are), InputError when
/// two regions would get the same code. O(rows + units), up to sorting.
SchemeLabels make_labels(const RegionTables& tables, std::string_view scheme,
                         std::span<const std::string> units, Date date,
                         std::string_view parent_scheme = {});

/// The common refinement of two labellings of the same units, in the layer and outside: one region
/// for each combination that occurs, code `a|b` and name `a | b`, no parent, members and parts of
/// both, the weaker basis of the two. A unit without a region in either has none. Throws InputError
/// when two combinations would get the same code.
SchemeLabels refine(const SchemeLabels& a, const SchemeLabels& b,
                    std::span<const std::string> units);

/// Labels from a column of the layer: a region for each value, which is its code and name; an empty
/// value is no region. No basis, and nothing is known outside the layer.
SchemeLabels labels_from_values(std::string scheme, std::span<const std::string> units,
                                std::span<const std::string> values);

}  // namespace grens
