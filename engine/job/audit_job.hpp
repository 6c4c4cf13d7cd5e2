#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/compactness.hpp"
#include "audit/nesting_moves.hpp"
#include "audit/rules.hpp"
#include "audit/what_if.hpp"
#include "job/cross_job.hpp"
#include "job/main_job.hpp"
#include "job/published_layers.hpp"
#include "regions/proposal.hpp"
#include "report/audit_report.hpp"

namespace grens {

/// Which scheme is to nest in which, by the smallest moves.
struct SuggestionWish {
  std::string first;  ///< key of the scheme that changes
  std::string second;
  MoveMeasure by = MoveMeasure::kPeople;
};

/// An audit: the main job's inputs, and the rules to hold them against. Pairs are crossed when the
/// job names them or a rule of nesting or congruence compares them.
struct AuditJob {
  MainJob main;  ///< `out` empty: nothing is written
  RuleSet rules;
  std::string lang = "en";  ///< of audit.html: `nl` or `en`
  std::string attribution;  ///< of the boundaries; empty: not known
  std::optional<SuggestionWish> suggest;
  std::optional<ProposalFile> proposal;  ///< audited in the place of what is, and compared with it
};

/// Moves, and the schemes that they are about: into AuditResult::schemes.
struct Suggestion {
  std::size_t first = 0;
  std::size_t second = 0;
  NestingMoves moves;
};

/// What came of it, with all that the report refers to. Of a proposal: the audit as it would be.
struct AuditResult {
  std::string title;
  std::string lang;
  std::string attribution;
  RuleSet rules;
  WorkLayer work;
  std::vector<SchemeLayer> schemes;  ///< of the project, then those that only rules speak
                                     ///< of, then those of the suggestion
  std::vector<std::string> titles;   ///< of the schemes, for people
  std::vector<std::vector<Compactness>> compactness;  ///< by scheme, by region
  std::unique_ptr<CrossFindings> cross;               ///< none when nothing is crossed
  std::vector<PairFigures> pairs;                     ///< those crossed
  PublishedLayers published;                          ///< of rules of kind agreement
  std::vector<Verdict> verdicts;
  std::optional<Suggestion> suggestion;
  std::unique_ptr<AuditResult> before;  ///< of a proposal: the audit of what is, not written
  std::optional<Proposal> proposal;
  std::optional<WhatIf> what_if;   ///< what it changes
  std::vector<std::string> files;  ///< written, the manifest last; empty: none

  /// Refers to the result.
  AuditReport report() const;
};

/// Prepares the layer as the main job does, judges the rules, measures, and writes audit.html,
/// audit.json, audit.csv, audit-regions.csv, audit-pairs.csv, audit.md and the cross-border files
/// into one folder, all or none; with a suggestion suggested-moves.csv, and of a proposal
/// audit-what-if.csv too. A proposal is judged without the exceptions that it makes needless, and
/// all that is written says that it is one. Names in the rules are resolved first, and
/// the schemes of the suggestion (UsageError). With `read.strict` a
/// warning is an InputError. Throws as prepare_layer, resolve_names, compare_published and
/// resolve_proposal do. On the heap because its parts refer to each other.
std::unique_ptr<AuditResult> run_audit_job(AuditJob job, Notices& notices,
                                           const Progress& progress);

}  // namespace grens
