#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audit/compactness.hpp"
#include "audit/measures.hpp"
#include "audit/rules.hpp"
#include "audit/similarity.hpp"
#include "report/cross_report.hpp"
#include "report/nesting_moves_report.hpp"
#include "report/what_if_report.hpp"

namespace grens {

/// One scheme with its figures; a value for each region of `labels` that the layer has.
struct SchemeFigures {
  const SchemeLabels& labels;
  const SchemeMeasures& measures;
  std::span<const WrittenMeasures> written;
  std::span<const Compactness> compactness;
};

/// Two schemes compared.
struct PairFigures {
  const SchemeLabels& a;
  const SchemeLabels& b;
  Similarity units;
  std::optional<WeightedSimilarity> area;
  std::optional<WeightedSimilarity> people;  ///< none where a unit's people are not known
};

/// What is to be known of the layer and the tables before a verdict is believed.
struct AuditedLayer {
  std::optional<int> year;        ///< of the regions
  std::optional<int> units_year;  ///< of the units, where that is another one
  double area = 0;                ///< m2, sum of the units
  PopulationSum population;
  bool borders_match = true;
  double unmatched = 0;  ///< m of border without a twin
  std::size_t crossings = 0;
  std::size_t bad_segments = 0;
  std::size_t overlaps = 0;                ///< pairs of units
  std::vector<std::string> unknown_codes;  ///< of the layer, that the year does not know
  std::vector<std::string> missing_units;  ///< of the year, in the regions concerned
};

/// An audit, ready to be told. Only borrowed.
struct AuditReport {
  std::string title;  ///< of the project; may be empty
  AuditInput input;
  std::optional<Date> date;  ///< of the regions; none: the tables hold no dates
  AuditedLayer layer;
  const RuleSet& rules;
  std::span<const Verdict> verdicts;  ///< as judge_rules sorts them
  std::vector<SchemeFigures> schemes;
  std::vector<PairFigures> pairs;
  Title unit = {"unit", "units"};
  nlohmann::ordered_json provenance;
  std::optional<NestingMovesReport> suggestion{};  ///< what was asked for with --suggest
  std::optional<WhatIfReport> what_if{};  ///< of the audit of a proposal: what that changes
};

/// Whether a rule of severity error is broken.
bool audit_fails(std::span<const Verdict> verdicts);

/// One sentence, e.g. "The audit fails: 1 rule is broken, 18 hold (19 rules)." It passes only when
/// all can be told; else "No rule is broken; 10 of 26 cannot be told (16 hold)."
std::string verdict_sentence(std::span<const Verdict> verdicts);

/// What a verdict rests on, in a sentence or three: rows, those that prove nothing, and where a
/// rule is about each region (nesting, congruence) of how many it is shown. Empty when it rests on
/// no row.
std::string evidence_sentence(const Verdict& verdict);

/// What an exception is accepted for, and until when.
std::string exception_sentence(const RuleException& exception);
/// What is wrong with an exception that lapsed.
std::string lapsed_sentence(const LapsedException& lapsed);

/// audit.json, as shapes/audit.schema.json describes it (schema grens-audit/1). Figures are rounded
/// as in cross-border.json; what is not known is null.
nlohmann::ordered_json audit_json(const AuditReport& report);

/// audit.csv: a row for each finding, lapsed exception and doubt, and one for each rule that has
/// none; worst first. RFC 4180; lists are joined with a blank.
std::string audit_csv(const AuditReport& report);
/// audit-regions.csv: a row for each region of each scheme, with all its measures.
std::string audit_regions_csv(const AuditReport& report);
/// audit-pairs.csv: a row for each pair of schemes compared.
std::string audit_pairs_csv(const AuditReport& report);

/// audit.md: the verdict and what is behind it, short, for a pull request or a mail. Text of files
/// is escaped: it is neither markup nor HTML.
std::string audit_markdown(const AuditReport& report);
/// Text made harmless in Markdown: one line, no markup, no HTML.
std::string markdown_text(std::string_view text);

/// For the terminal: the verdict, then each rule, worst first, with its findings and evidence.
std::string audit_text(const AuditReport& report);

}  // namespace grens
