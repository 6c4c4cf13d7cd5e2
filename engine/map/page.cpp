// Sizes are looked up by name, else read as two numbers around an x.
#include "map/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "base/error.hpp"
#include "regions/real_number.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr double kLeast = 100;
constexpr double kMost = 2000;

std::optional<double> millimetres(std::string_view text) {
  const std::optional<double> value = real_number(text);
  return value && *value >= kLeast && *value <= kMost ? value : std::nullopt;
}

}  // namespace

PageSize page_from_text(const std::string& text) {
  const std::string wanted = lower_case(text);
  std::string_view name = wanted;
  constexpr std::string_view kLandscape = "-landscape";
  const bool landscape = name.ends_with(kLandscape);
  if (landscape) name.remove_suffix(kLandscape.size());
  std::optional<PageSize> page;
  if (name == "a5") page = PageSize{148, 210};
  if (name == "a4") page = PageSize{210, 297};
  if (name == "a3") page = PageSize{297, 420};
  if (page && landscape) std::swap(page->width, page->height);
  if (const auto x = name.find('x'); !page && !landscape && x != std::string_view::npos) {
    const auto width = millimetres(name.substr(0, x));
    const auto height = millimetres(name.substr(x + 1));
    if (width && height) page = PageSize{*width, *height};
  }
  if (page) return *page;
  throw UsageError(fmt::format(
      "there is no page size {}: use A5, A4 or A3, with -landscape behind it for a wide page, or "
      "WIDTHxHEIGHT in mm from {:.0f} to {:.0f}, such as 200x300",
      in_quotes(text), kLeast, kMost));
}

double page_scale(const PageSize& page) {
  return std::sqrt(std::min(page.width, page.height) / 210);
}

}  // namespace grens
