#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "map/drawing.hpp"

typedef struct _PangoLayout PangoLayout;
typedef struct _cairo cairo_t;

namespace grens {

/// The family that text of maps is set in by default; Debian's package fonts-open-sans.
inline constexpr const char* kFontFamily = "Open Sans";

/// Millimetres in a point.
inline constexpr double kPoint = 25.4 / 72;

/// What letters take above and below the baseline, in parts of the type size, and from one baseline
/// to the next.
inline constexpr double kAscent = 0.78;
inline constexpr double kDescent = 0.24;
inline constexpr double kLeading = 1.12;

/// Measures text as it will be printed. Not for several threads at a time.
class Fonts {
 public:
  /// InputError when the family is not installed; it names the package of the default one.
  explicit Fonts(const std::string& family = kFontFamily);
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  const std::string& family() const;
  /// Width in mm of one line.
  double width(const std::string& text, const TextStyle& style) const;

  /// Puts a line on a Cairo context whose unit is the point, its baseline beginning at the current
  /// origin.
  void show(cairo_t* context, const Words& words) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Text of a file as it may stand on a page: UTF-8, on one line, without control characters and
/// those that turn the direction of writing around.
std::string printable_text(std::string_view text);

}  // namespace grens
