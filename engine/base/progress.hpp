#pragma once
#include <functional>
#include <string_view>

namespace grens {

/// Called now and then during long work with the share done (0..1) and what is being done.
/// An empty function means that nobody watches.
using Progress = std::function<void(double share, std::string_view what)>;

/// For a step of the work that tells 0..1 of its own and is the first half of the whole.
inline Progress first_half(const Progress& progress) {
  if (!progress) return {};
  return [progress](double share, std::string_view what) { progress(share / 2, what); };
}

}  // namespace grens
