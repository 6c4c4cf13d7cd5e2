#pragma once
#include <nlohmann/json.hpp>

#include "cli/console.hpp"
#include "cli/info_facts.hpp"

namespace grens {

/// The facts as text for people, on stdout.
void print_info(const InfoFacts& facts, Console& console);

/// The facts as the document of --json: `files`, `units` (null when there are none, and `problem`
/// says why) and `manifests`. Lengths in km, areas in km2, codes as text.
nlohmann::ordered_json info_json(const InfoFacts& facts);

}  // namespace grens
