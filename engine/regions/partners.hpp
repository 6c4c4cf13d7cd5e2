#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "regions/labels.hpp"
#include "regions/tables.hpp"

namespace grens {

/// How a partner's region lies to the place that is asked about.
enum class PartnerRelation {
  kSame,       ///< the same units
  kAround,     ///< it holds all of the place and more
  kWithin,     ///< it lies wholly in the place, which has more
  kEndsInside  ///< its border runs through the place: it holds a part of it, and more or part-units
};
/// `same`, `around`, `within`, `ends-inside`.
std::string_view to_string(PartnerRelation relation);

/// A region that shares units with the place.
struct Partner {
  std::string scheme;
  CodeName region;
  PartnerRelation relation = PartnerRelation::kSame;
  std::vector<CodeName> shared;  ///< units of the place in it, sorted by code
  std::size_t units = 0;         ///< all units that it has
  Basis basis = Basis::kSource;  ///< the weakest of the rows of `shared`
};

/// A region of a unit as another scheme cuts it.
struct CutRegion {
  /// What lies in one region of the other scheme.
  struct Piece {
    CodeName region;
    std::vector<CodeName> units;  ///< sorted by code
  };
  std::string scheme;
  CodeName region;
  std::string by;             ///< the other scheme
  std::vector<Piece> pieces;  ///< by region code
};

/// Who meets at one table.
struct Partners {
  std::string scheme;  ///< of the place, when it is a region; empty: a unit
  CodeName place;
  std::vector<CodeName> units;        ///< of the place, sorted by code
  std::vector<Partner> list;          ///< schemes in the order of the table, regions by code
  std::vector<std::string> unknown;   ///< schemes that give some unit of the place no region
  std::vector<std::string> modelled;  ///< schemes left out: their regions here are modelled
  /// Of a unit: of each two of its regions of which neither holds the other the one with fewer
  /// units, in the order of `list`.
  std::vector<CutRegion> cut;
};

/// Finds the partners of a unit or region, by the tables of a day. `wanted` is a code, a name or
/// the number in a unit's code; where several places have it, `SCHEME:REGION` says which region is
/// meant. The region's own scheme is not told again, and a region that is only modelled sits at no
/// table. Throws UsageError when none or several are meant, with those there are, or with what
/// became of a unit of another day. O(schemes^2 * rows log rows) at most.
Partners find_partners(const RegionTables& tables, std::string_view wanted, Date date);

}  // namespace grens
