#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/cross_border.hpp"
#include "audit/rules.hpp"
#include "audit/similarity.hpp"

namespace grens {

/// Where a proposal leads.
enum class Direction { kBetter, kWorse, kMixed, kSame };
/// `better`, `worse`, `mixed`, `same`.
std::string_view to_string(Direction direction);

/// A scheme as it is, or as it would be. Only borrowed.
struct WhatIfScheme {
  const SchemeLabels& labels;
  const SchemeMeasures& measures;
};

/// Two schemes as they lie to each other, before or after. Only borrowed.
struct WhatIfPair {
  const SchemeLabels& a;
  const SchemeLabels& b;
  const CrossBorder& cross;
  const Similarity& units;
  const std::optional<WeightedSimilarity>& area;
  const std::optional<WeightedSimilarity>& people;
};

/// What is compared: an audit before a proposal, or after it.
struct WhatIfSide {
  AuditInput input;
  std::vector<WhatIfScheme> schemes;
  std::vector<WhatIfPair> pairs;
  std::span<const Verdict> verdicts;
};

/// An exception that was needed, and that a proposal makes needless.
struct NeedlessException {
  std::size_t rule = 0;            ///< position in the rules
  std::size_t exception = 0;       ///< position in the exceptions of the rule
  std::vector<std::string> units;  ///< codes that it need not name any more; empty: it has none
};

/// The exceptions that lapse by the proposal alone; `before` and `after` are verdicts of the rules
/// in `rules_before` and of their copy in `rules_after`.
std::vector<NeedlessException> needless_exceptions(const RuleSet& rules_before,
                                                   std::span<const Verdict> before,
                                                   const RuleSet& rules_after,
                                                   std::span<const Verdict> after);

/// Takes them out of the rules: so the rules would stand once the proposal holds.
void take_out(RuleSet& rules, const std::vector<NeedlessException>& needless);

/// A rule whose verdict is another one, or rests on other findings or doubts.
struct RuleChange {
  const Verdict* before = nullptr;
  const Verdict* after = nullptr;
  Direction direction = Direction::kSame;
  std::vector<const RuleFinding*> fresh;     ///< findings after that say something new
  std::vector<const RuleDoubt*> new_doubts;  ///< doubts after that are new
  std::vector<NeedlessException> needless;
};

/// What the two regions of a case share.
struct CaseFigures {
  std::vector<std::string> units;  ///< codes, sorted
  PopulationSum population;
  double area = 0;  ///< m2, of the units in the layer
  double cut = 0;   ///< m of the lines that cut the piece off, inside either region
};

/// A cross-border case that is gone (no `after`), new (no `before`) or of other land.
struct CaseChange {
  CodeName a;
  CodeName b;
  std::optional<CaseFigures> before;
  std::optional<CaseFigures> after;
};

/// Figures of a pair of schemes. Of what is weighed: by people where these are all known before and
/// after, else by area; none where neither is.
struct PairNumbers {
  std::size_t cases = 0;
  std::size_t split_a = 0;
  std::size_t split_b = 0;
  double cut_a = 0;  ///< m of lines inside regions of A where a border of B runs
  double cut_b = 0;
  std::optional<double> rand;
  std::optional<WeightedSimilarity> weighted;
};

/// A pair of schemes before and after. What is judged is how the finer one, which had more regions
/// (of equal ones A), nests in the other: the pair is better where none of its cases, the finer
/// one's divided regions and its share outside main pieces is more, and one is less.
struct PairChange {
  const SchemeLabels* a = nullptr;  ///< after
  const SchemeLabels* b = nullptr;
  PairNumbers before;
  PairNumbers after;
  bool finer_b = false;    ///< B is the finer one
  bool by_people = false;  ///< what is weighed
  std::vector<CaseChange> cases;
  Direction direction = Direction::kSame;
};

struct RegionFigures {
  std::size_t units = 0;  ///< of the layer
  PopulationSum population;
  double area = 0;  ///< m2, sum of the units
  std::optional<Contiguity> contiguity;
};

/// A region that has other land in the layer: founded without `before`, gone without `after`.
/// Better where it has fewer exclaves.
struct RegionChange {
  std::size_t scheme = 0;  ///< position in WhatIfSide::schemes
  CodeName region;
  std::optional<RegionFigures> before;
  std::optional<RegionFigures> after;
  Direction direction = Direction::kSame;
};

/// What a proposal changes.
struct WhatIf {
  std::vector<RuleChange> rules;  ///< in the order of the verdicts after
  std::size_t rules_same = 0;
  std::vector<PairChange> pairs;      ///< all, in their order
  std::vector<RegionChange> regions;  ///< by scheme, then code
};

/// Compares two audits of the same schemes, pairs and rules (by their ids). `into` says for each
/// unit of the layer before which one has its land after: land, and not codes of units, is what is
/// compared, so that a merger by itself changes nothing. A rule is better when it holds more firmly
/// (broken, held but for exceptions, held; undecided is between broken and the others). Where the
/// state says nothing, as it is the same or one of broken and undecided became the other, the rule
/// is better when findings or doubts are gone and none is new. O(units log units) a scheme and
/// pair.
WhatIf compare_audits(const WhatIfSide& before, const WhatIfSide& after,
                      const std::vector<UnitId>& into,
                      const std::vector<NeedlessException>& needless, const RuleSet& rules_after);

}  // namespace grens
