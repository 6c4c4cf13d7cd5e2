// The terminal and Markdown tell the same lines, told once: a sentence for all, one a region, and
// under it one for all of its units that go to the same place.
#include "report/nesting_moves_report.hpp"

#include <fmt/format.h>

#include "regions/text.hpp"
#include "report/audit_report.hpp"
#include "report/figures.hpp"
#include "report/nesting_words.hpp"

namespace grens {
namespace {

using Units = NestingWords::Units;

struct Line {
  std::size_t depth;  ///< 0: a paragraph, 1: an item, 2: an item under it
  std::string text;
};

class Teller {
 public:
  explicit Teller(const NestingMovesReport& report)
      : report_(report), moves_(report.moves), words_(report) {}

  std::string heading() const {
    return fmt::format("Moves that would make {} nest in {}", report_.title_a.many,
                       report_.title_b.many);
  }

  std::vector<Line> lines() const {
    std::vector<Line> lines = {{0, words_.in_all()}};
    for (std::size_t r = 0; r < moves_.regions.size(); ++r) {
      if (moves_.regions[r].state == NestingState::kDivided) {
        add_divided(lines, static_cast<RegionId>(r));
      }
    }
    for (const NewRegion& region : moves_.new_regions) {
      lines.push_back({1, fmt::format("A new {} would be needed in {}: {}. {}", report_.title_a.one,
                                      words_.called_b(region.inside),
                                      units_and_figures(region.units), why_new(region))});
    }
    for (std::size_t r = 0; r < moves_.regions.size(); ++r) {
      if (!decided(moves_.regions[r].state)) {
        lines.push_back({1, words_.doubt(static_cast<RegionId>(r))});
      }
    }
    if (!moves_.without_a.empty()) {
      lines.push_back(
          {1, fmt::format("Without a {}, and not asked about: {}.", report_.title_a.one,
                          words_.names({moves_.without_a.begin(), moves_.without_a.end()}))});
    }
    return lines;
  }

 private:
  std::string units_and_figures(const Units& some) const {
    return fmt::format("{}; {}", words_.names(some), words_.figures(some, some.size() > 1));
  }

  void add_divided(std::vector<Line>& lines, RegionId region) const {
    const RegionNesting& nesting = moves_.regions[static_cast<std::size_t>(region)];
    const std::string by = words_.kept_by(nesting);
    lines.push_back(
        {1, fmt::format("{} keeps what it has in {}, its piece with most {}{}.",
                        capitalised(words_.called_a(region)), words_.called_b(nesting.keeps),
                        by == "units" ? report_.unit.many : by,
                        by == "area" ? ", as not all people are known" : "")});
    for (const UnitMove& move : moves_.moves) {
      if (move.from == region) lines.push_back({2, sentence(move)});
    }
  }

  std::string why_new(const NewRegion& region) const {
    if (region.apart.empty()) return fmt::format("No other {} lies there.", report_.title_a.one);
    std::vector<std::string> names;
    for (const RegionId apart : region.apart) names.push_back(report_.a.info(apart).name);
    return fmt::format(
        "No {} there shares a border with it in this layer; where only water lies between, it "
        "could join {} instead.",
        report_.title_a.one, listed(names));
  }

  std::string sentence(const UnitMove& move) const {
    const std::string what = units_and_figures({move.unit});
    const std::string there = words_.called_b(move.inside);
    switch (move.kind) {
      case MoveTo::kInside:
      case MoveTo::kAfter:
        break;
      case MoveTo::kNewRegion:
        return fmt::format("{}: to a new {} in {}.", what, report_.title_a.one, there);
      case MoveTo::kNotInLayer:
        return fmt::format(
            "{}: has to leave; where to in {} cannot be told from a layer that lacks {} there.",
            what, there, report_.unit.many);
      case MoveTo::kDoubtful:
        return fmt::format(
            "{}: has to leave; where to in {} cannot be told, as it borders {} there "
            "that are undecided themselves.",
            what, there, report_.unit.many);
    }
    return fmt::format(
        "{}: to {}, which {} in {} too; {} of border{}.", what, words_.called_a(move.to),
        move.kind == MoveTo::kInside ? "lies wholly" : "will lie after its own moves", there,
        spoken_length(move.border), move.round > 1 ? ", with what moves there before it" : "");
  }

  const NestingMovesReport& report_;
  const NestingMoves& moves_;
  NestingWords words_;
};

}  // namespace

std::string nesting_moves_text(const NestingMovesReport& report) {
  const Teller teller(report);
  std::string text = teller.heading() + "\n";
  for (const Line& line : teller.lines()) {
    text += std::string(2 * line.depth, ' ') + line.text + "\n";
  }
  return text;
}

std::string nesting_moves_markdown(const NestingMovesReport& report) {
  const Teller teller(report);
  std::string text = "## " + markdown_text(teller.heading()) + "\n\n";
  for (const Line& line : teller.lines()) {
    const char* bullet = line.depth == 0 ? "" : line.depth == 1 ? "- " : "  - ";
    text += bullet + markdown_text(line.text) + (line.depth == 0 ? "\n\n" : "\n");
  }
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

}  // namespace grens
