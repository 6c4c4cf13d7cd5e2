#pragma once

/// @mainpage libgrens
///
/// Municipal boundaries in, regions out: the layers that they form, where regions cut across each
/// other, what is wrong with the borders and how it is put right. What the program `grens` does,
/// this library does for it; a program that uses it includes `<grens/grens.hpp>` and asks in this
/// order:
///
/// 1. grens::load_tables reads who belongs where, grens::prepare_layer a unit layer: from a file,
/// or
///    from a GDAL dataset in memory (grens::ReadOptions::dataset). What comes back, a
///    grens::WorkLayer, has each border once (grens::Coverage), areas, lengths and people.
/// 2. grens::label_layer says which unit lies in which region of a scheme;
///    grens::labels_from_values takes a column of the layer instead.
/// 3. grens::make_scheme_layer makes the land of the regions and measures it;
///    grens::cross_border finds where regions of two schemes cut across each other;
///    grens::judge_rules holds rules against them (grens::read_rules).
///    grens::overlay_layers does the same for two layers that were drawn apart.
/// 4. grens::region_features and grens::cross_features make features of that, and
///    grens::write_layers writes them. grens::check_units and grens::repair_units look after the
///    borders themselves.
///
/// The library never prints. What was dropped, corrected or guessed goes to a grens::Notices; what
/// stops the work is thrown, as a grens::UsageError (what was asked for cannot be meant) or a
/// grens::InputError (something in a file or the environment), with a sentence that says what to
/// do.
///
/// Coordinates are x = east or longitude, y = north or latitude, in the CRS of the layer; areas are
/// in m2 and lengths in m whatever that is. All text is UTF-8. A function may be called from
/// several threads at a time, each with objects of its own.

#include "audit/cross_border.hpp"
#include "audit/neighbours.hpp"
#include "audit/rules.hpp"
#include "base/error.hpp"
#include "base/strict.hpp"
#include "base/version.hpp"
#include "io/write_layers.hpp"
#include "job/check_job.hpp"
#include "job/cross_features.hpp"
#include "job/cross_job.hpp"
#include "job/dissolve_job.hpp"
#include "job/overlay_files.hpp"
#include "job/repair_job.hpp"
#include "job/rules_file.hpp"
#include "job/scheme_layer.hpp"
#include "job/unit_features.hpp"
#include "job/work_layer.hpp"

/// All of libgrens.
namespace grens {

/// A layer of one file, whose units are in the regions of the year that their codes fit. Borders
/// that do not match are only told.
inline WorkLayer prepare_layer(const std::string& file, RegionTables tables, Notices& notices) {
  ReadOptions read;
  read.inputs = {file};
  return prepare_layer(read, std::move(tables), {}, {}, notices, {});
}

}  // namespace grens
