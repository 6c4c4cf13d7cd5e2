#pragma once
#include <optional>

#include "base/notices.hpp"
#include "io/crs.hpp"
#include "io/source.hpp"

namespace grens {

/// What the file says; none when it says nothing. InputError when it says nonsense.
std::optional<Crs> own_crs(OGRLayer& layer, const Source& source);
/// The same, but none as well when the file says nonsense: for when that is not asked.
std::optional<Crs> own_crs_if_any(OGRLayer& layer, const Source& source);

/// The CRS of a layer: `given` (from --crs) if there is one, else what the file says. Says when it
/// had to be identified, and when `given` overrides another one.
/// InputError when there is none.
Crs layer_crs(OGRLayer& layer, const Source& source, const std::optional<Crs>& given,
              Notices& notices);

}  // namespace grens
