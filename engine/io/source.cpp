// Looks at the file before GDAL does, because GDAL says little about what it cannot open and
// nothing about a shapefile whose parts do not fit.
#include "io/source.hpp"

#include <cpl_string.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "base/error.hpp"
#include "io/connection.hpp"
#include "io/secrets.hpp"
#include "io/shapefile_check.hpp"
#include "io/vsi_file.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

namespace fs = std::filesystem;

std::string extension(const std::string& path) {
  return lower_case(fs::path(path).extension().string());
}

/// No file but a connection string ("PG:...") or a virtual path, which only GDAL understands.
bool only_gdal_understands(const std::string& path) {
  std::error_code error;
  if (fs::exists(path, error)) return false;
  const std::size_t colon = path.find(':');
  const bool scheme = colon != std::string::npos && colon > 1 &&
                      std::all_of(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(colon),
                                  [](unsigned char c) { return std::isalnum(c) != 0; });
  return scheme || path.rfind("/vsi", 0) == 0;
}

/// The file on disk that a virtual path ("/vsizip/a.zip/b.shp", "/vsizip/{a.zip}/b.shp") leads
/// into; "" when there is none. The virtual path is as long as `used` up to there.
std::string file_behind(const std::string& path, std::size_t& used) {
  if (path.rfind("/vsi", 0) != 0) return "";
  std::size_t begin = path.find('/', 1);
  if (begin == std::string::npos) return "";
  ++begin;
  const bool braced = begin < path.size() && path[begin] == '{';
  if (braced) ++begin;
  std::error_code error;
  for (std::size_t end = begin; end < path.size();) {
    end = std::min(path.find(braced ? '}' : '/', end + 1), path.size());
    std::string file = path.substr(begin, end - begin);
    if (!fs::is_regular_file(file, error)) continue;
    used = braced ? end + 1 : end;
    return file;
  }
  return "";
}

void check_readable(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    throw InputError(fmt::format("{}: there is no such file: check the path", path));
  }
  if (fs::is_directory(status)) {
    if (extension(path) == ".gdb") return;
    throw InputError(fmt::format("{}: is a folder: name the file in it", path));
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (!file) {
    throw InputError(
        fmt::format("{}: cannot be read ({}): check its permissions", path, std::strerror(errno)));
  }
  if (fs::is_regular_file(status) && fs::file_size(path, error) == 0) {
    throw InputError(fmt::format("{}: is empty: fetch or copy it again", path));
  }
}

bool holds_layers(const std::string& name) {
  static constexpr std::array kExtensions = {".shp", ".gpkg",     ".geojson",  ".json", ".fgb",
                                             ".gml", ".geojsonl", ".topojson", ".kml",  ".tab"};
  const std::string ending = extension(name);
  return std::find(kExtensions.begin(), kExtensions.end(), ending) != kExtensions.end();
}

/// The path for GDAL of the file in a zip that is meant.
std::string inside_zip(const std::string& path, const std::string& layer) {
  const std::string root = "/vsizip/{" + path + "}";
  const std::unique_ptr<char*, decltype(&CSLDestroy)> listing(VSIReadDirRecursive(root.c_str()),
                                                              CSLDestroy);
  if (!listing) {
    throw InputError(
        fmt::format("{}: is not a zip file, or damaged: fetch or copy it again", path));
  }
  std::vector<std::string> found;
  for (char** entry = listing.get(); *entry != nullptr; ++entry) {
    if (holds_layers(*entry)) found.emplace_back(*entry);
  }
  std::sort(found.begin(), found.end());
  if (found.empty()) {
    throw InputError(fmt::format("{}: holds no file that has layers (.shp, .gpkg, ...)", path));
  }
  if (found.size() == 1) return root + "/" + found.front();
  for (const std::string& entry : found) {
    if (!layer.empty() && fs::path(entry).stem() == layer) return root + "/" + entry;
  }
  throw InputError(
      fmt::format("{}: holds several files: {}; say which with --layer (its name "
                  "without the extension)",
                  path, listed(found)));
}

/// The .shp that a .dbf or .shx belongs to; other paths as they are.
std::string shapefile_of(const std::string& path, Notices& notices) {
  if (extension(path) != ".dbf" && extension(path) != ".shx") return path;
  std::string shp = sibling(path, ".shp");
  if (shp.empty()) {
    throw InputError(fmt::format(
        "{}: is part of a shapefile whose .shp is missing: copy all files of the shapefile into "
        "one folder",
        path));
  }
  notices.info("shapefile", fmt::format("{}: is part of a shapefile, of which {} is read", path,
                                        fs::path(shp).filename().string()));
  return shp;
}

