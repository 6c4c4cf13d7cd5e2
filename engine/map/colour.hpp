#pragma once
#include <cmath>
#include <cstdint>

namespace grens {

/// A colour of the sRGB space, opaque.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  friend bool operator==(const Colour&, const Colour&) = default;
};

/// 0xRRGGBB as a colour.
inline constexpr Colour rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16U & 0xFFU),
          static_cast<std::uint8_t>(hex >> 8U & 0xFFU), static_cast<std::uint8_t>(hex & 0xFFU)};
}

inline constexpr Colour kWhite = rgb(0xFFFFFF);

/// `share` (0..1) of the way from `colour` to white.
inline Colour paler(Colour colour, double share) {
  const auto part = [share](std::uint8_t c) {
    return static_cast<std::uint8_t>(std::lround(c + (255 - c) * share));
  };
  return {part(colour.red), part(colour.green), part(colour.blue)};
}

}  // namespace grens
