// One table; everything else is a search in it.
#include "io/formats.hpp"

#include <fmt/format.h>
#include <gdal.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <vector>

#include "base/error.hpp"
#include "io/gdal.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::array<FormatInfo, 8> kFormats{{
    // the flags are: lonlat, several layers, text, metadata, mixed
    {Format::kGeoJson, "geojson", "GeoJSON", "", true, false, true, true, true},
    {Format::kNdjson, "ndjson", "newline-delimited GeoJSON", "", true, false, true, false, true},
    {Format::kTopoJson, "topojson", "TopoJSON", "", true, true, true, true, false},
    {Format::kGeoPackage, "gpkg", "GeoPackage", "GPKG", false, true, false, true, false},
    {Format::kFlatGeobuf, "fgb", "FlatGeobuf", "FlatGeobuf", false, false, false, false, false},
    {Format::kShapefile, "shp", "shapefile", "ESRI Shapefile", false, false, false, false, false},
    {Format::kParquet, "parquet", "GeoParquet", "Parquet", false, false, false, false, false},
    {Format::kCsv, "csv", "CSV without geometry", "", false, false, true, false, false},
}};

/// Other extensions that files of a format have.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kOtherExtensions{
    {{"geojsonl", "ndjson"}, {"geojsons", "ndjson"}}};

const FormatInfo* find(const std::string& name) {
  const std::string wanted = lower_case(name);
  const auto* at = std::find_if(kFormats.begin(), kFormats.end(),
                                [&](const FormatInfo& info) { return info.extension == wanted; });
  return at == kFormats.end() ? nullptr : at;
}

/// What the extension of a file's name tells; nullptr: nothing.
const FormatInfo* told_by(const std::string& path) {
  const std::string extension = lower_case(std::filesystem::path(path).extension().string());
  if (extension.empty()) return nullptr;
  for (const auto& [other, name] : kOtherExtensions) {
    if (extension.substr(1) == other) return find(std::string(name));
  }
  return find(extension.substr(1));
}

std::string names(std::string_view before) {
  std::vector<std::string> all;
  for (const FormatInfo& info : kFormats) all.push_back(std::string(before).append(info.extension));
  return fmt::format("{}", fmt::join(all, ", "));
}

}  // namespace

std::span<const FormatInfo> formats() { return kFormats; }

const FormatInfo& format_info(Format format) {
  return *std::find_if(kFormats.begin(), kFormats.end(),
                       [&](const FormatInfo& info) { return info.format == format; });
}

Format format_from_name(const std::string& name) {
  if (const FormatInfo* info = find(name)) return info->format;
  throw UsageError(fmt::format("{} is not a format that can be written: choose one of {}",
                               in_quotes(name), names("")));
}

Format format_from_path(const std::string& path) {
  if (const FormatInfo* info = told_by(path)) return info->format;
  throw UsageError(fmt::format(
      "the name {} does not tell a format: end it in one of {}, or name the format with --format",
      in_quotes(path), names(".")));
}

std::string file_name_of(const std::string& path, Format format) {
  const std::filesystem::path file(path);
  const FormatInfo* told = told_by(path);
  if (told != nullptr && told->format == format) return file.filename().string();
  return fmt::format("{}.{}", file.stem().string(), format_info(format).extension);
}

void require_driver(Format format) {
  const FormatInfo& info = format_info(format);
  if (format != Format::kParquet) return;  // all others are in every GDAL that grens builds with
  setup_gdal();
  const std::string driver(info.driver);
  if (GDALGetDriverByName(driver.c_str()) != nullptr) return;
  throw InputError(
      fmt::format("this GDAL ({}) was built without its driver {} and cannot write {}: install one "
                  "that has it, or choose another format with --format",
                  GDALVersionInfo("RELEASE_NAME"), driver, info.title));
}

}  // namespace grens
