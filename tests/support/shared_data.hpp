#pragma once
#include <cstdlib>
#include <filesystem>
#include <string>

namespace grens::testing {

/// The path of something in the folder of real data that tests may use where it is there: named by
/// GRENS_SHARED, else `shared` beside the source. "" when it is not there.
inline std::string shared_data(const std::string& name) {
  const char* named = std::getenv("GRENS_SHARED");
  const std::filesystem::path folder =
      named != nullptr ? std::filesystem::path(named)
                       : std::filesystem::path(GRENS_SOURCE_DIR) / ".." / "shared";
  const std::filesystem::path path = folder / "data" / name;
  return std::filesystem::exists(path) ? path.lexically_normal().string() : "";
}

}  // namespace grens::testing

/// Ends the test, aloud, when the real data is not there; else defines `path`.
#define GRENS_SHARED_OR_SKIP(path, name)                         \
  const std::string path = ::grens::testing::shared_data(name);  \
  if (path.empty()) {                                            \
    GTEST_SKIP() << "SKIPPED: there is no real data (" name ")"; \
  }
