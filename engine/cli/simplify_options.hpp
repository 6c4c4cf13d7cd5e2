#pragma once
#include <CLI/App.hpp>
#include <optional>
#include <string>

#include "coverage/simplify.hpp"

namespace grens {

/// How far the borders of outputs are simplified: --simplify.
struct SimplifyArguments {
  std::string target;  ///< "10%" or "100m"; empty: not at all
};

/// Declares --simplify, of group::kOutput.
void add_simplify_option(CLI::App& app, SimplifyArguments& arguments);

/// What it says.
std::optional<SimplifyRule> simplify_rule(const SimplifyArguments& arguments);

/// "10%" or "10": a share of what can go. UsageError for anything but 0 to 100; `option` is named.
SimplifyShare share_from_text(const std::string& text, const std::string& option);

}  // namespace grens
