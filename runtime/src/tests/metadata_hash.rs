//! The hash of the metadata, which hardware wallets sign.
//!
//! The WebAssembly build takes it from the file `metadata-hash`. `tests/js/wallets.test.mjs` shows
//! that the runtime on a node carries it.

use crate::*;
use codec::Decode;
use frame_metadata::{
	v15::RuntimeMetadataV15,
	RuntimeMetadata::{self, V15},
	RuntimeMetadataPrefixed,
};
use merkleized_metadata::{generate_metadata_digest, ExtraInfo};
use scale_info::{form::PortableForm, Field, TypeDef, Variant};
use std::{env, fs};

/// The file that the build reads, and the script that writes it anew.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/metadata-hash");
const SCRIPT: &str = "scripts/metadata-hash.sh";

/// Returns the metadata of the version that wallets hash.
fn metadata() -> RuntimeMetadataV15 {
	// The default values of some storage items are read from the state.
	let bytes = sp_io::TestExternalities::default().execute_with(|| Runtime::metadata_at_version(15));
	let bytes = bytes.expect("the runtime has this version");
	match RuntimeMetadataPrefixed::decode(&mut &bytes[..]) {
		Ok(RuntimeMetadataPrefixed(_, V15(metadata))) => metadata,
		other => panic!("not version 15: {:?}", other.map(|metadata| metadata.1.version())),
	}
}

/// Returns the values beside the metadata.
fn info() -> ExtraInfo {
	ExtraInfo {
		spec_version: VERSION.spec_version,
		spec_name: VERSION.spec_name.to_string(),
		base58_prefix: SS58_PREFIX,
		decimals: currency::DECIMALS,
		token_symbol: currency::SYMBOL.into(),
	}
}

fn hash_of(metadata: RuntimeMetadataV15, info: ExtraInfo) -> Hash {
	generate_metadata_digest(&RuntimeMetadata::V15(metadata), info).expect("the metadata is complete").hash().into()
}

/// Applies `change` to the variants of the calls of `pallet`.
fn change_calls(metadata: &mut RuntimeMetadataV15, pallet: &str, change: impl FnOnce(&mut Vec<Variant<PortableForm>>)) {
	let calls = metadata.types.types.iter_mut().find(|entry| entry.ty.path.segments == [pallet, "pallet", "Call"]);
	let calls = calls.unwrap_or_else(|| panic!("{pallet} has calls"));
	match &mut calls.ty.type_def {
		TypeDef::Variant(definition) => change(&mut definition.variants),
		other => panic!("not an enumeration: {other:?}"),
	}
}

/// `HUXIAN_WRITE` writes the file instead.
#[test]
fn the_file_has_the_hash_of_the_metadata() {
	let expected = format!("{:?}\n", hash_of(metadata(), info()));
	if env::var_os("HUXIAN_WRITE").is_some() {
		fs::write(FILE, expected).expect("the file can be written");
		return;
	}
	let found = fs::read_to_string(FILE).unwrap_or_default();
	assert_eq!(
		found, expected,
		"the runtime's calls, their types, its extensions or its version have changed, so hardware wallets would be \
		 refused: write runtime/metadata-hash anew with {SCRIPT}"
	);
}

#[test]
fn the_hash_covers_all_that_a_hardware_wallet_shows() {
	let before = hash_of(metadata(), info());
	let assert_covered = |what: &str, changed: ExtraInfo| assert_ne!(hash_of(metadata(), changed), before, "{what}");
	assert_covered("version", ExtraInfo { spec_version: VERSION.spec_version + 1, ..info() });
	assert_covered("name", ExtraInfo { spec_name: "spoke".into(), ..info() });
	assert_covered("prefix", ExtraInfo { base58_prefix: SS58_PREFIX + 1, ..info() });
	assert_covered("decimals", ExtraInfo { decimals: currency::DECIMALS + 1, ..info() });
	assert_covered("symbol", ExtraInfo { token_symbol: "SPK".into(), ..info() });

	let assert_changes = |what: &str, change: fn(&mut RuntimeMetadataV15)| {
		let mut changed = metadata();
		change(&mut changed);
		assert_ne!(hash_of(changed, info()), before, "{what}");
	};
	assert_changes("name of a call", |metadata| {
		change_calls(metadata, "pallet_burrows", |calls| calls[0].name = "make".into());
	});
	assert_changes("index of a call", |metadata| {
		change_calls(metadata, "pallet_burrows", |calls| calls[0].index = 200);
	});
	assert_changes("one call less", |metadata| change_calls(metadata, "pallet_burrows", |calls| calls.truncate(1)));
	assert_changes("type of an argument", |metadata| {
		change_calls(metadata, "pallet_burrows", |calls| {
			let is_named = |field: &Field<PortableForm>, name| field.name.as_deref() == Some(name);
			let burrow = calls.iter().flat_map(|call| &call.fields).find(|field| is_named(field, "burrow"));
			let burrow = burrow.expect("an argument").ty;
			let kit = calls.iter_mut().flat_map(|call| &mut call.fields).find(|field| is_named(field, "kit"));
			let kit = &mut kit.expect("an argument").ty;
			assert_ne!(*kit, burrow);
			*kit = burrow;
		});
	});
	assert_changes("an extension", |metadata| {
		metadata.extrinsic.signed_extensions.pop();
	});
}

/// Builds that differ in these only have one hash: with and without `try-runtime`.
#[test]
fn the_hash_covers_neither_storage_nor_runtime_apis_nor_documentation() {
	let before = hash_of(metadata(), info());
	let mut changed = metadata();
	changed.pallets.clear();
	changed.apis.clear();
	for entry in &mut changed.types.types {
		entry.ty.docs.clear();
	}
	assert_eq!(hash_of(changed, info()), before);
}

#[test]
fn one_hux_has_the_decimals_that_wallets_are_told() {
	assert_eq!(currency::HUX, Balance::pow(10, currency::DECIMALS.into()));
}
