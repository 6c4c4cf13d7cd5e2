#pragma once
#include <array>
#include <string_view>

namespace grens {

/// The columns in which CBS and others keep codes and names of units, in the order in which they
/// are looked for, in lower case: neighbourhoods also carry the code of the municipality.
struct UnitColumns {
  std::string_view code;
  std::string_view name;
};

inline constexpr std::array kUnitColumns = {UnitColumns{"statcode", "statnaam"},
                                            UnitColumns{"bu_code", "bu_naam"},
                                            UnitColumns{"buurtcode", "buurtnaam"},
                                            UnitColumns{"wk_code", "wk_naam"},
                                            UnitColumns{"wijkcode", "wijknaam"},
                                            UnitColumns{"gm_code", "gm_naam"},
                                            UnitColumns{"gemeentecode", "gemeentenaam"},
                                            UnitColumns{"gem_code", "gem_naam"},
                                            UnitColumns{"code", "naam"}};

/// Names that go with any code.
inline constexpr std::array<std::string_view, 5> kNameColumns = {"statnaam", "gm_naam",
                                                                 "gemeentenaam", "naam", "name"};

}  // namespace grens
