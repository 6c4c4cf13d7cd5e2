// Each kind of rule on one small country worked by hand, held and broken: safety regions zl (A, B)
// and mwb (C, D, E), police districts zee (A), mark (B, C, D) and hart (E), which take B across.
#include "audit/rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audit/grid_audit.hpp"
#include "base/error.hpp"
#include "regions/table_folder.hpp"

namespace grens {
namespace {

using ::testing::ElementsAre;
using testing::GridAudit;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using People = std::vector<std::optional<std::int64_t>>;

constexpr Date kDay{2024, 1, 1};

constexpr const char* kMembership =
    "unit,scheme,region,from,to,basis,source\n"
    "A,vr,zl,,,source,LAW\nB,vr,zl,,,source,LAW\nC,vr,mwb,,,source,LAW\nD,vr,mwb,,,source,LAW\n"
    "E,vr,mwb,,,source,LAW\n"
    "A,district,zee,,,derived,CLAIM;LIST\nB,district,mark,,,source,PAGE\n"
    "C,district,mark,,,source,PAGE;CLAIM\nD,district,mark,,,source,PAGE\n"
    "E,district,hart,,,unverified,GK\n"
    "A,unit,one,,,source,LAW\nB,unit,one,,,source,LAW\nC,unit,one,,,source,LAW\n"
    "D,unit,one,,,source,LAW\nE,unit,one,,,source,LAW\n"
    "A,team,t1,,,source,PAGE\n";
constexpr const char* kRegions =
    "scheme,code,name,parent,from,to\n"
    "vr,zl,Zeeland,,,\nvr,mwb,Midden- en West-Brabant,,,\n"
    "district,zee,Zeeland,one,,\ndistrict,mark,De Markiezaten,one,,\n"
    "district,hart,Hart,one,,\nunit,one,Eenheid,,,\nteam,t1,Team,,,\n";
constexpr const char* kUnits =
    "code,name,from,to\nA,Anna,,\nB,Tholen,,\nC,Cees,,\nD,Dirk,,\nE,Else,,\n";

/// The country, drawn and with its tables; a drawing without some units is a part of it.
class Country {
 public:
  explicit Country(std::vector<std::string> rows = {"AABCDE"},
                   People people = {100, 20, 30, 40, 90},
                   const std::string& membership = kMembership,
                   const std::string& regions = kRegions)
      : grid_(rows, std::move(people)) {
    folder_.write("membership.csv", membership);
    folder_.write("regions.csv", regions);
    folder_.write("units.csv", kUnits);
    tables_ = folder_.load();
    std::vector<std::string> codes;
    for (const Unit& unit : grid_.layer().units) codes.push_back(unit.code);
    for (const std::string& key : tables_.membership.schemes) {
      labels_.push_back(std::make_unique<SchemeLabels>(make_labels(tables_, key, codes, kDay)));
    }
  }

  const RegionTables& tables() const { return tables_; }
  std::optional<Date> units_day;  ///< when the units are those of another day

  std::vector<Verdict> judge(const std::vector<Rule>& rules, Date day = kDay) {
    const AuditInput input = grid_.input();
    RuleInput all{input, tables_, day, {}, true, units_day};
    std::vector<std::unique_ptr<SchemeMeasures>> measures;
    for (const auto& labels : labels_) {
      const auto dissolved = dissolve(grid_.coverage(), labels->region, labels->regions.size());
      measures.push_back(
          std::make_unique<SchemeMeasures>(measure_regions(input, *labels, dissolved)));
      all.schemes[labels->scheme] = {labels.get(), measures.back().get()};
    }
    return judge_rules(all, rules);
  }
  /// The rule has to outlive what is looked at.
  Verdict judge(const Rule& rule, Date day = kDay) {
    kept_.push_back(std::make_unique<std::vector<Rule>>(1, rule));
    return judge(*kept_.back(), day).front();
  }

