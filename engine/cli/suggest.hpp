#pragma once
#include <span>
#include <string>
#include <string_view>

namespace grens {

/// "; did you mean 'x'?" for the candidate that a misspelt word is most like (first of equals), or
/// nothing when none is near: up to a third of its letters wrong, left out, added or swapped.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace grens
