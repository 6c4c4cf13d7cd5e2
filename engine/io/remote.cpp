// GDAL's /vsicurl/ hardly says why it finds nothing, so the server is asked once more when
// something failed, in a request whose answer says it.
#include "io/remote.hpp"

#include <cpl_conv.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <fmt/format.h>

#include <memory>

#include "base/error.hpp"
#include "io/gdal.hpp"
#include "io/secrets.hpp"

namespace grens {
namespace {

/// The address in a path; empty when there is none.
std::string address_in(const std::string& path) {
  std::size_t at = path.find("http://");
  if (at == std::string::npos) at = path.find("https://");
  if (at == std::string::npos || (at > 0 && path.find("/vsicurl") == std::string::npos)) return "";
  std::string address = path.substr(at);
  // What lies in a zip is no part of the address: {http://host/a.zip}/b.shp,
  // http://host/a.zip/b.shp
  if (const std::size_t brace = address.find('}'); brace != std::string::npos) {
    return address.substr(0, brace);
  }
  if (const std::size_t zip = address.find(".zip/"); zip != std::string::npos) {
    address.resize(zip + 4);
  }
  return address;
}

}  // namespace

bool is_remote(const std::string& path) { return !address_in(path).empty(); }

std::string failure_of_address(const std::string& path) {
  const std::string address = address_in(path);
  if (address.empty()) return "";
  take_gdal_messages();
  const bool in_parts = path.starts_with("/vsi");
  CPLStringList options;
  options.SetNameValue("CONNECTTIMEOUT", "20");
  options.SetNameValue("TIMEOUT", "60");
  if (in_parts) options.SetNameValue("HEADERS", "Range: bytes=0-0");
  const std::unique_ptr<CPLHTTPResult, decltype(&CPLHTTPDestroyResult)> answer(
      CPLHTTPFetch(address.c_str(), options.List()), CPLHTTPDestroyResult);
  const std::string said = take_gdal_reason();
  if (!answer) return fmt::format("cannot be fetched ({}): check the address", said);
  if (answer->nStatus != 0 || answer->pszErrBuf != nullptr) {
    const std::string reason =
        answer->pszErrBuf != nullptr ? without_secrets(answer->pszErrBuf) : said;
    return fmt::format(
        "cannot be fetched ({}): check the address and the connection, and try again", reason);
  }
  if (in_parts && CSLFetchNameValue(answer->papszHeaders, "Content-Range") == nullptr) {
    return "the server does not give parts of files, which /vsicurl/ needs: download the file "
           "first";
  }
  return "";
}

void refuse_if_unreachable(const std::string& path) {
  const std::string reason = failure_of_address(path);
  if (!reason.empty()) throw InputError(fmt::format("{}: {}", source_name(path), reason));
}

}  // namespace grens
