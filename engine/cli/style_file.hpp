#pragma once
#include <filesystem>

#include "map/style.hpp"

namespace grens {

/// Reads a style file (TOML) of maps; what it does not say is as by default:
///
///     [text]
///     font = "DejaVu Sans"   # a family that fontconfig knows
///     note = "Concept"       # one more line at the foot
///     [colours]
///     regions = ["#FFF1B5", "#A9CFEA", ...]  # at least four
///     numbers = ["#FFFFCC", ...]             # from least to most, 2 to 9
///     [lines]                                # of A4; also unit, coast, over, cut
///     region = { colour = "#222222", width = 0.45 }  # mm, 0.05 to 5
///
/// InputError ("FILE:LINE: what is wrong, what is allowed"), and when the file cannot be read.
MapStyle read_style(const std::filesystem::path& path);

}  // namespace grens
