#pragma once
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace grens {

/// Text as it may stand in HTML, in an element or between double quotes: markup in it stays text.
/// Control characters, which HTML does not allow, become blanks; marks that turn the direction of
/// text go (`without_direction_marks`), also from JSON.
std::string html_text(std::string_view text);

/// JSON as it may stand in a `<script>` element: nothing in it ends the element or starts another.
std::string script_json(const nlohmann::ordered_json& json);

/// A source of a Content-Security-Policy that allows just this inline script or style:
/// `'sha256-...'`.
std::string policy_hash(std::string_view inline_text);

/// Puts `content(name)` in the place of each `{{name}}` of a page. What is put in is not looked at
/// again. Throws std::invalid_argument for a `{{` without its `}}`.
std::string fill_page(std::string_view page,
                      const std::function<std::string(std::string_view)>& content);

}  // namespace grens
