#!/bin/sh
# validate.sh [topojson] FOLDER: validate.mjs or topojson.mjs, or 77 where their packages are not
# installed (CTest: skipped).
here=$(dirname "$0")
if ! command -v node >/dev/null || ! [ -d "$here/node_modules" ]; then
  echo "SKIPPED: the packages of tests/npm are not installed; scripts/test --all does that."
  exit 77
fi
reader=validate
if [ $# -eq 2 ]; then
  reader=$1
  shift
fi
exec node "$here/$reader.mjs" "$1"
