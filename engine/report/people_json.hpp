#pragma once
#include <nlohmann/json.hpp>

#include "regions/population.hpp"

namespace grens {

/// Adds people to an object: `population`, null where not all are known, and `population_at_least`,
/// null where none are.
void put_people(nlohmann::ordered_json& json, const PopulationSum& sum);

}  // namespace grens
