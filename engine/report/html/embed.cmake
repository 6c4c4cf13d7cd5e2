# Writes a C++ file that holds files byte for byte:
#   cmake -DOUTPUT=page_files.cpp "-DFILES=name=path|name=path" -P embed.cmake
# Numbers, because a compiler need not take string literals this long. What Leaflet's own files say
# of further files (images, source maps) is taken out: the page has none.
string(REPLACE "|" ";" FILES "${FILES}")
set(arrays "")
set(cases "")
set(count 0)
foreach(entry IN LISTS FILES)
  string(REGEX MATCH "^([^=]*)=(.*)$" whole "${entry}")
  set(name "${CMAKE_MATCH_1}")
  set(path "${CMAKE_MATCH_2}")
  if(name MATCHES "^leaflet\\.")
    file(READ "${path}" text)
    string(REGEX REPLACE "url\\([^)]*\\)" "none" text "${text}")
    string(REGEX REPLACE "(//|/\\*)# sourceMappingURL=[^\n]*" "" text "${text}")
    set(path "${OUTPUT}.${name}")
    file(WRITE "${path}" "${text}")
  endif()
  file(READ "${path}" bytes HEX)
  string(REPEAT "[0-9a-f]" 32 line)
  string(REGEX REPLACE "(${line})" "\\1\n" bytes "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "constexpr char kFile${count}[] = {\n${bytes}};\n")
  string(APPEND cases "  if (name == \"${name}\") return {kFile${count}, sizeof kFile${count}};\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE "${OUTPUT}" "// Made by engine/report/html/embed.cmake.
#include \"report/page_files.hpp\"

#include <stdexcept>
#include <string>

namespace grens {
namespace {

${arrays}
}  // namespace

std::string_view page_file(std::string_view name) {
${cases}  throw std::out_of_range(\"no such page file: \" + std::string(name));
}

}  // namespace grens
")
