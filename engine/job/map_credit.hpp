#pragma once
#include <span>
#include <string>

#include "base/notices.hpp"
#include "job/work_layer.hpp"

namespace grens {

/// Source and licence of what is drawn, printable: `source` as it was given, else for each of
/// `others` and each file of the layer the text of NAME.source.txt beside it (NAME is that of the
/// file without its ending), else the file's name, which is said (kind `source`).
std::string credit(const WorkLayer& work, std::span<const std::string> others,
                   const std::string& source, Notices& notices);

}  // namespace grens
