// The build hands the version in, so that it is written in one place: the top CMakeLists.txt.
#include "base/version.hpp"

namespace grens {

const char* version() { return GRENS_VERSION; }

}  // namespace grens
