// Maps want borders that match; what the run reports of the layer is that of the layer as it is.
#include "job/map_files.hpp"

#include <fmt/format.h>

#include <exception>
#include <optional>

#include "base/error.hpp"
#include "job/map_atlas.hpp"
#include "job/map_job.hpp"
#include "job/provenance.hpp"

namespace grens {

void write_maps(OutputSet& set, const WorkLayer& work, const ReadOptions& read,
                std::span<const MapFile> maps, const std::string& title, Notices& notices) {
  if (maps.empty()) return;
  std::optional<WorkLayer> repaired;
  if (!work.clean()) {
    Notices said_already;
    repaired = prepare_layer(read, work.tables, work.fit.year, {Dirt::kRepair}, said_already, {});
    notices.info("repaired-for-maps", "borders that do not match were repaired for the maps only");
  }
  const WorkLayer& drawn = repaired ? *repaired : work;
  const Fonts fonts;
  for (const MapFile& map : maps) {
    Notices of_map;
    std::string bytes;
    const auto not_drawn = [&](const std::exception& error) {
      notices.warn("map-not-drawn", fmt::format("{} is not drawn: {}", map.file, error.what()));
    };
    try {
      bytes = map.order.atlas ? atlas_bytes(make_atlas(drawn, map.order, fonts, of_map, {}), fonts)
                              : page_bytes(make_map(drawn, map.order, fonts, of_map).drawing,
                                           map.format, fonts);
    } catch (const UsageError& error) {
      not_drawn(error);
    } catch (const InputError& error) {
      not_drawn(error);
    }
    if (bytes.empty()) continue;
    for (Notice notice : of_map.list()) {
      notice.text = fmt::format("{}: {}", map.file, notice.text);
      notices.add(std::move(notice));
    }
    set.add(map.file, bytes, provenance_text(provenance(drawn, title)));
  }
}

}  // namespace grens
