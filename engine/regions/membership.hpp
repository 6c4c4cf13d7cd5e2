#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/notices.hpp"
#include "regions/csv.hpp"
#include "regions/date.hpp"

namespace grens {

/// How a fact is known, from the firmest to the weakest.
enum class Basis {
  kSource,     ///< a source says so
  kUser,       ///< the user's own table says so
  kDerived,    ///< follows from sources
  kModelled,   ///< computed by us
  kUnverified  ///< general knowledge without a source
};
/// All of them, the firmest first.
inline constexpr std::array<Basis, 5> kAllBases{Basis::kSource, Basis::kUser, Basis::kDerived,
                                                Basis::kModelled, Basis::kUnverified};

/// The word that tables and outputs use: `source`, `user`, `derived`, `modelled`, `unverified`.
std::string_view to_string(Basis basis);
/// The basis that such a word means; nothing for another word.
std::optional<Basis> parse_basis(std::string_view word);

/// A unit lies in a region of a scheme.
struct MembershipRow {
  std::string unit;            ///< code
  std::string scheme;          ///< key
  std::string region;          ///< code
  Validity validity;           ///< the days on which it lies there
  bool part = false;           ///< only a part of the unit lies in the region
  Basis basis = Basis::kUser;  ///< how that is known
  std::string source;          ///< where that stands
  std::string note;            ///< for people
  std::size_t line = 0;        ///< of the file, from 1
};

/// The table unit -> region for each scheme. While a unit lies in several regions of a scheme, all
/// the rows that say so have `part`.
struct Membership {
  std::string file;                  ///< what messages call it
  std::vector<MembershipRow> rows;   ///< in the order of the file
  std::vector<std::string> schemes;  ///< keys, in the order in which the file first names them
};

/// Reads a membership table of either form:
/// - long: the columns `unit`, `scheme`, `region`, and any of `from`, `to` (ISO dates, `to`
///   exclusive, empty is open), `part` (`yes`, `no` or empty), `basis` (empty is `user`), `source`,
///   `note`; further columns are not read;
/// - wide (no columns `scheme` and `region`): `unit`, and every other column is a scheme whose
///   cells are regions, empty for none; valid always, basis `user`.
/// A row that repeats another one (same unit, scheme, region, part and basis at some date) is
/// counted in a notice `repeated-row`. Throws InputError that names file and line for anything it
/// cannot read, and naming both rows where a unit lies in two regions of a scheme at some date and
/// not both say `part=yes`, or where two rows for one region contradict each other.
Membership parse_membership(const CsvTable& table, Notices& notices);

}  // namespace grens
