#pragma once

namespace grens {

/// The version of grens, e.g. "0.1.0"; goes into provenance.
const char* version();

}  // namespace grens
