#pragma once
#include "job/main_job.hpp"
#include "job/toml_section.hpp"

namespace grens {

/// Reads a `[[map]]`: its keys are the options of grens map by the same names, without the dashes
/// before them, but for `file` (--out) and `kind`, which has to be what the other keys make of it.
/// `lang` is that of the project, for a map that says none. InputError ("FILE:LINE: ...") for an
/// unknown key and for values that grens map would refuse.
MapFile read_map(const TomlSection& section, const std::string& lang);

}  // namespace grens
