#!/usr/bin/env bash
# Measures calls and hooks, and writes the weights of our pallets. Only a change of a pallet needs it: weights are committed, and neither
# builds nor tests depend on it. Run it on a machine that does nothing else.
#
#   scripts/benchmark.sh [OPTIONS] [PALLET…]     all of ours and the SDK's that have no weights of their own, or those named
#
#   --all          every pallet of the SDK too, into runtime/src/weights/
#   --quick        few steps and repeats: to see whether the benchmarks run, not for weights to be committed; writes no weights
#   --extra        also benchmarks that serve comparisons only; writes no weights
#   --summary DIR  where the table of reads, writes and microseconds goes: benchmarks.md and benchmarks.json (default: docs)
#
# The first run builds frame-omni-bencher: more than half an hour on two cores.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly BENCHER_VERSION=0.28.0
OURS=(pallet_amo pallet_auctions pallet_burrows pallet_controller pallet_guardian pallet_peg_guard pallet_pmm pallet_prices pallet_timelock pallet_validators)
# The SDK keeps the weights of these to itself, so they are measured here.
MEASURED_HERE=(pallet_parameters)
STEPS=20 REPEAT=20 ALL=0 KEEP=1 SUMMARY=docs PALLETS=() EXTRA=()

# Folders of their own: benchmarks are another feature set, and must not make everybody build the SDK again.
FOLDER=$HUXIAN_CACHE/benchmark
TOOLS=$HUXIAN_CACHE/tools
BENCHER=$TOOLS/bin/frame-omni-bencher
RESULTS=$FOLDER/results
SDK_WEIGHTS=runtime/src/weights

