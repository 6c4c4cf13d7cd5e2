#pragma once
// Layers made ready as the program does it, with the tables that ship.
#include <string>
#include <vector>

#include "job/scheme_layer.hpp"
#include "job/work_layer.hpp"

namespace grens::testing {

/// The schemes of the tables that are tried on every layer.
inline const std::vector<std::string> kSchemes = {
    "veiligheidsregio", "politie_eenheid", "politie_district", "basisteam", "riec",
    "arrondissement",   "provincie"};

inline const std::string kShippedLayer =
    GRENS_SOURCE_DIR "/shapes/nl/gemeenten-2024-approximate.shp";

inline RegionTables nl_tables() {
  Notices notices;
  return load_tables(table_files_in(GRENS_SOURCE_DIR "/shapes/nl"), notices);
}

inline ReadOptions reading(const std::string& path, std::vector<std::string> columns = {}) {
  ReadOptions options;
  options.inputs = {path};
  options.columns = std::move(columns);
  return options;
}

inline WorkLayer prepare(const ReadOptions& options, std::optional<RegionTables> tables) {
  Notices notices;
  return prepare_layer(options, std::move(tables), {}, {Dirt::kReport}, notices, {});
}

/// A layer of Dutch municipalities or neighbourhoods.
inline WorkLayer prepare(const std::string& path, std::vector<std::string> columns = {}) {
  return prepare(reading(path, std::move(columns)), nl_tables());
}

inline SchemeLayer scheme_of(const WorkLayer& work, const std::string& key,
                             const std::string& parent = {}) {
  Notices notices;
  return make_scheme_layer(work, label_layer(work, key, parent), notices);
}

/// All of kSchemes.
inline std::vector<SchemeLayer> schemes_of(const WorkLayer& work) {
  std::vector<SchemeLayer> schemes;
  for (const std::string& key : kSchemes) schemes.push_back(scheme_of(work, key));
  return schemes;
}

/// Codes of all units of a region.
inline std::vector<std::string> members(const WorkLayer& work, const SchemeLayer& scheme,
                                        std::size_t region) {
  return codes_of(work, scheme.measures.regions[region].units);
}

/// The position of a region by its code; fails loudly (out of range) when there is none.
inline std::size_t region_at(const SchemeLayer& scheme, const std::string& code) {
  std::size_t r = 0;
  while (scheme.labels.regions.at(r).code != code) ++r;
  return r;
}

/// A layer in a list of real or shipped ones, for tests with parameters.
struct LayerFile {
  const char* name;  ///< of the test
  const char* file;  ///< in the folder of real data; nullptr: the layer that ships
};

inline const LayerFile kCleanLayers[] = {
    {"Shipped2024", nullptr},
    {"Municipalities2017", "nl-2017-gemeenten-clean/gemeenten.gpkg"},
    {"Neighbourhoods2014", "nl-2014-buurten-clean/buurten.gpkg"}};

inline const LayerFile kDirtyLayers[] = {{"Municipalities2015", "nl-2015-gemeenten/gemeenten.shp"},
                                         {"Municipalities2022", "nl-2022-gemeenten/gemeenten.shp"},
                                         {"Municipalities2017", "nl-2017-gemeenten/gemeenten.shp"},
                                         {"Districts2014", "nl-2014-wijken/wijken.shp"}};

}  // namespace grens::testing
