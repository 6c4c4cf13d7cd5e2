#pragma once
#include <ogrsf_frmts.h>

#include <memory>

#include "io/feature.hpp"

namespace grens {

/// The one type that all geometries of a layer are written as: multipolygon, multilinestring, or
/// point (multipoint where a feature has several).
OGRwkbGeometryType ogr_type(const FeatureLayer& layer);

/// A feature's geometry as GDAL wants it, with closed rings; nothing when it has no parts.
std::unique_ptr<OGRGeometry> ogr_geometry(const Feature& feature, OGRwkbGeometryType type);

}  // namespace grens
