#pragma once
#include <string>
#include <string_view>

#include "base/notices.hpp"

namespace grens {

/// How the bytes of a .dbf's text are meant.
struct Encoding {
  std::string name;  ///< as iconv and GDAL know it: "UTF-8", "CP1252", ...
  std::string why;   ///< "from gemeenten.cpg", "from --encoding", "guessed: ..."
};

/// The name under which iconv knows an encoding, however it is written (`cp1252`, `windows-1252`).
/// UsageError when it is none.
std::string encoding_from_text(const std::string& text);

/// Finds the encoding of a .dbf: `option` if not empty, then the .cpg beside it, then the language
/// byte in its header, then the bytes themselves (valid UTF-8, else CP1252, else ISO-8859-1).
/// A guess from bytes beyond ASCII is said; so is a .cpg that names no known encoding.
/// `dbf` and `cpg` are paths for GDAL; `cpg` is empty when there is none.
/// UsageError when `option` is no encoding; InputError when the .dbf cannot be read.
Encoding find_encoding(const std::string& dbf, const std::string& cpg, const std::string& option,
                       Notices& notices);

/// Whether a name looks as if it was decoded wrongly: invalid UTF-8, replacement and control
/// characters, signs that occur in no place name ("SÃºdwest", "S√∫dwest", "S£dwest").
bool is_misread(std::string_view name);

}  // namespace grens
