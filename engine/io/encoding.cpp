// The sources are asked in the order of how much they can be trusted. Only the last, the bytes
// themselves, needs a look at the whole table: at each text field of each record, as UTF-8 that
// was cut off at a field's end must not spoil the verdict on the rest.
#include "io/encoding.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/error.hpp"
#include "io/dbf.hpp"
#include "io/vsi_file.hpp"
#include "regions/text.hpp"

namespace grens {
namespace {

bool is_utf8(std::string_view text) { return utf8_prefix(text) == text.size(); }

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

bool iconv_knows(const std::string& name) {
  const iconv_t converter = iconv_open("UTF-8", name.c_str());
  // iconv_open returns -1 as a pointer when it fails.
  if (reinterpret_cast<std::intptr_t>(converter) == -1) return false;
  iconv_close(converter);
  return true;
}

/// Turns the ways in which people and programs write encodings into one that iconv knows.
std::optional<std::string> known_encoding(const std::string& text) {
  std::string plain;  // capitals and digits only
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) plain += static_cast<char>(std::toupper(byte));
  }
  if (plain.empty()) return std::nullopt;
  for (const char* prefix : {"WINDOWS", "ANSI", "OEM", "CP", "LDID", "MSDOS"}) {
    if (plain.rfind(prefix, 0) == 0) plain.erase(0, std::string_view(prefix).size());
  }
  if (plain == "UTF8" || plain == "65001") return "UTF-8";
  if (plain.rfind("ISO8859", 0) == 0) plain.erase(0, 3);
  if (plain.rfind("8859", 0) == 0 && plain.size() > 4) return "ISO-8859-" + plain.substr(4);
  const bool digits = !plain.empty() && std::all_of(plain.begin(), plain.end(),
                                                    [](char c) { return c >= '0' && c <= '9'; });
  if (digits && iconv_knows("CP" + plain)) return "CP" + plain;
  if (iconv_knows(text)) return text;
  return std::nullopt;
}

std::optional<std::string> from_cpg(const std::string& path, Notices& notices) {
  std::string name = VsiFile(path).read(64);
  if (name.rfind("\xEF\xBB\xBF", 0) == 0) name.erase(0, 3);
  name = name.substr(0, name.find_first_of("\r\n"));
  std::optional<std::string> known = known_encoding(name);
  if (!known) {
    notices.warn("encoding",
                 fmt::format("{}: {} is no encoding that is known here; it is left aside "
                             "(name the right one with --encoding)",
                             file_name(path), in_quotes(name)));
  }
  return known;
}

/// dBASE language driver ids as ESRI and Microsoft document them, of European and common pages.
std::optional<std::string> from_language_byte(unsigned int byte) {
  struct Page {
    unsigned int byte;
    const char* name;
  };
  static constexpr std::array kPages = {
      Page{0x01, "CP437"},  Page{0x02, "CP850"},  Page{0x03, "CP1252"}, Page{0x08, "CP865"},
      Page{0x09, "CP437"},  Page{0x0A, "CP850"},  Page{0x0B, "CP437"},  Page{0x0D, "CP437"},
      Page{0x0E, "CP850"},  Page{0x0F, "CP437"},  Page{0x10, "CP850"},  Page{0x11, "CP437"},
      Page{0x12, "CP850"},  Page{0x14, "CP850"},  Page{0x15, "CP437"},  Page{0x16, "CP850"},
      Page{0x17, "CP865"},  Page{0x18, "CP437"},  Page{0x19, "CP437"},  Page{0x1A, "CP850"},
      Page{0x1B, "CP437"},  Page{0x1D, "CP850"},  Page{0x1F, "CP852"},  Page{0x22, "CP852"},
      Page{0x23, "CP852"},  Page{0x24, "CP860"},  Page{0x25, "CP850"},  Page{0x26, "CP866"},
      Page{0x37, "CP850"},  Page{0x40, "CP852"},  Page{0x57, "CP1252"}, Page{0x58, "CP1252"},
      Page{0x59, "CP1252"}, Page{0x64, "CP852"},  Page{0x65, "CP866"},  Page{0x66, "CP865"},
      Page{0x6A, "CP737"},  Page{0x6B, "CP857"},  Page{0xC8, "CP1250"}, Page{0xC9, "CP1251"},
      Page{0xCA, "CP1254"}, Page{0xCB, "CP1253"}, Page{0xCC, "CP1257"}};
  const auto* page = std::find_if(kPages.begin(), kPages.end(),
                                  [&](const Page& candidate) { return candidate.byte == byte; });
  if (page == kPages.end()) return std::nullopt;
  return page->name;
}

