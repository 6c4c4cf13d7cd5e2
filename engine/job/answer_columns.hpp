#pragma once
#include <span>
#include <string>
#include <vector>

#include "audit/place_tally.hpp"
#include "base/notices.hpp"
#include "io/feature.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// The columns that locating adds to records of points:
/// - `unit`, `unit_name`, and SCHEME (the region's code) and SCHEME_name for each scheme (of a
///   column of the layer SCHEME alone): of points inside and on borders;
/// - `where`: inside, border, outside, or unknown for a record without a place;
/// - of points outside `distance_m`, metres to the nearest land with two decimals, `nearest_unit`
///   whose it is, and nearest_SCHEME, that unit's region, for each scheme.
/// What is not known is null.
class AnswerColumns {
 public:
  /// A column that the records have already (`taken`, whatever the case) is called NAME_2, NAME_3
  /// ...: said in `notices` (`column-renamed`).
  AnswerColumns(const WorkLayer& work, const std::vector<SchemeLabels>& schemes,
                const std::vector<std::string>& taken, Notices& notices);

  const std::vector<Field>& fields() const { return fields_; }
  /// One a field.
  void append_values(const PlaceFound& found, std::vector<Value>& values) const;
  /// The names, and an answer, as CSV: each cell with a comma before it.
  std::string csv_header() const;
  void append_csv(const PlaceFound& found, std::string& out) const;

 private:
  std::vector<Value> values_of(const PlaceFound& found) const;
  std::string csv_of(const PlaceFound& found) const;
  Value region(const SchemeLabels& labels, UnitId unit, bool name) const;

  const WorkLayer& work_;
  const std::vector<SchemeLabels>& schemes_;
  std::vector<Field> fields_;
  std::vector<std::string> inside_;   // as CSV, by unit
  std::vector<std::string> border_;   // the same
  std::vector<std::string> nearest_;  // by unit: what follows the distance of a point outside
  std::string outside_;               // what comes before it
  std::string unknown_;
};

}  // namespace grens
