// Reading tells what it dropped or put right as notices; those that are defects become so here, one
// for each unit concerned. All places go to longitude and latitude in one batch.
#include "job/check_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "audit/borders.hpp"
#include "base/error.hpp"
#include "coverage/tolerance.hpp"
#include "io/measurer.hpp"
#include "regions/codes.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

struct ReadDefect {
  const char* notice;  ///< its kind
  DefectKind kind;
  const char* text;
};

constexpr const char* kNothingLeft = "null-geometry-left";
constexpr const char* kDegenerate = "ring-degenerate";
constexpr std::array<ReadDefect, 8> kReadDefects = {{
    {"null-geometry", DefectKind::kMissingGeometry, "a record has no geometry"},
    {kNothingLeft, DefectKind::kMissingGeometry, "a record has no ring with area"},
    {"no-code", DefectKind::kMissingCode, "records without a code, left out"},
    {"ring-unclosed", DefectKind::kInvalidRing, "a ring was not closed"},
    {kDegenerate, DefectKind::kInvalidRing, "a ring without area, left out"},
    {"ring-corrected", DefectKind::kInvalidRing, "a hole given as a shell, or a shell as a hole"},
    {"repeated-geometry", DefectKind::kDuplicate, "a record repeats another one, left out"},
    {"misread-name", DefectKind::kMisspeltName, "looks wrongly decoded"},
}};

class Checker {
 public:
  Checker(WorkLayer& work, const FaceLayer& layer) : work_(work), places_(places_of_units(layer)) {
    for (std::size_t u = 0; u < work.codes.size(); ++u) {
      unit_of_.emplace(work.codes[u], static_cast<UnitId>(u));
    }
  }

  void add_reading(const Notices& notices, std::size_t first) {
    std::set<std::string> without;  // their rings without area are all that there was
    for (std::size_t i = first; i < notices.list().size(); ++i) {
      const Notice& notice = notices.list()[i];
      if (notice.kind == kNothingLeft) without.insert(notice.units.begin(), notice.units.end());
    }
    for (std::size_t i = first; i < notices.list().size(); ++i) {
      const Notice& notice = notices.list()[i];
      const auto* known =
          std::find_if(kReadDefects.begin(), kReadDefects.end(),
                       [&](const ReadDefect& d) { return notice.kind == d.notice; });
      if (known == kReadDefects.end()) continue;
      if (notice.units.empty()) {
        add(known->kind, {}, known->text).count = notice.count;
      }
      for (const std::string& code : notice.units) {
        const auto unit = unit_of_.find(code);
        const bool told = notice.kind == kDegenerate && without.contains(code);
        if (unit != unit_of_.end() && !told) add(known->kind, unit->second, known->text);
      }
    }
  }

  /// Compares codes and names with the tables of the year. `codes` as the tables write them.
  void add_tables(const std::vector<std::string>& codes) {
    const std::set<std::string> unknown(work_.fit.unknown.begin(), work_.fit.unknown.end());
    for (std::size_t u = 0; u < codes.size(); ++u) {
      const auto unit = static_cast<UnitId>(u);
      if (unknown.contains(codes[u])) {
        add(DefectKind::kUnknownCode, unit,
            work_.fit.year ? fmt::format("not a code of {}", *work_.fit.year)
                           : "not a code of the tables");
        continue;
      }
      const std::string& name = work_.source.layer.units[u].name;
      const std::string known = unit_name(*work_.tables, codes[u], work_.fit.date);
      if (name.empty() || known.empty() || name == known || misread_.contains(unit)) continue;
      add(DefectKind::kMisspeltName, unit, "the tables say " + in_quotes(known));
    }
  }

  std::vector<Defect> take() { return std::move(defects_); }

 private:
  Defect& add(DefectKind kind, std::optional<UnitId> unit, std::string text) {
    Defect defect;
    defect.kind = kind;
    defect.text = std::move(text);
    if (unit) {
      defect.units = {*unit};
      defect.place = places_[static_cast<std::size_t>(*unit)];
      if (kind == DefectKind::kMisspeltName) misread_.insert(*unit);
    }
    defects_.push_back(std::move(defect));
    return defects_.back();
  }

  WorkLayer& work_;
  std::vector<std::optional<Point>> places_;
  std::map<std::string, UnitId> unit_of_;
  std::set<UnitId> misread_;
  std::vector<Defect> defects_;
};

/// Fits the year as `grens info` does; the codes in the tables' form where one fits.
std::vector<std::string> fit_tables(WorkLayer& work, RegionTables tables, const CheckWish& wish,
                                    Notices& notices) {
  std::vector<std::string> codes = normalise_codes(work.codes, table_codes(tables)).codes;
  try {
    work.fit = fit_year(tables, codes, wish.year, notices);
    work.tables = std::move(tables);
    return codes;
  } catch (const InputError& error) {
    if (wish.year) throw;
    notices.info("no-year",
                 fmt::format("codes and names are not compared with the tables: {}", error.what()));
    return {};
  }
}

void place(std::vector<Defect> defects, CheckedLayer& checked) {
  std::vector<Point> points;
  for (const Defect& defect : defects) {
    if (defect.place && checked.to_lonlat) points.push_back(*defect.place);
  }
  if (checked.to_lonlat) checked.to_lonlat->forward(points);
  auto next = points.begin();
  for (Defect& defect : defects) {
    PlacedDefect placed;
    if (defect.place && checked.to_lonlat) placed.lonlat = *next++;
    auto& list = is_note(defect.kind) ? checked.findings.notes : checked.findings.defects;
    placed.defect = std::move(defect);
    list.push_back(std::move(placed));
  }
}

}  // namespace

CheckedLayer check_units(const ReadOptions& read, RegionTables tables, const CheckWish& wish,
                         Notices& notices, const Progress& progress) {
  CheckedLayer checked;
  WorkLayer& work = checked.work;
  const std::size_t before = notices.list().size();
  work.source = read_units(read, notices, first_half(progress));
  for (const Unit& unit : work.source.layer.units) work.codes.push_back(unit.code);
  const std::vector<std::string> codes = fit_tables(work, std::move(tables), wish, notices);
  if (progress) progress(0.5, "matching borders");
  const RingSet& rings = work.source.layer.rings;
  work.measurer = choose_measurer(work.source.crs, work.source.extent);
  match_borders(work);
  work.population.persons.resize(work.codes.size());
  if (progress) progress(0.6, "looking for defects");
  const FaceLayer layer = find_faces(rings, work.codes.size(), *work.measurer);
  work.overlaps = find_overlaps(layer);
  const DefectInput input{rings, work.coverage, layer, *work.measurer};
  CheckFindings& findings = checked.findings;
  if (wish.tolerance) {
    findings.tolerance = *wish.tolerance;
  } else {
    FoundTolerance found = find_tolerance(layer, *work.measurer);
    findings.tolerance = found.metres;
    findings.why = std::move(found.why);
  }
  findings.measures = work.measurer->name();
  findings.crs = work.source.crs;
  if (work.tables) findings.year = work.fit.year;
  std::vector<Defect> defects = find_defects(input, findings.tolerance);
  Checker checker(work, layer);
  checker.add_reading(notices, before);
  if (work.tables) checker.add_tables(codes);
  for (Defect& defect : checker.take()) defects.push_back(std::move(defect));
  std::sort(defects.begin(), defects.end(), worse_first);
  if (work.source.crs.kind != Crs::Kind::kLocal) {
    checked.to_lonlat = make_lonlat_transformer(work.source.crs, work.source.extent, notices);
  }
  place(std::move(defects), checked);
  return checked;
}

}  // namespace grens
