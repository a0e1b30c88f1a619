#!/usr/bin/env bash
# The runtime of this checkout under the next spec_version, to rehearse an upgrade with. tests/js/network.test.mjs uses it.
#
#   scripts/next-runtime.sh FILE      write it to FILE, as compressed WebAssembly
#
# The node must be built: its libraries for WebAssembly are used again, and only the crates of this repository are compiled. On quiet
# cores that takes a few minutes.
set -euo pipefail
CALLED_IN=$PWD
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

BUILT=$BIN_DIR/wbuild/huxian-runtime
# One folder for all times, so that cargo knows again what it has compiled.
WORK=$HUXIAN_CACHE/next-runtime
SOURCE=$WORK/source
PROJECT=$WORK/project

main() {
	local file=${1:-} version next
	case $file in
	'' | -*)
		sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
		return
		;;
	/*) ;;
	*) file=$CALLED_IN/$file ;;
	esac
	[[ -r $BUILT/Cargo.toml ]] || die "the runtime has not been built for WebAssembly" "Build it: cargo build ${CARGO_SELECTION[*]}"

	command -v zstd >/dev/null || die "zstd is missing, and only compressed code fits into a block" "Install it: apt-get install zstd"

	rm -rf "$SOURCE"
	mkdir -p "$SOURCE" "$PROJECT/src"
	git ls-files -z | tar -c --null -T - | tar -x -C "$SOURCE"
	version=$(sed -n 's/^\tspec_version: \([0-9]*\),$/\1/p' runtime/src/lib.rs)
	[[ -n $version ]] || die "runtime/src/lib.rs has no line with the spec_version" "This script must learn its new form."
	next=$((version + 1))
	sed -i "s/^\tspec_version: $version,$/\tspec_version: $next,/" "$SOURCE/runtime/src/lib.rs"

	# As the build script of the runtime does it, with the other sources.
	sed "s#^path = \".*\"#path = \"$SOURCE/runtime\"#" "$BUILT/Cargo.toml" >"$PROJECT/Cargo.toml"
	cp "$BUILT/Cargo.lock" "$PROJECT/"
	cp "$BUILT/src/"*.rs "$PROJECT/src/"
	export RUSTFLAGS='-C link-arg=--export-table -C link-arg=--export=__heap_base -C link-arg=--import-memory --cfg substrate_runtime'
	export SKIP_WASM_BUILD='' CARGO_TARGET_DIR=$BUILT/target
	unset CARGO_ENCODED_RUSTFLAGS
	run "runtime of version $next" cargo rustc --offline --target wasm32v1-none --manifest-path "$PROJECT/Cargo.toml" \
		--profile release -- -C strip=symbols
	{
		# The SDK knows compressed code by these bytes.
		printf '\x52\xbc\x53\x76\x46\xdb\x8e\x05'
		zstd --quiet --stdout "$BUILT/target/wasm32v1-none/release/huxian_runtime.wasm"
	} >"$file"
	ok "$file"
}

main "$@"
