// Objects are filled key by key in the order in which they are written. A piece is told once, with
// its case or among the others; divided regions refer to their pieces by code.
#include <set>

#include "regions/membership.hpp"
#include "report/cross_land_report.hpp"
#include "report/cross_words.hpp"
#include "report/figures.hpp"
#include "report/people_json.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

std::size_t index(std::int32_t id) { return static_cast<std::size_t>(id); }

Json rows_json(const BasisCounts& rows) {
  Json json = Json::object();
  for (const Basis basis : kAllBases) {
    json[std::string(to_string(basis))] = rows[static_cast<std::size_t>(basis)];
  }
  return json;
}

void put_all_people(Json& json, const PopulationSum& sum) {
  put_people(json, sum);
  json["population_unknown"] = sum.unknown;
}

Json people_share_json(const PopulationSum& part, const PopulationSum& whole) {
  const std::optional<double> share = people_share(part, whole);
  return share ? Json(*share) : Json(nullptr);
}

Json area_share(double part, const Division& whole) {
  if (!whole.complete() || whole.area <= 0) return nullptr;
  return share_number(part, whole.area);
}

/// Null where the layer has no unit that it could be the area of.
Json area_json(double area, bool any_unit) {
  return any_unit ? Json(km2_number(area)) : Json(nullptr);
}

Json role_json(bool main, const Division& division) {
  const std::string_view role = role_text(main, division);
  return role.empty() ? Json(nullptr) : Json(role);
}

Json line_json(double length, double unmatched, const Division& in) {
  return {{"state", to_string(line_state(length, unmatched, in.complete()))},
          {"length_km", km_number(length)},
          {"unmatched_km", km_number(unmatched)}};
}

class PairJson {
 public:
  explicit PairJson(const CrossReport& report) : report_(report), cross_(report.cross) {}

  Json pair() const {
    Json json;
    json["scheme_a"] = report_.a.scheme;
    json["title_a"] = report_.title_a.many;
    json["regions_a"] = report_.a.regions.size();
    json["scheme_b"] = report_.b.scheme;
    json["title_b"] = report_.title_b.many;
    json["regions_b"] = report_.b.regions.size();
    json["relation"] = to_string(cross_.relation);
    json["certain"] = cross_.certain;
    json["measured"] = report_.input.measures.method;
    json["quality"] = report_.input.layer.approximate ? Json("approximate") : Json(nullptr);
    const auto& year = report_.input.population.year;
    json["population_year"] = year ? Json(*year) : Json(nullptr);
    put_pieces(json);
    put_pairs(json, "equal", Overlap::kEqual);
    put_pairs(json, "undecided", Overlap::kUndecided);
    json["without_a"] = units(cross_.without_a);
    json["without_b"] = units(cross_.without_b);
    json["incomplete_a"] = incomplete(report_.a);
    json["incomplete_b"] = incomplete(report_.b);
    return json;
  }

 private:
  void put_pieces(Json& json) const {
    std::set<RegionId> a;
    std::set<RegionId> b;
    std::set<std::size_t> told;
    Json cases = Json::array();
    std::size_t unverified = 0;
    for (const CrossCase& found : cross_.cases) {
      const Piece& piece = cross_.pieces[found.piece];
      told.insert(found.piece);
      a.insert(piece.a);
      b.insert(piece.b);
      cases.push_back(piece_json(piece));
      cases.back()["finding_rows"] = rows_json(found.rows);
      if (found.rows[static_cast<std::size_t>(Basis::kUnverified)] > 0) ++unverified;
    }
    json["cases"] = std::move(cases);
    json["cases_on_unverified_rows"] = unverified;
    json["other_pieces"] = Json::array();
    for (const std::size_t i : pieces_to_tell(report_)) {
      const Piece& piece = cross_.pieces[i];
      if (!told.contains(i)) json["other_pieces"].push_back(piece_json(piece));
    }
    json["divided_a"] = Json::array();
    for (const RegionId region : a) {
      json["divided_a"].push_back(
          division(report_.a, report_.b, region, cross_.a[index(region)], &Piece::b));
    }
    json["divided_b"] = Json::array();
    for (const RegionId region : b) {
      json["divided_b"].push_back(
          division(report_.b, report_.a, region, cross_.b[index(region)], &Piece::a));
    }
  }

  void put_pairs(Json& json, const char* key, Overlap overlap) const {
    json[key] = Json::array();
    for (const Piece& piece : cross_.pieces) {
      if (piece.overlap != overlap) continue;
      json[key].push_back({{"a", region(report_.a, piece.a)}, {"b", region(report_.b, piece.b)}});
    }
  }

