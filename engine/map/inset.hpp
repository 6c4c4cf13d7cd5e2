#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "map/scene.hpp"

namespace grens {

/// A part of a map that is to be drawn once more, larger, in a frame of its own.
struct InsetWish {
  std::string name;                 ///< printable
  std::vector<std::uint8_t> units;  ///< by unit: 1 for those to be shown
  double caption = 0;               ///< mm that its caption wants
};

/// Land that nothing may be laid over, coarsely, with all its vertices.
class Footprint {
 public:
  /// Of the units in `chosen`, or of all. O(n + cells).
  explicit Footprint(const MapGround& ground, std::span<const std::uint8_t> chosen = {});

  /// How much of a box on the page lies on the land, 0..1: 0 only where nothing does. O(1), and
  /// O(n) where nothing seems to.
  double share_taken(const Box& box, const PaperFit& fit) const;

 private:
  PaperFit coarse_;
  std::optional<UnitGrid> grid_{};
  std::optional<AreaMask> mask_{};
  std::vector<Point> points_{};
};

/// A map in a frame, and a box over a corner of it.
struct FitWithBox {
  PaperFit fit;
  Box box;
};

/// The largest map of `extent` that leaves a corner of the frame free of `land` for a box of a size
/// (mm), moved aside or smaller where it must be; the box may be a fifth smaller as well. `air` mm
/// stay between them. O(1) but for the footprint.
FitWithBox fit_beside_box(const Box& extent, const Box& frame, const Footprint& land, double width,
                          double height, double air);

/// Where an inset lies.
struct InsetPlace {
  std::size_t wish = 0;  ///< which one it is
  Box box;               ///< with its caption, on the page
  Box caption;           ///< the band at its foot
  PaperFit fit;          ///< of the map above that
  bool covers_land = false;
};

/// A map with its insets. Those that have no room at a larger scale than the map's are left out.
struct FitWithInsets {
  PaperFit fit;
  std::vector<InsetPlace> insets;
};

/// The map of `extent` with insets along the edges of its frame, best in its corners: off the land,
/// each as large as there is room, at a round scale at least 1.8 times that of the map. For their
/// sake the map becomes up to a quarter smaller; if that does not help they lie over the land,
/// where least of it is. `scale` as page_scale.
FitWithInsets fit_with_insets(const MapGround& ground, const Box& extent, const Box& frame,
                              const Footprint& land, std::span<const InsetWish> wishes,
                              double scale);

}  // namespace grens
