#pragma once
#include <cpl_vsi.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace grens {

/// A file read through GDAL's virtual file systems, so that those inside a zip are read as well.
class VsiFile {
 public:
  /// InputError when it cannot be opened.
  explicit VsiFile(const std::string& path);

  /// The next `size` bytes; fewer at the end of the file.
  std::string read(std::size_t size);
  void seek(std::uint64_t offset);
  std::uint64_t size();

 private:
  struct Close {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
  };
  std::string path_;
  std::unique_ptr<VSILFILE, Close> file_;
};

/// The unsigned number in `size` (1 to 4) bytes of `bytes`, from `offset`.
std::uint32_t little_endian(const std::string& bytes, std::size_t offset, std::size_t size);
std::uint32_t big_endian(const std::string& bytes, std::size_t offset, std::size_t size);

/// Whether there is such a file.
bool vsi_exists(const std::string& path);

/// The file beside `path` with its extension replaced (".dbf"), in lower or upper case; "" when
/// there is none.
std::string sibling(const std::string& path, const std::string& extension);

}  // namespace grens
