// The pieces become a unit layer whose borders match point for point; regions of A and of B are two
// labellings of it. From there on an overlay is what every other layer is.
#include "job/overlay_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "coverage/valid_units.hpp"
#include "io/measurer.hpp"
#include "io/secrets.hpp"
#include "io/transform.hpp"
#include "job/scheme_layer.hpp"
#include "job/unit_codes.hpp"
#include "regions/text.hpp"
#include "report/figures.hpp"
#include "report/overlap_report.hpp"
#include "report/titles.hpp"

namespace grens {
namespace {

std::size_t index(std::int32_t id) { return static_cast<std::size_t>(id); }

void append(RingSet& rings, const MultiPolygon& polygons, UnitId unit) {
  const auto add = [&](const std::vector<Point>& ring) {
    rings.points.insert(rings.points.end(), ring.begin(), ring.end());
    rings.starts.push_back(static_cast<std::uint32_t>(rings.points.size()));
    rings.unit.push_back(unit);
  };
  for (const Polygon& polygon : polygons) {
    add(polygon.shell);
    for (const auto& hole : polygon.holes) add(hole);
  }
}

RegionInfo plain_region(const Unit& unit) {
  RegionInfo info;
  info.code = unit.code;
  info.name = unit.name.empty() ? unit.code : unit.name;
  info.members = {{info.code, info.name}};
  return info;
}

/// Records as they are.
RegionsRead regions_of_file(const ReadOptions& read, Notices& notices, const Progress& progress) {
  UnitSource source = read_units(read, notices, progress);
  RegionsRead regions;
  regions.name = source.sources.front().layer;
  regions.layer = std::move(source.layer);
  regions.crs = std::move(source.crs);
  regions.sources = std::move(source.sources);
  for (const Unit& unit : regions.layer.units) regions.regions.push_back(plain_region(unit));
  return regions;
}

/// The units that a layer of regions was dissolved from.
struct Dissolving {
  RegionsRead regions;
  WorkLayer work;
};

Dissolving regions_of_scheme(const RegionsWish& wish, RegionTables tables, std::optional<int> year,
                             Notices& notices, const Progress& progress) {
  Dissolving made;
  made.work = prepare_layer(wish.read, std::move(tables), year, {Dirt::kReport}, notices, progress);
  const SchemeLayer scheme =
      make_scheme_layer(made.work, label_layer(made.work, wish.scheme), notices);
  RegionsRead& regions = made.regions;
  regions.name = wish.scheme;
  regions.crs = made.work.source.crs;
  regions.sources = made.work.source.sources;
  regions.layer.approximate = made.work.source.layer.approximate;
  for (std::size_t r = 0; r < scheme.labels.regions.size(); ++r) {
    RegionInfo info = scheme.labels.regions[r];
    info.unit_count = 0;
    info.basis_counts = {};
    info.units_outside.clear();
    const PopulationSum& people = scheme.measures.regions[r].population;
    regions.layer.units.push_back(
        {info.code, info.name, people.is_exact() ? std::optional(people.at_least) : std::nullopt});
    append(regions.layer.rings, layer_polygons(made.work.coverage, scheme.land.regions[r]),
           static_cast<UnitId>(r));
    regions.regions.push_back(std::move(info));
  }
  return made;
}

void make_valid(RegionsRead& regions, Notices& notices) {
  const std::vector<UnitId> changed = make_units_valid(regions.layer);
  if (changed.empty()) return;
  std::vector<std::string> codes;
  for (const UnitId unit : changed) codes.push_back(regions.layer.units[index(unit)].code);
  notices.warn(
      "made-valid",
      fmt::format("{}: {} no valid polygon (rings cross or overlap) and made valid by the "
                  "structure method",
                  shown(regions.file, 200), spoken_count(codes.size(), "region is", "regions are")),
      codes.size(), codes);
}

void say_overlaps(const RegionsRead& regions, const std::vector<UnitOverlap>& overlaps,
                  Notices& notices) {
  if (overlaps.empty()) return;
  const std::vector<std::string> codes = unit_codes(regions.layer);
  std::vector<std::string> concerned;
  for (const UnitOverlap& overlap : overlaps) {
    concerned.push_back(codes[index(overlap.a)]);
    concerned.push_back(codes[index(overlap.b)]);
  }
  std::sort(concerned.begin(), concerned.end());
  concerned.erase(std::unique(concerned.begin(), concerned.end()), concerned.end());
  notices.warn("overlap",
               fmt::format("{}: {}; that land counts for each of them", shown(regions.file, 200),
                           overlaps_text(overlaps, codes, regions.layer.units)),
               overlaps.size(), concerned);
}

PopulationSum people_of(const UnitLayer& layer) {
  PopulationSum sum;
  for (const Unit& unit : layer.units) sum.add(unit.code, unit.population);
  return sum;
}

RegionRings rings_of(const RegionsRead& regions) {
  return {regions.layer.rings, regions.layer.units.size()};
}

class Overlayer {
 public:
  Overlayer(const OverlayWish& wish, std::optional<RegionTables> tables, Notices& notices,
            const Progress& progress)
      : wish_(wish), tables_(std::move(tables)), notices_(notices), progress_(progress) {}

