#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "audit/nesting_moves.hpp"
#include "report/cross_report.hpp"

namespace grens {

/// The moves that make one scheme nest in another, ready to be told. Only borrowed.
struct NestingMovesReport {
  AuditInput input;
  const SchemeLabels& a;
  const SchemeLabels& b;
  const NestingMoves& moves;
  Title title_a;
  Title title_b;
  Title unit = {"unit", "units"};
};

/// `suggestion` of audit.json, as shapes/audit.schema.json describes it.
nlohmann::ordered_json nesting_moves_json(const NestingMovesReport& report);

/// For the terminal: what moves in all, then each divided region with its units and where they go,
/// the new regions, and what cannot be told. Lines end with LF.
std::string nesting_moves_text(const NestingMovesReport& report);

/// The same as a section of audit.md.
std::string nesting_moves_markdown(const NestingMovesReport& report);

/// suggested-moves.csv: the moves that find a region, and the new regions, as a moves file
/// (`read_proposal`). New regions have codes and names to be replaced; of a composite, whose
/// members cannot be told apart, it names the first.
std::string suggested_moves_csv(const NestingMovesReport& report);

}  // namespace grens
