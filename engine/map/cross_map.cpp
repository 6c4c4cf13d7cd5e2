// A piece is an exception where it is not the main part of its region; without a known main part
// nothing is hatched, but the table has the case.
#include "map/cross_map.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "map/palette.hpp"
#include "map/text_table.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// An exception's units are named one by one up to so many.
constexpr std::size_t kNamedUnits = 3;

class CrossMap {
 public:
  CrossMap(const MapGround& ground, const MapScheme& a, const MapScheme& over,
           const CrossBorder& cross, const MapWish& wish, const Fonts& fonts)
      : ground_(ground), a_(a), over_(over), cross_(cross), wish_(wish), fonts_(fonts) {
    const auto units = units_by_region(a.labels);
    for (const CrossCase& found : cross.cases) {
      const Piece& piece = cross.pieces[found.piece];
      if (!a.labels.is_here(piece.a) || !over.labels.is_here(piece.b)) continue;
      const auto& of_a = units[static_cast<std::size_t>(piece.a)];
      if (std::none_of(of_a.begin(), of_a.end(), [&](UnitId u) { return is_near(wish.near, u); }))
        continue;
      cases_.push_back(&piece);
      const bool known = cross.a[static_cast<std::size_t>(piece.a)].main_known;
      if (known && !piece.main_of_a && !piece.units.empty()) exceptions_.push_back(&piece);
    }
  }

  MapResult draw() const {
    const RegionColours colours = region_colours(a_, wish_, 0.45);
    MapContent content;
    content.key = key();
    content.names = all_names(colours.fills);
    content.region = a_.labels.region;
    content.table = case_table();
    content.draw = [&](const Scene& scene, std::vector<DrawnLayer>& layers) {
      layers.push_back(region_fills(scene, a_, colours.fills));
      layers.push_back(hatched(scene));
      layers.push_back(border_lines(scene, a_.labels.region, wish_.near));
      layers.push_back(lines_across(scene));
    };
    content.in_the_way = [&](const Scene& scene) {
      const Lines cut = arc_lines(scene, cut_arcs(), stroke_of(wish_.style.cut_line, scene.scale));
      std::vector<Obstacle> boxes;
      for (const auto& line : cut.lines) add_obstacles(line, cut.stroke.width, kNobody, boxes);
      return boxes;
    };
    MapResult result = map_page(ground_, content, wish_, fonts_);
    result.alike = colours.alike;
    return result;
  }

 private:
  Language language() const { return wish_.text.language; }
  std::string words(std::string_view english, std::string_view dutch) const {
    return in_language(language(), english, dutch);
  }

  /// "Tholen", "Tholen, Reimerswaal", "7 municipalities".
  std::string units_text(const Piece& piece) const {
    if (piece.units.size() > kNamedUnits) {
      return counted(static_cast<std::int64_t>(piece.units.size()),
                     unit_noun_of(ground_, language()), language());
    }
    std::string text;
    for (const UnitId unit : piece.units) {
      text += (text.empty() ? "" : ", ") + ground_.names()[static_cast<std::size_t>(unit)];
    }
    return text;
  }

  std::vector<AreaName> all_names(std::span<const Colour> colours) const {
    std::vector<std::uint8_t> named(ground_.names().size(), 0);
    std::vector<AreaName> names;
    for (const Piece* piece : exceptions_) {
      names.push_back({NameKind::kPiece, units_text(*piece), piece->units,
                       colours[static_cast<std::size_t>(piece->a)], false});
      if (piece->units.size() > kNamedUnits) continue;
      names.back().units_told = near_units(piece->units);
      for (const UnitId unit : piece->units) named[static_cast<std::size_t>(unit)] = 1;
    }
    const auto over_units = units_by_region(over_.labels);
    const auto units_of_a = units_by_region(a_.labels);
    for (std::size_t r = 0; r < over_units.size(); ++r) {
      if (named_alike(over_.names[r], over_units[r], units_of_a)) continue;
      names.push_back(
          {NameKind::kOver, over_.names[r], over_units[r], kWhite, near_units(over_units[r]) == 0});
    }
    for (AreaName& name : region_and_unit_names(ground_, a_, colours, wish_.near)) {
      const bool told =
          name.kind == NameKind::kUnit && named[static_cast<std::size_t>(name.units.front())] != 0;
      if (!told) names.push_back(std::move(name));
    }
    return names;
  }

  std::size_t near_units(std::span<const UnitId> units) const {
    return static_cast<std::size_t>(std::count_if(
        units.begin(), units.end(), [&](UnitId u) { return is_near(wish_.near, u); }));
  }

  /// Whether a region of the first scheme with the same units has the name already, be it with
  /// other hyphens.
  bool named_alike(const std::string& name, const std::vector<UnitId>& units,
                   const std::vector<std::vector<UnitId>>& units_of_a) const {
    const auto bare = [](std::string text) {
      std::replace(text.begin(), text.end(), '-', ' ');
      return folded(text);
    };
    if (units.empty()) return false;
    const RegionId r = a_.labels.region[static_cast<std::size_t>(units.front())];
    if (r < 0) return false;
    const auto at = static_cast<std::size_t>(r);
    return units_of_a[at] == units && bare(a_.names[at]) == bare(name);
  }

