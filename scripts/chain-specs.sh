#!/usr/bin/env bash
# Chain specifications. What is committed in chain-specs/ is readable and carries no code: the genesis of each network as the runtime's
# presets make it, and how wallets show the chain. The code comes from the node that is built.
#
#   scripts/chain-specs.sh            write chain-specs/{dev,local,spoke}.json anew from the presets of the built node
#   scripts/chain-specs.sh --check    fail if they differ from those presets
#   scripts/chain-specs.sh --network FILE [DIR] [--runtime WASM]
#                                     make the specifications of a public network in DIR, by default the folder of FILE:
#                                     ID.json to read and compare, without code, and ID-raw.json, which all its nodes start from.
#                                     chain-specs/network.example.toml is such a FILE; a network that could not start is refused.
#                                     WASM is the runtime to start with, instead of the one in the built node
#   scripts/chain-specs.sh DIR        make full specifications in DIR, NAME.json and NAME-raw.json, from what is committed and the
#                                     built node's runtime; `huxian-node --chain DIR/NAME-raw.json` starts such a chain
#
# The node must be built: scripts/dev.sh and scripts/test.sh do that.
set -euo pipefail
CALLED_IN=$PWD
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

NAMES=(dev local spoke)
NODE=${HUXIAN_NODE:-$BIN_DIR/huxian-node}

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
	--network) network "${@:2}" ;;
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
	without_code "$WORK/$1.json"
}

# without_code FILE: a specification without its code.
without_code() {
	code_of "$1" >/dev/null || die "the specification $1 has no line with the code" "This script must learn its new form."
	grep -vE '^ *"code": "0x[0-9a-f]+",$' "$1"
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

# of_caller PATH: the path as the caller means it. The scripts work in the root of the repository.
of_caller() {
	case $1 in
	/*) printf '%s\n' "$1" ;;
	*) printf '%s\n' "$CALLED_IN/$1" ;;
	esac
}

# network FILE [DIR] [--runtime WASM]
network() {
	local file='' folder='' id line runtime=()
	while (($# > 0)); do
		case $1 in
		--runtime)
			[[ -n ${2:-} ]] || die "--runtime needs the path of a .wasm file"
			runtime=(--runtime "$(of_caller "$2")")
			shift
			;;
		-*) die "unknown option: $1" "Try scripts/chain-specs.sh --help" ;;
		*)
			if [[ -z $file ]]; then file=$(of_caller "$1"); else folder=$(of_caller "$1"); fi
			;;
		esac
		shift
	done
	[[ -n $file ]] || die "--network needs a file" "Copy chain-specs/network.example.toml and fill it in"
	folder=${folder:-$(dirname "$file")}
	step "specifications of the network in $file"
	# All reasons of a refusal are told.
	"$NODE" network-spec --network "$file" "${runtime[@]}" --output "$WORK/plain.json" 2>"$WORK/said" ||
		die "no specification was made" "$(cat "$WORK/said")"
	id=$(sed -n 's/^  "id": "\([a-z0-9_]*\)",$/\1/p' "$WORK/plain.json")
	[[ -n $id ]] || die "the specification has no line with the id" "This script must learn its new form."
	"$NODE" network-spec --network "$file" "${runtime[@]}" --raw --output "$WORK/raw.json" 2>"$WORK/said" ||
		die "no raw specification was made" "$(cat "$WORK/said")"
	without_code "$WORK/plain.json" >"$WORK/readable"
	mkdir -p "$folder"
	cp "$WORK/readable" "$folder/$id.json"
	cp "$WORK/raw.json" "$folder/$id-raw.json"
	ok "$folder/$id.json, $folder/$id-raw.json"
	while read -r line; do say "$line"; done <"$WORK/said"
	say "sha256 of $id-raw.json, the same for all: $(sha256sum <"$WORK/raw.json" | cut -d ' ' -f 1)"
}

main "$@"
