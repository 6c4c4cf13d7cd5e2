// The terminal and Markdown tell the same lines, told once: a sentence for all, one a region, and
// under it one for all of its units that go to the same place.
#include "report/nesting_moves_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "audit/all_units.hpp"
#include "regions/text.hpp"
#include "report/audit_report.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;
using Units = std::vector<std::size_t>;  // AllUnits numbers

constexpr std::size_t kMostNames = 12;
constexpr std::size_t kMostOfName = 200;  // bytes; composites have long names

/// What units add up to.
struct Sum {
  std::size_t units = 0;
  std::optional<double> area = 0;  ///< m2; none where the layer lacks one
  PopulationSum people;
};

struct Line {
  std::size_t depth;  ///< 0: a paragraph, 1: an item, 2: an item under it
  std::string text;
};

std::string_view word(NestingState state) {
  switch (state) {
    case NestingState::kInside:
      return "inside";
    case NestingState::kDivided:
      return "divided";
    case NestingState::kJoined:
      return "joined";
    case NestingState::kBlurred:
      return "blurred";
    case NestingState::kPartly:
      return "partly";
    case NestingState::kUnplaced:
      return "unplaced";
    case NestingState::kMainUnknown:
      break;
  }
  return "main-unknown";
}

std::string_view word(MoveTo kind) {
  switch (kind) {
    case MoveTo::kInside:
      return "inside";
    case MoveTo::kAfter:
      return "after-moves";
    case MoveTo::kNewRegion:
      return "new-region";
    case MoveTo::kNotInLayer:
      return "outside-layer";
    case MoveTo::kDoubtful:
      break;
  }
  return "doubtful";
}

class Words {
 public:
  explicit Words(const NestingMovesReport& report)
      : report_(report), moves_(report.moves), units_(report.input, report.a) {}

  std::string heading() const {
    return fmt::format("Moves that would make {} nest in {}", report_.title_a.many,
                       report_.title_b.many);
  }

  /// In a sentence or two: how many regions are divided, and what would move.
  std::string in_all() const {
    const std::size_t asked = moves_.regions.size();
    const std::size_t divided = count(NestingState::kDivided);
    const std::size_t undecided = asked - divided - count(NestingState::kInside);
    std::string text;
    if (divided == 0) {
      text = undecided == 0 ? fmt::format("No move is needed: every {} lies wholly in one {}.",
                                          report_.title_a.one, report_.title_b.one)
                            : "No move is known to be needed.";
    } else {
      Units all;
      for (const UnitMove& move : moves_.moves) all.push_back(move.unit);
      text =
          fmt::format("{} of {} {} divided; {} would have to move.", spoken(divided), spoken(asked),
                      (asked == 1 ? report_.title_a.one : report_.title_a.many) +
                          (divided == 1 ? " is" : " are"),
                      figures(all, true));
      if (moves_.by == MoveMeasure::kUnits) {
        text +=
            fmt::format(" No other choice of what each keeps moves fewer {}.", report_.unit.many);
      } else if (all_by_people()) {
        text += " No other choice of what each keeps moves fewer people.";
      }
    }
    if (undecided > 0) {
      text += fmt::format(" Of {} it cannot be told.",
                          spoken_count(undecided, report_.title_a.one, report_.title_a.many));
    }
    return text;
  }

  std::vector<Line> lines() const {
    std::vector<Line> lines = {{0, in_all()}};
    for (std::size_t r = 0; r < moves_.regions.size(); ++r) {
      if (moves_.regions[r].state == NestingState::kDivided) {
        add_divided(lines, static_cast<RegionId>(r));
      }
    }
    for (const NewRegion& region : moves_.new_regions) {
      lines.push_back({1, fmt::format("A new {} would be needed in {}: {}. {}", report_.title_a.one,
                                      called_b(region.inside), units_and_figures(region.units),
                                      why_new(region))});
    }
    for (std::size_t r = 0; r < moves_.regions.size(); ++r) {
      if (!decided(moves_.regions[r].state)) {
        lines.push_back({1, doubt(static_cast<RegionId>(r))});
      }
    }
    if (!moves_.without_a.empty()) {
      lines.push_back({1, fmt::format("Without a {}, and not asked about: {}.", report_.title_a.one,
                                      names({moves_.without_a.begin(), moves_.without_a.end()}))});
    }
    return lines;
  }

