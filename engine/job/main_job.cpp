// Prepare the layer, dissolve every scheme, cross the pairs, then write everything as one set.
#include "job/main_job.hpp"

#include <fmt/format.h>

#include "audit/neighbours.hpp"
#include "base/strict.hpp"
#include "io/connection.hpp"
#include "job/cross_features.hpp"
#include "job/database_files.hpp"
#include "job/layer_part.hpp"
#include "job/provenance.hpp"
#include "regions/text.hpp"
#include "report/neighbour_report.hpp"

namespace grens {
namespace {

void make_schemes(MainResult& result, Notices& notices) {
  for (const SchemeWish& wish : result.wishes) {
    result.schemes.push_back(
        make_scheme_layer(result.work, label_layer(result.work, wish.key, wish.parent), notices));
    const std::size_t total = region_total(result.schemes.back().labels);
    if (wish.expect && total != *wish.expect) {
      notices.warn("expected-regions", fmt::format("{} has {} here, {} expected", wish.key,
                                                   spoken_count(total, "region", "regions"),
                                                   spoken_count(*wish.expect, "is", "are")));
    }
  }
}

std::string neighbours_text(const MainResult& result) {
  const AuditInput input = result.work.audit();
  std::vector<std::vector<Neighbours>> found;
  for (const SchemeLayer& scheme : result.schemes) {
    found.push_back(find_neighbours(input, scheme.labels.region));
  }
  std::vector<NeighbourReport> reports;
  for (std::size_t s = 0; s < found.size(); ++s) {
    reports.push_back({result.schemes[s].labels, found[s]});
  }
  return neighbours_csv(input, reports);
}

void write_all_tables(MainResult& result, const MainJob& job, Notices& notices) {
  PostgisOutput database(job.out, notices);
  PointsByFormat points(result.work, {}, job.output, notices);
  add_regions(database, result.work, result.schemes, points, job.title, notices);
  add_borders(database, result.work, result.schemes, points, job.title);
  add_neighbours(database, result.work, neighbours_text(result), job.title);
  add_overlaps(database, result.work, job.title);
  if (result.cross) {
    add_cross_border(database, result.work, result.cross->reports(), points, job.title, notices);
  }
  if (!job.maps.empty()) {
    std::vector<std::string> maps;
    for (const MapFile& map : job.maps) maps.push_back(map.file);
    notices.info(
        "not-written",
        fmt::format("a database holds no maps, and {} not drawn: {}; name a folder with "
                    "--out to have them",
                    maps.size() == 1 ? "1 is" : fmt::format("{} are", maps.size()), listed(maps)));
  }
  if (job.read.strict) refuse_warnings(notices);
  finish_database(database, points, notices);
  result.out = database.name();
  result.schema = database.schema();
  for (const auto& table : database.written()) result.files.push_back(table.name);
  result.leftovers = database.leftovers();
}

void write_all(MainResult& result, const MainJob& job, Notices& notices) {
  std::vector<std::string> inputs = files_read(result.work);
  for (const MapFile& map : job.maps) {
    for (std::string& file : other_files(map.order)) inputs.push_back(std::move(file));
  }
  OutputSet set = OutputSet::in_folder(job.out, inputs);
  // every arc leaves in the layer of borders
  PointsByFormat points(result.work, {}, job.output, notices);
  const auto make = [&](const OutputPoints& places) {
    std::vector<FeatureLayer> layers;
    for (const SchemeLayer& scheme : result.schemes) {
      layers.push_back(region_features(result.work, scheme, places, job.title, notices));
    }
    layers.push_back(border_features(result.work, result.schemes, places, job.title));
    return layers;
  };
  write_formats(set, "regions", job.output.formats, points, make, notices);
  set.add("neighbours.csv", neighbours_text(result),
          provenance_text(provenance(result.work, job.title)));
  write_overlaps(set, result.work, job.title);
  if (result.cross) {
    write_cross_files(set, result.work, result.cross->reports(), job.title, job.output.formats,
                      points, notices);
  }
  points.selection().refuse_unknown();
  write_maps(set, result.work, job.maps, job.title, notices);
  if (job.read.strict) refuse_warnings(notices);
  finish_folder(set, job.out, notices);
  for (const ManifestEntry& entry : set.written()) result.files.push_back(entry.file);
  result.files.emplace_back("manifest.json");
  result.leftovers = set.leftovers();
}

}  // namespace

std::unique_ptr<MainResult> run_main_job(MainJob job, Notices& notices, const Progress& progress) {
  auto result = std::make_unique<MainResult>();
  result->out = job.out;
  result->wishes = job.schemes;
  for (const MapFile& map : job.maps) {
    job.read.columns.insert(job.read.columns.end(), map.columns.begin(), map.columns.end());
  }
  result->work =
      prepare_layer(job.read, std::move(job.tables), job.year, job.dirt, notices, progress);
  if (progress) progress(0.7, "dissolving");
  make_schemes(*result, notices);
  say_incomplete(result->work, labels_of(result->schemes), notices);
  if (job.read.strict) refuse_warnings(notices);
  if (job.cross) {
    std::vector<std::string> keys;
    for (const SchemeWish& wish : result->wishes) keys.push_back(wish.key);
    result->cross = std::make_unique<CrossFindings>(result->work, labels_of(result->schemes),
                                                    pair_positions(keys, *job.cross));
  }
  if (progress) progress(0.8, "writing");
  is_connection(job.out) ? write_all_tables(*result, job, notices)
                         : write_all(*result, job, notices);
  if (progress) progress(1, "writing");
  return result;
}

std::size_t region_total(const SchemeLabels& labels) {
  if (labels.refinement) return labels.regions.size();
  std::size_t total = 0;
  for (const RegionInfo& region : labels.regions) total += region.members.size();
  return total;
}

}  // namespace grens
