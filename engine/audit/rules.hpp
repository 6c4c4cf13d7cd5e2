#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/agreement.hpp"
#include "audit/measures.hpp"
#include "regions/date.hpp"
#include "regions/diff_regions.hpp"
#include "regions/labels.hpp"
#include "regions/tables.hpp"

namespace grens {

/// What a rule says; the names of the parts of `Rule` in brackets.
enum class RuleKind {
  kCount,         ///< [scheme] has [count] regions; with [region]: so many have land in that region
                  ///< of [other]
  kUnits,         ///< [region] of [scheme] has [count] units
  kCompleteness,  ///< every unit has a region of [scheme]
  kNesting,       ///< each region of [scheme] lies in one region of [other]
  kCongruence,    ///< the regions of [scheme] and of [other] are the same areas
  kContainment,   ///< [region] of [scheme] is just [regions] of [other] together
  kMembership,    ///< [unit] lies in [region] of [scheme]
  kContiguity,    ///< the regions of [scheme] (or only [region]) have no exclave; islands are none
  kSize,          ///< their people or area lie between [least] and [most]
  kAgreement,     ///< the borders of the regions of [scheme] (or only of [region]) are those of a
                  ///< published [layer], to within [metres], and it has no others
  kUnchanged  ///< the regions of [scheme] (or only [region]) are the areas that they were [since]
};
/// The word that rules files and outputs use: `count`, `units`, `completeness`, ...
std::string_view to_string(RuleKind kind);
/// The kind that such a word means; nothing for another word.
std::optional<RuleKind> parse_rule_kind(std::string_view word);

/// What a broken rule does to the audit: an error fails it, a warning does not.
enum class RuleSeverity { kError, kWarning };
/// The word that rules files and outputs use: `error` or `warning`.
std::string_view to_string(RuleSeverity severity);

/// What a size is measured in.
enum class SizeOf { kPeople, kSquareKilometres };

/// A finding that is known and accepted for a time.
struct RuleException {
  std::string region;              ///< code of the region concerned; empty: whichever it is
  std::vector<std::string> units;  ///< codes; empty: whatever units the finding has
  std::string reason;              ///< in English where it is told in several languages
  std::map<std::string, std::string> reasons;  ///< by language (`nl`, `en`); empty: `reason` only
  std::string source;                          ///< where it was agreed, for people
  Validity validity;     ///< accepted on these days only; `to` is always there
  std::size_t line = 0;  ///< of the rules file on which it begins
};

/// A statement about regions that holds or does not.
struct Rule {
  std::string id;                    ///< unique in its file; what outputs call the rule
  RuleKind kind = RuleKind::kCount;  ///< what is said, and which of the members below are set
  RuleSeverity severity = RuleSeverity::kError;  ///< what it means for the audit when it is broken
  std::string claim;                             ///< as it stands in the source, in its language
  std::vector<std::string> sources;              ///< keys, as the tables cite them
  std::string evidence;  ///< what the tables can and cannot prove of it, for people;
                         ///< in English where it is told in several languages
  std::map<std::string, std::string> evidences;  ///< by language; empty: `evidence` only
  Validity validity;                             ///< the days that the claim speaks of

  std::string scheme;                 ///< key of the scheme that is spoken of
  std::string other;                  ///< key of the scheme it is compared with
  std::string region;                 ///< code (a name until resolve_names)
  std::vector<std::string> regions;   ///< codes, of kContainment
  std::string unit;                   ///< code, of kMembership
  std::size_t count = 0;              ///< of regions or units
  SizeOf size_of = SizeOf::kPeople;   ///< of kSize: what `least` and `most` count
  std::optional<std::int64_t> least;  ///< people or km2; none: no lower bound
  std::optional<std::int64_t> most;   ///< people or km2; none: no upper bound
  std::string layer;                  ///< path of a file with polygons
  std::string layer_name;             ///< in it; empty: its only one
  std::string column;                 ///< of it, that holds codes or names; empty: a usual one
  double metres = 0;                  ///< that borders may be apart
  std::optional<Date> since;          ///< of kUnchanged: the day to compare with

