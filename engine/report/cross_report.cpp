// What the three forms of the report share: which pieces are told, and what a cut line is worth.
#include "report/cross_report.hpp"

#include <numeric>

#include "report/cross_land_report.hpp"

namespace grens {

bool needs_repair(double matched_m, double unmatched_m) {
  return unmatched_m > 100 && unmatched_m > (matched_m + unmatched_m) / 10;
}

LineState line_state(double matched_m, double unmatched_m, bool complete) {
  if (!complete) return LineState::kPartial;
  if (needs_repair(matched_m, unmatched_m)) return LineState::kUnmatched;
  return matched_m + unmatched_m > 0 ? LineState::kLine : LineState::kNone;
}

std::vector<std::size_t> told_pieces(const CrossBorder& cross) {
  std::vector<bool> a(cross.a.size());
  std::vector<bool> b(cross.b.size());
  for (const CrossCase& found : cross.cases) {
    a[static_cast<std::size_t>(cross.pieces[found.piece].a)] = true;
    b[static_cast<std::size_t>(cross.pieces[found.piece].b)] = true;
  }
  std::vector<std::size_t> told;
  for (std::size_t i = 0; i < cross.pieces.size(); ++i) {
    const Piece& piece = cross.pieces[i];
    if (a[static_cast<std::size_t>(piece.a)] || b[static_cast<std::size_t>(piece.b)]) {
      told.push_back(i);
    }
  }
  return told;
}

std::vector<std::size_t> pieces_to_tell(const CrossReport& report) {
  if (!is_land(report)) return told_pieces(report.cross);
  std::vector<std::size_t> all(report.cross.pieces.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

}  // namespace grens
