// Each kind names the keys it takes, so that a key of another kind is refused and none is missed.
#include "job/rules_file.hpp"

#include <fmt/format.h>

#include <limits>
#include <set>

#include "base/sha256.hpp"
#include "job/toml_section.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::int64_t kMostCount = std::numeric_limits<std::int64_t>::max() / 2;
constexpr double kMostMetres = 1e6;

/// Days on which something holds; `to` is later than `from`.
Validity days_of(const TomlSection& section) {
  const Validity days{section.date("from"), section.date("to")};
  if (days.from && days.to && *days.to <= *days.from) {
    throw section.error("to",
                        "'to' has to be later than 'from'; it is the first day on which this "
                        "no longer holds");
  }
  return days;
}

/// A text for all, or one for each language, of a key that is there.
void read_told(const TomlSection& section, std::string_view key, std::string& text,
               std::map<std::string, std::string>& texts) {
  if (!section.is_section(key)) {
    text = *section.text(key);
    return;
  }
  const TomlSection told = *section.section(key);
  told.allow({"nl", "en"});
  if (told.keys().empty()) throw section.error(key, "is empty; add a text: en or nl");
  for (const std::string& lang : told.keys()) texts[lang] = *told.text(lang);
  const auto english = texts.find("en");
  text = english != texts.end() ? english->second : texts.begin()->second;
}

/// A list that names something, if the key is there.
std::vector<std::string> names_of(const TomlSection& section, std::string_view key) {
  auto names = section.texts(key);
  if (!names) return {};
  if (names->empty()) {
    throw section.error(key, fmt::format("'{}' names none; name those that are meant{}", key,
                                         key == "units" ? ", or leave it out for all" : ""));
  }
  return *std::move(names);
}

/// Refuses what no finding of this kind of rule has, so that the exception never occurred, and an
/// exception that would take whatever breaks a rule about many regions.
void check_exception(const TomlSection& section, const Rule& rule, const RuleException& exception) {
  using enum RuleKind;
  const RuleKind kind = rule.kind;
  const bool has_region = kind != kCount && kind != kCompleteness;
  const bool has_units =
      has_region ? kind != kUnits && kind != kContiguity && kind != kSize && kind != kAgreement
                 : kind == kCompleteness;
  const auto refuse = [&](std::string_view key) {
    throw section.error(key, fmt::format("what breaks a rule of kind {} names no {}; leave '{}' "
                                         "out of its exceptions",
                                         to_string(kind), key, key));
  };
  if (!has_region && !exception.region.empty()) refuse("region");
  if (!has_units && !exception.units.empty()) refuse("units");
  if (has_region && rule.region.empty() && exception.region.empty() && exception.units.empty()) {
    throw section.error("reason", fmt::format("the exception names no region{}, and would take "
                                              "whatever breaks the rule; add {}",
                                              has_units ? " and no units" : "",
                                              has_units ? "'region' or 'units'" : "'region'"));
  }
}

RuleException read_exception(const TomlSection& section, const Rule& rule) {
  section.allow({"region", "units", "reason", "source", "from", "to"});
  section.require("to");
  section.require("reason");
  RuleException exception;
  read_told(section, "reason", exception.reason, exception.reasons);
  exception.line = section.line("reason");
  exception.region = section.text("region").value_or("");
  exception.units = names_of(section, "units");
  check_exception(section, rule, exception);
  exception.source = section.text("source").value_or("");
  exception.validity = days_of(section);
  return exception;
}

/// The keys of one kind of rule, beside those that every rule has.
class KindReader {
 public:
  /// `folder`: where relative paths start.
  KindReader(const TomlSection& section, const std::filesystem::path& folder, Rule& rule)
      : section_(section), folder_(folder), rule_(rule) {}

  void read() {
    switch (rule_.kind) {
      case RuleKind::kCount:
        return read_count();
      case RuleKind::kUnits:
        allow({"scheme", "region", "count"});
        need("scheme", rule_.scheme);
        need("region", rule_.region);
        return number();
      case RuleKind::kCompleteness:
        allow({"scheme"});
        return need("scheme", rule_.scheme);
      case RuleKind::kNesting:
        allow({"scheme", "within", "region"});
        return read_pair("within");
      case RuleKind::kCongruence:
        allow({"scheme", "equals", "region"});
        return read_pair("equals");
      case RuleKind::kContainment:
        allow({"scheme", "region", "consists_of", "regions"});
        section_.require("region");
        section_.require("regions");
        rule_.regions = names_of(section_, "regions");
        return read_pair("consists_of");
      case RuleKind::kMembership:
        allow({"unit", "scheme", "region"});
        need("unit", rule_.unit);
        need("scheme", rule_.scheme);
        return need("region", rule_.region);
      case RuleKind::kContiguity:
        allow({"scheme", "region"});
        rule_.region = section_.text("region").value_or("");
        return need("scheme", rule_.scheme);
      case RuleKind::kSize:
        return read_size();
      case RuleKind::kAgreement:
        return read_agreement();
      case RuleKind::kUnchanged:
        allow({"scheme", "region", "since"});
        rule_.region = section_.text("region").value_or("");
        section_.require("since");
        rule_.since = section_.date_or_year("since");
        return need("scheme", rule_.scheme);
    }
  }

