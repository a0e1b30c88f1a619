# shellcheck shell=bash
# Shared by the scripts: build folders, output of steps, and the end of every process that a script began. Source it, do not run it.

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

# --- builds ----------------------------------------------------------------------------------------------------------------------

HUXIAN_CACHE=${HUXIAN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/huxian}

# Build products outlive a clone. Call the folder `target`: the build of the runtime reads the profile from the path below it.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$HUXIAN_CACHE/target}
# One profile and one set of features for development and tests. Another one would build the SDK again.
CARGO_SELECTION=(--workspace --all-targets --locked)
# HUXIAN_TIMINGS=1: cargo writes a report of the time for each crate, in cargo-timings of the build folder.
CARGO_TIMINGS=(${HUXIAN_TIMINGS:+--timings})
BIN_DIR=$CARGO_TARGET_DIR/debug
# Long output of steps, a file for each.
LOG_DIR=${HUXIAN_LOG_DIR:-$HUXIAN_CACHE/logs}
# Optional data beside the checkout: golden vectors and market prices.
SHARED_DIR=${HUXIAN_SHARED_DIR:-$ROOT/../shared}

# shellcheck disable=SC2034  # used by the scripts that source this
readonly ROOT HUXIAN_CACHE CARGO_SELECTION CARGO_TIMINGS BIN_DIR LOG_DIR SHARED_DIR
mkdir -p "$LOG_DIR"

# --- telling ----------------------------------------------------------------------------------------------------------------------

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
	BOLD=$'\e[1m' GREEN=$'\e[32m' RED=$'\e[31m' YELLOW=$'\e[33m' DIM=$'\e[2m' PLAIN=$'\e[0m'
else
	BOLD='' GREEN='' RED='' YELLOW='' DIM='' PLAIN=''
fi

step() { printf '%s==> %s%s\n' "$BOLD" "$*" "$PLAIN"; }
say() { printf '    %s\n' "$*"; }
ok() { printf '    %sok%s    %s\n' "$GREEN" "$PLAIN" "$*"; }
skip() { printf '    %sskip%s  %s\n' "$YELLOW" "$PLAIN" "$*"; }
fail() { printf '    %sfail%s  %s\n' "$RED" "$PLAIN" "$*" >&2; }

# Ends the script with an error and its remedies, a line each.
die() {
	fail "$1"
	shift
	local line
	for line in "$@"; do printf '          %s\n' "$line" >&2; done
	exit 1
}

# 75 -> 1 m 15 s
duration() {
	local seconds=$1
	if ((seconds < 60)); then
		printf '%d s' "$seconds"
	elif ((seconds < 3600)); then
		printf '%d m %02d s' $((seconds / 60)) $((seconds % 60))
	else
		printf '%d h %02d m' $((seconds / 3600)) $((seconds % 3600 / 60))
	fi
}

# Prints the last line with text of a file, without colours, shortened for a terminal.
last_line() {
	tail -c 4000 "$1" 2>/dev/null | tr '\r' '\n' | sed 's/\x1b\[[0-9;?]*[a-zA-Z]//g; s/[^[:print:]\t]//g' |
		awk 'NF { line = $0 } END { print line == "" ? "nothing said yet" : substr(line, 1, 100) }'
}

# --- running ----------------------------------------------------------------------------------------------------------------------

# Process groups that this script has begun, newest first. All are ended with the script.
PROCESS_GROUPS=()

# in_background LOG COMMAND…: runs a command in its own process group, with its output in LOG. Sets LAST_PID.
in_background() {
	local log=$1
	shift
	set -m
	"$@" >"$log" 2>&1 </dev/null &
	LAST_PID=$!
	set +m
	PROCESS_GROUPS=("$LAST_PID" "${PROCESS_GROUPS[@]}")
}

# serve LOG COMMAND…: as in_background, for servers. Their exit code is ignored.
serve() {
	in_background "$@"
	disown "$LAST_PID"
}

# end_group PID: ends a process group. Sends TERM, and KILL after ten seconds.
end_group() {
	local pid=$1 waited=0
	kill -TERM -- "-$pid" 2>/dev/null || true
	while ((waited < 100)) && kill -0 -- "-$pid" 2>/dev/null; do
		sleep 0.1
		waited=$((waited + 1))
	done
	kill -KILL -- "-$pid" 2>/dev/null || true
	{ wait "$pid" || true; } 2>/dev/null
}

end_all() {
	local pid
	for pid in "${PROCESS_GROUPS[@]}"; do end_group "$pid"; done
	PROCESS_GROUPS=()
}

trap end_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# with_heartbeat NAME LOG COMMAND…: runs a command to its end, with its output in LOG, and reports progress.
# Returns the command's exit code.
with_heartbeat() {
	local name=$1 log=$2
	shift 2
	in_background "$log" "$@"
	follow "$name" "$log" "$LAST_PID"
}

# follow NAME LOG PID: waits for a command of `in_background` and reports progress. Returns its exit code.
follow() {
	local name=$1 log=$2 pid=$3 began=$SECONDS next=15 code=0 group left=()
	while kill -0 "$pid" 2>/dev/null; do
		sleep 0.2
		if ((SECONDS - began >= next)); then
			printf '    %s… %s, %s: %s%s\n' "$DIM" "$name" "$(duration $((SECONDS - began)))" "$(last_line "$log")" "$PLAIN"
			# Often at first, then every half minute.
			next=$((next < 60 ? next + 15 : next + 30))
		fi
	done
	wait "$pid" || code=$?
	# Processes that the command left running are ended with it.
	end_group "$pid"
	for group in "${PROCESS_GROUPS[@]}"; do ((group == pid)) || left+=("$group"); done
	PROCESS_GROUPS=("${left[@]}")
	return "$code"
}

# run NAME COMMAND…: runs a command that must succeed. Otherwise ends the script with the end of its output.
run() {
	local name=$1 log began=$SECONDS
	log=$LOG_DIR/$(tr -c 'a-zA-Z0-9\n' '-' <<<"$1").log
	shift
	if with_heartbeat "$name" "$log" "$@"; then
		ok "$name ($(duration $((SECONDS - began))))"
	else
		tail -n 40 "$log" >&2
		die "$name failed after $(duration $((SECONDS - began)))" "The whole output is in $log"
	fi
}

# --- ports ------------------------------------------------------------------------------------------------------------------------

# Succeeds if something listens on a port of this machine.
port_taken() {
	(exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# free_port PREFERRED: prints that port if it is free, otherwise another free one.
free_port() {
	if ! port_taken "$1"; then
		echo "$1"
	else
		node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
	fi
}

# --- a node -----------------------------------------------------------------------------------------------------------------------

# rpc URL METHOD [PARAMS]: prints the whole JSON answer of a node.
rpc() {
	curl --silent --show-error --max-time 10 -H 'Content-Type: application/json' \
		-d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$2\",\"params\":${3:-[]}}" "$1"
}

# block_number URL: prints the height of the best block of a node, or nothing.
block_number() {
	local hex
	hex=$(rpc "$1" chain_getHeader 2>/dev/null | jq -er .result.number 2>/dev/null) || return 0
	echo $((hex))
}
