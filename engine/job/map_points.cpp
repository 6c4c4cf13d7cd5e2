// Points come to the layer's CRS and from there to the plane of the map, as the layer does. Those
// that the way between two CRS does not reach lie beyond any map.
#include "job/map_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <limits>

#include "base/error.hpp"
#include "io/read_points.hpp"
#include "io/secrets.hpp"
#include "io/transform.hpp"
#include "map/fonts.hpp"
#include "regions/real_number.hpp"
#include "regions/text.hpp"
#include "regions/unknown_figure.hpp"

namespace grens {
namespace {

/// Columns that names are looked for in.
constexpr std::array<const char*, 9> kNameColumns = {"name",  "naam",   "label", "title", "titel",
                                                     "place", "plaats", "code",  "id"};

constexpr Point kNowhere{std::numeric_limits<double>::infinity(), 0};

/// "veiligheidshuizen-2010.csv" as "Veiligheidshuizen 2010".
std::string spoken_name(const std::string& path) {
  std::string name = std::filesystem::path(path).stem().string();
  for (char& c : name) c = c == '-' || c == '_' ? ' ' : c;
  return with_capital(printable_text(name));
}

/// What becomes of a number: a circle, none because it is 0, or none because it is no number for
/// one.
enum class CircleOf { kDrawn, kNone, kUnfit };

CircleOf circle_of(const std::optional<double>& number) {
  if (!number || *number < 0) return CircleOf::kUnfit;
  return *number > 0 ? CircleOf::kDrawn : CircleOf::kNone;
}

/// `lack`: what the units or points have not.
void say_unfit(const std::vector<std::string>& names, const std::string& one,
               const std::string& many, const std::string& lack, Notices& notices) {
  if (names.empty()) return;
  notices.warn(
      "no-circle",
      fmt::format("{} {}, and no circle: {}",
                  spoken_count(names.size(), one + " has", many + " have"), lack, listed(names)),
      names.size());
}

std::string no_number_in(const std::string& column) {
  return "no number above 0 in " + in_quotes(column);
}

/// Does something to all points, or where one of them has no image to each by itself.
void do_to_all(std::vector<Point>& points, const std::function<void(std::span<Point>)>& go) {
  std::vector<Point> all = points;
  try {
    go(all);
    points = std::move(all);
  } catch (const InputError&) {
    for (Point& point : points) {
      try {
        if (!(point == kNowhere)) go({&point, 1});
      } catch (const InputError&) {
        point = kNowhere;
      }
    }
  }
}

/// To the CRS of the layer.
void to_layer(const PointSource& source, const WorkLayer& work, const std::string& file,
              std::vector<Point>& points, Notices& notices) {
  if (source.same_crs) return;
  if (!source.crs) {
    notices.info("crs", fmt::format("{}: does not say in which CRS it is, and is taken to be in "
                                    "that of the layer, {}",
                                    file, work.source.crs.label()));
    return;
  }
  if (same_crs(*source.crs, work.source.crs)) return;
  if (source.crs->code == "EPSG:4326") {
    const Transformer transformer =
        make_lonlat_transformer(work.source.crs, work.source.extent, notices);
    do_to_all(points, [&](std::span<Point> some) { transformer.inverse(some); });
    return;
  }
  const Transformer transformer(*source.crs, work.source.crs, {});
  do_to_all(points, [&](std::span<Point> some) { transformer.forward(some); });
}

/// The first of the wanted columns that there is.
std::size_t name_column(const PointSource& source, const std::vector<std::string>& wanted) {
  for (std::size_t w = 0; w < wanted.size(); ++w) {
    for (const std::string& column : source.columns) {
      if (lower_case(column) == lower_case(wanted[w])) return w;
    }
  }
  return wanted.size();
}

void need_column(const PointSource& source, const std::string& column, const std::string& option,
                 const std::string& file) {
  if (column.empty() || name_column(source, {column}) == 0) return;
  throw InputError(fmt::format("{}: has no column {} for {}; there are: {}", file,
                               in_quotes(column), option, listed(source.columns, 30)));
}

}  // namespace

SymbolSet points_of_file(const WorkLayer& work, const MapOrder& order, const MapPlane& plane,
                         Notices& notices) {
  std::vector<std::string> wanted;
  if (!order.point_name.empty()) {
    wanted.push_back(order.point_name);
  } else {
    wanted.assign(kNameColumns.begin(), kNameColumns.end());
  }
  std::vector<std::string> columns = wanted;
  columns.push_back(order.circles);
  const PointSource source = read_points(order.points, columns, notices);
  const std::string file = shown(order.points, 200);
  need_column(source, order.point_name, "--point-name", file);
  need_column(source, order.circles, "--circles", file);
  if (source.records.empty()) {
    throw InputError(fmt::format("{}: has no points: there is nothing to lay over the map", file));
  }
  const std::size_t named_by = name_column(source, wanted);
  if (named_by == wanted.size()) {
    notices.info("point-name",
                 fmt::format("{}: no column is known to hold names, and the points stay without: "
                             "say with --point-name which one does",
                             file));
  }
  SymbolSet set;
  set.what = spoken_name(source_name(order.points));
  set.circles = !order.circles.empty();
  std::vector<std::string> nowhere;
  std::vector<std::string> unfit;
  std::vector<Point> places;
  for (std::size_t r = 0; r < source.records.size(); ++r) {
    const PointRecord& record = source.records[r];
    MapPoint point{{}, named_by < wanted.size() ? printable_text(record.cells[named_by]) : "", 0};
    const std::string told = point.name.empty() ? fmt::format("record {}", r + 1) : point.name;
    const std::optional<double> number =
        set.circles ? cell_number(record.cells.back()) : std::optional<double>(1);
    if (!record.at) {
      nowhere.push_back(told);
    } else if (circle_of(number) == CircleOf::kUnfit) {
      unfit.push_back(told);
    } else if (circle_of(number) == CircleOf::kDrawn) {
      point.number = *number;
      places.push_back(*record.at);
      set.points.push_back(std::move(point));
    }
  }
  to_layer(source, work, file, places, notices);
  do_to_all(places, [&](std::span<Point> some) { plane.project(some); });
  for (std::size_t p = 0; p < places.size(); ++p) set.points[p].at = places[p];
  if (!nowhere.empty()) {
    notices.warn("point-nowhere",
                 fmt::format("{}: {} no place, and {} left out: {}", file,
                             spoken_count(nowhere.size(), "point has", "points have"),
                             nowhere.size() == 1 ? "is" : "are", listed(nowhere)),
                 nowhere.size());
  }
  say_unfit(unfit, "point", "points", no_number_in(order.circles), notices);
  return set;
}

SymbolSet circles_of_units(const WorkLayer& work, const MapOrder& order, Notices& notices) {
  SymbolSet set;
  set.of_units = true;
  set.circles = true;
  const bool people = order.circles == kPeopleColumn;
  set.what = people ? in_language(order.language, "Inhabitants", "Inwoners")
                    : with_capital(printable_text(order.circles));
  if (people) set.year = work.population.year;
  std::vector<std::string> unfit;
  for (std::size_t u = 0; u < work.codes.size(); ++u) {
    std::optional<double> number;
    if (!people) {
      number = cell_number(work.source.layer.columns.at(order.circles)[u]);
    } else if (const auto& persons = work.population.persons[u]) {
      number = static_cast<double>(*persons);
    }
    if (circle_of(number) == CircleOf::kUnfit) unfit.push_back(work.codes[u]);
    if (circle_of(number) != CircleOf::kDrawn) continue;
    set.points.push_back({{}, {}, *number});
    set.units.push_back(static_cast<UnitId>(u));
  }
  say_unfit(unfit, "unit", "units", people ? "no known people" : no_number_in(order.circles),
            notices);
  return set;
}

}  // namespace grens
