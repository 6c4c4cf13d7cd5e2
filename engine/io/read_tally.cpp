// One table says for each oddity how grave it is and in which words it is told.
#include "io/read_tally.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "regions/text.hpp"

namespace grens {
namespace {

struct Words {
  Severity severity;
  const char* kind;
  const char* text;  ///< {0} how many, {1} whose
};

constexpr auto kInfo = Severity::kInfo;
constexpr auto kWarning = Severity::kWarning;

constexpr std::array<Words, static_cast<std::size_t>(Oddity::kCount_)> kWords = {{
    {kInfo, "water", "{0} records of water are left out (--water keep keeps them): {1}"},
    {kWarning, "no-code", "{0} records without a code are left out: {1}"},
    {kWarning, "null-geometry",
     "{0} records have no geometry, or none that can be read; their units have no area: {1}"},
    {kWarning, "not-polygon", "{0} records hold points or lines, which are left out: {1}"},
    {kInfo, "z-or-m", "{0} records have heights or measures (Z, M), which are left out: {1}"},
    {kInfo, "curves", "{0} records have curves, which are taken as polylines: {1}"},
    {kWarning, "ring-unclosed", "{0} rings were not closed, and are now: {1}"},
    {kWarning, "ring-degenerate", "{0} rings without area are left out: {1}"},
    {kWarning, "ring-corrected",
     "{0} rings were holes given as shells or shells given as holes, and are corrected: {1}"},
    {kWarning, "null-geometry-left", "{0} records have no ring with area, their units none: {1}"},
    {kInfo, "population-unknown", "{0} records do not say how many people there are: {1}"},
}};

std::vector<std::string> sorted(std::vector<std::string> list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

}  // namespace

void ReadTally::add(Oddity oddity, const std::string& whose, std::size_t count) {
  Tally& tally = tallies_[static_cast<std::size_t>(oddity)];
  tally.count += count;
  tally.whose.push_back(whose);
}

void ReadTally::repaired(const RingRepairs& repairs, const std::string& code) {
  if (repairs.unclosed > 0) add(Oddity::kUnclosed, code, repairs.unclosed);
  if (repairs.degenerate > 0) add(Oddity::kDegenerate, code, repairs.degenerate);
  if (repairs.misplaced > 0) add(Oddity::kMisplaced, code, repairs.misplaced);
  if (repairs.empty) add(Oddity::kNothingLeft, code);
}

void ReadTally::misread(const std::string& code, const std::string& name) {
  misread_codes_.push_back(code);
  misread_names_.push_back(code + " " + in_quotes(name));
}

void ReadTally::report(Notices& notices) const {
  for (std::size_t i = 0; i < tallies_.size(); ++i) {
    const Tally& tally = tallies_[i];
    if (tally.count == 0) continue;
    std::vector<std::string> whose = sorted(tally.whose);
    const std::string text = fmt::format(fmt::runtime(kWords[i].text), tally.count, listed(whose));
    const bool are_units = static_cast<Oddity>(i) != Oddity::kNoCode;
    notices.add({kWords[i].severity, kWords[i].kind, path_ + ": " + text, tally.count,
                 are_units ? std::move(whose) : std::vector<std::string>()});
  }
  if (!misread_codes_.empty()) {
    notices.warn("misread-name",
                 fmt::format("{}: {} names look wrongly decoded: {}; name the right encoding with "
                             "--encoding, or mend them at the source",
                             path_, misread_codes_.size(), listed(sorted(misread_names_))),
                 misread_codes_.size(), sorted(misread_codes_));
  }
  if (deleted_ > 0) {
    notices.warn("deleted-records",
                 fmt::format("{}: {} records are marked as deleted in the .dbf and left out", path_,
                             deleted_),
                 deleted_);
  }
}

void report_assembled(const Assembled& assembled, Merging merging, std::size_t records,
                      Notices& notices) {
  const auto warn = [&](const char* kind, const char* text, const std::vector<std::string>& codes) {
    if (codes.empty()) return;
    notices.warn(kind, fmt::format(fmt::runtime(text), codes.size(), listed(sorted(codes))),
                 codes.size(), sorted(codes));
  };
  warn("repeated-geometry",
       "{} records repeat the code and the geometry of another, and are left out: {}",
       assembled.repeated);
  if (merging == Merging::kParts) {
    notices.info("unit-from",
                 fmt::format("{} records make {} units", records, assembled.layer.units.size()));
  } else {
    warn("code-on-several-records", "{} codes are on several records, each taken as one unit: {}",
         assembled.several_records);
  }
  warn("unequal-names", "{} units have records with different names: {}", assembled.unequal_names);
  warn("unequal-population",
       "{} units have records with different numbers of people, which are taken as unknown: {}",
       assembled.unequal_population);
  warn("unequal-columns",
       "{} values differ between the records of a unit, and are taken as blank: {}",
       assembled.unequal_columns);
}

}  // namespace grens