/// What can be told from the text itself.
struct Seen {
  bool beyond_ascii = false;
  bool utf8 = true;
  bool cp1252 = true;
};

void look(std::string_view value, bool fills_field, Seen& seen) {
  if (std::all_of(value.begin(), value.end(), [](char c) { return (c & 0x80) == 0; })) return;
  seen.beyond_ascii = true;
  for (const char c : value) {
    static constexpr std::string_view kUnused = "\x81\x8D\x8F\x90\x9D";
    if (kUnused.find(c) != std::string_view::npos) seen.cp1252 = false;
  }
  if (is_utf8(value)) return;
  // A full field may end inside a character: at most its first three bytes are left.
  for (std::size_t cut = 1; fills_field && cut <= std::min<std::size_t>(3, value.size()); ++cut) {
    const auto lead = static_cast<unsigned char>(value[value.size() - cut]);
    if (lead >= 0xC0 && is_utf8(value.substr(0, value.size() - cut))) return;
  }
  seen.utf8 = false;
}

Encoding from_bytes(const std::string& dbf, Notices& notices) {
  Seen seen;
  for_each_dbf_text(dbf, [&](std::string_view value, std::size_t width) {
    look(value, value.size() == width, seen);
  });
  if (!seen.beyond_ascii) return {"UTF-8", "all text is ASCII"};
  Encoding encoding;
  if (seen.utf8) {
    encoding = {"UTF-8", "guessed: all text is valid UTF-8"};
  } else if (seen.cp1252) {
    encoding = {"CP1252", "guessed: the text is not UTF-8"};
  } else {
    encoding = {"ISO-8859-1", "guessed: the text is neither UTF-8 nor CP1252"};
  }
  notices.info("encoding",
               fmt::format("{}: nothing says how its text is encoded; taken as {} ({}); "
                           "name another with --encoding",
                           file_name(dbf), encoding.name, encoding.why));
  return encoding;
}

bool is_letter_like(std::uint32_t c) {
  return (c >= 0xC0 && c != 0xD7 && c != 0xF7 && c < 0x192) || (c > 0x192 && c < 0x2B0) ||
         (c >= 0x300 && c < 0x2000);
}

/// Signs that bytes of other encodings turn into, and that no place name has: controls, the signs
/// of 8-bit encodings (up to box drawing, U+25FF), the replacement character.
bool never_in_a_name(std::uint32_t c) {
  if (c == '\t' || c == '\n' || c == '\r') return false;
  if (c == 0xB0 || c == 0xB4 || c == 0xB7) return false;        // degree, acute, middle dot
  if (c >= 0x2010 && c <= 0x2019) return false;                 // dashes, single quotes
  if (c == 0x201C || c == 0x201D || c == 0x201E) return false;  // double quotes
  if (c == 0x200C || c == 0x200D) return false;                 // joiners of letters and of emoji
  return c < 0x20 || (c >= 0x7F && c < 0x2600 && !is_letter_like(c) && c != 0xA0) || c == 0xFFFD;
}

}  // namespace

std::string encoding_from_text(const std::string& text) {
  if (const auto known = known_encoding(text)) return *known;
  throw UsageError(fmt::format("{} is no encoding that is known here; write UTF-8, CP1252, ...",
                               in_quotes(text)));
}

Encoding find_encoding(const std::string& dbf, const std::string& cpg, const std::string& option,
                       Notices& notices) {
  if (!option.empty()) {
    return {encoding_from_text(option), "from --encoding"};
  }
  if (!cpg.empty()) {
    if (const auto known = from_cpg(cpg, notices)) return {*known, "from " + file_name(cpg)};
  }
  const unsigned int byte = read_dbf_header(dbf).language;
  if (const auto known = from_language_byte(byte)) {
    return {*known, fmt::format("from the language byte {:#04x} of {}", byte, file_name(dbf))};
  }
  return from_bytes(dbf, notices);
}

bool is_misread(std::string_view name) {
  if (!is_utf8(name)) return true;
  std::uint32_t before = 0;
  while (!name.empty()) {
    const std::uint32_t c = next_character(name);
    if (never_in_a_name(c)) return true;
    // UTF-8 taken for CP1252: a lead byte, then the sign or control of a continuation byte.
    if ((before == 0xC2 || before == 0xC3) && c >= 0x80 && !is_letter_like(c)) return true;
    before = c;
  }
  return false;
}

}  // namespace grens
