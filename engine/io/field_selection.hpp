#pragma once
#include <set>
#include <string>
#include <vector>

#include "io/feature.hpp"

namespace grens {

/// Which fields of the layers of one output are written, and in which order.
class FieldSelection {
 public:
  /// Names whatever their case; one that comes again counts once. None: all fields.
  explicit FieldSelection(std::vector<std::string> names = {});

  /// Leaves a layer with those of the fields that it has. Of fields whose names differ by case, the
  /// one that is written so is taken, else the first.
  void apply(FeatureLayer& layer);

  /// To be called when all layers are made. InputError when a name was no field of any of them,
  /// with the fields that they have.
  void refuse_unknown() const;

 private:
  std::vector<std::string> names_;
  std::vector<bool> found_;
  std::vector<std::string> known_;  ///< fields of all layers, each once, as they came
};

}  // namespace grens
