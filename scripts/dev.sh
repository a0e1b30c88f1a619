#!/usr/bin/env bash
# Installs missing tools, builds node and agents, and starts a chain of your own: a node, an oracle feeder, a first burrow, a kit pool,
# and a live view. Ctrl-C ends all of it. The next start continues the same chain.
#
#   scripts/dev.sh [OPTIONS]
#
#   --fresh       deletes the chain of the last start and begins a new one
#   --no-watch    runs without the live view
#   --blocks N    ends after N blocks
#   --help        prints this
#
# The chain is kept in ${XDG_DATA_HOME:-~/.local/share}/huxian/dev (HUXIAN_DEV_DIR sets another folder), with the logs of node and feeder.
# Prices come from ../shared/data/market when it is there, otherwise from a synthetic market.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

DATA=${HUXIAN_DEV_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/huxian/dev}
FRESH=0 WATCH=1 BLOCKS=''

main() {
	options "$@"
	bash scripts/setup.sh --build
	step "Build"
	# Only the programs that are started. They resolve the same features as the tests, so a later test run compiles nothing twice.
	run "build" cargo build --locked --package huxian-node --package huxian "${CARGO_TIMINGS[@]}"
	start_node
	start_feeder
	step "First burrow and kit pool"
	"$BIN_DIR/huxian" bootstrap --node "$WS" --account //Alice ||
		die "the first burrow and the kit pool were not made" "If the chain began with another runtime: scripts/dev.sh --fresh"
	how_to_use
	view
}

options() {
	while (($# > 0)); do
		case $1 in
		--fresh) FRESH=1 ;;
		--no-watch) WATCH=0 ;;
		--blocks)
			[[ ${2:-} =~ ^[1-9][0-9]*$ ]] || die "--blocks takes a number above zero"
			BLOCKS=$2
			shift
			;;
		-h | --help)
			sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
			exit 0
			;;
		*) die "unknown option: $1" "Try scripts/dev.sh --help" ;;
		esac
		shift
	done
}

start_node() {
	step "Node"
	# One chain, one node: another one on the same folder would fail with less to go by.
	if [[ -r $DATA/node.pid ]] && grep -qs huxian-node "/proc/$(cat "$DATA/node.pid")/cmdline"; then
		die "a node runs on $DATA already (process $(cat "$DATA/node.pid"))" \
			"End that one, or run beside it on a chain of its own: HUXIAN_DEV_DIR=/some/folder scripts/dev.sh"
	fi
	if ((FRESH)) && [[ -d $DATA/chain ]]; then
		rm -rf "$DATA/chain"
		say "the chain of the last time is forgotten"
	fi
	mkdir -p "$DATA"
	local rpc_port p2p_port ws_port metrics_port
	rpc_port=$(free_port 9944) p2p_port=$(free_port 30333) ws_port=$(free_port 30334) metrics_port=$(free_port 9615)
	((rpc_port == 9944)) || say "port 9944 is taken: the node answers on $rpc_port"
	((p2p_port == 30333)) || say "port 30333 is taken: the node listens on $p2p_port"
	WS=ws://127.0.0.1:$rpc_port HTTP=http://127.0.0.1:$rpc_port METRICS=http://127.0.0.1:$metrics_port/metrics

	compare_runtime
	serve "$DATA/node.log" "$BIN_DIR/huxian-node" --dev --base-path "$DATA/chain" --rpc-port "$rpc_port" --rpc-cors all \
		--listen-addr "/ip4/127.0.0.1/tcp/$p2p_port" --listen-addr "/ip4/127.0.0.1/tcp/$ws_port/ws" --prometheus-port "$metrics_port" --no-telemetry --no-mdns
	local pid=$LAST_PID began=$SECONDS height before
	echo "$pid" >"$DATA/node.pid"
	before=$(block_number "$HTTP")
	until height=$(block_number "$HTTP") && [[ -n $height ]] && ((height > ${before:=$height})); do
		if ! kill -0 "$pid" 2>/dev/null; then
			tail -n 20 "$DATA/node.log" >&2
			die "the node ended" "Its whole output: $DATA/node.log" "To begin a new chain: scripts/dev.sh --fresh"
		fi
		if ((SECONDS - began > 180)); then
			tail -n 20 "$DATA/node.log" >&2
			die "the node has made no block in three minutes" "Its whole output: $DATA/node.log"
		fi
		sleep 0.5
	done
	ok "block $height on $WS (process $pid, log $DATA/node.log)"
}

