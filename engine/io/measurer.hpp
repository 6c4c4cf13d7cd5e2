#pragma once
#include <memory>

#include "geometry/measure.hpp"
#include "io/crs.hpp"

namespace grens {

/// How areas and lengths of a layer in `crs` over `extent` are measured: planar where PROJ's
/// scales of areas and of lengths in all directions are within 0.1% of 1 at the extent's centre and
/// corners (RD's are), else on the ellipsoid of the CRS. A local CRS is planar. A geographic CRS is
/// never planar.
std::unique_ptr<Measurer> choose_measurer(const Crs& crs, const Box& extent);

}  // namespace grens
