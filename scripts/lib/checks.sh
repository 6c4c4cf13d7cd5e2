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

# Its counts of warnings in other people's headers go; what it finds in ours stops the script.
check_lint() {
  step "Linter"
  have_lint || return 0
  sed -n 's/^ *"file": "\(.*\)",\?$/\1/p' build/dev/compile_commands.json | grep "^$PWD/engine/" |
    xargs -d '\n' -n 1 -P "$(nproc)" clang-tidy-14 --quiet -p build/dev \
      --extra-arg=-Wno-unknown-warning-option \
      2> >(grep -v 'warnings\? generated' >&2)
}

# The versions are pinned by the lock file; nothing is fetched again while it stays the same.
install_validators() {
  step "Validators (tests/npm)"
  local done=tests/npm/node_modules/.package-lock.json
  if [ $done -nt tests/npm/package-lock.json ]; then return; fi
  (cd tests/npm && npm ci --ignore-scripts --no-audit --no-fund)
}
