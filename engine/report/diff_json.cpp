// Objects are filled key by key in the order in which they are written.
#include "report/diff_report.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

Json year_json(const std::optional<int>& year) { return year ? Json(*year) : Json(nullptr); }

Json unit_json(const CodeName& unit) {
  if (unit.code.empty()) return nullptr;
  return {{"code", unit.code}, {"name", unit.name.empty() ? Json(nullptr) : Json(unit.name)}};
}

Json units_json(std::span<const CodeName> units) {
  Json list = Json::array();
  for (const CodeName& unit : units) list.push_back(unit_json(unit));
  return list;
}

Json unit_findings(const LayoutDiff& diff) {
  Json list = Json::array();
  for (const UnitFinding& finding : diff.units) {
    list.push_back({{"event", to_string(finding.event)},
                    {"from", units_json(finding.from)},
                    {"parts_of", units_json(finding.parts)},
                    {"to", units_json(finding.to)}});
  }
  return list;
}

Json move_json(const RegionMove& move, const LandReport* land) {
  Json units = Json::array();
  for (const MovedUnit& moved : move.units) {
    Json unit = unit_json(moved.unit);
    unit["part"] = moved.part;
    unit["now"] = units_json(moved.now);
    units.push_back(std::move(unit));
  }
  const PopulationSum& people = move.people;
  const auto area = land ? land->area_of(move) : std::nullopt;
  return {{"from", unit_json(move.from)},
          {"to", unit_json(move.to)},
          {"units", std::move(units)},
          {"population", people.is_exact() ? Json(people.at_least) : Json(nullptr)},
          {"population_at_least", people.is_unknown() ? Json(nullptr) : Json(people.at_least)},
          {"population_unknown", people.unknown},
          {"area_km2", area ? Json(km2_number(*area)) : Json(nullptr)}};
}

Json scheme_json(const SchemeDiff& scheme, const LandReport* land) {
  Json regions = Json::array();
  for (const RegionFinding& finding : scheme.regions) {
    regions.push_back({{"event", to_string(finding.event)},
                       {"from", unit_json(finding.from)},
                       {"to", unit_json(finding.to)}});
  }
  Json moves = Json::array();
  for (const RegionMove& move : scheme.moves) moves.push_back(move_json(move, land));
  return {{"scheme", scheme.scheme},
          {"regions_before", scheme.before},
          {"regions_after", scheme.after},
          {"regions", std::move(regions)},
          {"moves", std::move(moves)}};
}

Json basis_json(const LayoutDiff& diff) {
  Json list = Json::array();
  for (const BasisChange& change : diff.basis) {
    list.push_back({{"scheme", change.scheme},
                    {"unit", unit_json(change.unit)},
                    {"region", unit_json(change.region)},
                    {"before", to_string(change.before)},
                    {"after", to_string(change.after)}});
  }
  return list;
}

class LandJson {
 public:
  explicit LandJson(const LandReport& report) : report_(report) {}

  Json json() const {
    const MovedLand& land = report_.land;
    const MovedBorders& borders = report_.borders;
    return {{"tolerance_m", report_.tolerance.metres},
            {"tolerance_why",
             report_.tolerance.why.empty() ? Json(nullptr) : Json(report_.tolerance.why)},
            {"crs", report_.crs.label()},
            {"measured", report_.measures},
            {"quality", report_.approximate ? Json("approximate") : Json(nullptr)},
            {"moved", faces(land.moved)},
            {"lost", faces(land.lost)},
            {"gained", faces(land.gained)},
            {"moved_slivers", slivers(land.moved_slivers)},
            {"outer_slivers", slivers(land.outer_slivers)},
            {"borders", lines(borders.borders)},
            {"short_lines",
             {{"count", borders.short_lines.count},
              {"length_km", km_number(borders.short_lines.size)}}}};
  }

 private:
  static Json unit(std::span<const CodeName> units, UnitId id) {
    return id == kOutside ? Json(nullptr) : unit_json(units[static_cast<std::size_t>(id)]);
  }

  Json faces(const std::vector<MovedFace>& list) const {
    Json all = Json::array();
    for (const MovedFace& face : list) {
      const Point& place = report_.layers.layer.faces[face.face].place;
      all.push_back({{"from", unit(report_.units_before, face.from)},
                     {"to", unit(report_.units_after, face.to)},
                     {"area_km2", km2_number(face.area)},
                     {"x", place.x},
                     {"y", place.y}});
    }
    return all;
  }

  static Json slivers(const SetApart& apart) {
    return {{"count", apart.count}, {"area_km2", km2_number(apart.size)}};
  }

  Json lines(const std::vector<MovedBorder>& list) const {
    Json all = Json::array();
    for (const MovedBorder& border : list) {
      const auto& units = border.gone ? report_.units_before : report_.units_after;
      all.push_back({{"state", border.gone ? "gone" : "new"},
                     {"why", to_string(border.cause)},
                     {"left", unit(units, border.left)},
                     {"right", unit(units, border.right)},
                     {"length_km", km_number(border.length)}});
    }
    return all;
  }

  const LandReport& report_;
};

}  // namespace

std::optional<double> LandReport::area_of(const RegionMove& move) const {
  double area = 0;
  for (const MovedUnit& moved : move.units) {
    if (moved.within) return std::nullopt;
    for (const UnitId after : moved.after) {
      const auto found = land.shared.find({moved.before, after});
      if (found != land.shared.end()) area += found->second;
    }
  }
  return area;
}

Json diff_json(const DiffReport& report) {
  const LayoutDiff& diff = report.diff;
  Json schemes = Json::array();
  for (const SchemeDiff& scheme : diff.schemes) schemes.push_back(scheme_json(scheme, report.land));
  return {
      {"schema", "grens-diff/1"},
      {"before",
       {{"name", report.before},
        {"year", year_json(diff.year_before)},
        {"units", diff.units_before}}},
      {"after",
       {{"name", report.after}, {"year", year_json(diff.year_after)}, {"units", diff.units_after}}},
      {"population_year", year_json(diff.population_year)},
      {"units", unit_findings(diff)},
      {"not_in_after", units_json(diff.not_after)},
      {"not_in_before", units_json(diff.not_before)},
      {"schemes", std::move(schemes)},
      {"schemes_before", diff.schemes_before},
      {"schemes_after", diff.schemes_after},
      {"basis", basis_json(diff)},
      {"land", report.land ? LandJson(*report.land).json() : Json(nullptr)}};
}

}  // namespace grens