  std::unique_ptr<LayerOverlay> run() {
    result_->tolerance = wish_.tolerance;
    result_->one_sided = wish_.one_sided;
    result_->a = read(wish_.a, first_half(first_half(progress_)));
    result_->b = read(wish_.b, {});
    tell_apart();
    for (RegionsRead* regions : {&result_->a, &result_->b}) make_valid(*regions, notices_);
    bring_together();
    tell(0.5, "laying the layers over each other");
    result_->land = cut_pieces(rings_of(result_->a), rings_of(result_->b), *work().measurer,
                               wish_.tolerance, wish_.one_sided);
    say_overlaps(result_->a, result_->land.overlaps_a, notices_);
    say_overlaps(result_->b, result_->land.overlaps_b, notices_);
    tell(0.7, "spreading people");
    std::vector<std::optional<std::int64_t>> persons = people();
    tell(0.8, "crossing regions");
    make_units(persons);
    cross();
    return std::move(result_);
  }

 private:
  WorkLayer& work() { return result_->work; }

  void tell(double share, const char* what) const {
    if (progress_) progress_(share, what);
  }

  RegionsRead read(const RegionsWish& wish, const Progress& progress) {
    RegionsRead regions;
    if (wish.scheme.empty()) {
      regions = regions_of_file(wish.read, notices_, progress);
    } else {
      Dissolving made = regions_of_scheme(wish, *tables_, wish_.year, notices_, progress);
      regions = std::move(made.regions);
      work().fit = made.work.fit;
      if (&wish == &wish_.a) units_of_a_ = std::move(made.work);
    }
    regions.file = source_name(wish.read.inputs.front());
    return regions;
  }

  /// Two layers of one name would be one in every sentence.
  void tell_apart() {
    if (result_->a.name != result_->b.name) return;
    result_->a.name += " (A)";
    result_->b.name += " (B)";
  }

  void bring_together() {
    RegionsRead& b = result_->b;
    const Crs& crs = result_->a.crs;
    Box extent;
    for (const Point& p : b.layer.rings.points) extent.add(p);
    const Transformer to(b.crs, crs, extent);
    if (!to.is_identity()) {
      to.forward(b.layer.rings.points);
      for (SourceInfo& source : b.sources) source.operation = to.operation();
      notices_.info("crs", fmt::format("{} is taken to {} by {}", shown(b.file, 200), crs.label(),
                                       to.operation().name));
    }
    UnitSource& source = work().source;
    source.crs = crs;
    for (const RegionsRead* regions : {&result_->a, &result_->b}) {
      for (const Point& p : regions->layer.rings.points) source.extent.add(p);
      source.sources.insert(source.sources.end(), regions->sources.begin(), regions->sources.end());
      if (regions->layer.approximate) source.layer.approximate = true;
    }
    work().measurer = choose_measurer(crs, source.extent);
  }

