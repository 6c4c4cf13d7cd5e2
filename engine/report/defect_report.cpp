// A kind is told by one line with its totals and by its worst few, a line each. What is 0 does not
// apply to the kind and is left out; in JSON it is null.
#include "report/defect_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "report/figures.hpp"
#include "report/titles.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kTold = 5;

struct KindWords {
  const char* key;
  const char* one;
  const char* many;
};

/// In the order of DefectKind.
constexpr std::array<KindWords, kDefectKinds> kWords = {{
    {"duplicate", "duplicate", "duplicates"},
    {"overlap", "overlap", "overlaps"},
    {"gap", "gap", "gaps"},
    {"sliver", "sliver", "slivers"},
    {"mismatched-border", "mismatched border", "mismatched borders"},
    {"invalid-ring", "invalid ring", "invalid rings"},
    {"t-junction", "T-junction", "T-junctions"},
    {"missing-geometry", "missing geometry", "missing geometries"},
    {"missing-code", "missing code", "missing codes"},
    {"unknown-code", "unknown code", "unknown codes"},
    {"wide-hole", "wide hole", "wide holes"},
    {"exclave", "exclave", "exclaves"},
    {"narrow-water", "border along narrow water", "borders along narrow water"},
    {"misspelt-name", "misspelt name", "misspelt names"},
}};

const KindWords& words(DefectKind kind) { return kWords[static_cast<std::size_t>(kind)]; }

struct KindTally {
  std::size_t count = 0;
  double area = 0;    // m2
  double length = 0;  // m
  std::set<std::pair<UnitId, UnitId>> pairs;

  void add(const Defect& defect) {
    count += defect.count;
    area += defect.area;
    length += defect.length;
    if (defect.kind != DefectKind::kOverlap && defect.kind != DefectKind::kMismatchedBorder) return;
    for (auto a = defect.units.begin(); a != defect.units.end(); ++a) {
      for (auto b = a + 1; b != defect.units.end(); ++b) pairs.emplace(*a, *b);
    }
  }
};

using Tallies = std::array<KindTally, kDefectKinds>;

Tallies tally(const CheckFindings& findings) {
  Tallies tallies;
  for (const auto* list : {&findings.defects, &findings.notes}) {
    for (const PlacedDefect& placed : *list) {
      tallies[static_cast<std::size_t>(placed.defect.kind)].add(placed.defect);
    }
  }
  return tallies;
}

std::string called(const Defect& defect, std::span<const Unit> units) {
  constexpr std::size_t kNamed = 4;
  std::string text;
  for (std::size_t i = 0; i < std::min(kNamed, defect.units.size()); ++i) {
    text += text.empty() ? "" : ", ";
    text += called(units[static_cast<std::size_t>(defect.units[i])]);
  }
  if (defect.units.size() > kNamed)
    text += fmt::format(" and {} more", defect.units.size() - kNamed);
  return text;
}

std::string line(const PlacedDefect& placed, const CheckFindings& findings,
                 std::span<const Unit> units) {
  const Defect& defect = placed.defect;
  std::vector<std::string> parts;
  if (defect.area > 0) parts.push_back(spoken_area(defect.area));
  if (defect.width > 0) parts.push_back(spoken_width(defect.width) + " wide");
  if (defect.length > 0) parts.push_back(spoken_length(defect.length));
  if (!defect.units.empty()) parts.push_back(called(defect, units));
  if (!defect.text.empty()) parts.push_back(defect.text);
  if (defect.place) {
    parts.push_back("at " + spoken_places(std::span(&*defect.place, 1), findings.crs));
  }
  if (placed.lonlat)
    parts.push_back(fmt::format("{:.6f} E {:.6f} N", placed.lonlat->x, placed.lonlat->y));
  if (defect.tolerance > 0) parts.push_back(fmt::format("tolerance {:g} m", defect.tolerance));
  return fmt::format("    {}\n", fmt::join(parts, "; "));
}

std::string heading(DefectKind kind, const Tallies& tallies) {
  const KindTally& tally = tallies[static_cast<std::size_t>(kind)];
  std::string text = spoken_count(tally.count, words(kind).one, words(kind).many);
  if (tally.area > 0) text += ", " + spoken_area(tally.area);
  if (tally.length > 0) text += ", " + spoken_length(tally.length);
  if (!tally.pairs.empty()) {
    text += ", between " + spoken_count(tally.pairs.size(), "pair", "pairs") + " of units";
  }
  const auto count = [&](DefectKind other) {
    return tallies[static_cast<std::size_t>(other)].count;
  };
  if (kind == DefectKind::kExclave &&
      count(DefectKind::kGap) + count(DefectKind::kMismatchedBorder) > 0) {
    text +=
        "; after a repair there may be more, for parts that only a gap keeps from touching "
        "another unit";
  }
  return fmt::format("  {}\n", text);
}

