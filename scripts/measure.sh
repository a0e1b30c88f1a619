#!/usr/bin/env bash
# Measures one development node: how many signed transactions it takes and includes in a second, and how long a block of 1 000 touches
# takes to import. The kinds are transfers, touches, swaps and mints. Run it on a machine that does nothing else.
#
#   scripts/measure.sh [COUNT]     COUNT transactions of each kind (default: 12000)
#
# HUXIAN_NODE=FILE measures that node, such as the production build ($CARGO_TARGET_DIR/production/huxian-node).
#
# Each kind begins on a new chain. The import is timed with `import-blocks` on an empty database, three times with the blocks of the load and
# three times with those before it only; the medians' difference over the number of touches is the time of one.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

COUNT=${1:-12000}
FOLDER=$(mktemp -d)
NODE=${HUXIAN_NODE:-$BIN_DIR/huxian-node} AGENT=$BIN_DIR/huxian
# Feeds for swaps and mints beside the synthetic market: dollars at their worth.
DOLLARS=(--steady 20=1 --steady 21=1 --steady 10000=1 --steady 10001=1)
trap 'end_all; rm -rf "$FOLDER"' EXIT

main() {
	[[ $COUNT =~ ^[1-9][0-9]*$ ]] || die "COUNT is a number above zero, not $COUNT"
	run "build" cargo build "${CARGO_SELECTION[@]}"
	load transfer
	load touch
	load swap
	load mint
	import
}

# load KIND: a new chain with a feeder and a burrow, and COUNT transactions of KIND.
load() {
	step "$COUNT × $1, signed by 64 accounts, into one node"
	local port node feeder
	port=$(free_port 19944)
	serve "$FOLDER/$1.node.log" "$NODE" --dev --base-path "$FOLDER/$1" --rpc-port "$port" --port 0 --no-prometheus --no-telemetry --no-mdns
	node=$LAST_PID
	until [[ -n $(block_number "http://127.0.0.1:$port") ]]; do
		kill -0 "$node" 2>/dev/null || die "the node ended" "$(tail -n 5 "$FOLDER/$1.node.log")"
		sleep 0.5
	done
	serve "$FOLDER/$1.feed.log" "$AGENT" feed --node "ws://127.0.0.1:$port" --member //Alice --member //Bob --member //Charlie --synthetic 1 \
		"${DOLLARS[@]}"
	feeder=$LAST_PID
	run "first burrow" "$AGENT" bootstrap --node "ws://127.0.0.1:$port" --account //Alice
	"$AGENT" load --node "ws://127.0.0.1:$port" --kind "$1" --count "$COUNT" --accounts 64 --account //Eve | tee "$FOLDER/$1.out" | sed 's/^/    /'
	end_group "$feeder"
	end_group "$node"
}

# seconds BLOCKS: how long it takes to import that file into an empty database, the median of three.
seconds() {
	local round began times=()
	for round in 1 2 3; do
		began=$(date +%s%N)
		"$NODE" import-blocks --dev --binary --base-path "$FOLDER/import-$round" "$1" >"$FOLDER/import.log" 2>&1 ||
			die "the import failed" "$(tail -n 5 "$FOLDER/import.log")"
		times+=($((($(date +%s%N) - began) / 1000000)))
		rm -rf "$FOLDER/import-$round"
	done
	printf '%s\n' "${times[@]}" | sort -n | sed -n 2p
}

import() {
	step "Import of the touches"
	local first last all before
	read -r first last < <(sed -n 's/^[0-9]* block(s), \([0-9]*\) to \([0-9]*\);.*/\1 \2/p' "$FOLDER/touch.out")
	"$NODE" export-blocks --dev --binary --base-path "$FOLDER/touch" --to "$last" "$FOLDER/all" >"$FOLDER/export.log" 2>&1
	"$NODE" export-blocks --dev --binary --base-path "$FOLDER/touch" --to $((first - 1)) "$FOLDER/before" >>"$FOLDER/export.log" 2>&1
	all=$(seconds "$FOLDER/all")
	before=$(seconds "$FOLDER/before")
	say "blocks 1 to $last: $all ms; without the $COUNT touches from block $first on: $before ms"
	ok "1 000 touches are imported in $(((all - before) * 1000 / COUNT)) ms"
}

main
