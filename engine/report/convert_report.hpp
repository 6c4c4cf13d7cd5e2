#pragma once
#include <string>

#include "regions/convert_table.hpp"
#include "regions/tables.hpp"

namespace grens {

/// The converted table as CSV (RFC 4180, commas, LF): the columns that it had, and `carried`
/// (exact, summed, apportioned) and `from_units`, the codes of the units that a row was made of,
/// with blanks between them; where weights rest on approximate boundaries, now or in a conversion
/// before, also `quality`, which is `approximate` in rows that were apportioned by them. InputError
/// when the table (`file`) has a column of one of these names itself.
std::string conversion_csv(const Conversion& conversion, const std::string& file,
                           bool approximate_weights);

/// What was done, for people: how many units were carried over how, the total of each sum before
/// and after, and how each divided unit was divided. Lines, each with its end.
std::string conversion_text(const Conversion& conversion, const RegionTables& tables);

}  // namespace grens