# A chain keeps the runtime that it began with, and the node goes on with it. Says so when this build carries another one.
compare_runtime() {
	local built
	built=$(cksum "$CARGO_TARGET_DIR"/debug/wbuild/huxian-runtime/huxian_runtime.wasm 2>/dev/null | cut -d ' ' -f 1,2) || true
	if [[ ! -d $DATA/chain ]]; then
		echo "$built" >"$DATA/runtime"
	elif [[ $built != "$(cat "$DATA/runtime" 2>/dev/null)" ]]; then
		say "the runtime has changed since this chain began. The chain goes on with the old one: --fresh begins a chain with the new one"
	else
		say "the chain goes on from the last time (--fresh begins a new one)"
	fi
}

start_feeder() {
	step "Feeder"
	local market=$SHARED_DIR/data/market from=()
	if [[ -r $market/btc-usd-1h.csv && -r $market/chf-usd-monthly.csv ]]; then
		# HUX has no market: bitcoin at a ten-thousandth of its price stands in for it. Kit follows the Swiss franc.
		# An hour of the series is a minute here, so that something is to be seen.
		from=(--hux-usd "$market/btc-usd-1h.csv*0.0001" --index-usd "$market/chf-usd-monthly.csv" --speed 60 --loop)
		say "real prices: bitcoin for HUX, Swiss francs for the index, an hour a minute"
	else
		from=(--synthetic 1 --speed 60)
		say "a synthetic market (there is no ../shared/data/market)"
	fi
	# Feeds for the pools around a guide price: dollars and a euro at their worth, gold at a price of its own.
	from+=(--steady 20=1 --steady 21=1 --steady 22=1.08 --steady XauUsd=2400 --steady 10000=1 --steady 10001=1)
	from+=(--steady EthUsd=3000 --steady 30=3000 --steady 10010=3000 --steady BtcUsd=60000 --steady 10020=60000 --steady 10022=60000)
	from+=(--steady CkbUsd=0.01 --steady 10030=0.01 --steady 10031=0.01)
	serve "$DATA/feed.log" "$BIN_DIR/huxian" feed --node "$WS" --member //Alice --member //Bob --member //Charlie "${from[@]}"
	sleep 1
	if ! kill -0 "$LAST_PID" 2>/dev/null; then
		tail -n 20 "$DATA/feed.log" >&2
		die "the feeder ended" "Its whole output: $DATA/feed.log"
	fi
	ok "fed by Alice, Bob and Charlie (process $LAST_PID, log $DATA/feed.log)"
}

how_to_use() {
	step "The chain runs"
	cat <<-TEXT
		    In a browser:  https://polkadot.js.org/apps/?rpc=$WS
		    With curl:
		      curl -s -H 'Content-Type: application/json' $HTTP -d '{"jsonrpc":"2.0","id":1,"method":"hub_parameters","params":[]}'
		      curl -s -H 'Content-Type: application/json' $HTTP -d '{"jsonrpc":"2.0","id":1,"method":"hub_burrow","params":[0]}'
		      curl -s $METRICS | grep finalized
		    Accounts //Alice … //Ferdie have 1 000 000 HUX each; //Alice is sudo. Ctrl-C ends everything.
	TEXT
}

view() {
	# From here on Ctrl-C is the way to end, and not an error.
	trap 'goodbye; exit 0' INT
	if ((WATCH)); then
		"$BIN_DIR/huxian" watch --node "$WS" ${BLOCKS:+--blocks "$BLOCKS"}
	else
		local goal=''
		[[ -z $BLOCKS ]] || goal=$(($(block_number "$HTTP") + BLOCKS))
		say "running${goal:+ until block $goal}; Ctrl-C ends everything"
		until [[ -n $goal ]] && (($(block_number "$HTTP") + 0 >= goal)); do
			if ! kill -0 "$(cat "$DATA/node.pid")" 2>/dev/null; then
				tail -n 20 "$DATA/node.log" >&2
				die "the node ended" "Its whole output: $DATA/node.log"
			fi
			sleep 1
		done
	fi
	goodbye
}

goodbye() {
	echo
	step "Ended. The chain goes on from here the next time (--fresh begins a new one)."
}

main "$@"
