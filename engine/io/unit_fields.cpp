// Field names are compared in lower case. The conventions are lists in order of preference.
#include "io/unit_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "base/error.hpp"
#include "regions/population.hpp"
#include "regions/text.hpp"
#include "regions/unit_columns.hpp"

namespace grens {
namespace {

constexpr std::array<std::string_view, 4> kPopulations = {"aant_inw", "aantal_inw", "inwoners",
                                                          "population"};
constexpr std::array<std::string_view, 2> kWaters = {"water", "h2o"};

/// The names of a layer's fields.
class FieldList {
 public:
  FieldList(const OGRFeatureDefn& definition, const std::string& path) : path_(path) {
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
      names_.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    }
  }

  int find(std::string_view name) const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (lower_case(names_[i]) == lower_case(name)) return static_cast<int>(i);
    }
    return -1;
  }

  template <typename List>
  int find_first(const List& list) const {
    for (const std::string_view name : list) {
      if (const int found = find(name); found >= 0) return found;
    }
    return -1;
  }

  int require(const std::string& name, std::string_view option) const {
    const int found = find(name);
    if (found < 0) {
      throw InputError(fmt::format("{}: has no field {} ({}); its fields are: {}", path_,
                                   in_quotes(name), option, all()));
    }
    return found;
  }

  std::string all() const { return names_.empty() ? "none" : listed(names_, names_.size()); }
  const std::string& name(int field) const { return names_[static_cast<std::size_t>(field)]; }

 private:
  std::string path_;
  std::vector<std::string> names_;
};

int first_code(const FieldList& fields) {
  for (const UnitColumns& pair : kUnitColumns) {
    if (const int found = fields.find(pair.code); found >= 0) return found;
  }
  return -1;
}

int find_code(const FieldList& fields, const std::string& path, const ReadOptions& options,
              Notices& notices) {
  if (options.unit_from) return fields.require(options.unit_from->field, "--unit-from");
  if (!options.code_field.empty()) return fields.require(options.code_field, "--code-field");
  const int code = first_code(fields);
  if (code < 0) {
    throw InputError(
        fmt::format("{}: none of its fields is known to hold the codes of the units; name it with "
                    "--code-field; its fields are: {}",
                    path, fields.all()));
  }
  std::vector<std::string> others;
  for (const UnitColumns& pair : kUnitColumns) {
    const int other = fields.find(pair.code);
    if (other >= 0 && other != code) others.push_back(fields.name(other));
  }
  if (!others.empty()) {
    notices.info("code-field",
                 fmt::format("{}: units are told apart by the field {}; there is also {} (name it "
                             "with --code-field)",
                             path, fields.name(code), listed(others)));
  }
  return code;
}

int find_name(const FieldList& fields, int code, const ReadOptions& options) {
  if (!options.name_field.empty()) return fields.require(options.name_field, "--name-field");
  if (options.unit_from) return -1;  // the names of records are not those of units
  for (const UnitColumns& pair : kUnitColumns) {
    if (lower_case(fields.name(code)) != pair.code) continue;
    if (const int name = fields.find(pair.name); name >= 0) return name;
  }
  return fields.find_first(kNameColumns);
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || at != end) return std::nullopt;
  return number;
}

}  // namespace

UnitFields find_unit_fields(const OGRFeatureDefn& definition, const std::string& path,
                            const ReadOptions& options, Notices& notices) {
  const FieldList list(definition, path);
  UnitFields fields;
  fields.code = find_code(list, path, options, notices);
  fields.name = find_name(list, fields.code, options);
  fields.population = options.population_field.empty()
                          ? list.find_first(kPopulations)
                          : list.require(options.population_field, "--population-field");
  fields.quality = list.find("quality");
  for (const std::string_view name : kWaters) {
    if (const int field = list.find(name); field >= 0) fields.water.push_back(field);
  }
  for (const std::string& column : options.columns) {
    fields.columns.push_back(list.require(column, "asked for as a column"));
  }
  return fields;
}

int conventional_code_field(const OGRFeatureDefn& definition) {
  return first_code(FieldList(definition, ""));
}

std::optional<std::string> field_text(const OGRFeature& feature, int field) {
  if (field < 0 || !feature.IsFieldSetAndNotNull(field)) return std::nullopt;
  std::string text;
  if (feature.GetFieldDefnRef(field)->GetType() == OFTReal) {
    // fmt's shortest form that reads back as the same number; 344.0 is written 344.
    text = fmt::format("{}", feature.GetFieldAsDouble(field));
  } else {
    text = trimmed(feature.GetFieldAsString(field));
  }
  if (text.empty()) return std::nullopt;
  return text;
}

std::optional<std::int64_t> field_people(const OGRFeature& feature, int field) {
  const std::optional<std::string> text = field_text(feature, field);
  if (!text) return std::nullopt;
  const std::optional<std::int64_t> people = whole_number(*text);
  if (!people || !is_population(*people)) return std::nullopt;
  return people;
}

}  // namespace grens
