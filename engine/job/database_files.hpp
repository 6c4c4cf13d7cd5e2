#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/notices.hpp"
#include "io/postgis_writer.hpp"
#include "job/layer_files.hpp"
#include "report/cross_report.hpp"

namespace grens {

/// What a command writes as files, written as tables of a database instead: the same records under
/// the same names. `title` goes into their provenance, `points` says their CRS.

/// A table for each scheme.
void add_regions(PostgisOutput& database, const WorkLayer& work,
                 const std::vector<SchemeLayer>& schemes, PointsByFormat& points,
                 const std::string& title, Notices& notices);
/// `borders`.
void add_borders(PostgisOutput& database, const WorkLayer& work,
                 const std::vector<SchemeLayer>& schemes, PointsByFormat& points,
                 const std::string& title);
/// `neighbours`, of the text of neighbours.csv.
void add_neighbours(PostgisOutput& database, const WorkLayer& work, const std::string& csv,
                    const std::string& title);
/// `overlaps`, without records where no units overlap.
void add_overlaps(PostgisOutput& database, const WorkLayer& work, const std::string& title);
/// `cross_border` (a record for each piece of a case, as in cross-border.csv), `pieces`,
/// `cut_lines`.
void add_cross_border(PostgisOutput& database, const WorkLayer& work,
                      std::span<const CrossReport> reports, PointsByFormat& points,
                      const std::string& title, Notices& notices);

/// Puts all in place; tables of an earlier run that are still there go to `notices` (`leftover`).
/// InputError, and nothing in place, for a selected field that no layer of `points` has.
void finish_database(PostgisOutput& database, PointsByFormat& points, Notices& notices);

/// A table of CSV text: columns named in `integers` or `reals` (blanks between names) are numbers,
/// others text; what is empty is null.
FeatureLayer records_of_csv(const std::string& name, std::string csv, std::string_view integers,
                            std::string_view reals);

}  // namespace grens