  TextTable case_table() const {
    const std::string people = words("Inhabitants", "Inwoners");
    const std::vector<TableColumn> columns = {
        {with_capital(scheme_noun(a_.labels.scheme, language()).one), 3, false},
        {with_capital(scheme_noun(over_.labels.scheme, language()).one), 3, false},
        {words("Part", "Deel"), 1.6, false},
        {with_capital(unit_noun_of(ground_, language()).many), 3.4, false},
        {"km²", 1.2, true},
        {people, 1.7, true},
        {words("Cut line, km", "Snijlijn, km"), 1.5, true}};
    std::vector<std::vector<std::string>> rows;
    for (const Piece* piece : cases_) {
      const Division& division = cross_.a[static_cast<std::size_t>(piece->a)];
      const std::string part = !division.main_known ? "?"
                               : piece->main_of_a   ? words("main part", "hoofddeel")
                                                    : words("exception", "uitzondering");
      rows.push_back({a_.names[static_cast<std::size_t>(piece->a)],
                      over_.names[static_cast<std::size_t>(piece->b)], part, units_text(*piece),
                      number_text(piece->area / 1e6, 1, language()),
                      people_text(piece->population, language()), line_text(piece->cut_a)});
    }
    if (rows.empty()) {
      rows.emplace_back(columns.size());
      rows.front().front() = words("no cases", "geen gevallen");
    }
    return TextTable(columns, std::move(rows), Sheet::width(wish_.page), most_table(wish_.page),
                     page_scale(wish_.page), words("more cases", "gevallen meer"), fonts_);
  }

  /// A line that is not drawn whole, for the borders of the units beside it do not match, is
  /// longer.
  std::string line_text(const CutLine& line) const {
    if (line.none()) return "–";
    return (line.unmatched > 0 ? "≥ " : "") + number_text(line.length / 1000, 1, language());
  }

  std::vector<KeyEntry> key() const {
    const double s = page_scale(wish_.page);
    std::vector<KeyEntry> key = border_key(ground_, a_, wish_);
    key.insert(key.begin() + 1,
               {stroke_of(wish_.style.over_line, s, dash(s)),
                {},
                {},
                words("of a ", "van een ") + scheme_noun(over_.labels.scheme, language()).one});
    if (exceptions_.empty()) return key;
    key.push_back({stroke_of(wish_.style.cut_line, s), {}, {}, words("cut line", "snijlijn")});
    key.push_back({{},
                   {},
                   hatch(s),
                   words("lies in another ", "ligt in een andere ") +
                       scheme_noun(over_.labels.scheme, language()).one +
                       words(" than the main part", " dan het hoofddeel")});
    return key;
  }

  static std::vector<double> dash(double scale) { return {2.2 * scale, 1.1 * scale}; }
  Hatch hatch(double scale) const {
    return {wish_.style.cut_line.colour, 0.2 * scale, 1.5 * scale};
  }

  DrawnLayer hatched(const Scene& scene) const {
    std::vector<RegionId> label(ground_.names().size(), kNoRegion);
    for (std::size_t e = 0; e < exceptions_.size(); ++e) {
      for (const UnitId unit : exceptions_[e]->units) {
        label[static_cast<std::size_t>(unit)] = static_cast<RegionId>(e);
      }
    }
    const Dissolved pieces = dissolve(ground_.coverage(), label, exceptions_.size());
    DrawnLayer layer{"exceptions", scene.fit.frame};
    for (std::size_t e = 0; e < exceptions_.size(); ++e) {
      const auto in_piece = [&](UnitId unit) {
        return label[static_cast<std::size_t>(unit)] == static_cast<RegionId>(e);
      };
      Shape shape{pieces.regions[e].broken ? rings_as_read(scene, in_piece)
                                           : scene.arcs.rings(pieces.regions[e].parts)};
      shape.hatch = hatch(scene.scale);
      shape.title = units_text(*exceptions_[e]);
      layer.things.emplace_back(std::move(shape));
    }
    return layer;
  }

  std::vector<std::size_t> cut_arcs() const {
    std::vector<std::size_t> cut;
    for (const Piece* piece : exceptions_) {
      for (const ArcRef ref : piece->cut_a.arcs) {
        cut.push_back(static_cast<std::size_t>(arc_index(ref)));
      }
    }
    return cut;
  }

  DrawnLayer lines_across(const Scene& scene) const {
    std::vector<std::size_t> over;
    const std::vector<Arc>& arcs = ground_.coverage().arcs;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      if (arcs[i].left == kOutside || arcs[i].right == kOutside) continue;
      const RegionId left = over_.labels.region[static_cast<std::size_t>(arcs[i].left)];
      const RegionId right = over_.labels.region[static_cast<std::size_t>(arcs[i].right)];
      if (left >= 0 && right >= 0 && left != right) over.push_back(i);
    }
    DrawnLayer layer{"lines-across", scene.fit.frame};
    const double s = scene.scale;
    layer.things.emplace_back(arc_lines(scene, over, stroke_of(wish_.style.over_line, s, dash(s))));
    layer.things.emplace_back(arc_lines(scene, cut_arcs(), stroke_of(wish_.style.cut_line, s)));
    return layer;
  }

  const MapGround& ground_;
  const MapScheme& a_;
  const MapScheme& over_;
  const CrossBorder& cross_;
  const MapWish& wish_;
  const Fonts& fonts_;
  std::vector<const Piece*> cases_;       // those shown
  std::vector<const Piece*> exceptions_;  // of these, those hatched
};

}  // namespace

MapResult cross_map(const MapGround& ground, const MapScheme& a, const MapScheme& over,
                    const CrossBorder& cross, const MapWish& wish, const Fonts& fonts) {
  return CrossMap(ground, a, over, cross, wish, fonts).draw();
}

}  // namespace grens
