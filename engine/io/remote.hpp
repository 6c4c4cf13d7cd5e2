#pragma once
#include <string>

namespace grens {

/// Whether GDAL reads a path over the network ("/vsicurl/https://...", "https://...").
bool is_remote(const std::string& path);

/// Why an address cannot be read, with what to do; empty for other paths, and when nothing is wrong
/// with it. The server is asked for its first byte.
std::string failure_of_address(const std::string& path);

/// InputError with that.
void refuse_if_unreachable(const std::string& path);

}  // namespace grens
