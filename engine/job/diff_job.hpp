#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "base/progress.hpp"
#include "io/read_units.hpp"
#include "regions/tables.hpp"
#include "report/diff_report.hpp"

namespace grens {

/// What a person asks of a comparison.
struct DiffWish {
  std::vector<std::string> schemes;  ///< keys; empty: all that the tables have
  std::optional<double> tolerance;   ///< m, of two layers; none: found from them
};

/// Two layers and what their geometry tells; coordinates are in the first one's CRS.
struct DiffedLayers {
  UnitSource before;
  UnitSource after;
  std::optional<Operation> operation;  ///< how the second came to the first one's CRS; none: it
                                       ///< was in it
  std::unique_ptr<Measurer> measurer;
  Overlaid overlaid;
  FoundTolerance tolerance;
  MovedLand land;
  MovedBorders borders;
};

/// A comparison and all that its report borrows. Stays where it is made.
struct Diffed {
  std::string before_name;  ///< "2018", "old.shp"
  std::string after_name;
  std::vector<TableRead> tables;  ///< all that were read
  Layout before;
  Layout after;
  Lineage lineage;
  LayoutDiff diff;
  std::optional<DiffedLayers> layers;  ///< none for years and tables
  std::optional<LandReport> land;      ///< the same, to be told

  Diffed() = default;
  Diffed(const Diffed&) = delete;
  Diffed& operator=(const Diffed&) = delete;
  DiffReport report() const;
};

/// Compares the layouts of 1 January of two years. InputError when the tables have no layout of
/// one of them or lack a scheme, or `before` is the later one. Warns where the tables have no
/// changes (`no-changes`).
std::unique_ptr<Diffed> diff_years(const RegionTables& tables, int before, int after,
                                   const DiffWish& wish, Notices& notices);

/// Compares two tables as they are on 1 January of `year`, or without one on that of the latest
/// year that both know (common_year), which is said in `notices`. Where one of them has changes,
/// units that only one knows are followed by these (succession_apart); else units are the same when
/// their codes are. Throws as common_year and check_year do, UsageError when neither has a scheme.
std::unique_ptr<Diffed> diff_tables(const RegionTables& before, const RegionTables& after,
                                    std::optional<int> year, const DiffWish& wish,
                                    Notices& notices);

/// Reads and compares two unit layers. Where the codes of both fit a year of the tables, units are
/// followed by the changes of the tables and the regions of these years are compared; else units
/// are the same when their codes are, which is said. A layer that fits several years equally has
/// one that keeps the first from being the later one, if there is one (`year`). Warns of borders
/// within a layer that do not match (`mismatch`). InputError when the first is the later one,
/// or when neither half of the units of the first go on in the second nor half of those of the
/// second come from the first; else throws as read_units does.
std::unique_ptr<Diffed> diff_layers(const ReadOptions& before, const ReadOptions& after,
                                    const RegionTables& tables, const DiffWish& wish,
                                    Notices& notices, const Progress& progress);

/// Files that were read, so that none of them is overwritten.
std::vector<std::string> files_read(const Diffed& diffed);

}  // namespace grens
