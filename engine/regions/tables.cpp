// Each table is read row by row with `Fields`. Rows that would give two answers at one date are
// found by sorting on their key and comparing neighbours that begin one after another.
#include "regions/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "regions/fields.hpp"
#include "regions/population.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

InputError twice(const std::string& file, std::size_t a, std::size_t b, const std::string& what) {
  return InputError(fmt::format("{}:{} and {}:{}: {}; remove one", file, std::min(a, b), file,
                                std::max(a, b), what));
}

/// Throws when two rows with the same key hold at one date. `name` words the key for the message.
template <typename Row, typename Key, typename Name>
void check_once(const std::string& file, const std::vector<Row>& rows, Key key, Name name) {
  std::vector<const Row*> sorted;
  for (const Row& row : rows) sorted.push_back(&row);
  std::sort(sorted.begin(), sorted.end(), [&](const Row* a, const Row* b) {
    return std::make_pair(key(*a), a->validity.from) < std::make_pair(key(*b), b->validity.from);
  });
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    const Row &a = *sorted[i - 1], &b = *sorted[i];
    if (key(a) == key(b) && a.validity.overlaps(b.validity)) {
      throw twice(file, a.line, b.line, name(a) + " has two rows that hold at one date");
    }
  }
}

std::vector<UnitRow> read_units(const CsvTable& table) {
  const std::size_t code = table.column("code");
  const auto name = table.find_column("name");
  const Fields fields(table);
  std::vector<UnitRow> rows;
  for (const CsvRow& row : table.rows) {
    rows.push_back({fields.required(row, code), std::string(fields.text(row, name)),
                    fields.validity(row), row.line});
  }
  check_once(
      table.file, rows, [](const UnitRow& row) { return row.code; },
      [](const UnitRow& row) { return "unit " + in_quotes(row.code); });
  return rows;
}

std::vector<RegionRow> read_regions(const CsvTable& table) {
  const std::size_t scheme = table.column("scheme");
  const std::size_t code = table.column("code");
  const std::size_t name = table.column("name");
  const auto parent = table.find_column("parent");
  const Fields fields(table);
  std::vector<RegionRow> rows;
  for (const CsvRow& row : table.rows) {
    rows.push_back({fields.required(row, scheme), fields.required(row, code),
                    fields.required(row, name), std::string(fields.text(row, parent)),
                    fields.validity(row), row.line});
  }
  check_once(
      table.file, rows, [](const RegionRow& row) { return std::make_pair(row.scheme, row.code); },
      [](const RegionRow& row) {
        return fmt::format("region {} of scheme {}", in_quotes(row.code), in_quotes(row.scheme));
      });
  return rows;
}

int read_year(const CsvTable& table, const CsvRow& row, const Fields& fields, std::size_t column) {
  const std::int64_t year = fields.integer(row, column);
  if (year < kFirstYear || year > kLastYear) {
    throw error_at(table.file, row.line, fmt::format("{} is no year; write it like 2019", year));
  }
  return static_cast<int>(year);
}

std::vector<PopulationRow> read_population(const CsvTable& table) {
  const std::size_t unit = table.column("unit");
  const std::size_t year = table.column("year");
  const std::size_t persons = table.column("persons");
  const Fields fields(table);
  std::vector<PopulationRow> rows;
  std::map<std::pair<std::string, int>, std::size_t> lines;
  for (const CsvRow& row : table.rows) {
    PopulationRow read{
        fields.required(row, unit), read_year(table, row, fields, year), {}, row.line};
    if (!fields.text(row, persons).empty()) {
      const std::int64_t count = fields.integer(row, persons);
      if (count >= 0 && !is_population(count)) {
        throw error_at(table.file, row.line,
                       fmt::format("{} is more people than there can be; correct it", count));
      }
      if (count >= 0) read.persons = count;
    }
    const auto [before, fresh] = lines.try_emplace({read.unit, read.year}, row.line);
    if (!fresh) {
      throw twice(
          table.file, before->second, row.line,
          fmt::format("unit {} has two populations for {}", in_quotes(read.unit), read.year));
    }
    rows.push_back(std::move(read));
  }
  return rows;
}

ChangeKind read_kind(const CsvTable& table, const CsvRow& row, std::string_view word) {
  for (const ChangeKind kind :
       {ChangeKind::kMerge, ChangeKind::kSplit, ChangeKind::kRename, ChangeKind::kRecode}) {
    if (word == to_string(kind)) return kind;
  }
  throw error_at(table.file, row.line,
                 fmt::format("{} in the column 'kind' is none of merge, split, rename, recode",
                             in_quotes(word)));
}

