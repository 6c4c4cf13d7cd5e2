// audit.html: what stands in it is text and never markup, its policy lets nothing else run, its
// words are there in both languages, and its map is the coverage.
#include "report/audit_html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "audit/grid_audit.hpp"
#include "coverage/dissolve.hpp"
#include "report/audit_html_parts.hpp"
#include "report/html_text.hpp"
#include "report/page_files.hpp"
#include "report/region_words.hpp"

namespace grens {
namespace {

using testing::GridAudit;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kHostile = "</script><script>alert('x')</script>\"onload=\"alert(1)&amp;";

/// Four squares; two schemes that cut across each other; a broken rule. `name` is put wherever text
/// of a file can come from.
struct Told {
  explicit Told(const std::string& name) : name_(name) {
    for (Unit& unit : grid.layer().units) unit.name = name;
    districts = grid.scheme("district", {name, name, "b", "b"});
    regions = grid.scheme("vr", {"x", "y", "y", "y"});
    districts.regions[0].composite = true;
    rule.id = name;
    rule.kind = RuleKind::kNesting;
    rule.claim = name;
    rule.sources = {name};
    rule.evidence = name;
    rule.scheme = "district";
    rule.other = "vr";
    exception.reason = name;
    exception.source = name;
    exception.region = name;
    exception.validity.to = Date{2030, 1, 1};
    RuleFinding finding;
    finding.region = name;
    finding.region_name = name;
    finding.units = {"A", name};
    finding.text = name;
    finding.exception = &exception;
    finding.population.add("A", 25527);
    Verdict verdict;
    verdict.rule = &rule;
    verdict.state = RuleState::kBroken;
    verdict.findings = {finding};
    verdict.lapsed = {{&exception, {name}}};
    RuleDoubt doubt;
    doubt.kind = DoubtKind::kLimits;
    doubt.region = name;
    doubt.other = "vr";
    doubt.units = {"A", name};
    doubt.text = name;
    verdict.undecided = {doubt};
    verdict.evidence.rows = {4, 0, 2, 0, 0};
    verdict.evidence.circular = 2;
    verdict.evidence.regions = 2;
    verdict.evidence.shown = 1;
    verdict.evidence.parents_shown = {name};
    verdicts = {verdict};
    for (const SchemeLabels* labels : {&districts, &regions}) {
      const Dissolved land = dissolve(grid.coverage(), labels->region, labels->regions.size());
      measures.push_back(measure_regions(grid.input(), *labels, land));
      written.emplace_back(labels->regions.size(), WrittenMeasures{2e6, 6000, 1});
      compactness.emplace_back(labels->regions.size());
    }
    lonlat = grid.coverage().points;
    for (Point& p : lonlat) p = {4 + p.x / 1e6, 52 + p.y / 1e6};
  }

  AuditReport report() const {
    AuditedLayer layer;
    layer.unknown_codes = {name_};
    layer.missing_units = {name_};
    return {name_,
            grid.input(),
            Date{2024, 1, 1},
            layer,
            rules,
            verdicts,
            {{districts, measures[0], written[0], compactness[0]},
             {regions, measures[1], written[1], compactness[1]}},
            {{districts, regions, compare_divisions(districts.region, regions.region), {}, {}}},
            {"town", "towns"},
            provenance()};
  }
  nlohmann::ordered_json provenance() const {
    nlohmann::ordered_json json;
    json["generator"] = name_;
    json["inputs"][0]["files"][0]["name"] = name_;
    return json;
  }
  std::string html(const std::string& lang = "en") const {
    const AuditReport told = report();
    return audit_html({told, lang, {name_, "Regions"}, name_, name_, grid.coverage(), lonlat});
  }

  GridAudit grid{{"AB", "CD"}, {{100, 200, 300, 400}}};
  SchemeLabels districts;
  SchemeLabels regions;
  std::vector<SchemeMeasures> measures;
  std::vector<std::vector<WrittenMeasures>> written;
  std::vector<std::vector<Compactness>> compactness;
  Rule rule;
  RuleException exception;
  RuleSet rules;
  std::vector<Verdict> verdicts;
  std::vector<Point> lonlat;