  static Json region(const SchemeLabels& labels, RegionId id) {
    const RegionInfo& info = labels.info(id);
    return {{"code", info.code}, {"name", info.name}};
  }

  Json units(const std::vector<UnitId>& ids) const {
    Json json = Json::array();
    for (const UnitId id : ids) {
      if (is_land(report_)) {
        json.push_back(land_alone(id));
        continue;
      }
      const Unit& unit = report_.input.layer.units[index(id)];
      json.push_back({{"code", unit.code}, {"name", unit.name}});
    }
    return json;
  }

  /// Land that only one layer has.
  Json land_alone(UnitId id) const {
    const RegionId a = report_.a.region[index(id)];
    Json json =
        a == kNoRegion ? region(report_.b, report_.b.region[index(id)]) : region(report_.a, a);
    json["area_km2"] = km2_number(report_.input.measures.unit_area[index(id)]);
    PopulationSum people;
    people.add(json["code"], report_.input.population.persons[index(id)]);
    put_people(json, people);
    return json;
  }

  Json outside(const std::vector<std::size_t>& positions) const {
    Json json = Json::array();
    for (const std::size_t i : positions) {
      const OutsideUnit& unit = report_.a.outside[i];
      json.push_back({{"code", unit.code}, {"name", unit.name}});
    }
    return json;
  }

  /// Regions of the layer that have units outside.
  static Json incomplete(const SchemeLabels& labels) {
    Json json = Json::array();
    for (const RegionInfo& info : labels.regions) {
      if (info.units_outside.empty()) continue;
      json.push_back({{"code", info.code},
                      {"name", info.name},
                      {"unit_count", info.unit_count},
                      {"units_outside", info.units_outside}});
    }
    return json;
  }

  Json piece_json(const Piece& piece) const {
    const Division& a = cross_.a[index(piece.a)];
    const Division& b = cross_.b[index(piece.b)];
    Json json;
    json["a"] = region(report_.a, piece.a);
    json["b"] = region(report_.b, piece.b);
    json["overlap"] = to_string(piece.overlap);
    json["role_in_a"] = role_json(piece.main_of_a, a);
    json["role_in_b"] = role_json(piece.main_of_b, b);
    json["units"] = is_land(report_) ? Json::array() : units(piece.units);
    json["units_outside"] = outside(piece.outside);
    json["area_km2"] = area_json(piece.area, !piece.units.empty());
    json["share_of_a_area"] = area_share(piece.area, a);
    json["share_of_b_area"] = area_share(piece.area, b);
    put_all_people(json, piece.population);
    json["share_of_a_population"] = people_share_json(piece.population, a.population);
    json["share_of_b_population"] = people_share_json(piece.population, b.population);
    json["cut_line_in_a"] = line_json(piece.cut_a.length, piece.cut_a.unmatched, a);
    json["cut_line_in_b"] = line_json(piece.cut_b.length, piece.cut_b.unmatched, b);
    json["rows"] = rows_json(sum_of(rows_of(report_.a, piece), rows_of(report_.b, piece)));
    return json;
  }

  Json division(const SchemeLabels& own, const SchemeLabels& others, RegionId id,
                const Division& division, RegionId Piece::*other) const {
    const RegionInfo& info = own.info(id);
    Json json = region(own, id);
    json["composite"] = info.composite;
    json["members"] = Json::array();
    for (const CodeName& member : info.members) {
      json["members"].push_back({{"code", member.code}, {"name", member.name}});
    }
    json["part_units"] = info.part_units;
    json["units_outside"] = outside(division.outside);
    json["area_km2"] = area_json(division.area, own.is_here(id));
    put_all_people(json, division.population);
    json["main_piece_by"] = !division.main_known ? Json(nullptr)
                            : division.by_people ? Json("population")
                                                 : Json("area");
    json["pieces"] = Json::array();
    for (const std::size_t piece : division.pieces) {
      json["pieces"].push_back(region(others, cross_.pieces[piece].*other));
    }
    json["without_region"] = units(division.unplaced);
    json["outside_without_region"] = outside(division.unplaced_outside);
    json["cut_line"] = line_json(division.cut_length, division.cut_unmatched, division);
    return json;
  }

  const CrossReport& report_;
  const CrossBorder& cross_;
};

}  // namespace

Json cross_border_json(std::span<const CrossReport> reports) {
  Json json;
  json["schema"] = "grens-cross-border/1";
  json["pairs"] = Json::array();
  for (const CrossReport& report : reports) json["pairs"].push_back(PairJson(report).pair());
  return json;
}

}  // namespace grens