/// Every file of the shapefile that counts, the .shp first.
std::vector<std::string> shapefile_parts(const std::string& shp) {
  std::vector<std::string> parts = {shp};
  for (const char* ending : {".shx", ".dbf", ".prj", ".cpg"}) {
    const std::string part = sibling(shp, ending);
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

/// Opens a PostgreSQL database in a session that cannot change anything, whatever --where says.
void open_database(const std::string& path, Source& source) {
  const Connection connection = parse_connection(path);
  CPLStringList options;
  if (!connection.schema.empty()) options.SetNameValue("SCHEMAS", connection.schema.c_str());
  source.encoding = {"UTF-8", "as the server gives it"};
  source.dataset.reset(GDALDataset::Open(connection.for_gdal.c_str(),
                                         GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR, nullptr,
                                         options.List(), nullptr));
  if (source.dataset) {
    source.dataset->ExecuteSQL("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY", nullptr,
                               nullptr);
  }
  if (!source.dataset || gdal_failed()) {
    throw InputError(fmt::format(
        "{}: PostgreSQL cannot be reached ({}): check the connection, and that the server runs",
        source.path, take_gdal_reason()));
  }
  source.driver = source.dataset->GetDriver()->GetDescription();
}

bool can_hold_polygons(OGRLayer& layer) {
  const OGRwkbGeometryType type = wkbFlatten(layer.GetGeomType());
  return type == wkbUnknown || type == wkbGeometryCollection ||
         OGR_GT_IsSubClassOf(type, wkbSurface) != 0 ||
         OGR_GT_IsSubClassOf(type, wkbMultiSurface) != 0 || type == wkbPolyhedralSurface ||
         type == wkbTIN;
}

}  // namespace

Source open_source(std::shared_ptr<GDALDataset> dataset) {
  setup_gdal();
  take_gdal_messages();
  Source source;
  source.path = source_name(dataset->GetDescription());
  source.driver = dataset->GetDriverName();
  source.encoding = {"UTF-8", "as the format has it"};
  source.dataset = std::move(dataset);
  return source;
}

Source open_source(const std::string& path, const std::string& layer, const std::string& encoding,
                   Notices& notices) {
  setup_gdal();
  take_gdal_messages();
  Source source;
  source.path = source_name(path);
  if (is_connection(path)) {
    open_database(path, source);
    return source;
  }
  std::string name = path;
  bool plain = false;
  std::size_t used = 0;
  if (!only_gdal_understands(path)) {
    check_readable(path);
    source.files = {path};
    const bool zip = extension(path) == ".zip" || extension(path) == ".shz";
    if (zip) name = inside_zip(path, layer);
    plain = !zip;
  } else if (const std::string file = file_behind(path, used); !file.empty()) {
    source.files = {file};
    const bool all = path.find_first_not_of('/', used) == std::string::npos;
    if (all && path.rfind("/vsizip/", 0) == 0) name = inside_zip(file, layer);
  }
  name = shapefile_of(name, notices);
  CPLStringList options;
  if (extension(name) == ".shp") {
    source.shp = name;
    check_shapefile(name);
    if (plain) source.files = shapefile_parts(name);
    const std::string dbf = sibling(name, ".dbf");
    source.encoding = find_encoding(dbf, sibling(name, ".cpg"), encoding, notices);
    options.SetNameValue("ENCODING", source.encoding.name.c_str());
  } else {
    source.encoding = {"UTF-8", "as the format has it"};
    if (!encoding.empty()) {
      notices.info("encoding", fmt::format("{}: --encoding is for a .dbf only and leaves this file "
                                           "as it is",
                                           path));
    }
  }
  source.dataset.reset(GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR,
                                         nullptr, options.List(), nullptr));
  if (!source.dataset) {
    throw InputError(fmt::format("{}: GDAL cannot open it ({}): check what kind of file it is",
                                 source.path, take_gdal_reason()));
  }
  source.driver = source.dataset->GetDriver()->GetDescription();
  return source;
}

OGRLayer& polygon_layer(const Source& source, const std::string& name) {
  GDALDataset& dataset = *source.dataset;
  if (is_connection(source.path) && !name.empty()) {
    // Asked by its exact name, it is found in every schema, and the others are not looked at.
    OGRLayer* layer = dataset.GetLayerByName(name.c_str());
    take_gdal_messages();
    if (layer != nullptr) return *layer;
  }
  std::vector<std::string> all;
  std::vector<OGRLayer*> fit;
  for (OGRLayer* layer : dataset.GetLayers()) {
    all.emplace_back(layer->GetName());
    if (!name.empty() ? lower_case(layer->GetName()) == lower_case(name)
                      : can_hold_polygons(*layer)) {
      fit.push_back(layer);
    }
  }
  if (fit.size() == 1) return *fit.front();
  const std::string choice = listed(all, 50);
  if (all.empty()) throw InputError(fmt::format("{}: has no layers", source.path));
  if (!name.empty()) {
    throw InputError(
        fmt::format("{}: has no layer {}; there are: {}", source.path, in_quotes(name), choice));
  }
  if (fit.empty()) {
    throw InputError(fmt::format("{}: has no polygons, only {} ({}): name a layer of areas",
                                 source.path, choice,
                                 OGRGeometryTypeToName(dataset.GetLayer(0)->GetGeomType())));
  }
  throw InputError(
      fmt::format("{}: has several layers: {}; say which with --layer", source.path, choice));
}

}  // namespace grens
