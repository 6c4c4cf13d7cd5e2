// Keys in a fixed order; files by their last name, since folders differ between machines.
#include "job/provenance.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/version.hpp"
#include "coverage/rounding.hpp"
#include "io/connection.hpp"
#include "io/remote.hpp"
#include "report/repair_report.hpp"
#include "report/simplify_report.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

std::string last_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

Json inputs(const WorkLayer& work) {
  Json list = Json::array();
  for (const SourceInfo& source : work.source.sources) {
    Json files = Json::array();
    for (const SourceFile& file : source.files) {
      files.push_back({{"name", last_name(file.path)}, {"sha256", file.sha256}});
    }
    Json input = {{"files", files},
                  {"layer", source.layer},
                  {"crs", source.crs.label()},
                  {"encoding", source.encoding},
                  {"records", source.records}};
    if (is_connection(source.path)) input["database"] = source.path;
    if (is_remote(source.path)) input["address"] = source.path;
    if (source.operation) input["operation"] = source.operation->name;
    list.push_back(std::move(input));
  }
  return list;
}

Json tables(const RegionTables& read) {
  Json list = Json::array();
  for (const TableRead& table : read.read) {
    list.push_back({{"name", last_name(table.path)}, {"sha256", table.sha256}});
  }
  return list;
}

Json operation(const Operation& op) {
  Json json = {{"name", op.name}, {"from", op.source}, {"to", op.target}};
  json["accuracy_m"] = op.accuracy >= 0 ? Json(op.accuracy) : Json(nullptr);
  if (!op.better.empty()) {
    json["better"] = {{"name", op.better}, {"missing_grids", op.missing_grids}};
  }
  return json;
}

void put_coordinates(Json& json, const OutputPoints& points) {
  json["crs"] = points.crs().label();
  if (points.operation()) {
    json["operation"] = operation(*points.operation());
    if (points.crs().code == "EPSG:4258") {
      json["crs_note"] =
          "ETRS89 coordinates, written as WGS 84 as is customary; today the two differ by most of "
          "a metre";
    }
  }
  if (points.simplified() != nullptr) json["simplified"] = simplify_counts(*points.simplified());
  if (points.decimals() < kFullDecimals) {
    json["decimals"] = points.decimals();
    Json finer = Json::object();
    for (const auto& [decimals, arcs] : points.finer()) finer[std::to_string(decimals)] = arcs;
    json["arcs_with_more_decimals"] = std::move(finer);
  }
}

Json provenance_of(const WorkLayer& work, const OutputPoints* points, const std::string& title) {
  Json json = {{"generator", fmt::format("grens {}", version())}};
  if (!title.empty()) json["title"] = title;
  if (work.source.layer.approximate) {
    json["quality"] = "approximate";
    json["quality_note"] = "boundaries are approximate: not for areas, statistics or legal borders";
  }
  json["inputs"] = inputs(work);
  if (work.tables) {
    json["tables"] = tables(*work.tables);
    json["year"] = work.fit.year ? Json(*work.fit.year) : Json(nullptr);
    if (work.fit.units_year) json["units_year"] = *work.fit.units_year;
  }
  json["population_year"] = work.population.year ? Json(*work.population.year) : Json(nullptr);
  if (points != nullptr) put_coordinates(json, *points);
  json["measures"] = work.measures.method;
  const MatchCounts& matches = work.coverage.matches;
  json["counts"] = {{"units", work.codes.size()},
                    {"arcs", work.coverage.arcs.size()},
                    {"shared_segments", matches.shared},
                    {"single_segments", matches.single},
                    {"bad_segments", matches.bad},
                    {"crossings", work.crossings.size()},
                    {"overlapping_pairs", work.overlaps.size()}};
  if (work.repair && work.repair->changed) json["repair"] = repair_counts(*work.repair);
  json["borders_match"] = work.clean();
  return json;
}

}  // namespace

Json provenance(const WorkLayer& work, const OutputPoints& points, const std::string& title) {
  return provenance_of(work, &points, title);
}

Json provenance(const WorkLayer& work, const std::string& title) {
  return provenance_of(work, nullptr, title);
}

}  // namespace grens
