// Sentences and a table, in the order in which a reader asks: what was read, what came out, where
// lines run across each other, where the files are.
#include "cli/summary.hpp"

#include <fmt/format.h>

#include <cmath>

#include "job/layer_part.hpp"
#include "report/figures.hpp"
#include "report/titles.hpp"

namespace grens {
namespace {

PopulationSum people(const WorkLayer& work) {
  PopulationSum sum;
  for (std::size_t u = 0; u < work.codes.size(); ++u)
    sum.add(work.codes[u], work.population.persons[u]);
  return sum;
}

std::string people_text(const WorkLayer& work) {
  const PopulationSum sum = people(work);
  if (sum.is_unknown()) return "people unknown";
  std::string text = spoken_count(sum.at_least) + " people";
  if (!sum.is_exact()) {
    text = fmt::format("at least {} (unknown for {})", text,
                       spoken_count(sum.unknown.size(), "unit", "units"));
  }
  if (work.population.year) text += fmt::format(", figures of {}", *work.population.year);
  return text;
}

/// What is wrong with the borders, and how wide it is: a thousandth of a metre or ten of them.
std::vector<std::string> faults(const WorkLayer& work) {
  std::vector<std::string> list;
  if (work.mismatches.length > 0) {
    list.push_back(spoken_length(work.mismatches.length) + " found no twin");
  }
  const auto add = [&](std::size_t count, const char* one, const char* many) {
    if (count > 0) list.push_back(spoken_count(count, one, many));
  };
  add(work.crossings.size(), "crossing", "crossings");
  add(work.coverage.bad_segments.size(), "segment used too often", "segments used too often");
  add(work.overlaps.size(), "pair of units overlaps", "pairs of units overlap");
  list.push_back(spoken_slivers(work.slivers));
  return list;
}

}  // namespace

void print_layer(const WorkLayer& work, Console& console) {
  const Title units = unit_title(work.codes);
  double area = 0;
  for (const double unit : work.measures.unit_area) area += unit;
  const auto n = work.codes.size();
  std::string year;
  if (work.tables && work.fit.year) year = fmt::format(" of {}", *work.fit.layout_year());
  if (work.fit.units_year) year += fmt::format(", in the regions of {}", *work.fit.year);
  console.heading(spoken_count(n, units.one, units.many) + year);
  console.print(fmt::format("  {} km2, {}",
                            spoken_count(static_cast<std::int64_t>(std::llround(area / 1e6))),
                            people_text(work)));
  if (work.source.layer.approximate) {
    console.print("  Boundaries are approximate: not for areas, statistics or legal borders.");
  }
  if (work.clean()) {
    console.print(work.mismatches.length > 0
                      ? fmt::format("  Borders match, but for {} along narrow water or gaps.",
                                    spoken_length(work.mismatches.length))
                      : std::string("  Borders match point for point."));
  } else {
    console.print(fmt::format("  Borders do not match: {}. {}", fmt::join(faults(work), ", "),
                              work.repair ? "The repair left that; correct the units that it names."
                                          : "Use --repair, or grens repair, to mend them."));
  }
  console.print();
}

void print_part(const WorkLayer& work, std::span<const SchemeLabels* const> schemes,
                Console& console) {
  const std::string text = layer_part_text(work, schemes);
  if (text.empty()) return;
  console.print(text);
  console.print();
}

void print_scheme(const WorkLayer& work, const SchemeLayer& scheme, const std::string& title,
                  Console& console) {
  const SchemeLabels& labels = scheme.labels;
  std::size_t composites = 0;
  std::size_t held = 0;
  double area = 0;
  std::size_t parts = 0;
  for (std::size_t r = 0; r < labels.regions.size(); ++r) {
    if (labels.regions[r].composite) {
      ++composites;
      held += labels.regions[r].members.size();
    }
    area += scheme.written[r].area;
    parts += scheme.written[r].parts;
  }
  const std::size_t total = region_total(labels);
  std::string line =
      fmt::format("  {:<44} {:>4} {:<7}  {:>9.1f} km2  {:>4} part{}", title, total,
                  total == 1 ? "region" : "regions", area / 1e6, parts, parts == 1 ? "" : "s");
  if (composites > 0 && labels.refinement) {
    line += fmt::format("  ({} of them with regions that cannot be told apart)", composites);
  } else if (composites > 0) {
    line +=
        fmt::format("  ({} exact + {} {})", labels.regions.size() - composites,
                    spoken_count(composites, "composite that holds", "composites that hold"), held);
  }
  if (!labels.without_region.empty()) {
    line += fmt::format("  {} without a region",
                        spoken_count(labels.without_region.size(), unit_title(work.codes).one,
                                     unit_title(work.codes).many));
  }
  if (scheme.land.repaired_count() > 0) {
    line += fmt::format("  {} united with repair", scheme.land.repaired_count());
  }
  console.print(line);
}

void print_cross(const CrossFindings& findings, Console& console) {
  for (const CrossReport& report : findings.reports()) {
    std::string text = cross_border_text(report);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    console.print(text);
    console.print();
  }
}

void print_files(const std::string& folder, std::span<const ManifestEntry> files,
                 Console& console) {
  console.heading(fmt::format("Written to {}", folder));
  for (const ManifestEntry& file : files) {
    console.print(
        fmt::format("  {:<28} {:>10.1f} kB", file.file, static_cast<double>(file.size) / 1000));
  }
  console.print("  manifest.json");
}

void print_tables(const std::string& database, const std::string& schema,
                  std::span<const PostgisOutput::Table> tables, Console& console) {
  console.heading(fmt::format("Written to the schema {} of {}", in_quotes(schema), database));
  for (const PostgisOutput::Table& table : tables) {
    console.print(fmt::format("  {:<28} {}", shown(table.name),
                              spoken_count(table.records, "record", "records")));
  }
}

}  // namespace grens
