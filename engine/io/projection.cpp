// By way of the PROJ string, which says of a CRS little more than its projection.
#include "io/projection.hpp"

#include <string>

namespace grens {

ProjPtr bare_projection(const Crs& crs) {
  const ProjPtr full = make_proj(proj_context(), crs.wkt);
  const char* text =
      full ? proj_as_proj_string(proj_context(), full.get(), PJ_PROJ_4, nullptr) : nullptr;
  std::string definition = text == nullptr ? "" : text;
  const std::string as_crs = "+type=crs";
  const std::size_t at = definition.find(as_crs);
  if (at == std::string::npos) return nullptr;
  return make_proj(proj_context(), definition.erase(at, as_crs.size()));
}

}  // namespace grens
