#pragma once
#include <proj.h>

#include <memory>
#include <string>

namespace grens {

struct ProjContextDelete {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct ProjDelete {
  void operator()(PJ* object) const { proj_destroy(object); }
};
using ProjContextPtr = std::unique_ptr<PJ_CONTEXT, ProjContextDelete>;
using ProjPtr = std::unique_ptr<PJ, ProjDelete>;

/// A context of its own: off the network, and silent (errors come back as return values).
/// InputError when PROJ finds no database.
ProjContextPtr make_proj_context();

/// The context of this thread, for questions about CRSs; PROJ contexts cannot be shared.
PJ_CONTEXT* proj_context();

/// Makes a PROJ object of WKT, "EPSG:28992" and the like; empty when PROJ cannot.
ProjPtr make_proj(PJ_CONTEXT* context, const std::string& definition);

/// "Amersfoort / RD New"; "" where PROJ has no name.
std::string proj_name(const PJ* object);
/// "EPSG:28992"; "" where no authority's code is attached.
std::string proj_code(const PJ* object);

}  // namespace grens
