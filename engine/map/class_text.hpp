#pragma once
#include <span>
#include <string>
#include <vector>

#include "map/classes.hpp"
#include "map/words.hpp"

namespace grens {

/// What a key calls classes, one text each: "5 – 12" with the smallest and the largest number in
/// it, "5" where these are one number; with bounds "100 – 500", "under 100", "500 or more".
/// `numbers` are those classified: there are as many decimals as they (with bounds: the bounds)
/// have, but no more than are needed to tell them apart. What these decimals would leave nothing of
/// has two digits of its own, and what is tiny or huge is written as 1.2e-9.
std::vector<std::string> class_texts(std::span<const NumberClass> classes, Breaks how,
                                     std::span<const double> numbers, Language language);

}  // namespace grens
