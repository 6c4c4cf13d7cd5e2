// Prepare, label and dissolve every scheme that the project or a rule names, cross, measure, judge,
// then write everything as one set.
#include "job/audit_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/parallel.hpp"
#include "base/strict.hpp"
#include "coverage/simplify.hpp"
#include "geometry/metre_scale.hpp"
#include "job/cross_features.hpp"
#include "job/layer_part.hpp"
#include "job/proposed_layer.hpp"
#include "job/provenance.hpp"
#include "regions/text.hpp"
#include "report/audit_html.hpp"
#include "report/page_words.hpp"
#include "report/titles.hpp"

namespace grens {
namespace {

using KeyPairs = std::vector<std::pair<std::string, std::string>>;

/// The schemes of the project, and those that only rules or the suggestion speak of.
std::vector<SchemeWish> wishes_of(const AuditJob& job, const RuleSet& rules) {
  std::vector<SchemeWish> wishes = job.main.schemes;
  std::vector<std::string> spoken_of = schemes_of(rules);
  if (job.suggest) {
    spoken_of.push_back(job.suggest->first);
    spoken_of.push_back(job.suggest->second);
  }
  for (const std::string& key : spoken_of) {
    const auto same = [&](const SchemeWish& wish) { return wish.key == key; };
    if (std::none_of(wishes.begin(), wishes.end(), same)) wishes.push_back({key, key, {}, {}});
  }
  return wishes;
}

void compare_schemes(AuditResult& result, const MainJob& job,
                     const std::vector<SchemeWish>& wishes) {
  std::vector<std::string> keys;
  for (const SchemeWish& wish : wishes) keys.push_back(wish.key);
  KeyPairs pairs = job.cross.value_or(KeyPairs{});
  const bool every = job.cross && job.cross->empty();
  for (const Rule& rule : result.rules.rules) {
    if (rule.kind != RuleKind::kNesting && rule.kind != RuleKind::kCongruence) continue;
    if (!every) pairs.emplace_back(rule.scheme, rule.other);
  }
  if (pairs.empty() && !every) return;
  const auto positions = pair_positions(keys, pairs);
  result.cross = std::make_unique<CrossFindings>(result.work, labels_of(result.schemes), positions);
  const auto& persons = result.work.population.persons;
  const bool people_known =
      std::all_of(persons.begin(), persons.end(), [](const auto& p) { return p.has_value(); });
  std::vector<double> people;
  for (const auto& p : persons) people.push_back(static_cast<double>(p.value_or(0)));
  for (const auto& [first, second] : positions) {
    const SchemeLabels& a = result.schemes[first].labels;
    const SchemeLabels& b = result.schemes[second].labels;
    PairFigures figures{a, b, compare_divisions(a.region, b.region), {}, {}};
    figures.area = compare_divisions(a.region, b.region, result.work.measures.unit_area);
    if (people_known) figures.people = compare_divisions(a.region, b.region, people);
    result.pairs.push_back(figures);
  }
}

std::vector<Compactness> compactness_of(const WorkLayer& work, const SchemeLayer& scheme) {
  Box box;
  for (const Point& p : work.coverage.points) box.add(p);
  const MetreScale scale = scale_at_middle(box, *work.measurer);
  std::vector<Compactness> found(scheme.written.size());
  parallel_for(found.size(), 1, [&](std::size_t begin, std::size_t end) {
    for (std::size_t r = begin; r < end; ++r) {
      found[r] = measure_compactness(layer_polygons(work.coverage, scheme.land.regions[r]),
                                     scheme.written[r], scale);
    }
  });
  return found;
}

void judge(AuditResult& result, const std::vector<SchemeWish>& wishes) {
  const AuditInput input = result.work.audit();
  const YearFit& fit = result.work.fit;
  RuleInput rules{input, *result.work.tables, fit.date, {}, fit.year.has_value(), {}};
  if (result.proposal) rules.proposal = source_of(*result.proposal);
  if (fit.units_year) rules.units_day = first_of_january(*fit.units_year);
  for (std::size_t s = 0; s < wishes.size(); ++s) {
    const SchemeLayer& scheme = result.schemes[s];
    rules.schemes[wishes[s].key] = {&scheme.labels, &scheme.measures, wishes[s].parent};
  }
  rules.agreements = result.published.agreements;
  result.verdicts = judge_rules(rules, result.rules.rules);
}

/// Labels, dissolves, compares and judges a layer.
void audit_layer(AuditResult& result, const MainJob& job, const std::vector<SchemeWish>& wishes,
                 PublishedRead& published, Notices& notices) {
  for (const SchemeWish& wish : wishes) {
    result.schemes.push_back(
        make_scheme_layer(result.work, label_layer(result.work, wish.key, wish.parent), notices));
    result.titles.push_back(wish.title);
  }
  compare_schemes(result, job, wishes);
  result.published =
      compare_published(result.rules, result.work, result.schemes, published, notices);
  judge(result, wishes);
}

WhatIfSide side_of(const AuditResult& result) {
  WhatIfSide side{result.work.audit(), {}, {}, result.verdicts};
  for (const SchemeLayer& scheme : result.schemes) {
    side.schemes.push_back({scheme.labels, scheme.measures});
  }
  for (std::size_t p = 0; p < result.pairs.size(); ++p) {
    const PairFigures& pair = result.pairs[p];
    side.pairs.push_back(
        {pair.a, pair.b, result.cross->reports()[p].cross, pair.units, pair.area, pair.people});
  }
  return side;
}

/// People that were known and are not told any more, since those of another part are not known.
void say_unsummed(const WorkLayer& before, const AuditResult& after,
                  const std::vector<UnitId>& into, Notices& notices) {
  std::int64_t people = 0;
  std::vector<std::string> units;
  for (std::size_t u = 0; u < into.size(); ++u) {
    const auto unit = static_cast<std::size_t>(into[u]);
    const auto& known = before.population.persons[u];
    if (!known || after.work.population.persons[unit]) continue;
    people += *known;
    units.push_back(after.work.codes[unit]);
  }
  if (units.empty()) return;
  notices.warn("people-of-merger",
               fmt::format("the people of {} are not known, since those of a part are not: sums of "
                           "the proposal lack {} people that were known",
                           listed(units), with_commas(fmt::format("{}", people))),
               units.size(), units);
}

/// The audit of a proposal on a layer that is prepared; `before` becomes that of what is.
std::unique_ptr<AuditResult> audit_proposal(std::unique_ptr<AuditResult> before,
                                            const AuditJob& job,
                                            const std::vector<SchemeWish>& wishes,
                                            Notices& notices) {
  auto result = std::make_unique<AuditResult>();
  result->title = before->title;
  result->lang = before->lang;
  result->attribution = before->attribution;
  result->rules = before->rules;
  result->proposal = resolve_proposal(*job.proposal, before->work);
  ProposedLayer made = proposed_layer(before->work, *result->proposal);
  result->work = std::move(made.work);
  say_unsummed(before->work, *result, made.into, notices);
  Notices unsaid;  // what is to be known of the layer, the proposal's own audit says
  PublishedRead published;
  audit_layer(*result, job.main, wishes, published, notices);
  audit_layer(*before, job.main, wishes, published, unsaid);
  const std::vector<NeedlessException> needless =
      needless_exceptions(before->rules, before->verdicts, result->rules, result->verdicts);
  if (!needless.empty()) {
    take_out(result->rules, needless);
    judge(*result, wishes);
  }
  result->what_if =
      compare_audits(side_of(*before), side_of(*result), made.into, needless, result->rules);
  result->before = std::move(before);
  return result;
}

void suggest(AuditResult& result, const std::vector<SchemeWish>& wishes,
             const SuggestionWish& wish) {
  const auto position = [&](const std::string& key) {
    const auto same = [&](const SchemeWish& one) { return one.key == key; };
    return static_cast<std::size_t>(std::find_if(wishes.begin(), wishes.end(), same) -
                                    wishes.begin());
  };
  Suggestion found{position(wish.first), position(wish.second), {}};
  const AuditInput input = result.work.audit();
  const SchemeLabels& a = result.schemes[found.first].labels;
  const SchemeLabels& b = result.schemes[found.second].labels;
  found.moves =
      suggest_nesting_moves(input, a, b, cross_border(input, a, b), unit_borders(input), wish.by);
  result.suggestion = std::move(found);
}

/// With more points than these (about 1.2 MB) the maps of a page are drawn from simplified borders.
constexpr std::size_t kMostDrawn = 200000;

/// The page, drawn from the borders of the layer.
std::string page_of(const AuditResult& result, const AuditReport& report) {
  const WorkLayer& work = result.work;
  std::optional<Simplified> simplified;
  if (work.coverage.points.size() > kMostDrawn) {
    simplified = simplify(work.coverage, {SimplifyCount{kMostDrawn}}, *work.measurer);
  }
  const Coverage& drawn = simplified ? simplified->coverage : work.coverage;
  std::vector<Point> lonlat = drawn.points;
  const Crs& crs = work.source.crs;
  Transformer(crs, lonlat_crs(crs), work.source.extent).forward(lonlat);
  return audit_html(
      {report, result.lang, result.titles, crs.label(), result.attribution, drawn, lonlat});
}

void write_all(AuditResult& result, const MainJob& job, Notices& notices) {
  std::vector<std::string> inputs = files_read(result.work);
  inputs.push_back(result.rules.file);
  for (std::string& file : files_read(result.published)) inputs.push_back(std::move(file));
  OutputSet set = OutputSet::in_folder(job.out, inputs);
  const AuditReport report = result.report();
  const std::string made_of = provenance_text(report.provenance);
  set.add("audit.json", audit_json(report).dump(2) + "\n", made_of);
  set.add("audit.csv", audit_csv(report), made_of);
  set.add("audit-regions.csv", audit_regions_csv(report), made_of);
  set.add("audit-pairs.csv", audit_pairs_csv(report), made_of);
  if (report.what_if) set.add("audit-what-if.csv", what_if_csv(report), made_of);
  if (report.suggestion) {
    set.add("suggested-moves.csv", suggested_moves_csv(*report.suggestion), made_of);
  }
  set.add("audit.md", audit_markdown(report), made_of);
  set.add("audit.html", page_of(result, report), made_of);
  if (result.cross) {
    PointsByFormat points(result.work, border_arcs(result.work.coverage, labels_of(result.schemes)),
                          job.output, notices);
    write_cross_files(set, result.work, result.cross->reports(), job.title, job.output.formats,
                      points, notices);
    points.selection().refuse_unknown();
  }
  finish_folder(set, job.out, notices);
  for (const ManifestEntry& entry : set.written()) result.files.push_back(entry.file);
  result.files.emplace_back("manifest.json");
}

}  // namespace

AuditReport AuditResult::report() const {
  AuditedLayer layer;
  layer.year = work.fit.year;
  layer.units_year = work.fit.units_year;
  for (std::size_t u = 0; u < work.codes.size(); ++u) {
    layer.area += work.measures.unit_area[u];
    layer.population.add(work.codes[u], work.population.persons[u]);
  }
  layer.borders_match = work.clean();
  layer.unmatched = work.mismatches.length;
  layer.crossings = work.crossings.size();
  layer.bad_segments = work.coverage.bad_segments.size();
  layer.overlaps = work.overlaps.size();
  layer.unknown_codes = work.fit.unknown;
  layer.missing_units = work.fit.missing;
  std::vector<SchemeFigures> figures;
  for (std::size_t s = 0; s < schemes.size(); ++s) {
    figures.push_back({schemes[s].labels, schemes[s].measures, schemes[s].written, compactness[s]});
  }
  AuditReport report{title,
                     work.audit(),
                     work.fit.year ? std::optional(work.fit.date) : std::nullopt,
                     std::move(layer),
                     rules,
                     verdicts,
                     std::move(figures),
                     pairs,
                     unit_title(work.codes),
                     provenance(work, title)};
  add_provenance(report.provenance, published);
  if (suggestion) {
    const SchemeLabels& a = schemes[suggestion->first].labels;
    const SchemeLabels& b = schemes[suggestion->second].labels;
    report.suggestion.emplace(NestingMovesReport{work.audit(), a, b, suggestion->moves,
                                                 scheme_title(a.scheme), scheme_title(b.scheme),
                                                 unit_title(work.codes)});
  }
  if (what_if) report.what_if.emplace(WhatIfReport{*proposal, *what_if});
  return report;
}

std::unique_ptr<AuditResult> run_audit_job(AuditJob job, Notices& notices,
                                           const Progress& progress) {
  auto result = std::make_unique<AuditResult>();
  MainJob& main = job.main;
  result->lang = std::move(job.lang);
  if (job.proposal) {
    main.title +=
        (main.title.empty() ? "(" : " (") + PageWords(result->lang).word("proposal") + ")";
  }
  result->title = main.title;
  result->attribution = std::move(job.attribution);
  result->rules = std::move(job.rules);
  if (job.suggest) {
    check_scheme(main.tables, job.suggest->first);
    check_scheme(main.tables, job.suggest->second);
  }
  resolve_names(result->rules, main.tables);
  const std::vector<SchemeWish> wishes = wishes_of(job, result->rules);
  result->work =
      prepare_layer(main.read, std::move(main.tables), main.year, main.dirt, notices, progress);
  if (!result->work.fit.year) check_undated(result->rules);
  if (progress) progress(0.7, "dissolving");
  if (job.proposal) {
    result = audit_proposal(std::move(result), job, wishes, notices);
  } else {
    PublishedRead published;
    audit_layer(*result, main, wishes, published, notices);
  }
  say_incomplete(result->work, labels_of(result->schemes), notices);
  if (main.read.strict) refuse_warnings(notices);
  if (progress) progress(0.8, "judging");
  for (const SchemeLayer& scheme : result->schemes) {
    result->compactness.push_back(compactness_of(result->work, scheme));
  }
  if (job.suggest) suggest(*result, wishes, *job.suggest);
  if (!main.out.empty()) write_all(*result, main, notices);
  if (progress) progress(1, "judging");
  return result;
}

}  // namespace grens
