// Each function takes a frame and what is asked of it, lets go of Python's lock while it works, and
// gives back columns; the package beside it (grens/) makes data frames of these. What is to be said
// is put into the list `said`, also where the work stops. Ctrl-C is heard wherever progress is
// told.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <functional>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/version.hpp"
#include "job/audit_job.hpp"
#include "job/check_job.hpp"
#include "job/cross_features.hpp"
#include "job/dissolve_job.hpp"
#include "job/repair_job.hpp"
#include "job/rules_file.hpp"
#include "job/unit_features.hpp"
#include "python/frames.hpp"
#include "report/defect_report.hpp"
#include "report/repair_report.hpp"

namespace py = pybind11;

namespace grens {
namespace {

/// What was said by the end, whatever the end was; needs Python's lock then.
class Talk {
 public:
  explicit Talk(py::list said) : said_(std::move(said)) {}
  ~Talk() {
    for (const Notice& notice : notices.list()) {
      said_.append(py::make_tuple(notice.severity == Severity::kWarning, notice.kind, notice.text));
    }
  }
  Talk(const Talk&) = delete;
  Talk& operator=(const Talk&) = delete;

  Notices notices;

 private:
  py::list said_;
};

/// Stops the work when a signal came whose Python handler throws.
void heed_signals(double /*share*/, std::string_view /*what*/) {
  const py::gil_scoped_acquire lock;
  if (PyErr_CheckSignals() != 0) throw py::error_already_set();
}

/// What was asked for, by keyword; nothing for what is absent or None.
template <typename T>
std::optional<T> asked(const py::dict& ask, const char* key) {
  if (!ask.contains(key) || ask[key].is_none()) return std::nullopt;
  return ask[key].cast<T>();
}

ReadOptions reading(const py::dict& frame, const py::dict& ask) {
  ReadOptions read;
  read.dataset = dataset_of(frame);
  read.code_field = asked<std::string>(ask, "code").value_or("");
  read.name_field = asked<std::string>(ask, "name").value_or("");
  read.population_field = asked<std::string>(ask, "population").value_or("");
  return read;
}

DirtRule dirt_rule(const py::dict& ask) {
  DirtRule rule;
  if (asked<bool>(ask, "repair").value_or(false)) rule.dirt = Dirt::kRepair;
  rule.tolerance = asked<double>(ask, "tolerance");
  return rule;
}

/// The region tables of a folder, or those beside a membership table.
std::optional<RegionTables> tables_of(const std::optional<std::string>& folder,
                                      const std::optional<std::string>& membership,
                                      Notices& notices) {
  if (membership) return load_tables(table_files_beside(*membership), notices);
  if (folder) return load_tables(table_files_in(*folder), notices);
  return std::nullopt;
}

/// A way of grouping units: a column of the frame, or a scheme of the tables.
struct Grouping {
  std::string key;
  bool column = false;
};

Grouping grouping_of(const py::handle& given) {
  const auto pair = given.cast<std::pair<std::string, bool>>();
  return {pair.first, pair.second};
}

/// A layer ready to be grouped. Borrows nothing from Python.
struct Ready {
  ReadOptions read;
  DirtRule dirt;
  std::optional<int> year;
  std::optional<std::string> folder;
  std::optional<std::string> membership;

  Ready(const py::dict& frame, const py::dict& ask)
      : read(reading(frame, ask)),
        dirt(dirt_rule(ask)),
        year(asked<int>(ask, "year")),
        folder(asked<std::string>(ask, "tables")),
        membership(asked<std::string>(ask, "membership")) {}