  std::vector<RuleException> exceptions;  ///< in the order of the file
  std::size_t line = 0;                   ///< of the rules file on which it begins
};

/// Rules as they were read.
struct RuleSet {
  std::string file;         ///< its path as given
  std::string sha256;       ///< of its bytes
  std::vector<Rule> rules;  ///< in the order of the file
};

/// Keys of all schemes that the rules speak of, each once, in the order of the rules.
std::vector<std::string> schemes_of(const RuleSet& set);

/// Turns names of units and regions into codes. Throws InputError ("FILE:LINE: ...") for a scheme,
/// region or unit that the tables never have, and for a name that several have; it lists those
/// there are; and for an exception of a region or unit that its rule does not speak of. O(rules *
/// table rows).
void resolve_names(RuleSet& set, const RegionTables& tables);

/// For when nothing says the day: throws InputError ("FILE:LINE: ...") for a rule or an exception
/// that does not hold always, since whether it holds cannot be told then.
void check_undated(const RuleSet& set);

/// A scheme that rules speak of. `measures` are needed by kContiguity only.
struct RuleScheme {
  const SchemeLabels* labels = nullptr;      ///< who lies in which region
  const SchemeMeasures* measures = nullptr;  ///< figures of the same regions
  std::string above{};  ///< the scheme that the regions' parents are of; empty: found by them
};

/// What rules are judged on. Only borrowed.
struct RuleInput {
  const AuditInput& audit;                    ///< the layer
  const RegionTables& tables;                 ///< what the labels were made by
  Date date;                                  ///< the day of the labels
  std::map<std::string, RuleScheme> schemes;  ///< by key: all of `schemes_of`
  bool dated = true;  ///< false: nothing says the day, and no rule may have days (`check_undated`)
  /// The day of the units, when the tables tell units of another day the regions of `date`. How
  /// many units there were on `date`, and which, is then not known.
  std::optional<Date> units_day{};
  std::map<std::string, LayerAgreement> agreements{};  ///< by rule id: of each kAgreement that is
                                                       ///< asked on the day
  /// What rows of a proposal cite as their source: they prove nothing. Empty: there is none.
  std::string proposal{};