  Json json() const {
    Json json;
    json["first"] = report_.a.scheme;
    json["second"] = report_.b.scheme;
    json["by"] = moves_.by == MoveMeasure::kPeople ? "people" : "units";
    json["text"] = in_all();
    const std::size_t inside = count(NestingState::kInside);
    const std::size_t divided = count(NestingState::kDivided);
    json["regions"] = {{"inside", inside},
                       {"divided", divided},
                       {"undecided", moves_.regions.size() - inside - divided}};
    Units all;
    for (const UnitMove& move : moves_.moves) all.push_back(move.unit);
    json["moved"] = sum_json(all);
    json["divided"] = Json::array();
    json["moves"] = Json::array();
    json["new_regions"] = Json::array();
    json["undecided"] = Json::array();
    for (std::size_t r = 0; r < moves_.regions.size(); ++r) {
      const RegionNesting& nesting = moves_.regions[r];
      Json region = {{"region", report_.a.regions[r].code},
                     {"region_name", report_.a.regions[r].name}};
      if (nesting.state == NestingState::kDivided) {
        region["keeps"] = report_.b.info(nesting.keeps).code;
        region["keeps_name"] = report_.b.info(nesting.keeps).name;
        region["by"] = kept_by(nesting);
        json["divided"].push_back(std::move(region));
      } else if (!decided(nesting.state)) {
        region["state"] = word(nesting.state);
        region["units"] = codes(nesting.units);
        region["text"] = doubt(static_cast<RegionId>(r));
        json["undecided"].push_back(std::move(region));
      }
    }
    for (const UnitMove& move : moves_.moves) json["moves"].push_back(move_json(move));
    for (const NewRegion& region : moves_.new_regions) {
      json["new_regions"].push_back({{"inside", report_.b.info(region.inside).code},
                                     {"inside_name", report_.b.info(region.inside).name},
                                     {"codes", codes(region.units)},
                                     {"apart", codes_a(region.apart)},
                                     {"sum", sum_json(region.units)}});
    }
    json["units_without_region"] = codes({moves_.without_a.begin(), moves_.without_a.end()});
    return json;
  }

 private:
  static std::string spoken(std::size_t number) {
    return spoken_count(static_cast<std::int64_t>(number));
  }

  std::size_t count(NestingState state) const {
    return static_cast<std::size_t>(
        std::count_if(moves_.regions.begin(), moves_.regions.end(),
                      [&](const RegionNesting& region) { return region.state == state; }));
  }

  bool all_by_people() const {
    return std::all_of(moves_.regions.begin(), moves_.regions.end(),
                       [](const RegionNesting& region) {
                         return region.state != NestingState::kDivided || region.by_people;
                       });
  }

  Sum sum_of(const Units& some) const {
    Sum sum;
    for (const std::size_t unit : some) {
      ++sum.units;
      const std::optional<double> area = units_.area(unit);
      if (!area) sum.area.reset();
      if (sum.area) *sum.area += *area;
      sum.people.add(units_.code(unit), units_.persons(unit));
    }
    return sum;
  }

  Json sum_json(const Units& some) const {
    const Sum sum = sum_of(some);
    const PopulationSum& people = sum.people;
    const bool none = some.empty();
    return {{"units", sum.units},
            {"area_km2", sum.area ? Json(km2_number(*sum.area)) : Json(nullptr)},
            {"population", none || people.is_exact() ? Json(people.at_least) : Json(nullptr)},
            {"population_at_least",
             none || !people.is_unknown() ? Json(people.at_least) : Json(nullptr)}};
  }

  std::vector<std::string> codes(const Units& some) const {
    std::vector<std::string> list;
    for (const std::size_t unit : some) list.push_back(units_.code(unit));
    return list;
  }

  std::vector<std::string> codes_a(const std::vector<RegionId>& regions) const {
    std::vector<std::string> list;
    for (const RegionId region : regions) list.push_back(report_.a.info(region).code);
    return list;
  }

  std::string names(const Units& some) const {
    std::vector<std::string> list;
    for (const std::size_t unit : some) {
      const std::string code = shown(units_.code(unit));
      const std::string& name = units_.name(unit);
      list.push_back(name.empty() ? code : fmt::format("{} ({})", shown(name), code));
    }
    std::string text;
    const std::size_t told = list.size() > kMostNames + 1 ? kMostNames : list.size();
    for (std::size_t i = 0; i < told; ++i) text += (i == 0 ? "" : ", ") + list[i];
    if (told < list.size()) text += fmt::format(" and {} more", spoken(list.size() - told));
    return text;
  }

  /// "2 municipalities, 25,408 people, 147 km2"; without what is not known, and without the number
  /// of units unless it is wanted.
  std::string figures(const Units& some, bool count_units) const {
    const Sum sum = sum_of(some);
    std::string text;
    if (count_units) text = spoken_count(sum.units, report_.unit.one, report_.unit.many);
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    if (sum.people.is_unknown()) {
      add("people not known");
    } else {
      add((sum.people.is_exact() ? "" : "at least ") +
          spoken_count(static_cast<std::size_t>(sum.people.at_least), "person", "people"));
    }
    if (sum.area) add(spoken_area(*sum.area));
    return text;
  }

  std::string units_and_figures(const Units& some) const {
    return fmt::format("{}; {}", names(some), figures(some, some.size() > 1));
  }

  std::string name_a(RegionId region) const {
    return shown(report_.a.info(region).name, kMostOfName);
  }
  std::string called_a(RegionId region) const { return report_.title_a.one + " " + name_a(region); }
  std::string called_b(RegionId region) const {
    return fmt::format("{} {}", report_.title_b.one,
                       shown(report_.b.info(region).name, kMostOfName));
  }

  const char* kept_by(const RegionNesting& nesting) const {
    if (moves_.by == MoveMeasure::kUnits) return "units";
    return nesting.by_people ? "people" : "area";
  }

