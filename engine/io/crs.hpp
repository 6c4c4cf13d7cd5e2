#pragma once
#include <string>

class OGRSpatialReference;

namespace grens {

/// A horizontal coordinate reference system, as text: cheap to copy and to compare, with no PROJ
/// object in it. Coordinates are always x = east or longitude, y = north or latitude.
struct Crs {
  enum class Kind {
    kProjected,   ///< x, y in a plane that lies somewhere on Earth
    kGeographic,  ///< longitude, latitude
    kLocal,       ///< a plane of its own (engineering CRS): no way to longitude and latitude
  };

  std::string code;  ///< "EPSG:28992"; empty when no authority's code is known for it
  std::string name;  ///< "Amersfoort / RD New"
  std::string wkt;   ///< WKT 2 (ISO 19162:2019); what PROJ and GDAL are asked for
  std::string how;   ///< how it is known, to be read after the name: "from --crs", ...
  Kind kind = Kind::kProjected;
  double unit = 1;  ///< metres in one unit of x and y; radians for a geographic CRS

  /// "Amersfoort / RD New (EPSG:28992)"
  std::string label() const;
};

/// The CRS that a person named: "EPSG:28992", a PROJ string, WKT, ... A vertical part is dropped.
/// UsageError when PROJ cannot make a CRS of it.
Crs crs_from_text(const std::string& text);

/// The CRS of a layer as GDAL understood it. Where it carries no authority's code it is identified
/// among those that PROJ knows: certain matches (90% and more) and unique likely ones (70%) are
/// taken, and `how` says so with the confidence. With a code, PROJ's own definition of that code
/// is used: definitions inside files often lack the datum, or fix a coarse shift.
/// `origin` says where it was found ("gemeenten.prj", "the file").
Crs crs_from_srs(const OGRSpatialReference& srs, const std::string& origin);

/// Whether the two mean the same coordinates.
bool same_crs(const Crs& a, const Crs& b);

/// For GDAL, in traditional GIS axis order (x, y).
OGRSpatialReference make_srs(const Crs& crs);

}  // namespace grens
