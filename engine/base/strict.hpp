#pragma once
#include "base/notices.hpp"

namespace grens {

/// What --strict means: nothing may be left to a warning. InputError with the first one there is,
/// and how many more there are.
void refuse_warnings(const Notices& notices);

}  // namespace grens
