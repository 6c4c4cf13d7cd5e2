#pragma once
#include <span>
#include <string>

#include "coverage/unit_layer.hpp"
#include "report/cross_report.hpp"

namespace grens {

/// What regions of a scheme are called in a sentence: the English words for the schemes that ship,
/// the key itself for others.
Title scheme_title(const std::string& scheme);

/// What the units are called: municipalities, wijken (CBS: districts, but police and courts have
/// districts as well) or neighbourhoods where all codes are CBS's, else units.
Title unit_title(std::span<const std::string> codes);

/// A unit in a sentence: "Tholen (GM0716)", the code alone where it has no name.
std::string called(const Unit& unit);

}  // namespace grens
