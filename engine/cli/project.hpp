#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "job/main_job.hpp"

namespace grens {

/// A project file (grens.toml). Text is empty, and lists are, where the file says nothing.
struct Project {
  std::filesystem::path file;
  std::string title;
  std::string lang;  ///< `nl` or `en`
  std::optional<int> year;

  std::vector<std::filesystem::path> unit_files;
  std::string layer;
  std::string crs;
  std::string code_field;
  std::string name_field;
  std::string population_field;
  std::string encoding;
  std::string attribution;  ///< of the boundaries
  Dirt dirt = Dirt::kReport;

  std::optional<TableFiles> tables;       ///< none: the file has no [membership]
  std::vector<SchemeWish> schemes;        ///< titled in `lang` (without one in English)
  std::vector<std::size_t> scheme_lines;  ///< where the key of each stands in the file
  /// Pairs of schemes to cross; none: no [cross]; empty: every pair.
  std::optional<std::vector<std::pair<std::string, std::string>>> cross_pairs;

  std::optional<std::filesystem::path> out_dir;
  std::vector<std::string> formats;            ///< names of `formats()`
  std::optional<int> decimals;                 ///< of longitude and latitude, 0..15
  std::optional<std::int64_t> quantization;    ///< of TopoJSON
  std::vector<std::string> select;             ///< fields of the layers
  std::optional<std::filesystem::path> rules;  ///< of grens audit
  std::vector<MapFile> maps;                   ///< of grens run
  std::vector<std::size_t> map_lines;          ///< where the file of each stands
};

/// Reads a project file. Relative paths in it start at the file; of the tables, `file` is the
/// membership, `regions` names the region table, and the others (and `regions`, when not named)
/// are those beside the membership.
/// `lang` goes before the language that the file says; empty: that of the file.
/// Throws InputError ("FILE:LINE: what is wrong, what is allowed") for broken TOML, unknown keys,
/// values of a wrong type or range, and schemes named twice; and when the file cannot be read.
Project read_project(const std::filesystem::path& path, const std::string& lang = {});

/// InputError ("FILE:LINE: ...") for a scheme of the project or of a map, or a parent, that
/// `tables` lack.
void check_schemes(const Project& project, const RegionTables& tables);

}  // namespace grens
