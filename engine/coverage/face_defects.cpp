// Faces were found before; here they are sorted into kinds. A part of a unit is a group of faces
// that hang together. It is dissolved, because only what lies across its outer ring tells an
// exclave from an island: a lake in it may hold whatever it likes.
#include "coverage/face_defects.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/parallel.hpp"
#include "coverage/pieces.hpp"
#include "coverage/polygons.hpp"
#include "coverage/tolerance.hpp"
#include "geometry/inscribed.hpp"

namespace grens {
namespace {

std::size_t index(std::int32_t i) { return static_cast<std::size_t>(i); }

/// The smallest step that a face is narrower than; it is wider than its mean width.
double step_of(const Face& face, const MultiPolygon& polygons) {
  const auto wider = [&](double step) {
    return std::any_of(polygons.begin(), polygons.end(), [&](const Polygon& part) {
      return holds_circle(face.scale.scaled(part), step);
    });
  };
  double step = next_step(mean_width(face.area, face.perimeter));
  while (step > 0 && wider(step)) step = next_step(step);
  return step;
}

/// A part of a unit beside its largest one.
struct Part {
  UnitId unit = 0;
  std::vector<std::size_t> faces;
  double area = 0;  // m2
};

/// The parts of all units but the largest of each, by unit.
std::vector<Part> lesser_parts(const FaceLayer& layer, const SidesOfFaces& sides) {
  const Pieces pieces = pieces_as_read(layer, sides);
  std::map<std::size_t, Part> by_number;
  for (std::size_t f = 0; f < layer.faces.size(); ++f) {
    const Face& face = layer.faces[f];
    for (std::size_t i = 0; i < face.units.size(); ++i) {
      Part& part = by_number[pieces.piece[f][i]];
      part.unit = face.units[i];
      part.faces.push_back(f);
      part.area += face.area;
    }
  }
  std::vector<Part> parts;
  for (auto& [number, part] : by_number) parts.push_back(std::move(part));
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return a.unit != b.unit ? a.unit < b.unit : a.area > b.area;
  });
  std::vector<Part> lesser;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].unit == parts[i - 1].unit) lesser.push_back(std::move(parts[i]));
  }
  return lesser;
}

class PartSorter {
 public:
  PartSorter(const FaceLayer& layer, const SidesOfFaces& sides,
             const std::vector<std::uint8_t>& narrow, double tolerance)
      : layer_(layer), sides_(sides), narrow_(narrow), tolerance_(tolerance) {}

  void add(const Part& part, const ArcRegion& land, std::vector<Defect>& defects) const {
    if (land.parts.empty() || !borders_others(part, land)) return;
    Defect defect;
    defect.units = {part.unit};
    double perimeter = 0;
    double step = 0;
    bool sliver = true;
    for (const std::size_t f : part.faces) {
      const Face& face = layer_.faces[f];
      sliver = sliver && is_narrow(layer_, f, tolerance_);
      if (face.units.size() > 1) continue;
      if (face.area > defect.area || !defect.place) defect.place = face.place;
      defect.area += face.area;
      perimeter += face.perimeter;
      if (sliver) step = std::max(step, step_of(face, face_polygons(layer_, f)));
    }
    if (!defect.place) return;  // disputed as a whole
    defect.kind = sliver ? DefectKind::kSliver : DefectKind::kExclave;
    defect.width = mean_width(defect.area, perimeter);
    if (sliver) defect.tolerance = step;
    defect.shape = to_polygons(layer_.coverage, layer_.coverage.points, land.parts);
    defects.push_back(std::move(defect));
  }

 private:
  bool borders_others(const Part& part, const ArcRegion& land) const {
    const auto& outer = land.parts.front().shell.arcs;
    return std::any_of(outer.begin(), outer.end(), [&](ArcRef ref) {
      const Arc& arc = layer_.coverage.arcs[index(arc_index(ref))];
      const std::int32_t across = is_reversed(ref) ? arc.left : arc.right;
      if (across < 0) return false;
      if (has_other(index(across), part.unit)) return true;
      if (narrow_[index(across)] == 0) return false;
      const auto& beyond = sides_[index(across)];
      return std::any_of(beyond.begin(), beyond.end(), [&](const FaceSide& side) {
        return side.face >= 0 && has_other(index(side.face), part.unit);
      });
    });
  }

  bool has_other(std::size_t face, UnitId unit) const {
    const auto& units = layer_.faces[face].units;
    return std::any_of(units.begin(), units.end(), [&](UnitId other) { return other != unit; });
  }

  const FaceLayer& layer_;
  const SidesOfFaces& sides_;
  const std::vector<std::uint8_t>& narrow_;
  double tolerance_;
};

}  // namespace

void add_disputed_faces(const FaceLayer& layer, const std::vector<std::uint8_t>& narrow,
                        const std::vector<UnitId>& twin, std::vector<Defect>& defects) {
  std::vector<std::size_t> disputed;
  for (std::size_t f = 0; f < layer.faces.size(); ++f) {
    const auto& units = layer.faces[f].units;
    std::set<UnitId> different;
    for (const UnitId unit : units) different.insert(twin[index(unit)]);
    if (different.size() != 1) disputed.push_back(f);
  }
  const SidesOfFaces sides = sides_of_faces(layer);
  const std::size_t before = defects.size();
  defects.resize(before + disputed.size());
  parallel_for(disputed.size(), 16, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t f = disputed[i];
      const Face& face = layer.faces[f];
      Defect& defect = defects[before + i];
      const bool hole = face.units.empty() && narrow[f] == 0;
      defect.kind = !face.units.empty() ? DefectKind::kOverlap
                    : hole              ? DefectKind::kWideHole
                                        : DefectKind::kGap;
      std::set<UnitId> units(face.units.begin(), face.units.end());
      for (const FaceSide& side : sides[f]) {
        if (!face.units.empty() || side.face < 0) continue;
        const auto& beside = layer.faces[index(side.face)].units;
        units.insert(beside.begin(), beside.end());
      }
      defect.units.assign(units.begin(), units.end());
      defect.place = face.place;
      defect.area = face.area;
      defect.width = mean_width(face.area, face.perimeter);
      MultiPolygon polygons = face_polygons(layer, f);
      if (!hole) defect.tolerance = step_of(face, polygons);
      defect.shape = std::move(polygons);
    }
  });
}

void add_parts(const FaceLayer& layer, const std::vector<std::uint8_t>& narrow, double tolerance,
               std::vector<Defect>& defects) {
  const SidesOfFaces sides = sides_of_faces(layer);
  const std::vector<Part> parts = lesser_parts(layer, sides);
  if (parts.empty()) return;
  std::vector<RegionId> label(layer.faces.size(), kNoRegion);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    for (const std::size_t f : parts[p].faces) {
      if (layer.faces[f].units.size() == 1) label[f] = static_cast<RegionId>(p);
    }
  }
  const Dissolved land = dissolve(layer.coverage, label, parts.size());
  const PartSorter sorter(layer, sides, narrow, tolerance);
  for (std::size_t p = 0; p < parts.size(); ++p) sorter.add(parts[p], land.regions[p], defects);
}

}  // namespace grens
