#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "base/notices.hpp"
#include "geometry/rings.hpp"
#include "io/assemble.hpp"

namespace grens {

/// What can be odd about a record.
enum class Oddity {
  kWater,
  kNoCode,
  kNoGeometry,
  kNotPolygon,
  kZOrM,
  kCurves,
  kUnclosed,
  kDegenerate,
  kMisplaced,
  kNothingLeft,
  kUnknownPopulation,
  kCount_,  ///< how many there are
};

/// Counts the oddities of one input's records, and says each kind once, with the units.
class ReadTally {
 public:
  /// `path` as it is to stand in front of each sentence.
  explicit ReadTally(std::string path) : path_(std::move(path)) {}

  /// `whose`: the unit's code, or the record's place when it has none.
  void add(Oddity oddity, const std::string& whose, std::size_t count = 1);
  void repaired(const RingRepairs& repairs, const std::string& code);
  /// A name or code that decodes to nonsense.
  void misread(const std::string& code, const std::string& name);
  /// Records that the .dbf marks as deleted.
  void deleted(std::size_t count) { deleted_ = count; }

  void report(Notices& notices) const;
  const std::string& path() const { return path_; }

 private:
  struct Tally {
    std::size_t count = 0;
    std::vector<std::string> whose;
  };
  std::string path_;
  std::array<Tally, static_cast<std::size_t>(Oddity::kCount_)> tallies_;
  std::vector<std::string> misread_codes_;
  std::vector<std::string> misread_names_;
  std::size_t deleted_ = 0;
};

/// Says what making units of `records` records brought to light.
void report_assembled(const Assembled& assembled, Merging merging, std::size_t records,
                      Notices& notices);

}  // namespace grens
