// A .shp is a header of 100 bytes (its length in 16-bit words at 24) and records, each with its
// number and its length in words in front; the .shx has the same header and for each record its
// offset and length in words. Records may lie in the .shp in any order, with unused ones between
// (edited files), so the .shx leads and the .shp must bear it out.
#include "io/shapefile_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "io/dbf.hpp"
#include "io/vsi_file.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

constexpr std::uint64_t kHeader = 100;
constexpr std::uint32_t kMagic = 9994;
constexpr std::size_t kIndexEntry = 8;
constexpr std::uint64_t kRecordHeader = 8;

std::string require_sibling(const std::string& shp, const std::string& extension,
                            const std::string& why) {
  std::string path = sibling(shp, extension);
  if (path.empty()) {
    throw InputError(
        fmt::format("{}: the {} that belongs to it is missing ({}): copy all files of the "
                    "shapefile into one folder",
                    shp, extension, why));
  }
  return path;
}

/// Lengths in bytes: as the header gives it, and as it is.
struct Length {
  std::uint64_t promised = 0;
  std::uint64_t real = 0;
};

/// Checks the header that .shp and .shx have in common.
Length check_header(VsiFile& file, const std::string& path) {
  Length length;
  length.real = file.size();
  const std::string header = file.read(kHeader);
  if (header.size() < kHeader) {
    throw InputError(
        fmt::format("{}: ends early: it has {} bytes, less than its header of {}: copy the file "
                    "again",
                    path, length.real, kHeader));
  }
  if (big_endian(header, 0, 4) != kMagic) {
    throw InputError(fmt::format(
        "{}: is not part of a shapefile, it begins otherwise: check which file this is", path));
  }
  length.promised = std::uint64_t{2} * big_endian(header, 24, 4);
  if (length.promised > length.real) {
    throw InputError(fmt::format(
        "{}: ends early: its header promises {} bytes and it has {}: copy the file again", path,
        length.promised, length.real));
  }
  return length;
}

/// The number of the last record in the .shp, found by walking from record to record.
std::uint32_t last_record(VsiFile& shp, std::uint64_t length) {
  std::uint32_t last = 0;
  for (std::uint64_t at = kHeader; at + kRecordHeader <= length;) {
    shp.seek(at);
    const std::string header = shp.read(kRecordHeader);
    last = std::max(last, big_endian(header, 0, 4));
    at += kRecordHeader + std::uint64_t{2} * big_endian(header, 4, 4);
  }
  return last;
}

/// Holds every entry of the .shx against the .shp. Returns whether the records fill the .shp in
/// order and without a gap, so that it has no others.
bool check_records(VsiFile& shp, const std::string& path, const Length& shp_length,
                   const std::string& index) {
  std::uint64_t expected = kHeader;
  bool in_order = true;
  for (std::size_t i = 0; i < index.size() / kIndexEntry; ++i) {
    const std::uint64_t offset = std::uint64_t{2} * big_endian(index, i * kIndexEntry, 4);
    const std::uint64_t length = std::uint64_t{2} * big_endian(index, i * kIndexEntry + 4, 4);
    if (offset == 0 && length == 0) continue;  // a record without geometry, as some write it
    const std::uint64_t end = offset + kRecordHeader + length;
    if (end > shp_length.real) {
      throw InputError(fmt::format(
          "{}: ends early: record {} would end at byte {} and the file does at {}: copy the file "
          "again",
          path, i + 1, end, shp_length.real));
    }
    shp.seek(offset);
    const std::string header = shp.read(kRecordHeader);
    if (big_endian(header, 0, 4) != i + 1 ||
        std::uint64_t{2} * big_endian(header, 4, 4) != length) {
      throw InputError(fmt::format(
          "{}: record {} is not where the .shx says: the files do not belong together, or one is "
          "damaged: copy all files of the shapefile again",
          path, i + 1));
    }
    in_order = in_order && offset == expected;
    expected = end;
  }
  return in_order && expected == shp_length.promised;
}

std::uint32_t check_dbf(const std::string& path) {
  const DbfHeader header = read_dbf_header(path);
  const std::uint64_t size = VsiFile(path).size();
  const std::uint64_t wanted =
      header.header_size + std::uint64_t{header.records} * header.record_size;
  if (wanted > size) {
    throw InputError(fmt::format(
        "{}: ends early: its header promises {} in {} bytes and it has {}: copy the file "
        "again",
        path, spoken_count(header.records, "record", "records"), wanted, size));
  }
  return header.records;
}

}  // namespace

void check_shapefile(const std::string& shp_path) {
  const std::string shx_path =
      require_sibling(shp_path, ".shx", "it says where each record begins");
  const std::string dbf_path = require_sibling(shp_path, ".dbf", "it holds the codes and names");
  VsiFile shp(shp_path);
  VsiFile shx(shx_path);
  const Length shp_length = check_header(shp, shp_path);
  const Length shx_length = check_header(shx, shx_path);
  const std::string index = shx.read(shx_length.promised - std::min(shx_length.promised, kHeader));
  const auto in_shx = static_cast<std::uint32_t>(index.size() / kIndexEntry);
  const std::uint32_t in_dbf = check_dbf(dbf_path);
  const auto require_equal = [&](std::uint32_t in_shp) {
    if (in_shx == in_dbf && in_shp <= in_shx) return;
    throw InputError(
        fmt::format("{}: the .shp has {}, the .shx {} and the .dbf {}: the files do not belong "
                    "together: copy all files of the shapefile again",
                    shp_path, spoken_count(in_shp, "record", "records"), in_shx, in_dbf));
  };
  if (in_shx != in_dbf) require_equal(last_record(shp, shp_length.promised));
  if (!check_records(shp, shp_path, shp_length, index)) {
    require_equal(last_record(shp, shp_length.promised));
  }
}

}  // namespace grens
