// Union-find over pairs of a face and a unit that has it: once as read, where all units that cover
// a face have it, and once as it is now. A piece that maps to one root of the second is whole.
#include "coverage/pieces.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "base/union_find.hpp"

namespace grens {
namespace {

std::size_t index(std::int32_t i) { return static_cast<std::size_t>(i); }

/// Which faces of a unit hang together now, the gaps that it received among them.
class Fragments {
 public:
  Fragments(const FaceLayer& layer, const SidesOfFaces& sides, const Holders& now)
      : layer_(layer), now_(now), first_(layer.faces.size()), together_(number_slots()) {
    for (std::size_t f = 0; f < first_.size(); ++f) {
      if (now_.undecided[f] != 0) {
        for (const UnitId unit : layer_.faces[f].units) unite(f, unit, sides[f]);
      } else if (now_.owner[f] >= 0) {
        unite(f, now_.owner[f], sides[f]);
      }
    }
  }

  /// The number of a unit's fragment that a face is part of; kNotHeld where it has it not.
  std::size_t of(std::size_t face, UnitId unit) {
    const std::size_t at = slot(face, unit);
    return at == BrokenPiece::kNotHeld ? at : together_.find(at);
  }

 private:
  /// A slot for each face and unit that has it.
  std::size_t number_slots() {
    std::size_t count = 0;
    for (std::size_t f = 0; f < first_.size(); ++f) {
      first_[f] = count;
      count += now_.undecided[f] != 0 ? layer_.faces[f].units.size() : 1;
    }
    return count;
  }

  std::size_t slot(std::size_t face, UnitId unit) const {
    if (now_.undecided[face] == 0) {
      return now_.owner[face] == unit ? first_[face] : BrokenPiece::kNotHeld;
    }
    const auto& units = layer_.faces[face].units;
    const auto found = std::lower_bound(units.begin(), units.end(), unit);
    if (found == units.end() || *found != unit) return BrokenPiece::kNotHeld;
    return first_[face] + static_cast<std::size_t>(found - units.begin());
  }

  void unite(std::size_t face, UnitId unit, const std::vector<FaceSide>& sides) {
    for (const FaceSide& side : sides) {
      const std::size_t other =
          side.face < 0 ? BrokenPiece::kNotHeld : slot(index(side.face), unit);
      if (other != BrokenPiece::kNotHeld) together_.unite(slot(face, unit), other);
    }
  }

  const FaceLayer& layer_;
  const Holders& now_;
  std::vector<std::size_t> first_;  // by face: its first slot
  UnionFind together_;
};

}  // namespace

SidesOfFaces sides_of_faces(const FaceLayer& layer) {
  SidesOfFaces sides(layer.faces.size());
  for (std::size_t a = 0; a < layer.coverage.arcs.size(); ++a) {
    const Arc& arc = layer.coverage.arcs[a];
    const auto id = static_cast<std::int32_t>(a);
    if (arc.left >= 0) sides[index(arc.left)].push_back({arc.right, id});
    if (arc.right >= 0) sides[index(arc.right)].push_back({arc.left, id});
  }
  return sides;
}

Pieces pieces_as_read(const FaceLayer& layer, const SidesOfFaces& sides) {
  const std::size_t n = layer.faces.size();
  const Holders all{std::vector<RegionId>(n, kNoRegion), std::vector<std::uint8_t>(n, 1)};
  Fragments fragments(layer, sides, all);
  Pieces pieces;
  pieces.piece.resize(n);
  for (std::size_t f = 0; f < n; ++f) {
    for (const UnitId unit : layer.faces[f].units) {
      pieces.piece[f].push_back(fragments.of(f, unit));
    }
  }
  return pieces;
}

std::vector<BrokenPiece> broken_pieces(const FaceLayer& layer, const SidesOfFaces& sides,
                                       const Pieces& before, const Holders& now) {
  Fragments fragments(layer, sides, now);
  std::map<std::size_t, BrokenPiece> pieces;
  for (std::size_t f = 0; f < layer.faces.size(); ++f) {
    const auto& units = layer.faces[f].units;
    for (std::size_t i = 0; i < units.size(); ++i) {
      BrokenPiece& piece = pieces[before.piece[f][i]];
      piece.unit = units[i];
      piece.faces.push_back(f);
      piece.fragment.push_back(fragments.of(f, units[i]));
      piece.area += layer.faces[f].area;
    }
  }
  std::vector<BrokenPiece> broken;
  for (auto& [number, piece] : pieces) {
    std::set<std::size_t> parts;
    double held = 0;
    for (std::size_t k = 0; k < piece.faces.size(); ++k) {
      if (piece.fragment[k] == BrokenPiece::kNotHeld) continue;
      parts.insert(piece.fragment[k]);
      held += layer.faces[piece.faces[k]].area;
    }
    piece.lost = parts.empty() || held < piece.area / 2;
    if (piece.lost || parts.size() > 1) broken.push_back(std::move(piece));
  }
  const auto rank = [](const BrokenPiece& piece) {
    return std::tuple(!piece.lost, piece.lost ? piece.area : 0, piece.unit, piece.faces.front());
  };
  std::sort(broken.begin(), broken.end(),
            [&](const BrokenPiece& a, const BrokenPiece& b) { return rank(a) < rank(b); });
  return broken;
}

std::vector<std::size_t> smallest_fragment(const FaceLayer& layer, const BrokenPiece& piece) {
  std::map<std::size_t, std::vector<std::size_t>> faces;  // by fragment
  std::map<std::size_t, double> size;                     // m2
  for (std::size_t k = 0; k < piece.faces.size(); ++k) {
    if (piece.fragment[k] == BrokenPiece::kNotHeld) continue;
    faces[piece.fragment[k]].push_back(piece.faces[k]);
    size[piece.fragment[k]] += layer.faces[piece.faces[k]].area;
  }
  return faces[std::min_element(size.begin(), size.end(), [](const auto& a, const auto& b) {
                 return a.second < b.second;
               })->first];
}

std::vector<std::size_t> way_to_another_fragment(const FaceLayer& layer, const SidesOfFaces& sides,
                                                 const BrokenPiece& piece) {
  std::map<std::size_t, std::size_t> fragment_of;  // by face, where the unit holds it
  for (std::size_t k = 0; k < piece.faces.size(); ++k) {
    if (piece.fragment[k] != BrokenPiece::kNotHeld) fragment_of[piece.faces[k]] = piece.fragment[k];
  }
  std::map<std::size_t, std::size_t> came_from;
  std::deque<std::size_t> queue;
  for (const std::size_t face : smallest_fragment(layer, piece)) {
    came_from[face] = face;
    queue.push_back(face);
  }
  const std::size_t start = fragment_of.at(queue.front());
  while (!queue.empty()) {
    const std::size_t f = queue.front();
    queue.pop_front();
    for (const FaceSide& side : sides[f]) {
      if (side.face < 0) continue;
      const std::size_t g = index(side.face);
      if (came_from.count(g) > 0 ||
          !std::binary_search(piece.faces.begin(), piece.faces.end(), g)) {
        continue;
      }
      came_from[g] = f;
      const auto found = fragment_of.find(g);
      if (found == fragment_of.end()) {
        queue.push_back(g);
      } else if (found->second != start) {
        std::vector<std::size_t> way;
        for (std::size_t w = f; fragment_of.count(w) == 0; w = came_from[w]) way.push_back(w);
        return way;
      }
    }
  }
  return {};
}

}  // namespace grens
