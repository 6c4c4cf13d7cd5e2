#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "base/notices.hpp"
#include "cli/input_options.hpp"
#include "regions/tables.hpp"

namespace grens {

/// A folder that holds membership.csv, and how it was come by ("from --data", ...).
struct DataFolder {
  std::filesystem::path path;
  std::string how;
};

/// The folder of the region tables. A folder counts when it holds membership.csv, or when its child
/// `nl` does. Tried in this order: `given` (--data), the environment's GRENS_DATA, the share folder
/// of this installation (also when it was moved as a whole: from the program's own place), and
/// shapes/ of the sources this was built from. InputError when one of the first two is set and does
/// not count, or when none does; it names what was tried.
DataFolder find_data_folder(const std::string& given);

/// Reads the tables that the options name: those beside --membership, else those of the data
/// folder; says which in `notices` (kind `tables`). Throws as `load_tables` does.
RegionTables read_tables(const TableOptions& options, Notices& notices);

}  // namespace grens
