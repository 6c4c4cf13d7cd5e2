// Thin ownership over PROJ's C interface.
#include "io/proj.hpp"

namespace grens {

ProjContextPtr make_proj_context() {
  ProjContextPtr context(proj_context_create());
  proj_context_set_enable_network(context.get(), 0);
  proj_log_level(context.get(), PJ_LOG_NONE);
  return context;
}

PJ_CONTEXT* proj_context() {
  thread_local const ProjContextPtr context = make_proj_context();
  return context.get();
}

ProjPtr make_proj(PJ_CONTEXT* context, const std::string& definition) {
  return ProjPtr(proj_create(context, definition.c_str()));
}

std::string proj_name(const PJ* object) {
  const char* name = proj_get_name(object);
  return name == nullptr ? "" : name;
}

std::string proj_code(const PJ* object) {
  const char* authority = proj_get_id_auth_name(object, 0);
  const char* code = proj_get_id_code(object, 0);
  if (authority == nullptr || code == nullptr) return "";
  return std::string(authority) + ":" + code;
}

}  // namespace grens
