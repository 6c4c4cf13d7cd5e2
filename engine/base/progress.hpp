#pragma once
#include <functional>
#include <string_view>

namespace grens {

/// Called now and then during long work with the share done (0..1) and what is being done.
/// An empty function means that nobody watches.
using Progress = std::function<void(double share, std::string_view what)>;

}  // namespace grens
