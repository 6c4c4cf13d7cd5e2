// Everything but the measurer is copied; what hangs on the borders is made anew where they change.
#include "job/layer_copy.hpp"

#include "io/measurer.hpp"

#include "job/repair_borders.hpp"

namespace grens {

WorkLayer copy_of(const WorkLayer& work) {
  WorkLayer copy;
  copy.source = work.source;
  copy.codes = work.codes;
  copy.tables = work.tables;
  copy.fit = work.fit;
  copy.divided = work.divided;
  copy.table_units = work.table_units;
  copy.outside = work.outside;
  copy.coverage = work.coverage;
  copy.crossings = work.crossings;
  copy.nested = work.nested;
  copy.measurer = choose_measurer(work.source.crs, work.source.extent);
  copy.measures = work.measures;
  copy.mismatches = work.mismatches;
  copy.overlaps = work.overlaps;
  copy.slivers = work.slivers;
  copy.repair = work.repair;
  copy.population = work.population;
  copy.table_persons = work.table_persons;
  return copy;
}

WorkLayer repaired_copy(const WorkLayer& work, Notices& notices) {
  WorkLayer copy = copy_of(work);
  repair_borders(copy, {}, {}, notices);
  say_repair(copy, notices);
  match_borders(copy);
  look_for_overlaps(copy);
  return copy;
}

void look_for_overlaps(WorkLayer& work) {
  work.overlaps.clear();
  work.slivers = {};
  if (work.clean()) return;
  const FaceLayer faces = find_faces(work.source.layer.rings, work.codes.size(), *work.measurer);
  work.overlaps = find_overlaps(faces);
  work.slivers = sum_slivers(faces, work.mismatches.tolerance);
}

}  // namespace grens
