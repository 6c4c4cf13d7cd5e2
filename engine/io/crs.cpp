// Every CRS is brought to the same form: the horizontal part, by its authority's own definition
// when its code is known or can be found out. PROJ does the finding (proj_identify); GDAL's objects
// only pass through as WKT.
#include "io/crs.hpp"

#include <fmt/format.h>
#include <ogr_spatialref.h>
#include <proj_experimental.h>  // proj_crs_demote_to_2D

#include <algorithm>
#include <vector>

#include "base/error.hpp"
#include "io/proj.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr int kSureMatch = 90;    // PROJ: same parameters and name, code not in the file
constexpr int kLikelyMatch = 70;  // PROJ: same parameters, another name

/// Without vertical part, third dimension, and fixed shift (if the code behind it is known).
ProjPtr horizontal(ProjPtr crs) {
  PJ_CONTEXT* context = proj_context();
  if (proj_get_type(crs.get()) == PJ_TYPE_COMPOUND_CRS) {
    crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
  }
  if (crs && proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) {
    ProjPtr base(proj_get_source_crs(context, crs.get()));
    if (!proj_code(base.get()).empty()) crs = std::move(base);
  }
  if (crs) crs.reset(proj_crs_demote_to_2D(context, nullptr, crs.get()));
  return crs;
}

/// The part of a bound CRS that says what the coordinates are.
ProjPtr without_shift(ProjPtr crs) {
  if (crs && proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) {
    crs.reset(proj_get_source_crs(proj_context(), crs.get()));
  }
  return crs;
}

ProjPtr from_database(const std::string& code) {
  const std::size_t colon = code.find(':');
  return ProjPtr(proj_create_from_database(proj_context(), code.substr(0, colon).c_str(),
                                           code.substr(colon + 1).c_str(), PJ_CATEGORY_CRS, 0,
                                           nullptr));
}

struct Match {
  ProjPtr crs;
  int confidence = 0;
};

/// The CRS of EPSG that `crs` must be; none when there is no likely one, or several.
Match identify(const PJ* crs) {
  int* confidences = nullptr;
  PJ_OBJ_LIST* found = proj_identify(proj_context(), crs, "EPSG", nullptr, &confidences);
  Match match;
  if (found != nullptr) {
    const int count = proj_list_get_count(found);
    const bool sure = count > 0 && confidences[0] >= kSureMatch;
    const bool only = count > 0 && confidences[0] >= kLikelyMatch &&
                      (count == 1 || confidences[1] < confidences[0]);
    if (sure || only) {
      match.crs.reset(proj_list_get(proj_context(), found, 0));
      match.confidence = confidences[0];
    }
    proj_list_destroy(found);
  }
  proj_int_list_destroy(confidences);
  return match;
}

Crs::Kind kind_of(const PJ* plain) {
  switch (proj_get_type(plain)) {
    case PJ_TYPE_PROJECTED_CRS:
      return Crs::Kind::kProjected;
    case PJ_TYPE_GEOGRAPHIC_2D_CRS:
      return Crs::Kind::kGeographic;
    default:
      return Crs::Kind::kLocal;
  }
}

double unit_of(const PJ* plain) {
  const ProjPtr axes(proj_crs_get_coordinate_system(proj_context(), plain));
  double unit = 1;
  if (axes) {
    proj_cs_get_axis_info(proj_context(), axes.get(), 0, nullptr, nullptr, nullptr, &unit, nullptr,
                          nullptr, nullptr);
  }
  return unit;
}

/// `crs` is horizontal and as good as it gets.
Crs describe(ProjPtr crs, std::string how) {
  Crs result;
  const char* wkt = proj_as_wkt(proj_context(), crs.get(), PJ_WKT2_2019, nullptr);
  result.wkt = wkt == nullptr ? "" : wkt;
  const ProjPtr plain = without_shift(std::move(crs));
  result.code = proj_code(plain.get());
  result.name = proj_name(plain.get());
  result.kind = kind_of(plain.get());
  result.unit = unit_of(plain.get());
  result.how = std::move(how);
  return result;
}

/// Empty when PROJ makes no CRS of it.
ProjPtr make_horizontal(const std::string& definition) {
  ProjPtr crs = make_proj(proj_context(), definition);
  if (crs && proj_is_crs(crs.get()) == 0) crs.reset();
  return crs ? horizontal(std::move(crs)) : nullptr;
}

