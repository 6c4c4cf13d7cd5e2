// A form is the letters that a code starts with and the number of digits behind them. The forms of
// the tables are collected; a form that all codes of the layer can be written in is tried, and the
// one that makes most of them known is taken.
#include "regions/codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "regions/text.hpp"

namespace grens {
namespace {

/// Letters and digits of a code such as GM0344; no digits when it is not of that shape.
struct CodeShape {
  std::string_view letters;
  std::string_view digits;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

CodeShape shape_of(std::string_view code) {
  const auto letters = static_cast<std::size_t>(
      std::find_if_not(code.begin(), code.end(), is_letter) - code.begin());
  const std::string_view digits = code.substr(letters);
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return {};
  return {code.substr(0, letters), digits};
}

using CodeForm = std::pair<std::string, std::size_t>;  // letters, number of digits

/// The codes written in a form; nothing when one cannot be, or two would become the same.
std::optional<std::vector<std::string>> written_in(std::span<const std::string> codes,
                                                   const CodeForm& form) {
  std::vector<std::string> out;
  std::set<std::string> seen;
  const bool bare = shape_of(codes.front()).letters.empty();
  for (const std::string& code : codes) {
    const CodeShape shape = shape_of(code);
    if (shape.digits.empty() || shape.digits.size() > form.second) return std::nullopt;
    if (shape.letters.empty() != bare) return std::nullopt;
    if (!bare && folded(shape.letters) != folded(form.first)) return std::nullopt;
    out.push_back(form.first + std::string(form.second - shape.digits.size(), '0') +
                  std::string(shape.digits));
    if (!seen.insert(out.back()).second) return std::nullopt;
  }
  return out;
}

}  // namespace

NormalisedCodes normalise_codes(std::span<const std::string> codes,
                                std::span<const std::string> table_codes) {
  NormalisedCodes result{{codes.begin(), codes.end()}, {}};
  const std::set<std::string_view> known(table_codes.begin(), table_codes.end());
  const auto known_of = [&](std::span<const std::string> list) {
    return static_cast<std::size_t>(std::count_if(
        list.begin(), list.end(), [&](const std::string& code) { return known.count(code) > 0; }));
  };
  if (codes.empty() || 2 * known_of(codes) >= codes.size()) return result;

  std::set<CodeForm> forms;
  for (const std::string& code : table_codes) {
    const CodeShape shape = shape_of(code);
    if (shape.digits.empty()) return result;  // the tables' codes have no such form
    forms.emplace(shape.letters, shape.digits.size());
  }
  std::size_t best = (codes.size() + 1) / 2 - 1;
  for (const CodeForm& form : forms) {
    auto written = written_in(codes, form);
    if (!written || known_of(*written) <= best) continue;
    best = known_of(*written);
    // One that changed: some may have the tables' form already. Not all have it, or they would have
    // been known above.
    const auto [old_code, code] = std::mismatch(codes.begin(), codes.end(), written->begin());
    result.said = fmt::format("the codes were written as the tables have them: {} as {}",
                              in_quotes(*old_code), in_quotes(*code));
    result.codes = std::move(*written);
  }
  return result;
}

std::optional<std::string> municipality_of(std::string_view code) {
  const CodeShape shape = shape_of(code);
  const bool neighbourhood = shape.letters == "BU" && shape.digits.size() == 8;
  const bool district = shape.letters == "WK" && shape.digits.size() == 6;
  if (!neighbourhood && !district) return std::nullopt;
  return "GM" + std::string(shape.digits.substr(0, 4));
}

bool is_meant(std::string_view unit, std::string_view code) {
  return unit == code || municipality_of(unit) == code;
}

std::optional<std::string> table_unit(std::string_view code,
                                      const std::function<bool(std::string_view)>& known) {
  if (known(code)) return std::string(code);
  auto municipality = municipality_of(code);
  if (municipality && known(*municipality)) return municipality;
  return std::nullopt;
}

}  // namespace grens
