#pragma once
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "job/cross_job.hpp"
#include "job/dissolve_job.hpp"
#include "job/layer_files.hpp"
#include "job/map_files.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// A scheme to be made into a layer.
struct SchemeWish {
  std::string key;
  std::string title;                  ///< for people
  std::optional<std::size_t> expect;  ///< regions there should be, composites counted by members
  std::string parent;                 ///< key of the scheme above
};

/// The main job: unit layer in, region layers and cross-border cases out.
struct MainJob {
  std::string title;
  ReadOptions read;
  RegionTables tables;
  std::optional<int> year;
  DirtRule dirt;
  std::vector<SchemeWish> schemes;
  /// Pairs of scheme keys; none: nothing is crossed; empty: every pair. A pair that comes again,
  /// either way round, is crossed once, as it came first.
  std::optional<std::vector<std::pair<std::string, std::string>>> cross;
  std::vector<MapFile> maps;
  OutputOptions output;
  std::string out;  ///< folder, or a connection to a PostGIS database (is_connection)
};

/// What came of it.
struct MainResult {
  WorkLayer work;
  std::vector<SchemeWish> wishes;
  std::vector<SchemeLayer> schemes;
  std::unique_ptr<CrossFindings> cross;  ///< none when nothing was crossed
  std::string out;                       ///< the folder, or the database without secrets
  std::string schema;                    ///< of a database; empty: `out` is a folder
  std::vector<std::string> files;      ///< names in the folder, the manifest last; or of the tables
  std::vector<std::string> leftovers;  ///< older files or tables there that are not of this run
};

/// Does it. Writes the region layers, borders, neighbours.csv, overlaps.csv when there are any,
/// cross-border.json, .csv and its geometry, the maps, and the manifest, all together or not at
/// all. Into a database go the same as tables, in one transaction; the maps are left out, which is
/// said in `notices` (`not-written`). With `read.strict` a warning is an InputError, before
/// anything is written. Throws as its parts do. The result is on the heap because its parts refer
/// to each other.
std::unique_ptr<MainResult> run_main_job(MainJob job, Notices& notices, const Progress& progress);

/// How many regions a layer stands for: composites count their members, combinations of a
/// refinement one each.
std::size_t region_total(const SchemeLabels& labels);

}  // namespace grens
