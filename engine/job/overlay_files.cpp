// All of it is what grens cross writes, with pieces for units; slivers are a table of their own.
#include "job/overlay_files.hpp"

#include <fmt/format.h>

#include "job/cross_features.hpp"
#include "job/provenance.hpp"

namespace grens {

void write_overlay_files(OutputSet& set, const LayerOverlay& overlay, const OutputOptions& output,
                         Notices& notices) {
  const OverlayReport report = overlay.report();
  const std::string title = fmt::format("{} laid over {}, slivers narrower than {:g} m set apart",
                                        overlay.a.name, overlay.b.name, overlay.tolerance);
  const std::string made_of = provenance_text(provenance(overlay.work, title));
  set.add(
      "overlay.json",
      overlay_json(report).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
          "\n",
      made_of);
  set.add("overlay.csv", cross_border_csv({&report.cross, 1}), made_of);
  set.add("slivers.csv", slivers_csv(report), made_of);
  PointsByFormat points(
      overlay.work,
      border_arcs(overlay.work.coverage,
                  std::vector<const SchemeLabels*>{&overlay.labels_a, &overlay.labels_b}),
      output, notices);
  write_cross_geometry(set, "overlay", overlay.work, {&report.cross, 1}, title, output.formats,
                       points, notices);
  points.selection().refuse_unknown();
}

}  // namespace grens
