#pragma once
#include <cstddef>
#include <optional>
#include <span>

namespace grens {

/// What a piece of a region weighs; none where that is not known of all of its units.
struct PieceWeight {
  std::optional<double> people{};
  std::optional<double> area{};          ///< m2
  std::optional<double> table_people{};  ///< by the tables, where the layer's own are not known
};

/// The main piece of a region.
struct MainPiece {
  std::size_t index = 0;
  bool by_people = false;  ///< it has most people, else most area
};

/// Among the pieces of a region, in the order of the codes of their other regions: the one with
/// most people if these are known of all, else with most area, else with most people by the tables;
/// of equal ones the first. A single piece is the main one whatever is known. Nothing where nothing
/// is known of all, or there is no piece. O(pieces).
std::optional<MainPiece> main_piece(std::span<const PieceWeight> pieces);

}  // namespace grens
