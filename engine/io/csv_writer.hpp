#pragma once
#include <cstddef>

#include "io/feature.hpp"
#include "io/sink.hpp"

namespace grens {

/// Writes the properties of a layer, without geometry, as CSV (RFC 4180): UTF-8, a header line,
/// lines ended by LF. Null is an empty field and an empty text is `""`; lists are joined by `,`;
/// numbers read back as they were; booleans are `true` and `false`.
/// Returns how many texts were not UTF-8 (they get U+FFFD). Errors come from the sink.
std::size_t write_csv(const FeatureLayer& layer, const Sink& sink);

}  // namespace grens
