#!/usr/bin/env bash
# Installs what is missing for building and testing: system packages, the compiler's WebAssembly target, cargo-nextest, and the npm
# packages of the end-to-end tests. A second run changes nothing.
#
#   scripts/setup.sh            installs everything
#   scripts/setup.sh --build    installs what building needs: no npm packages, no cargo-nextest
#
# HUXIAN_FULL=1 installs cargo-deny too (some minutes of compiling).
set -euo pipefail
# shellcheck source=scripts/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly TARGET=wasm32v1-none
readonly NEXTEST_VERSION=0.9.143
readonly CARGO_DENY_VERSION=0.20.2
readonly OLDEST_RUST=1.91
readonly OLDEST_NODE=20

PACKAGES=(build-essential ca-certificates clang cmake curl jq libclang-dev libssl-dev perl pkg-config procps protobuf-compiler xz-utils zstd)

main() {
	case ${1:-} in
	-h | --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}" ;;
	'' | --build)
		system_packages
		rust
		wasm_target
		if [[ ${1:-} != --build ]]; then
			test_tools
			npm_packages
		fi
		;;
	*) die "unknown option: $1" "Try scripts/setup.sh --help" ;;
	esac
}

# --- system packages --------------------------------------------------------------------------------------------------------------

# Root runs commands as they are, others through sudo.
as_root() {
	if ((EUID == 0)); then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		die "installing system packages needs root, and there is no sudo" "As root: apt-get install ${PACKAGES[*]}"
	fi
}

