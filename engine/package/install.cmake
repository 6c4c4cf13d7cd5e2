# What `cmake --install` lays down beside the program: the tables that ship (component program), and
# for those who build on the library (component development) its headers, libgrens.a, and how
# find_package(grens) and pkg-config find them. Everything is found from its own place, so that the
# folder can be moved. A static library: what its classes look like inside may change with every
# version, and a program that carries it need not care.
include(CMakePackageConfigHelpers)
set(package ${CMAKE_CURRENT_LIST_DIR})
set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/grens)

# Not what scripts/fetch-shapes fetched, nor results: that is large, or of others.
install(DIRECTORY shapes/ DESTINATION ${CMAKE_INSTALL_DATADIR}/grens COMPONENT program
  PATTERN "cbs-*" EXCLUDE PATTERN "out" EXCLUDE)

add_library(grens::grens ALIAS grens_core)
install(TARGETS grens_core EXPORT grens
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(EXPORT grens NAMESPACE grens:: FILE grensTargets.cmake
  DESTINATION ${config_folder} COMPONENT development)
configure_package_config_file(${package}/grensConfig.cmake.in grensConfig.cmake
  INSTALL_DESTINATION ${config_folder} PATH_VARS CMAKE_INSTALL_DATADIR)
# Below 1.0 every minor version may break what was.
write_basic_package_version_file(grensConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/grensConfig.cmake ${CMAKE_BINARY_DIR}/grensConfigVersion.cmake
  DESTINATION ${config_folder} COMPONENT development)

cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_LIBDIR BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX}
  OUTPUT_VARIABLE libdir)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX
  BASE_DIRECTORY ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig OUTPUT_VARIABLE prefix_from_pc)
list(JOIN pangocairo_LDFLAGS " " pango)
list(JOIN tomlplusplus_LDFLAGS " " toml)
set(pc_libraries "${pango} ${toml}")
configure_file(${package}/grens.pc.in grens.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/grens.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

install(CODE "
  set(ENGINE [[${CMAKE_SOURCE_DIR}/engine]])
  set(INTO \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_INCLUDEDIR}/grens\")
  include([[${package}/headers.cmake]])" COMPONENT development)
