// Borders are rings as lines. Areas of what only one of the two has are GEOS differences, of
// polygons that are made valid before. Distances that are but rounding of coordinates count as
// none.
#include "audit/agreement.hpp"

#include <algorithm>
#include <stdexcept>

#include "audit/measures.hpp"
#include "geometry/farthest.hpp"
#include "geometry/geos.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr double kRounding = 1e-6;  // m

/// Closed lines, kept here for the spans on them.
class Border {
 public:
  explicit Border(const MultiPolygon& polygons) {
    for (const Polygon& polygon : polygons) {
      add(polygon.shell);
      for (const auto& hole : polygon.holes) add(hole);
    }
    for (const std::vector<Point>& line : lines_) {
      spans_.emplace_back(line);
      for (const Point& p : line) box_.add(p);
    }
  }
  const std::vector<std::span<const Point>>& lines() const { return spans_; }
  const Box& box() const { return box_; }

 private:
  void add(const std::vector<Point>& ring) {
    lines_.push_back(ring);
    lines_.back().push_back(ring.front());
  }

  std::vector<std::vector<Point>> lines_;
  std::vector<std::span<const Point>> spans_;
  Box box_;
};

void measure_differences(LandAgreement& found, const MultiPolygon& ours, const MultiPolygon& theirs,
                         const Measurer& measurer) {
  try {
    const Geos geos;
    const Geos::Geometry a = geos.make_valid(*geos.to_geos(ours));
    const Geos::Geometry b = geos.make_valid(*geos.to_geos(theirs));
    const auto area = [&](const Geos::Geometry& rest) {
      return measure_written(geos.to_polygons(*rest), measurer).area;
    };
    found.only_ours = area(geos.subtract(*a, *b));
    found.only_theirs = area(geos.subtract(*b, *a));
    found.has_areas = true;
  } catch (const std::runtime_error&) {
    found.has_areas = false;
  }
}

/// One way of saying which region is meant: whether the record may be that region.
using IsRegion = bool (*)(const CodeName& region, const CodeName& record);

bool is_code(const CodeName& region, const CodeName& record) { return region.code == record.code; }
bool is_value(const CodeName& region, const CodeName& record) {
  const std::string value = folded(record.code);
  return folded(region.code) == value || folded(region.name) == value;
}
bool is_name(const CodeName& region, const CodeName& record) {
  return !record.name.empty() && folded(region.name) == folded(record.name);
}

}  // namespace

LandAgreement compare_land(const MultiPolygon& ours, const MultiPolygon& theirs,
                           const Measurer& measurer, double tolerance) {
  const Border a(ours);
  const Border b(theirs);
  const MetreScale scale = scale_at_middle(a.box(), measurer);
  const NearLines near_a(a.lines(), scale);
  const NearLines near_b(b.lines(), scale);
  const FarthestPlace from_a = farthest_from(near_b, a.lines(), scale);
  const FarthestPlace from_b = farthest_from(near_a, b.lines(), scale);
  LandAgreement found;
  found.on_ours = from_a.metres >= from_b.metres;
  const FarthestPlace& farthest = found.on_ours ? from_a : from_b;
  found.metres = farthest.metres < kRounding ? 0 : farthest.metres;
  found.place = farthest.place;
  if (found.metres > tolerance) measure_differences(found, ours, theirs, measurer);
  return found;
}

RegionMatch match_regions(const SchemeLabels& labels, std::span<const CodeName> records) {
  const std::size_t count = labels.regions.size() + labels.elsewhere.size();
  RegionMatch match;
  match.record.resize(count);
  match.by_members.resize(count);
  std::vector<std::uint8_t> taken(records.size());
  const auto look = [&](const CodeName& wanted, IsRegion is) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (taken[i] == 0 && is(wanted, records[i])) found.push_back(i);
    }
    return found;
  };
  for (const IsRegion is : {is_code, is_value, is_name}) {
    std::vector<std::uint8_t> now(records.size());
    for (std::size_t r = 0; r < count; ++r) {
      if (match.record[r]) continue;
      const RegionInfo& info = labels.info(static_cast<RegionId>(r));
      const std::vector<std::size_t> found = look({info.code, info.name}, is);
      if (found.empty()) continue;
      if (found.size() > 1 || now[found.front()] != 0) {
        match.ambiguous = found;
        return match;
      }
      match.record[r] = found.front();
      now[found.front()] = 1;
    }
    for (std::size_t i = 0; i < records.size(); ++i) taken[i] |= now[i];
  }
  for (std::size_t r = 0; r < count; ++r) {
    const RegionInfo& info = labels.info(static_cast<RegionId>(r));
    if (match.record[r] || !info.composite) continue;
    std::size_t there = 0;
    for (const CodeName& member : info.members) {
      for (const IsRegion is : {is_code, is_value, is_name}) {
        const std::vector<std::size_t> found = look(member, is);
        for (const std::size_t i : found) taken[i] = 1;
        if (!found.empty()) {
          ++there;
          break;
        }
      }
    }
    match.by_members[r] = there == info.members.size() ? 1 : 0;
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (taken[i] == 0) match.extra.push_back(i);
  }
  return match;
}

}  // namespace grens
