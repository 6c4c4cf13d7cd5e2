#include "cli/simplify_options.hpp"

#include <fmt/format.h>

#include <string_view>

#include "base/error.hpp"
#include "cli/command.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr double kMostMetres = 1e6;

/// The number before a unit at the end of a text; none when there is no such unit, or no number
/// from 0 to `most`.
std::optional<double> number_before(std::string_view text, std::string_view unit, double most) {
  if (!text.ends_with(unit)) return std::nullopt;
  const std::string number(text.substr(0, text.size() - unit.size()));
  double value = 0;
  if (!CLI::detail::lexical_cast(number, value)) return std::nullopt;
  if (!(value >= 0 && value <= most)) return std::nullopt;
  return value;
}

}  // namespace

void add_simplify_option(CLI::App& app, SimplifyArguments& arguments) {
  app.add_option("--simplify", arguments.target,
                 "Simplify the borders that are written, as grens simplify does: keep 10% of what "
                 "can go, or leave out what ranks up to 100m. Figures stay those of the borders as "
                 "read")
      ->type_name("PERCENT%|METRESm")
      ->group(group::kOutput);
}

std::optional<SimplifyRule> simplify_rule(const SimplifyArguments& arguments) {
  if (arguments.target.empty()) return std::nullopt;
  if (const auto metres = number_before(arguments.target, "m", kMostMetres)) {
    return SimplifyRule{SimplifyTolerance{*metres}};
  }
  if (const auto percent = number_before(arguments.target, "%", 100)) {
    return SimplifyRule{SimplifyShare{*percent / 100}};
  }
  throw UsageError(
      fmt::format("--simplify {} is neither a percentage such as 10% nor a tolerance "
                  "in metres such as 100m",
                  in_quotes(arguments.target)));
}

SimplifyShare share_from_text(const std::string& text, const std::string& option) {
  for (const char* unit : {"%", ""}) {
    if (const auto percent = number_before(text, unit, 100)) return {*percent / 100};
  }
  throw UsageError(fmt::format("{} {} is no percentage from 0% to 100%", option, in_quotes(text)));
}

}  // namespace grens