 private:
  TableFolder folder_;
  RegionTables tables_;
  GridAudit grid_;
  std::vector<std::unique_ptr<SchemeLabels>> labels_;
  std::vector<std::unique_ptr<std::vector<Rule>>> kept_;
};

Rule rule_of(RuleKind kind, std::string scheme, std::string other = {}) {
  Rule rule;
  rule.id = "r";
  rule.kind = kind;
  rule.claim = "as claimed";
  rule.sources = {"CLAIM"};
  rule.scheme = std::move(scheme);
  rule.other = std::move(other);
  return rule;
}

RuleException exception(std::string region, std::vector<std::string> units,
                        Date to = {2030, 1, 1}) {
  RuleException one;
  one.region = std::move(region);
  one.units = std::move(units);
  one.reason = "known";
  one.validity.to = to;
  return one;
}

TEST(RuleCount, OfRegionsInAllAndInOneRegion) {
  Country country;
  Rule rule = rule_of(RuleKind::kCount, "district");
  rule.count = 3;
  EXPECT_EQ(country.judge(rule).state, RuleState::kHeld);
  rule.count = 4;
  const Verdict broken = country.judge(rule);
  EXPECT_TRUE(broken.fails());
  ASSERT_THAT(broken.findings, SizeIs(1));
  EXPECT_EQ(broken.findings[0].text, "the tables have 3 regions of district, and not 4");
  rule.other = "vr";
  rule.region = "zl";
  rule.count = 2;
  EXPECT_EQ(country.judge(rule).state, RuleState::kHeld) << "zee and mark have land in zl";
}

TEST(RuleUnits, AreCountedInTheRegion) {
  Country country;
  Rule rule = rule_of(RuleKind::kUnits, "district");
  rule.region = "mark";
  rule.count = 3;
  EXPECT_EQ(country.judge(rule).state, RuleState::kHeld);
  rule.count = 8;
  EXPECT_EQ(country.judge(rule).findings.at(0).text,
            "district De Markiezaten has 3 units, and not 8");
  rule.region = "gone";
  EXPECT_EQ(country.judge(rule).findings.at(0).text, "no unit lies in district gone on 2024-01-01");
}

TEST(RuleCompleteness, NamesTheUnitsWithoutARegion) {
  Country country;
  EXPECT_EQ(country.judge(rule_of(RuleKind::kCompleteness, "district")).state, RuleState::kHeld);
  const Verdict verdict = country.judge(rule_of(RuleKind::kCompleteness, "team"));
  EXPECT_EQ(verdict.state, RuleState::kBroken);
  EXPECT_THAT(verdict.findings.at(0).units, ElementsAre("B", "C", "D", "E"));
}

TEST(RuleNesting, NamesTheExceptionsWithTheirFigures) {
  Country country;
  EXPECT_EQ(country.judge(rule_of(RuleKind::kNesting, "vr", "unit")).state, RuleState::kHeld);
  const Verdict verdict = country.judge(rule_of(RuleKind::kNesting, "district", "vr"));
  EXPECT_EQ(verdict.state, RuleState::kBroken);
  ASSERT_THAT(verdict.findings, SizeIs(1));
  const RuleFinding& finding = verdict.findings[0];
  EXPECT_EQ(finding.region, "mark");
  EXPECT_THAT(finding.units, ElementsAre("B")) << "C and D have more people";
  EXPECT_EQ(finding.population.at_least, 20);
  EXPECT_DOUBLE_EQ(finding.area, 1e6);
  EXPECT_EQ(finding.text,
            "district De Markiezaten lies in vr Midden- en West-Brabant, but for "
            "Unit B (B) in vr Zeeland");
}

TEST(RuleNesting, IsUndecidedWhereAUnitHasNoRegion) {
  Country country;
  const Verdict verdict = country.judge(rule_of(RuleKind::kNesting, "vr", "team"));
  EXPECT_EQ(verdict.state, RuleState::kUndecided);
  EXPECT_FALSE(verdict.fails());
  EXPECT_THAT(verdict.undecided, SizeIs(2));
}

/// p and q share B, so they are one feature; the rows still tell where A and C lie.
TEST(RuleNesting, LooksIntoRegionsThatCannotBeToldApart) {
  const std::string shared =
      "unit,scheme,region,from,to,part,basis,source\n"
      "A,big,p,,,,source,X\nB,big,p,,,yes,source,X\nB,big,q,,,yes,source,X\nC,big,q,,,,source,X\n"
      "D,big,r,,,,source,X\nE,big,r,,,,source,X\n";
  const auto nesting = [&](const std::string& small) {
    Country country({"AABCDE"}, {1, 1, 1, 1, 1}, shared + small);
    Verdict verdict = country.judge(rule_of(RuleKind::kNesting, "small", "big"));
    verdict.rule = nullptr;  // ends with the country
    return verdict;
  };
  EXPECT_EQ(nesting("A,small,s,,,,source,X\nC,small,t,,,,source,X\n").state, RuleState::kHeld);
  const Verdict cut = nesting("A,small,s,,,,source,X\nC,small,s,,,,source,X\n");
  ASSERT_THAT(cut.findings, SizeIs(1));
  EXPECT_EQ(cut.findings[0].text,
            "small s lies in several of big: Unit A (A) in p; Unit C (C) in q");
  const Verdict blurred = nesting("A,small,s,,,,source,X\nB,small,s,,,,source,X\n");
  EXPECT_EQ(blurred.state, RuleState::kUndecided);
  EXPECT_EQ(blurred.undecided.at(0).text,
            "small s: where limits of big run inside Unit B (B) is not known");
  EXPECT_EQ(blurred.undecided.at(0).kind, DoubtKind::kLimits);
  EXPECT_EQ(blurred.undecided.at(0).other, "big");
  EXPECT_THAT(blurred.undecided.at(0).units, ElementsAre("B"));
  const Verdict joined =
      nesting("C,small,s,,,yes,source,X\nC,small,t,,,yes,source,X\nD,small,t,,,,source,X\n");
  EXPECT_EQ(joined.undecided.at(0).text,
            "small s + t cannot be told apart, and lies in several of big");
}

TEST(RuleNesting, IsJudgedByTheTablesWhereTheLayerLacksUnits) {
  Country part({"ABB"}, {100, 20});
  const Verdict verdict = part.judge(rule_of(RuleKind::kNesting, "district", "vr"));
  ASSERT_THAT(verdict.findings, SizeIs(1)) << "of De Markiezaten the layer has B only";
  EXPECT_EQ(verdict.findings[0].region, "mark");
}

TEST(RuleCongruence, SeesWhatARegionLacksAndWhatItHasBeyond) {
  Country country;
  const Verdict lacks = country.judge(rule_of(RuleKind::kCongruence, "district", "unit"));
  EXPECT_THAT(lacks.findings, SizeIs(3)) << "each lacks the rest of the unit";
  Rule one = rule_of(RuleKind::kCongruence, "district", "vr");
  one.region = "hart";
  EXPECT_THAT(country.judge(one).findings.at(0).units, ElementsAre("C", "D"));
  Country same({"AABCDE"}, {},
               "unit,scheme,region\nA,x,1\nB,x,1\nC,x,2\nA,y,p\nB,y,p\nC,y,q\nD,x,3\nD,y,r\nE,x,3\n"
               "E,y,r\n");
  EXPECT_EQ(same.judge(rule_of(RuleKind::kCongruence, "x", "y")).state, RuleState::kHeld);
}

TEST(RuleContainment, IsExactlyTheRegionsNamed) {
  Country country;
  Rule rule = rule_of(RuleKind::kContainment, "unit", "vr");
  rule.region = "one";
  rule.regions = {"zl", "mwb"};
  EXPECT_EQ(country.judge(rule).state, RuleState::kHeld);
  rule.regions = {"mwb"};
  EXPECT_THAT(country.judge(rule).findings.at(0).units, ElementsAre("A", "B"));
  Rule both = rule_of(RuleKind::kContainment, "district", "vr");
  both.region = "mark";
  both.regions = {"mwb"};
  EXPECT_EQ(country.judge(both).findings.at(0).text,
            "district De Markiezaten lacks Unit E (E), and has also Unit B (B)");
}

TEST(RuleMembership, OfAUnitInARegion) {
  Country country;
  Rule rule = rule_of(RuleKind::kMembership, "district");
  rule.unit = "B";
  rule.region = "mark";
  EXPECT_EQ(country.judge(rule).state, RuleState::kHeld);
  rule.region = "zee";
  EXPECT_EQ(country.judge(rule).findings.at(0).text, "Unit B (B) lies in district De Markiezaten");
  rule.unit = "X";
  EXPECT_EQ(country.judge(rule).findings.at(0).text, "X is no unit on 2024-01-01");
  rule.unit = "B";
  rule.scheme = "team";
  rule.region = "t1";
  EXPECT_EQ(country.judge(rule).findings.at(0).text, "Unit B (B) has no team");
}

TEST(RuleContiguity, ExclavesBreakItAndIslandsDoNot) {
  // mwb has an island of E beyond the water; zl has A once more beside C
  Country island({"AABCDE.E"});
  EXPECT_EQ(island.judge(rule_of(RuleKind::kContiguity, "vr")).state, RuleState::kHeld);
  Country exclave({"AABCAD", "....E."});
  const Verdict verdict = exclave.judge(rule_of(RuleKind::kContiguity, "vr"));
  EXPECT_EQ(verdict.state, RuleState::kBroken);
  ASSERT_FALSE(verdict.findings.empty());
  EXPECT_EQ(verdict.findings.back().text, "vr Zeeland has 1 exclave");
}

TEST(RuleContiguity, OfARegionThatTheLayerHasNotAllOfIsUndecided) {
  Country part({"AAB"}, {1, 2});
  EXPECT_EQ(part.judge(rule_of(RuleKind::kContiguity, "district")).state, RuleState::kUndecided);
}

TEST(RuleSize, OfPeopleAndOfArea) {
  Country country;
  Rule rule = rule_of(RuleKind::kSize, "vr");
  rule.least = 120;
  rule.most = 160;
  EXPECT_EQ(country.judge(rule).state, RuleState::kHeld);
  rule.most = 159;
  EXPECT_EQ(country.judge(rule).findings.at(0).text,
            "vr Midden- en West-Brabant has 160 people, more than 159");
  rule.size_of = SizeOf::kSquareKilometres;
  rule.least = 4;
  EXPECT_THAT(country.judge(rule).findings, SizeIs(2)) << "3 km2 each";
}

TEST(RuleSize, WithUnknownPeopleIsUndecidedUnlessTheKnownAreTooMany) {
  Country country({"AABCDE"}, {100, std::nullopt, 30, 40, 90});
  Rule rule = rule_of(RuleKind::kSize, "vr");
  rule.region = "zl";
  rule.least = 110;
  EXPECT_EQ(country.judge(rule).state, RuleState::kUndecided);
  rule.most = 99;
  rule.least = std::nullopt;
  EXPECT_EQ(country.judge(rule).findings.at(0).text,
            "vr Zeeland has at least 100 people, more than 99");
}

Rule excepted(std::vector<RuleException> exceptions) {
  Rule rule = rule_of(RuleKind::kNesting, "district", "vr");
  rule.exceptions = std::move(exceptions);
  return rule;
}

TEST(RuleExceptions, AreShownAndDoNotFail) {
  Country country;
  for (const auto& units : {std::vector<std::string>{"B"}, std::vector<std::string>{}}) {
    const Verdict verdict = country.judge(excepted({exception("mark", units)}));
    EXPECT_EQ(verdict.state, RuleState::kHeldWithExceptions);
    EXPECT_FALSE(verdict.fails());
    ASSERT_THAT(verdict.findings, SizeIs(1));
    EXPECT_TRUE(verdict.findings[0].known);
    EXPECT_EQ(verdict.findings[0].exception->reason, "known");
  }
}

TEST(RuleExceptions, CoverTheirUnitsOnly) {
  Country country;
  const Verdict verdict = country.judge(excepted({exception("mark", {"C"})}));
  EXPECT_EQ(verdict.state, RuleState::kBroken);
  EXPECT_THAT(verdict.findings.at(0).beyond, ElementsAre("B"));
  Rule congruent = rule_of(RuleKind::kCongruence, "district", "vr");
  congruent.region = "hart";
  congruent.exceptions = {exception("hart", {"C"})};
  const Verdict half = country.judge(congruent);
  EXPECT_TRUE(half.fails());
  EXPECT_THAT(half.findings.at(0).beyond, ElementsAre("D"));
  EXPECT_THAT(half.lapsed, IsEmpty());
  congruent.exceptions.push_back(exception("hart", {"D"}));
  EXPECT_EQ(country.judge(congruent).state, RuleState::kHeldWithExceptions) << "one and one";
}

TEST(RuleExceptions, FailWhenTheyNoLongerOccur) {
  Country country;
  const Verdict gone = country.judge(excepted({exception("mark", {"B"}), exception("zee", {"A"})}));
  EXPECT_TRUE(gone.fails());
  EXPECT_TRUE(gone.findings.at(0).known);
  ASSERT_THAT(gone.lapsed, SizeIs(1));
  EXPECT_EQ(gone.lapsed[0].exception->region, "zee");
  const Verdict half = country.judge(excepted({exception("mark", {"B", "D"})}));
  EXPECT_TRUE(half.fails());
  EXPECT_THAT(half.lapsed.at(0).units, ElementsAre("D"));
}

TEST(RuleExceptions, EndOnTheirDay) {
  Country country;
  const auto until = [&](Date to) {
    return country.judge(excepted({exception("mark", {"B"}, to)})).state;
  };
  EXPECT_EQ(until({2024, 1, 2}), RuleState::kHeldWithExceptions);
  EXPECT_EQ(until({2024, 1, 1}), RuleState::kBroken);
  const Verdict later = country.judge(excepted({exception("zee", {"A"}, {2024, 1, 1})}));
  EXPECT_THAT(later.lapsed, IsEmpty()) << "what has ended need not occur";
}

TEST(RuleVerdicts, OfADayThatTheClaimDoesNotSpeakOfAreNotAsked) {
  Country country;
  Rule rule = rule_of(RuleKind::kCount, "district");
  rule.count = 7;
  rule.validity = {Date{2013, 1, 1}, Date{2024, 1, 1}};
  EXPECT_EQ(country.judge(rule).state, RuleState::kNotAsked);
  EXPECT_EQ(country.judge(rule, {2023, 12, 31}).state, RuleState::kBroken);
}

TEST(RuleVerdicts, ComeWorstFirst) {
  Country country;
  std::vector<Rule> rules;
  const auto add = [&](const char* id, RuleKind kind, const char* scheme, RuleSeverity severity) {
    rules.push_back(rule_of(kind, scheme, "vr"));
    rules.back().id = id;
    rules.back().severity = severity;
  };
  add("held", RuleKind::kCompleteness, "vr", RuleSeverity::kError);
  add("warned", RuleKind::kNesting, "district", RuleSeverity::kWarning);
  add("doubt", RuleKind::kNesting, "unit", RuleSeverity::kWarning);
  add("failed", RuleKind::kCompleteness, "team", RuleSeverity::kError);
  rules[2].scheme = "vr";
  rules[2].other = "team";
  std::vector<std::string> ids;
  for (const Verdict& verdict : country.judge(rules)) ids.push_back(verdict.rule->id);
  EXPECT_THAT(ids, ElementsAre("failed", "warned", "doubt", "held"));
}

TEST(RuleEvidence, CountsRowsThatRestOnTheClaimItself) {
  Country country;
  const RuleEvidence evidence =
      country.judge(rule_of(RuleKind::kCompleteness, "district")).evidence;
  EXPECT_EQ(evidence.rows[static_cast<std::size_t>(Basis::kSource)], 3U);
  EXPECT_EQ(evidence.rows[static_cast<std::size_t>(Basis::kDerived)], 1U);
  EXPECT_EQ(evidence.rows[static_cast<std::size_t>(Basis::kUnverified)], 1U);
  EXPECT_EQ(evidence.circular, 1U) << "A needs the claim; C has a page beside it";
  EXPECT_EQ(evidence.regions, 3U);
  EXPECT_EQ(evidence.shown, 1U) << "zee is circular, hart unverified";
  EXPECT_EQ(evidence.above, "unit");
  EXPECT_THAT(evidence.parents_not_shown, ElementsAre("Eenheid"));
}

/// Zeeland has no row without the claim; but all of police unit 1 lies in zl, so that its
/// districts cannot cut a line. Of unit 2 the same is told by a row that is not verified.
TEST(RuleEvidence, DistrictsOfAParentInOneRegionNestWhateverTheirRowsSay) {
  const std::string all =
      "unit,scheme,region,from,to,basis,source\n"
      "A,vr,zl,,,source,LAW\nB,vr,zl,,,source,LAW\nC,vr,mwb,,,source,LAW\n"
      "D,vr,mwb,,,unverified,GK\nE,vr,mwb,,,source,LAW\n"
      "A,district,zee,,,derived,CLAIM\nB,district,zee,,,derived,CLAIM\n"
      "C,district,mark,,,derived,CLAIM\nD,district,mark,,,source,PAGE\n"
      "E,district,hart,,,source,PAGE\n"
      "A,unit,one,,,source,LAW\nB,unit,one,,,source,LAW\nC,unit,two,,,source,LAW\n"
      "D,unit,two,,,source,LAW\nE,unit,two,,,source,LAW\n";
  Country country({"AABCDE"}, {100, 20, 30, 40, 90}, all,
                  "scheme,code,name,parent,from,to\nunit,one,Eenheid,,,\nunit,two,Andere,,,\n"
                  "district,zee,Zeeland,one,,\ndistrict,mark,De Markiezaten,two,,\n"
                  "district,hart,Hart,two,,\n");
  const RuleEvidence nesting =
      country.judge(rule_of(RuleKind::kNesting, "district", "vr")).evidence;
  EXPECT_EQ(nesting.circular, 3U);
  EXPECT_EQ(nesting.shown, 2U) << "zee by its parent, hart by its row";
  EXPECT_THAT(nesting.parents_shown, ElementsAre("Eenheid"));
  EXPECT_THAT(nesting.parents_not_shown, ElementsAre("Andere"));
  const RuleEvidence complete =
      country.judge(rule_of(RuleKind::kCompleteness, "district")).evidence;
  EXPECT_THAT(complete.parents_shown, IsEmpty())
      << "which district a unit is in is not shown by it";
  const RuleEvidence within =
      country.judge(rule_of(RuleKind::kNesting, "district", "unit")).evidence;
  EXPECT_THAT(within.parents_shown, IsEmpty()) << "nor that its parent is right";
}

/// Units of another day cannot be counted, and may not be there under their code.
TEST(RuleVerdicts, OnUnitsOfAnotherDayAreUndecidedWhereTheUnitsMatter) {
  Country country;
  country.units_day = Date{2020, 1, 1};
  Rule units = rule_of(RuleKind::kUnits, "district");
  units.region = "mark";
  units.count = 8;
  const Verdict counted = country.judge(units);
  EXPECT_EQ(counted.state, RuleState::kUndecided);
  EXPECT_EQ(counted.undecided.at(0).text,
            "the layer has the units of 2020-01-01, and not those of 2024-01-01");
  Rule gone = rule_of(RuleKind::kMembership, "district");
  gone.unit = "X";
  gone.region = "mark";
  EXPECT_EQ(country.judge(gone).state, RuleState::kUndecided);
  EXPECT_EQ(country.judge(excepted({exception("mark", {"B", "X"})})).state,
            RuleState::kHeldWithExceptions);
}

/// Rules name municipalities; here A is drawn as two neighbourhoods and B as one.
class Neighbourhoods {
 public:
  Neighbourhoods() : grid_({"AABCDE"}, {60, 40, 20, 30, 900}) {
    folder_.write("membership.csv",
                  "unit,scheme,region\nGM0001,vr,zl\nGM0002,vr,zl\nGM0003,vr,mwb\n"
                  "GM0001,district,zee\nGM0002,district,mark\nGM0003,district,mark\n");
    tables_ = folder_.load();
    const std::vector<std::string> codes = {"BU00010000", "BU00010001", "BU00020000", "BU00020001",
                                            "BU00030000"};
    for (std::size_t u = 0; u < codes.size(); ++u) grid_.layer().units[u].code = codes[u];
    for (const char* key : {"vr", "district"}) {
      labels_.push_back(std::make_unique<SchemeLabels>(make_labels(tables_, key, codes, kDay)));
    }
  }

