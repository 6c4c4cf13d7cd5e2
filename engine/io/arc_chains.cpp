// In a node that just two ends of used arcs come to, whoever comes by one goes on by the other: a
// ring cannot end there, and lines are asked. So nothing but the ends in each node has to be
// known. Chains are found from their smallest arc, back to where they begin and then on.
#include "io/arc_chains.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace grens {
namespace {

/// The used arcs that leave a node.
struct Ends {
  std::array<ArcRef, 2> leaving = {0, 0};
  std::uint32_t count = 0;
  bool cut = false;  ///< a line ends here
};

class Chainer {
 public:
  explicit Chainer(const Coverage& coverage) : coverage_(coverage), ends_(coverage.nodes.size()) {
    result_.used.resize(coverage.arcs.size());
    result_.entered_forward.assign(coverage.arcs.size(), kEntersNone);
    result_.entered_backward.assign(coverage.arcs.size(), kEntersNone);
  }

  void use(std::span<const FeatureLayer> layers) {
    for (const FeatureLayer& layer : layers) {
      for (const Feature& feature : layer.features) {
        const bool lines = std::holds_alternative<MultiLine>(feature.geometry);
        for (const ArcPath& path : feature.paths) {
          for (const ArcRef ref : path) result_.used[static_cast<std::size_t>(arc_index(ref))] = 1;
          if (!lines || path.empty()) continue;
          cut(coverage_.start_node(path.front()));
          cut(coverage_.end_node(path.back()));
        }
      }
    }
  }

  ArcChains chain() {
    for (std::size_t i = 0; i < coverage_.arcs.size(); ++i) {
      if (result_.used[i] == 0) continue;
      const auto arc = static_cast<ArcRef>(i);
      leave(coverage_.start_node(arc), arc);
      leave(coverage_.end_node(arc), ~arc);
    }
    std::vector<std::uint8_t> done(coverage_.arcs.size());
    for (std::size_t i = 0; i < coverage_.arcs.size(); ++i) {
      if (result_.used[i] == 0 || done[i] != 0) continue;
      ArcPath chain = chain_of(static_cast<ArcRef>(i));
      for (const ArcRef ref : chain) done[static_cast<std::size_t>(arc_index(ref))] = 1;
      const auto number = static_cast<ArcRef>(result_.chains.size());
      entered(chain.front()) = number;
      entered(~chain.back()) = ~number;
      result_.chains.push_back(std::move(chain));
    }
    return std::move(result_);
  }

 private:
  void cut(std::int32_t node) {
    if (node >= 0) ends_[static_cast<std::size_t>(node)].cut = true;
  }

  void leave(std::int32_t node, ArcRef ref) {
    if (node < 0) return;
    Ends& ends = ends_[static_cast<std::size_t>(node)];
    if (ends.count < ends.leaving.size()) ends.leaving[ends.count] = ref;
    ++ends.count;
  }

  /// The arc that goes on where `ref` ends, if it is joined to one.
  std::optional<ArcRef> next(ArcRef ref) const {
    const std::int32_t node = coverage_.end_node(ref);
    if (node < 0) return std::nullopt;
    const Ends& ends = ends_[static_cast<std::size_t>(node)];
    if (ends.cut || ends.count != 2) return std::nullopt;
    return ends.leaving[0] == ~ref ? ends.leaving[1] : ends.leaving[0];
  }

  /// The whole chain of its smallest arc.
  ArcPath chain_of(ArcRef smallest) const {
    ArcPath before;
    for (auto back = next(~smallest); back; back = next(*back)) {
      if (arc_index(*back) == smallest) return closed(smallest);
      before.push_back(~*back);
    }
    ArcPath chain(before.rbegin(), before.rend());
    chain.push_back(smallest);
    for (auto on = next(smallest); on; on = next(*on)) chain.push_back(*on);
    return chain;
  }

  ArcPath closed(ArcRef smallest) const {
    ArcPath chain = {smallest};
    for (auto on = next(smallest); arc_index(*on) != smallest; on = next(*on)) chain.push_back(*on);
    return chain;
  }

  ArcRef& entered(ArcRef ref) {
    return (is_reversed(ref) ? result_.entered_backward
                             : result_.entered_forward)[static_cast<std::size_t>(arc_index(ref))];
  }

  const Coverage& coverage_;
  std::vector<Ends> ends_;
  ArcChains result_;
};

}  // namespace

ArcPath ArcChains::in_chains(const ArcPath& path) const {
  ArcPath told;
  for (const ArcRef ref : path) {
    const auto& entered = is_reversed(ref) ? entered_backward : entered_forward;
    const ArcRef chain = entered[static_cast<std::size_t>(arc_index(ref))];
    if (chain != kEntersNone) told.push_back(chain);
  }
  return told;
}

ArcChains chain_arcs(const Coverage& coverage, std::span<const FeatureLayer> layers) {
  Chainer chainer(coverage);
  chainer.use(layers);
  return chainer.chain();
}

}  // namespace grens
