#pragma once
#include <span>
#include <string>

#include <nlohmann/json.hpp>

#include "audit/cross_border.hpp"

namespace grens {

/// What a scheme is called in a sentence, e.g. "police district", "police districts".
struct SchemeTitle {
  std::string one;
  std::string many;
};

/// One pair of schemes, ready to be told. Only borrowed.
struct CrossReport {
  const AuditInput& input;
  const SchemeLabels& a;
  const SchemeLabels& b;
  const CrossBorder& cross;
  SchemeTitle title_a;
  SchemeTitle title_b;
  SchemeTitle unit = {"unit", "units"};  ///< e.g. "municipality", "municipalities"
};

/// Whether so much border found no twin that figures about this line need a repair first: more
/// than 1% of the line, and more than 100 m.
bool needs_repair(double matched_m, double unmatched_m);

/// cross-border.json: `{"schema": "grens-cross-border/1", "pairs": [...]}`, keys in a fixed order,
/// areas in km2 (6 decimals), lengths in km (3 decimals), shares 0..1 (6 decimals), people as
/// integers; what is not known is null. Pairs in the order given.
nlohmann::ordered_json cross_border_json(std::span<const CrossReport> reports);

/// cross-border.csv: a header, and a row for each piece of each region of A and of each region of B
/// that has a case; see the source for the columns.
std::string cross_border_csv(std::span<const CrossReport> reports);

/// For the terminal: the relation of the two schemes, a sentence for each region of A with a case,
/// and what is not known. Lines end with LF; no line is wrapped.
std::string cross_border_text(const CrossReport& report);

}  // namespace grens
