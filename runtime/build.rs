//! Compiles the runtime to WebAssembly.

fn main() {
	#[cfg(not(feature = "metadata-hash"))]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();

	#[cfg(feature = "metadata-hash")]
	substrate_wasm_builder::WasmBuilder::init_with_defaults().enable_metadata_hash("HUX", 12).build();
}
