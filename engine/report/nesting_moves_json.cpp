// What is told in words stands in the JSON as `text` too.
#include <optional>
#include <utility>

#include "report/figures.hpp"
#include "report/nesting_words.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;
using Units = NestingWords::Units;

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

class Maker {
 public:
  explicit Maker(const NestingMovesReport& report)
      : report_(report), moves_(report.moves), words_(report) {}

  Json json() const {
    Json json;
    json["first"] = report_.a.scheme;
    json["second"] = report_.b.scheme;
    json["by"] = moves_.by == MoveMeasure::kPeople ? "people" : "units";
    json["text"] = words_.in_all();
    const std::size_t inside = words_.count(NestingState::kInside);
    const std::size_t divided = words_.count(NestingState::kDivided);
    json["regions"] = {{"inside", inside},
                       {"divided", divided},
                       {"undecided", moves_.regions.size() - inside - divided}};
    json["moved"] = sum_json(words_.moved());
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
        region["by"] = words_.kept_by(nesting);
        json["divided"].push_back(std::move(region));
      } else if (!decided(nesting.state)) {
        region["state"] = word(nesting.state);
        region["units"] = codes(nesting.units);
        region["text"] = words_.doubt(static_cast<RegionId>(r));
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
  Json sum_json(const Units& some) const {
    const NestingWords::Sum sum = words_.sum_of(some);
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
    for (const std::size_t unit : some) list.push_back(words_.units().code(unit));
    return list;
  }

  std::vector<std::string> codes_a(const std::vector<RegionId>& regions) const {
    std::vector<std::string> list;
    for (const RegionId region : regions) list.push_back(report_.a.info(region).code);
    return list;
  }

  Json move_json(const UnitMove& move) const {
    const bool found = move.to != kNoRegion;
    const std::optional<double> area = words_.units().area(move.unit);
    const std::optional<std::int64_t> people = words_.units().persons(move.unit);
    Json json;
    json["unit"] = words_.units().code(move.unit);
    json["name"] = words_.units().name(move.unit);
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
  NestingWords words_;
};

}  // namespace

nlohmann::ordered_json nesting_moves_json(const NestingMovesReport& report) {
  return Maker(report).json();
}

}  // namespace grens
