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
namespace {

/// What only the repair says; all else was said of the layer as it is.
bool is_of_repair(const Notice& notice) {
  return notice.kind == "repair" || notice.kind == "overlap-left" || notice.kind == "vanished" ||
         notice.kind == "left";
}

}  // namespace

void write_maps(OutputSet& set, const WorkLayer& work, const ReadOptions& read,
                std::span<const MapFile> maps, const std::string& title, Notices& notices) {
  if (maps.empty()) return;
  std::optional<WorkLayer> repaired;
  if (!work.clean()) {
    Notices said;
    repaired = prepare_layer(read, work.tables, work.fit.year, {Dirt::kRepair}, said, {});
    // the tables may tell another year's regions already, and then say nothing of years any more
    repaired->fit = work.fit;
    repaired->divided = work.divided;
    repaired->population = work.population;
    repaired->table_persons = work.table_persons;
    for (const Notice& notice : said.list()) {
      if (!work.repair && is_of_repair(notice)) notices.add(notice);
    }
    notices.info("repaired-for-maps", "borders that do not match were repaired for the maps only");
  }
  const WorkLayer& drawn = repaired ? *repaired : work;
  for (const MapFile& map : maps) {
    const Fonts fonts(map.order.style.font);
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
    } catch (const NothingToDraw& error) {
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
