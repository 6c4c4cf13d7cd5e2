// One row a piece, put together from groups of fields in the order of the header.
#include <fmt/format.h>

#include <utility>

#include "regions/csv.hpp"
#include "report/cross_land_report.hpp"
#include "report/cross_words.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

std::size_t index(std::int32_t id) { return static_cast<std::size_t>(id); }

constexpr const char* kHeader =
    "scheme_a,a_code,a_name,scheme_b,b_code,b_name,overlap,role_in_a,role_in_b,"
    "unit_count,units,unit_names,area_km2,share_of_a_area,share_of_b_area,"
    "population,population_at_least,population_year,share_of_a_population,share_of_b_population,"
    "cut_line_in_a_km,unmatched_in_a_km,cut_line_in_b_km,unmatched_in_b_km,basis,measured,"
    "quality,outside_count,units_outside,line_in_a,line_in_b\n";

std::string people_share_text(const PopulationSum& part, const PopulationSum& whole) {
  const std::optional<double> share = people_share(part, whole);
  return share ? fmt::format("{:.6f}", *share) : "";
}

std::string area_share(const Piece& piece, const Division& whole) {
  return whole.complete() ? share_text(piece.area, whole.area) : "";
}

/// Matched and unmatched km; empty where the layer shows nothing of a line that there may be.
std::string line_fields(const CutLine& cut, const Division& in) {
  if (cut.none() && !in.complete()) return ",,";
  return fmt::format("{},{},", km_text(cut.length), km_text(cut.unmatched));
}

std::string row(const CrossReport& report, const Piece& piece) {
  const RegionInfo& a = report.a.info(piece.a);
  const RegionInfo& b = report.b.info(piece.b);
  const Division& in_a = report.cross.a[index(piece.a)];
  const Division& in_b = report.cross.b[index(piece.b)];
  const PopulationSum& people = piece.population;
  const auto& year = report.input.population.year;
  std::string codes;
  std::string names;
  for (const UnitId id : is_land(report) ? std::vector<UnitId>() : piece.units) {
    const Unit& unit = report.input.layer.units[index(id)];
    codes += (codes.empty() ? "" : " ") + unit.code;
    names += (id == piece.units.front() ? "" : "; ") + unit.name;
  }
  std::string outside;
  for (const std::size_t i : piece.outside) {
    outside += (outside.empty() ? "" : " ") + report.a.outside[i].code;
  }
  const std::string basis =
      is_land(report) ? "modelled"
                      : basis_text(sum_of(rows_of(report.a, piece), rows_of(report.b, piece)));
  std::string out;
  for (const auto& [scheme, region] : {std::pair{&report.a.scheme, &a}, {&report.b.scheme, &b}}) {
    out += fmt::format("{},{},{},", csv_field(*scheme), csv_field(region->code),
                       csv_field(region->name));
  }
  out += fmt::format("{},{},{},", to_string(piece.overlap), role_text(piece.main_of_a, in_a),
                     role_text(piece.main_of_b, in_b));
  out += fmt::format("{},{},{},{},{},{},",
                     is_land(report) ? "" : std::to_string(piece.units.size()), csv_field(codes),
                     csv_field(names), piece.units.empty() ? "" : km2_text(piece.area),
                     area_share(piece, in_a), area_share(piece, in_b));
  out += fmt::format("{},{},{},{},{},", people.is_exact() ? std::to_string(people.at_least) : "",
                     people.is_unknown() ? "" : std::to_string(people.at_least),
                     year && !people.is_unknown() ? std::to_string(*year) : "",
                     people_share_text(people, in_a.population),
                     people_share_text(people, in_b.population));
  out += line_fields(piece.cut_a, in_a) + line_fields(piece.cut_b, in_b);
  out += fmt::format("{},{},{},", csv_field(basis), report.input.measures.method,
                     report.input.layer.approximate ? "approximate" : "");
  out += fmt::format(
      "{},{},{},{}\n", piece.outside.size(), csv_field(outside),
      to_string(line_state(piece.cut_a.length, piece.cut_a.unmatched, in_a.complete())),
      to_string(line_state(piece.cut_b.length, piece.cut_b.unmatched, in_b.complete())));
  return out;
}

}  // namespace

std::string cross_border_csv(std::span<const CrossReport> reports) {
  std::string out = kHeader;
  for (const CrossReport& report : reports) {
    for (const std::size_t piece : pieces_to_tell(report)) {
      out += row(report, report.cross.pieces[piece]);
    }
  }
  return out;
}

}  // namespace grens
