# shellcheck shell=bash
# Building and testing by preset. Sourced from the top folder.

# With the presets' -ffile-prefix-map: checkouts in different folders share what ccache keeps.
export CCACHE_BASEDIR=$PWD

# A line that says what comes next, and how long the script has been running.
step() { printf '\n== %s (after %d min %02d s)\n' "$1" $((SECONDS / 60)) $((SECONDS % 60)); }

# build PRESET: configures when that was never done or the presets changed since; ninja sees to
# every other change by itself.
build() {
  if ! [ "build/$1/build.ninja" -nt CMakePresets.json ]; then cmake --preset "$1"; fi
  cmake --build --preset "$1" --parallel "$(nproc)"
}

run_tests() { ctest --preset "$1" --parallel "$(nproc)"; }
