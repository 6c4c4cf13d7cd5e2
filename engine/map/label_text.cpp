// Parts are what stands between two places where a line may end. The narrowest setting in k lines
// is found by going through the last break for every beginning of the text.
#include "map/label_text.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

#include "regions/text.hpp"

namespace grens {
namespace {

/// Longer texts are cut: no name is, and what a file calls one may be anything.
constexpr std::size_t kLongestText = 120;
constexpr std::size_t kMostParts = 24;
constexpr std::string_view kPlus = " + ";

struct Part {
  std::string text;
  bool blank_before = false;
};

/// Where names are joined by a plus, lines end before it and nowhere else.
std::vector<Part> joined_names(const std::string& text) {
  std::vector<Part> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t plus = std::min(text.find(kPlus, at + 1), text.size());
    parts.push_back({text.substr(at, plus - at), at > 0});
    at = plus + (plus < text.size() ? 1 : 0);
  }
  return parts;
}

std::vector<Part> parts_of(const std::string& text) {
  if (text.find(kPlus, 1) != std::string::npos) return joined_names(text);
  std::vector<Part> parts;
  bool blank = false;
  bool fresh = true;
  for (const char c : text) {
    if (c == ' ' && parts.size() < kMostParts) {
      blank = true;
      fresh = true;
      continue;
    }
    if (fresh) parts.push_back({"", blank && !parts.empty()});
    blank = false;
    parts.back().text += c;
    fresh = (c == '-' || c == '/') && parts.back().text.size() > 1 && parts.size() < kMostParts;
  }
  return parts;
}

std::string joined(const std::vector<Part>& parts, std::size_t first, std::size_t last) {
  std::string line;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first && parts[i].blank_before) line += ' ';
    line += parts[i].text;
  }
  return line;
}

LabelText set_lines(std::vector<std::string> lines, const TextStyle& style, const Fonts& fonts) {
  LabelText text;
  text.style = style;
  for (std::string& line : lines) {
    text.widths.push_back(fonts.width(line, style));
    text.width = std::max(text.width, text.widths.back());
  }
  const double size = style.size * kPoint;
  text.height = size * (kAscent + kDescent + kLeading * static_cast<double>(lines.size() - 1));
  text.lines = std::move(lines);
  return text;
}

}  // namespace

LabelText one_line(const std::string& text, const TextStyle& style, const Fonts& fonts) {
  return set_lines({text}, style, fonts);
}

std::vector<LabelText> wrapped(const std::string& whole, const TextStyle& style, std::size_t most,
                               const Fonts& fonts) {
  const std::string text =
      whole.size() > kLongestText ? utf8_cut(whole, kLongestText) + "…" : whole;
  const std::vector<Part> parts = parts_of(text);
  std::vector<LabelText> settings;
  if (parts.empty()) return settings;
  const double blank = fonts.width(" ", style);
  std::vector<double> widths;
  for (const Part& part : parts) widths.push_back(fonts.width(part.text, style));
  // best[i]: the widest line of the first i parts in so many lines; back[k][i]: where the last
  // begins
  std::vector<double> best(parts.size() + 1, std::numeric_limits<double>::infinity());
  best[0] = 0;
  std::vector<std::vector<std::size_t>> back;
  for (std::size_t k = 1; k <= std::min(most, parts.size()); ++k) {
    std::vector<double> next(parts.size() + 1, std::numeric_limits<double>::infinity());
    back.emplace_back(parts.size() + 1, 0);
    for (std::size_t end = 1; end <= parts.size(); ++end) {
      double line = 0;
      for (std::size_t begin = end; begin-- > 0;) {
        line += widths[begin];
        if (begin + 1 < end && parts[begin + 1].blank_before) line += blank;
        const double widest = std::max(best[begin], line);
        if (widest < next[end]) {
          next[end] = widest;
          back.back()[end] = begin;
        }
      }
    }
    best = std::move(next);
    std::vector<std::string> lines;
    std::size_t end = parts.size();
    for (std::size_t row = k; row-- > 0;) {
      lines.push_back(joined(parts, back[row][end], end));
      end = back[row][end];
    }
    std::reverse(lines.begin(), lines.end());
    settings.push_back(set_lines(std::move(lines), style, fonts));
  }
  return settings;
}

std::vector<std::string> filled(const std::string& text, const TextStyle& style, double width,
                                const Fonts& fonts) {
  std::vector<std::string> lines;
  const std::vector<Part> parts = parts_of(text);
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= parts.size(); ++end) {
    if (end == parts.size() || fonts.width(joined(parts, begin, end + 1), style) > width) {
      lines.push_back(joined(parts, begin, end));
      begin = end;
    }
  }
  return lines;
}

std::string cut_to_width(const std::string& text, const TextStyle& style, double width,
                         const Fonts& fonts) {
  if (text.size() <= 4 * kLongestText && fonts.width(text, style) <= width) return text;
  std::size_t fits = 0;
  std::size_t too_many = std::min(text.size(), 4 * kLongestText);
  while (fits + 1 < too_many) {
    const std::size_t middle = (fits + too_many) / 2;
    const bool narrow = fonts.width(utf8_cut(text, middle) + "…", style) <= width;
    (narrow ? fits : too_many) = middle;
  }
  return std::string(trimmed(utf8_cut(text, fits))) + "…";
}

std::vector<Words> words_at(const LabelText& text, const Point& middle,
                            const std::optional<Colour>& halo) {
  std::vector<Words> words;
  const double size = text.style.size * kPoint;
  double baseline = middle.y - text.height / 2 + kAscent * size;
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    words.push_back({text.lines[i],
                     {middle.x - text.widths[i] / 2, baseline},
                     text.widths[i],
                     text.style,
                     halo});
    baseline += kLeading * size;
  }
  return words;
}

}  // namespace grens
