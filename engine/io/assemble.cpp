// Rings are rotated to a canonical start, records sorted by code and within a code by their rings
// (then attributes), so that repetitions lie side by side and nothing depends on the order in which
// records came. Rings then move to their final order in one copy.
#include "io/assemble.hpp"

#include <algorithm>
#include <compare>
#include <numeric>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "regions/population.hpp"

namespace grens {
namespace {

std::strong_ordering compare(const Point& a, const Point& b) {
  if (a == b) return std::strong_ordering::equal;
  return lexicographic_less(a, b) ? std::strong_ordering::less : std::strong_ordering::greater;
}

std::strong_ordering compare(std::span<const Point> a, std::span<const Point> b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const auto order = compare(a[i], b[i]); order != 0) return order;
  }
  return a.size() <=> b.size();
}

/// Whether the ring read from `a` on comes before that read from `b` on.
bool starts_before(std::span<const Point> ring, std::size_t a, std::size_t b) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto order = compare(ring[(a + i) % ring.size()], ring[(b + i) % ring.size()]);
    if (order != 0) return order < 0;
  }
  return false;
}

void rotate_to_smallest(std::span<Point> ring) {
  std::size_t start = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    if (ring[i].x > ring[start].x) continue;
    const auto order = compare(ring[i], ring[start]);
    if (order < 0 || (order == 0 && starts_before(ring, i, start))) start = i;
  }
  std::rotate(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(start), ring.end());
}

/// The positions of a record's rings, in canonical order.
using RingList = std::vector<std::uint32_t>;

class Assembler {
 public:
  Assembler(std::vector<Record> records, RingSet rings, const std::vector<std::string>& columns,
            Merging merging)
      : records_(std::move(records)),
        rings_(std::move(rings)),
        columns_(columns),
        merging_(merging) {}

