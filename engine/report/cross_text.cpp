// One paragraph a pair of schemes: how they lie to each other, a sentence for each region of A that
// has a case, and then what is not known. Each clause is a function that is silent when there is
// nothing to say.
#include <fmt/format.h>

#include <set>

#include "regions/membership.hpp"
#include "regions/text.hpp"
#include "report/cross_land_report.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

constexpr std::size_t kMostNames = 12;
constexpr std::size_t kMostOfName = 200;  // bytes; composites have long names

std::size_t index(std::int32_t id) { return static_cast<std::size_t>(id); }

/// "25,408 people", "at least 12 people", or "" when nothing is known.
std::string people(const PopulationSum& sum) {
  if (sum.is_unknown()) return "";
  return fmt::format("{}{}", sum.is_exact() ? "" : "at least ",
                     spoken_count(static_cast<std::size_t>(sum.at_least), "person", "people"));
}

class PairText {
 public:
  explicit PairText(const CrossReport& report) : report_(report), cross_(report.cross) {}

  std::string text() const {
    std::string out = relation() + "\n";
    for (const RegionId region : divided()) out += "  " + sentence(region) + "\n";
    for (const std::string& note :
         {sources(), people_note(), undecided(), without(cross_.without_a, report_.title_a),
          without(cross_.without_b, report_.title_b)}) {
      if (!note.empty()) out += "  " + note + "\n";
    }
    return out;
  }

 private:
  /// Regions of A with a case, in the order of their codes.
  std::set<RegionId> divided() const {
    std::set<RegionId> regions;
    for (const CrossCase& found : cross_.cases) regions.insert(cross_.pieces[found.piece].a);
    return regions;
  }

  std::string relation() const {
    // Of a part of the country only its regions are judged.
    const std::string part = report_.a.outside.empty() ? "" : "for the regions in this layer, ";
    const std::string known = cross_.certain ? part
                              : part.empty() ? "as far as is known, "
                                             : "as far as is known " + part;
    const auto said = [&](const std::string& text) { return capitalised(known + text); };
    const std::string& a = report_.title_a.many;
    const std::string& b = report_.title_b.many;
    if (cross_.pieces.empty() && is_land(report_)) {
      return fmt::format("{} and {} share no land.", capitalised(a), b);
    }
    if (cross_.pieces.empty()) {
      return fmt::format("Nothing can be said of {} and {}: no {} has a region in both.", a, b,
                         report_.unit.one);
    }
    switch (cross_.relation) {
      case Relation::kCongruent:
        return said(fmt::format("{} and {} are the same areas: {}.", a, b,
                                spoken_count(cross_.pieces.size(), "equal pair", "equal pairs")));
      case Relation::kANestsInB:
        return said(nests(report_.title_a, report_.title_b));
      case Relation::kBNestsInA:
        return said(nests(report_.title_b, report_.title_a));
      case Relation::kNeither:
        break;
    }
    if (cross_.cases.empty() && is_land(report_)) {
      return fmt::format("There is no cross-border case between {} and {}.", a, b);
    }
    if (cross_.cases.empty()) {
      return capitalised(
          fmt::format("{}no cross-border case is known between {} and {}.", part, a, b));
    }
    return fmt::format("{} between {} and {}:",
                       spoken_count(cross_.cases.size(), "cross-border case", "cross-border cases"),
                       a, b);
  }

  static std::string nests(const Title& small, const Title& large) {
    return fmt::format("every {} lies wholly in one {}.", small.one, large.one);
  }

  std::string sentence(RegionId id) const {
    const RegionInfo& region = report_.a.info(id);
    const Division& division = cross_.a[index(id)];
    std::string out = region.composite
                          ? fmt::format("{} {} ({}) lie", capitalised(report_.title_a.many),
                                        shown(region.name, kMostOfName), joined_because(region))
                          : fmt::format("{} {} lies", capitalised(report_.title_a.one),
                                        shown(region.name, kMostOfName));
    out += fmt::format(" in {}: ", spoken_count(division.pieces.size(), report_.title_b.one,
                                                report_.title_b.many));
    for (std::size_t i = 0; i < division.pieces.size(); ++i) {
      if (i > 0) out += i + 1 == division.pieces.size() ? ", and " : ", ";
      const Piece& part = cross_.pieces[division.pieces[i]];
      out += is_land(report_) ? land_piece(part, division) : piece(part);
    }
    if (is_land(report_) && !division.unplaced.empty()) {
      out += "; " + land_outside(division);
    } else if (!division.unplaced.empty() || !division.unplaced_outside.empty()) {
      out +=
          fmt::format("; {} in no {} that is known",
                      units(division.unplaced, division.unplaced_outside, {}), report_.title_b.one);
    }
    // A region of land may have one piece, and beyond it land that the other layer leaves out.
    if (division.pieces.size() > 1) out += line(division);
    out += ".";
    if (!region.composite && region.partial()) {
      out += fmt::format(" Only a part of {} belongs to it.", listed(region.part_units));
    }
    return out;
  }

