// Each table is a list of rows of fields, joined in one place.
#include <fmt/format.h>

#include <algorithm>

#include "regions/csv.hpp"
#include "report/audit_report.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

using Fields = std::vector<std::string>;

std::string line(const Fields& fields) {
  std::string text;
  for (const std::string& field : fields) {
    if (&field != &fields.front()) text += ',';
    text += csv_field(field);
  }
  return text + "\n";
}

std::string people(const PopulationSum& sum) {
  return sum.is_exact() ? std::to_string(sum.at_least) : "";
}

std::string at_least(const PopulationSum& sum) {
  return sum.is_unknown() ? "" : std::to_string(sum.at_least);
}

/// What every row of a rule begins and ends with.
std::string rule_line(const Verdict& verdict, const Fields& what) {
  const Rule& rule = *verdict.rule;
  const RuleEvidence& evidence = verdict.evidence;
  Fields fields = {rule.id, std::string(to_string(rule.kind)),
                   std::string(to_string(rule.severity)), std::string(to_string(verdict.state))};
  fields.insert(fields.end(), what.begin(), what.end());
  fields.insert(fields.end(), {rule.claim, fmt::format("{}", fmt::join(rule.sources, " ")),
                               basis_text(evidence.rows), std::to_string(evidence.circular),
                               std::to_string(evidence.regions), std::to_string(evidence.shown)});
  return line(fields);
}

std::string finding_line(const Verdict& verdict, const RuleFinding& finding) {
  const RuleException* known = finding.exception;
  return rule_line(
      verdict,
      {finding.known ? "known" : "broken", finding.region, finding.region_name,
       std::to_string(finding.units.size()), fmt::format("{}", fmt::join(finding.units, " ")),
       finding.area > 0 ? km2_text(finding.area) : "", people(finding.population),
       at_least(finding.population), finding.text, known ? known->reason : "",
       known ? to_string(*known->validity.to) : ""});
}

std::string sentence_line(const Verdict& verdict, const char* what, const std::string& text) {
  return rule_line(verdict, {what, "", "", "", "", "", "", "", text, "", ""});
}

std::string share(double value) { return fmt::format("{:.6f}", value); }

Fields weighted(const std::optional<WeightedSimilarity>& by) {
  if (!by) return Fields(5);
  return {share(by->effective_pieces_a), share(by->effective_pieces_b), share(by->outside_main_a),
          share(by->outside_main_b), share(by->variation)};
}

/// Units of a region that count for nothing in its area and its border.
std::size_t without_geometry(const AuditReport& report, const RegionMeasures& region) {
  return static_cast<std::size_t>(
      std::count_if(region.units.begin(), region.units.end(), [&](const UnitId unit) {
        return !(report.input.measures.unit_area[static_cast<std::size_t>(unit)] > 0);
      }));
}

}  // namespace

std::string audit_csv(const AuditReport& report) {
  std::string text =
      "rule,kind,severity,state,finding,region,region_name,unit_count,units,area_km2,population,"
      "population_at_least,text,exception,exception_to,claim,sources,basis,circular_rows,regions,"
      "regions_shown\n";
  for (const Verdict& verdict : report.verdicts) {
    const std::size_t before = text.size();
    for (const RuleFinding& finding : verdict.findings) text += finding_line(verdict, finding);
    for (const LapsedException& lapsed : verdict.lapsed) {
      text += sentence_line(verdict, "lapsed", lapsed_sentence(lapsed));
    }
    for (const RuleDoubt& doubt : verdict.undecided) {
      text += sentence_line(verdict, "undecided", doubt.text);
    }
    if (text.size() == before) text += sentence_line(verdict, "", "");
  }
  return text;
}

std::string audit_regions_csv(const AuditReport& report) {
  std::string text =
      "scheme,code,name,parent,units,units_outside,units_without_geometry,area_km2,perimeter_km,"
      "population,"
      "population_at_least,parts,islands,exclaves,polsby_popper,reock,convex_hull,measured,"
      "quality\n";
  for (const SchemeFigures& scheme : report.schemes) {
    for (std::size_t r = 0; r < scheme.labels.regions.size(); ++r) {
      const RegionInfo& info = scheme.labels.regions[r];
      const RegionMeasures& measures = scheme.measures.regions[r];
      const auto& lie = measures.contiguity;
      const bool land = scheme.written[r].perimeter > 0;
      const Compactness& compact = scheme.compactness[r];
      text +=
          line({scheme.labels.scheme, info.code, info.name, info.parent,
                std::to_string(info.unit_count), std::to_string(info.units_outside.size()),
                std::to_string(without_geometry(report, measures)),
                km2_text(scheme.written[r].area), km_text(scheme.written[r].perimeter),
                people(measures.population), at_least(measures.population),
                lie ? std::to_string(lie->parts) : "", lie ? std::to_string(lie->islands) : "",
                lie ? std::to_string(lie->exclaves) : "", land ? share(compact.polsby_popper) : "",
                land ? share(compact.reock) : "", land ? share(compact.convex_hull) : "",
                report.input.measures.method, report.input.layer.approximate ? "approximate" : ""});
    }
  }
  return text;
}

std::string audit_pairs_csv(const AuditReport& report) {
  std::string text =
      "scheme_a,scheme_b,units,pieces,split_a,split_b,rand,"
      "effective_pieces_a_area,effective_pieces_b_area,outside_main_a_area,outside_main_b_area,"
      "variation_area,effective_pieces_a_people,effective_pieces_b_people,outside_main_a_people,"
      "outside_main_b_people,variation_people\n";
  for (const PairFigures& pair : report.pairs) {
    Fields fields = {pair.a.scheme,
                     pair.b.scheme,
                     std::to_string(pair.units.units),
                     std::to_string(pair.units.pieces),
                     std::to_string(pair.units.split_a),
                     std::to_string(pair.units.split_b),
                     pair.units.rand ? share(*pair.units.rand) : ""};
    for (const auto* by : {&pair.area, &pair.people}) {
      const Fields more = weighted(*by);
      fields.insert(fields.end(), more.begin(), more.end());
    }
    text += line(fields);
  }
  return text;
}

}  // namespace grens
