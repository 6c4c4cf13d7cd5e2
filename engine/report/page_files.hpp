#pragma once
#include <string_view>

namespace grens {

/// A file that was built into the program for pages in a browser: those of report/html by their
/// names, and `leaflet.js`, `leaflet.css`. Throws std::out_of_range for any other name.
std::string_view page_file(std::string_view name);

}  // namespace grens
