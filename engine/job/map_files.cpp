// Maps want borders that match; what the run reports of the layer is that of the layer as it is.
#include "job/map_files.hpp"

#include <fmt/format.h>

#include <exception>
#include <map>
#include <optional>

#include "base/error.hpp"
#include "job/layer_copy.hpp"
#include "job/map_atlas.hpp"
#include "job/map_job.hpp"
#include "job/provenance.hpp"

namespace grens {
namespace {

/// The layer to draw where that of the run is not fit for it: as grens map would have it.
std::optional<WorkLayer> repaired_for_maps(const WorkLayer& work, Notices& notices) {
  const bool dirty = !work.clean() || work.mismatches.length > 0;
  if (work.repair || !dirty) return std::nullopt;
  notices.info("repaired-for-maps", "borders that do not match are repaired for the maps only");
  return repaired_copy(work, notices);
}

}  // namespace

void write_maps(OutputSet& set, const WorkLayer& work, std::span<const MapFile> maps,
                const std::string& title, Notices& notices) {
  if (maps.empty()) return;
  const std::optional<WorkLayer> repaired = repaired_for_maps(work, notices);
  const WorkLayer& drawn = repaired ? *repaired : work;
  const std::string made_of = provenance_text(provenance(drawn, title));
  std::map<std::string, Fonts> families;
  for (const MapFile& map : maps) {
    const std::string& family = map.order.style.font;
    const Fonts& fonts = families.try_emplace(family, family).first->second;
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
    set.add(map.file, bytes, made_of);
  }
}

}  // namespace grens
