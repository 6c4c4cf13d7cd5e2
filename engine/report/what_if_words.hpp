#pragma once
#include <functional>
#include <string>
#include <vector>

#include "report/audit_report.hpp"
#include "report/page_words.hpp"

namespace grens {

/// A line, and what is told under it. Plain text, names made harmless (`shown`).
struct WhatIfLine {
  std::string text;
  std::vector<std::string> under{};
};

/// What a proposal changes, in the words of one language.
struct WhatIfLines {
  std::vector<std::string> asked;  ///< what the moves file says
  std::vector<WhatIfLine> better;
  std::vector<WhatIfLine> worse;
  std::vector<WhatIfLine> mixed;
  std::vector<std::string> regions;  ///< those of other land, with their figures
  std::string same;
};

/// How a language and a kind of report call things.
struct WhatIfNames {
  std::function<std::string(const std::string&)> scheme;  ///< its regions, by key
  std::function<std::string(const Rule&)> rule;
  std::function<std::string(const Verdict&, const RuleFinding&)> finding;
  std::function<std::string(const Rule&, const RuleDoubt&)> doubt;
};

/// Words a report with `what_if`.
WhatIfLines what_if_lines(const AuditReport& report, const PageWords& words,
                          const WhatIfNames& names);

/// "2 → 0", or the one number where both say the same.
std::string from_to(const std::string& before, const std::string& after);

}  // namespace grens