 private:
  void allow(std::vector<std::string_view> own) const {
    own.insert(own.end(), {"id", "kind", "severity", "claim", "source", "evidence", "from", "to",
                           "exception"});
    section_.allow(own);
  }
  void need(std::string_view key, std::string& value) const {
    section_.require(key);
    value = *section_.text(key);
  }
  void number() const {
    section_.require("count");
    rule_.count = static_cast<std::size_t>(*section_.integer("count", 0, kMostCount));
  }
  /// The two schemes, and the region if one is named.
  void read_pair(std::string_view other) const {
    need("scheme", rule_.scheme);
    need(other, rule_.other);
    rule_.region = section_.text("region").value_or("");
    if (rule_.other == rule_.scheme) {
      throw section_.error(other,
                           fmt::format("'{}' is the rule's own scheme; name another", other));
    }
  }
  void read_count() const {
    allow({"scheme", "count", "in", "region"});
    number();
    if (section_.text("in") || section_.text("region")) {
      section_.require("region");
      return read_pair("in");
    }
    need("scheme", rule_.scheme);
  }
  void read_size() const {
    allow({"scheme", "region", "of", "least", "most"});
    need("scheme", rule_.scheme);
    rule_.region = section_.text("region").value_or("");
    section_.require("of");
    const bool people = *section_.word("of", {"people", "km2"}) == "people";
    rule_.size_of = people ? SizeOf::kPeople : SizeOf::kSquareKilometres;
    rule_.least = section_.integer("least", 0, kMostCount);
    rule_.most = section_.integer("most", 0, kMostCount);
    if (!rule_.least && !rule_.most) section_.require("least");
    if (rule_.least && rule_.most && *rule_.most < *rule_.least) {
      throw section_.error("most", "'most' is less than 'least'; exchange them");
    }
  }

  void read_agreement() const {
    allow({"scheme", "region", "layer", "layer_name", "column", "metres"});
    need("scheme", rule_.scheme);
    rule_.region = section_.text("region").value_or("");
    need("layer", rule_.layer);
    rule_.layer = (folder_ / rule_.layer).string();
    rule_.layer_name = section_.text("layer_name").value_or("");
    rule_.column = section_.text("column").value_or("");
    section_.require("metres");
    rule_.metres = *section_.number("metres", 0, kMostMetres);
  }

  const TomlSection& section_;
  const std::filesystem::path& folder_;
  Rule& rule_;
};

RuleKind kind_of(const TomlSection& section) {
  section.require("kind");
  const std::string word = *section.text("kind");
  if (const auto kind = parse_rule_kind(word)) return *kind;
  throw section.error("kind",
                      fmt::format("{} is no kind of rule; there are count, units, completeness, "
                                  "nesting, congruence, containment, membership, contiguity, "
                                  "size, agreement and unchanged",
                                  in_quotes(word)));
}

/// What has to be unchanged since a day is claimed of that day and later ones.
void read_days(const TomlSection& section, Rule& rule) {
  rule.validity = days_of(section);
  if (!rule.since) return;
  if (rule.validity.from && *rule.validity.from < *rule.since) {
    throw section.error("from", "'from' is earlier than 'since'; leave it out, or make it later");
  }
  if (rule.validity.to && *rule.validity.to <= *rule.since) {
    throw section.error("to", "'to' has to be later than 'since'");
  }
  if (!rule.validity.from) rule.validity.from = rule.since;
}

Rule read_rule(const TomlSection& section, const std::filesystem::path& folder) {
  section.require("id");
  section.require("claim");
  Rule rule;
  rule.id = *section.text("id");
  rule.line = section.line("id");
  rule.kind = kind_of(section);
  KindReader(section, folder, rule).read();
  if (section.word("severity", {"error", "warning"}) == "warning") {
    rule.severity = RuleSeverity::kWarning;
  }
  rule.claim = *section.text("claim");
  rule.sources = section.texts("source").value_or(std::vector<std::string>{});
  if (section.has("evidence")) read_told(section, "evidence", rule.evidence, rule.evidences);
  read_days(section, rule);
  for (const TomlSection& exception : section.sections("exception")) {
    rule.exceptions.push_back(read_exception(exception, rule));
  }
  return rule;
}

}  // namespace

RuleSet read_rules(const std::filesystem::path& path) {
  RuleSet set;
  set.file = path.string();
  const std::string text = read_text_file(set.file);
  set.sha256 = sha256_text(text);
  const toml::table table = parse_toml(text, set.file);
  const TomlSection top(table, "", set.file);
  top.allow({"rule"});
  std::set<std::string> ids;
  for (const TomlSection& section : top.sections("rule")) {
    set.rules.push_back(read_rule(section, path.parent_path()));
    if (ids.insert(set.rules.back().id).second) continue;
    throw section.error("id", fmt::format("the rule {} is there twice; give one another id",
                                          in_quotes(set.rules.back().id)));
  }
  if (set.rules.empty()) {
    throw error_at(set.file, 1, "holds no [[rule]]; add one, or leave the file out");
  }
  return set;
}

}  // namespace grens
