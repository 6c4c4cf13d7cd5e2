// From the outside inwards: margins, head, foot, key, strip; the map gets what is left. Measures
// are those of A4, times the scale of the page.
#include "map/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "map/label_text.hpp"
#include "map/palette.hpp"

namespace grens {
namespace {

constexpr double kMargin = 10;
constexpr double kHead = 17;
constexpr double kFoot = 14;
constexpr std::size_t kFootLines = 4;
constexpr double kKeyRow = 4.6;
constexpr double kSample = 7;  // width of a sign in the key
constexpr double kGap = 2.5;   // between head, map, strip, key and foot

void put_line(DrawnLayer& layer, const std::string& text, const TextStyle& style, const Point& at,
              const Fonts& fonts) {
  if (!text.empty())
    layer.things.emplace_back(Words{text, at, fonts.width(text, style), style, {}});
}

/// A line that fits: smaller by up to a third, then cut.
void put_fitting(DrawnLayer& layer, const std::string& text, TextStyle style, const Point& at,
                 double width, const Fonts& fonts) {
  const double size = style.size;
  const std::string begin = text.substr(0, 400);
  while (style.size > size * 0.67 && fonts.width(begin, style) > width) style.size *= 0.95;
  put_line(layer, cut_to_width(text, style, width, fonts), style, at, fonts);
}

/// How wide the sign of an entry is.
double sample_width(const KeyEntry& entry, double scale) {
  return std::max(kSample * scale, entry.circle ? 2 * entry.circle->radius : 0);
}

/// Entries of the key in rows.
struct KeyPlaces {
  std::vector<Point> places;  ///< where each begins, at the middle of its row
  double height = 0;
};

KeyPlaces key_places(const std::vector<KeyEntry>& key, double width, double scale,
                     const Fonts& fonts) {
  KeyPlaces result;
  double x = 0;
  double row = 0;  // height of the one that is being filled
  std::size_t first = 0;
  const auto end_row = [&] {
    for (; first < result.places.size(); ++first) {
      result.places[first].y = result.height + row / 2;
    }
    result.height += row;
    x = 0;
    row = 0;
  };
  for (const KeyEntry& entry : key) {
    const double needs =
        sample_width(entry, scale) + 1.5 * scale + fonts.width(entry.text, text_style(6.8 * scale));
    if (x > 0 && (entry.is_heading() || x + needs > width)) end_row();
    result.places.push_back({x, 0});
    row = std::max(row, kKeyRow * scale);
    if (entry.circle) row = std::max(row, 2 * entry.circle->radius + scale);
    x += needs + 6 * scale;
    if (entry.is_heading()) x = width;
  }
  end_row();
  return result;
}

}  // namespace

double round_bar(double most) {
  const double power = std::pow(10, std::floor(std::log10(most)));
  for (const double step : {5.0, 2.0}) {
    if (step * power <= most) return step * power;
  }
  return power;
}

Sheet::Sheet(const PageSize& page, SheetText text, std::vector<KeyEntry> key, double strip,
             const Fonts& fonts)
    : text_(std::move(text)),
      key_(std::move(key)),
      fonts_(fonts),
      scale_(page_scale(page)),
      left_(kMargin * scale_),
      right_(page.width - kMargin * scale_),
      top_(kMargin * scale_),
      bottom_(page.height - kMargin * scale_) {
  for (KeyEntry& entry : key_) {
    entry.text = cut_to_width(entry.text, text_style(6.8 * scale_),
                              right_ - left_ - sample_width(entry, scale_) - 2 * scale_, fonts_);
  }
  key_height_ = key_places(key_, right_ - left_, scale_, fonts_).height;
  const double gap = kGap * scale_;
  const double key_top = bottom_ - kFoot * scale_ - gap - key_height_;
  strip_ = {left_, key_top - gap - strip, right_, key_top - gap};
  frame_ = {left_, top_ + kHead * scale_ + gap, right_,
            strip > 0 ? strip_.min_y - gap : strip_.min_y};
}

double Sheet::width(const PageSize& page) { return page.width - 2 * kMargin * page_scale(page); }

DrawnLayer Sheet::furniture(const std::optional<PaperFit>& fit) const {
  DrawnLayer layer{"furniture"};
  put_head(layer);
  put_key(layer);
  const double top = bottom_ - kFoot * scale_;
  layer.things.emplace_back(Lines{{{{left_, top}, {right_, top}}}, {kGreyInk, 0.15 * scale_}});
  if (fit) put_scale_bar(layer, *fit);
  put_foot(layer);
  return layer;
}

void Sheet::put_head(DrawnLayer& layer) const {
  const double width = right_ - left_;
  put_fitting(layer, text_.title, text_style(20 * scale_, kInk, true), {left_, top_ + 7.5 * scale_},
              width, fonts_);
  put_fitting(layer, text_.subtitle, text_style(9 * scale_, kGreyInk), {left_, top_ + 14 * scale_},
              width, fonts_);
}

void Sheet::put_key(DrawnLayer& layer) const {
  const auto places = key_places(key_, right_ - left_, scale_, fonts_).places;
  for (std::size_t i = 0; i < key_.size(); ++i) {
    const KeyEntry& entry = key_[i];
    const double x = left_ + places[i].x;
    const double y = bottom_ - (kFoot + kGap) * scale_ - key_height_ + places[i].y;
    const double sign = sample_width(entry, scale_);
    if (entry.fill || entry.hatch) {
      Shape sample = rectangle({x, y - 1.4 * scale_, x + kSample * scale_, y + 1.4 * scale_});
      sample.fill = entry.fill;
      sample.hatch = entry.hatch;
      sample.stroke = Stroke{kUnitBorder, 0.1 * scale_};
      layer.things.emplace_back(std::move(sample));
    }
    if (entry.line) {
      layer.things.emplace_back(Lines{{{{x, y}, {x + kSample * scale_, y}}}, *entry.line});
    }
    if (entry.circle) {
      Circle circle = *entry.circle;
      circle.centre = {x + sign / 2, y};
      layer.things.emplace_back(std::move(circle));
    }
    const double indent = entry.is_heading() ? 0 : sign + 1.5 * scale_;
    put_line(layer, entry.text, text_style(6.8 * scale_), {x + indent, y + 0.85 * scale_}, fonts_);
  }
}

void Sheet::put_scale_bar(DrawnLayer& layer, const PaperFit& fit) const {
  const double s = scale_;
  const double top = bottom_ - kFoot * s;
  // the arrow: a slim kite, its right half dark
  const double x = left_ + 3 * s;
  const double tip = top + 2.6 * s;
  const double foot = top + 10.2 * s;
  layer.things.emplace_back(Shape{{{{x, tip}, {x + 2 * s, foot}, {x, foot - 1.8 * s}}}, kInk});
  layer.things.emplace_back(Shape{
      {{{x, tip}, {x - 2 * s, foot}, {x, foot - 1.8 * s}}}, kWhite, {}, Stroke{kInk, 0.15 * s}});
  const TextStyle small = text_style(6.5 * s);
  put_line(layer, "N", text_style(6.5 * s, kInk, true),
           {x - fonts_.width("N", text_style(6.5 * s, kInk, true)) / 2, foot + 2.9 * s}, fonts_);

  const double metres = round_bar(45 * s * fit.metres_per_mm());
  const double length = metres / fit.metres_per_mm();
  const double from = left_ + 11 * s;
  const double bar = top + 6.6 * s;
  const int parts = 4;
  for (int i = 0; i < parts; ++i) {
    Shape part =
        rectangle({from + length * i / parts, bar, from + length * (i + 1) / parts, bar + 1.2 * s});
    part.fill = i % 2 == 0 ? kInk : kWhite;
    part.stroke = Stroke{kInk, 0.15 * s};
    layer.things.emplace_back(std::move(part));
  }
  const bool km = metres >= 1000;
  const double unit = km ? 1000 : 1;
  for (const int i : {0, 2, 4}) {
    const double value = metres * i / parts / unit;
    const int decimals = value == std::floor(value)             ? 0
                         : value * 10 == std::floor(value * 10) ? 1
                                                                : 2;
    std::string text = number_text(value, decimals, text_.language);
    const double half = fonts_.width(text, small) / 2;
    if (i == parts) text += km ? " km" : " m";
    put_line(layer, text, small, {from + length * i / parts - half, bar - 1 * s}, fonts_);
  }
  const std::string ratio = "1 : " + number_text(fit.scale, 0, text_.language);
  put_line(layer, ratio, small, {from, bar + 4.6 * s}, fonts_);
}

void Sheet::put_foot(DrawnLayer& layer) const {
  const double width = right_ - left_ - 70 * scale_;
  const std::size_t others = text_.foot.empty() ? 0 : text_.foot.size() - 1;
  const std::size_t most = others + 1 < kFootLines ? kFootLines - others : 1;
  TextStyle small = text_style(6 * scale_, kGreyInk);
  std::vector<std::string> lines;
  if (!text_.foot.empty()) lines = filled(text_.foot.front(), small, width, fonts_);
  while (lines.size() > most && small.size > 4.8 * scale_) {
    small.size *= 0.95;
    lines = filled(text_.foot.front(), small, width, fonts_);
  }
  double y = bottom_ - kFoot * scale_ + 3.6 * scale_;
  if (lines.size() > most) {
    for (std::size_t i = most; i < lines.size(); ++i) lines[most - 1] += " " + lines[i];
    lines.resize(most);
  }
  for (std::size_t i = 1; i < text_.foot.size(); ++i) lines.push_back(text_.foot[i]);
  for (const std::string& line : lines) {
    const std::string text = cut_to_width(line, small, width, fonts_);
    put_line(layer, text, small, {right_ - fonts_.width(text, small), y}, fonts_);
    y += 3 * scale_;
  }
}

}  // namespace grens
