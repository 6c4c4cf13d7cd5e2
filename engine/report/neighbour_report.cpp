// A row for each pair; what is no region has a word in `kind` instead of a code.
#include "report/neighbour_report.hpp"

#include <fmt/format.h>

#include "regions/csv.hpp"
#include "report/figures.hpp"

namespace grens {

std::string neighbours_csv(const AuditInput& input, std::span<const NeighbourReport> reports) {
  std::string out =
      "scheme,a_code,a_name,b_code,b_name,kind,length_km,arcs,unmatched_km,measured,quality\n";
  for (const NeighbourReport& report : reports) {
    const auto& regions = report.labels.regions;
    for (const Neighbours& pair : report.neighbours) {
      const RegionInfo& a = regions[static_cast<std::size_t>(pair.a)];
      const RegionInfo none;
      const RegionInfo& b = pair.b < 0 ? none : regions[static_cast<std::size_t>(pair.b)];
      const char* kind = pair.b == kOutside    ? "outside"
                         : pair.b == kNoRegion ? "no-region"
                                               : "region";
      out += fmt::format("{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(report.labels.scheme),
                         csv_field(a.code), csv_field(a.name), csv_field(b.code), csv_field(b.name),
                         kind, km_text(pair.length), pair.arcs, km_text(pair.unmatched),
                         input.measures.method, input.layer.approximate ? "approximate" : "");
    }
  }
  return out;
}

}  // namespace grens
