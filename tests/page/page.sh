#!/bin/sh
# page.sh SHIPPED HOSTILE: page.mjs on two folders that grens audit wrote, or 77 where a browser or
# the packages are not installed (CTest: skipped).
here=$(dirname "$0")
if ! command -v node >/dev/null || ! command -v chromium >/dev/null || ! [ -d "$here/node_modules" ]
then
  echo "SKIPPED: chromium or the packages of tests/page are not here; scripts/test --all installs them."
  exit 77
fi
exec node "$here/page.mjs" "$1" "$2"
