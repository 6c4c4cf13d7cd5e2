#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/notices.hpp"
#include "base/progress.hpp"
#include "cli/input_options.hpp"
#include "coverage/coverage.hpp"
#include "coverage/crossings.hpp"
#include "coverage/mismatch.hpp"
#include "coverage/overlaps.hpp"
#include "io/layer_info.hpp"
#include "io/manifest.hpp"
#include "io/read_units.hpp"
#include "regions/population.hpp"
#include "regions/year.hpp"

namespace grens {

/// How the borders of the units match.
struct BorderFacts {
  MatchCounts segments;
  std::vector<BadSegment> bad;
  double shared = 0;      ///< m of border that two units share
  double outer = 0;       ///< m of border that one unit has alone, without that of `mismatches`
  Mismatches mismatches;  ///< border that runs along another unit's and does not match it
  std::vector<Crossing> crossings;     ///< borders that meet other than in a common node
  std::vector<UnitId> crossing_units;  ///< the units concerned
  bool nested = false;                 ///< a unit, or a part of one, lies in another one
  std::vector<UnitOverlap> inside;     ///< then: which unit (`a`) in which other one (`b`)
  bool match = true;                   ///< as borders_match has it
};

/// Which year's layout the codes are.
struct YearFacts {
  std::string tables;          ///< the membership file that was asked
  std::string normalised;      ///< what was done to the codes to compare them; empty: nothing
  std::optional<YearFit> fit;  ///< none: no year fits
  std::string why_not;         ///< then
};

/// The units of all inputs together.
struct UnitFacts {
  UnitSource source;
  PopulationSum population;
  double area = 0;      ///< m2
  std::string measure;  ///< "planar" or "ellipsoidal"
  BorderFacts borders;
  YearFacts year;
};

/// A manifest and what came out when its files were compared with it.
struct ManifestFacts {
  std::string path;
  ManifestCheck check;
};

/// What `grens info` finds out.
struct InfoFacts {
  std::vector<FileInfo> files;
  std::vector<ManifestFacts> manifests;
  std::optional<UnitFacts> units;
  std::string why_no_units;  ///< when there are none
  bool failed = false;       ///< there are none because something is wrong, not because of a choice
};

/// Looks at the inputs: a manifest is verified, any other file is inspected, and the units of all
/// of them together are read and examined. What stops the reading of units, but not of the facts
/// about the files, ends up in `why_no_units`. InputError for a file that cannot be opened.
InfoFacts gather_info(const ReadOptions& options, const TableOptions& tables, Notices& notices,
                      const Progress& progress);

}  // namespace grens
