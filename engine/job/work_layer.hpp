#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/borders.hpp"
#include "audit/measures.hpp"
#include "base/notices.hpp"
#include "base/progress.hpp"
#include "coverage/coverage.hpp"
#include "coverage/crossings.hpp"
#include "coverage/mismatch.hpp"
#include "coverage/overlaps.hpp"
#include "coverage/repair.hpp"
#include "io/read_units.hpp"
#include "regions/labels.hpp"
#include "regions/population.hpp"
#include "regions/retime.hpp"
#include "regions/tables.hpp"
#include "regions/year.hpp"

namespace grens {

/// A unit layer ready for any question: read, matched, measured, its year and people known.
struct WorkLayer {
  UnitSource source;                   ///< as it was read, and what from
  std::vector<std::string> codes;      ///< those of `source.layer`
  std::optional<RegionTables> tables;  ///< none: only columns of the layer are asked for
  YearFit fit;                         ///< meaningful with tables
  std::vector<Divided> divided;        ///< units of another year than the regions asked for
  std::size_t table_units = 0;         ///< how many units the tables know on the date
  std::vector<std::string> outside;    ///< codes of those that the layer lacks (`units_outside`)
  Coverage coverage;                   ///< the borders, each once
  std::vector<Crossing> crossings;     ///< in layer coordinates; empty for a clean layer
  bool nested = false;                 ///< a unit lies in another one that leaves no hole for it
  std::unique_ptr<Measurer> measurer;  ///< for the layer's CRS
  CoverageMeasures measures;           ///< of `coverage`
  Mismatches mismatches;               ///< borders without a twin
  std::vector<UnitOverlap> overlaps;   ///< pairs of units; looked for only when not clean()
  SliverSums slivers;                  ///< looked for with them
  std::optional<Repair> repair;  ///< what was done to the borders; its rings are those of `source`
  UnitPopulation population;     ///< people of each unit
  std::vector<std::optional<std::int64_t>> table_persons;  ///< as AuditInput has it

  /// What audits look at; refers to this layer, which must stay where it is.
  AuditInput audit() const {
    return {source.layer, coverage, measures, population, mismatches, table_persons};
  }
  /// Whether the borders match, as borders_match has it.
  bool clean() const;
};

/// What to do about a layer whose borders do not match.
enum class Dirt {
  kReport,  ///< say it and go on
  kRepair,  ///< repair it, as grens repair does
  kRefuse
};

/// The same with what a repair is to go by.
struct DirtRule {
  Dirt dirt = Dirt::kReport;             ///< what to do
  std::optional<double> tolerance = {};  ///< m, of kRepair; none: found from the layer
};

/// Reads and prepares a layer. With tables its codes are brought to their form, and its units in
/// the order of these; the year is fitted (`year`: asked for; see fit_tables) and people come from
/// the layer's own field, else from the tables. What was found dirty goes to `notices` (kinds
/// `bad-segment`, `crossing`, `mismatch`, `overlap`); with Dirt::kRefuse it is an InputError. A
/// layer whose borders match pays nothing for Dirt::kRepair, unless the tolerance asked for is
/// wider than they were looked at for. `progress` goes from 0 to 0.6: the rest is the caller's.
/// Throws as read_units and fit_year do.
WorkLayer prepare_layer(const ReadOptions& read, std::optional<RegionTables> tables,
                        std::optional<int> year, const DirtRule& rule, Notices& notices,
                        const Progress& progress);

/// Matches the borders of a layer that is read and has a measurer, measures them, and looks where
/// they do not match: all from `coverage` to `mismatches`.
void match_borders(WorkLayer& work);

/// Labels of one scheme as a person names it: a key of the tables, or several joined with `+`.
SchemeLabels label_layer(const WorkLayer& work, const std::string& scheme,
                         const std::string& parent_scheme = {});

/// Says which units have no region (kind `no-region`), and which lie partly in several because they
/// are of another year (kind `divided-unit`).
void warn_of_labels(const WorkLayer& work, const SchemeLabels& labels, Notices& notices);

/// Codes of units, e.g. for messages.
std::vector<std::string> codes_of(const WorkLayer& work, const std::vector<UnitId>& units);

}  // namespace grens
