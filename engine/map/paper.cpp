// The scale is that of the tighter direction, rounded up to two digits; then every arc is taken to
// the page and simplified there, between its nodes.
#include "map/paper.hpp"

#include <algorithm>
#include <cmath>

#include "geometry/simplify.hpp"

namespace grens {
namespace {

/// Rounded up to two digits and noughts.
double round_scale(double scale) {
  const double step = std::pow(10, std::floor(std::log10(scale)) - 1);
  return std::ceil(scale / step - 1e-9) * step;
}

}  // namespace

Point PaperFit::to_paper(const Point& p) const {
  const double mm = 1000 / scale;
  return {(frame.min_x + frame.max_x) / 2 + (p.x - centre.x) * mm,
          (frame.min_y + frame.max_y) / 2 - (p.y - centre.y) * mm};
}

PaperFit fit_to_paper(const Box& extent, const Box& frame) {
  PaperFit fit;
  fit.frame = frame;
  fit.scale = 1000;
  if (extent.empty()) return fit;
  fit.centre = {(extent.min_x + extent.max_x) / 2, (extent.min_y + extent.max_y) / 2};
  const double metres_per_mm =
      std::max((extent.max_x - extent.min_x) / (frame.max_x - frame.min_x),
               (extent.max_y - extent.min_y) / (frame.max_y - frame.min_y));
  if (metres_per_mm > 0) fit.scale = round_scale(metres_per_mm * 1000);
  return fit;
}

bool is_shown(const Box& plane, const PaperFit& fit) {
  if (plane.empty()) return false;
  Box box;
  box.add(fit.to_paper({plane.min_x, plane.min_y}));
  box.add(fit.to_paper({plane.max_x, plane.max_y}));
  return box.meets(fit.frame);
}

PaperArcs::PaperArcs(const Coverage& coverage, std::span<const Point> plane,
                     std::span<const Box> boxes, const PaperFit& fit) {
  lines_.reserve(coverage.arcs.size());
  boxes_.resize(coverage.arcs.size());
  std::vector<Point> line;
  for (const Arc& arc : coverage.arcs) {
    line.clear();
    const std::span<const Point> whole = plane.subspan(arc.first, arc.count);
    Box& box = boxes_[lines_.size()];
    if (is_shown(boxes[lines_.size()], fit)) {
      for (const Point& point : whole) line.push_back(fit.to_paper(point));
      lines_.push_back(simplify_line(line, kPrintTolerance));
    } else {
      lines_.push_back({fit.to_paper(whole.front()), fit.to_paper(whole.back())});
    }
    for (const Point& point : lines_.back()) box.add(point);
  }
}

std::vector<Point> PaperArcs::ring(const ArcRing& ring) const {
  std::vector<Point> points;
  for (const ArcRef ref : ring.arcs) {
    const std::vector<Point>& line = lines_[static_cast<std::size_t>(arc_index(ref))];
    if (is_reversed(ref)) {
      points.insert(points.end(), line.rbegin(), line.rend() - 1);
    } else {
      points.insert(points.end(), line.begin(), line.end() - 1);
    }
  }
  return points;
}

std::vector<std::vector<Point>> PaperArcs::rings(const std::vector<ArcPolygon>& parts) const {
  std::vector<std::vector<Point>> rings;
  for (const ArcPolygon& part : parts) {
    rings.push_back(ring(part.shell));
    for (const ArcRing& hole : part.holes) rings.push_back(ring(hole));
  }
  return rings;
}

std::vector<std::vector<Point>> paper_rings(const MultiPolygon& polygons, const PaperFit& fit) {
  std::vector<std::vector<Point>> rings;
  const auto add = [&](const std::vector<Point>& ring) {
    std::vector<Point> line;
    for (const Point& point : ring) line.push_back(fit.to_paper(point));
    line.push_back(line.front());
    line = simplify_line(line, kPrintTolerance);
    line.pop_back();
    rings.push_back(std::move(line));
  };
  for (const Polygon& polygon : polygons) {
    add(polygon.shell);
    for (const auto& hole : polygon.holes) add(hole);
  }
  return rings;
}

}  // namespace grens
