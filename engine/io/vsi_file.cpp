// Wraps GDAL's large-file functions; nothing here knows a format.
#include "io/vsi_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"

namespace grens {

VsiFile::VsiFile(const std::string& path) : path_(path), file_(VSIFOpenL(path.c_str(), "rb")) {
  if (!file_) throw InputError(fmt::format("{}: cannot be read ({})", path, std::strerror(errno)));
}

std::string VsiFile::read(std::size_t size) {
  std::string bytes(size, '\0');
  bytes.resize(VSIFReadL(bytes.data(), 1, size, file_.get()));
  return bytes;
}

void VsiFile::seek(std::uint64_t offset) {
  if (VSIFSeekL(file_.get(), offset, SEEK_SET) != 0) {
    throw InputError(fmt::format("{}: cannot be read at byte {}", path_, offset));
  }
}

std::uint64_t VsiFile::size() {
  const std::uint64_t here = VSIFTellL(file_.get());
  VSIFSeekL(file_.get(), 0, SEEK_END);
  const std::uint64_t end = VSIFTellL(file_.get());
  seek(here);
  return end;
}

std::uint32_t little_endian(const std::string& bytes, std::size_t offset, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i > 0; --i) {
    value = value << 8 | static_cast<unsigned char>(bytes[offset + i - 1]);
  }
  return value;
}

std::uint32_t big_endian(const std::string& bytes, std::size_t offset, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
  }
  return value;
}

bool vsi_exists(const std::string& path) {
  VSIStatBufL status;
  return VSIStatExL(path.c_str(), &status, VSI_STAT_EXISTS_FLAG) == 0;
}

std::string sibling(const std::string& path, const std::string& extension) {
  const std::string stem = path.substr(0, path.rfind('.'));
  std::string upper = extension;
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  for (const std::string& candidate : {stem + extension, stem + upper}) {
    if (vsi_exists(candidate)) return candidate;
  }
  return "";
}

}  // namespace grens
