#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "audit/what_if.hpp"
#include "regions/proposal.hpp"

namespace grens {

struct AuditReport;

/// What a proposal changes, ready to be told with the audit of the proposal. Only borrowed.
struct WhatIfReport {
  const Proposal& proposal;
  const WhatIf& changes;
};

/// `what_if` of audit.json, as shapes/audit.schema.json describes it. These and the following take
/// a report with `what_if`.
nlohmann::ordered_json what_if_json(const AuditReport& report);

/// For the terminal: what the moves file says, what gets better and worse, and which regions have
/// other land. Lines end with LF.
std::string what_if_text(const AuditReport& report);

/// The same as a section of audit.md.
std::string what_if_markdown(const AuditReport& report);

/// audit-what-if.csv: a row for each figure that is another one, of rules, pairs of schemes, cases
/// and regions. The direction is that of the figure itself: of states of rules, cases, exclaves,
/// and of divided regions, shares outside main pieces and cut lines of a pair's finer scheme; all
/// others have none.
std::string what_if_csv(const AuditReport& report);

}  // namespace grens
