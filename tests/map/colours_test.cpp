// Colours of regions: by the graph, and to the eye.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "map/colouring.hpp"
#include "map/palette.hpp"

namespace grens::testing {
namespace {

using Edges = std::vector<std::pair<std::size_t, std::size_t>>;

std::size_t alike(const Colouring& colouring, const Edges& edges) {
  return static_cast<std::size_t>(std::ranges::count_if(edges, [&](const auto& edge) {
    return colouring.colour[edge.first] == colouring.colour[edge.second];
  }));
}

/// A triangulated grid is planar, and its inner vertices have six neighbours.
TEST(Colouring, NeighboursDifferOnAPlanarMap) {
  constexpr std::size_t kSide = 12;
  Edges edges;
  const auto at = [](std::size_t x, std::size_t y) { return y * kSide + x; };
  for (std::size_t y = 0; y < kSide; ++y) {
    for (std::size_t x = 0; x < kSide; ++x) {
      if (x + 1 < kSide) edges.emplace_back(at(x, y), at(x + 1, y));
      if (y + 1 < kSide) edges.emplace_back(at(x, y), at(x, y + 1));
      if (x + 1 < kSide && y + 1 < kSide) edges.emplace_back(at(x, y), at(x + 1, y + 1));
    }
  }
  const Colouring colouring = colour_graph(kSide * kSide, edges, kRegionFills.size());
  EXPECT_EQ(alike(colouring, edges), 0U);
  EXPECT_EQ(colouring.alike, 0U);
  EXPECT_EQ(colouring.colours, 5U) << "three would do, five are liked";
  std::array<std::size_t, 6> used{};
  for (const std::size_t c : colouring.colour) ++used[c];
  for (std::size_t c = 0; c < 5; ++c) EXPECT_GT(used[c], kSide * kSide / 10) << c;
}

TEST(Colouring, CountsNeighboursAlikeWhenColoursRunOut) {
  Edges complete;
  for (std::size_t a = 0; a < 7; ++a) {
    for (std::size_t b = a + 1; b < 7; ++b) complete.emplace_back(a, b);
  }
  EXPECT_EQ(colour_graph(7, complete, 7).alike, 0U);
  const Colouring short_of_one = colour_graph(7, complete, 6);
  EXPECT_EQ(short_of_one.alike, 1U);
  EXPECT_EQ(alike(short_of_one, complete), 1U);
}

TEST(Colouring, CountsTheEdgesThatAreAlike) {
  std::mt19937 random(7);
  for (int round = 0; round < 30; ++round) {
    Edges edges;
    std::uniform_int_distribution<std::size_t> pick(0, 29);
    for (int i = 0; i < 200; ++i) {
      const std::size_t a = pick(random);
      const std::size_t b = pick(random);
      const std::pair edge(std::min(a, b), std::max(a, b));
      if (a != b && std::find(edges.begin(), edges.end(), edge) == edges.end()) {
        edges.push_back(edge);
      }
    }
    const Colouring colouring = colour_graph(30, edges, 4);
    EXPECT_EQ(alike(colouring, edges), colouring.alike);
  }
}

TEST(Colouring, NothingIsFine) { EXPECT_TRUE(colour_graph(0, {}, 6).colour.empty()); }

using Rgb = std::array<double, 3>;

Rgb linear(Colour colour) {
  const auto part = [](std::uint8_t c) {
    const double v = c / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return {part(colour.red), part(colour.green), part(colour.blue)};
}

/// CIE L*a*b*.
Rgb lab(const Rgb& c) {
  const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16 / 116.0; };
  const double x = f((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
  const double y = f(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
  const double z = f((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// How a colour looks: G. Machado and others, A physiologically-based model for simulation of color
/// vision deficiency, 2009, at full severity.
Rgb seen(Colour colour, const std::array<Rgb, 3>& matrix) {
  const Rgb c = linear(colour);
  Rgb result{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double v = matrix[i][0] * c[0] + matrix[i][1] * c[1] + matrix[i][2] * c[2];
    result[i] = std::min(1.0, std::max(0.0, v));
  }
  return lab(result);
}

using Sight = std::array<Rgb, 3>;
const std::array<Sight, 4> kSights = {
    Sight{Rgb{1, 0, 0}, Rgb{0, 1, 0}, Rgb{0, 0, 1}},
    Sight{Rgb{0.152286, 1.052583, -0.204868}, Rgb{0.114503, 0.786281, 0.099216},
          Rgb{-0.003882, -0.048116, 1.051998}},
    Sight{Rgb{0.367322, 0.860646, -0.227968}, Rgb{0.280085, 0.672501, 0.047413},
          Rgb{-0.011820, 0.042940, 0.968881}},
    Sight{Rgb{1.255528, -0.076749, -0.178779}, Rgb{-0.078411, 0.930809, 0.147602},
          Rgb{0.004733, 0.691367, 0.303900}}};

TEST(Palette, IsToldApartByAllKindsOfSight) {
  for (std::size_t sight = 0; sight < kSights.size(); ++sight) {
    for (std::size_t a = 0; a < kRegionFills.size(); ++a) {
      for (std::size_t b = a + 1; b < kRegionFills.size(); ++b) {
        const Rgb one = seen(kRegionFills[a], kSights[sight]);
        const Rgb other = seen(kRegionFills[b], kSights[sight]);
        EXPECT_GT(std::hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]), 11)
            << "sight " << sight << ", fills " << a << " and " << b;
      }
    }
  }
}

double apart(Colour a, Colour b, const Sight& sight) {
  const Rgb one = seen(a, sight);
  const Rgb other = seen(b, sight);
  return std::hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/// Which side of the middle a class is on, and which class it is, is told with all kinds of sight.
TEST(Palette, SidesOfAMiddleAreToldApart) {
  for (int farthest = 1; farthest <= 4; ++farthest) {
    std::vector<int> sides;
    for (int side = -farthest; side <= farthest; ++side) {
      if (side != 0) sides.push_back(side);
    }
    for (const Sight& sight : kSights) {
      for (const int a : sides) {
        for (const int b : sides) {
          if (a >= b) continue;
          EXPECT_GT(apart(diverging_fill(a, farthest), diverging_fill(b, farthest), sight), 11)
              << &sight - kSights.data() << ": " << a << " and " << b << " of " << farthest;
        }
      }
      // darker is farther from the middle
      for (int side = 2; side <= farthest; ++side) {
        for (const int sign : {-1, 1}) {
          EXPECT_LT(seen(diverging_fill(sign * side, farthest), sight)[0],
                    seen(diverging_fill(sign * (side - 1), farthest), sight)[0] - 5);
        }
      }
    }
  }
}

TEST(Palette, TextStandsOut) {
  const auto light = [](Colour c) {
    const Rgb l = linear(c);
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
  };
  const auto contrast = [&](Colour a, Colour b) {
    const auto [dark, bright] = std::minmax({light(a), light(b)});
    return (bright + 0.05) / (dark + 0.05);
  };
  std::vector<Colour> fills(kRegionFills.begin(), kRegionFills.end());
  fills.insert(fills.end(), kNumberFills.begin(), kNumberFills.end());
  fills.insert(fills.end(), kDivergingFills.begin(), kDivergingFills.end());
  for (const Colour fill : fills) {
    for (const Colour ink : {kInk, kGreyInk}) {
      EXPECT_GT(contrast(fill, ink_on(fill, ink)), 4.5);  // WCAG 2.1, AA
    }
  }
}

}  // namespace
}  // namespace grens::testing
