// The remedy depends on the reason alone; whatever is not known asks for another place.
#include "io/write_error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace grens {

InputError write_error(const std::string& path, const std::string& what, int reason) {
  const char* remedy = "choose another place with --out";
  if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG) {
    remedy = "free some space there, or choose another place with --out";
  } else if (reason == EACCES || reason == EPERM) {
    remedy = "change the permissions, or choose another place with --out";
  } else if (reason == ENAMETOOLONG) {
    remedy = "choose a shorter name";
  }
  return InputError(fmt::format("{}: {} ({}): {}", path, what, std::strerror(reason), remedy));
}

}  // namespace grens