 private:
  std::string name_;
};

/// The contents of all elements that start like that.
std::vector<std::string> contents(const std::string& html, const std::string& start,
                                  const std::string& end) {
  std::vector<std::string> found;
  for (std::size_t at = html.find(start); at != std::string::npos; at = html.find(start, at)) {
    at += start.size();
    found.push_back(html.substr(at, html.find(end, at) - at));
  }
  return found;
}

/// What is no script, no style and no data.
std::string markup_of(std::string html) {
  for (const auto& [start, end] : {std::pair{"<script", "</script>"}, {"<style", "</style>"}}) {
    for (std::size_t at = html.find(start); at != std::string::npos; at = html.find(start, at)) {
      html.erase(at, html.find(end, at) + std::string_view(end).size() - at);
    }
  }
  return html;
}

nlohmann::json data_of(const std::string& html) {
  const auto found = contents(html, "<script type=\"application/json\" id=\"data\">", "</script>");
  return found.size() == 1 ? nlohmann::json::parse(found[0]) : nlohmann::json();
}

TEST(HtmlText, EscapesMarkupQuotesAndControls) {
  EXPECT_EQ(html_text("<b a=\"1\" c='2'>&amp;\x01\x7f é"),
            "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;   é");
}

TEST(HtmlText, JsonInAScriptCannotEndIt) {
  const nlohmann::ordered_json json = {{"</script>", "<!--&\u2028\u2029 \xff"}};
  EXPECT_EQ(script_json("a\u202eb"), "\"ab\"");
  EXPECT_EQ(html_text("a\u202eb"), "ab");
  const std::string text = script_json(json);
  EXPECT_EQ(text.find_first_of("<>&"), std::string::npos);
  EXPECT_EQ(text.find("\u2028"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(text),
            nlohmann::json({{"</script>", "<!--&\u2028\u2029 \uFFFD"}}));
}

TEST(HtmlText, HashesAsPoliciesWriteThem) {
  EXPECT_EQ(policy_hash("abc"), "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
}

TEST(HtmlText, FillsEachPlaceOnce) {
  const auto twice = [](std::string_view name) { return "{{" + std::string(name) + "}}"; };
  EXPECT_EQ(fill_page("a {{b}} c{{d}}", twice), "a {{b}} c{{d}}");
  EXPECT_THROW(fill_page("a {{b", twice), std::invalid_argument);
}

TEST(PageWords, WriteNumbersAsTheLanguageDoes) {
  const PageWords dutch("nl");
  const PageWords english("en");
  EXPECT_EQ(dutch.count(std::int64_t{25408}), "25.408");
  EXPECT_EQ(english.count(std::int64_t{25408}), "25,408");
  EXPECT_EQ(dutch.number(1234.56, 1), "1.234,6");
  EXPECT_EQ(dutch.day({2015, 3, 1}), "1 maart 2015");
  EXPECT_EQ(english.day({2015, 12, 31}), "31 December 2015");
  EXPECT_EQ(dutch.people({}), "onbekend") << "unknown, and never 0";
  EXPECT_EQ(english.say("part-of", {"{1}", "b"}), "{1} of b");
  EXPECT_THROW(PageWords("fr"), std::invalid_argument);
}

TEST(PageWords, HaveEveryWordThatThePageAsksFor) {
  const PageWords words("nl");
  std::string asked(page_file("audit.html"));
  const std::regex in_page("\\{\\{=([a-z0-9-]+)\\}\\}");
  const std::regex in_script("say\\(\\s*\"([a-z0-9-]+)\"");
  std::set<std::string> keys;
  const auto collect = [&](const std::string& text, const std::regex& pattern) {
    for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) {
      keys.insert((*it)[1]);
    }
  };
  collect(asked, in_page);
  for (const char* script : {"data.js", "small_map.js", "map.js", "tables.js", "search.js"}) {
    collect(std::string(page_file(script)), in_script);
  }
  EXPECT_GT(keys.size(), 30U);
  for (const std::string& key : keys) EXPECT_NO_THROW(words.word(key)) << key;
}

TEST(AuditHtml, TextOfFilesIsNoMarkup) {
  const Told told(kHostile);
  for (const char* lang : {"en", "nl"}) {
    const std::string html = told.html(lang);
    EXPECT_EQ(contents(html, "<script", "</script>").size(), 3U) << "data, Leaflet, our own";
    EXPECT_EQ(html.find("<script>alert"), std::string::npos);
    EXPECT_EQ(html.find("\"onload=\""), std::string::npos);
    EXPECT_THAT(html, HasSubstr("<h1>&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)"));
    EXPECT_EQ(data_of(html)["units"]["name"][0], kHostile);
    EXPECT_EQ(data_of(html)["schemes"][0]["regions"][0]["name"], kHostile);
  }
}

TEST(AuditHtml, ThePolicyNamesEachScriptAndStyleAndNothingElse) {
  const std::string html = Told("Tholen").html();
  const std::string policy =
      contents(html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"").at(0);
  EXPECT_THAT(policy, HasSubstr("default-src 'none';"));
  EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
  const auto scripts = contents(html, "<script>", "</script>");
  const auto styles = contents(html, "<style>", "</style>");
  EXPECT_EQ(scripts.size(), 2U);
  EXPECT_EQ(styles.size(), 2U);
  std::size_t hashes = 0;
  for (const auto& some : {scripts, styles}) {
    for (const std::string& text : some) EXPECT_THAT(policy, HasSubstr(policy_hash(text)));
    hashes += some.size();
  }
  EXPECT_EQ(contents(policy, "'sha256-", "'").size(), hashes);
}

TEST(AuditHtml, HasNothingThatThePolicyWouldStop) {
  const std::string markup = markup_of(Told("Tholen").html());
  EXPECT_EQ(markup.find(" style=\""), std::string::npos);
  EXPECT_FALSE(std::regex_search(markup, std::regex(" on[a-z]+=\"")));
  EXPECT_EQ(contents(markup, " src=\"", "\"").size(), 0U);
  for (const std::string& link : contents(markup, " href=\"", "\"")) {
    EXPECT_TRUE(link.starts_with("#") || link.starts_with("data:")) << link;
  }
  EXPECT_THAT(std::string(page_file("leaflet.css")), Not(HasSubstr("url(")));
}

TEST(AuditHtml, SaysTheVerdictFirstAndEachFindingWithItsFigures) {
  const Told told("Tholen");
  const std::string english = told.html("en");
  EXPECT_LT(english.find("The audit fails"), english.find("<nav"));
  EXPECT_THAT(english, HasSubstr("<dt>People</dt><dd>25,527</dd>"));
  EXPECT_THAT(english, HasSubstr("<dd>Tholen (A), Tholen</dd>"));
  EXPECT_THAT(english, HasSubstr("data-scheme=\"district\" data-other=\"vr\" "
                                 "data-region=\"Tholen\" data-units=\"A Tholen\""));
  const std::string dutch = told.html("nl");
  EXPECT_THAT(dutch, HasSubstr("<html lang=\"nl\">"));
  EXPECT_THAT(dutch, HasSubstr("De audit is niet in orde"));
  EXPECT_THAT(dutch, HasSubstr("<dt>Inwoners</dt><dd>25.527</dd>"));
  EXPECT_THAT(dutch, HasSubstr("aanvaard tot 1 januari 2030: Tholen (Tholen)"));
  EXPECT_THAT(
      dutch,
      HasSubstr("<li><p>District-regio Tholen: waar grenzen van Regions in Tholen (A), Tholen "
                "lopen is niet bekend.</p></li>"));
}

TEST(AuditHtml, DoesNotPassWhatCannotBeTold) {
  Told told("Tholen");
  told.verdicts[0].state = RuleState::kUndecided;
  const std::string page = told.html("nl");
  EXPECT_THAT(page, HasSubstr("Geen regel is geschonden; niet te beoordelen: 1 van 1"));
  EXPECT_THAT(page, HasSubstr("<section class=\"verdict undecided\""));
}

TEST(AuditHtml, HasTheReasonInItsOwnLanguage) {
  Told told("Tholen");
  told.exception.reasons = {{"nl", "oude gewoonte"}, {"en", "an old habit"}};
  EXPECT_THAT(told.html("nl"), HasSubstr("aanvaard tot 1 januari 2030: oude gewoonte"));
  told.exception.reasons.erase("nl");
  EXPECT_THAT(told.html("nl"), HasSubstr("aanvaard tot 1 januari 2030: Tholen"));
}

/// The sentence of a rule on d (A, B) and b (C, D), which x (A) and y (B, C, D) cut across.
std::string sentence(const Rule& rule, const RuleFinding& finding, const char* lang = "en") {
  const Told told("d");
  Verdict verdict;
  verdict.rule = &rule;
  verdict.evidence.regions = 2;
  const AuditReport report = told.report();
  const AuditPage page{report,     lang, {"Districts", "Regions"}, "", "", told.grid.coverage(),
                       told.lonlat};
  const UnitNames names = {{"A", "Aa"}, {"B", "Be"}, {"C", "Ce"}};
  return finding_sentence(page, verdict, finding, names, PageWords(lang));
}

TEST(FindingSentence, SaysEachKindFromWhatItIsAbout) {
  Rule rule;
  rule.scheme = "district";
  rule.other = "vr";
  rule.count = 3;
  RuleFinding finding;
  rule.kind = RuleKind::kCount;
  EXPECT_EQ(sentence(rule, finding), "Districts: 2 in the tables, and not 3.");
  finding.region = "d";
  rule.kind = RuleKind::kUnits;
  EXPECT_EQ(sentence(rule, finding), "District region d has 2 units, and not 3.");
  rule.kind = RuleKind::kContiguity;
  EXPECT_EQ(sentence(rule, finding), "District region d has exclaves: 0.");
  rule.kind = RuleKind::kSize;
  rule.most = 200;
  EXPECT_EQ(sentence(rule, finding), "District region d has 300 people (allowed: up to 200).");
  finding.units = {"A"};
  rule.kind = RuleKind::kNesting;
  const std::string nesting =
      "District region d lies in vr region y, but for Aa (A) in vr region x.";
  EXPECT_EQ(sentence(rule, finding), nesting);
  EXPECT_EQ(sentence(rule, finding, "nl"),
            "District-regio d ligt in vr-regio y, behalve Aa (A) in vr-regio x.");
  rule.kind = RuleKind::kCongruence;
  EXPECT_EQ(sentence(rule, finding), nesting);
  finding.units = {"C"};
  EXPECT_EQ(sentence(rule, finding), "District region d lacks Ce (C).");
  rule.kind = RuleKind::kContainment;
  finding.units = {"A", "C"};
  EXPECT_EQ(sentence(rule, finding),
            "District region d lacks Ce (C). District region d also has Aa (A).");
  rule.kind = RuleKind::kMembership;
  finding.units = {"A"};
  EXPECT_EQ(sentence(rule, finding), "Aa (A) lies in district region d.");
  finding.region.clear();
  EXPECT_EQ(sentence(rule, finding), "Aa (A) has no region.");
  rule.kind = RuleKind::kCompleteness;
  EXPECT_EQ(sentence(rule, finding), "Without a region: 1 unit.");
}

TEST(FindingSentence, KeepsTheWordsOfTheReportWhereTheLayerLacksTheRegion) {
  Rule rule;
  rule.scheme = "district";
  rule.kind = RuleKind::kNesting;
  RuleFinding finding;
  finding.region = "elsewhere";
  finding.units = {"Z"};
  finding.text = "elsewhere lies elsewhere";
  EXPECT_EQ(sentence(rule, finding), "elsewhere lies elsewhere.");
}

TEST(RegionWords, SayWhatARegionIsOnce) {
  const PageWords dutch("nl");
  const PageWords english("en");
  EXPECT_EQ(noun_and_name(dutch, "politie_district", "Zeeland"), "politiedistrict Zeeland");
  EXPECT_EQ(noun_and_name(english, "politie_district", "Zeeland"), "police district Zeeland");
  EXPECT_EQ(noun_and_name(dutch, "veiligheidsregio", "Fryslân, Zeeland", true),
            "veiligheidsregio's Fryslân, Zeeland");
  EXPECT_EQ(noun_and_name(dutch, "riec", "RIEC Limburg"), "RIEC Limburg");
  EXPECT_EQ(noun_and_name(dutch, "veiligheidshuis_model", "Veiligheidshuis Breda"),
            "gemodelleerd Veiligheidshuis Breda");
  EXPECT_EQ(noun_and_name(dutch, "vr+riec", "x"), "vr-regio + RIEC x");
  EXPECT_EQ(noun_and_name(english, "{0}", "{1}"), "{0} region {1}");
  EXPECT_EQ(noun_and_name(english, "", "x"), "x");
  EXPECT_EQ(noun_and_name(english, "vr", ""), "");
}

/// The eighth cell of the table of pairs: what lies outside main pieces.
std::string outside_main_of(const Told& told, const SchemeLabels& a, const SchemeLabels& b) {
  AuditReport report = told.report();
  WeightedSimilarity weighted;
  weighted.outside_main_a = 0.25;
  weighted.outside_main_b = 0.5;
  report.pairs.clear();
  report.pairs.push_back({a, b, compare_divisions(a.region, b.region), weighted, {}});
  const AuditPage page{report, "en", {"D", "R"}, "", "", told.grid.coverage(), told.lonlat};
  const std::string html = schemes_html(page, PageWords("en"));
  const std::string rows = html.substr(html.find("<table class=\"sorts\">"));
  return contents(rows, "<td class=\"number\" ", "</td>").at(5);
}

TEST(AuditHtml, TheTableOfPairsTellsTheFinerScheme) {
  Told told("d");
  const SchemeLabels fine = told.grid.scheme("fine", {"1", "2", "3", "3"});
  EXPECT_THAT(outside_main_of(told, told.districts, told.regions), HasSubstr(">25.00"))
      << "of two that are as fine the first";
  EXPECT_THAT(outside_main_of(told, fine, told.regions), HasSubstr(">25.00"));
  EXPECT_THAT(outside_main_of(told, told.regions, fine), HasSubstr(">50.00"));
}

TEST(AuditHtml, TheMatrixCountsDividedRegionsAndCases) {
  const std::string html = Told("d").html();
  // d (A, B) lies in x (A) and y (B, C, D), b (C, D) in y: only d and y cut across each other.
  EXPECT_THAT(html, HasSubstr("<td class=\"split\"><a href=\"#map\" data-compare=\"district vr\" "
                              "aria-label=\"1 of 2 d lie in several Regions; 1 cross-border "
                              "case\">1<span class=\"told\">1 cross-border case</span></a>"));
  EXPECT_THAT(html, HasSubstr("data-compare=\"vr district\" aria-label=\"1 of 2 Regions lie in "
                              "several d; 1 cross-border case\">1<"));
}

TEST(AuditHtml, ItsMapIsTheCoverage) {
  const Told told("d");
  const nlohmann::json data = data_of(told.html());
  const Coverage& coverage = told.grid.coverage();
  ASSERT_EQ(data["map"]["arcs"].size(), coverage.arcs.size());
  const double step = data["map"]["step"];
  for (std::size_t a = 0; a < coverage.arcs.size(); ++a) {
    const Arc& arc = coverage.arcs[a];
    EXPECT_EQ(data["map"]["left"][a], std::max(arc.left, -1));
    EXPECT_EQ(data["map"]["right"][a], std::max(arc.right, -1));
    double x = data["map"]["origin"][0];
    double y = data["map"]["origin"][1];
    const nlohmann::json& deltas = data["map"]["arcs"][a];
    ASSERT_EQ(deltas.size(), 2 * arc.count);
    for (std::uint32_t i = 0; i < arc.count; ++i) {
      x += step * deltas[2 * i].get<double>();
      y += step * deltas[2 * i + 1].get<double>();
      EXPECT_NEAR(x, told.lonlat[arc.first + i].x, step);
      EXPECT_NEAR(y, told.lonlat[arc.first + i].y, step);
    }
  }
  EXPECT_EQ(data["first"], nlohmann::json({"district", "vr"}));
}

TEST(AuditHtml, TheSameReportGivesTheSameBytes) {
  const Told told("Tholen");
  EXPECT_EQ(told.html(), told.html());
}

TEST(AuditHtml, ALayerWithoutLandHasAPageToo) {
  const Told told("Tholen");
  const AuditReport report = told.report();
  const Coverage none;
  const std::string html = audit_html({report, "en", {"a", "b"}, "", "", none, {}});
  EXPECT_THAT(data_of(html)["map"]["arcs"], IsEmpty());
}

}  // namespace
}  // namespace grens
