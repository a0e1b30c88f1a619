//! Compiles the runtime to WebAssembly when the native runtime is built.
//!
//! The builder is an optional dependency behind `std`: the WebAssembly build has no use for it, and would compile binaryen a second
//! time.

fn main() {
	#[cfg(all(feature = "std", not(feature = "metadata-hash")))]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();

	#[cfg(all(feature = "std", feature = "metadata-hash"))]
	substrate_wasm_builder::WasmBuilder::init_with_defaults().enable_metadata_hash("HUX", 12).build();
}