  Assembled run() {
    for (std::size_t r = 0; r < rings_.size(); ++r) rotate_to_smallest(rings_.ring(r));
    sort_rings();
    std::vector<std::size_t> order(records_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return less(a, b); });
    for (const std::string& column : columns_) result_.layer.columns[column];
    for (std::size_t begin = 0; begin < order.size();) {
      std::size_t end = begin + 1;
      while (end < order.size() && records_[order[end]].code == records_[order[begin]].code) ++end;
      add_unit(std::span(order).subspan(begin, end - begin));
      begin = end;
    }
    place_rings();
    return std::move(result_);
  }

 private:
  void sort_rings() {
    lists_.resize(records_.size());
    for (std::size_t i = 0; i < records_.size(); ++i) {
      lists_[i].resize(records_[i].end_ring - records_[i].first_ring);
      std::iota(lists_[i].begin(), lists_[i].end(), records_[i].first_ring);
      sort_list(lists_[i]);
    }
  }

  void sort_list(RingList& list) const {
    std::sort(list.begin(), list.end(), [&](std::uint32_t a, std::uint32_t b) {
      return compare(rings_.ring(a), rings_.ring(b)) < 0;
    });
  }

  /// The geometry of two records compared.
  std::strong_ordering compare_rings(std::size_t a, std::size_t b) const {
    if (lists_[a].size() != lists_[b].size()) return lists_[a].size() <=> lists_[b].size();
    for (std::size_t i = 0; i < lists_[a].size(); ++i) {
      const auto order = compare(rings_.ring(lists_[a][i]), rings_.ring(lists_[b][i]));
      if (order != 0) return order;
    }
    return std::strong_ordering::equal;
  }

  bool less(std::size_t a, std::size_t b) const {
    const Record& first = records_[a];
    const Record& second = records_[b];
    if (const auto order = first.code <=> second.code; order != 0) return order < 0;
    if (const auto order = compare_rings(a, b); order != 0) return order < 0;
    return std::tie(first.name, first.population, first.columns) <
           std::tie(second.name, second.population, second.columns);
  }

  void add_unit(std::span<const std::size_t> group) {
    std::vector<std::size_t> members;
    for (const std::size_t i : group) {
      const bool repeats = !members.empty() && !lists_[i].empty() &&
                           compare_rings(members.back(), i) == std::strong_ordering::equal;
      if (repeats) {
        result_.repeated.push_back(records_[i].code);
      } else {
        members.push_back(i);
      }
    }
    const std::string& code = records_[group.front()].code;
    if (members.size() > 1) result_.several_records.push_back(code);
    Unit unit;
    unit.code = code;
    unit.name = merge_names(group);
    unit.population = merging_ == Merging::kParts ? add_people(members) : equal_people(group);
    merge_columns(group);
    RingList rings;
    for (const std::size_t i : members) {
      rings.insert(rings.end(), lists_[i].begin(), lists_[i].end());
    }
    sort_list(rings);
    unit_rings_.push_back(std::move(rings));
    result_.layer.units.push_back(std::move(unit));
  }

  /// Of parts with unequal names none is the unit's; of records the first in byte order is taken.
  std::string merge_names(std::span<const std::size_t> group) {
    std::set<std::string> names;
    for (const std::size_t i : group) {
      if (!records_[i].name.empty()) names.insert(records_[i].name);
    }
    if (names.size() > 1) result_.unequal_names.push_back(records_[group.front()].code);
    if (names.empty() || (names.size() > 1 && merging_ == Merging::kParts)) return "";
    return *names.begin();
  }

  std::optional<std::int64_t> add_people(std::span<const std::size_t> members) const {
    std::int64_t sum = 0;
    for (const std::size_t i : members) {
      if (!records_[i].population) return std::nullopt;
      sum += *records_[i].population;
      if (!is_population(sum)) return std::nullopt;
    }
    return sum;
  }

  std::optional<std::int64_t> equal_people(std::span<const std::size_t> group) {
    std::set<std::int64_t> values;
    for (const std::size_t i : group) {
      if (records_[i].population) values.insert(*records_[i].population);
    }
    if (values.size() > 1) result_.unequal_population.push_back(records_[group.front()].code);
    if (values.size() != 1) return std::nullopt;
    return *values.begin();
  }

  void merge_columns(std::span<const std::size_t> group) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const Record& first = records_[group.front()];
      const bool equal = std::all_of(group.begin(), group.end(), [&](std::size_t i) {
        return records_[i].columns[c] == first.columns[c];
      });
      if (!equal) result_.unequal_columns.push_back(first.code + " " + columns_[c]);
      std::vector<std::string>& values = result_.layer.columns[columns_[c]];
      values.push_back(equal ? first.columns[c] : "");
    }
  }

  void place_rings() {
    std::uint32_t next = 0;
    bool in_order = true;
    for (const RingList& list : unit_rings_) {
      for (const std::uint32_t ring : list) {
        in_order = in_order && ring == next;
        ++next;
      }
    }
    in_order = in_order && next == rings_.size();
    RingSet& out = result_.layer.rings;
    if (in_order) {
      out = std::move(rings_);
      out.unit.clear();
    } else {
      std::size_t points = 0;
      for (const RingList& list : unit_rings_) {
        for (const std::uint32_t ring : list) points += rings_.ring(ring).size();
      }
      out.points.reserve(points);
      out.starts.reserve(std::size_t{next} + 1);
    }
    out.unit.reserve(next);
    for (std::size_t u = 0; u < unit_rings_.size(); ++u) {
      for (const std::uint32_t r : unit_rings_[u]) {
        out.unit.push_back(static_cast<UnitId>(u));
        if (in_order) continue;
        const std::span<const Point> ring = std::as_const(rings_).ring(r);
        out.points.insert(out.points.end(), ring.begin(), ring.end());
        out.starts.push_back(static_cast<std::uint32_t>(out.points.size()));
      }
    }
    rings_ = RingSet();
  }

  std::vector<Record> records_;
  RingSet rings_;
  const std::vector<std::string>& columns_;
  Merging merging_;
  std::vector<RingList> lists_;       // of each record
  std::vector<RingList> unit_rings_;  // of each unit
  Assembled result_;
};

}  // namespace

Assembled assemble_units(std::vector<Record> records, RingSet rings,
                         const std::vector<std::string>& columns, Merging merging) {
  return Assembler(std::move(records), std::move(rings), columns, merging).run();
}

}  // namespace grens
