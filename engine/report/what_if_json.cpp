// Objects are filled key by key in the order in which they are written; so are rows of the table.
#include <fmt/format.h>

#include <set>
#include <string_view>

#include "regions/csv.hpp"
#include "report/audit_report.hpp"
#include "report/figures.hpp"
#include "report/people_json.hpp"
#include "report/what_if_report.hpp"

namespace grens {
namespace {

using Json = nlohmann::ordered_json;

template <class T, class Make>
Json or_null(const std::optional<T>& value, Make make) {
  return value ? Json(make(*value)) : Json(nullptr);
}

Json rounded(double share) { return share_number(share, 1); }

Json code_names(const std::vector<CodeName>& list) {
  Json json = Json::array();
  for (const CodeName& one : list) json.push_back({{"code", one.code}, {"name", one.name}});
  return json;
}

Json proposal_json(const Proposal& proposal) {
  Json json;
  json["file"] = source_of(proposal);
  json["sha256"] = proposal.sha256;
  json["new_units"] = code_names(proposal.new_units);
  json["new_regions"] = Json::array();
  for (const ProposedRegion& fresh : proposal.new_regions) {
    json["new_regions"].push_back(
        {{"scheme", fresh.scheme}, {"code", fresh.region.code}, {"name", fresh.region.name}});
  }
  json["merges"] = Json::array();
  for (const ProposedMerge& merge : proposal.merges) {
    json["merges"].push_back({{"unit", merge.unit.code},
                              {"name", merge.unit.name},
                              {"into", merge.into.code},
                              {"into_name", merge.into.name}});
  }
  json["moves"] = Json::array();
  for (const ProposedMove& move : proposal.moves) {
    json["moves"].push_back({{"unit", move.unit.code},
                             {"name", move.unit.name},
                             {"scheme", move.scheme},
                             {"from", code_names(move.from)},
                             {"to", move.to.code},
                             {"to_name", move.to.name}});
  }
  return json;
}

Json rule_json(const RuleChange& change) {
  Json json;
  json["id"] = change.after->rule->id;
  json["direction"] = to_string(change.direction);
  json["before"] = to_string(change.before->state);
  json["after"] = to_string(change.after->state);
  json["new_findings"] = Json::array();
  for (const RuleFinding* finding : change.fresh) json["new_findings"].push_back(finding->text);
  json["new_doubts"] = Json::array();
  for (const RuleDoubt* doubt : change.new_doubts) json["new_doubts"].push_back(doubt->text);
  json["needless_exceptions"] = Json::array();
  for (const NeedlessException& one : change.needless) {
    const std::string& region = change.before->rule->exceptions[one.exception].region;
    json["needless_exceptions"].push_back(
        {{"region", region.empty() ? Json(nullptr) : Json(region)}, {"units", one.units}});
  }
  return json;
}

Json case_side(const CaseFigures& figures) {
  Json json;
  json["units"] = figures.units;
  json["area_km2"] = km2_number(figures.area);
  put_people(json, figures.population);
  json["cut_km"] = km_number(figures.cut);
  return json;
}

Json numbers_json(const PairNumbers& numbers) {
  Json json;
  json["cases"] = numbers.cases;
  json["split_a"] = numbers.split_a;
  json["split_b"] = numbers.split_b;
  json["cut_a_km"] = km_number(numbers.cut_a);
  json["cut_b_km"] = km_number(numbers.cut_b);
  json["rand"] = or_null(numbers.rand, rounded);
  const auto weighted = [&](double WeightedSimilarity::*value) {
    return or_null(numbers.weighted,
                   [&](const WeightedSimilarity& all) { return rounded(all.*value); });
  };
  json["effective_pieces_a"] = weighted(&WeightedSimilarity::effective_pieces_a);
  json["effective_pieces_b"] = weighted(&WeightedSimilarity::effective_pieces_b);
  json["outside_main_a"] = weighted(&WeightedSimilarity::outside_main_a);
  json["outside_main_b"] = weighted(&WeightedSimilarity::outside_main_b);
  json["variation_of_information"] = weighted(&WeightedSimilarity::variation);
  return json;
}

Json pair_json(const PairChange& pair) {
  Json json;
  json["scheme_a"] = pair.a->scheme;
  json["scheme_b"] = pair.b->scheme;
  json["direction"] = to_string(pair.direction);
  json["by"] = pair.by_people ? "people" : "area";
  json["before"] = numbers_json(pair.before);
  json["after"] = numbers_json(pair.after);
  json["cases"] = Json::array();
  for (const CaseChange& change : pair.cases) {
    json["cases"].push_back({{"a", change.a.code},
                             {"a_name", change.a.name},
                             {"b", change.b.code},
                             {"b_name", change.b.name},
                             {"before", or_null(change.before, case_side)},
                             {"after", or_null(change.after, case_side)}});
  }
  return json;
}

Json region_side(const RegionFigures& figures) {
  Json json;
  json["units"] = figures.units;
  json["area_km2"] = km2_number(figures.area);
  put_people(json, figures.population);
  const auto part = [&](std::size_t Contiguity::*count) {
    return or_null(figures.contiguity, [&](const Contiguity& all) { return all.*count; });
  };
  json["parts"] = part(&Contiguity::parts);
  json["islands"] = part(&Contiguity::islands);
  json["exclaves"] = part(&Contiguity::exclaves);
  return json;
}

Json region_json(const AuditReport& report, const RegionChange& change) {
  return {{"scheme", report.schemes[change.scheme].labels.scheme},
          {"code", change.region.code},
          {"name", change.region.name},
          {"direction", to_string(change.direction)},
          {"before", or_null(change.before, region_side)},
          {"after", or_null(change.after, region_side)}};
}

/// A figure as the table has it: text without quotes, nothing for null.
std::string cell(const Json& value) {
  if (value.is_null()) return "";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

/// Figures of which more is worse; the others have no direction.
using WorseWithMore = std::set<std::string_view>;

/// Of the scheme that is judged, the finer one: that a coarse one is divided is no fault.
WorseWithMore judged(const PairChange& pair) {
  if (pair.finer_b) return {"cases", "split_b", "outside_main_b", "cut_b_km"};
  return {"cases", "split_a", "outside_main_a", "cut_a_km"};
}

/// Where a figure leads of which more is worse. A side that is not there has none of it; empty
/// where a side does not know it.
std::string direction_of(const Json& before, const Json& after, const std::string& key) {
  const auto value = [&](const Json& side) -> std::optional<double> {
    if (side.is_null()) return 0;
    return side.at(key).is_number() ? std::optional(side.at(key).get<double>()) : std::nullopt;
  };
  const auto was = value(before);
  const auto is = value(after);
  if (!was || !is) return "";
  const Direction direction = *is < *was   ? Direction::kBetter
                              : *is > *was ? Direction::kWorse
                                           : Direction::kSame;
  return std::string(to_string(direction));
}

/// Rows for all figures of two sides that differ; a side that is null has none.
void add_rows(std::string& table, const std::string& start, const Json& before, const Json& after,
              const WorseWithMore& worse_with_more) {
  const Json& keys = before.is_null() ? after : before;
  for (const auto& [key, value] : keys.items()) {
    if (value.is_array()) continue;
    const std::string was = before.is_null() ? "" : cell(before.at(key));
    const std::string is = after.is_null() ? "" : cell(after.at(key));
    if (was == is) continue;
    const std::string direction =
        worse_with_more.contains(key) ? direction_of(before, after, key) : "";
    table += fmt::format("{},{},{},{},{}\n", start, key, csv_field(was), csv_field(is), direction);
  }
}

}  // namespace

Json what_if_json(const AuditReport& report) {
  const WhatIf& changes = report.what_if->changes;
  Json json;
  json["proposal"] = proposal_json(report.what_if->proposal);
  json["rules"] = Json::array();
  for (const RuleChange& change : changes.rules) json["rules"].push_back(rule_json(change));
  json["rules_same"] = changes.rules_same;
  json["pairs"] = Json::array();
  for (const PairChange& pair : changes.pairs) json["pairs"].push_back(pair_json(pair));
  json["regions"] = Json::array();
  for (const RegionChange& region : changes.regions) {
    json["regions"].push_back(region_json(report, region));
  }
  return json;
}

std::string what_if_csv(const AuditReport& report) {
  const Json json = what_if_json(report);
  std::string table = "what,scheme,other,code,name,figure,before,after,direction\n";
  const auto start = [](std::initializer_list<std::string> fields) {
    std::string text;
    for (const std::string& field : fields) text += (text.empty() ? "" : ",") + csv_field(field);
    return text;
  };
  for (const RuleChange& change : report.what_if->changes.rules) {
    const Rule& rule = *change.after->rule;
    table += fmt::format("{},state,{},{},{}\n",
                         start({"rule", rule.scheme, rule.other, rule.id, rule.claim}),
                         to_string(change.before->state), to_string(change.after->state),
                         to_string(change.direction));
  }
  for (std::size_t p = 0; p < json["pairs"].size(); ++p) {
    const Json& pair = json["pairs"][p];
    add_rows(table, start({"pair", cell(pair["scheme_a"]), cell(pair["scheme_b"]), "", ""}),
             pair["before"], pair["after"], judged(report.what_if->changes.pairs[p]));
    for (const Json& one : pair["cases"]) {
      const std::string named = start({"case", cell(pair["scheme_a"]), cell(pair["scheme_b"]),
                                       cell(one["a"]) + " " + cell(one["b"]),
                                       cell(one["a_name"]) + "; " + cell(one["b_name"])});
      if (one["after"].is_null()) table += named + ",cases,1,0,better\n";
      if (one["before"].is_null()) table += named + ",cases,0,1,worse\n";
      add_rows(table, named, one["before"], one["after"], {"cut_km"});
    }
  }
  for (const Json& region : json["regions"]) {
    add_rows(
        table,
        start({"region", cell(region["scheme"]), "", cell(region["code"]), cell(region["name"])}),
        region["before"], region["after"], {"exclaves"});
  }
  return table;
}

}  // namespace grens