  static std::string joined_because(const RegionInfo& region) {
    if (region.part_units.empty()) return "joined";
    return fmt::format("drawn as one, because they share {}", listed(region.part_units));
  }

  /// "Tholen (GM0716, 25,408 people) in Zeeland", or where b is no more than the piece, "all of
  /// Zeeland (12 municipalities, 380,000 people)".
  std::string piece(const Piece& piece) const {
    const std::string b = shown(report_.b.info(piece.b).name, kMostOfName);
    const std::string persons = people(piece.population);
    if (piece.overlap != Overlap::kBInA) {
      return units(piece.units, piece.outside, persons) + " in " + b;
    }
    std::string of = piece.units.empty() ? "" : count(piece.units);
    if (!piece.outside.empty()) of += (of.empty() ? "" : " and ") + count_outside(piece.outside);
    return fmt::format("all of {} ({}{}{})", b, of, persons.empty() ? "" : ", ", persons);
  }

  /// "147.2 km2 (12%, 25,408 people)".
  static std::string land(double area, double share, const std::string& persons) {
    return fmt::format("{} ({}{}{})", spoken_area(area), percent(share),
                       persons.empty() ? "" : ", ", persons);
  }

  /// "12%", "0.3%", "under 0.1%".
  static std::string percent(double share) {
    if (share >= 0.0995 && share < 0.995) return fmt::format("{:.0f}%", 100 * share);
    return share >= 0.001 ? fmt::format("{:.1f}%", 100 * share) : "under 0.1%";
  }

  /// "147.2 km2 (12%, 25,408 people) in Zeeland", or "all of Zeeland, 147.2 km2 (12%, ...)".
  std::string land_piece(const Piece& piece, const Division& in) const {
    const std::string b = shown(report_.b.info(piece.b).name, kMostOfName);
    const std::string told = land(piece.area, piece.area / in.area, people(piece.population));
    return piece.overlap == Overlap::kBInA ? fmt::format("all of {}, {}", b, told)
                                           : fmt::format("{} in {}", told, b);
  }

  /// Land of a region that the other layer leaves out.
  std::string land_outside(const Division& division) const {
    double area = 0;
    PopulationSum persons;
    for (const UnitId id : division.unplaced) {
      area += report_.input.measures.unit_area[index(id)];
      persons.add("", report_.input.population.persons[index(id)]);
    }
    return fmt::format("{} in no {}", land(area, area / division.area, people(persons)),
                       report_.title_b.one);
  }

  std::string count(const std::vector<UnitId>& ids) const {
    return spoken_count(ids.size(), report_.unit.one, report_.unit.many);
  }

  std::string count_outside(const std::vector<std::size_t>& outside) const {
    const Title& title = report_.outside_unit;
    return spoken_count(outside.size(), title.one, title.many) + " outside this layer";
  }

  /// The same with units that the layer lacks: "7 municipalities outside this layer (Halderberge,
  /// ...; 281,715 people)".
  std::string units(const std::vector<UnitId>& ids, const std::vector<std::size_t>& outside,
                    const std::string& more) const {
    if (outside.empty()) return units(ids, more);
    std::vector<std::string> list;
    for (const std::size_t i : outside) {
      const OutsideUnit& unit = report_.a.outside[i];
      list.push_back(unit.name.empty() ? unit.code : unit.name);
    }
    const std::string away =
        fmt::format("{} ({}", count_outside(outside), listed(list, kMostNames));
    if (ids.empty()) return away + (more.empty() ? "" : "; " + more) + ")";
    return units(ids, {}) + " and " + away + (more.empty() ? "" : "; together " + more) + ")";
  }

  /// "Tholen (GM0716, 25,408 people)" or "2 municipalities (Goes, Tholen; 60,000 people)".
  std::string units(const std::vector<UnitId>& ids, const std::string& more) const {
    if (ids.size() == 1) {
      const Unit& unit = report_.input.layer.units[index(ids.front())];
      if (unit.name.empty()) return shown(unit.code) + (more.empty() ? "" : " (" + more + ")");
      return fmt::format("{} ({}{}{})", shown(unit.name), shown(unit.code),
                         more.empty() ? "" : ", ", more);
    }
    return fmt::format("{} ({}{}{})", count(ids), names(ids), more.empty() ? "" : "; ", more);
  }

