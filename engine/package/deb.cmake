# Debian packages by `cpack -G DEB` (scripts/package): grens, libgrens-dev and, where it is built,
# python3-grens. What libraries they need dpkg-shlibdeps finds out.
set(CPACK_PACKAGE_NAME grens)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # each package has its own
set(CPACK_PACKAGE_CONTACT "The Grens developers <grens@localhost>" CACHE STRING
  "Who answers for the Debian packages")
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/compress.cmake)

set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "region layers, cross-border audit and maps
Turns municipal boundary files into the region layers that safety partners
work with, finds where those regions cut across each other, and prints the
maps. With the region tables of the Netherlands and an approximate layer of
its municipalities.")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME grens)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS fonts-open-sans)  # maps are set in it

set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "region layers from municipal boundaries (development)
Headers and the static library of grens, for programs that make region
layers, find where regions cut across each other, or check and repair the
borders of a layer.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libgrens-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
string(JOIN ", " CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
  "grens (= ${PROJECT_VERSION})" libcairo2-dev libfmt-dev libgdal-dev libgeos-dev libpango1.0-dev
  libproj-dev libssl-dev libtomlplusplus-dev nlohmann-json3-dev)

if(GRENS_PYTHON)
  list(APPEND CPACK_COMPONENTS_ALL python)
  math(EXPR next_minor "${Python3_VERSION_MINOR} + 1")
  set(CPACK_COMPONENT_PYTHON_DESCRIPTION "region layers from municipal boundaries (Python module)
What grens does, over GeoDataFrames: dissolve, cross, check, repair, audit.")
  set(CPACK_DEBIAN_PYTHON_PACKAGE_NAME python3-grens)
  set(CPACK_DEBIAN_PYTHON_PACKAGE_SECTION python)
  set(CPACK_DEBIAN_PYTHON_PACKAGE_SHLIBDEPS ON)
  string(JOIN ", " CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS
    "grens (= ${PROJECT_VERSION})" python3-geopandas python3-shapely
    "python3 (>= 3.${Python3_VERSION_MINOR})" "python3 (<< 3.${next_minor})")
endif()

# Each package says what may be done with it, and what changed.
foreach(pair program:grens development:libgrens-dev python:python3-grens)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 component)
  list(GET pair 1 name)
  if(component IN_LIST CPACK_COMPONENTS_ALL)
    install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name} RENAME copyright
      COMPONENT ${component})
    install(FILES CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name} RENAME changelog
      COMPONENT ${component})
  endif()
endforeach()
include(CPack)
