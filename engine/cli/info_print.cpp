// Text: a heading for each file and subject, under it a term and its value a line.
#include "cli/info_print.hpp"

#include <fmt/format.h>

#include <set>

#include "audit/borders.hpp"
#include "cli/text_layout.hpp"
#include "regions/text.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

constexpr std::size_t kTermColumns = 14;

void item(Console& console, std::string_view term, std::string_view text) {
  console.print(padded(fmt::format("  {}", term), kTermColumns) + filled(text, kTermColumns));
}

std::string km(double metres) { return grouped(metres / 1000, 1) + " km"; }

std::string codes_of(const UnitLayer& layer, std::span<const UnitId> units) {
  std::vector<std::string> codes;
  for (const UnitId unit : units) codes.push_back(layer.units[static_cast<std::size_t>(unit)].code);
  return listed(codes);
}

std::string field_text(const FieldInfo& field) {
  std::string text = shown(field.name) + " " + field.type;
  if (field.width > 0) text += fmt::format("({})", field.width);
  return text;
}

void print_layer(const LayerInfo& layer, Console& console) {
  item(console, "layer", fmt::format("{} ({})", shown(layer.name), layer.geometry));
  item(console, "CRS", layer.crs ? layer.crs->label() : "not known");
  std::string counts = fmt::format("{}, {}, {}", spoken_count(layer.records, "record", "records"),
                                   spoken_count(layer.rings, "ring", "rings"),
                                   spoken_count(layer.vertices, "vertex", "vertices"));
  if (!layer.code_field.empty()) {
    counts +=
        fmt::format(", {} in {}", spoken_count(layer.units, "different code", "different codes"),
                    layer.code_field);
  }
  item(console, "contents", counts);
  std::vector<std::string> fields;
  for (const FieldInfo& field : layer.fields) fields.push_back(field_text(field));
  item(console, "fields", fields.empty() ? "none" : fmt::format("{}", fmt::join(fields, ", ")));
}

void print_file(const FileInfo& file, Console& console) {
  console.heading(file.path);
  item(console, "format", file.driver);
  if (!file.encoding.empty()) {
    item(console, "encoding", fmt::format("{} ({})", file.encoding, file.encoding_why));
  }
  for (const LayerInfo& layer : file.layers) print_layer(layer, console);
}

std::string field_or_none(const std::string& field, const char* what) {
  return field.empty() ? fmt::format("no {}", what) : fmt::format("{} by {}", what, field);
}

void print_units(const UnitFacts& facts, Console& console) {
  const UnitLayer& layer = facts.source.layer;
  const SourceInfo& first = facts.source.sources.front();
  console.heading("Units");
  item(console, "units", grouped(layer.units.size()));
  item(console, "fields",
       fmt::format("{}, {}, {}", field_or_none(first.code_field, "codes"),
                   field_or_none(first.name_field, "names"),
                   field_or_none(first.population_field, "population")));
  item(console, "CRS", facts.source.crs.label());
  item(console, "area", fmt::format("{} km2 ({})", grouped(facts.area / 1e6, 3), facts.measure));
  std::string people = to_string(facts.population);
  if (!facts.population.is_unknown() && !facts.population.unknown.empty()) {
    people += "; unknown in " + listed(facts.population.unknown);
  }
  item(console, "population", people);
  if (layer.approximate) {
    item(console, "quality", "approximate, says the layer, and so is all that is made from it");
  }
}

std::string verdict(const BorderFacts& borders) {
  const double loose = borders.mismatches.length;
  if (borders.match) {
    return loose > 0 ? "clean: borders match but for " + km(loose) + ", narrow water or gaps"
                     : "clean: borders match everywhere";
  }
  const double inner = borders.shared + loose;
  return fmt::format("not clean: {:.1f}% of the length of inner borders matches{}{}",
                     inner > 0 ? 100 * borders.shared / inner : 0.0,
                     borders.crossings.empty() ? "" : ", and borders cross",
                     borders.nested ? ", and a unit, or a part of one, lies in another" : "");
}

