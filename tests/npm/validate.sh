#!/bin/sh
# validate.sh FOLDER: validate.mjs, or 77 where its packages are not installed (CTest: skipped).
here=$(dirname "$0")
if ! command -v node >/dev/null || ! [ -d "$here/node_modules" ]; then
  echo "SKIPPED: the packages of tests/npm are not installed; scripts/test --all does that."
  exit 77
fi
exec node "$here/validate.mjs" "$1"
