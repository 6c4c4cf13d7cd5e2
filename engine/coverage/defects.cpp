// Each kind is found by a pass of its own over what was found before: faces, open border, meetings.
#include "coverage/defects.hpp"

#include <algorithm>
#include <tuple>

#include "coverage/border_defects.hpp"
#include "coverage/face_defects.hpp"
#include "coverage/ring_defects.hpp"

namespace grens {

std::vector<Defect> find_defects(const DefectInput& input, double tolerance) {
  const FaceLayer& layer = input.layer;
  std::vector<Defect> defects;
  const std::vector<std::uint8_t> narrow = narrow_gaps(layer, tolerance);
  const std::vector<UnitId> twin = find_twins(input.rings, layer.unit_count);
  add_duplicates(layer, twin, places_of_units(layer), defects);
  add_disputed_faces(layer, narrow, twin, defects);
  add_parts(layer, narrow, tolerance, defects);
  add_facing_borders(layer, narrow, input.measurer, tolerance, defects);
  add_meetings(input.rings, input.coverage, layer, defects);
  std::sort(defects.begin(), defects.end(), worse_first);
  return defects;
}

bool worse_first(const Defect& a, const Defect& b) {
  const auto rank = [](const Defect& d) { return std::tuple(-d.area, -d.length, d.kind); };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  if (a.units != b.units) return a.units < b.units;
  if (a.place && b.place && *a.place != *b.place) return lexicographic_less(*a.place, *b.place);
  if (a.place.has_value() != b.place.has_value()) return a.place.has_value();
  return a.text < b.text;
}

std::vector<std::optional<Point>> places_of_units(const FaceLayer& layer) {
  std::vector<std::optional<Point>> places(layer.unit_count);
  std::vector<double> largest(layer.unit_count);
  for (const Face& face : layer.faces) {
    for (const UnitId unit : face.units) {
      const auto u = static_cast<std::size_t>(unit);
      if (places[u] && face.area <= largest[u]) continue;
      places[u] = face.place;
      largest[u] = face.area;
    }
  }
  return places;
}

}  // namespace grens
