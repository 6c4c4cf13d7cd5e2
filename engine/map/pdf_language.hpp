#pragma once
#include <string>

namespace grens {

/// Says in a PDF with a plain cross-reference table, as Cairo writes version 1.4, what language
/// (`nl`, `en`) its text is in, and that its title is to be shown, and beside the first page its
/// bookmarks where it has some: appended as an update of the catalog, as PDF 1.4 (3.4.5,
/// Incremental Updates) has it. InputError when the PDF is another.
std::string with_language(std::string pdf, const std::string& lang);

}  // namespace grens
