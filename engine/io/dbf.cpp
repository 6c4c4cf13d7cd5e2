// A .dbf is a header of 32 bytes, 32 bytes for each field (name, type at 11, width at 16) up to a
// carriage return, then records of fixed size that begin with a deletion mark.
#include "io/dbf.hpp"

#include <fmt/format.h>

#include <vector>

#include "base/error.hpp"
#include "io/vsi_file.hpp"

namespace grens {

namespace {

constexpr std::size_t kHeader = 32;

struct TextField {
  std::size_t offset;
  std::size_t width;
};

std::vector<TextField> text_fields(const std::string& descriptors) {
  std::vector<TextField> fields;
  std::size_t offset = 1;  // after the deletion mark
  for (std::size_t at = 0; at + kHeader <= descriptors.size(); at += kHeader) {
    if (descriptors[at] == '\r') break;
    const std::size_t width = static_cast<unsigned char>(descriptors[at + 16]);
    if (descriptors[at + 11] == 'C') fields.push_back({offset, width});
    offset += width;
  }
  return fields;
}

}  // namespace

DbfHeader read_dbf_header(const std::string& path) {
  VsiFile file(path);
  const std::string bytes = file.read(kHeader);
  if (bytes.size() < kHeader) {
    throw InputError(fmt::format("{}: ends within its header: copy the file again", path));
  }
  DbfHeader header;
  header.records = little_endian(bytes, 4, 4);
  header.header_size = little_endian(bytes, 8, 2);
  header.record_size = little_endian(bytes, 10, 2);
  header.language = static_cast<unsigned char>(bytes[29]);
  return header;
}

void for_each_dbf_text(const std::string& path,
                       const std::function<void(std::string_view, std::size_t)>& take) {
  const DbfHeader header = read_dbf_header(path);
  VsiFile file(path);
  const std::string start = file.read(header.header_size);
  const std::vector<TextField> fields =
      text_fields(start.size() > kHeader ? start.substr(kHeader) : "");
  for (std::uint32_t i = 0; i < header.records; ++i) {
    const std::string record = file.read(header.record_size);
    if (record.size() < header.record_size) {
      throw InputError(fmt::format("{}: ends early, at record {} of {}: copy the file again", path,
                                   i + 1, header.records));
    }
    for (const TextField& field : fields) {
      if (field.offset + field.width > record.size()) break;
      std::string_view value = std::string_view(record).substr(field.offset, field.width);
      value = value.substr(0, value.find('\0'));
      value = value.substr(0, value.find_last_not_of(' ') + 1);
      take(value, field.width);
    }
  }
}

}  // namespace grens
