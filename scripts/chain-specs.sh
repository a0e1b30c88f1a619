#!/usr/bin/env bash
# Chain specifications. What is committed in chain-specs/ is readable and carries no code: the genesis of each network as the runtime's
# presets make it, and how wallets show the chain. The code comes from the node that is built.
#
#   scripts/chain-specs.sh            write chain-specs/{dev,local,spoke}.json anew from the presets of the built node
#   scripts/chain-specs.sh --check    fail if they differ from those presets
#   scripts/chain-specs.sh DIR        make full specifications in DIR, NAME.json and NAME-raw.json, from what is committed and the
#                                     built node's runtime; `huxian-node --chain DIR/NAME-raw.json` starts such a chain
#
# The node must be built: scripts/dev.sh and scripts/test.sh do that.
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

NAMES=(dev local spoke)
NODE=$BIN_DIR/huxian-node

main() {
	case ${1:-} in
	-h | --help)
		sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
		return
		;;
	esac
	[[ -x $NODE ]] || die "there is no $NODE" "Build it: scripts/dev.sh --no-watch --blocks 1, or cargo build ${CARGO_SELECTION[*]}"
	# Ended with the script, whichever way that goes.
	WORK=$(mktemp -d)
	trap 'rm -rf "$WORK"; end_all' EXIT
	case ${1:-} in
	'') write ;;
	--check) check ;;
	-*) die "unknown option: $1" "Try scripts/chain-specs.sh --help" ;;
	*) full "$1" ;;
	esac
}

# exported NAME: the specification as the node has it built in, in $WORK/NAME.json.
exported() {
	"$NODE" export-chain-spec --chain "$1" --output "$WORK/$1.json" >"$WORK/said" 2>&1 ||
		die "the node cannot export the chain $1" "$(tail -n 5 "$WORK/said")"
}

# The code is a line of its own. Balances go beyond what jq keeps exactly, so the text is left as the node writes it.
code_of() { grep -E '^ *"code": "0x[0-9a-f]+",$' "$1"; }

# readable NAME: the same without code.
readable() {
	exported "$1"
	code_of "$WORK/$1.json" >/dev/null || die "the specification $1 has no line with the code" "This script must learn its new form."
	grep -vE '^ *"code": "0x[0-9a-f]+",$' "$WORK/$1.json"
}

write() {
	local name
	step "chain-specs"
	mkdir -p chain-specs
	for name in "${NAMES[@]}"; do
		readable "$name" >"$WORK/readable"
		cp "$WORK/readable" "chain-specs/$name.json"
		ok "chain-specs/$name.json"
	done
}

check() {
	local name differ=0
	step "chain-specs: as the runtime's presets are"
	for name in "${NAMES[@]}"; do
		readable "$name" >"$WORK/readable"
		if diff -u "chain-specs/$name.json" "$WORK/readable" >"$WORK/diff" 2>&1; then
			ok "chain-specs/$name.json"
		else
			head -n 40 "$WORK/diff" >&2
			fail "chain-specs/$name.json differs from the runtime's preset"
			differ=1
		fi
	done
	((differ == 0)) || die "chain-specs/ is out of date" "Write it anew: scripts/chain-specs.sh"
}

full() {
	local folder=$1 name
	step "full specifications in $folder"
	mkdir -p "$folder"
	for name in "${NAMES[@]}"; do
		[[ -r chain-specs/$name.json ]] || die "there is no chain-specs/$name.json" "Write it: scripts/chain-specs.sh"
		exported "$name"
		code_of "$WORK/$name.json" >"$WORK/code"
		sed "/\"runtimeGenesis\": {/r $WORK/code" "chain-specs/$name.json" >"$folder/$name.json"
		"$NODE" export-chain-spec --chain "$folder/$name.json" --raw --output "$folder/$name-raw.json" >"$WORK/said" 2>&1 ||
			die "chain-specs/$name.json makes no chain" "$(tail -n 5 "$WORK/said")"
		ok "$folder/$name.json, $folder/$name-raw.json"
	done
}

main "$@"
