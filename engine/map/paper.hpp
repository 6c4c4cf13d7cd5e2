#pragma once
#include <span>
#include <vector>

#include "coverage/dissolve.hpp"
#include "geometry/polygon.hpp"

namespace grens {

/// How the plane of a map (metres, y northwards) lies on the page (mm, y downwards).
struct PaperFit {
  Box frame;         ///< of the map, on the page
  double scale = 1;  ///< 1 : scale; a number of two digits and noughts
  Point centre;      ///< of the plane, at the middle of the frame

  Point to_paper(const Point& p) const;
  double metres_per_mm() const { return scale / 1000; }
};

/// The largest round scale at which an extent of the plane fits into the frame.
/// An extent without size is shown at 1 : 1000.
PaperFit fit_to_paper(const Box& extent, const Box& frame);

/// Distances that print cannot show, in mm: vertices that matter less are left out.
inline constexpr double kPrintTolerance = 0.05;

/// Whether a box of the plane reaches into the frame.
bool is_shown(const Box& plane, const PaperFit& fit);

/// The arcs of a coverage on the page, each simplified once, so that both its sides agree.
class PaperArcs {
 public:
  /// `plane` runs parallel to Coverage::points, `boxes` (in the plane) to its arcs. Of an arc whose
  /// box lies beside the frame only the ends are kept: the line between them lies there as well.
  /// O(n log n) expected for n points in the frame.
  PaperArcs(const Coverage& coverage, std::span<const Point> plane, std::span<const Box> boxes,
            const PaperFit& fit);

  const std::vector<Point>& arc(std::size_t i) const { return lines_[i]; }
  const Box& box(std::size_t i) const { return boxes_[i]; }
  /// The rings of a region, not closed.
  std::vector<std::vector<Point>> rings(const std::vector<ArcPolygon>& parts) const;

 private:
  std::vector<Point> ring(const ArcRing& ring) const;

  std::vector<std::vector<Point>> lines_;
  std::vector<Box> boxes_;
};

/// Rings that are no arcs (a region united by GEOS), in the plane, put on the page.
std::vector<std::vector<Point>> paper_rings(const MultiPolygon& polygons, const PaperFit& fit);

}  // namespace grens
