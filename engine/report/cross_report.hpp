#pragma once
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "audit/cross_border.hpp"

namespace grens {

/// What is told of in a sentence, e.g. "police district", "police districts".
struct Title {
  std::string one;   ///< singular
  std::string many;  ///< plural
};

/// One pair of schemes, ready to be told. Only borrowed.
struct CrossReport {
  const AuditInput& input;                 ///< the layer
  const SchemeLabels& a;                   ///< the scheme named first
  const SchemeLabels& b;                   ///< the scheme named second
  const CrossBorder& cross;                ///< what was found between them
  Title title_a;                           ///< of a region of `a`
  Title title_b;                           ///< of a region of `b`
  Title unit = {"unit", "units"};          ///< e.g. "municipality", "municipalities"
  Title outside_unit = {"unit", "units"};  ///< the same for units that the layer lacks
};

/// Whether so much of a line found no twin that its length means little before a repair: more than
/// a tenth of it, and more than 100 m.
bool needs_repair(double matched_m, double unmatched_m);

/// What is known of a cut line, in a word.
enum class LineState {
  kLine,       ///< it runs on land, and its length is known
  kUnmatched,  ///< borders do not match: repair first
  kNone,       ///< no line on land; water or other land lies between
  kPartial     ///< units of the region are outside the layer: the length is what the layer shows
};
/// `complete`: whether the layer has all units of the region that the line runs in.
LineState line_state(double matched_m, double unmatched_m, bool complete);

/// The pieces that a report shows, ascending: those of all regions, of A and of B, with a case.
std::vector<std::size_t> told_pieces(const CrossBorder& cross);

/// cross-border.json: `{"schema": "grens-cross-border/1", "pairs": [...]}`, pairs in the order
/// given, keys in a fixed order. Areas in km2 (6 decimals), lengths in km (3), shares 0..1 (6),
/// people as integers; what is not known is null. `population` is a number only when all people are
/// known, `population_at_least` as soon as some are. A case has its piece; `other_pieces` are the
/// further pieces of the regions with a case; `divided_a` and `divided_b` are these regions.
/// Where units are outside the layer, `units_outside` lists them; areas are of the units in it
/// (null: it has none), shares of an area null, and people of all, unless the layer's own figures
/// are used, which do not reach outside. `incomplete_a` and `incomplete_b` are all regions of the
/// layer that have units outside.
nlohmann::ordered_json cross_border_json(std::span<const CrossReport> reports);

/// cross-border.csv: a header and a row for each of `told_pieces`. Lists are joined: codes with a
/// blank, names with "; ". Figures as in JSON, unknown ones empty; so is a length of which the
/// layer shows nothing (`line_in_a`, `line_in_b`: the state of the line, `partial`). Fields are
/// quoted as RFC 4180 asks, and nothing else is done to them: codes and names are text, and an
/// import has to take them so (a spreadsheet that is left to guess may take a leading =, +, - or @
/// for a formula).
std::string cross_border_csv(std::span<const CrossReport> reports);

/// For the terminal: how the two schemes lie to each other, a sentence for each region of A with a
/// case, and what is not known. Lines end with LF, none is wrapped; names are made harmless
/// (`shown`).
std::string cross_border_text(const CrossReport& report);

}  // namespace grens