  std::string names(const std::vector<UnitId>& ids) const {
    std::vector<std::string> list;
    for (const UnitId id : ids) {
      const Unit& unit = report_.input.layer.units[index(id)];
      list.push_back(unit.name.empty() ? unit.code : unit.name);
    }
    return listed(list, kMostNames);
  }

  std::string line(const Division& division) const {
    const bool two = division.pieces.size() == 2;
    const char* about = report_.input.layer.approximate ? "about " : "";
    const char* approximate = report_.input.layer.approximate ? " (approximate borders)" : "";
    switch (line_state(division.cut_length, division.cut_unmatched, division.complete())) {
      case LineState::kPartial:
        return partial_line(division);
      case LineState::kNone:
        return "; no line runs between them on land, as water or other land lies between";
      case LineState::kUnmatched:
        if (division.cut_length == 0) {
          return fmt::format(
              "; the borders between them do not match along {}: use grens "
              "repair first",
              spoken_length(division.cut_unmatched));
        }
        return fmt::format(
            "; the line between them is known for {}{}, but along {} more borders "
            "do not match: use grens repair first",
            spoken_length(division.cut_length), approximate, spoken_length(division.cut_unmatched));
      case LineState::kLine:
        break;
    }
    std::string out = fmt::format("; the {} between them {} {}{}{} long{}", two ? "line" : "lines",
                                  two ? "is" : "are", two ? "" : "together ", about,
                                  spoken_length(division.cut_length), approximate);
    if (division.cut_unmatched > 100) {
      out += fmt::format(", and along {} more borders do not match",
                         spoken_length(division.cut_unmatched));
    }
    for (const std::size_t i : division.pieces) {
      const Piece& piece = cross_.pieces[i];
      if (!piece.cut_a.none()) continue;
      out += fmt::format("; none on land to {}", shown(report_.b.info(piece.b).name, kMostOfName));
    }
    return out;
  }

  /// Of a region with units outside.
  std::string partial_line(const Division& division) const {
    const bool two = division.pieces.size() == 2;
    const char* line = two ? "line" : "lines";
    std::string out =
        division.cut_length == 0
            ? fmt::format("; the {} between them {} not in this layer", line, two ? "is" : "are")
            : fmt::format("; of the {} between them {}{}{} lie in this layer", line,
                          report_.input.layer.approximate ? "about " : "",
                          spoken_length(division.cut_length),
                          report_.input.layer.approximate ? " (approximate borders)" : "");
    if (division.cut_unmatched > 100) {
      out += fmt::format(", and along {} borders do not match: use grens repair first",
                         spoken_length(division.cut_unmatched));
    }
    return out;
  }

  std::string sources() const {
    std::size_t unverified = 0;
    for (const CrossCase& found : cross_.cases) {
      if (found.rows[static_cast<std::size_t>(Basis::kUnverified)] > 0) ++unverified;
    }
    if (unverified == 0) return "";
    return fmt::format("{} of {} {} on memberships that are unverified.", unverified,
                       spoken_count(cross_.cases.size(), "case", "cases"),
                       unverified == 1 ? "rests" : "rest");
  }

  std::string people_note() const {
    if (cross_.cases.empty()) return "";
    PopulationSum all;
    for (const RegionId region : divided()) {
      const PopulationSum& sum = cross_.a[index(region)].population;
      all.known += sum.known;
      all.unknown.insert(all.unknown.end(), sum.unknown.begin(), sum.unknown.end());
    }
    if (all.is_unknown()) return "How many people live there is not known.";
    if (is_land(report_)) return "";
    const auto& year = report_.input.population.year;
    std::string out = year ? fmt::format("People as of 1 January {}", *year) : "";
    if (!all.unknown.empty()) {
      out += fmt::format("{} of {}", out.empty() ? "People unknown" : "; unknown",
                         listed(all.unknown));
    }
    return out.empty() ? out : out + ".";
  }

  std::string undecided() const {
    std::vector<std::string> pairs;
    for (const Piece& piece : cross_.pieces) {
      if (piece.overlap != Overlap::kUndecided) continue;
      pairs.push_back(report_.a.info(piece.a).name + " with " + report_.b.info(piece.b).name);
    }
    if (pairs.empty()) return "";
    return fmt::format(
        "It cannot be told of {} whether they are cases, because {} have no region: "
        "{}.",
        spoken_count(pairs.size(), "pair", "pairs"), report_.unit.many, listed(pairs, 5));
  }

  std::string without(const std::vector<UnitId>& ids, const Title& title) const {
    if (ids.empty() || is_land(report_)) return "";
    return fmt::format("No {} is known for {}: {}.", title.one, count(ids), names(ids));
  }

  const CrossReport& report_;
  const CrossBorder& cross_;
};

}  // namespace

std::string cross_border_text(const CrossReport& report) { return PairText(report).text(); }

}  // namespace grens
