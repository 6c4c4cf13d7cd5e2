#pragma once
#include <vector>

#include "job/work_layer.hpp"
#include "regions/proposal.hpp"

namespace grens {

/// A layer as a proposal makes it.
struct ProposedLayer {
  WorkLayer work;
  std::vector<UnitId> into;  ///< for each unit of the layer before: the one that has its land
};

/// What the rows of a moves file mean on a layer with tables. Throws as resolve_proposal does.
Proposal resolve_proposal(const ProposalFile& file, const WorkLayer& work);

/// The layer with the tables of the proposal. Where units are merged it is joined and its borders
/// are matched again; else borders and measures are those that there are. People of a merged unit
/// are those of its parts.
ProposedLayer proposed_layer(const WorkLayer& work, const Proposal& proposal);

}  // namespace grens