system_packages() {
	step "System packages"
	if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
		local command missing=()
		for command in cc clang cmake curl jq make perl pkg-config protoc zstd; do
			command -v "$command" >/dev/null || missing+=("$command")
		done
		pkg-config --exists openssl 2>/dev/null || missing+=("OpenSSL's headers (openssl.pc)")
		((${#missing[@]} == 0)) || die "not found: ${missing[*]}" \
			"This script installs packages on Debian and Ubuntu only." "Install with your system's packager what carries these commands."
		ok "all commands are there (not a Debian system: packages are yours to care for)"
		return
	fi
	local package missing=()
	for package in "${PACKAGES[@]}"; do
		[[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
	done
	if ((${#missing[@]} == 0)); then
		ok "all there"
		return
	fi
	say "installing ${missing[*]}"
	# Asked for now, so that the prompt does not hide in a log.
	((EUID == 0)) || as_root true
	run "apt-get update" as_root apt-get update
	run "apt-get install" as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# --- the compiler -----------------------------------------------------------------------------------------------------------------

# at_least VERSION OLDEST
at_least() {
	[[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]
}

rust() {
	step "Rust"
	if ! command -v cargo >/dev/null && [[ -x $HOME/.cargo/bin/cargo ]]; then
		die "cargo is installed but not on the PATH" "Run: . \"\$HOME/.cargo/env\""
	fi
	{ command -v cargo && command -v rustc; } >/dev/null || die "cargo and rustc are not installed" \
		"Install Rust with rustup (https://rustup.rs, or your system's package 'rustup' and then: rustup default stable)."
	RUSTC_VERSION=$(rustc --version | awk '{ print $2 }')
	at_least "$RUSTC_VERSION" "$OLDEST_RUST" || die "rustc $RUSTC_VERSION is too old: the SDK needs $OLDEST_RUST or newer" \
		"Run: rustup update stable"
	ok "rustc $RUSTC_VERSION"
	local component
	for component in rustfmt clippy; do
		if ! cargo "${component/rustfmt/fmt}" --version >/dev/null 2>&1; then
			timeout 120 rustup component add "$component" >/dev/null 2>&1 ||
				die "$component is missing and rustup could not add it" "Run: rustup component add $component"
			ok "$component added"
		fi
	done
}

# Compiles and links an empty library for the target, which is what the runtime's build will ask of it.
target_works() {
	local folder result=0
	folder=$(mktemp -d)
	cat >"$folder/lib.rs" <<-'RUST'
		#![no_std]
		extern crate alloc;
		struct None;
		unsafe impl core::alloc::GlobalAlloc for None {
			unsafe fn alloc(&self, _: core::alloc::Layout) -> *mut u8 { core::ptr::null_mut() }
			unsafe fn dealloc(&self, _: *mut u8, _: core::alloc::Layout) {}
		}
		#[global_allocator]
		static ALLOCATOR: None = None;
		#[panic_handler]
		fn panic(_: &core::panic::PanicInfo<'_>) -> ! { loop {} }
		#[unsafe(no_mangle)]
		pub extern "C" fn numbers(count: u8) -> usize { alloc::vec![1u8; count as usize].len() }
	RUST
	# Link-time optimisation, as the runtime has it, needs the libraries' bitcode too.
	rustc --target "$TARGET" --edition 2021 --crate-type cdylib -C opt-level=1 -C lto=thin -o "$folder/lib.wasm" "$folder/lib.rs" \
		>"$LOG_DIR/wasm-target.log" 2>&1 || result=1
	rm -rf "$folder"
	return $result
}

wasm_target() {
	step "WebAssembly target $TARGET"
	if target_works; then
		ok "there"
		return
	fi
	local sysroot
	sysroot=$(rustc --print sysroot)
	if [[ $sysroot == */.rustup/* || $sysroot == "${RUSTUP_HOME:-/nowhere}"/* ]] && command -v rustup >/dev/null; then
		say "asking rustup for it (two minutes at most)"
		if timeout 120 rustup target add "$TARGET" >"$LOG_DIR/rustup-target.log" 2>&1 && target_works; then
			forget_runtime_builds
			ok "added by rustup"
			return
		fi
		say "rustup could not: $(last_line "$LOG_DIR/rustup-target.log")"
	fi
	if ! command -v dpkg-deb >/dev/null; then
		die "no way to get $TARGET for rustc $RUSTC_VERSION" "Run where rustup's servers can be reached: rustup target add $TARGET"
	fi
	target_from_debian "$sysroot"
	target_works || die "the target was built but does not work" "See $LOG_DIR/wasm-target.log" \
		"Run where rustup's servers can be reached: rustup target add $TARGET"
	forget_runtime_builds
	ok "built from Debian's rust-src"
}

# A runtime build that mixes two versions of the standard library fails: the next one begins anew.
forget_runtime_builds() {
	rm -rf "$CARGO_TARGET_DIR"/*/wbuild
}

# apt with lists of its own, for suites that the machine's sources do not name; nothing of the machine's apt changes.
# apt_aside FOLDER COMMAND ARGUMENTS…
apt_aside() {
	local folder=$1 command=$2
	shift 2
	"$command" -o Dir::Etc::sourcelist="$folder/sources.list" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$folder/lists" \
		-o Dir::Cache="$folder/cache" -o APT::Sandbox::User=root -o Acquire::Retries=3 "$@"
}

# The source of the standard library in exactly the compiler's version, as a Debian package that is unpacked and not installed.
# fetch_rust_src FOLDER: leaves FOLDER/rust-src.deb there; says where it looked when it finds none.
fetch_rust_src() {
	local folder=$1 uri suite name suites keyring='' looked=() short=${RUSTC_VERSION%.*}
	# shellcheck disable=SC1091
	case $(. /etc/os-release && echo "${ID:-}") in
	ubuntu)
		local codename
		codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
		suites=("$codename" "$codename-updates" "$codename-backports" devel devel-proposed)
		[[ ! -r /usr/share/keyrings/ubuntu-archive-keyring.gpg ]] || keyring=/usr/share/keyrings/ubuntu-archive-keyring.gpg
		;;
	*)
		suites=(trixie-backports forky sid trixie bookworm-backports)
		[[ ! -r /usr/share/keyrings/debian-archive-keyring.gpg ]] || keyring=/usr/share/keyrings/debian-archive-keyring.gpg
		;;
	esac
	mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
	# The mirrors that this machine is set to use.
	# shellcheck disable=SC2016  # apt expands it
	for uri in $(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | sort -u); do
		for suite in "${suites[@]}"; do
			looked+=("$suite")
			printf 'deb %s%s %s main universe\n' "${keyring:+[signed-by=$keyring] }" "$uri" "$suite" >"$folder/sources.list"
			apt_aside "$folder" apt-get update >"$folder/update.log" 2>&1 || continue
			for name in rust-src "rust-$short-src"; do
				local version
				version=$(apt_aside "$folder" apt-cache madison "$name" | awk -F ' *[|] *' '{ print $2 }' |
					grep -E "^${RUSTC_VERSION//./\\.}([^0-9.]|\$)" | head -n 1) || continue
				[[ -n $version ]] || continue
				say "found $name $version in $suite"
				(cd "$folder" && apt_aside "$folder" apt-get download "$name=$version" >"$folder/download.log" 2>&1) || continue
				mv "$folder"/rust*.deb "$folder/rust-src.deb"
				return 0
			done
		done
	done
	die "found no rust-src $RUSTC_VERSION in ${looked[*]:-any suite}" \
		"Run where rustup's servers can be reached: rustup target add $TARGET" \
		"or use a compiler that Debian has sources of: rustup default 1.95.0"
}

# Builds core and alloc for the target, as cargo would with -Zbuild-std, and puts them where the compiler looks for them.
target_from_debian() {
	local sysroot=$1 folder source library crate
	say "building the standard library's core from Debian's rust-src (about a minute)"
	folder=$(mktemp -d)
	fetch_rust_src "$folder"
	dpkg-deb -x "$folder/rust-src.deb" "$folder/unpacked"
	source=$(find "$folder/unpacked/usr/src" -maxdepth 1 -name 'rustc-*' | head -n 1)
	[[ -d $source/library/core ]] || die "the package rust-src has no library/core" "Please report this with the output of: rustc --version"
	library=$sysroot/lib/rustlib/src/rust
	[[ -w $sysroot/lib/rustlib ]] || die "cannot write to $sysroot" "Run this script as the user who installed Rust."
	local borrowed=0
	if [[ ! -d $library/library/core ]]; then
		mkdir -p "$(dirname "$library")"
		rm -rf "$library"
		cp -r "$source" "$library"
		borrowed=1
	fi
	mkdir -p "$folder/empty/src"
	printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n\n[workspace]\n' >"$folder/empty/Cargo.toml"
	echo '#![no_std]' >"$folder/empty/src/lib.rs"
	run "build core and alloc for $TARGET" env -u CARGO_TARGET_DIR RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
		cargo build --release --target "$TARGET" --manifest-path "$folder/empty/Cargo.toml" \
		-Zbuild-std=core,alloc,compiler_builtins -Zbuild-std-features=compiler-builtins-mem
	# Libraries of another build beside these would be ambiguous.
	rm -rf "$sysroot/lib/rustlib/$TARGET/lib"
	mkdir -p "$sysroot/lib/rustlib/$TARGET/lib"
	for crate in core alloc compiler_builtins; do
		find "$folder/empty/target/$TARGET/release/deps" -name "lib$crate-*.rlib" \
			-exec cp -t "$sysroot/lib/rustlib/$TARGET/lib/" {} +
	done
	((borrowed == 0)) || rm -rf "$library"
	rm -rf "$folder"
}

# --- tools of the tests -----------------------------------------------------------------------------------------------------------

# install_tool COMMAND CRATE VERSION
install_tool() {
	if command -v "$1" >/dev/null; then
		ok "$1 there"
		return
	fi
	say "compiling $2 $3 (some minutes, once)"
	# In a folder of cargo's own: our target folder holds this workspace only.
	run "install $2" env -u CARGO_TARGET_DIR cargo install --locked --version "$3" "$2"
}

test_tools() {
	step "Tools of the tests"
	install_tool cargo-nextest cargo-nextest "$NEXTEST_VERSION"
	if [[ ${HUXIAN_FULL:-} == 1 ]]; then
		install_tool cargo-deny cargo-deny "$CARGO_DENY_VERSION"
	fi
}

npm_packages() {
	step "npm packages of the end-to-end tests"
	local version
	version=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/') || true
	{ [[ -n $version ]] && command -v npm >/dev/null; } || die "node and npm are not installed" \
		"Install Node.js $OLDEST_NODE or newer (https://nodejs.org, or your system's packages 'nodejs' and 'npm')."
	((version >= OLDEST_NODE)) || die "node $version is too old: the tests need $OLDEST_NODE or newer"
	local folder stamp
	for folder in tests/js zombienet; do
		# npm leaves the lockfile's image in the folder when it is done: what equals it is installed.
		stamp=$folder/node_modules/.huxian-lock
		if cmp -s "$folder/package-lock.json" "$stamp"; then
			ok "$folder: all there"
		else
			# Packages' own install scripts would download binaries; none of ours needs that.
			run "npm ci in $folder" npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund
			cp "$folder/package-lock.json" "$stamp"
		fi
	done
}

main "$@"
