// One coverage, then a pass over its arcs for each scheme.
#include "job/dissolve_job.hpp"

#include "job/layer_part.hpp"
#include "job/provenance.hpp"

#include "report/overlap_report.hpp"

namespace grens {

std::vector<SchemeLayer> dissolve_layers(const WorkLayer& work, const DissolveWish& wish,
                                         Notices& notices) {
  std::vector<SchemeLayer> layers;
  for (const std::string& scheme : wish.schemes) {
    layers.push_back(make_scheme_layer(work, label_layer(work, scheme), notices));
  }
  for (const std::string& column : wish.columns) {
    layers.push_back(make_scheme_layer(
        work, labels_from_values(column, work.codes, work.source.layer.columns.at(column)),
        notices));
  }
  say_incomplete(work, labels_of(layers), notices);
  return layers;
}

void write_scheme_layers(OutputSet& set, const WorkLayer& work,
                         const std::vector<SchemeLayer>& schemes, const std::string& title,
                         const OutputOptions& output, Notices& notices) {
  PointsByFormat points(work, border_arcs(work.coverage, labels_of(schemes)), output, notices);
  const auto make = [&](const OutputPoints& places) {
    std::vector<FeatureLayer> layers;
    for (const SchemeLayer& scheme : schemes) {
      layers.push_back(region_features(work, scheme, places, title, notices));
    }
    return layers;
  };
  write_formats(set, "regions", output.formats, points, make, notices);
  points.selection().refuse_unknown();
}

void write_overlaps(OutputSet& set, const WorkLayer& work, const std::string& title) {
  if (work.overlaps.empty()) return;
  set.add("overlaps.csv", overlaps_csv(work.overlaps, work.codes, work.audit()),
          provenance_text(provenance(work, title)));
}

std::vector<std::string> files_read(const WorkLayer& work) {
  std::vector<std::string> files;
  for (const SourceInfo& source : work.source.sources) {
    files.push_back(source.path);
    for (const SourceFile& file : source.files) files.push_back(file.path);
  }
  if (work.tables) {
    for (const TableRead& table : work.tables->read) files.push_back(table.path);
  }
  return files;
}

}  // namespace grens
