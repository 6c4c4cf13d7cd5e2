#pragma once
#include <string>

class OGRSpatialReference;

namespace grens {

/// A horizontal coordinate reference system, as text: cheap to copy and to compare, with no PROJ
/// object in it. Coordinates are always x = east or longitude, y = north or latitude.
struct Crs {
  /// What the coordinates are.
  enum class Kind {
    kProjected,   ///< x, y in a plane that lies somewhere on Earth
    kGeographic,  ///< longitude, latitude
    kLocal,       ///< a plane of its own (engineering CRS): no way to longitude and latitude
  };

  std::string code;  ///< "EPSG:28992"; empty when no authority's code is known for it
  std::string name;  ///< "Amersfoort / RD New"
  std::string wkt;   ///< WKT 2 (ISO 19162:2019); what PROJ and GDAL are asked for
  std::string how;   ///< how it is known: "from --crs", "from gemeenten.prj", "identified ..."
  Kind kind = Kind::kProjected;  ///< which of these it is
  double unit = 1;               ///< metres in one unit of x and y; radians for a geographic CRS
  bool guessed = false;          ///< `how` is a likely match only: to be said as a warning

  /// "Amersfoort / RD New (EPSG:28992)"
  std::string label() const;
};

/// The CRS that a person named: "EPSG:28992", a PROJ string, WKT, a full name. A vertical part is
/// dropped. UsageError when PROJ cannot make a CRS of it.
Crs crs_from_text(const std::string& text);

/// The CRS that WKT (1, 2, or ESRI's) in a file describes; `origin` says where it was found
/// ("gemeenten.prj"). Where it carries no authority's code, it is identified among those of EPSG:
/// a sure match (90% and more) is taken, and so is the only likely one (70%), as a guess. With a
/// code, PROJ's own definition of that code is used: those inside files often lack the datum, or
/// fix a coarse shift. InputError when PROJ cannot read it.
Crs crs_from_wkt(const std::string& wkt, const std::string& origin);

/// The same for a layer's CRS as GDAL holds it. `code_in_file` is false where GDAL itself found the
/// code that is attached (it does so for a shapefile's .prj, when 90% sure).
Crs crs_from_srs(const OGRSpatialReference& srs, const std::string& origin, bool code_in_file);

/// Whether the two mean the same coordinates.
bool same_crs(const Crs& a, const Crs& b);

/// The longitude and latitude that `crs` itself rests on, datum and all.
/// InputError for a local CRS.
Crs base_geographic_crs(const Crs& crs);

/// The size of a CRS's Earth.
struct Ellipsoid {
  double semi_major = 0;  ///< metres
  double flattening = 0;  ///< (a - b) / a
};
/// InputError for a local CRS.
Ellipsoid ellipsoid_of(const Crs& crs);

/// For GDAL, in traditional GIS axis order (x, y).
OGRSpatialReference make_srs(const Crs& crs);

}  // namespace grens
