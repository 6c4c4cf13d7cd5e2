#pragma once
#include <span>
#include <string>

#include "base/notices.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// What a layer of a part of the country lacks, for people: "This layer holds 13 of the 393
/// municipalities of 2015; these regions are incomplete here: police district De Markiezaten (1 of
/// 8)." Composites count as one; with no incomplete region the sentence ends earlier. Empty when it
/// holds all units of the tables.
std::string layer_part_text(const WorkLayer& work, std::span<const SchemeLabels* const> schemes);

/// Warns (`incomplete`) with the same sentence when a region of `schemes` has units outside the
/// layer: it is drawn without them. `units` of the notice are these.
void say_incomplete(const WorkLayer& work, std::span<const SchemeLabels* const> schemes,
                    Notices& notices);

}  // namespace grens
