# shellcheck shell=bash
# The checks that only scripts/test --all makes. Sourced from the top folder, after build.sh.

# Formatter and linter are those of Debian 12; elsewhere they are left out, and that is said.
have_lint() {
  if command -v clang-format-14 >/dev/null && command -v clang-tidy-14 >/dev/null; then return; fi
  if grep -qs '^VERSION_CODENAME=bookworm' /etc/os-release; then
    need_packages lint
  else
    echo "SKIPPED: clang-format-14 and clang-tidy-14 are not here; Debian 12 has them."
    return 1
  fi
}

cpp_files() { find engine tests -name node_modules -prune -o -name '*.[ch]pp' -print0; }

check_format() {
  step "Format"
  have_lint || return 0
  cpp_files | xargs -0 clang-format-14 --dry-run -Werror || {
    echo "scripts/format puts this right." >&2
    return 1
  }
}

# What was found well is not looked at again until it, a header or the checks change: a file is
# known by the hash of all these, kept where ccache keeps its own.
check_lint() {
  step "Linter"
  have_lint || return 0
  lint_cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/grens-lint
  lint_common=$(find engine -name '*.hpp' | LC_ALL=C sort | xargs cat .clang-tidy | sha256sum)
  export lint_cache lint_common
  export -f lint_file
  mkdir -p "$lint_cache"
  find "$lint_cache" -type f -mtime +30 -delete
  # shellcheck disable=SC2016  # expanded by the inner shell
  sed -n 's/^ *"file": "\(.*\)",\?$/\1/p' build/dev/compile_commands.json |
    sed -n "s|^$PWD/\(engine/\)|\1|p" |
    xargs -d '\n' -n 1 -P "$(nproc)" bash -c 'lint_file "$1"' lint
}

lint_file() {
  local known
  known=$lint_cache/$(printf '%s %s' "$lint_common" "$1" | cat - "$1" | sha256sum | cut -c 1-40)
  if [ -e "$known" ]; then return; fi
  # On stderr it counts warnings in other people's headers; an error of its own stops it anyhow.
  clang-tidy-14 --quiet -p build/dev --extra-arg=-Wno-unknown-warning-option "$1" 2>/dev/null ||
    { echo "clang-tidy-14 -p build/dev $1: not clean" >&2; return 1; }
  touch "$known"
}

# Packages of tests/FOLDER. The versions are pinned by the lock file; nothing is fetched again while
# it stays the same. Not `npm ci`: it stops where a registry lacks optional packages for other
# platforms, which nothing here needs.
install_from_npm() {
  local folder
  for folder in "$@"; do
    step "Packages from npm (tests/$folder)"
    if [ "tests/$folder/node_modules/.package-lock.json" -nt "tests/$folder/package-lock.json" ]; then
      continue
    fi
    (cd "tests/$folder" &&
      npm install --no-save --omit=optional --ignore-scripts --no-audit --no-fund)
  done
}
