# Builds the files of this folder, and Leaflet, into the library; included by the top CMakeLists.txt.
# Leaflet is Debian's libjs-leaflet, or what -DLEAFLET_JS and -DLEAFLET_CSS name.
find_file(LEAFLET_JS NAMES leaflet.min.js leaflet.js PATHS /usr/share/javascript/leaflet)
find_file(LEAFLET_CSS NAMES leaflet.css PATHS /usr/share/javascript/leaflet)
if(NOT LEAFLET_JS OR NOT LEAFLET_CSS)
  message(FATAL_ERROR "Leaflet was not found: install Debian's libjs-leaflet, or name its files by "
    "-DLEAFLET_JS=.../leaflet.js -DLEAFLET_CSS=.../leaflet.css")
endif()

set(page_files "leaflet.js=${LEAFLET_JS}" "leaflet.css=${LEAFLET_CSS}")
file(GLOB page_sources CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_LIST_DIR}/*.html ${CMAKE_CURRENT_LIST_DIR}/*.css ${CMAKE_CURRENT_LIST_DIR}/*.js
  ${CMAKE_CURRENT_LIST_DIR}/*.json ${CMAKE_CURRENT_LIST_DIR}/*.txt)
foreach(source IN LISTS page_sources)
  get_filename_component(name ${source} NAME)
  list(APPEND page_files "${name}=${source}")
endforeach()
list(JOIN page_files "|" page_files)
set(page_embed ${CMAKE_CURRENT_LIST_DIR}/embed.cmake)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/page_files.cpp
  COMMAND ${CMAKE_COMMAND} -DOUTPUT=${CMAKE_BINARY_DIR}/page_files.cpp "-DFILES=${page_files}"
          -P ${page_embed}
  DEPENDS ${page_embed} ${page_sources} ${LEAFLET_JS} ${LEAFLET_CSS}
  COMMENT "Embedding the files of audit.html" VERBATIM)
target_sources(grens_core PRIVATE ${CMAKE_BINARY_DIR}/page_files.cpp)
