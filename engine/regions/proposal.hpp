#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "regions/date.hpp"
#include "regions/labels.hpp"
#include "regions/tables.hpp"

namespace grens {

/// What a row of a moves file asks for; the columns that it takes in brackets.
enum class ProposalKind {
  kMove,   ///< [unit] lies in the region [to] of [scheme]
  kMerge,  ///< [unit] becomes part of the unit [to]
  kNew     ///< founds a region named [to] of [scheme], or without a scheme a unit, with the code
           ///< [unit]
};

/// A row of a moves file, as it was written.
struct ProposalRow {
  ProposalKind kind = ProposalKind::kMove;
  std::string unit;
  std::string scheme;
  std::string to;
  std::size_t line = 0;
};

/// A moves file (`kind,unit,scheme,to`) as it was read.
struct ProposalFile {
  std::string file;
  std::string sha256;
  std::vector<ProposalRow> rows;
};

/// Reads a moves file. Throws InputError (file, line, what, remedy) for what cannot be read, a row
/// that lacks what its kind needs, and a file without rows.
ProposalFile read_proposal(const std::string& path);

/// A unit that lies in another region than it did.
struct ProposedMove {
  CodeName unit;
  std::string scheme;
  std::vector<CodeName> from;  ///< by code; empty: no region is known; several: a part in each
  CodeName to;
  std::size_t line = 0;
};

/// A unit that becomes part of another.
struct ProposedMerge {
  CodeName unit;
  CodeName into;
  std::size_t line = 0;
};

/// A region that is founded.
struct ProposedRegion {
  std::string scheme;
  CodeName region;
  std::size_t line = 0;
};

/// Units moved to other regions, units merged and regions founded, as in a bill before parliament.
/// No two parts of it contradict each other.
struct Proposal {
  std::string file;
  std::string sha256;
  std::vector<CodeName> new_units;
  std::vector<ProposedRegion> new_regions;
  std::vector<ProposedMerge> merges;  ///< no unit comes twice, none goes into one that is merged
  std::vector<ProposedMove> moves;    ///< no unit comes twice in a scheme

  /// The unit that a unit becomes part of; nullptr: it goes on.
  const CodeName* merged_into(const std::string& code) const;
  /// Whether a unit is founded.
  bool is_new(const std::string& code) const;
};

/// Finds what the rows of a moves file mean. `units` are those of the layer, `date` is the day of
/// the regions; none: the tables hold no dates. A unit may be a municipality of which the layer has
/// the neighbourhoods, but to merge. Units and regions are named by code or name, in any order of
/// rows.
///
/// Throws InputError ("FILE:LINE: ...") for a scheme, unit or region that is not there, and for
/// what cannot be meant: a unit that is moved twice in a scheme, to where it lies already, or after
/// it was merged away; that is merged twice, into itself, into one that is merged away, or round in
/// a circle; something founded that is there already, or to which nothing comes; and a new unit
/// made of units of several regions of a scheme without a move that tells its own.
/// O(rows * (units + table rows)).
Proposal resolve_proposal(const ProposalFile& file, const RegionTables& tables,
                          std::span<const CodeName> units, std::optional<Date> date);

/// What rows of a proposal cite as their source: the name of the moves file, without its folder.
std::string source_of(const Proposal& proposal);

/// The tables as the proposal makes them from `date` on; none: as if always. A unit that is moved
/// lies wholly in its new region; one that others join keeps its regions; a new unit has those that
/// its parts share. Rows that say something new have the basis `user` and cite the moves file, and
/// so do those of a unit that took in land of another region. The file is among the tables read.
/// O(rows).
RegionTables proposed_tables(RegionTables tables, const Proposal& proposal,
                             std::optional<Date> date);

}  // namespace grens
