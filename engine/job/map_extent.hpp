#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "job/work_layer.hpp"

namespace grens {

/// The part of a layer that a map is about.
struct MapExtent {
  std::string name;                 ///< of the region
  std::vector<std::uint8_t> units;  ///< by unit: 1 for those of the region
};

/// The region that a person means by a code or a name: looked for among `first` (the schemes of the
/// map, in their order), then in the tables' other schemes. A member of a composite stands for
/// all of it; `SCHEME:REGION` looks in one scheme only. UsageError when there is none, or when
/// several are called so that have different units, with candidates; it names the `option`.
MapExtent find_extent(const WorkLayer& work, std::span<const SchemeLabels* const> first,
                      const std::string& wanted, std::string_view option = "--extent");

/// Regions joined with `+`, as one.
MapExtent find_joined_extent(const WorkLayer& work, std::span<const SchemeLabels* const> first,
                             const std::string& wanted, std::string_view option);

}  // namespace grens
