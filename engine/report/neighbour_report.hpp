#pragma once
#include <span>
#include <string>

#include "audit/neighbours.hpp"

namespace grens {

/// Neighbours of one scheme, ready to be written. Only borrowed.
struct NeighbourReport {
  const SchemeLabels& labels;
  std::span<const Neighbours> neighbours;
};

/// neighbours.csv: `scheme,a_code,a_name,b_code,b_name,kind,length_km,arcs,unmatched_km,measured,
/// quality`; `kind` is `region`, `no-region` or `outside` (then b has no code and name). `measured`
/// says how (`planar`, `ellipsoidal`), `quality` is `approximate` or empty. Schemes in the order
/// given; `input` is the audit in which the neighbours were found.
std::string neighbours_csv(const AuditInput& input, std::span<const NeighbourReport> reports);

}  // namespace grens
