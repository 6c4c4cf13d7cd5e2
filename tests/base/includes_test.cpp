// Includes run downhill only. Each folder of engine/ names the folders that it may include; a file
// that includes another folder, a file that is not there, or itself by a detour is a finding.
// Detours are found by a depth-first walk: a file met again while it is still open closes a circle.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace grens {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// File contents by their path under engine/, e.g. "coverage/arc.hpp".
using Tree = std::map<std::string, std::string>;

const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"base", {}},
    {"geometry", {"base"}},
    {"coverage", {"base", "geometry"}},
    {"regions", {"base"}},
    {"audit", {"base", "geometry", "coverage", "regions"}},
    {"io", {"base", "geometry", "coverage", "regions", "audit"}},
    {"map", {"base", "geometry", "coverage", "regions", "audit", "io"}},
    {"report", {"base", "geometry", "coverage", "regions", "audit", "io"}},
    {"job", {"base", "geometry", "coverage", "regions", "audit", "io", "map", "report"}},
    {"cli", {"base", "geometry", "coverage", "regions", "audit", "io", "map", "report", "job"}},
    {"grens.hpp", {"base", "geometry", "coverage", "regions", "audit", "io", "report", "job"}},
    {"python", {"base", "geometry", "coverage", "regions", "audit", "io", "map", "report", "job"}},
};

std::string folder_of(const std::string& path) { return path.substr(0, path.find('/')); }

/// The names in the lines `#include "name"`, in order.
std::vector<std::string> quoted_includes(const std::string& text) {
  static const std::regex kInclude(R"(^\s*#\s*include\s*"([^"]*)\")");
  std::vector<std::string> names;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (std::regex_search(line, match, kInclude)) names.push_back(match[1]);
  }
  return names;
}

/// One line for each include that is wrong and for each circle; empty when all is well.
std::vector<std::string> include_findings(const Tree& tree) {
  std::vector<std::string> findings;
  std::set<std::string> done;
  std::vector<std::string> open;
  const std::function<void(const std::string&)> visit = [&](const std::string& path) {
    open.push_back(path);
    const std::string folder = folder_of(path);
    const auto allowed = kMayInclude.find(folder);
    if (allowed == kMayInclude.end())
      findings.push_back(path + ": folder has no place in the order");
    for (const std::string& name : quoted_includes(tree.at(path))) {
      const std::string target = folder_of(name);
      if (!tree.contains(name)) {
        findings.push_back(path + " includes " + name + ", which engine/ does not have");
        continue;
      }
      if (allowed != kMayInclude.end() && target != folder && !allowed->second.contains(target)) {
        findings.push_back(path + " includes " + name + ", which is uphill");
      }
      if (std::find(open.begin(), open.end(), name) != open.end()) {
        findings.push_back(path + " includes " + name + ", which closes a circle");
      } else if (!done.contains(name)) {
        visit(name);
      }
    }
    open.pop_back();
    done.insert(path);
  };
  for (const auto& [path, text] : tree) {
    if (!done.contains(path)) visit(path);
  }
  return findings;
}

Tree read_engine() {
  const fs::path root = fs::path(GRENS_SOURCE_DIR) / "engine";
  Tree tree;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".hpp" && extension != ".cpp") continue;
    std::ifstream file(entry.path());
    std::ostringstream text;
    text << file.rdbuf();
    tree[fs::relative(entry.path(), root).generic_string()] = text.str();
  }
  return tree;
}

TEST(Includes, EngineRunsDownhillOnly) {
  const Tree tree = read_engine();
  ASSERT_TRUE(tree.contains("coverage/coverage.hpp"));  // the engine was found at all
  EXPECT_THAT(include_findings(tree), IsEmpty());
}

TEST(Includes, DownhillAndSidewaysAreFine) {
  EXPECT_THAT(include_findings({{"base/error.hpp", "#include <string>\n"},
                                {"geometry/point.hpp", "#pragma once\n"},
                                {"geometry/rings.hpp", "#include \"geometry/point.hpp\"\n"},
                                {"cli/main.cpp",
                                 "#include \"geometry/rings.hpp\"\n"
                                 "  #  include \"base/error.hpp\"\n"}}),
              IsEmpty());
}

TEST(Includes, UphillIsFound) {
  EXPECT_THAT(
      include_findings(
          {{"base/error.hpp", "#include \"geometry/point.hpp\"\n"}, {"geometry/point.hpp", ""}}),
      ElementsAre(HasSubstr("base/error.hpp includes geometry/point.hpp, which is uphill")));
}

TEST(Includes, RegionsKnowNoGeometry) {
  EXPECT_THAT(include_findings({{"regions/years.cpp", "#include \"geometry/point.hpp\"\n"},
                                {"geometry/point.hpp", ""}}),
              ElementsAre(HasSubstr("which is uphill")));
}

TEST(Includes, CircleIsFound) {
  EXPECT_THAT(include_findings({{"base/a.hpp", "#include \"base/b.hpp\"\n"},
                                {"base/b.hpp", "#include \"base/c.hpp\"\n"},
                                {"base/c.hpp", "#include \"base/a.hpp\"\n"}}),
              ElementsAre(HasSubstr("base/c.hpp includes base/a.hpp, which closes a circle")));
}

TEST(Includes, NamesThatAreNotThereAreFound) {
  EXPECT_THAT(include_findings({{"base/a.hpp", ""}, {"base/b.hpp", "#include \"a.hpp\"\n"}}),
              ElementsAre(HasSubstr("base/b.hpp includes a.hpp, which engine/ does not have")));
}

TEST(Includes, FolderOutsideTheOrderIsFound) {
  EXPECT_THAT(include_findings({{"util/a.hpp", ""}}),
              ElementsAre(HasSubstr("util/a.hpp: folder has no place")));
}

}  // namespace
}  // namespace grens
