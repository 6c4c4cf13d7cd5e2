#pragma once
#include <span>
#include <string>

#include "report/cross_report.hpp"

namespace grens {

/// What regions of a scheme are called in a sentence: the English words for the schemes that ship,
/// the key itself for others.
Title scheme_title(const std::string& scheme);

/// What the units are called: municipalities or neighbourhoods where all codes are CBS's, else
/// units.
Title unit_title(std::span<const std::string> codes);

}  // namespace grens