std::vector<ChangeRow> read_changes(const CsvTable& table) {
  const std::size_t date = table.column("date");
  const std::size_t old_code = table.column("old");
  const std::size_t new_code = table.column("new");
  const std::size_t kind = table.column("kind");
  const auto certainty = table.find_column("certainty");
  const auto source = table.find_column("source");
  const auto note = table.find_column("note");
  const Fields fields(table);
  std::vector<ChangeRow> rows;
  for (const CsvRow& row : table.rows) {
    fields.required(row, date);
    rows.push_back({*fields.date(row, date), fields.required(row, old_code),
                    fields.required(row, new_code), read_kind(table, row, fields.text(row, kind)),
                    row.line, std::string(fields.text(row, certainty)),
                    std::string(fields.text(row, source)), std::string(fields.text(row, note))});
  }
  return rows;
}

/// Notes regions that memberships name and regions.csv does not.
void note_unnamed(const RegionTables& tables, Notices& notices) {
  std::set<std::pair<std::string_view, std::string_view>> named;
  for (const RegionRow& row : tables.regions) named.emplace(row.scheme, row.code);
  std::set<std::string> unnamed;
  for (const MembershipRow& row : tables.membership.rows) {
    if (!named.contains({row.scheme, row.region})) unnamed.insert(row.scheme + " " + row.region);
  }
  if (unnamed.empty()) return;
  const std::vector<std::string> list(unnamed.begin(), unnamed.end());
  notices.warn("unnamed-region",
               fmt::format("{} no name in {} and called by code: {}",
                           spoken_count(list.size(), "region has", "regions have"),
                           tables.files.regions, listed(list)),
               list.size());
}

}  // namespace

std::string_view to_string(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kMerge:
      return "merge";
    case ChangeKind::kSplit:
      return "split";
    case ChangeKind::kRename:
      return "rename";
    case ChangeKind::kRecode:
      return "recode";
  }
  return "";
}

TableFiles table_files_beside(const std::string& membership_file) {
  const std::filesystem::path folder = std::filesystem::path(membership_file).parent_path();
  const auto beside = [&](const char* name) {
    std::error_code ignored;
    const std::filesystem::path file = folder / name;
    return std::filesystem::exists(file, ignored) ? file.string() : std::string();
  };
  return {membership_file, beside("units.csv"), beside("regions.csv"), beside("population.csv"),
          beside("changes.csv")};
}

TableFiles table_files_in(const std::string& folder) {
  return table_files_beside((std::filesystem::path(folder) / "membership.csv").string());
}

RegionTables load_tables(const TableFiles& files, Notices& notices) {
  RegionTables tables;
  tables.files = files;
  const auto read = [&](const std::string& path) {
    CsvTable table = read_csv(path);
    tables.read.push_back({path, table.sha256});
    return table;
  };
  tables.membership = parse_membership(read(files.membership), notices);
  if (!files.units.empty()) tables.units = read_units(read(files.units));
  if (!files.regions.empty()) {
    tables.regions = read_regions(read(files.regions));
    note_unnamed(tables, notices);
  }
  if (!files.population.empty()) tables.population = read_population(read(files.population));
  if (!files.changes.empty()) tables.changes = read_changes(read(files.changes));
  return tables;
}

std::vector<std::string> table_codes(const RegionTables& tables) {
  std::set<std::string> codes;
  for (const UnitRow& row : tables.units) codes.insert(row.code);
  for (const MembershipRow& row : tables.membership.rows) codes.insert(row.unit);
  return {codes.begin(), codes.end()};
}

std::vector<std::string> units_on(const RegionTables& tables, Date date) {
  std::vector<std::string> codes;
  for (const UnitRow& row : tables.units) {
    if (row.validity.holds(date)) codes.push_back(row.code);
  }
  if (tables.units.empty()) {
    for (const MembershipRow& row : tables.membership.rows) {
      if (row.validity.holds(date)) codes.push_back(row.unit);
    }
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

std::string unit_name(const RegionTables& tables, std::string_view code, Date date) {
  const UnitRow* latest = nullptr;
  for (const UnitRow& row : tables.units) {
    if (row.code != code) continue;
    if (row.validity.holds(date)) return row.name;
    if (!latest || latest->validity.from < row.validity.from) latest = &row;
  }
  return latest ? latest->name : std::string();
}

}  // namespace grens
