#!/usr/bin/env bash
# Installs a build, moves what was installed, and builds tests/example against it: once as CMake
# finds it, once as pkg-config does. Both programs have to say the same of the layer that ships.
#   build.sh BUILD_FOLDER WORK_FOLDER CXX
# GRENS_SANITIZER_FLAGS: what the library was sanitized with; GRENS_PYTHON: the module's Python.
set -euo pipefail
build=$1 work=$2 cxx=$3
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)

rm -rf "$work"
mkdir -p "$work"
cmake --install "$build" --prefix "$work/first" >"$work/install.log"
mv "$work/first" "$work/moved"
prefix=$work/moved
if grep -rIl "$work/first\|$source" "$prefix/lib"*/cmake "$prefix"/lib*/pkgconfig; then
  echo "These files name the place where it was built or installed first." >&2
  exit 1
fi

flags=$(sed -n 's/^CMAKE_CXX_FLAGS:STRING=//p' "$build/CMakeCache.txt")
cmake -S "$here" -B "$work/cmake" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_CXX_COMPILER="$cxx" \
  -DCMAKE_CXX_FLAGS="$flags $GRENS_SANITIZER_FLAGS" | tee "$work/cmake.log" | grep 'region tables'
cmake --build "$work/cmake"

PKG_CONFIG_PATH=$(echo "$prefix"/lib*/pkgconfig "$prefix"/lib/*/pkgconfig | tr ' ' ':')
export PKG_CONFIG_PATH
# shellcheck disable=SC2046,SC2086  # flags are words
"$cxx" -std=c++20 $GRENS_SANITIZER_FLAGS "$here/regions.cpp" -o "$work/regions" \
  $(pkg-config --cflags --libs --static grens)

run() {
  "$1" "$prefix/share/grens/nl/gemeenten-2024-approximate.shp" \
    "$(pkg-config --variable=shapes grens)/nl" politie_district veiligheidsregio
}
run "$work/cmake/regions" >"$work/cmake.txt"
run "$work/regions" >"$work/pkg-config.txt"
cmp "$work/cmake.txt" "$work/pkg-config.txt"

# What the installed program says of the same layer, in the same words.
"$prefix/bin/grens" cross --json "$prefix/share/grens/nl/gemeenten-2024-approximate.shp" \
  politie_district veiligheidsregio >"$work/cross.json" 2>"$work/cross.log"
python3 - "$work/cross.json" "$work/cmake.txt" <<'PYTHON'
import json, sys
pair = json.load(open(sys.argv[1], encoding="utf-8"))["pairs"][0]
told = open(sys.argv[2], encoding="utf-8").read()
assert len(pair["cases"]) == 2, len(pair["cases"])
for case in pair["cases"]:
    sentence = "{} and {} share {:.1f} km2: {}\n".format(
        case["a"]["name"], case["b"]["name"], case["area_km2"],
        " ".join(unit["code"] for unit in case["units"]))
    assert sentence in told, sentence
assert told.count("km2") == pair["regions_a"] + pair["regions_b"] + 2, told
PYTHON
cat "$work/cmake.txt"

# The Python module, where it was built and geopandas is there, finds its tables beside it.
module=$(echo "$prefix"/lib/python3*/*-packages)
if [ -d "$module/grens" ] && "$GRENS_PYTHON" -c 'import geopandas'; then
  env -u GRENS_DATA PYTHONPATH="$module" "$GRENS_PYTHON" -B - "$prefix" <<'PYTHON'
import sys, geopandas, grens
assert grens.__file__.startswith(sys.argv[1]), grens.__file__
units = geopandas.read_file(sys.argv[1] + "/share/grens/nl/gemeenten-2024-approximate.shp")
regions = grens.dissolve(units, "veiligheidsregio")
assert len(regions) == 25, regions
print("the module of", sys.argv[1], "made", len(regions), "regions")
PYTHON
fi
