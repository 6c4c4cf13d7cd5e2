#pragma once
#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "coverage/repair.hpp"
#include "coverage/simplify.hpp"
#include "coverage/unit_layer.hpp"

namespace grens {

/// How borders were simplified, for people: vertices, method, what had to stay, and the unit whose
/// area changed most. `changes` are of all units.
std::string simplify_text(const Simplified& simplified, std::span<const UnitChange> changes,
                          std::span<const Unit> units);

/// The same in one sentence, for outputs whose figures are of the borders as read.
std::string simplify_sentence(const Simplified& simplified);

/// Method, target and counts, for provenance.
nlohmann::ordered_json simplify_counts(const Simplified& simplified);

/// The same, and every unit with its area before and after.
nlohmann::ordered_json simplify_json(const Simplified& simplified,
                                     std::span<const UnitChange> changes,
                                     std::span<const Unit> units);

}  // namespace grens
