// The first warning is the nearest to the cause; the others have been collected and are said too.
#include "base/strict.hpp"

#include <fmt/format.h>

#include "base/error.hpp"

namespace grens {

void refuse_warnings(const Notices& notices) {
  const Notice* first = nullptr;
  std::size_t count = 0;
  for (const Notice& notice : notices.list()) {
    if (notice.severity != Severity::kWarning) continue;
    if (first == nullptr) first = &notice;
    ++count;
  }
  if (first == nullptr) return;
  const std::string more = count > 1 ? fmt::format(" (and {} more such findings)", count - 1) : "";
  throw InputError(fmt::format("{}{}: --strict allows none of this", first->text, more));
}

}  // namespace grens
