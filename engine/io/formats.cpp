// One table; everything else is a search in it.
#include "io/formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <vector>

#include "base/error.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::array<FormatInfo, 5> kFormats{{
    {Format::kGeoJson, "geojson", "GeoJSON", true, false, true, true},
    {Format::kGeoPackage, "gpkg", "GeoPackage", false, true, false, true},
    {Format::kFlatGeobuf, "fgb", "FlatGeobuf", false, false, false, false},
    {Format::kShapefile, "shp", "shapefile", false, false, false, false},
    {Format::kCsv, "csv", "CSV without geometry", false, false, true, false},
}};

const FormatInfo* find(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto* at = std::find_if(kFormats.begin(), kFormats.end(),
                                [&](const FormatInfo& info) { return info.extension == name; });
  return at == kFormats.end() ? nullptr : at;
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
  const std::string extension = std::filesystem::path(path).extension().string();
  if (!extension.empty()) {
    if (const FormatInfo* info = find(extension.substr(1))) return info->format;
  }
  throw UsageError(fmt::format(
      "the name {} does not tell a format: end it in one of {}, or name the format with --format",
      in_quotes(path), names(".")));
}

}  // namespace grens