  Verdict judge(const Rule& rule) {
    const AuditInput input = grid_.input();
    RuleInput all{input, tables_, kDay, {}, true, {}};
    for (const auto& labels : labels_) all.schemes[labels->scheme] = {labels.get(), nullptr};
    kept_.push_back(std::make_unique<std::vector<Rule>>(1, rule));
    return judge_rules(all, *kept_.back()).front();
  }

 private:
  TableFolder folder_;
  RegionTables tables_;
  GridAudit grid_;
  std::vector<std::unique_ptr<SchemeLabels>> labels_;
  std::vector<std::unique_ptr<std::vector<Rule>>> kept_;
};

TEST(RulesOfNeighbourhoods, SpeakOfTheirMunicipalities) {
  Neighbourhoods country;
  Rule units = rule_of(RuleKind::kUnits, "vr");
  units.region = "zl";
  units.count = 2;
  EXPECT_EQ(country.judge(units).state, RuleState::kHeld) << "four neighbourhoods, two in each";
  units.count = 4;
  EXPECT_EQ(country.judge(units).findings.at(0).text, "vr zl has 2 units, and not 4");
  Rule member = rule_of(RuleKind::kMembership, "district");
  member.unit = "GM0002";
  member.region = "mark";
  EXPECT_EQ(country.judge(member).state, RuleState::kHeld);
  member.region = "zee";
  const Verdict astray = country.judge(member);
  ASSERT_THAT(astray.findings, SizeIs(1));
  EXPECT_EQ(astray.findings[0].text,
            "Unit C (BU00020000), Unit D (BU00020001) lie in district mark");
}

TEST(RulesOfNeighbourhoods, AreExceptedByTheirMunicipality) {
  Neighbourhoods country;
  const Verdict known = country.judge(excepted({exception("mark", {"GM0002"})}));
  ASSERT_THAT(known.findings, SizeIs(1));
  EXPECT_THAT(known.findings[0].units, ElementsAre("BU00020000", "BU00020001"));
  EXPECT_EQ(known.state, RuleState::kHeldWithExceptions);
  const Verdict half = country.judge(excepted({exception("mark", {"BU00020001"})}));
  EXPECT_THAT(half.findings.at(0).beyond, ElementsAre("BU00020000"));
  EXPECT_THAT(half.lapsed, IsEmpty());
  const Verdict gone = country.judge(excepted({exception("mark", {"GM0002", "GM0003"})}));
  EXPECT_THAT(gone.lapsed.at(0).units, ElementsAre("GM0003"));
}

/// A layer says nothing of the area of a unit that it has as a record only.
TEST(RulesOfUnitsWithoutGeometry, AreUndecidedWhereLandMatters) {
  Country country({"AABC.E"});  // D is a unit and has no ring
  Rule size = rule_of(RuleKind::kSize, "vr");
  size.size_of = SizeOf::kSquareKilometres;
  size.region = "mwb";
  size.least = 3;
  const Verdict small = country.judge(size);
  EXPECT_EQ(small.state, RuleState::kUndecided);
  EXPECT_EQ(small.undecided.at(0).text,
            "vr Midden- en West-Brabant: the area is not known of Unit D (D)");
  Rule whole = rule_of(RuleKind::kContiguity, "vr");
  whole.region = "mwb";
  const Verdict exclaves = country.judge(whole);
  EXPECT_EQ(exclaves.state, RuleState::kUndecided);
  EXPECT_EQ(exclaves.undecided.at(0).text,
            "vr Midden- en West-Brabant: the layer has no geometry of Unit D (D)");
}

TEST(RuleExceptions, WithoutARegionAreForAnyThatHasTheirUnits) {
  Country country;
  EXPECT_EQ(country.judge(excepted({exception("", {"B"})})).state, RuleState::kHeldWithExceptions);
  EXPECT_EQ(country.judge(excepted({exception("", {"C"})})).state, RuleState::kBroken);
}

TEST(RuleExceptions, OfAMembershipNameTheRuleRegionOrWhereTheUnitLies) {
  Country country;
  Rule rule = rule_of(RuleKind::kMembership, "district");
  rule.unit = "B";
  rule.region = "zee";
  const auto with = [&](const std::string& region) {
    rule.exceptions = {exception(region, {"B"})};
    return country.judge(rule).state;
  };
  EXPECT_EQ(with("zee"), RuleState::kHeldWithExceptions);
  EXPECT_EQ(with("mark"), RuleState::kHeldWithExceptions);
  EXPECT_EQ(with(""), RuleState::kHeldWithExceptions);
  EXPECT_EQ(with("hart"), RuleState::kBroken);
}

TEST(RuleDays, NeedADay) {
  Rule rule = rule_of(RuleKind::kNesting, "district", "vr");
  RuleSet set{"rules.toml", "", {rule}};
  EXPECT_NO_THROW(check_undated(set));
  set.rules[0].exceptions = {exception("mark", {"B"})};
  set.rules[0].exceptions[0].line = 9;
  const auto message = [&] { return message_of<InputError>([&] { check_undated(set); }); };
  EXPECT_EQ(message(),
            "rules.toml:9: this ends on 2030-01-01, and nothing says the day of the layer; give "
            "--year, or year = in the project");
  set.rules[0].line = 3;
  set.rules[0].validity.from = Date{2013, 1, 1};
  EXPECT_THAT(message(), HasSubstr("rules.toml:3: this begins on 2013-01-01, and"));
}

std::string refusal(Rule rule) {
  const Country country;
  RuleSet set{"rules.toml", "", {std::move(rule)}};
  set.rules[0].line = 7;
  return message_of<InputError>([&] { resolve_names(set, country.tables()); });
}

TEST(RuleNames, AreFoundByCodeAndByName) {
  const Country country;
  Rule rule = rule_of(RuleKind::kMembership, "district");
  rule.unit = "tholen";
  rule.region = "De Markiezaten";
  rule.exceptions = {exception("Hart", {"Tholen"})};
  RuleSet set{"rules.toml", "", {rule}};
  resolve_names(set, country.tables());
  EXPECT_EQ(set.rules[0].unit, "B");
  EXPECT_EQ(set.rules[0].region, "mark");
  EXPECT_EQ(set.rules[0].exceptions[0].region, "hart");
  EXPECT_THAT(set.rules[0].exceptions[0].units, ElementsAre("B"));
}

TEST(RuleNames, ThatNobodyHasAreRefusedWithTheLine) {
  Rule rule = rule_of(RuleKind::kMembership, "district");
  rule.unit = "Urk";
  EXPECT_THAT(refusal(rule), HasSubstr("rules.toml:7: 'Urk' is no unit; there are Anna (A)"));
  rule.unit = "B";
  rule.region = "mwb";
  EXPECT_THAT(refusal(rule), HasSubstr("'mwb' is no region of district"));
  EXPECT_THAT(refusal(rule_of(RuleKind::kCompleteness, "no")),
              HasSubstr("no scheme 'no'; there are vr, district, unit, team"));
}

TEST(RuleNames, OfExceptionsThatCouldNeverOccurAreRefused) {
  Rule member = rule_of(RuleKind::kMembership, "district");
  member.unit = "B";
  member.region = "mark";
  member.exceptions = {exception("", {"C"})};
  member.exceptions[0].line = 8;
  EXPECT_EQ(refusal(member),
            "rules.toml:8: the exception is for 'C', and the rule speaks of 'B' only; name that, "
            "or take the exception out");
  Rule units = rule_of(RuleKind::kUnits, "district");
  units.region = "mark";
  units.exceptions = {exception("hart", {})};
  EXPECT_THAT(refusal(units), HasSubstr("is for 'hart', and the rule speaks of 'mark' only"));
}

}  // namespace
}  // namespace grens
