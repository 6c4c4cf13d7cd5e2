#include <fmt/format.h>

#include <new>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "cli/console.hpp"
#include "cli/program.hpp"
#include "cli/signals.hpp"

namespace grens {
namespace {

/// Runs the program and turns what is thrown into a sentence and an exit code.
ExitCode guarded(const std::vector<std::string>& arguments) {
  try {
    return run_program(arguments);
  } catch (const UsageError& error) {
    print_error(error.what());
    return ExitCode::kUsage;
  } catch (const InputError& error) {
    print_error(error.what());
  } catch (const std::bad_alloc&) {
    print_error(
        "there is not enough memory: use fewer or simpler inputs at a time, or a computer "
        "with more (about 100 bytes for each vertex)");
  } catch (const std::exception& error) {
    print_error(
        fmt::format("internal error: {}; please report it, with the command line", error.what()));
  }
  return ExitCode::kInput;
}

}  // namespace
}  // namespace grens

int main(int argc, char** argv) {
  grens::prepare_process();
  return static_cast<int>(grens::guarded({argv + (argc > 0 ? 1 : 0), argv + argc}));
}
