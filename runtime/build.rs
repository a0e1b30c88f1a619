//! Compiles the runtime to WebAssembly when the native runtime is built.
//!
//! - The builder is an optional dependency behind `std`. The WebAssembly build itself has no use
//!   for it, and would compile binaryen's C++ a second time.
//! - The builder asks cargo to run it again after a change of any Rust file below a dependency.
//!   Tests are not part of the runtime. So it runs in a child process, whose output is passed on
//!   without the lines for test code.
//! - The runtime carries the hash of its metadata, which hardware wallets sign. It cannot compute
//!   the hash. The file `metadata-hash` has it, and a test compares the file with the metadata. The
//!   builder could compute it, at the cost of a second build and of an executor.

#[cfg(not(feature = "std"))]
fn main() {}

#[cfg(feature = "std")]
fn main() {
	use std::{env, process};

	/// Set for the child process, which is this program again.
	const IS_CHILD: &str = "HUXIAN_WASM_BUILDER";

	if env::var_os(IS_CHILD).is_some() {
		build();
		return;
	}
	println!("cargo:rerun-if-changed=build.rs");
	let program = env::current_exe().expect("a build script has a path");
	let mut child = process::Command::new(program);
	child.env(IS_CHILD, "1").stderr(process::Stdio::inherit());
	match metadata_hash() {
		Some(hash) => child.env(METADATA_HASH, hash),
		None => child.env_remove(METADATA_HASH),
	};
	let output = child.output().expect("a build script can run itself");
	String::from_utf8_lossy(&output.stdout)
		.lines()
		.filter(|line| !names_test_code(line))
		.for_each(|line| println!("{line}"));
	process::exit(output.status.code().unwrap_or(1));
}

/// The variable from which `frame-metadata-hash-extension` takes the hash when it is compiled. The
/// builder passes its environment on.
#[cfg(feature = "std")]
const METADATA_HASH: &str = "RUNTIME_METADATA_HASH";

/// Returns the hash for the WebAssembly build.
///
/// `None` without such a build, and for benchmarks, whose meta-transactions have another type.
#[cfg(feature = "std")]
fn metadata_hash() -> Option<String> {
	if cfg!(feature = "runtime-benchmarks") || std::env::var_os("SKIP_WASM_BUILD").is_some() {
		return None;
	}
	println!("cargo:rerun-if-changed=metadata-hash");
	let hash = std::fs::read_to_string("metadata-hash").expect("the file `metadata-hash` is committed");
	Some(hash.trim().to_owned())
}

#[cfg(feature = "std")]
fn build() {
	substrate_wasm_builder::WasmBuilder::build_using_defaults();
}

/// Returns whether an instruction for cargo names a file that only tests compile.
#[cfg(feature = "std")]
fn names_test_code(line: &str) -> bool {
	const TEST_CODE: [&str; 5] = ["/src/tests/", "/src/mock.rs", "/src/mock/", "/tests/", "/examples/"];
	line.starts_with("cargo:rerun-if-changed=") && TEST_CODE.iter().any(|part| line.contains(part))
}
