#!/usr/bin/env bash
# Measures the sweep of burrows with a million of them in a database, against a thousand: reads,
# writes, and times with warm and with cold caches. Run it on a machine that does nothing else.
# tests/scale/README.md explains the method and the figures.
#
#   scripts/scale.sh [--write] [OPTION…]     --write: also writes docs/scale.md and docs/scale.json
#                                            the other options are those of `huxian-scale --help`
#
# The databases stay in the cache folder (~/.cache/huxian/scale, some GiB), for later runs. It can
# be removed at any time.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

FOLDER=${HUXIAN_SCALE_DIR:-$HUXIAN_CACHE/scale}

main() {
	local option options=()
	for option in "$@"; do
		case $option in
		-h | --help)
			sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
			return
			;;
		--write) options+=(--write "$ROOT/docs/scale") ;;
		*) options+=("$option") ;;
		esac
	done
	run "build" cargo build "${CARGO_SELECTION[@]}"
	step "Sweeps; the databases are in $FOLDER"
	"$BIN_DIR/huxian-scale" --folder "$FOLDER" "${options[@]}"
}

main "$@"
