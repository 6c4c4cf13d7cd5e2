#include "cli/data_folder.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "base/error.hpp"

namespace grens {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> tables_in(const fs::path& folder) {
  std::error_code ignored;
  for (const fs::path& path : {folder, folder / "nl"}) {
    if (fs::is_regular_file(path / "membership.csv", ignored)) return path;
  }
  return std::nullopt;
}

/// A folder that somebody named: it has to be right.
DataFolder named(const std::string& folder, const std::string& how) {
  if (const auto path = tables_in(folder)) return {*path, how};
  throw InputError(fmt::format(
      "{}: holds no membership.csv, nor does its folder nl; name the folder of the region tables "
      "({})",
      folder, how));
}

}  // namespace

std::vector<DataFolder> usual_data_places(const fs::path& program) {
  std::vector<DataFolder> places;
  if (!program.empty()) {
    const fs::path share = program.parent_path() / GRENS_SHARE_FROM_PROGRAM;
    places.push_back({share.lexically_normal(), "installed with grens"});
  }
  places.push_back({GRENS_SOURCE_SHAPES, "from the sources of grens"});
  return places;
}

DataFolder find_data_folder(const std::string& given) {
  if (!given.empty()) return named(given, "from --data");
  if (const char* variable = std::getenv("GRENS_DATA"); variable != nullptr && *variable != '\0') {
    return named(variable, "from GRENS_DATA");
  }
  std::error_code unknown;
  const fs::path program = fs::read_symlink("/proc/self/exe", unknown);
  std::string tried;
  for (const auto& [place, how] : usual_data_places(program)) {
    if (const auto path = tables_in(place)) return {*path, how};
    tried += (tried.empty() ? "" : ", ") + place.string();
  }
  throw InputError(fmt::format(
      "the region tables are not there (looked in {}); name their folder with --data", tried));
}

RegionTables read_tables(const TableOptions& options, Notices& notices) {
  if (!options.membership.empty()) {
    RegionTables tables = load_tables(table_files_beside(options.membership), notices);
    notices.info("tables", fmt::format("regions by {} (from --membership)", options.membership));
    return tables;
  }
  const DataFolder folder = find_data_folder(options.data);
  RegionTables tables = load_tables(table_files_in(folder.path.string()), notices);
  notices.info("tables", fmt::format("regions by the Dutch tables in {} ({})", folder.path.string(),
                                     folder.how));
  return tables;
}

}  // namespace grens
