#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "base/labels.hpp"
#include "coverage/coverage.hpp"
#include "geometry/geos.hpp"
#include "io/read_units.hpp"

namespace grens {

/// The regions of one scheme for the units of a set.
struct BenchScheme {
  std::string key;
  std::vector<RegionId> labels;
  std::size_t region_count = 0;
};

/// A layer in memory with all that its measurements start from.
struct BenchSet {
  UnitSource source;
  std::vector<BenchScheme> schemes;  ///< veiligheidsregio first
  Coverage coverage;

  const RingSet& rings() const { return source.layer.rings; }
  std::size_t unit_count() const { return source.layer.units.size(); }
};

/// Reads the shapefile `path` and labels its units by the tables in the folder `tables`. A code's
/// end from '-' on counts its copies and is not looked up. InputError as the readers.
BenchSet load_set(const std::string& path, const std::string& tables);

/// The units of each region of the first scheme as one GEOS collection: what a union starts from.
std::vector<Geos::Geometry> region_collections(const Geos& geos, const BenchSet& set);

/// Throws when the coverage is not clean, or one of the regions of the first scheme has another
/// area than the union that GEOS makes of it: then no time means anything.
void verify_set(const BenchSet& set);

}  // namespace grens
