#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "coverage/face_layer.hpp"
#include "regions/lineage.hpp"

namespace grens {

/// Two unit layers in one CRS laid over each other. "A" is the earlier one, "B" the later.
struct Overlaid {
  FaceLayer layer;        ///< units of B come after those of A
  std::vector<UnitId> a;  ///< by face: the unit of A that holds it, or kOutside
  std::vector<UnitId> b;  ///< by face: the unit of B that holds it, or kOutside

  /// The units on either side of an arc; kOutside where there is none.
  struct Sides {
    UnitId left = kOutside;
    UnitId right = kOutside;
    bool differ() const { return left != right; }
  };
  Sides sides_in_a(std::size_t arc) const { return sides(a, arc); }
  Sides sides_in_b(std::size_t arc) const { return sides(b, arc); }

  /// The arcs that are a border of A, and those that are a border of B; an arc may be both.
  std::vector<std::span<const Point>> borders_of_a() const { return borders(a); }
  std::vector<std::span<const Point>> borders_of_b() const { return borders(b); }

 private:
  Sides sides(const std::vector<UnitId>& units, std::size_t arc) const;
  std::vector<std::span<const Point>> borders(const std::vector<UnitId>& units) const;
};

/// Lays two layers over each other. Where units of a layer overlap, one is taken that leaves the
/// land unmoved if there is one, else the first. As find_faces.
Overlaid overlay(const RingSet& a, const RingSet& b, const Lineage& lineage,
                 const Measurer& measurer);

/// Leaves only the land that both layers have: where `a_is_part`, land that A lacks is none of B's
/// either, and where `b_is_part`, land that B lacks none of A's. O(faces).
void keep_common_land(Overlaid& layers, bool a_is_part, bool b_is_part);

}  // namespace grens
