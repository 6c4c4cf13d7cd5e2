// GDAL puts a code to a .prj that has none, without a word; so the .prj's text is looked at to tell
// what the file said from what GDAL found.
#include "io/layer_crs.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/error.hpp"
#include "io/connection.hpp"
#include "io/vsi_file.hpp"

namespace grens {
namespace {

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

bool gives_code(const std::string& prj) {
  constexpr std::size_t kMost = 1 << 16;
  const std::string text = VsiFile(prj).read(kMost);
  return text.find("AUTHORITY[") != std::string::npos || text.find(",ID[\"") != std::string::npos;
}

}  // namespace

std::optional<Crs> own_crs(OGRLayer& layer, const Source& source) {
  const OGRSpatialReference* srs = layer.GetSpatialRef();
  const std::string prj = source.shp.empty() ? "" : sibling(source.shp, ".prj");
  if (srs == nullptr || srs->IsEmpty()) {
    if (prj.empty() || !gdal_failed()) return std::nullopt;
    throw InputError(
        fmt::format("{}: GDAL can make no CRS of it ({}): copy it again, or name the CRS with "
                    "--crs, for example --crs EPSG:28992",
                    prj, take_gdal_reason()));
  }
  // What a GeoPackage says for "none": "Undefined Cartesian SRS", "Undefined geographic SRS".
  if (srs->GetName() != nullptr && STARTS_WITH_CI(srs->GetName(), "undefined ")) {
    return std::nullopt;
  }
  const bool database = is_connection(source.path);
  return crs_from_srs(*srs, database ? "the database" : file_name(prj.empty() ? source.path : prj),
                      prj.empty() || gives_code(prj));
}

std::optional<Crs> own_crs_if_any(OGRLayer& layer, const Source& source) {
  try {
    return own_crs(layer, source);
  } catch (const InputError&) {
    return std::nullopt;
  }
}

Crs layer_crs(OGRLayer& layer, const Source& source, const std::optional<Crs>& given,
              Notices& notices) {
  if (given) {
    const std::optional<Crs> own = own_crs_if_any(layer, source);
    if (own && !same_crs(*own, *given)) {
      notices.info("crs", fmt::format("{}: says it is in {}, and is taken to be in {}, from --crs",
                                      source.path, own->label(), given->label()));
    }
    return *given;
  }
  const std::optional<Crs> own = own_crs(layer, source);
  if (!own) {
    throw InputError(
        fmt::format("{}: does not say in which CRS it is: name it with --crs, for example --crs "
                    "EPSG:28992",
                    source.path));
  }
  const std::string text =
      fmt::format("{}: its CRS is {}, {}", source.path, own->label(), own->how);
  if (own->guessed) {
    notices.warn("crs", text + "; name the right one with --crs if this is wrong");
  } else if (own->how.rfind("identified", 0) == 0) {
    notices.info("crs", text);
  }
  return *own;
}

}  // namespace grens
