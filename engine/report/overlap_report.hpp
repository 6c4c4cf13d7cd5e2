#pragma once
#include <span>
#include <string>

#include "audit/measures.hpp"
#include "coverage/overlaps.hpp"
#include "coverage/unit_layer.hpp"

namespace grens {

/// overlaps.csv: `unit_a,name_a,unit_b,name_b,area_m2,measured,quality`, in the order given; the
/// last two as in neighbours.csv. `codes` are those of the units as the tables write them.
std::string overlaps_csv(std::span<const UnitOverlap> overlaps, std::span<const std::string> codes,
                         const AuditInput& input);

/// One sentence: how many pairs, how much, and the worst three.
std::string overlaps_text(std::span<const UnitOverlap> overlaps, std::span<const std::string> codes,
                          std::span<const Unit> units);

}  // namespace grens
