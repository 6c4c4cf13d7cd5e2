// Looks at the path before GDAL does, because GDAL says little about what it cannot open.
#include "io/layer_place.hpp"

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
#include <optional>

#include "base/error.hpp"
#include "io/remote.hpp"
#include "io/secrets.hpp"
#include "io/standard_input.hpp"
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
  if (fs::is_directory(status)) return;
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    throw InputError(
        fmt::format("{}: is a pipe or device, which cannot be read more than once: send it to "
                    "standard input, and name - as the file",
                    path));
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (!file) {
    throw InputError(
        fmt::format("{}: cannot be read ({}): check its permissions", path, std::strerror(errno)));
  }
  if (fs::file_size(path, error) == 0) {
    throw InputError(fmt::format("{}: is empty: fetch or copy it again", path));
  }
}

bool holds_layers(const std::string& name) {
  static constexpr std::array kExtensions = {".shp", ".gpkg",     ".geojson",  ".json", ".fgb",
                                             ".gml", ".geojsonl", ".topojson", ".kml",  ".tab"};
  const std::string ending = extension(name);
  return std::find(kExtensions.begin(), kExtensions.end(), ending) != kExtensions.end();
}

/// The files with layers in a zip, as paths in it. `path` is what messages call it.
std::vector<std::string> names_in_zip(const std::string& root, const std::string& path) {
  const std::unique_ptr<char*, decltype(&CSLDestroy)> listing(VSIReadDirRecursive(root.c_str()),
                                                              CSLDestroy);
  if (!listing) {
    refuse_if_unreachable(path);
    throw InputError(fmt::format("{}: is not a zip file, or damaged: fetch or copy it again",
                                 source_name(path)));
  }
  std::vector<std::string> found;
  for (char** entry = listing.get(); *entry != nullptr; ++entry) {
    if (holds_layers(*entry)) found.emplace_back(*entry);
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// The same in a folder, but not in the folders in it.
std::vector<std::string> names_in_folder(const std::string& folder) {
  std::vector<std::string> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (holds_layers(name)) found.push_back(name);
  }
  if (error) {
    throw InputError(
        fmt::format("{}: cannot be read ({}): check its permissions", folder, error.message()));
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// A path that stands for several files: a folder (but for .gdb, which is one layer file) or a zip.
struct Container {
  std::string what;  ///< "folder", "zip file"
  std::string root;  ///< as GDAL calls it
  std::vector<std::string> names;
  bool zip = false;
};

bool is_zip(const std::string& path) {
  return extension(path) == ".zip" || extension(path) == ".shz";
}

std::optional<Container> container_at(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    if (extension(path) == ".gdb") return std::nullopt;
    return Container{"folder", path, names_in_folder(path), false};
  }
  std::string zip = path;
  if (only_gdal_understands(path)) {
    std::size_t used = 0;
    const std::string file = file_behind(path, used);
    if (!file.empty()) {
      const bool all = path.find_first_not_of('/', used) == std::string::npos;
      if (!all || !path.starts_with("/vsizip/")) return std::nullopt;
      zip = file;
    } else {
      while (zip.ends_with('/')) zip.pop_back();
      if (zip.starts_with("/vsizip/")) zip.erase(0, std::strlen("/vsizip/"));
      if (zip.starts_with("{") && zip.ends_with("}")) zip = zip.substr(1, zip.size() - 2);
      if (!zip.starts_with("/vsi") || !is_zip(zip)) return std::nullopt;
    }
  } else if (!is_zip(path)) {
    return std::nullopt;
  }
  const std::string root = "/vsizip/{" + zip + "}";
  return Container{"zip file", root, names_in_zip(root, path), true};
}

/// The file in it that is meant.
std::string chosen(const Container& container, const std::string& path, const std::string& layer) {
  const std::vector<std::string>& names = container.names;
  if (names.empty()) {
    throw InputError(
        fmt::format("{}: is a {} without a file that has layers (.shp, .gpkg, ...): "
                    "name another",
                    path, container.what));
  }
  if (names.size() == 1) return names.front();
  for (const std::string& name : names) {
    if (!layer.empty() && fs::path(name).stem() == layer) return name;
  }
  throw InputError(
      fmt::format("{}: holds several files: {}; say which with --layer (its name "
                  "without the extension)",
                  path, listed(names)));
}

std::string joined(const std::string& root, const std::string& name) {
  return root.ends_with('/') ? root + name : root + "/" + name;
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

}  // namespace

LayerPlace find_layer_place(const std::string& given, const std::string& layer, Notices& notices) {
  LayerPlace place;
  std::string path = given;
  if (is_standard_input(given)) {
    path = standard_input().path;
    place.files = {kStandardInput};
  }
  const bool local = !only_gdal_understands(path);
  if (local) check_readable(path);
  place.path = path;
  bool plain = local;
  if (const std::optional<Container> container = container_at(path)) {
    const std::string called = path == given ? source_name(given) : kStandardInput;
    const std::string name = chosen(*container, called, layer);
    place.path = joined(container->root, name);
    plain = !container->zip;
    if (plain)
      notices.info("folder", fmt::format("{}: is a folder, of which {} is read", path, name));
  }
  place.path = shapefile_of(place.path, notices);
  if (!place.files.empty()) return place;
  std::size_t used = 0;
  if (plain) {
    place.files = extension(place.path) == ".shp" ? shapefile_parts(place.path)
                                                  : std::vector<std::string>{place.path};
  } else if (local) {
    place.files = {path};
  } else if (const std::string file = file_behind(path, used); !file.empty()) {
    place.files = {file};
  }
  return place;
}

std::vector<std::string> places_inside(const std::string& path) {
  if (is_standard_input(path)) return {path};
  const std::optional<Container> container = container_at(path);
  if (!container || container->names.size() < 2) return {path};
  std::vector<std::string> places;
  for (const std::string& name : container->names) places.push_back(joined(container->root, name));
  return places;
}

}  // namespace grens
