// The measures are tried in turn; the first that is known of every piece decides.
#include "audit/main_piece.hpp"

#include <algorithm>

namespace grens {
namespace {

/// The heaviest by one measure, of equal ones the first; nothing where one piece lacks it.
std::optional<std::size_t> heaviest(std::span<const PieceWeight> pieces,
                                    std::optional<double> PieceWeight::*measure) {
  const bool known = std::all_of(pieces.begin(), pieces.end(), [&](const PieceWeight& piece) {
    return (piece.*measure).has_value();
  });
  if (!known || pieces.empty()) return std::nullopt;
  const auto found = std::max_element(
      pieces.begin(), pieces.end(),
      [&](const PieceWeight& x, const PieceWeight& y) { return *(x.*measure) < *(y.*measure); });
  return static_cast<std::size_t>(found - pieces.begin());
}

}  // namespace

std::optional<MainPiece> main_piece(std::span<const PieceWeight> pieces) {
  if (const auto found = heaviest(pieces, &PieceWeight::people)) return MainPiece{*found, true};
  if (const auto found = heaviest(pieces, &PieceWeight::area)) return MainPiece{*found, false};
  if (const auto found = heaviest(pieces, &PieceWeight::table_people)) {
    return MainPiece{*found, true};
  }
  if (pieces.size() == 1) return MainPiece{0, false};
  return std::nullopt;
}

}  // namespace grens
