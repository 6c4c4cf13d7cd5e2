// A border stands where the regions of its sides have nothing in common; none stands where both
// sides lie in one and the same. Of all else the layer cannot tell.
#include "map/change_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "map/palette.hpp"

namespace grens {
namespace {

constexpr double kPale = 0.65;
constexpr std::size_t kHiddenNames = 4;

// Shares of the height of a page that is wider than high, whose map needs all of it.
constexpr double kTable = 0.1;
constexpr double kTableAndList = 0.15;

using Codes = std::vector<std::string>;

bool in_common(const Codes& a, const Codes& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& code) {
    return std::binary_search(b.begin(), b.end(), code);
  });
}

class ChangeMap {
 public:
  ChangeMap(const MapGround& ground, const MapScheme& scheme, const SchemeChange& change,
            const MapWish& wish, const Fonts& fonts)
      : ground_(ground), scheme_(scheme), change_(change), wish_(wish), fonts_(fonts) {
    find_borders();
  }

  MapResult draw() const {
    const RegionColours colours = region_colours(scheme_, wish_, kPale);
    std::vector<RegionId> itself(ground_.names().size());
    std::iota(itself.begin(), itself.end(), 0);
    const Dissolved units = dissolve(ground_.coverage(), itself, itself.size());
    MapContent content;
    content.key = key();
    content.names = names(colours.fills);
    content.region = scheme_.labels.region;
    content.table = table();
    if (is_wide()) content.most_below = kTableAndList * wish_.page.height;
    content.draw = [&](const Scene& scene, std::vector<DrawnLayer>& layers) {
      layers.push_back(region_fills(scene, scheme_, colours.fills));
      layers.push_back(marked(scene, units));
      layers.push_back(border_lines(scene, side_, wish_.near));
      DrawnLayer lines{"changed-borders", scene.fit.frame};
      lines.things.emplace_back(arc_lines(scene, old_, old_line(scene.scale)));
      lines.things.emplace_back(arc_lines(scene, new_, new_line(scene.scale)));
      layers.push_back(std::move(lines));
    };
    MapResult result = map_page(ground_, content, wish_, fonts_);
    result.alike = colours.alike;
    return result;
  }

 private:
  /// In which region each unit lies for the borders of now. One that is not known to lie in a
  /// single one has its border where it was, so that regions that labels join stay apart.
  void find_sides() {
    std::map<std::string, RegionId> ids;
    for (std::size_t u = 0; u < change_.now.size(); ++u) {
      const RegionId label = scheme_.labels.region[u];
      const Codes& codes = change_.now[u].size() == 1 ? change_.now[u] : change_.then[u];
      if (label < 0) {
        side_.push_back(kNoRegion);
        continue;
      }
      const std::string& code = codes.size() == 1
                                    ? codes.front()
                                    : scheme_.labels.regions[static_cast<std::size_t>(label)].code;
      side_.push_back(ids.try_emplace(code, static_cast<RegionId>(ids.size())).first->second);
    }
  }

