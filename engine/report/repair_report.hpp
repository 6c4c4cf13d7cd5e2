#pragma once
#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "coverage/repair.hpp"
#include "coverage/unit_layer.hpp"

namespace grens {

/// What a repair did, for people: a line for each kind of change, and the units that changed most.
std::string repair_text(const Repair& repair, std::span<const Unit> units);

/// The same in one sentence.
std::string repair_sentence(const Repair& repair, std::span<const Unit> units);

/// How many of what, for provenance.
nlohmann::ordered_json repair_counts(const Repair& repair);

/// All of it: every gap and overlap with its place (layer coordinates), area, mean width and who
/// received it, every unit with its area before and after.
nlohmann::ordered_json repair_json(const Repair& repair, std::span<const Unit> units);

}  // namespace grens
