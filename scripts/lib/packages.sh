# shellcheck shell=bash
# Debian packages that a script needs. Sourced from the top folder:
#   need_packages LIST...   installs what is missing of scripts/lib/packages/LIST.txt
# It says what it installs before it does; when nothing is missing, apt is not called at all.

need_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  if [ ${#missing[@]} -eq 0 ]; then return; fi
  if ! command -v apt-get >/dev/null; then
    echo "There is no apt-get here, so what Debian calls ${missing[*]} is taken to be installed."
    return
  fi
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    may_sudo || {
      echo "These Debian packages are missing, and installing them needs root or sudo: ${missing[*]}" >&2
      exit 3
    }
    root=(sudo)
  fi
  mkdir -p build
  echo "Installing Debian packages, with what they need (log: build/packages.log): ${missing[*]}"
  local apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q)
  { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; } \
    </dev/null >build/packages.log 2>&1 || {
    tail -n 20 build/packages.log >&2
    echo "apt-get could not install the packages; build/packages.log has all that it said." >&2
    exit 3
  }
}

# The packages of the lists that are neither installed nor stood in for by a program on the path.
missing_packages() {
  local list package program status
  for list in "$@"; do
    while read -r package program; do
      if [ -n "$program" ] && command -v "$program" >/dev/null; then continue; fi
      # "ii ": wanted and installed; a package on hold is "hi ".
      status=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
      if [ "${status:1:1}" != i ]; then echo "$package"; fi
    done < <(grep -v '^#' "scripts/lib/packages/$list.txt")
  done
}

# sudo may ask for a password only where somebody can type one.
may_sudo() {
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }
}