  void find_borders() {
    find_sides();
    const std::vector<Arc>& arcs = ground_.coverage().arcs;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      if (arcs[i].left == kOutside || arcs[i].right == kOutside) continue;
      const auto left = static_cast<std::size_t>(arcs[i].left);
      const auto right = static_cast<std::size_t>(arcs[i].right);
      const Codes& then_left = change_.then[left];
      const Codes& then_right = change_.then[right];
      const Codes& now_left = change_.now[left];
      const Codes& now_right = change_.now[right];
      if (then_left.empty() || then_right.empty() || now_left.empty() || now_right.empty())
        continue;
      const bool same_then = then_left.size() == 1 && then_left == then_right;
      const bool same_now = now_left.size() == 1 && now_left == now_right;
      if (same_now && !in_common(then_left, then_right)) old_.push_back(i);
      if (same_then && !in_common(now_left, now_right)) new_.push_back(i);
    }
  }

  Language language() const { return wish_.text.language; }
  std::string words(std::string_view english, std::string_view dutch) const {
    return in_language(language(), english, dutch);
  }
  UnitMark mark(std::size_t unit) const {
    return is_near(wish_.near, static_cast<UnitId>(unit)) ? change_.marks[unit] : UnitMark::kNone;
  }
  bool any(UnitMark wanted) const {
    for (std::size_t u = 0; u < change_.marks.size(); ++u) {
      if (mark(u) == wanted) return true;
    }
    return false;
  }

  Stroke old_line(double s) const {
    return stroke_of(wish_.style.over_line, s, {1.8 * s, 1.0 * s});
  }
  Stroke new_line(double s) const { return stroke_of(wish_.style.cut_line, s); }
  static Hatch part_hatch(double s) { return {kMovedFill, 0.5 * s, 1.4 * s}; }
  static Hatch changed_hatch(double s) { return {rgb(0x8A8A8A), 0.12 * s, 1.6 * s}; }

  /// Fill and hatch of a mark; neither for kNone.
  static std::pair<std::optional<Colour>, std::optional<Hatch>> look(UnitMark mark, double s) {
    switch (mark) {
      case UnitMark::kMoved:
        return {kMovedFill, std::nullopt};
      case UnitMark::kPartMoved:
        return {std::nullopt, part_hatch(s)};
      case UnitMark::kUnknown:
        return {kNoRegionFill, std::nullopt};
      case UnitMark::kChanged:
        return {std::nullopt, changed_hatch(s)};
      case UnitMark::kNone:
        break;
    }
    return {};
  }

  DrawnLayer marked(const Scene& scene, const Dissolved& units) const {
    DrawnLayer layer{"changed", scene.fit.frame};
    for (std::size_t u = 0; u < change_.marks.size(); ++u) {
      if (mark(u) == UnitMark::kNone) continue;
      const auto this_one = [u](UnitId unit) { return unit == static_cast<UnitId>(u); };
      Shape shape;
      shape.rings = units.regions[u].broken ? rings_as_read(scene, this_one)
                                            : scene.arcs.rings(units.regions[u].parts);
      if (!in_frame(scene, shape.rings)) continue;
      std::tie(shape.fill, shape.hatch) = look(mark(u), scene.scale);
      if (mark(u) == UnitMark::kChanged) shape.stroke = Stroke{kFaintInk, 0.3 * scene.scale};
      shape.id = ground_.layer().units[u].code;
      shape.title = ground_.names()[u];
      layer.things.emplace_back(std::move(shape));
    }
    return layer;
  }

  /// Of the units only those that changed; those that moved must be told.
  std::vector<AreaName> names(std::span<const Colour> fills) const {
    std::vector<AreaName> names;
    for (AreaName& name : region_and_unit_names(ground_, scheme_, fills, wish_.near)) {
      if (name.kind == NameKind::kUnit) {
        const UnitMark of_unit = mark(static_cast<std::size_t>(name.units.front()));
        if (of_unit == UnitMark::kNone) continue;
        if (of_unit == UnitMark::kMoved) name.ground = kMovedFill;
        if (of_unit == UnitMark::kUnknown) name.ground = kNoRegionFill;
        if (of_unit == UnitMark::kMoved || of_unit == UnitMark::kPartMoved) {
          name.kind = NameKind::kPiece;
        }
      }
      names.push_back(std::move(name));
    }
    return names;
  }

  bool is_wide() const { return wish_.page.width > wish_.page.height; }

  TextTable table() const {
    std::vector<std::vector<std::string>> rows;
    for (const ChangeRowText& row : change_.rows) {
      const bool shown =
          row.units.empty() || std::any_of(row.units.begin(), row.units.end(),
                                           [&](UnitId u) { return is_near(wish_.near, u); });
      if (shown) rows.push_back(row.cells);
    }
    return TextTable(change_.columns, std::move(rows), Sheet::width(wish_.page),
                     is_wide() ? kTable * wish_.page.height : most_table(wish_.page),
                     page_scale(wish_.page),
                     fmt::format("{}: grens diff {} {}", words("more changes", "wijzigingen meer"),
                                 change_.since, change_.year),
                     fonts_);
  }

  /// Names of the units inside which a border ran.
  std::string hidden() const {
    std::string text;
    std::size_t count = 0;
    for (std::size_t u = 0; u < change_.then.size(); ++u) {
      if (change_.then[u].size() < 2 || !is_near(wish_.near, static_cast<UnitId>(u))) continue;
      if (count++ < kHiddenNames) text += (text.empty() ? "" : ", ") + ground_.names()[u];
    }
    return count > kHiddenNames ? text + fmt::format(", + {}", count - kHiddenNames) : text;
  }

  std::vector<KeyEntry> key() const {
    const double s = page_scale(wish_.page);
    std::vector<KeyEntry> key = border_key(ground_, scheme_, wish_);
    const auto add_line = [&](const Stroke& line, const std::string& text) {
      key.push_back({line, {}, {}, text, {}});
    };
    const auto add_mark = [&](UnitMark wanted, const std::string& text) {
      if (!any(wanted)) return;
      const auto [fill, hatch] = look(wanted, s);
      key.push_back({{}, fill, hatch, text, {}});
    };
    const std::string region = scheme_noun(scheme_.labels.scheme, language()).one;
    if (!new_.empty()) {
      add_line(new_line(s),
               fmt::format("{} {}", words("border since", "grens sinds"), change_.since));
    }
    if (!old_.empty()) {
      add_line(old_line(s), fmt::format("{} {}, {}", words("border of", "grens van"), change_.since,
                                        words("no more", "vervallen")));
    }
    add_mark(UnitMark::kMoved, words("moved to another ", "naar een andere ") + region);
    add_mark(UnitMark::kPartMoved, words("a part of it moved", "een deel ervan ging over"));
    add_mark(UnitMark::kChanged, words("merged, divided, other name or code",
                                       "samengevoegd, gesplitst, andere naam of code"));
    add_mark(UnitMark::kUnknown,
             fmt::format("{} {} {} {}", region, words("not known in", "niet bekend in"),
                         change_.since, fmt::format("{} {}", words("or", "of"), change_.year)));
    if (const std::string names = hidden(); !names.empty()) {
      KeyEntry heading;
      heading.text =
          fmt::format("{} {} {} {}", words("Borders of", "Grenzen van"), change_.since,
                      words("are not in this layer, and not drawn, inside",
                            "staan niet in deze kaartlaag, en dus niet op de kaart, binnen"),
                      names);
      key.push_back(std::move(heading));
    }
    return key;
  }

  const MapGround& ground_;
  const MapScheme& scheme_;
  const SchemeChange& change_;
  const MapWish& wish_;
  const Fonts& fonts_;
  std::vector<RegionId> side_;    // by unit
  std::vector<std::size_t> old_;  // arcs
  std::vector<std::size_t> new_;
};

}  // namespace

MapResult change_map(const MapGround& ground, const MapScheme& scheme, const SchemeChange& change,
                     const MapWish& wish, const Fonts& fonts) {
  return ChangeMap(ground, scheme, change, wish, fonts).draw();
}

}  // namespace grens