std::string list_text(const std::vector<PlacedDefect>& list, const CheckFindings& findings,
                      const Tallies& tallies, std::span<const Unit> units) {
  std::string text;
  for (std::size_t k = 0; k < kDefectKinds; ++k) {
    const auto kind = static_cast<DefectKind>(k);
    std::size_t seen = 0;
    for (const PlacedDefect& placed : list) {
      if (placed.defect.kind != kind) continue;
      if (seen == 0) text += heading(kind, tallies);
      if (seen++ < kTold) text += line(placed, findings, units);
    }
    if (seen > kTold) {
      text += fmt::format("    and {} more, which --json and --out have\n",
                          spoken_count(static_cast<std::int64_t>(seen - kTold)));
    }
  }
  return text;
}

Json number_or_null(double value) { return value > 0 ? Json(value) : Json(nullptr); }

Json list_json(const std::vector<PlacedDefect>& list, std::span<const Unit> units) {
  Json all = Json::array();
  for (const PlacedDefect& placed : list) {
    const Defect& defect = placed.defect;
    Json json = {{"kind", kind_key(defect.kind)},
                 {"units", codes_of(defect, units)},
                 {"names", names_of(defect, units)},
                 {"area_m2", number_or_null(defect.area)},
                 {"mean_width_m", number_or_null(defect.width)},
                 {"length_m", number_or_null(defect.length)},
                 {"tolerance_m", number_or_null(defect.tolerance)},
                 {"count", defect.count},
                 {"text", defect.text.empty() ? Json(nullptr) : Json(defect.text)}};
    json["x"] = defect.place ? Json(defect.place->x) : Json(nullptr);
    json["y"] = defect.place ? Json(defect.place->y) : Json(nullptr);
    json["lon"] = placed.lonlat ? Json(placed.lonlat->x) : Json(nullptr);
    json["lat"] = placed.lonlat ? Json(placed.lonlat->y) : Json(nullptr);
    all.push_back(std::move(json));
  }
  return all;
}

}  // namespace

std::string_view kind_key(DefectKind kind) { return words(kind).key; }

std::vector<std::string> codes_of(const Defect& defect, std::span<const Unit> units) {
  std::vector<std::string> codes;
  for (const UnitId unit : defect.units)
    codes.push_back(units[static_cast<std::size_t>(unit)].code);
  return codes;
}

std::vector<std::string> names_of(const Defect& defect, std::span<const Unit> units) {
  std::vector<std::string> names;
  for (const UnitId unit : defect.units)
    names.push_back(units[static_cast<std::size_t>(unit)].name);
  return names;
}

std::string defects_text(const CheckFindings& findings, std::span<const Unit> units) {
  const Tallies tallies = tally(findings);
  std::string text = fmt::format("  Tolerance {:g} m, {}\n", findings.tolerance,
                                 findings.why.empty() ? "as asked for" : "because " + findings.why);
  text += findings.defects.empty() ? "No defects\n" : "Defects, the worst first\n";
  text += list_text(findings.defects, findings, tallies, units);
  if (!findings.notes.empty()) text += "Notes: nothing wrong, but worth knowing\n";
  return text + list_text(findings.notes, findings, tallies, units);
}

Json defects_json(const CheckFindings& findings, std::span<const Unit> units) {
  const Tallies tallies = tally(findings);
  Json kinds = Json::object();
  for (std::size_t k = 0; k < kDefectKinds; ++k) {
    const auto kind = static_cast<DefectKind>(k);
    kinds[words(kind).key] = {{"note", is_note(kind)},
                              {"count", tallies[k].count},
                              {"area_m2", tallies[k].area},
                              {"length_m", tallies[k].length},
                              {"pairs", tallies[k].pairs.size()}};
  }
  return {{"schema", "grens-check/1"},
          {"units", units.size()},
          {"crs", findings.crs.label()},
          {"measures", findings.measures},
          {"year", findings.year ? Json(*findings.year) : Json(nullptr)},
          {"tolerance_m", findings.tolerance},
          {"tolerance_why", findings.why.empty() ? Json(nullptr) : Json(findings.why)},
          {"kinds", std::move(kinds)},
          {"defects", list_json(findings.defects, units)},
          {"notes", list_json(findings.notes, units)}};
}

}  // namespace grens
