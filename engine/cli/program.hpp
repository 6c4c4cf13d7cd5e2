#pragma once
#include <span>
#include <string>

#include "base/error.hpp"

namespace grens {

/// Finds the command that `arguments` (without the program's name) begin with, and runs it.
/// Throws UsageError, InputError, and whatever the library lets through.
ExitCode run_program(std::span<const std::string> arguments);

}  // namespace grens
