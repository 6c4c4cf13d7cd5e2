#pragma once
#include <string>

#include "io/layer_look.hpp"

namespace grens {

/// A look as QGIS (3.20 and later) reads it: a QML document with a categorized renderer and labels.
/// Characters that XML cannot hold become U+FFFD.
std::string qgis_style(const LayerLook& look);

}  // namespace grens
