#!/usr/bin/env bash
# Writes runtime/metadata-hash anew: the hash of the runtime's metadata, which hardware wallets sign and the WebAssembly build compiles in.
# A test of huxian-runtime tells when this is needed: after a change of the calls, of their types, of the extensions of a transaction, of
# spec_version, or of HUX's symbol and decimals.
#
#   scripts/metadata-hash.sh
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly FILE=runtime/metadata-hash
readonly TEST=tests::metadata_hash::the_file_has_the_hash_of_the_metadata

if [[ ${1:-} == -h || ${1:-} == --help ]]; then
	sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
	exit 0
fi
step "$FILE"
BEGAN=$(mktemp)
trap 'rm -f "$BEGAN"; end_all' EXIT
# Without the WebAssembly build: it would compile in the old hash.
run "hash of the metadata" env SKIP_WASM_BUILD=1 HUXIAN_WRITE=1 \
	cargo test --locked --package huxian-runtime --lib -- --exact "$TEST"
[[ $FILE -nt $BEGAN ]] || die "the test $TEST did not write $FILE" "See runtime/src/tests/metadata_hash.rs"
ok "$(cat "$FILE")"
