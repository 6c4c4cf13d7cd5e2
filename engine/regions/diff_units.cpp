// Every unit of after is asked for what it holds, every unit of before for where it went.
#include "regions/diff_units.hpp"

#include <algorithm>

#include "regions/code_names.hpp"

namespace grens {
namespace {

std::size_t index(UnitId unit) { return static_cast<std::size_t>(unit); }

class Comparison {
 public:
  Comparison(const Layout& before, const Layout& after, const Lineage& lineage)
      : before_(before), after_(after), lineage_(lineage) {}

  std::vector<UnitFinding> run() {
    for (std::size_t b = 0; b < after_.units.size(); ++b) look_back(b);
    for (std::size_t a = 0; a < before_.units.size(); ++a) look_ahead(a);
    sort_by_event(findings_);
    return std::move(findings_);
  }

 private:
  void look_back(std::size_t b) {
    const CodeName& unit = after_.units[b];
    UnitFinding finding;
    for (const UnitId a : lineage_.before[b]) {
      (lineage_.whole(a) ? finding.from : finding.parts).push_back(before_.units[index(a)]);
    }
    finding.to = {unit};
    const CodeName* same = find_code(before_.units, unit.code);
    if (finding.from.size() > 1) add(UnitEvent::kMerged, finding);
    if (finding.from.size() == 1 && finding.parts.empty() && finding.from.front().code != unit.code)
      add(UnitEvent::kRecoded, finding);
    if (same == nullptr) {
      add(UnitEvent::kAdded, std::move(finding));
    } else if (same->name != unit.name && !same->name.empty() && !unit.name.empty()) {
      add(UnitEvent::kRenamed, {UnitEvent::kRenamed, {*same}, {}, {unit}});
    }
  }

  void look_ahead(std::size_t a) {
    UnitFinding finding{UnitEvent::kGone, {before_.units[a]}, {}, {}};
    for (const UnitId b : lineage_.after[a]) finding.to.push_back(after_.units[index(b)]);
    if (finding.to.size() > 1) add(UnitEvent::kSplit, finding);
    if (find_code(after_.units, before_.units[a].code) == nullptr) {
      add(UnitEvent::kGone, std::move(finding));
    }
  }

  void add(UnitEvent event, UnitFinding finding) {
    finding.event = event;
    findings_.push_back(std::move(finding));
  }

  const Layout& before_;
  const Layout& after_;
  const Lineage& lineage_;
  std::vector<UnitFinding> findings_;
};

}  // namespace

std::string_view to_string(UnitEvent event) {
  switch (event) {
    case UnitEvent::kMerged:
      return "merged";
    case UnitEvent::kSplit:
      return "split";
    case UnitEvent::kRecoded:
      return "recoded";
    case UnitEvent::kRenamed:
      return "renamed";
    case UnitEvent::kGone:
      return "gone";
    case UnitEvent::kAdded:
      return "added";
  }
  return "";
}

void sort_by_event(std::vector<UnitFinding>& findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const UnitFinding& x, const UnitFinding& y) { return x.event < y.event; });
}

std::vector<UnitFinding> compare_units(const Layout& before, const Layout& after,
                                       const Lineage& lineage) {
  return Comparison(before, after, lineage).run();
}

}  // namespace grens
