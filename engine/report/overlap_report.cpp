// Areas have four decimals, down to the smallest overlap that is told.
#include "report/overlap_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "regions/code_names.hpp"
#include "regions/csv.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

/// Whole square metres; of less than ten two digits, so that none is told as 0.
std::string spoken_overlap(double m2) {
  return m2 < 9.995 ? spoken_area(m2) : with_commas(fmt::format("{:.0f}", m2)) + " m2";
}

}  // namespace

std::string overlaps_csv(std::span<const UnitOverlap> overlaps, std::span<const std::string> codes,
                         const AuditInput& input) {
  const std::vector<Unit>& units = input.layer.units;
  std::string out = "unit_a,name_a,unit_b,name_b,area_m2,measured,quality\n";
  for (const UnitOverlap& overlap : overlaps) {
    const auto a = static_cast<std::size_t>(overlap.a);
    const auto b = static_cast<std::size_t>(overlap.b);
    out += fmt::format("{},{},{},{},{:.4f},{},{}\n", csv_field(codes[a]), csv_field(units[a].name),
                       csv_field(codes[b]), csv_field(units[b].name), overlap.area,
                       input.measures.method, input.layer.approximate ? "approximate" : "");
  }
  return out;
}

std::string overlaps_text(std::span<const UnitOverlap> overlaps, std::span<const std::string> codes,
                          std::span<const Unit> units) {
  const auto called = [&](UnitId unit) {
    const auto u = static_cast<std::size_t>(unit);
    return grens::called(CodeName{codes[u], units[u].name});
  };
  double total = 0;
  for (const UnitOverlap& overlap : overlaps) total += overlap.area;
  std::string worst;
  for (const UnitOverlap& overlap : overlaps.first(std::min<std::size_t>(3, overlaps.size()))) {
    worst += fmt::format("{}{} and {} by {}", worst.empty() ? "" : ", ", called(overlap.a),
                         called(overlap.b), spoken_overlap(overlap.area));
  }
  return fmt::format("{} of units overlap, by {} together: {}{}",
                     overlaps.size() == 1 ? "1 pair" : fmt::format("{} pairs", overlaps.size()),
                     spoken_overlap(total), overlaps.size() > 3 ? "most of all " : "", worst);
}

}  // namespace grens
