// Arcs of the coverage that any path uses are joined into chains (arc_chains), paths are told in
// chains, and only then are points looked at: they are copied, put on the grid where one is asked
// for, and rings that shrank to nothing are left out with the arcs that nothing uses any more.
#include "io/topology.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <stdexcept>
#include <utility>

#include "coverage/crossings.hpp"
#include "io/arc_chains.hpp"
#include "io/extent.hpp"

namespace grens {
namespace {

void drop_repeats(std::vector<Point>& points) {
  const Point last = points.back();
  points.erase(std::unique(points.begin(), points.end()), points.end());
  if (points.size() == 1) points.push_back(last);  // a line has two ends
}

class Builder {
 public:
  explicit Builder(std::span<const FeatureLayer> layers) : layers_(layers) {
    for (const FeatureLayer& layer : layers) {
      topology_.box.add(finite_extent(layer));
      if (layer.arcs.coverage == nullptr) continue;
      if (arcs_.coverage != nullptr && arcs_.coverage != layer.arcs.coverage) {
        throw std::logic_error("layers of two coverages cannot share arcs");
      }
      arcs_ = layer.arcs;
    }
  }

  Topology build(std::optional<std::int64_t> quantization) {
    if (arcs_.coverage != nullptr) share_arcs();
    for (const FeatureLayer& layer : layers_) add(layer);
    if (quantization && !topology_.box.empty()) {
      quantize(*quantization);
      leave_out_rings();
      drop_unused_arcs();
    }
    return std::move(topology_);
  }

 private:
  void share_arcs() {
    chains_ = chain_arcs(*arcs_.coverage, layers_);
    for (const ArcPath& chain : chains_.chains) {
      std::vector<Point>& points = topology_.arcs.emplace_back();
      for (const ArcRef ref : chain) {
        const Arc& arc = arcs_.coverage->arc(ref);
        const auto part = arcs_.points.subspan(arc.first, arc.count);
        if (is_reversed(ref)) {
          points.insert(points.end(), part.rbegin(), part.rend());
        } else {
          points.insert(points.end(), part.begin(), part.end());
        }
      }
      drop_repeats(points);
    }
  }

  void add(const FeatureLayer& layer) {
    TopologyObject& object = topology_.objects.emplace_back();
    for (const Feature& feature : layer.features) {
      TopologyParts& parts = object.features.emplace_back();
      next_path_ = 0;
      std::visit([&](const auto& all) { add(all, feature, parts); }, feature.geometry);
      const bool own = feature.paths.empty() && !parts.empty();
      if (own && layer.arcs.coverage != nullptr) ++topology_.unshared;
    }
  }

  void add(const MultiPolygon& polygons, const Feature& feature, TopologyParts& parts) {
    for (const Polygon& polygon : polygons) {
      auto& rings = parts.emplace_back();
      rings.push_back(path(feature, polygon.shell, true));
      for (const auto& hole : polygon.holes) rings.push_back(path(feature, hole, true));
    }
  }

  void add(const MultiLine& lines, const Feature& feature, TopologyParts& parts) {
    for (const auto& line : lines) parts.push_back({path(feature, line, false)});
  }

  void add(const std::vector<Point>&, const Feature&, TopologyParts&) {}

  /// The next ring or line of a feature: in chains, or as an arc of its own.
  ArcPath path(const Feature& feature, const std::vector<Point>& points, bool close) {
    if (!feature.paths.empty()) return chains_.in_chains(feature.paths.at(next_path_++));
    std::vector<Point> own = points;
    if (close) own.push_back(points.front());
    drop_repeats(own);
    topology_.arcs.push_back(std::move(own));
    return {static_cast<ArcRef>(topology_.arcs.size() - 1)};
  }

  void quantize(std::int64_t quantization) {
    const Box& box = topology_.box;
    const auto steps = static_cast<double>(quantization - 1);
    const auto step = [&](double extent) { return extent > 0 ? extent / steps : 1; };
    const TopologyGrid grid{{box.min_x, box.min_y},
                            {step(box.max_x - box.min_x), step(box.max_y - box.min_y)}};
    const auto on_grid = [&](const Point& p) {
      return Point{std::round((p.x - grid.offset.x) / grid.step.x),
                   std::round((p.y - grid.offset.y) / grid.step.y)};
    };
    for (auto& arc : topology_.arcs) {
      std::transform(arc.begin(), arc.end(), arc.begin(), on_grid);
      drop_repeats(arc);
    }
    topology_.grid = grid;
    if (arcs_.coverage == nullptr) return;
    std::vector<Point> points(arcs_.points.begin(), arcs_.points.end());
    for (std::size_t i = 0; i < chains_.used.size(); ++i) {
      if (chains_.used[i] == 0) continue;
      const Arc& arc = arcs_.coverage->arcs[i];
      const auto first = points.begin() + arc.first;
      std::transform(first, first + arc.count, first, on_grid);
    }
    count_meetings(points);
  }

