// A credit belongs to the data, so it lies beside them; the same credit of several files is given
// once.
#include "job/map_credit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <vector>

#include "io/connection.hpp"
#include "map/fonts.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// What lies beside a file; empty when nothing does. A credit is a line or two: no more is read.
std::string credit_beside(const std::string& file) {
  std::filesystem::path path(file);
  path.replace_extension(".source.txt");
  std::error_code no_file;
  if (!std::filesystem::is_regular_file(path, no_file)) return "";
  std::array<char, 1000> text{};
  std::ifstream in(path, std::ios::binary);
  in.read(text.data(), text.size());
  return printable_text(trimmed({text.data(), static_cast<std::size_t>(in.gcount())}));
}

}  // namespace

std::string credit(const WorkLayer& work, std::span<const std::string> others,
                   const std::string& source, Notices& notices) {
  if (!source.empty()) return printable_text(source);
  std::vector<std::string> files;
  for (const SourceInfo& info : work.source.sources) files.push_back(info.path);
  files.insert(files.end(), others.begin(), others.end());
  std::vector<std::string> credits;
  std::vector<std::string> nameless;
  for (const std::string& file : files) {
    std::string text = credit_beside(file);
    if (text.empty()) {
      text = printable_text(is_connection(file) ? "database " + parse_connection(file).database
                                                : std::filesystem::path(file).filename().string());
      nameless.push_back(text);
    }
    if (std::find(credits.begin(), credits.end(), text) == credits.end()) credits.push_back(text);
  }
  if (!nameless.empty()) {
    notices.info("source",
                 fmt::format("the foot of the map names {} only as a file: say source and licence "
                             "with --source, or in a text NAME.source.txt beside the file",
                             listed(nameless)));
  }
  return fmt::format("{}", fmt::join(credits, "; "));
}

}  // namespace grens
