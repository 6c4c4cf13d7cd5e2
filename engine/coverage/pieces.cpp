// Union-find twice: over pairs of a face and a unit that covers it, as read; and over faces with an
// owner, as they are now. A piece that maps to one root of the second is whole.
#include "coverage/pieces.hpp"

#include <algorithm>
#include <deque>
#include <map>

#include "base/union_find.hpp"

namespace grens {
namespace {

std::size_t index(std::int32_t i) { return static_cast<std::size_t>(i); }

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
  std::vector<std::size_t> first(layer.faces.size() + 1);
  for (std::size_t f = 0; f < layer.faces.size(); ++f) {
    first[f + 1] = first[f] + layer.faces[f].units.size();
  }
  UnionFind together(first.back());
  for (std::size_t f = 0; f < layer.faces.size(); ++f) {
    const auto& units = layer.faces[f].units;
    for (const FaceSide& side : sides[f]) {
      if (side.face < 0 || index(side.face) <= f) continue;
      const auto& others = layer.faces[index(side.face)].units;
      for (std::size_t i = 0; i < units.size(); ++i) {
        const auto same = std::lower_bound(others.begin(), others.end(), units[i]);
        if (same == others.end() || *same != units[i]) continue;
        together.unite(first[f] + i,
                       first[index(side.face)] + static_cast<std::size_t>(same - others.begin()));
      }
    }
  }
  Pieces pieces;
  pieces.piece.resize(layer.faces.size());
  for (std::size_t f = 0; f < layer.faces.size(); ++f) {
    for (std::size_t i = first[f]; i < first[f + 1]; ++i) {
      pieces.piece[f].push_back(together.find(i));
    }
  }
  return pieces;
}

std::vector<BrokenPiece> broken_pieces(const FaceLayer& layer, const SidesOfFaces& sides,
                                       const Pieces& before, const std::vector<RegionId>& owner) {
  UnionFind now(owner.size());
  for (std::size_t f = 0; f < owner.size(); ++f) {
    for (const FaceSide& side : sides[f]) {
      if (side.face >= 0 && owner[f] >= 0 && owner[index(side.face)] == owner[f]) {
        now.unite(f, index(side.face));
      }
    }
  }
  std::map<std::size_t, BrokenPiece> pieces;
  for (std::size_t f = 0; f < owner.size(); ++f) {
    const auto& units = layer.faces[f].units;
    for (std::size_t i = 0; i < units.size(); ++i) {
      BrokenPiece& piece = pieces[before.piece[f][i]];
      piece.unit = units[i];
      piece.faces.push_back(f);
      piece.fragment.push_back(now.find(f));
    }
  }
  std::vector<BrokenPiece> broken;
  for (auto& [number, piece] : pieces) {
    std::vector<std::size_t> fragments;
    for (std::size_t k = 0; k < piece.faces.size(); ++k) {
      if (owner[piece.faces[k]] == piece.unit) fragments.push_back(piece.fragment[k]);
    }
    piece.lost = fragments.empty();
    const bool whole = !piece.lost && std::all_of(fragments.begin(), fragments.end(),
                                                  [&](std::size_t x) { return x == fragments[0]; });
    if (!whole) broken.push_back(std::move(piece));
  }
  std::stable_sort(broken.begin(), broken.end(), [](const BrokenPiece& a, const BrokenPiece& b) {
    return a.unit != b.unit ? a.unit < b.unit : a.faces.front() < b.faces.front();
  });
  return broken;
}

std::vector<std::size_t> way_to_another_fragment(const FaceLayer& layer, const SidesOfFaces& sides,
                                                 const BrokenPiece& piece,
                                                 const std::vector<RegionId>& owner) {
  std::map<std::size_t, std::size_t> fragment_of;  // by face, where the unit owns it
  std::map<std::size_t, double> size;              // by fragment, m2
  for (std::size_t k = 0; k < piece.faces.size(); ++k) {
    if (owner[piece.faces[k]] != piece.unit) continue;
    fragment_of[piece.faces[k]] = piece.fragment[k];
    size[piece.fragment[k]] += layer.faces[piece.faces[k]].area;
  }
  const std::size_t start =
      std::min_element(size.begin(), size.end(), [](const auto& a, const auto& b) {
        return a.second < b.second;
      })->first;
  std::map<std::size_t, std::size_t> came_from;
  std::deque<std::size_t> queue;
  for (const auto& [face, fragment] : fragment_of) {
    if (fragment != start) continue;
    came_from[face] = face;
    queue.push_back(face);
  }
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
