#pragma once
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "audit/agreement.hpp"
#include "audit/rules.hpp"
#include "geometry/polygon.hpp"
#include "io/read_units.hpp"
#include "job/scheme_layer.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// What published layers say of the regions that rules of kind agreement hold against them.
struct PublishedLayers {
  std::map<std::string, LayerAgreement> agreements;  ///< by rule id: RuleInput::agreements
  std::vector<SourceInfo> sources;  ///< the layers, each once, in order of the rules
};

/// A published layer in the CRS of the layer that is held against it.
struct Published {
  UnitSource source;
  std::vector<CodeName> records;
  std::vector<MultiPolygon> land;  ///< by record; empty: it has no area
};

/// Published layers that were read, by file, layer and column.
using PublishedRead = std::map<std::tuple<std::string, std::string, std::string>, Published>;

/// Reads the layers of all rules that are asked on the day of `work`, takes them to its CRS (vertex
/// by vertex: edges are straight in that), and compares each region of `schemes` with the record of
/// its code or name. Records of one code are one region; where a record's borders cross they are
/// united with repair, and said. Regions are compared in threads.
/// What `read` has already is not read again: it holds layers of the same CRS as `work`, and gets
/// those that are read. InputError, with rule and file, for a layer that cannot be read, lacks the
/// column, or has several records that may be one region.
PublishedLayers compare_published(const RuleSet& rules, const WorkLayer& work,
                                  const std::vector<SchemeLayer>& schemes, PublishedRead& read,
                                  Notices& notices);

/// The files of the layers, to be kept from being written over.
std::vector<std::string> files_read(const PublishedLayers& layers);

/// Adds them, with their hashes, to the provenance of what they were held against.
void add_provenance(nlohmann::ordered_json& provenance, const PublishedLayers& layers);

}  // namespace grens
