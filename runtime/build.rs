//! Compiles the runtime to WebAssembly when the native runtime is built.
//!
//! - The builder is an optional dependency behind `std`. The WebAssembly build itself has no use
//!   for it, and would compile binaryen's C++ a second time.
//! - The builder asks cargo to run it again after a change of any Rust file below a dependency.
//!   Tests are not part of the runtime. So it runs in a child process, whose output is passed on
//!   without the lines for test code.

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
	let output = process::Command::new(program)
		.env(IS_CHILD, "1")
		.stderr(process::Stdio::inherit())
		.output()
		.expect("a build script can run itself");
	String::from_utf8_lossy(&output.stdout)
		.lines()
		.filter(|line| !names_test_code(line))
		.for_each(|line| println!("{line}"));
	process::exit(output.status.code().unwrap_or(1));
}

#[cfg(feature = "std")]
fn build() {
	#[cfg(not(feature = "metadata-hash"))]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();

	#[cfg(feature = "metadata-hash")]
	substrate_wasm_builder::WasmBuilder::init_with_defaults().enable_metadata_hash("HUX", 12).build();
}

/// Returns whether an instruction for cargo names a file that only tests compile.
#[cfg(feature = "std")]
fn names_test_code(line: &str) -> bool {
	const TEST_CODE: [&str; 5] = ["/src/tests/", "/src/mock.rs", "/src/mock/", "/tests/", "/examples/"];
	line.starts_with("cargo:rerun-if-changed=") && TEST_CODE.iter().any(|part| line.contains(part))
}