  WorkLayer prepare(const std::vector<Grouping>& groupings, Notices& notices) {
    bool schemes = false;
    for (const Grouping& grouping : groupings) {
      if (grouping.column) read.columns.push_back(grouping.key);
      schemes = schemes || !grouping.column;
    }
    std::optional<RegionTables> tables;
    if (schemes) tables = tables_of(folder, membership, notices);
    for (const Grouping& grouping : groupings) {
      if (!grouping.column) check_scheme(*tables, grouping.key);
    }
    return prepare_layer(read, std::move(tables), year, dirt, notices, heed_signals);
  }
};

SchemeLabels labels_of(const WorkLayer& work, const Grouping& grouping) {
  if (!grouping.column) return label_layer(work, grouping.key);
  return labels_from_values(grouping.key, work.codes, work.source.layer.columns.at(grouping.key));
}

py::dict dissolve_frame(const py::dict& frame, const py::handle& by, const py::dict& ask,
                        py::list said) {
  Talk talk(std::move(said));
  Ready ready(frame, ask);
  const Grouping grouping = grouping_of(by);
  FeatureLayer regions;
  {
    const py::gil_scoped_release unlocked;
    const WorkLayer work = ready.prepare({grouping}, talk.notices);
    DissolveWish wish;
    (grouping.column ? wish.columns : wish.schemes).push_back(grouping.key);
    const std::vector<SchemeLayer> layers = dissolve_layers(work, wish, talk.notices);
    regions = region_features(work, layers.front(), OutputPoints(work), "", talk.notices);
  }
  return frame_of(regions);
}

/// Labels by a column know no units outside the layer, labels by a scheme do: both have to speak of
/// the same ones.
void align_outside(SchemeLabels& labels, const SchemeLabels& other) {
  if (!labels.outside.empty()) return;
  for (OutsideUnit unit : other.outside) {
    unit.region = kNoRegion;
    unit.basis.reset();
    labels.outside.push_back(std::move(unit));
  }
}

py::dict cross_frame(const py::dict& frame, const py::handle& a, const py::handle& b,
                     const py::dict& ask, py::list said) {
  Talk talk(std::move(said));
  Ready ready(frame, ask);
  const std::vector<Grouping> groupings = {grouping_of(a), grouping_of(b)};
  CrossFeatures features;
  std::string findings;
  {
    const py::gil_scoped_release unlocked;
    const WorkLayer work = ready.prepare(groupings, talk.notices);
    std::vector<SchemeLabels> labels;
    for (const Grouping& grouping : groupings) {
      labels.push_back(labels_of(work, grouping));
      warn_of_labels(work, labels.back(), talk.notices);
    }
    align_outside(labels[0], labels[1]);
    align_outside(labels[1], labels[0]);
    const CrossFindings found(work, {&labels[0], &labels[1]}, every_pair(2));
    features = cross_features(work, found.reports(), OutputPoints(work), "", talk.notices);
    findings = cross_border_json(found.reports()).dump();
  }
  py::dict result;
  result["findings"] = findings;
  result["pieces"] = frame_of(features.pieces);
  result["lines"] = frame_of(features.cut_lines);
  return result;
}

py::dict check_frame(const py::dict& frame, const py::dict& ask, py::list said) {
  Talk talk(std::move(said));
  Ready ready(frame, ask);
  std::vector<FeatureLayer> layers;
  std::string findings;
  {
    const py::gil_scoped_release unlocked;
    RegionTables tables =
        tables_of(ready.folder, ready.membership, talk.notices).value_or(RegionTables{});
    const CheckedLayer checked =
        check_units(ready.read, std::move(tables), {ready.dirt.tolerance, ready.year}, talk.notices,
                    heed_signals);
    layers = defect_layers("defects", Format::kGeoPackage, checked, talk.notices);
    findings = defects_json(checked.findings, checked.work.source.layer.units).dump();
  }
  py::list frames;
  for (const FeatureLayer& layer : layers) frames.append(frame_of(layer));
  py::dict result;
  result["findings"] = findings;
  result["frames"] = frames;
  return result;
}

py::dict repair_frame(const py::dict& frame, const py::dict& ask, py::list said) {
  Talk talk(std::move(said));
  const ReadOptions read = reading(frame, ask);
  RepairWish wish;
  wish.tolerance = asked<double>(ask, "tolerance");
  wish.keep_gaps = asked<bool>(ask, "keep_gaps").value_or(false);
  wish.give = asked<std::string>(ask, "give").value_or(wish.give);
  FeatureLayer units;
  std::vector<std::string> codes;
  std::string code_field;
  std::string changes;
  {
    const py::gil_scoped_release unlocked;
    const WorkLayer work = repair_units(read, wish, talk.notices, heed_signals);
    units = unit_features("units", work, OutputPoints(work), talk.notices);
    codes = work.codes;
    code_field = work.source.sources.front().code_field;
    changes = repair_json(*work.repair, work.source.layer.units).dump();
  }
  py::dict result = frame_of(units);
  result["codes"] = codes;
  result["code_field"] = code_field;
  result["repair"] = changes;
  return result;
}

std::string audit_frame(const py::dict& frame, const std::string& rules, const py::dict& ask,
                        py::list said) {
  Talk talk(std::move(said));
  Ready ready(frame, ask);
  const py::gil_scoped_release unlocked;
  AuditJob job;
  job.rules = read_rules(rules);
  job.main.read = ready.read;
  job.main.dirt = ready.dirt;
  job.main.year = ready.year;
  job.main.tables = tables_of(ready.folder, ready.membership, talk.notices).value();
  const auto result = run_audit_job(std::move(job), talk.notices, heed_signals);
  return audit_json(result->report()).dump();
}

}  // namespace
}  // namespace grens

PYBIND11_MODULE(_grens, module) {
  using namespace grens;
  module.doc() = "What libgrens does for the package grens; not to be called by itself.";
  py::register_exception<InputError>(module, "InputError", PyExc_ValueError);
  py::register_exception<UsageError>(module, "UsageError", PyExc_ValueError);
  module.def("version", &version);
  module.def("dissolve", &dissolve_frame);
  module.def("cross", &cross_frame);
  module.def("check", &check_frame);
  module.def("repair", &repair_frame);
  module.def("audit", &audit_frame);
}
