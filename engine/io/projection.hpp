#pragma once
#include "io/crs.hpp"
#include "io/proj.hpp"

namespace grens {

/// The bare projection of a projected CRS, without datum: forward from radians on its ellipsoid to
/// its coordinates. Cheaper than a Transformer, and what proj_factors looks at. (Given the CRS
/// itself that sets everything up anew at each call, and with PROJ 9.1 is wrong in feet.)
/// Empty where PROJ cannot write the CRS as a PROJ string.
ProjPtr bare_projection(const Crs& crs);

}  // namespace grens
