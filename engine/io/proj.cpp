// Thin ownership over PROJ's C interface. Without its database PROJ knows no CRS, and whatever is
// asked of it fails in its own way; so the database is asked for first.
#include "io/proj.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <string>

#include "base/error.hpp"

namespace grens {
namespace {

void say_nothing(void* /*data*/, int /*level*/, const char* /*text*/) {}

/// Where PROJ was told to look; "" when it was not.
std::string named_folder() {
  for (const char* name : {"PROJ_DATA", "PROJ_LIB"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return fmt::format(" in {}={}", name, value);
  }
  return "";
}

}  // namespace

ProjContextPtr make_proj_context() {
  ProjContextPtr context(proj_context_create());
  proj_context_set_enable_network(context.get(), 0);
  proj_log_func(context.get(), nullptr, say_nothing);
  if (proj_context_get_database_path(context.get()) == nullptr) {
    throw InputError(
        fmt::format("PROJ finds no proj.db{}, without which no CRS is known: install PROJ's data "
                    "(proj-data), or name their folder by PROJ_DATA",
                    named_folder()));
  }
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