  /// What people are spread by; nothing: area.
  std::optional<PieceWeights> weigh() {
    const PeopleWish& wish = wish_.people;
    PeopleSource& told = result_->people;
    std::vector<SourceInfo>& sources = work().source.sources;
    if (!wish.points.empty()) {
      WeightPoints read = read_weight_points(wish.points, wish.field, work().source.crs, notices_);
      told = {PeopleSource::By::kPoints, false, source_name(wish.points), read.column};
      sources.push_back(std::move(read.source));
      PieceWeights weights =
          weigh_points(result_->land, rings_of(result_->a), rings_of(result_->b), read.points);
      weights.decimals = read.decimals;
      return weights;
    }
    if (!wish.units) return std::nullopt;
    told = {PeopleSource::By::kUnits, false, result_->a.file, ""};
    if (!wish.unit_file) {
      return weigh(units_of_a_->source.layer.rings, units_of_a_->codes,
                   units_of_a_->population.persons);
    }
    WeightUnits units = read_weight_units(*wish.unit_file, tables_ ? &*tables_ : nullptr,
                                          wish_.year, work().source.crs, notices_);
    told.file = source_name(wish.unit_file->inputs.front());
    if (units.approximate) work().source.layer.approximate = true;
    sources.insert(sources.end(), units.sources.begin(), units.sources.end());
    return weigh(units.rings, units.codes, units.persons);
  }

  PieceWeights weigh(const RingSet& rings, std::span<const std::string> codes,
                     std::span<const std::optional<std::int64_t>> persons) {
    std::vector<std::string> unknown;
    for (std::size_t u = 0; u < codes.size(); ++u) {
      if (!persons[u]) unknown.push_back(codes[u]);
    }
    if (!unknown.empty()) {
      notices_.warn("no-weight",
                    fmt::format("{}: people of {} not known, and weigh nothing",
                                shown(result_->people.file, 200),
                                spoken_count(unknown.size(), "unit are", "units are")),
                    unknown.size(), unknown);
    }
    return weigh_units(result_->land, {rings, codes.size()}, persons, *work().measurer,
                       wish_.tolerance);
  }

  std::vector<std::optional<std::int64_t>> people() {
    result_->weights = weigh();
    PeopleSource& told = result_->people;
    const bool a_knows = !people_of(result_->a.layer).is_unknown();
    if (result_->weights) {
      say_outside(*result_->weights);
      if (!a_knows) return counted(*result_->weights);
    }
    if (!a_knows) return std::vector<std::optional<std::int64_t>>(result_->land.pieces.size());
    if (!result_->weights) told.by = PeopleSource::By::kArea;
    told.of_a = true;
    std::vector<std::optional<std::int64_t>> persons;
    for (const Unit& unit : result_->a.layer.units) persons.push_back(unit.population);
    SpreadPeople spread =
        spread_people(result_->land, persons,
                      result_->weights ? std::span<const std::int64_t>(result_->weights->weight)
                                       : std::span<const std::int64_t>());
    say(spread.by_area, "no-weight", "no weight in any piece, and their people are spread by area");
    say(spread.unplaced, "no-piece", "people and no piece that is wider than the tolerance");
    return std::move(spread.persons);
  }

  void say(const std::vector<UnitId>& regions, const char* kind, const char* what) {
    if (regions.empty()) return;
    std::vector<std::string> codes;
    for (const UnitId region : regions) codes.push_back(result_->a.layer.units[index(region)].code);
    notices_.warn(kind,
                  fmt::format("{}: {} {}", shown(result_->a.file, 200),
                              spoken_count(codes.size(), "region has", "regions have"), what),
                  codes.size(), codes);
  }

  void say_outside(const PieceWeights& weights) {
    if (weights.outside + weights.in_slivers == 0) return;
    const bool points = result_->people.by == PeopleSource::By::kPoints;
    const std::size_t all = weights.counted + weights.outside + weights.in_slivers;
    notices_.warn(
        "weights-outside",
        fmt::format(
            "{}: {} of {} no piece and {} not counted{}", shown(result_->people.file, 200),
            spoken_count(static_cast<std::int64_t>(weights.outside + weights.in_slivers)),
            spoken_count(all, points ? "point lies in" : "unit lies in",
                         points ? "points lie in" : "units lie in"),
            weights.outside + weights.in_slivers == 1 ? "is" : "are",
            weights.in_slivers == 0 ? "" : fmt::format(" ({} in slivers)", weights.in_slivers)),
        weights.outside + weights.in_slivers);
  }

