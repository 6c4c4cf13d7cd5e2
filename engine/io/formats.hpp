#pragma once
#include <span>
#include <string>
#include <string_view>

namespace grens {

/// What layers of features can be written as.
enum class Format {
  kGeoJson,
  kNdjson,
  kTopoJson,
  kGeoPackage,
  kFlatGeobuf,
  kShapefile,
  kParquet,
  kCsv
};

/// What there is to know of a format before something is written in it.
struct FormatInfo {
  Format format = Format::kGeoJson;  ///< which one this is about
  std::string_view extension;        ///< without the dot; also its name for `--format`
  std::string_view title;            ///< "GeoJSON"
  std::string_view driver;           ///< of GDAL, that writes it; empty: written by grens itself
  bool lonlat = false;               ///< coordinates must be longitude and latitude
  bool several_layers = false;       ///< one file may hold more than one layer
  bool text = false;                 ///< may be written to standard output
  bool metadata = false;             ///< a file of it says itself where it comes from
  bool mixed = false;                ///< one layer may hold areas and lines side by side
};

/// All of them, the default first.
std::span<const FormatInfo> formats();

/// What is known of a format.
const FormatInfo& format_info(Format format);

/// By name, whatever its case. UsageError that lists the names there are.
Format format_from_name(const std::string& name);

/// By the extension of a file's name, whatever its case; geojsonl and geojsons are ndjson too.
/// UsageError that lists the extensions there are.
Format format_from_path(const std::string& path);

/// The name of the file `path` for a layer of this format, without folders: as it stands where its
/// extension tells the format, else with the format's extension.
std::string file_name_of(const std::string& path, Format format);

/// InputError when the GDAL at hand cannot write the format: what is not built into every GDAL
/// (GeoParquet) is asked for before work begins.
void require_driver(Format format);

}  // namespace grens
