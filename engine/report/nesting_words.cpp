// Figures are summed from the units that move; what is not known of one is not known of all.
#include "report/nesting_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "regions/code_names.hpp"
#include "regions/text.hpp"
#include "report/figures.hpp"

namespace grens {
namespace {

constexpr std::size_t kMostNames = 12;
constexpr std::size_t kMostOfName = 200;  // bytes; composites have long names

std::string spoken(std::size_t number) { return spoken_count(static_cast<std::int64_t>(number)); }

}  // namespace

std::string NestingWords::in_all() const {
  const std::size_t asked = moves_.regions.size();
  const std::size_t divided = count(NestingState::kDivided);
  const std::size_t undecided = asked - divided - count(NestingState::kInside);
  std::string text;
  if (divided == 0) {
    text = undecided == 0 ? fmt::format("No move is needed: every {} lies wholly in one {}.",
                                        report_.title_a.one, report_.title_b.one)
                          : "No move is known to be needed.";
  } else {
    text = fmt::format(
        "{} of {} {} divided; {} would have to move.", spoken(divided), spoken(asked),
        (asked == 1 ? report_.title_a.one : report_.title_a.many) + (divided == 1 ? " is" : " are"),
        figures(moved(), true));
    if (moves_.by == MoveMeasure::kUnits) {
      text += fmt::format(" No other choice of what each keeps moves fewer {}.", report_.unit.many);
    } else if (all_by_people()) {
      text += " No other choice of what each keeps moves fewer people.";
    }
  }
  if (undecided > 0) {
    text += fmt::format(" Of {} it cannot be told.",
                        spoken_count(undecided, report_.title_a.one, report_.title_a.many));
  }
  return text;
}

std::string NestingWords::doubt(RegionId region) const {
  const RegionNesting& nesting = moves_.regions[static_cast<std::size_t>(region)];
  const std::string start = "Cannot be told of " + called_a(region) + ": ";
  const std::string some = names(nesting.units);
  switch (nesting.state) {
    case NestingState::kJoined:
      return start + fmt::format("its members cannot be told apart, and it lies in several {}.",
                                 report_.title_b.many);
    case NestingState::kBlurred:
      return start + fmt::format("the {} of {} cannot be told apart.", report_.title_b.many, some);
    case NestingState::kPartly:
      return start + fmt::format("only a part is known to lie in its region of {}.", some);
    case NestingState::kUnplaced:
      return start + fmt::format("no {} is known of {}.", report_.title_b.one, some);
    default:
      return start +
             fmt::format("it is divided, and the layer lacks {} whose people are not known.",
                         report_.unit.many);
  }
}

std::string NestingWords::figures(const Units& some, bool count_units) const {
  const Sum sum = sum_of(some);
  std::string text;
  if (count_units) text = spoken_count(sum.units, report_.unit.one, report_.unit.many);
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (sum.people.is_unknown()) {
    add("people not known");
  } else {
    add((sum.people.is_exact() ? "" : "at least ") +
        spoken_count(static_cast<std::size_t>(sum.people.at_least), "person", "people"));
  }
  if (sum.area) add(spoken_area(*sum.area));
  return text;
}

std::string NestingWords::names(const Units& some) const {
  std::vector<std::string> list;
  for (const std::size_t unit : some) {
    list.push_back(called(CodeName{units_.code(unit), units_.name(unit)}));
  }
  return listed(list, kMostNames);
}

std::string NestingWords::called_a(RegionId region) const {
  return report_.title_a.one + " " + shown(report_.a.info(region).name, kMostOfName);
}

std::string NestingWords::called_b(RegionId region) const {
  return report_.title_b.one + " " + shown(report_.b.info(region).name, kMostOfName);
}

const char* NestingWords::kept_by(const RegionNesting& nesting) const {
  if (moves_.by == MoveMeasure::kUnits) return "units";
  return nesting.by_people ? "people" : "area";
}

std::size_t NestingWords::count(NestingState state) const {
  return static_cast<std::size_t>(
      std::count_if(moves_.regions.begin(), moves_.regions.end(),
                    [&](const RegionNesting& region) { return region.state == state; }));
}

NestingWords::Sum NestingWords::sum_of(const Units& some) const {
  Sum sum;
  for (const std::size_t unit : some) {
    ++sum.units;
    const std::optional<double> area = units_.area(unit);
    if (!area) sum.area.reset();
    if (sum.area) *sum.area += *area;
    sum.people.add(units_.code(unit), units_.persons(unit));
  }
  return sum;
}

NestingWords::Units NestingWords::moved() const {
  Units all;
  for (const UnitMove& move : moves_.moves) all.push_back(move.unit);
  return all;
}

bool NestingWords::all_by_people() const {
  return std::all_of(moves_.regions.begin(), moves_.regions.end(), [](const RegionNesting& region) {
    return region.state != NestingState::kDivided || region.by_people;
  });
}

}  // namespace grens
