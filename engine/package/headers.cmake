# Writes the public headers into the folder INTO: grens.hpp of the folder ENGINE and all that it
# includes, directly or by way of others. In the sources they name each other "coverage/arc.hpp",
# here "grens/coverage/arc.hpp": names such as base/error.hpp are not to get in the way of those of
# the program that uses the library.
#   cmake -DENGINE=engine -DINTO=FOLDER -P headers.cmake
set(found grens.hpp)
set(todo ${found})
while(todo)
  list(POP_FRONT todo header)
  file(READ ${ENGINE}/${header} text)
  string(REGEX MATCHALL "#include \"[^\"]+\"" includes "${text}")
  foreach(include ${includes})
    string(REGEX REPLACE "#include \"(.+)\"" "\\1" include ${include})
    list(FIND found ${include} at)
    if(at EQUAL -1)
      list(APPEND found ${include})
      list(APPEND todo ${include})
    endif()
  endforeach()
  string(REGEX REPLACE "#include \"([^\"]+)\"" "#include \"grens/\\1\"" text "${text}")
  file(WRITE ${INTO}/${header} "${text}")
endwhile()
list(LENGTH found count)
message(STATUS "Public headers: ${count}, in ${INTO}")