void print_borders(const UnitFacts& facts, Console& console) {
  const BorderFacts& borders = facts.borders;
  console.heading("Borders");
  const std::size_t all = borders.segments.shared + borders.segments.single +
                          borders.segments.interior + borders.segments.bad;
  item(console, "segments",
       fmt::format("{}: {} of two units, {} of one, {} inside a unit, {} wrong", grouped(all),
                   grouped(borders.segments.shared), grouped(borders.segments.single),
                   grouped(borders.segments.interior), grouped(borders.segments.bad)));
  item(console, "shared", km(borders.shared));
  item(console, "outer", km(borders.outer));
  const Mismatches& loose = borders.mismatches;
  if (loose.units.empty()) {
    item(console, "no twin", "none");
  } else {
    item(console, "no twin",
         fmt::format("{} in {} within {} m of another unit's border without matching it: {}, {}; "
                     "from {}",
                     km(loose.length), spoken_count(loose.segments, "segment runs", "segments run"),
                     loose.tolerance, spoken_count(loose.units.size(), "unit", "units"),
                     codes_of(facts.source.layer, loose.units),
                     spoken_places(places_of(loose), facts.source.crs)));
  }
  std::set<UnitId> wrong;
  for (const BadSegment& bad : borders.bad) {
    wrong.insert(bad.forward.begin(), bad.forward.end());
    wrong.insert(bad.backward.begin(), bad.backward.end());
  }
  if (!wrong.empty()) {
    const std::vector<UnitId> units(wrong.begin(), wrong.end());
    item(console, "wrong",
         fmt::format("{} used twice in one direction, or more than twice: {}, {}; at {}",
                     spoken_count(borders.segments.bad, "segment is", "segments are"),
                     spoken_count(units.size(), "unit", "units"),
                     codes_of(facts.source.layer, units),
                     spoken_places(places_of(borders.bad), facts.source.crs)));
  }
  if (!borders.crossings.empty()) {
    item(console, "crossing",
         fmt::format("borders cross or touch outside their ends in {}: {}, {}; at {}",
                     spoken_count(borders.crossings.size(), "place", "places"),
                     spoken_count(borders.crossing_units.size(), "unit", "units"),
                     codes_of(facts.source.layer, borders.crossing_units),
                     spoken_places(places_of(borders.crossings), facts.source.crs)));
  }
  if (!borders.inside.empty()) {
    std::vector<std::string> pairs;
    for (const UnitOverlap& pair : borders.inside) {
      const auto code = [&](UnitId unit) {
        return facts.source.layer.units[static_cast<std::size_t>(unit)].code;
      };
      pairs.push_back(code(pair.a) + " in " + code(pair.b));
    }
    item(console, "inside",
         fmt::format("{} in another one that claims the same land: {}",
                     spoken_count(pairs.size(), "unit lies", "units lie"), listed(pairs)));
  }
  item(console, "verdict", verdict(borders));
}

void print_year(const UnitFacts& facts, Console& console) {
  const YearFacts& year = facts.year;
  const std::size_t all = facts.source.layer.units.size();
  console.heading("Year");
  item(console, "tables", year.tables);
  if (!year.normalised.empty()) item(console, "codes", year.normalised);
  if (!year.fit) {
    item(console, "layout", "none fits: " + year.why_not);
    return;
  }
  const YearFit& fit = *year.fit;
  const std::string name = fit.year ? fmt::format("{}", *fit.year) : "the only one in the tables";
  item(console, "layout",
       fmt::format("{}{}: {} of {} known", name, fit.requested ? " (as asked)" : "",
                   grouped(all - fit.unknown.size()), spoken_count(all, "code is", "codes are")));
  if (!fit.equal_years.empty()) {
    item(console, "as well", fmt::format("{}", fmt::join(fit.equal_years, ", ")));
  }
  if (!fit.unknown.empty()) {
    item(console, "unknown",
         fmt::format("{}: {}", spoken_count(fit.unknown.size(), "code", "codes"),
                     listed(fit.unknown)));
  }
  if (!fit.missing.empty()) {
    item(console, "missing",
         fmt::format("{}: {}", spoken_count(fit.missing.size(), "unit", "units"),
                     listed(fit.missing)));
  }
}

void print_manifest(const ManifestFacts& manifest, Console& console) {
  console.heading(manifest.path);
  item(console, "written by", "grens " + manifest.check.version);
  std::size_t whole = 0;
  for (const CheckedFile& file : manifest.check.files) {
    if (file.state == FileState::kWhole) ++whole;
    if (file.state == FileState::kMissing) item(console, "missing", file.file);
    if (file.state == FileState::kChanged) item(console, "changed", file.file);
  }
  if (!manifest.check.others.empty()) {
    item(console, "others",
         fmt::format("{} not of that run: {}",
                     spoken_count(manifest.check.others.size(), "file in the folder is",
                                  "files in the folder are"),
                     listed(manifest.check.others)));
  }
  item(console, "whole",
       fmt::format("{} of {} as written", whole,
                   spoken_count(manifest.check.files.size(), "file is", "files are")));
}

}  // namespace

void print_info(const InfoFacts& facts, Console& console) {
  for (const FileInfo& file : facts.files) print_file(file, console);
  for (const ManifestFacts& manifest : facts.manifests) print_manifest(manifest, console);
  if (facts.units) {
    print_units(*facts.units, console);
    print_borders(*facts.units, console);
    print_year(*facts.units, console);
  } else if (!facts.why_no_units.empty()) {
    console.heading("Units");
    item(console, "units",
         (facts.failed ? "cannot be read: " : "not looked at: ") + facts.why_no_units);
  }
}

}  // namespace grens
