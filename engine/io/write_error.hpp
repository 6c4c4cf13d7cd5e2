#pragma once
#include <string>

#include "base/error.hpp"

namespace grens {

/// "PATH: WHAT (reason): what to do" for an errno value, e.g. what = "cannot be written". The
/// remedy is to free space, to change permissions or to choose another place, as the reason is.
InputError write_error(const std::string& path, const std::string& what, int reason);

}  // namespace grens