/// Puts the authority's own definition in the place of a horizontal CRS, where there is one.
Crs settle(ProjPtr crs, const std::string& origin) {
  const std::string code = proj_code(crs.get());
  if (!code.empty()) {
    ProjPtr official = from_database(code);
    return describe(official ? horizontal(std::move(official)) : std::move(crs), "from " + origin);
  }
  const bool bound = proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS;
  const ProjPtr base(bound ? proj_get_source_crs(proj_context(), crs.get()) : nullptr);
  Match match = identify(bound ? base.get() : crs.get());
  if (!match.crs) return describe(std::move(crs), "from " + origin);
  Crs result = describe(horizontal(std::move(match.crs)),
                        fmt::format("identified from {}, which gives no code (PROJ is {}% sure)",
                                    origin, match.confidence));
  result.guessed = match.confidence < kSureMatch;
  return result;
}

ProjPtr create(const Crs& crs) { return make_proj(proj_context(), crs.wkt); }

[[noreturn]] void refuse_local(const Crs& crs) {
  throw InputError(
      fmt::format("the CRS {} ({}) has no known place on Earth in a plane or as longitude and "
                  "latitude: say which CRS it is with --crs, for example --crs EPSG:28992",
                  crs.label(), crs.how));
}

}  // namespace

std::string Crs::label() const {
  if (code.empty()) return name;
  return fmt::format("{} ({})", name, code);
}

Crs crs_from_text(const std::string& text) {
  const bool proj_string = text.rfind('+', 0) == 0;
  ProjPtr crs = make_horizontal(proj_string ? text + " +type=crs" : text);
  const bool is_name = !proj_string && text.find_first_of(":[{") == std::string::npos;
  // PROJ takes the nearest name for one that it does not know.
  if (is_name && crs && lower_case(proj_name(crs.get())) != lower_case(text)) {
    throw UsageError(fmt::format("'{}' is not a CRS; if {} is meant, write {}", text,
                                 proj_name(crs.get()), proj_code(crs.get())));
  }
  if (!crs) {
    throw UsageError(fmt::format(
        "'{}' is not a CRS that PROJ knows: write a code such as EPSG:28992, or WKT", text));
  }
  return settle(std::move(crs), "--crs");
}

Crs crs_from_wkt(const std::string& wkt, const std::string& origin) {
  ProjPtr crs = make_horizontal(wkt);
  if (!crs) {
    throw InputError(
        fmt::format("{}: holds no CRS that PROJ understands: say which it is with --crs, for "
                    "example --crs EPSG:28992",
                    origin));
  }
  return settle(std::move(crs), origin);
}

Crs crs_from_srs(const OGRSpatialReference& srs, const std::string& origin, bool code_in_file) {
  char* wkt = nullptr;
  const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
  srs.exportToWkt(&wkt, options);
  const std::string text = wkt == nullptr ? "" : wkt;
  CPLFree(wkt);
  Crs crs = crs_from_wkt(text, origin);
  if (!code_in_file && crs.how == "from " + origin && !crs.code.empty()) {
    crs.how = fmt::format("identified from {}, which gives no code", origin);
  }
  return crs;
}

bool same_crs(const Crs& a, const Crs& b) {
  if (!a.code.empty() && a.code == b.code) return true;
  const ProjPtr first = create(a);
  const ProjPtr second = create(b);
  return first && second &&
         proj_is_equivalent_to_with_ctx(proj_context(), first.get(), second.get(),
                                        PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0;
}

Crs base_geographic_crs(const Crs& crs) {
  if (crs.kind == Crs::Kind::kLocal) refuse_local(crs);
  const ProjPtr plain = without_shift(create(crs));
  ProjPtr base(plain ? proj_crs_get_geodetic_crs(proj_context(), plain.get()) : nullptr);
  if (!base) refuse_local(crs);
  return describe(horizontal(std::move(base)), "under " + crs.label());
}

Ellipsoid ellipsoid_of(const Crs& crs) {
  const ProjPtr base = create(base_geographic_crs(crs));
  const ProjPtr body(proj_get_ellipsoid(proj_context(), base.get()));
  double inverse_flattening = 0;
  Ellipsoid ellipsoid;
  if (!body || proj_ellipsoid_get_parameters(proj_context(), body.get(), &ellipsoid.semi_major,
                                             nullptr, nullptr, &inverse_flattening) == 0) {
    refuse_local(crs);
  }
  ellipsoid.flattening = inverse_flattening == 0 ? 0 : 1 / inverse_flattening;
  return ellipsoid;
}

OGRSpatialReference make_srs(const Crs& crs) {
  OGRSpatialReference srs;
  srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  srs.importFromWkt(crs.wkt.c_str());
  return srs;
}

}  // namespace grens
