#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "geometry/point.hpp"
#include "io/crs.hpp"

namespace grens {

/// The one coordinate operation that a Transformer uses; for provenance.
struct Operation {
  std::string name;             ///< PROJ's name of it; "none" where coordinates stay as they are
  std::string source;           ///< label of the CRS it starts from
  std::string target;           ///< label of the CRS it leads to
  double accuracy = -1;         ///< metres, as documented; negative: unknown
  std::string definition;       ///< PROJ pipeline
  std::string better;           ///< name of a more accurate operation that lacks a grid; "" if none
  double better_accuracy = -1;  ///< metres
  std::vector<std::string> missing_grids;  ///< the grids that `better` lacks
};

/// Takes coordinates from one CRS to another by one fixed operation, chosen when it is made: the
/// most accurate of those that PROJ can carry out here (grids included, PROJ_DATA) for an extent.
/// Copies share their state. All functions may be called from several threads at a time; results
/// do not depend on the number of threads.
class Transformer {
 public:
  /// `extent` is in coordinates of `from`; empty: wherever `from` is used.
  /// Between RD (or another CRS on Amersfoort or ETRS89) and WGS 84 as longitude and latitude it
  /// takes ETRS89 for WGS 84, as is customary: PROJ hides its grid otherwise.
  /// InputError when there is no operation, or only one that ignores an unknown datum.
  Transformer(const Crs& from, const Crs& to, const Box& extent);

  /// In place, in threads when there are many points; within 1e-13, relatively, of
  /// what PROJ itself gives (see smooth_map.hpp). InputError, with the place, when a point has
  /// no image.
  void forward(std::span<Point> points) const;
  /// The other way round.
  void inverse(std::span<Point> points) const;

  /// The one that was chosen, for provenance.
  const Operation& operation() const;
  /// Whether coordinates stay as they are, bit for bit.
  bool is_identity() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

/// Longitude and latitude that a layer in `crs` is published in: ETRS89 (EPSG:4258) for RD and
/// whatever else rests on Amersfoort or ETRS89, WGS 84 (EPSG:4326) for all others.
Crs lonlat_crs(const Crs& crs);

/// From `crs` to longitude and latitude in degrees (`lonlat_crs`). Says which grid would have made
/// it more accurate. InputError, saying what to do, when `crs` has no known place on Earth.
Transformer make_lonlat_transformer(const Crs& crs, const Box& extent, Notices& notices);

}  // namespace grens