  /// Whether a rule or an exception speaks of the day.
  bool asks(const Validity& days) const { return days.holds(date); }
};

/// Where the border of a region is not that of the published layer (kAgreement).
struct BorderApart {
  LandAgreement land;           ///< how far borders are apart, and where
  std::optional<Point> lonlat;  ///< of `land.place`; none: the CRS has no longitude and latitude
};

/// Land that came to a region, or went from it (kUnchanged).
struct LandMove {
  CodeName unit;        ///< of the earlier day
  bool part = false;    ///< only a part of the unit moved
  bool gained = false;  ///< else lost
  CodeName region;      ///< whence, or whither; both codes where several cannot be told apart
};

/// A place where a rule does not hold.
struct RuleFinding {
  std::string region;               ///< code of the region it is about; empty: of the whole scheme
  std::string region_name;          ///< for people
  std::vector<std::string> units;   ///< codes of the units that break the rule, sorted
  std::vector<std::string> beyond;  ///< those that no exception names; all when there is none
  std::string text;                 ///< one English sentence, names made harmless (`shown`)
  double area = 0;                  ///< m2 of `units`, those of the layer
  PopulationSum population;         ///< of `units`
  std::optional<int> population_year{};      ///< of it, where that is another than the layer's
  const RuleException* exception = nullptr;  ///< that it is known by; several: the first
  bool known = false;                        ///< exceptions cover all of it
  std::optional<BorderApart> apart{};        ///< of kAgreement, where both have the region
  std::vector<LandMove> moves{};             ///< of kUnchanged
  std::optional<RegionFinding> became{};     ///< of kUnchanged: the region is new, gone, or has
                                             ///< another code
};

/// Why something cannot be told; the parts of `RuleDoubt` that say it in brackets.
enum class DoubtKind {
  kOtherDay,       ///< the units are those of another day
  kUnitsMissing,   ///< the layer lacks units of [region]
  kBordersDiffer,  ///< borders inside [region] do not match
  kJoined,         ///< [region] cannot be told apart from others
  kJoinedAt,       ///< nor where its limits run inside [units]
  kJoinedAcross,   ///< and together they lie in several regions of [other]
  kInJoined,       ///< [region], or one of [units], lies in [within], which cannot be told apart
  kLimits,         ///< of [region]: where limits of [other] run inside [units]
  kUnplaced,       ///< of [region]: which region of [other] its [units] have
  kPeopleUnknown,  ///< of [region]: the people of [units]
  kAreaUnknown,    ///< of [region]: the area of [units]
  kUnplacedThen,   ///< of [region], now: which region its [units] had on the earlier day
  kUntraced,       ///< what [units] came from or became between the days
  kNoEarlierDay    ///< any region of [other] on the earlier day
};
/// `other-day`, `units-missing`, ...
std::string_view to_string(DoubtKind kind);

/// Something that cannot be told, and so keeps a rule undecided.
struct RuleDoubt {
  /// Why it cannot be told; says which members below are set.
  DoubtKind kind = DoubtKind::kOtherDay;
  std::string region{};              ///< by name
  std::string within{};              ///< by name
  std::string other{};               ///< the key of a scheme
  std::vector<std::string> units{};  ///< codes
  std::string text{};                ///< one English sentence, names made harmless (`shown`)
};

/// An exception that is accepted on the day and no longer needed.
struct LapsedException {
  const RuleException* exception = nullptr;
  std::vector<std::string> units;  ///< of the exception, that no finding has any more
};

/// What a verdict rests on.
struct RuleEvidence {
  BasisCounts rows{};        ///< memberships, by basis
  std::size_t circular = 0;  ///< of these, rows that rest on the claim's own source
  std::size_t proposed = 0;  ///< of these, rows of a proposal
  std::size_t regions = 0;   ///< regions that the rule speaks of, composites by their members
  std::size_t shown = 0;     ///< of these, shown independently: undoubted and without any circular,
                             ///< proposed or unverified row, or by their parent (of kNesting, see
                             ///< judge_rules)
  std::string above;         ///< the scheme of their parents; empty: not known
  std::vector<std::string> parents_shown;      ///< names of the parents all of whose are shown
  std::vector<std::string> parents_not_shown;  ///< and of the others
};

/// What is known of a rule once it is judged.
enum class RuleState {
  kBroken,              ///< a finding that no exception covers, or an exception that lapsed
  kUndecided,           ///< cannot be told, see Verdict::undecided
  kHeldWithExceptions,  ///< all findings are known exceptions
  kHeld,
  kNotAsked  ///< the claim does not speak of the day
};
/// `broken`, `undecided`, `held-with-exceptions`, `held`, `not-asked`.
std::string_view to_string(RuleState state);

/// What came of a rule.
struct Verdict {
  const Rule* rule = nullptr;           ///< what was judged; into the rules given
  RuleState state = RuleState::kHeld;   ///< how it ended
  std::vector<RuleFinding> findings;    ///< those that are not known first; then by region code
  std::vector<LapsedException> lapsed;  ///< accepted, and needless by now
  std::vector<RuleDoubt> undecided;     ///< what cannot be told, and why
  RuleEvidence evidence;                ///< the rows and regions behind it

  /// Whether an audit fails by it.
  bool fails() const {
    return state == RuleState::kBroken && rule->severity == RuleSeverity::kError;
  }
};

/// Judges rules that are resolved, worst first: broken errors, broken warnings, then by state; ties
/// in the order of the rules. The verdicts refer to `rules`. Units that the tables know and the
/// layer lacks count like the others; what then cannot be told is undecided. A membership row is
/// circular when it cites a source of the claim, and follows from it (basis `derived`), or cites
/// no other. What regions of one parent cannot break, whatever their rows say, is shown: that they
/// nest, when the parent lies in a single region of the other scheme. O(rules * (units log units +
/// regions)).
std::vector<Verdict> judge_rules(const RuleInput& input, std::span<const Rule> rules);

}  // namespace grens
