// The cosine of the angle between the directions from the node, by the scalar product.
#include "coverage/corner.hpp"

#include <cmath>

namespace grens {

bool in_corner(const Coverage& coverage, const MetreScale& scale, const Point& p, const Point& foot,
               const Arc& arc, const Arc& other) {
  constexpr double kNarrow = 0.866;  // cosine of 30 degrees
  for (const std::int32_t node : {arc.from, arc.to}) {
    if (node < 0 || (node != other.from && node != other.to)) continue;
    const Point n = scale.scaled(coverage.nodes[static_cast<std::size_t>(node)]);
    const Point a{p.x - n.x, p.y - n.y};
    const Point b{foot.x - n.x, foot.y - n.y};
    const double sizes = (a.x * a.x + a.y * a.y) * (b.x * b.x + b.y * b.y);
    if (a.x * b.x + a.y * b.y <= kNarrow * std::sqrt(sizes)) return true;
  }
  return false;
}

}  // namespace grens
