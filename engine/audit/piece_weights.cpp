// Points are looked up in the layers themselves, so that one in a sliver is told from one beyond
// both. Units are laid over the pieces as the layers were laid over each other.
#include "audit/piece_weights.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "audit/joined_rings.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "coverage/unit_locator.hpp"
#include "regions/apportion.hpp"

namespace grens {
namespace {

constexpr double kAreaSteps = 1e4;  // in a square metre

void add_to(std::int64_t& sum, std::int64_t weight) {
  if (__builtin_add_overflow(sum, weight, &sum)) {
    throw InputError("the weights sum to more than 63 bits hold: give them fewer decimals");
  }
}

UnitId first_of(const std::vector<UnitId>& regions) {
  return regions.empty() ? kOutside : regions.front();
}

PieceWeights empty_weights(const LandPieces& land) {
  PieceWeights result;
  result.weight.resize(land.pieces.size());
  result.unknown.resize(land.pieces.size());
  return result;
}

}  // namespace

PieceWeights weigh_points(const LandPieces& land, const RegionRings& a, const RegionRings& b,
                          std::span<const WeightedPoint> points) {
  std::map<std::pair<UnitId, UnitId>, std::size_t> pieces;
  for (std::size_t p = 0; p < land.pieces.size(); ++p) {
    pieces[{land.pieces[p].a, land.pieces[p].b}] = p;
  }
  std::map<std::pair<UnitId, UnitId>, bool> slivers;
  for (const LandSliver& sliver : land.slivers) slivers[{sliver.a, sliver.b}] = true;
  const UnitLocator in_a(a.rings);
  const UnitLocator in_b(b.rings);
  // Of the regions that a point touches the first, by code, that share land with each other.
  const auto sharing = [&](const std::vector<UnitId>& of_a, const std::vector<UnitId>& of_b) {
    for (const UnitId first : of_a) {
      for (const UnitId second : of_b) {
        if (pieces.contains({first, second})) return std::pair{first, second};
      }
    }
    return std::pair{first_of(of_a), first_of(of_b)};
  };
  std::vector<std::pair<UnitId, UnitId>> regions(points.size());
  parallel_for(points.size(), 256, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      regions[i] = sharing(in_a.touching(points[i].at), in_b.touching(points[i].at));
    }
  });
  PieceWeights result = empty_weights(land);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto piece = pieces.find(regions[i]);
    if (piece != pieces.end()) {
      ++result.counted;
      add_to(result.weight[piece->second], points[i].weight);
      continue;
    }
    ++(slivers.contains(regions[i]) ? result.in_slivers : result.outside);
    add_to(result.outside_weight, points[i].weight);
  }
  return result;
}

PieceWeights weigh_units(const LandPieces& land, const RegionRings& units,
                         std::span<const std::optional<std::int64_t>> persons,
                         const Measurer& measurer, double tolerance) {
  const auto count = static_cast<UnitId>(units.count);
  const FaceLayer faces = find_faces(joined_rings(units.rings, land.rings, units.count),
                                     units.count + land.pieces.size(), measurer);
  // By unit: the pieces it lies in, then the land in none.
  std::vector<std::map<std::size_t, double>> shares(units.count);
  const std::size_t nowhere = land.pieces.size();
  for (std::size_t f = 0; f < faces.faces.size(); ++f) {
    const Face& face = faces.faces[f];
    const auto middle = std::lower_bound(face.units.begin(), face.units.end(), count);
    if (middle == face.units.begin()) continue;
    const bool elsewhere = middle == face.units.end();
    if (elsewhere && is_narrow(faces, f, tolerance)) continue;
    for (auto u = face.units.begin(); u != middle; ++u) {
      auto& share = shares[static_cast<std::size_t>(*u)];
      if (elsewhere) share[nowhere] += face.measured;
      for (auto p = middle; p != face.units.end(); ++p) {
        share[static_cast<std::size_t>(*p - count)] += face.measured;
      }
    }
  }
  PieceWeights result = empty_weights(land);
  for (std::size_t u = 0; u < shares.size(); ++u) {
    std::vector<std::int64_t> weights;
    for (const auto& [piece, area] : shares[u]) {
      weights.push_back(std::llround(area * kAreaSteps));
    }
    const bool any = std::any_of(weights.begin(), weights.end(), [](auto w) { return w > 0; });
    const bool in_piece = any && shares[u].begin()->first != nowhere;
    ++(in_piece ? result.counted : result.outside);
    if (!persons[u]) {
      const double least = tolerance * tolerance;
      for (const auto& [piece, area] : shares[u]) {
        if (piece != nowhere && area > least) result.unknown[piece] = 1;
      }
      continue;
    }
    if (!any) {
      add_to(result.outside_weight, *persons[u]);
      continue;
    }
    const std::vector<std::int64_t> parts = apportion(*persons[u], weights);
    std::size_t i = 0;
    for (const auto& [piece, area] : shares[u]) {
      add_to(piece == nowhere ? result.outside_weight : result.weight[piece], parts[i++]);
    }
  }
  return result;
}

}  // namespace grens