  void add_divided(std::vector<Line>& lines, RegionId region) const {
    const RegionNesting& nesting = moves_.regions[static_cast<std::size_t>(region)];
    const std::string by = kept_by(nesting);
    lines.push_back({1, fmt::format("{} keeps what it has in {}, its piece with most {}{}.",
                                    capitalised(called_a(region)), called_b(nesting.keeps),
                                    by == "units" ? report_.unit.many : by,
                                    by == "area" ? ", as not all people are known" : "")});
    for (const UnitMove& move : moves_.moves) {
      if (move.from == region) lines.push_back({2, sentence(move)});
    }
  }

  std::string why_new(const NewRegion& region) const {
    if (region.apart.empty()) return fmt::format("No other {} lies there.", report_.title_a.one);
    std::vector<std::string> names;
    for (const RegionId apart : region.apart) names.push_back(report_.a.info(apart).name);
    return fmt::format(
        "No {} there shares a border with it in this layer; where only water lies between, it "
        "could "
        "join {} instead.",
        report_.title_a.one, listed(names));
  }

  std::string sentence(const UnitMove& move) const {
    const std::string what = units_and_figures({move.unit});
    const std::string there = called_b(move.inside);
    switch (move.kind) {
      case MoveTo::kInside:
      case MoveTo::kAfter:
        break;
      case MoveTo::kNewRegion:
        return fmt::format("{}: to a new {} in {}.", what, report_.title_a.one, there);
      case MoveTo::kNotInLayer:
        return fmt::format(
            "{}: has to leave; where to in {} cannot be told from a layer that "
            "lacks {} there.",
            what, there, report_.unit.many);
      case MoveTo::kDoubtful:
        return fmt::format(
            "{}: has to leave; where to in {} cannot be told, as it borders {} there "
            "that are undecided themselves.",
            what, there, report_.unit.many);
    }
    return fmt::format(
        "{}: to {}, which {} in {} too; {} of border{}.", what, called_a(move.to),
        move.kind == MoveTo::kInside ? "lies wholly" : "will lie after its own moves", there,
        spoken_length(move.border), move.round > 1 ? ", with what moves there before it" : "");
  }

  std::string doubt(RegionId region) const {
    const RegionNesting& nesting = moves_.regions[static_cast<std::size_t>(region)];
    const std::string start = "Cannot be told of " + called_a(region) + ": ";
    const std::string some = names(nesting.units);
    switch (nesting.state) {
      case NestingState::kJoined:
        return start + fmt::format("its members cannot be told apart, and it lies in several {}.",
                                   report_.title_b.many);
      case NestingState::kBlurred:
        return start +
               fmt::format("the {} of {} cannot be told apart.", report_.title_b.many, some);
      case NestingState::kPartly:
        return start + fmt::format("only a part is known to lie in its region of {}.", some);
      case NestingState::kUnplaced:
        return start + fmt::format("no {} is known of {}.", report_.title_b.one, some);
      default:
        return start +
               fmt::format("it is divided, and the layer lacks {} whose people are not known.",
                           report_.unit.many);
    }
  }

  Json move_json(const UnitMove& move) const {
    const bool found = move.to != kNoRegion;
    const std::optional<double> area = units_.area(move.unit);
    const std::optional<std::int64_t> people = units_.persons(move.unit);
    Json json;
    json["unit"] = units_.code(move.unit);
    json["name"] = units_.name(move.unit);
    json["from"] = report_.a.info(move.from).code;
    json["from_name"] = report_.a.info(move.from).name;
    json["inside"] = report_.b.info(move.inside).code;
    json["inside_name"] = report_.b.info(move.inside).name;
    json["kind"] = word(move.kind);
    json["to"] = found ? Json(report_.a.info(move.to).code) : Json(nullptr);
    json["to_name"] = found ? Json(report_.a.info(move.to).name) : Json(nullptr);
    json["border_km"] = found ? Json(km_number(move.border)) : Json(nullptr);
    json["round"] = found ? Json(move.round) : Json(nullptr);
    json["area_km2"] = area ? Json(km2_number(*area)) : Json(nullptr);
    json["population"] = people ? Json(*people) : Json(nullptr);
    return json;
  }

  const NestingMovesReport& report_;
  const NestingMoves& moves_;
  AllUnits units_;
};

}  // namespace

nlohmann::ordered_json nesting_moves_json(const NestingMovesReport& report) {
  return Words(report).json();
}

std::string nesting_moves_text(const NestingMovesReport& report) {
  const Words words(report);
  std::string text = words.heading() + "\n";
  for (const Line& line : words.lines()) {
    text += std::string(2 * line.depth, ' ') + line.text + "\n";
  }
  return text;
}

std::string nesting_moves_markdown(const NestingMovesReport& report) {
  const Words words(report);
  std::string text = "## " + markdown_text(words.heading()) + "\n\n";
  for (const Line& line : words.lines()) {
    const char* bullet = line.depth == 0 ? "" : line.depth == 1 ? "- " : "  - ";
    text += bullet + markdown_text(line.text) + (line.depth == 0 ? "\n\n" : "\n");
  }
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

}  // namespace grens
