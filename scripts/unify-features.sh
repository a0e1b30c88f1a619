#!/usr/bin/env bash
# Writes tests/workspace-hack/Cargo.toml anew, after a change of dependencies or of their features. A test of huxian-repository tells
# when this is needed. Installs cargo-hakari when it is missing (some minutes of compiling).
#
#   scripts/unify-features.sh
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly HAKARI_VERSION=0.9.39
readonly HACK=tests/workspace-hack/Cargo.toml

if [[ ${1:-} == -h || ${1:-} == --help ]]; then
	sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
	exit 0
fi
step "cargo-hakari"
if ! command -v cargo-hakari >/dev/null; then
	run "install cargo-hakari" env -u CARGO_TARGET_DIR cargo install --locked --version "$HAKARI_VERSION" cargo-hakari
fi
ok "there"
step "tests/workspace-hack"
cargo hakari generate || true
# hakari looks at all features of our crates. Those of benchmarks are built in a folder of their own, and must not come in here. The
# libraries of macros are few, and stand below hakari's section by hand: hakari's list of them is that of all features.
sed -i -E 's/"(runtime-benchmarks|frame-benchmarking|frame-system-benchmarking)"(, )?//g; s/, \]/]/; s/(, )?features = \[\]//' "$HACK"
sed -i '/^pallet-safe-mode = /d; /^### BEGIN/,/^### END/{/build-dependencies\]$/,/^$/d}' "$HACK"
cargo metadata --format-version 1 >/dev/null
ok "$HACK: now run scripts/test.sh, whose features test compares each crate with the workspace"
