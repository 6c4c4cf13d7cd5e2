#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "io/gdal.hpp"
#include "io/read_units.hpp"

namespace grens {

/// Which fields of a layer hold what; -1: none does.
struct UnitFields {
  int code = -1;
  int name = -1;
  int population = -1;
  int quality = -1;
  std::vector<int> water;    ///< WATER, H2O
  std::vector<int> columns;  ///< in the order of ReadOptions::columns
};

/// Finds the fields, whatever their case: those that `options` name, else CBS's conventions:
///   code        statcode, bu_code, buurtcode, wk_code, wijkcode, gm_code, gemeentecode, gem_code,
///               code (the first there is: neighbourhoods also carry the code of the municipality)
///   name        the one that goes with the code (statnaam, bu_naam, ...), else statnaam, gm_naam,
///               gemeentenaam, naam, name; with --unit-from only the one named by --name-field
///   population  aant_inw, aantal_inw, inwoners, population
///   water       water, h2o          quality     quality
/// Says which it took where several would do.
/// InputError, with the fields that there are, when a named one or the code is missing.
UnitFields find_unit_fields(const OGRFeatureDefn& definition, const std::string& path,
                            const ReadOptions& options, Notices& notices);

/// Position of the field that is conventionally the code; -1 if there is none. For a look only.
int conventional_code_field(const OGRFeatureDefn& definition);

/// A value as text, trimmed; numbers without loss, whole ones without a decimal point. Null and
/// blank are none.
std::optional<std::string> field_text(const OGRFeature& feature, int field);

/// A number of people. None where it is null, no whole number, or what `is_population` denies
/// (CBS's negative sentinels).
std::optional<std::int64_t> field_people(const OGRFeature& feature, int field);

}  // namespace grens
