// Cairo cannot tell the language. The trailer names the catalog (/Root), the table where it stands;
// a copy with more entries is appended, with a table of one line and a trailer that points back.
#include "map/pdf_language.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string_view>

#include "base/error.hpp"

namespace grens {
namespace {

/// The number behind the last `key`.
std::size_t number_behind(std::string_view text, std::string_view key) {
  const std::size_t at = text.rfind(key);
  std::size_t number = 0;
  if (at != std::string_view::npos) {
    text.remove_prefix(at + key.size());
    text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{}) return number;
  }
  throw InputError(
      fmt::format("the PDF that Cairo wrote has no {}: its version is not known", key));
}

}  // namespace

std::string with_language(std::string pdf, const std::string& lang) {
  const std::size_t table = number_behind(pdf, "startxref");
  const std::size_t root = number_behind(pdf, "/Root");
  const std::size_t size = number_behind(pdf, "/Size");
  const std::size_t info = number_behind(pdf, "/Info");
  const std::string head = fmt::format("\n{} 0 obj\n<<", root);
  const std::size_t catalog = pdf.find(head);
  const std::size_t end = pdf.find("endobj", catalog);
  if (catalog == std::string::npos || end == std::string::npos) {
    throw InputError("the PDF that Cairo wrote has no catalog: its version is not known");
  }
  const std::size_t entries = catalog + head.size();
  const std::string rest = pdf.substr(entries, end - entries);
  const bool bookmarks = rest.find("/Outlines") != std::string::npos;
  const std::size_t moved = pdf.size();
  pdf += fmt::format(
      "{} 0 obj\n<< /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle true >>{}{}"
      "endobj\n",
      root, lang, bookmarks ? "\n   /PageMode /UseOutlines" : "", rest);
  const std::size_t second_table = pdf.size();
  pdf += fmt::format(
      "xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {}\n   /Root {} 0 R\n"
      "   /Info {} 0 R\n   /Prev {}\n>>\nstartxref\n{}\n%%EOF\n",
      root, moved, size, root, info, table, second_table);
  return pdf;
}

}  // namespace grens
