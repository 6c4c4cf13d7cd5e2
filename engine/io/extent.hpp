#pragma once
#include <string>

#include "io/feature.hpp"

namespace grens {

/// The box around all points of a layer; empty when there are none. InputError, with the layer and
/// the feature's number from 1, when a coordinate is not finite: no format can hold it.
Box finite_extent(const FeatureLayer& layer);

/// How many parts a feature's geometry has; without any it is written as null.
std::size_t part_count(const Feature& feature);

}  // namespace grens
