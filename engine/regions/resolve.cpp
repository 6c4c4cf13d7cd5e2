// Each way of meaning a thing is tried on all of them before the next; the first way that finds
// any decides, and it must have found one.
#include "regions/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// Codes and names that mean one thing: a unit, or a region with its members.
using Aliases = std::vector<CodeName>;

std::string candidates(const std::vector<const CodeName*>& things) {
  std::vector<std::string> words;
  for (const CodeName* thing : things) {
    words.push_back(thing->name == thing->code
                        ? shown(thing->code)
                        : shown(thing->name) + " (" + shown(thing->code) + ")");
  }
  std::string out;
  constexpr std::size_t kMost = 10;
  for (std::size_t i = 0; i < words.size() && i < kMost; ++i) out += (i > 0 ? ", " : "") + words[i];
  if (words.size() > kMost) out += fmt::format(" and {} more", words.size() - kMost);
  return out;
}

std::int32_t find_one(const std::vector<Aliases>& things, std::string_view wanted,
                      std::string_view kind) {
  const std::string plain = folded(wanted);
  const std::function<bool(const CodeName&)> ways[] = {
      [&](const CodeName& a) { return a.code == wanted; },
      [&](const CodeName& a) { return a.name == wanted; },
      [&](const CodeName& a) { return folded(a.code) == plain || folded(a.name) == plain; },
  };
  const auto matches = [&](const std::function<bool(const CodeName&)>& way) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < things.size(); ++i) {
      if (std::any_of(things[i].begin(), things[i].end(), way)) found.push_back(i);
    }
    return found;
  };
  const auto first_aliases = [&](const std::vector<std::size_t>& found) {
    std::vector<const CodeName*> list;
    for (std::size_t i : found) list.push_back(&things[i].front());
    return list;
  };
  for (const auto& way : ways) {
    const std::vector<std::size_t> found = matches(way);
    if (found.size() == 1) return static_cast<std::int32_t>(found.front());
    if (found.size() > 1) {
      throw UsageError(fmt::format("{} is more than one {}: {}; give the code", in_quotes(wanted),
                                   kind, candidates(first_aliases(found))));
    }
  }
  std::vector<std::size_t> near = matches([&](const CodeName& a) {
    return !plain.empty() && (folded(a.name).find(plain) != std::string::npos ||
                              folded(a.code).find(plain) != std::string::npos);
  });
  std::string hint = fmt::format("is no {}", kind);
  if (near.empty()) {
    for (std::size_t i = 0; i < things.size(); ++i) near.push_back(i);
    hint += "; there are ";
  } else {
    hint += "; near it are ";
  }
  throw UsageError(
      fmt::format("{} {}{}", in_quotes(wanted), hint, candidates(first_aliases(near))));
}

}  // namespace

RegionId find_region(const SchemeLabels& labels, std::string_view wanted) {
  std::vector<Aliases> things;
  for (const RegionInfo& region : labels.regions) {
    Aliases aliases{{region.code, region.name}};
    if (region.composite) {
      aliases.insert(aliases.end(), region.members.begin(), region.members.end());
    }
    things.push_back(std::move(aliases));
  }
  return find_one(things, wanted, "region of " + shown(labels.scheme));
}

UnitId find_unit(std::span<const CodeName> units, std::string_view wanted) {
  std::vector<Aliases> things;
  for (const CodeName& unit : units) things.push_back({unit});
  return find_one(things, wanted, "unit");
}

}  // namespace grens
