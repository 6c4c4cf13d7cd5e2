// A name is tried as a code, then as a name as written, then without regard to case and accents;
// what the tables ever had counts, since rules speak of other years too.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "audit/rules.hpp"
#include "base/error.hpp"
#include "regions/codes.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

/// Codes and names, each pair once.
using Names = std::set<CodeName>;

Names regions_of(const RegionTables& tables, const std::string& scheme) {
  Names names;
  for (const RegionRow& row : tables.regions) {
    if (row.scheme == scheme) names.insert({row.code, row.name});
  }
  for (const MembershipRow& row : tables.membership.rows) {
    const auto named = names.lower_bound({row.region, ""});
    if (row.scheme != scheme || (named != names.end() && named->code == row.region)) continue;
    names.insert({row.region, row.region});
  }
  return names;
}

Names units_of(const RegionTables& tables) {
  Names names;
  for (const UnitRow& row : tables.units) names.insert({row.code, row.name});
  for (const MembershipRow& row : tables.membership.rows) {
    const auto named = names.lower_bound({row.unit, ""});
    if (named == names.end() || named->code != row.unit) names.insert({row.unit, row.unit});
  }
  return names;
}

class Resolver {
 public:
  Resolver(const std::string& file, const RegionTables& tables) : file_(file), tables_(tables) {}

  void scheme(const std::string& key, std::size_t line) const {
    const auto& schemes = tables_.membership.schemes;
    if (key.empty() || std::find(schemes.begin(), schemes.end(), key) != schemes.end()) return;
    throw error_at(file_, line,
                   fmt::format("the tables have no scheme {}; there are {}", in_quotes(key),
                               listed(schemes, schemes.size())));
  }
  void region(std::string& name, const std::string& scheme, std::size_t line) const {
    if (name.empty()) return;
    name = code_of(regions_of(tables_, scheme), name, "region of " + scheme, line);
  }
  void unit(std::string& name, std::size_t line) const {
    if (name.empty()) return;
    name = code_of(units_of(tables_), name, "unit", line);
  }

 private:
  std::string code_of(const Names& names, const std::string& wanted, const std::string& what,
                      std::size_t line) const {
    const std::string plain = folded(wanted);
    const std::function<bool(const CodeName&)> ways[] = {
        [&](const CodeName& one) { return one.code == wanted; },
        [&](const CodeName& one) { return one.name == wanted; },
        [&](const CodeName& one) { return folded(one.code) == plain || folded(one.name) == plain; },
    };
    std::vector<std::string> all;
    for (const CodeName& one : names) all.push_back(one.name + " (" + one.code + ")");
    for (const auto& way : ways) {
      std::set<std::string> codes;
      for (const CodeName& one : names) {
        if (way(one)) codes.insert(one.code);
      }
      if (codes.size() == 1) return *codes.begin();
      if (codes.size() > 1) {
        const std::vector<std::string> list(codes.begin(), codes.end());
        throw error_at(file_, line,
                       fmt::format("{} is more than one {}: {}; give the code", in_quotes(wanted),
                                   what, listed(list)));
      }
    }
    throw error_at(
        file_, line,
        fmt::format("{} is no {}; there are {}", in_quotes(wanted), what, listed(all, 20)));
  }

  const std::string& file_;
  const RegionTables& tables_;
};

/// Refuses an exception of another region or unit than the rule speaks of: it could never occur.
void check_exception(const RuleSet& set, const Rule& rule, const RuleException& exception) {
  const auto refuse = [&](const std::string& what, const std::string& own) {
    throw error_at(
        set.file, exception.line,
        fmt::format("the exception is for {}, and the rule speaks of {} only; name that, "
                    "or take the exception out",
                    in_quotes(what), in_quotes(own)));
  };
  if (rule.kind == RuleKind::kMembership) {
    for (const std::string& unit : exception.units) {
      if (!is_meant(unit, rule.unit)) refuse(unit, rule.unit);
    }
  } else if (rule.kind != RuleKind::kCount && !rule.region.empty() && !exception.region.empty() &&
             exception.region != rule.region) {
    refuse(exception.region, rule.region);
  }
}

}  // namespace

std::vector<std::string> schemes_of(const RuleSet& set) {
  std::vector<std::string> keys;
  for (const Rule& rule : set.rules) {
    for (const std::string& key : {rule.scheme, rule.other}) {
      if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end()) {
        keys.push_back(key);
      }
    }
  }
  return keys;
}

void resolve_names(RuleSet& set, const RegionTables& tables) {
  const Resolver resolve(set.file, tables);
  for (Rule& rule : set.rules) {
    resolve.scheme(rule.scheme, rule.line);
    resolve.scheme(rule.other, rule.line);
    // the region that regions are counted in is one of the other scheme
    const bool in_other = rule.kind == RuleKind::kCount;
    resolve.region(rule.region, in_other ? rule.other : rule.scheme, rule.line);
    for (std::string& part : rule.regions) resolve.region(part, rule.other, rule.line);
    resolve.unit(rule.unit, rule.line);
    for (RuleException& exception : rule.exceptions) {
      resolve.region(exception.region, rule.scheme, exception.line);
      for (std::string& unit : exception.units) resolve.unit(unit, exception.line);
      check_exception(set, rule, exception);
    }
  }
}

}  // namespace grens