  /// A has no people: the weights are people.
  std::vector<std::optional<std::int64_t>> counted(const PieceWeights& weights) {
    notices_.info("people",
                  fmt::format("{} has no people: those that {} counts are told",
                              shown(result_->a.file, 200), shown(result_->people.file, 200)));
    const double step = std::pow(10.0, weights.decimals);
    std::vector<std::optional<std::int64_t>> persons;
    for (std::size_t p = 0; p < weights.weight.size(); ++p) {
      persons.emplace_back();
      if (weights.unknown[p] != 0) continue;
      persons.back() = weights.decimals == 0
                           ? weights.weight[p]
                           : std::llround(static_cast<double>(weights.weight[p]) / step);
    }
    return persons;
  }

  /// Pieces as units.
  void make_units(std::span<const std::optional<std::int64_t>> persons) {
    LandPieces& land = result_->land;
    UnitLayer& layer = work().source.layer;
    const auto code = [](const RegionsRead& regions, UnitId id) {
      return id == kOutside ? std::string() : regions.layer.units[index(id)].code;
    };
    for (const LandPiece& piece : land.pieces) {
      Unit unit;
      unit.code = code(result_->a, piece.a) + "|" + code(result_->b, piece.b);
      layer.units.push_back(std::move(unit));
    }
    layer.rings = land.rings;
    work().codes = unit_codes(layer);
    work().population.persons.assign(persons.begin(), persons.end());
    if (tables_) work().tables = std::move(tables_);
    match_borders(work());
  }

  static SchemeLabels labels(const RegionsRead& regions, const LandPieces& land,
                             const std::vector<std::string>& codes, UnitId LandPiece::*side) {
    SchemeLabels labels;
    labels.scheme = regions.name;
    std::vector<RegionId> id(regions.regions.size(), kNoRegion);
    for (const LandPiece& piece : land.pieces) {
      if (piece.*side != kOutside) id[index(piece.*side)] = 0;
    }
    for (std::size_t r = 0; r < id.size(); ++r) {
      if (id[r] == kNoRegion) continue;
      id[r] = static_cast<RegionId>(labels.regions.size());
      labels.regions.push_back(regions.regions[r]);
    }
    for (std::size_t p = 0; p < land.pieces.size(); ++p) {
      const UnitId region = land.pieces[p].*side;
      const bool here = region != kOutside;
      labels.add_unit(codes[p], here ? id[index(region)] : kNoRegion,
                      here ? std::optional(Basis::kModelled) : std::nullopt, {});
    }
    return labels;
  }

  void cross() {
    LayerOverlay& all = *result_;
    all.labels_a = labels(all.a, all.land, all.work.codes, &LandPiece::a);
    all.labels_b = labels(all.b, all.land, all.work.codes, &LandPiece::b);
    all.input.emplace(all.work.audit());
    all.cross = cross_land(*all.input, all.labels_a, all.labels_b);
  }

  const OverlayWish& wish_;
  std::optional<RegionTables> tables_;
  Notices& notices_;
  const Progress& progress_;
  std::optional<WorkLayer> units_of_a_;  ///< where A was dissolved
  std::unique_ptr<LayerOverlay> result_ = std::make_unique<LayerOverlay>();
};

/// What regions of a layer are called; a layer may be called anything.
Title title_of(const std::string& name) {
  Title title = scheme_title(name);
  return {shown(title.one), shown(title.many)};
}

}  // namespace

OverlayReport LayerOverlay::report() const {
  return {{*input, labels_a, labels_b, cross, title_of(a.name), title_of(b.name), kLandTitle},
          {a.file, a.regions, people_of(a.layer)},
          {b.file, b.regions, people_of(b.layer)},
          land,
          tolerance,
          one_sided,
          people,
          weights ? &*weights : nullptr,
          work.source.crs};
}

std::unique_ptr<LayerOverlay> overlay_layers(const OverlayWish& wish,
                                             std::optional<RegionTables> tables, Notices& notices,
                                             const Progress& progress) {
  return Overlayer(wish, std::move(tables), notices, progress).run();
}

}  // namespace grens
