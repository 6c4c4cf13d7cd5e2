// The rings of both layers are one ring set for find_faces, which asks of every face whose it is.
#include "audit/overlaid.hpp"

#include <algorithm>

#include "audit/joined_rings.hpp"

namespace grens {

Overlaid::Sides Overlaid::sides(const std::vector<UnitId>& units, std::size_t arc) const {
  const auto unit = [&](UnitId face) {
    return face == kOutside ? kOutside : units[static_cast<std::size_t>(face)];
  };
  return {unit(layer.coverage.arcs[arc].left), unit(layer.coverage.arcs[arc].right)};
}

std::vector<std::span<const Point>> Overlaid::borders(const std::vector<UnitId>& units) const {
  std::vector<std::span<const Point>> lines;
  for (std::size_t arc = 0; arc < layer.coverage.arcs.size(); ++arc) {
    if (sides(units, arc).differ()) {
      lines.push_back(layer.coverage.arc_points(static_cast<std::int32_t>(arc)));
    }
  }
  return lines;
}

Overlaid overlay(const RingSet& a, const RingSet& b, const Lineage& lineage,
                 const Measurer& measurer) {
  const auto count_a = static_cast<UnitId>(lineage.after.size());
  Overlaid overlaid;
  overlaid.layer = find_faces(joined_rings(a, b, lineage.after.size()),
                              lineage.after.size() + lineage.before.size(), measurer);
  for (const Face& face : overlaid.layer.faces) {
    const auto middle = std::lower_bound(face.units.begin(), face.units.end(), count_a);
    UnitId in_a = middle == face.units.begin() ? kOutside : face.units.front();
    UnitId in_b = middle == face.units.end() ? kOutside : *middle - count_a;
    for (auto u = face.units.begin(); u != middle; ++u) {
      for (auto v = middle; v != face.units.end(); ++v) {
        if (in_b == kOutside || lineage.follows(in_a, in_b)) break;
        if (!lineage.follows(*u, *v - count_a)) continue;
        in_a = *u;
        in_b = *v - count_a;
      }
    }
    overlaid.a.push_back(in_a);
    overlaid.b.push_back(in_b);
  }
  return overlaid;
}

void keep_common_land(Overlaid& layers, bool a_is_part, bool b_is_part) {
  for (std::size_t face = 0; face < layers.a.size(); ++face) {
    UnitId& a = layers.a[face];
    UnitId& b = layers.b[face];
    if (a_is_part && a == kOutside) b = kOutside;
    if (b_is_part && b == kOutside) a = kOutside;
  }
}

}  // namespace grens
