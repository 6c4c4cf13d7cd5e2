// One word for each value; a switch without default, so that the compiler misses none.
#include "report/cross_words.hpp"

namespace grens {

std::string_view to_string(Relation relation) {
  switch (relation) {
    case Relation::kCongruent:
      return "congruent";
    case Relation::kANestsInB:
      return "a-nests-in-b";
    case Relation::kBNestsInA:
      return "b-nests-in-a";
    case Relation::kNeither:
      return "neither";
  }
  return {};
}

std::string_view to_string(Overlap overlap) {
  switch (overlap) {
    case Overlap::kEqual:
      return "equal";
    case Overlap::kAInB:
      return "a-in-b";
    case Overlap::kBInA:
      return "b-in-a";
    case Overlap::kCase:
      return "case";
    case Overlap::kUndecided:
      return "undecided";
  }
  return {};
}

std::string_view to_string(LineState state) {
  switch (state) {
    case LineState::kLine:
      return "line";
    case LineState::kUnmatched:
      return "unmatched";
    case LineState::kNone:
      return "none";
    case LineState::kPartial:
      return "partial";
  }
  return {};
}

std::string_view role_text(bool main, const Division& division) {
  if (!division.main_known) return {};
  return main ? "main" : "exception";
}

}  // namespace grens
