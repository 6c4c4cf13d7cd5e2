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
  const char* one;  ///< with the verb
  const char* many;
  const char* text;  ///< {0} how many of them, {1} whose
};

constexpr auto kInfo = Severity::kInfo;
constexpr auto kWarning = Severity::kWarning;

constexpr std::array<Words, static_cast<std::size_t>(Oddity::kCount_)> kWords = {{
    {kInfo, "water", "record of water is", "records of water are",
     "{0} left out (--water keep keeps them): {1}"},
    {kWarning, "no-code", "record without a code is", "records without a code are",
     "{0} left out: {1}"},
    {kWarning, "null-geometry", "record has", "records have",
     "{0} no geometry, or none that can be read, and no area: {1}"},
    {kWarning, "not-polygon", "record holds", "records hold",
     "{0} points or lines, which are left out: {1}"},
    {kInfo, "z-or-m", "record has", "records have",
     "{0} heights or measures (Z, M), which are left out: {1}"},
    {kInfo, "curves", "record has", "records have",
     "{0} curves, which are taken as polylines: {1}"},
    {kWarning, "ring-unclosed", "ring was", "rings were", "{0} not closed, and closed now: {1}"},
    {kWarning, "ring-degenerate", "ring without area is", "rings without area are",
     "{0} left out: {1}"},
    {kWarning, "ring-corrected", "ring was", "rings were",
     "{0} given as hole instead of shell or as shell instead of hole, and corrected: {1}"},
    {kWarning, "null-geometry-left", "record has", "records have", "{0} no ring with area: {1}"},
    {kInfo, "population-unknown", "record does", "records do",
     "{0} not say how many people there are: {1}"},
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
    const std::string count = spoken_count(tally.count, kWords[i].one, kWords[i].many);
    const std::string text = fmt::format(fmt::runtime(kWords[i].text), count, listed(whose));
    const bool are_units = static_cast<Oddity>(i) != Oddity::kNoCode;
    notices.add({kWords[i].severity, kWords[i].kind, path_ + ": " + text, tally.count,
                 are_units ? std::move(whose) : std::vector<std::string>()});
  }
  if (!misread_codes_.empty()) {
    notices.warn("misread-name",
                 fmt::format("{}: {} wrongly decoded: {}; name the right encoding with "
                             "--encoding, or mend it at the source",
                             path_, spoken_count(misread_codes_.size(), "name looks", "names look"),
                             listed(sorted(misread_names_))),
                 misread_codes_.size(), sorted(misread_codes_));
  }
  if (deleted_ > 0) {
    notices.warn("deleted-records",
                 fmt::format("{}: {} marked as deleted in the .dbf and left out", path_,
                             spoken_count(deleted_, "record is", "records are")),
                 deleted_);
  }
}

void report_assembled(const Assembled& assembled, Merging merging, std::size_t records,
                      Notices& notices) {
  const auto warn = [&](const char* kind, const char* one, const char* many, const char* what,
                        const std::vector<std::string>& codes) {
    if (codes.empty()) return;
    notices.warn(kind,
                 fmt::format("{} {}: {}", spoken_count(codes.size(), one, many), what,
                             listed(sorted(codes))),
                 codes.size(), sorted(codes));
  };
  warn("repeated-geometry", "record repeats", "records repeat",
       "the code and the geometry of another, and left out", assembled.repeated);
  if (merging == Merging::kParts) {
    notices.info("unit-from",
                 fmt::format("{} {}", spoken_count(records, "record makes", "records make"),
                             spoken_count(assembled.layer.units.size(), "unit", "units")));
  } else {
    warn("code-on-several-records", "code is", "codes are",
         "on several records, which are taken as one unit", assembled.several_records);
  }
  warn("unequal-names", "unit has", "units have", "records with different names",
       assembled.unequal_names);
  warn("unequal-population", "unit has", "units have",
       "records with different numbers of people, which are taken as unknown",
       assembled.unequal_population);
  warn("unequal-columns", "value differs", "values differ",
       "between the records of a unit, and taken as blank", assembled.unequal_columns);
}

}  // namespace grens
