#pragma once
#include <functional>
#include <string_view>

namespace grens {

/// Takes the bytes of a file in their order, piece by piece (some 100 kB each).
/// Throws InputError when they cannot be stored.
using Sink = std::function<void(std::string_view bytes)>;

/// Writes to standard output (`--out -`). InputError when that fails (full disk, closed).
Sink stdout_sink();

}  // namespace grens
