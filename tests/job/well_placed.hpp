#pragma once
// What holds for the names and words of every map.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "job/map_job.hpp"

namespace grens::testing {

/// The texts of a layer of a drawing.
inline std::vector<std::string> texts_of(const Drawing& drawing, const std::string& layer) {
  std::vector<std::string> texts;
  for (const DrawnLayer& one : drawing.layers) {
    if (one.id != layer) continue;
    for (const auto& thing : one.things) {
      if (const Words* words = std::get_if<Words>(&thing)) texts.push_back(words->text);
    }
  }
  return texts;
}

inline const Box& frame_of(const Drawing& drawing) { return *drawing.layers.front().clip; }

/// The symbols of a map.
inline std::vector<Circle> symbols_of(const Drawing& drawing) {
  std::vector<Circle> circles;
  for (const DrawnLayer& layer : drawing.layers) {
    if (layer.id != "points" && layer.id != "circles") continue;
    for (const auto& thing : layer.things) {
      if (const Circle* circle = std::get_if<Circle>(&thing)) circles.push_back(*circle);
    }
  }
  return circles;
}

/// How near to a point a line comes.
inline double distance_to(const Leader& line, const Point& p) {
  const double x = line.to.x - line.from.x;
  const double y = line.to.y - line.from.y;
  const double all = x * x + y * y;
  const double part =
      all > 0 ? std::clamp(((p.x - line.from.x) * x + (p.y - line.from.y) * y) / all, 0.0, 1.0) : 0;
  return std::hypot(line.from.x + part * x - p.x, line.from.y + part * y - p.y);
}

/// No name lies over a symbol, but for one inside the circle that it belongs to; no leader crosses
/// one, but those that end at its rim.
inline void expect_clear_of_symbols(const MapResult& map) {
  constexpr double kRound = 1e-6;
  for (const LabelPlace& place : map.places) {
    std::size_t holds_it = 0;
    for (const Circle& circle : symbols_of(map.drawing)) {
      const Box& box = place.box;
      const Point nearest{std::clamp(circle.centre.x, box.min_x, box.max_x),
                          std::clamp(circle.centre.y, box.min_y, box.max_y)};
      const double apart = std::hypot(nearest.x - circle.centre.x, nearest.y - circle.centre.y);
      const double far_x = std::max(circle.centre.x - box.min_x, box.max_x - circle.centre.x);
      const double far_y = std::max(circle.centre.y - box.min_y, box.max_y - circle.centre.y);
      const bool inside = std::hypot(far_x, far_y) <= circle.radius + 0.5;
      if (inside) ++holds_it;
      EXPECT_TRUE(inside || apart >= circle.radius - kRound) << circle.title;
      if (!place.leader) continue;
      const Point& to = place.leader->to;
      const bool ends_here =
          std::hypot(to.x - circle.centre.x, to.y - circle.centre.y) <= circle.radius + 1;
      EXPECT_TRUE(ends_here || distance_to(*place.leader, circle.centre) >= circle.radius - kRound)
          << circle.title;
    }
    EXPECT_LE(holds_it, 1U);
  }
}

/// No two names overlap, none leaves the frame or lies over a symbol; no words around the map
/// overlap or leave the page.
inline void expect_well_placed(const MapResult& map) {
  expect_clear_of_symbols(map);
  const Drawing& drawing = map.drawing;
  const Box page{0, 0, drawing.page.width, drawing.page.height};
  EXPECT_TRUE(page.contains(frame_of(drawing)));
  for (std::size_t a = 0; a < map.places.size(); ++a) {
    EXPECT_TRUE(frame_of(drawing).contains(map.places[a].box));
    for (std::size_t b = a + 1; b < map.places.size(); ++b) {
      ASSERT_FALSE(in_the_way(map.places[a], map.places[b]));
    }
  }
  std::vector<std::pair<Box, std::string>> around;  // words outside the map
  for (const DrawnLayer& layer : drawing.layers) {
    for (const auto& thing : layer.things) {
      const Words* words = std::get_if<Words>(&thing);
      if (words == nullptr) continue;
      const double height = words->style.size * kPoint;
      const Box box{words->at.x, words->at.y - kAscent * height, words->at.x + words->width,
                    words->at.y + kDescent * height};
      EXPECT_TRUE(page.contains(box)) << layer.id << ": " << words->text;
      if (layer.id == "names") continue;
      EXPECT_FALSE(overlaps(box, frame_of(drawing))) << layer.id << ": " << words->text;
      for (const auto& [other, text] : around) {
        EXPECT_FALSE(overlaps(box, other)) << words->text << " over " << text;
      }
      around.emplace_back(box, words->text);
    }
  }
}

}  // namespace grens::testing
