#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "coverage/point_grid.hpp"

namespace grens {

/// Makes a PointGrid, and knows how its cells are written down.
class PointGridBuilder {
 public:
  /// InputError when the layer has 2^30 units or more.
  PointGridBuilder(const RingSet& rings, PointGrid& grid);
  void build();

  /// A cell is the number of its first part, with the highest bit set; or, without segments, its
  /// unit plus one, 0 for the outside, with the second highest bit where several units overlap.
  static bool has_segments(std::uint32_t cell) { return (cell & kHasSegments) != 0; }
  static std::uint32_t part_of(std::uint32_t cell) { return cell & ~kHasSegments; }
  static Located answer_of(std::uint32_t cell) {
    const std::uint32_t unit = cell & ~kSeveral;
    if (unit == 0) return {};
    return {static_cast<UnitId>(unit - 1), Where::kIn, (cell & kSeveral) != 0};
  }

 private:
  static constexpr std::uint32_t kHasSegments = std::uint32_t{1} << 31U;
  static constexpr std::uint32_t kSeveral = std::uint32_t{1} << 30U;

  /// What the cells of one row hold, numbered from 0.
  struct Row {
    std::vector<PointGrid::Part> parts;
    std::vector<PointGrid::Segment> segments;
    std::vector<PointGrid::Ring> rings;
  };
  /// A segment of a ring that lies in a cell, from its lexicographically smaller end.
  struct Use {
    Point low, high;
    std::uint32_t ring = 0;
    bool forward = false;
    bool border = false;  ///< for the unit of its ring
  };
  using Ids = std::span<const std::uint32_t>;  ///< segments by the position of their first point

  void lay_out();
  void visit_cells(std::uint32_t segment, const std::function<void(std::size_t)>& visit) const;
  void list_segments();
  Point start_of(std::uint32_t segment) const { return rings_.points[segment]; }
  Point end_of(std::uint32_t segment) const;
  Point middle_of(std::size_t column, std::size_t row) const;
  Point anchor_of(std::size_t column, std::size_t row, Ids segments) const;
  void step(const Point& from, const Point& to, Ids segments,
            std::vector<std::uint32_t>& inside) const;
  std::uint32_t answer(const std::vector<std::uint32_t>& inside) const;
  std::vector<Use> uses_of(Ids segments) const;
  void add_cell(Row& row, const Point& anchor, Ids segments,
                const std::vector<std::uint32_t>& inside) const;
  Row make_row(std::size_t row);
  void join(std::vector<Row>& rows);

  const RingSet& rings_;
  PointGrid& grid_;
  std::vector<std::uint32_t> ring_of_;  // by point
  std::vector<int> sign_;               // by ring
  std::vector<std::size_t> starts_;     // by cell, in listed_
  std::vector<std::uint32_t> listed_;   // segments of all cells, ascending in each
};

}  // namespace grens
