#!/usr/bin/env bash
# Installs missing tools and runs every test: format, build, unit and integration tests, golden vectors, chain specifications,
# end-to-end tests with polkadot.js, a network of four validators, and lints. Ends with a table and a line `N passed, N failed`.
# The exit code is 0 if nothing failed.
#
#   scripts/test.sh                 runs all steps
#   scripts/test.sh STEP…           runs these steps: format build unit vectors specs e2e network lints dependencies. The build always runs
#
# Long output goes to files; a failure names its file. HUXIAN_KEEP=1 keeps the databases and logs of test nodes.
# HUXIAN_FULL=1 adds the list of known vulnerabilities (installs cargo-deny) and the long form of some tests.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

ALL_STEPS=(format build unit vectors specs e2e network lints dependencies)
BEGAN=$SECONDS
PASSED=0 FAILED=0 SKIPPED=0
ROWS=()
# Process ids of what was begun in the background, by the names of the steps.
declare -A AHEAD=()

main() {
	local wanted=("$@") name
	case ${1:-} in
	-h | --help)
		sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
		return
		;;
	esac
	((${#wanted[@]} > 0)) || wanted=("${ALL_STEPS[@]}")
	for name in "${wanted[@]}"; do
		[[ " ${ALL_STEPS[*]} " == *" $name "* ]] || die "unknown step: $name" "There are: ${ALL_STEPS[*]}"
	done
	wants() { [[ " ${wanted[*]} " == *" $1 "* ]]; }

	bash scripts/setup.sh
	if wants format; then single "format" cargo fmt --all -- --check || true; fi
	# Without a build there is nothing to test.
	if ! single "build" cargo build "${CARGO_SELECTION[@]}" "${CARGO_TIMINGS[@]}"; then
		finish
		return 1
	fi
	# From here on every suite runs, whatever the others say.
	if wants unit; then
		# Failures are told at the end, where they are seen.
		suite "unit and integration tests" read_nextest \
			cargo nextest run --workspace --locked --no-fail-fast --failure-output final --success-output never
	fi
	if wants vectors; then vectors; fi
	if wants specs; then single "chain specifications" bash scripts/chain-specs.sh --check || true; fi
	# They wait for blocks most of the time, so they run beside each other, and the lints take what they leave of the processors.
	local lints=(cargo clippy "${CARGO_SELECTION[@]}" -- -D warnings)
	if wants lints && { wants e2e || wants network; }; then ahead "lints" nice -n 19 "${lints[@]}"; fi
	if wants e2e && wants network; then
		suite "end-to-end tests, network" read_node node tests/js/run.mjs tests/js zombienet
	elif wants e2e; then
		suite "end-to-end tests" read_node node tests/js/run.mjs tests/js
	elif wants network; then
		suite "network of validators" read_node node tests/js/run.mjs zombienet
	fi
	if wants lints; then single "lints" "${lints[@]}" || true; fi
	if wants dependencies; then dependencies; fi
	finish
}

# --- kinds of steps ---------------------------------------------------------------------------------------------------------------

# row NAME SECONDS PASSED FAILED SKIPPED NOTE: a line of the final table.
row() {
	PASSED=$((PASSED + $3)) FAILED=$((FAILED + $4)) SKIPPED=$((SKIPPED + $5))
	ROWS+=("$(printf '%-28s %10s %8d %8d %8d  %s' "$1" "$(duration "$2")" "$3" "$4" "$5" "${6:-}")")
}

log_of() { echo "$LOG_DIR/test-$(tr -c 'a-z0-9\n' '-' <<<"$1").log"; }

# Prints the last lines of a failed step.
show_end() {
	tail -n 80 "$1" | sed 's/^/      /' >&2
	say "the whole output: $1"
}

# ahead NAME COMMAND…: begins in the background what `single` of the same name will wait for.
ahead() {
	local name=$1
	shift
	step "$name, in the background: $*"
	in_background "$(log_of "$name")" "$@"
	AHEAD[$name]=$LAST_PID
}

# single NAME COMMAND…: a command that passes or fails as one.
single() {
	local name=$1 log code=0 began=$SECONDS note=''
	log=$(log_of "$name")
	shift
	step "$name: $*"
	if [[ -n ${AHEAD[$name]:-} ]]; then
		note="begun in the background"
		follow "$name" "$log" "${AHEAD[$name]}" || code=$?
	else
		with_heartbeat "$name" "$log" "$@" || code=$?
	fi
	if ((code == 0)); then
		ok "$name ($(duration $((SECONDS - began))))"
		row "$name" $((SECONDS - began)) 1 0 0 "$note"
	else
		show_end "$log"
		fail "$name, exit code $code ($(duration $((SECONDS - began))))"
		row "$name" $((SECONDS - began)) 0 1 0 "$log"
		return 1
	fi
}

# suite NAME READER COMMAND…: a runner of many tests; READER prints `passed failed skipped` of its output.
suite() {
	local name=$1 reader=$2 log code=0 began=$SECONDS passed failed skipped
	log=$(log_of "$name")
	shift 2
	step "$name: $*"
	with_heartbeat "$name" "$log" "$@" || code=$?
	read -r passed failed skipped < <("$reader" "$log") || true
	passed=${passed:-0} failed=${failed:-0} skipped=${skipped:-0}
	# A runner that fails without a failed test, or that ran none, has failed itself.
	if ((failed == 0 && (code != 0 || passed == 0))); then failed=1; fi
	if ((failed == 0)); then
		ok "$passed passed, $skipped skipped ($(duration $((SECONDS - began))))"
	else
		show_end "$log"
		fail "$name: $passed passed, $failed failed ($(duration $((SECONDS - began))))"
	fi
	row "$name" $((SECONDS - began)) "$passed" "$failed" "$skipped" "$( ((failed == 0)) || echo "$log")"
}

# Summary [ 12.3s] 210 tests run: 208 passed (1 slow), 2 failed, 3 skipped
read_nextest() {
	sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '
		/Summary \[.*tests? run:/ {
			run = passed = skipped = 0
			for (i = 2; i <= NF; i++) {
				if ($i ~ /^tests?$/ && $(i + 1) == "run:") { split($(i - 1), part, "/"); run = part[1] }
				if ($i ~ /^passed,?$/) passed = $(i - 1)
				if ($i ~ /^skipped,?$/) skipped = $(i - 1)
			}
		}
		END { print passed + 0, run - passed, skipped + 0 }'
}

# ℹ pass 12, ℹ fail 0, ℹ cancelled 0, ℹ skipped 0, a line each
read_node() {
	sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '
		/^[^ ]+ pass [0-9]+$/ { passed = $3 }
		/^[^ ]+ (fail|cancelled) [0-9]+$/ { failed += $3 }
		/^[^ ]+ (skipped|todo) [0-9]+$/ { skipped += $3 }
		END { print passed + 0, failed + 0, skipped + 0 }'
}

# --- steps of their own kind ------------------------------------------------------------------------------------------------------

# The golden vectors by the tool that people use; its rows are counted in the table's note, the replay counts as one test.
vectors() {
	local folders=("$SHARED_DIR/vectors/kit" "$SHARED_DIR/vectors/pmm")
	if [[ ! -d ${folders[0]} || ! -d ${folders[1]} ]]; then
		step "golden vectors"
		skip "no golden vectors in ../shared/vectors: the replay is left out (the integration tests of huxian-vectors have rows of their own)"
		row "golden vectors" 0 0 0 1 "absent"
		return
	fi
	local log code=0 began=$SECONDS counted
	log=$(log_of "golden vectors")
	step "golden vectors: huxian-vectors ../shared/vectors/kit ../shared/vectors/pmm"
	with_heartbeat "golden vectors" "$log" "$BIN_DIR/huxian-vectors" "${folders[@]}" || code=$?
	counted=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1) || true
	if ((code == 0)) && [[ -n $counted ]]; then
		ok "rows: $counted ($(duration $((SECONDS - began))))"
		row "golden vectors" $((SECONDS - began)) 1 0 0 "rows: $counted"
	else
		show_end "$log"
		fail "golden vectors, exit code $code: rows: ${counted:-not counted}"
		row "golden vectors" $((SECONDS - began)) 0 1 0 "$log"
	fi
}

# Known vulnerabilities, where cargo-deny is installed and its list can be fetched. Licences, sources and banned crates need neither: they are
# tests of huxian-repository.
dependencies() {
	step "dependencies"
	if ! command -v cargo-deny >/dev/null; then
		say "licences, sources and banned crates: tests of huxian-repository"
		say "known vulnerabilities: not asked for (HUXIAN_FULL=1 installs cargo-deny, some minutes of compiling)"
		return
	fi
	single "dependencies" cargo deny --locked check bans licenses sources || true
	local log
	log=$(log_of "advisories")
	if timeout 120 cargo deny --locked fetch db >"$log" 2>&1; then
		single "advisories" cargo deny --locked check --disable-fetch advisories || true
	else
		say "known vulnerabilities: the list cannot be fetched from here"
	fi
}

# --- the end ----------------------------------------------------------------------------------------------------------------------

finish() {
	local line
	printf '\n%s%-28s %10s %8s %8s %8s%s\n' "$BOLD" step time passed failed skipped "$PLAIN"
	for line in "${ROWS[@]}"; do printf '%s\n' "$line"; done
	printf '%-28s %10s\n\n' "all" "$(duration $((SECONDS - BEGAN)))"
	if ((SKIPPED > 0)); then
		echo "$PASSED passed, $FAILED failed, $SKIPPED skipped"
	else
		echo "$PASSED passed, $FAILED failed"
	fi
	((FAILED == 0))
}

main "$@"