main() {
	options "$@"
	bash scripts/setup.sh --build
	bencher
	runtime
	rm -rf "$RESULTS"
	mkdir -p "$RESULTS"
	local pallet
	step "Benchmarks: $STEPS steps, $REPEAT repeats"
	for pallet in "${PALLETS[@]}"; do
		local name=${pallet#pallet_}
		local crate=pallets/${name//_/-}
		if [[ -d $crate ]]; then
			measure "$pallet" --template scripts/weights-template.hbs --output "$RESULTS/$pallet.rs"
			if ((KEEP)); then cp "$RESULTS/$pallet.rs" "$crate/src/weights.rs"; fi
		else
			sdk_pallet "$pallet"
		fi
	done
	if ((ALL)); then every_sdk_pallet; fi
	if ((KEEP)); then list_sdk_weights; fi
	summary
	if ((KEEP)); then
		step "Weights written; see them with: git diff --stat"
	else
		step "Measured: no weights written"
	fi
}

options() {
	while (($# > 0)); do
		case $1 in
		--all) ALL=1 ;;
		--quick) KEEP=0 STEPS=5 REPEAT=2 ;;
		--extra) KEEP=0 EXTRA=(--extra) ;;
		--summary)
			SUMMARY=${2:?--summary takes a folder}
			shift
			;;
		-h | --help)
			sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
			exit 0
			;;
		pallet_*) PALLETS+=("$1") ;;
		*) die "unknown option: $1" "Try scripts/benchmark.sh --help" ;;
		esac
		shift
	done
	((${#PALLETS[@]} > 0)) || PALLETS=("${OURS[@]}" "${MEASURED_HERE[@]}")
}

bencher() {
	step "frame-omni-bencher $BENCHER_VERSION"
	if [[ $("$BENCHER" --version 2>/dev/null) == *" $BENCHER_VERSION"* ]]; then
		ok "there"
		return
	fi
	say "building it, once: more than half an hour on two cores"
	run "install frame-omni-bencher" env CARGO_TARGET_DIR="$HUXIAN_CACHE/omni-bencher-target" \
		cargo install --locked --version "$BENCHER_VERSION" --root "$TOOLS" frame-omni-bencher
	# A thousand crates' worth of intermediate files.
	rm -rf "$HUXIAN_CACHE/omni-bencher-target"
}

# The runtime with its benchmarks, compiled for production. The runtime's build script makes the WebAssembly; the native crates are only
# checked, which saves half of the time.
runtime() {
	step "Runtime with benchmarks"
	run "build the runtime with benchmarks" env CARGO_TARGET_DIR="$FOLDER/target" \
		cargo check --release --locked -p huxian-runtime --no-default-features --features std,runtime-benchmarks
	WASM=$FOLDER/target/release/wbuild/huxian-runtime/huxian_runtime.compact.compressed.wasm
	[[ -r $WASM ]] || die "the build has left no $WASM" "See $LOG_DIR/build-the-runtime-with-benchmarks.log"
}

# measure PALLET OPTIONS…
measure() {
	local pallet=$1
	shift
	run "$pallet" "$BENCHER" v1 benchmark pallet --runtime "$WASM" --genesis-builder runtime --genesis-builder-preset development \
		--pallet "$pallet" --extrinsic '*' --steps "$STEPS" --repeat "$REPEAT" "${EXTRA[@]}" --json-file "$RESULTS/$pallet.json" "$@"
}

# sdk_pallet PALLET: its weights go to the runtime.
# shellcheck disable=SC2016  # backquotes are written, not run
sdk_pallet() {
	local pallet=$1
	mkdir -p "$SDK_WEIGHTS"
	measure "$pallet" --output "$RESULTS/$pallet.rs"
	((KEEP)) || return 0
	# The SDK's own template names machine and command; neither belongs into a repository. It expects its crates at the root.
	sed -e 's/^\(\/\/! HOSTNAME: \)`[^`]*`/\1-/' -e '/^\/\/ Executed Command:/,/^$/d' -e 's/^use frame_support::/use polkadot_sdk::*;\n&/' \
		"$RESULTS/$pallet.rs" >"$SDK_WEIGHTS/$pallet.rs"
}

# Every pallet of the runtime that has benchmarks and is not ours.
every_sdk_pallet() {
	local pallet
	"$BENCHER" v1 benchmark pallet --list=pallets --no-csv-header --all --runtime "$WASM" --genesis-builder runtime 2>"$LOG_DIR/list.log" |
		grep -E '^[a-z0-9_]+$' | sort -u >"$RESULTS/list" || true
	[[ -s $RESULTS/list ]] || die "the runtime lists no benchmarks" "See $LOG_DIR/list.log"
	while read -r pallet; do
		[[ " ${OURS[*]} " == *" $pallet "* ]] || sdk_pallet "$pallet"
	done <"$RESULTS/list"
}

# shellcheck disable=SC2016
list_sdk_weights() {
	{
		printf '//! Weights of SDK pallets whose own weights are not public. `scripts/benchmark.sh` writes them.\n\n'
		find "$SDK_WEIGHTS" -name '*.rs' ! -name mod.rs -printf '%f\n' | sort | sed 's/\(.*\)\.rs/pub mod \1;/'
	} >"$SDK_WEIGHTS/mod.rs"
}

# Reads, writes and microseconds of each benchmark at its greatest components, without the price of the database.
# shellcheck disable=SC2016
summary() {
	step "Summary"
	jq -s '
		def greatest: (map(.components | map(.[1]) | add // 0) | max) as $most
			| map(select((.components | map(.[1]) | add // 0) == $most));
		def median: sort | if length == 0 then 0 else .[length / 2 | floor] end;
		add | map({
			pallet,
			benchmark,
			reads: ([.db_results[].reads] | max // 0),
			writes: ([.db_results[].writes] | max // 0),
			components: (.time_results | greatest | .[0].components // []
				| map({ key: (.[0] | tostring), value: .[1] }) | from_entries),
			microseconds: (.time_results | greatest | map(.extrinsic_time) | median / 1000 * 10 | round / 10)
		}) | sort_by(.pallet, .benchmark)' "$RESULTS"/*.json >"$RESULTS/summary"
	mkdir -p "$SUMMARY"
	# Rows that were not measured this time stay as they were.
	[[ -r $SUMMARY/benchmarks.json ]] || echo '[]' >"$SUMMARY/benchmarks.json"
	jq -s '(.[1] | map(.pallet) | unique) as $measured
		| ((.[0] | map(select(.pallet as $pallet | $measured | index($pallet) | not))) + .[1]) | sort_by(.pallet, .benchmark)' \
		"$SUMMARY/benchmarks.json" "$RESULTS/summary" >"$RESULTS/merged"
	cp "$RESULTS/merged" "$SUMMARY/benchmarks.json"
	{
		printf '# Benchmarks\n\nWritten by `scripts/benchmark.sh`: %s steps, %s repeats; the median at the greatest components; µs are execution\n' "$STEPS" "$REPEAT"
		printf 'without the weight of the database. %s.\n\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
		printf '| pallet | benchmark | components | reads | writes | µs |\n|---|---|---|---:|---:|---:|\n'
		jq -r '.[] | "| \(.pallet) | \(.benchmark) | \(.components | to_entries | map("\(.key) = \(.value)") | join(", ")) | \(.reads) | \(.writes) | \(.microseconds) |"' \
			"$SUMMARY/benchmarks.json"
	} >"$SUMMARY/benchmarks.md"
	tail -n +6 "$SUMMARY/benchmarks.md"
	ok "$SUMMARY/benchmarks.md and $SUMMARY/benchmarks.json"
}

main "$@"
