// A published layer is read as a unit layer whose units are regions, and made of the same stuff: a
// coverage and the land of each unit. Layers that several rules share are read once.
#include "job/published_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <numeric>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "coverage/crossings.hpp"
#include "io/transform.hpp"
#include "regions/code_names.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// Options of the command line stand for keys of a rule here.
std::string in_words_of_rules(std::string text) {
  static const std::vector<std::pair<std::string, std::string>> kKeys = {
      {"--code-field", "column = in the rule"},
      {"--layer", "layer_name = in the rule"},
      {"name it with --crs, for example --crs EPSG:28992",
       "write it into the file, for example with ogr2ogr -a_srs EPSG:28992"},
      {"name the right CRS with --crs, for example --crs EPSG:28992",
       "write the right CRS into the file, for example with ogr2ogr -a_srs EPSG:28992"}};
  for (const auto& [option, key] : kKeys) {
    for (std::size_t at = text.find(option); at != std::string::npos; at = text.find(option, at)) {
      text.replace(at, option.size(), key);
      at += key.size();
    }
  }
  return text;
}

std::vector<MultiPolygon> land_of(const UnitSource& source, const std::string& file,
                                  Notices& notices) {
  const std::size_t count = source.layer.units.size();
  const Coverage coverage = build_coverage(source.layer.rings, count);
  std::vector<RegionId> labels(count);
  std::iota(labels.begin(), labels.end(), RegionId{0});
  Dissolved dissolved = dissolve(coverage, labels, count);
  mark_crossed(coverage, labels, find_crossings(coverage, coverage.points), dissolved);
  const RegionLayer layer = make_region_layer(
      coverage, source.layer.rings, labels, std::move(dissolved),
      [&](std::size_t r) { return file + ": " + in_quotes(source.layer.units[r].code); });
  std::vector<std::string> repaired;
  std::vector<MultiPolygon> land;
  for (std::size_t r = 0; r < count; ++r) {
    if (layer.regions[r].repaired) repaired.push_back(source.layer.units[r].code);
    land.push_back(layer_polygons(coverage, layer.regions[r]));
  }
  if (!repaired.empty()) {
    notices.warn("repaired",
                 fmt::format("{}: {} united with repair, because borders inside do not match", file,
                             spoken_count(repaired.size(), "region was", "regions were")),
                 repaired.size(), repaired);
  }
  return land;
}

Published read_published(const Rule& rule, const WorkLayer& work, Notices& notices) {
  ReadOptions options;
  options.inputs = {rule.layer};
  options.layer = rule.layer_name;
  options.code_field = rule.column;
  Published published{read_units(options, notices), {}, {}};
  UnitSource& source = published.source;
  const Transformer to(source.crs, work.source.crs, source.extent);
  if (!to.is_identity()) {
    to.forward(source.layer.rings.points);
    const Operation& operation = to.operation();
    source.sources.front().operation = operation;
    const bool coarse = operation.accuracy > rule.metres;
    const std::string text = fmt::format(
        "{} is taken to {} by {}{}", rule.layer, work.source.crs.label(), operation.name,
        operation.accuracy < 0 ? "" : fmt::format(" (accurate to {} m)", operation.accuracy));
    if (coarse) {
      notices.warn("crs", text + fmt::format(", and is held to {} m", rule.metres));
    } else {
      notices.info("crs", text);
    }
  }
  for (const Unit& unit : source.layer.units) published.records.push_back({unit.code, unit.name});
  published.land = land_of(source, rule.layer, notices);
  return published;
}

LayerAgreement compare(const RuleSet& set, const Rule& rule, const Published& published,
                       const WorkLayer& work, const SchemeLayer& scheme) {
  LayerAgreement found;
  found.file = std::filesystem::path(rule.layer).filename().string();
  found.records = published.records;
  found.match = match_regions(scheme.labels, published.records);
  if (!found.match.ambiguous.empty()) {
    std::vector<std::string> which;
    for (const std::size_t record : found.match.ambiguous) {
      which.push_back(called(published.records[record]));
    }
    throw error_at(set.file, rule.line,
                   fmt::format("{}: which record is which region of {} cannot be told ({}); name "
                               "the column of their codes with column =",
                               rule.layer, rule.scheme, fmt::join(which, ", ")));
  }
  const std::size_t count = scheme.labels.regions.size();
  found.land.resize(found.match.record.size());
  found.lonlat.resize(found.match.record.size());
  parallel_for(count, 1, [&](std::size_t begin, std::size_t end) {
    for (std::size_t r = begin; r < end; ++r) {
      const auto record = found.match.record[r];
      const RegionLand& land = scheme.land.regions[r];
      if (!record || published.land[*record].empty() || land.repaired) continue;
      const MultiPolygon ours = layer_polygons(work.coverage, land);
      if (ours.empty()) continue;
      found.land[r] = compare_land(ours, published.land[*record], *work.measurer, rule.metres);
    }
  });
  const Crs& crs = work.source.crs;
  if (crs.kind == Crs::Kind::kLocal) return found;
  const Transformer to_lonlat(crs, lonlat_crs(crs), work.source.extent);
  for (std::size_t r = 0; r < count; ++r) {
    if (!found.land[r] || found.land[r]->metres <= rule.metres) continue;
    Point place = found.land[r]->place;
    to_lonlat.forward({&place, 1});
    found.lonlat[r] = place;
  }
  return found;
}

const SchemeLayer& layer_of(const std::vector<SchemeLayer>& schemes, const std::string& key) {
  return *std::find_if(schemes.begin(), schemes.end(),
                       [&](const SchemeLayer& scheme) { return scheme.labels.scheme == key; });
}

}  // namespace

PublishedLayers compare_published(const RuleSet& rules, const WorkLayer& work,
                                  const std::vector<SchemeLayer>& schemes, PublishedRead& read,
                                  Notices& notices) {
  PublishedLayers layers;
  std::set<PublishedRead::key_type> named;
  for (const Rule& rule : rules.rules) {
    if (rule.kind != RuleKind::kAgreement || !rule.validity.holds(work.fit.date)) continue;
    const PublishedRead::key_type key{rule.layer, rule.layer_name, rule.column};
    try {
      if (!read.contains(key)) read[key] = read_published(rule, work, notices);
    } catch (const InputError& error) {
      throw error_at(rules.file, rule.line, in_words_of_rules(error.what()));
    }
    if (named.insert(key).second) {
      layers.sources.push_back(read.at(key).source.sources.front());
    }
    layers.agreements[rule.id] =
        compare(rules, rule, read.at(key), work, layer_of(schemes, rule.scheme));
  }
  return layers;
}

std::vector<std::string> files_read(const PublishedLayers& layers) {
  std::vector<std::string> files;
  for (const SourceInfo& source : layers.sources) {
    files.push_back(source.path);
    for (const SourceFile& file : source.files) files.push_back(file.path);
  }
  return files;
}

void add_provenance(nlohmann::ordered_json& provenance, const PublishedLayers& layers) {
  if (layers.sources.empty()) return;
  auto list = nlohmann::ordered_json::array();
  for (const SourceInfo& source : layers.sources) {
    auto files = nlohmann::ordered_json::array();
    for (const SourceFile& file : source.files) {
      files.push_back({{"name", std::filesystem::path(file.path).filename().string()},
                       {"sha256", file.sha256}});
    }
    nlohmann::ordered_json one = {
        {"files", files}, {"layer", source.layer}, {"crs", source.crs.label()}};
    if (source.operation) one["operation"] = source.operation->name;
    list.push_back(std::move(one));
  }
  provenance["published_layers"] = std::move(list);
}

}  // namespace grens