  /// Pairs of arcs that meet on the grid and did not before.
  void count_meetings(std::span<const Point> on_grid) {
    const std::vector<Crossing> now = find_crossings(*arcs_.coverage, on_grid, chains_.used);
    if (now.empty()) return;
    std::set<std::pair<std::int32_t, std::int32_t>> before;
    for (const Crossing& pair : find_crossings(*arcs_.coverage, arcs_.points, chains_.used)) {
      before.emplace(pair.a, pair.b);
    }
    topology_.meetings =
        static_cast<std::size_t>(std::count_if(now.begin(), now.end(), [&](const Crossing& pair) {
          return !before.contains({pair.a, pair.b});
        }));
  }

  /// Twice the area of a ring, around its first point; exact for rings up to 2^31 steps wide.
  long double doubled_area(const ArcPath& ring) const {
    const auto arc_of = [&](ArcRef ref) -> const std::vector<Point>& {
      return topology_.arcs[static_cast<std::size_t>(arc_index(ref))];
    };
    const Point origin = arc_of(ring.front()).front();
    long double sum = 0;
    for (const ArcRef ref : ring) {
      const std::vector<Point>& arc = arc_of(ref);
      long double of_arc = 0;
      for (std::size_t i = 1; i < arc.size(); ++i) {
        of_arc += static_cast<long double>(arc[i - 1].x - origin.x) * (arc[i].y - origin.y) -
                  static_cast<long double>(arc[i].x - origin.x) * (arc[i - 1].y - origin.y);
      }
      sum += is_reversed(ref) ? -of_arc : of_arc;
    }
    return sum;
  }

  void leave_out_rings() {
    for (std::size_t l = 0; l < layers_.size(); ++l) {
      auto& features = topology_.objects[l].features;
      for (std::size_t f = 0; f < features.size(); ++f) {
        if (!std::holds_alternative<MultiPolygon>(layers_[l].features[f].geometry)) continue;
        TopologyParts& parts = features[f];
        if (parts.empty()) continue;
        for (auto& rings : parts) leave_out_rings(rings);
        std::erase_if(parts, [](const auto& rings) { return rings.empty(); });
        if (parts.empty()) topology_.vanished.push_back(name_of(layers_[l], f));
      }
    }
  }

  void leave_out_rings(std::vector<ArcPath>& rings) {
    const auto empty = [&](const ArcPath& ring) { return doubled_area(ring) == 0; };
    if (empty(rings.front())) {
      topology_.rings_left_out += rings.size();
      rings.clear();
    } else {
      topology_.rings_left_out += std::erase_if(rings, empty);
    }
  }

  static std::string name_of(const FeatureLayer& layer, std::size_t feature) {
    if (!layer.ids.empty()) return layer.ids.at(feature);
    return fmt::format("{} {}", layer.name, feature + 1);
  }

  template <class Use>
  void each_reference(Use use) {
    for (TopologyObject& object : topology_.objects) {
      for (TopologyParts& parts : object.features) {
        for (auto& part : parts) {
          for (ArcPath& path : part) std::for_each(path.begin(), path.end(), use);
        }
      }
    }
  }

  void drop_unused_arcs() {
    if (topology_.rings_left_out == 0) return;
    std::vector<ArcRef> number(topology_.arcs.size(), -1);
    each_reference([&](ArcRef ref) { number[static_cast<std::size_t>(arc_index(ref))] = 0; });
    std::vector<std::vector<Point>> kept;
    for (std::size_t i = 0; i < number.size(); ++i) {
      if (number[i] < 0) continue;
      number[i] = static_cast<ArcRef>(kept.size());
      kept.push_back(std::move(topology_.arcs[i]));
    }
    topology_.arcs = std::move(kept);
    each_reference([&](ArcRef& ref) {
      const ArcRef now = number[static_cast<std::size_t>(arc_index(ref))];
      ref = is_reversed(ref) ? ~now : now;
    });
  }

  std::span<const FeatureLayer> layers_;
  WrittenArcs arcs_;
  ArcChains chains_;
  Topology topology_;
  std::size_t next_path_ = 0;
};

}  // namespace

Topology make_topology(std::span<const FeatureLayer> layers,
                       std::optional<std::int64_t> quantization) {
  return Builder(layers).build(quantization);
}

}  // namespace grens
