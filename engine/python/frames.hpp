#pragma once
#include <pybind11/pybind11.h>

#include <memory>

#include "io/feature.hpp"

class GDALDataset;

namespace grens {

/// A dataset in memory with what a data frame holds: `name`, `crs` (WKT, or None), `geometry` (WKB
/// or None for each row) and `columns`, a list of (name, "integer" | "real" | "text", values or
/// None). InputError, with the row, for bytes that are no WKB.
std::shared_ptr<GDALDataset> dataset_of(const pybind11::dict& frame);

/// Features as columns: `name`, `geometry` (WKB or None; of one part, that part itself), `columns`
/// (a list of values by field name), `kinds` (the type of each field by name) and `provenance`
/// (JSON). What is not known is None.
pybind11::dict frame_of(const FeatureLayer& layer);

}  // namespace grens
