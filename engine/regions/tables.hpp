#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/notices.hpp"
#include "regions/date.hpp"
#include "regions/membership.hpp"

namespace grens {

/// A row of units.csv (`code,name,from,to`): a unit exists under a name.
struct UnitRow {
  std::string code;      ///< as tables and layers write it
  std::string name;      ///< for people
  Validity validity;     ///< the days on which it exists so
  std::size_t line = 0;  ///< of the file, from 1
};

/// A row of regions.csv (`scheme,code,name,parent,from,to`): a region has a name and a parent.
struct RegionRow {
  std::string scheme;    ///< key
  std::string code;      ///< unique in its scheme on a day
  std::string name;      ///< for people
  std::string parent;    ///< code of a region of another scheme; empty: none
  Validity validity;     ///< the days on which it exists so
  std::size_t line = 0;  ///< of the file, from 1
};

/// A row of population.csv (`unit,year,persons,source`): people on 1 January.
struct PopulationRow {
  std::string unit;                     ///< code
  int year = 0;                         ///< the figure is of its 1 January
  std::optional<std::int64_t> persons;  ///< none: unknown (empty, or one of CBS's negative codes)
  std::size_t line = 0;                 ///< of the file, from 1
};

/// What happened to a municipality.
enum class ChangeKind { kMerge, kSplit, kRename, kRecode };

/// The word that tables and outputs use: `merge`, `split`, `rename`, `recode`.
std::string_view to_string(ChangeKind kind);

/// A row of changes.csv (`date,old,new,kind`, and where it has them `certainty`, `source`, `note`;
/// further columns are not read): on `date` the people and land of `old` went to `new`, wholly
/// (merge, rename, recode) or in part (split). A unit that goes on under its code while others join
/// it has a row from itself to itself.
struct ChangeRow {
  Date date;                             ///< the first day on which it is so
  std::string old_code;                  ///< code before
  std::string new_code;                  ///< code after
  ChangeKind kind = ChangeKind::kMerge;  ///< what happened
  std::size_t line = 0;                  ///< of the file, from 1
  std::string certainty;  ///< as the table words it (`certain`, `uncertain`); empty: not said
  std::string source;     ///< where that stands
  std::string note;       ///< for people
};

/// Where the tables lie; only `membership` is compulsory, an empty path is a table not given.
struct TableFiles {
  std::string membership;  ///< path of membership.csv
  std::string units;       ///< path of units.csv
  std::string regions;     ///< path of regions.csv
  std::string population;  ///< path of population.csv
  std::string changes;     ///< path of changes.csv
};

/// A table as it was read: later the file may be another one.
struct TableRead {
  std::string path;    ///< as it was opened
  std::string sha256;  ///< of its bytes
};

/// Everything known about schemes, regions and units. A table that was not given is empty.
struct RegionTables {
  TableFiles files;                       ///< where all of it was read
  std::vector<TableRead> read;            ///< those of `files` that were given
  Membership membership;                  ///< who lies in which region, and when
  std::vector<UnitRow> units;             ///< in the order of the file
  std::vector<RegionRow> regions;         ///< in the order of the file
  std::vector<PopulationRow> population;  ///< in the order of the file
  std::vector<ChangeRow> changes;         ///< in the order of the file
};

/// The membership file, and of `units.csv`, `regions.csv`, `population.csv`, `changes.csv` those
/// that lie in the same folder.
TableFiles table_files_beside(const std::string& membership_file);

/// The tables of a data folder such as shapes/nl: `membership.csv` and those beside it.
TableFiles table_files_in(const std::string& folder);

/// Reads the files. Throws InputError (file, line, what, remedy) for what cannot be read and for
/// rows that contradict each other: a unit or region with two rows at one date, a unit with two
/// populations in a year. Membership in a region that a given regions.csv lacks is noted
/// (`unnamed-region`). O(n log n).
RegionTables load_tables(const TableFiles& files, Notices& notices);

/// Codes of all units that the tables know, at whatever time, sorted.
std::vector<std::string> table_codes(const RegionTables& tables);

/// Codes of the units that exist on `date`, sorted: by units.csv, or else those with a membership.
std::vector<std::string> units_on(const RegionTables& tables, Date date);

/// Name of a unit on `date`, or the latest one that the table has; empty when it has none.
std::string unit_name(const RegionTables& tables, std::string_view code, Date date);

}  // namespace grens
