// One row a finding, in the order of the JSON; a column that a kind has no use for is empty.
#include <fmt/format.h>

#include "regions/csv.hpp"
#include "report/diff_report.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

constexpr const char* kHeader =
    "kind,scheme,units,names,parts,from,from_name,to,to_name,why,area_km2,persons,length_km,"
    "measured,quality\n";

struct Row {
  std::string kind;
  std::string scheme = {};
  std::vector<CodeName> units = {};
  std::vector<std::string> parts = {};
  CodeName from = {};
  std::vector<CodeName> to = {};
  std::string why = {};
  std::string area = {};
  std::string persons = {};
  std::string length = {};
  const LandReport* land = nullptr;  // where area and length were measured
};

std::string codes_text(std::span<const CodeName> units) {
  return fmt::format("{}", fmt::join(codes_of(units), " "));
}

std::string names_text(std::span<const CodeName> units) {
  std::vector<std::string> names;
  for (const CodeName& unit : units) names.push_back(unit.name);
  return fmt::format("{}", fmt::join(names, "; "));
}

std::string text(const Row& row) {
  return fmt::format(
      "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", row.kind, csv_field(row.scheme),
      csv_field(codes_text(row.units)), csv_field(names_text(row.units)),
      csv_field(fmt::format("{}", fmt::join(row.parts, " "))), csv_field(row.from.code),
      csv_field(row.from.name), csv_field(codes_text(row.to)), csv_field(names_text(row.to)),
      csv_field(row.why), row.area, row.persons, row.length, row.land ? row.land->measures : "",
      row.land && row.land->approximate ? "approximate" : "");
}

std::vector<CodeName> some(const CodeName& unit) {
  return unit.code.empty() ? std::vector<CodeName>() : std::vector<CodeName>{unit};
}

std::string unit_row(const UnitFinding& finding) {
  Row row{fmt::format("unit-{}", to_string(finding.event))};
  row.units = finding.from;
  row.units.insert(row.units.end(), finding.parts.begin(), finding.parts.end());
  row.parts = codes_of(finding.parts);
  row.to = finding.to;
  return text(row);
}

std::string scheme_rows(const SchemeDiff& scheme, const LandReport* land) {
  std::string out;
  for (const RegionFinding& finding : scheme.regions) {
    Row row{fmt::format("region-{}", to_string(finding.event)), scheme.scheme};
    row.from = finding.from;
    row.to = some(finding.to);
    out += text(row);
  }
  for (const RegionMove& move : scheme.moves) {
    Row row{"region-moved", scheme.scheme};
    for (const MovedUnit& moved : move.units) {
      row.units.push_back(moved.unit);
      if (moved.part) row.parts.push_back(moved.unit.code);
    }
    row.from = move.from;
    row.to = some(move.to);
    if (const auto area = land ? land->area_of(move) : std::nullopt) {
      row.area = km2_text(*area);
      row.land = land;
    }
    if (move.people.is_exact()) row.persons = std::to_string(move.people.at_least);
    out += text(row);
  }
  return out;
}

std::vector<CodeName> units_of(std::span<const CodeName> units, std::initializer_list<UnitId> ids) {
  std::vector<CodeName> list;
  for (const UnitId id : ids) {
    if (id != kOutside) list.push_back(units[static_cast<std::size_t>(id)]);
  }
  return list;
}

std::string land_rows(const LandReport& report) {
  std::string out;
  const auto add = [&](const char* kind, const std::vector<MovedFace>& faces) {
    for (const MovedFace& face : faces) {
      Row row{kind};
      row.units = units_of(report.units_before, {face.from});
      row.to = units_of(report.units_after, {face.to});
      row.area = km2_text(face.area);
      row.land = &report;
      out += text(row);
    }
  };
  add("land-moved", report.land.moved);
  add("land-lost", report.land.lost);
  add("land-gained", report.land.gained);
  for (const MovedBorder& border : report.borders.borders) {
    Row row{border.gone ? "border-gone" : "border-new"};
    (border.gone ? row.units : row.to) = units_of(
        border.gone ? report.units_before : report.units_after, {border.left, border.right});
    row.why = to_string(border.cause);
    row.length = km_text(border.length);
    row.land = &report;
    out += text(row);
  }
  return out;
}

}  // namespace

std::string diff_csv(const DiffReport& report) {
  std::string out = kHeader;
  for (const UnitFinding& finding : report.diff.units) out += unit_row(finding);
  for (const CodeName& unit : report.diff.not_after) {
    Row row{"unit-not-in-after"};
    row.units = {unit};
    out += text(row);
  }
  for (const CodeName& unit : report.diff.not_before) {
    Row row{"unit-not-in-before"};
    row.to = {unit};
    out += text(row);
  }
  for (const SchemeDiff& scheme : report.diff.schemes) out += scheme_rows(scheme, report.land);
  for (const BasisChange& change : report.diff.basis) {
    Row row{"basis-changed", change.scheme, {change.unit}};
    row.from = change.region;
    row.to = {change.region};
    row.why = fmt::format("{} to {}", to_string(change.before), to_string(change.after));
    out += text(row);
  }
  for (const std::string& scheme : report.diff.schemes_before) {
    out += text({"scheme-gone", scheme});
  }
  for (const std::string& scheme : report.diff.schemes_after) {
    out += text({"scheme-added", scheme});
  }
  if (report.land) out += land_rows(*report.land);
  return out;
}

}  // namespace grens
