#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "io/feature.hpp"

namespace grens {

/// Names for fields in a format that allows so many bytes and does not tell case apart: as they
/// are, else cut, else with _1, _2, ... at the end; `field` for an empty one. All are UTF-8.
std::vector<std::string> unique_field_names(const std::vector<Field>& fields,
                                            std::size_t most_bytes);

}  // namespace grens
