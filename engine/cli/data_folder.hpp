#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "cli/input_options.hpp"
#include "regions/tables.hpp"

namespace grens {

/// A folder that holds membership.csv, and how it was come by ("from --data", ...).
struct DataFolder {
  std::filesystem::path path;
  std::string how;
};

/// Where the tables of a program lie without being named: in the share folder of its own
/// installation (PREFIX/share/grens for PREFIX/bin/grens, wherever that was moved to), else in
/// shapes/ of the sources it was built from. Another installation's tables are never its own.
/// Without `program` (its place is not known) only the sources are left.
std::vector<DataFolder> usual_data_places(const std::filesystem::path& program);

/// The folder of the region tables. A folder counts when it holds membership.csv, or when its child
/// `nl` does. Tried in this order: `given` (--data), the environment's GRENS_DATA, and the
/// `usual_data_places` of this program. InputError when one of the first two is set and does not
/// count, or when none does; it names what was tried.
DataFolder find_data_folder(const std::string& given);

/// Reads the tables that the options name: those beside --membership, else those of the data
/// folder; says which in `notices` (kind `tables`). Throws as `load_tables` does.
RegionTables read_tables(const TableOptions& options, Notices& notices);

}  // namespace grens
