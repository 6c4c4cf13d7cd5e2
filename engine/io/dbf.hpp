#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace grens {

/// What the first 32 bytes of a .dbf say.
struct DbfHeader {
  std::uint32_t records = 0;
  std::size_t header_size = 0;  ///< bytes
  std::size_t record_size = 0;  ///< bytes
  unsigned int language = 0;    ///< language driver id; 0: not said
};

/// InputError when the file cannot be read or is too short for a header. `path` is one for GDAL.
DbfHeader read_dbf_header(const std::string& path);

/// Calls `take` with each value of each text field, as bytes, without the blanks that fill it up,
/// and with the field's width. InputError when the file ends early.
void for_each_dbf_text(const std::string& path,
                       const std::function<void(std::string_view value, std::size_t width)>& take);

}  // namespace grens
