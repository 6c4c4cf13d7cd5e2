#pragma once
#include <optional>
#include <string>
#include <vector>

#include "map/drawing.hpp"
#include "map/fonts.hpp"
#include "map/paper.hpp"
#include "map/words.hpp"

namespace grens {

/// What stands around a map.
struct SheetText {
  std::string title;
  std::string subtitle;
  std::vector<std::string> foot;  ///< source, projection, ...: a line each; the first may take more
  Language language = Language::kEnglish;
};

/// A sign of a map and what it means; without a sign a heading, in a row of its own.
struct KeyEntry {
  std::optional<Stroke> line{};
  std::optional<Colour> fill{};
  std::optional<Hatch> hatch{};
  std::string text{};
  std::optional<Circle> circle{};  ///< as large as it is; its centre does not matter
  bool is_heading() const { return !line && !fill && !hatch && !circle; }
};

/// A page with room for a map: title above, below it a strip for a list or table, the key, and a
/// foot with scale bar, north arrow and source. Nothing of it overlaps or leaves the page.
class Sheet {
 public:
  /// `strip` mm are kept free between map and key. Texts that are too long for the page are set
  /// smaller, then cut. Texts are taken as they are: see printable_text.
  Sheet(const PageSize& page, SheetText text, std::vector<KeyEntry> key, double strip,
        const Fonts& fonts);

  /// How wide a page is between its margins, mm.
  static double width(const PageSize& page);

  /// Where the map goes, and where the strip.
  const Box& frame() const { return frame_; }
  const Box& strip() const { return strip_; }
  /// How much larger than on A4 text and lines are.
  double scale() const { return scale_; }

  /// Title, key and foot, for a map of this scale; of a page without a map, with neither scale bar
  /// nor arrow.
  DrawnLayer furniture(const std::optional<PaperFit>& fit) const;

 private:
  void put_head(DrawnLayer& layer) const;
  void put_key(DrawnLayer& layer) const;
  void put_scale_bar(DrawnLayer& layer, const PaperFit& fit) const;
  void put_foot(DrawnLayer& layer) const;

  SheetText text_;
  std::vector<KeyEntry> key_;
  const Fonts& fonts_;
  double scale_;
  double left_, right_, top_, bottom_;
  double key_height_ = 0;
  Box frame_, strip_;
};

/// The longest bar of 1, 2 or 5 times a power of ten metres that is no longer than `most` metres.
double round_bar(double most);

}  // namespace grens
