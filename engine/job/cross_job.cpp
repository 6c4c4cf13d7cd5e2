// Pairs are crossed one by one; the report borrows findings and labels, so they are kept here.
#include "job/cross_job.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "report/titles.hpp"

namespace grens {

CrossFindings::CrossFindings(const WorkLayer& work, std::vector<const SchemeLabels*> labels,
                             std::span<const std::pair<std::size_t, std::size_t>> pairs)
    : input_(work.audit()), labels_(std::move(labels)) {
  const Title units = unit_title(work.codes);
  const Title outside = unit_title(work.outside);
  for (const auto& [first, second] : pairs) {
    const SchemeLabels& a = *labels_[first];
    const SchemeLabels& b = *labels_[second];
    found_.push_back(std::make_unique<CrossBorder>(cross_border(input_, a, b)));
    reports_.push_back({input_, a, b, *found_.back(), scheme_title(a.scheme),
                        scheme_title(b.scheme), units, outside});
  }
}

std::vector<std::pair<std::size_t, std::size_t>> every_pair(std::size_t count) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = a + 1; b < count; ++b) pairs.emplace_back(a, b);
  }
  return pairs;
}

std::vector<std::pair<std::size_t, std::size_t>> pair_positions(
    std::span<const std::string> keys, std::span<const std::pair<std::string, std::string>> pairs) {
  if (pairs.empty()) return every_pair(keys.size());
  const auto position = [&](const std::string& key) {
    const auto found = std::find(keys.begin(), keys.end(), key);
    if (found == keys.end()) {
      throw InputError(
          fmt::format("the scheme {} is to be crossed but is no [[scheme]] of the "
                      "project; add it, or take the pair out",
                      key));
    }
    return static_cast<std::size_t>(found - keys.begin());
  };
  std::vector<std::pair<std::size_t, std::size_t>> result;
  for (const auto& [a, b] : pairs) {
    const std::pair pair(position(a), position(b));
    const std::pair reversed(pair.second, pair.first);
    const auto told = [&](const auto& other) { return other == pair || other == reversed; };
    if (std::none_of(result.begin(), result.end(), told)) result.push_back(pair);
  }
  return result;
}

}  // namespace grens
