//! The built-in chains.

mod common;

use common::{dev_chain, run_well, text};
use huxian_node::chain_spec::{self, Chain, ChainSpec, CHAINS, DEV, LOCAL, SPOKE};
use polkadot_sdk::sc_chain_spec::ChainType;
use serde_json::Value;
use std::{fs, path::Path};
use tempfile::TempDir;

#[test]
fn dev_builds_to_json_and_back() {
	// As the binary has written it.
	let chain = dev_chain();
	let [plain, raw] = [&chain.plain, &chain.raw].map(|file| fs::read_to_string(file).expect("it is there"));
	names(&DEV, &plain);
	reads_back(&chain.plain, &plain);
	reads_back_raw(&chain.raw, &raw);
}

#[test]
fn local_builds_to_json_and_back() {
	builds_to_json_and_back(&LOCAL);
}

#[test]
fn spoke_builds_to_json_and_back() {
	builds_to_json_and_back(&SPOKE);
}

fn builds_to_json_and_back(chain: &Chain) {
	// Given a built-in chain,
	let specification = chain_spec::load(chain.argument).expect("the chain is known");
	let plain = specification.as_json(false).expect("it builds");
	names(chain, &plain);

	// when it goes through a file, plain or raw, then it is the same chain.
	let folder = TempDir::new().expect("a folder");
	let file = folder.path().join("spec.json");
	fs::write(&file, &plain).expect("written");
	let read = reads_back(&file, &plain);

	let raw = read.as_json(true).expect("it builds");
	fs::write(&file, &raw).expect("written");
	reads_back_raw(&file, &raw);
}

/// The properties that wallets and peers see.
fn names(chain: &Chain, plain: &str) {
	let json: Value = serde_json::from_str(plain).expect("it is JSON");
	assert_eq!(json["name"], chain.name);
	assert_eq!(json["id"], chain.id);
	assert_eq!(json["protocolId"], chain.protocol_id);
	assert_eq!(json["properties"]["tokenSymbol"], "HUX");
	assert_eq!(json["properties"]["tokenDecimals"], 12);
	assert_eq!(json["properties"]["ss58Format"], huxian_runtime::SS58_PREFIX);
}

fn reads_back(file: &Path, plain: &str) -> ChainSpec {
	let read = chain_spec::load(text(file)).expect("it is read");
	assert_eq!(read.as_json(false).expect("it builds"), plain);
	read
}

fn reads_back_raw(file: &Path, raw: &str) {
	let read = chain_spec::load(text(file)).expect("it is read");
	assert_eq!(read.as_json(true).expect("it builds"), raw);
}

#[test]
fn chains_are_told_apart() {
	let mut ids: Vec<_> =
		CHAINS.iter().flat_map(|chain| [chain.id, chain.name, chain.protocol_id, chain.preset]).collect();
	ids.sort_unstable();
	ids.dedup();
	assert_eq!(ids.len(), 4 * CHAINS.len());
	assert_eq!(DEV.chain_type, ChainType::Development);
}

#[test]
fn an_unknown_preset_is_answered_with_the_known_ones() {
	let nowhere = Chain { preset: "nowhere", ..DEV };
	let error = chain_spec::built_in(&nowhere).expect("looked up later").as_json(false).expect_err("there is none");
	let answer = chain_spec::explain(&error);
	for word in ["nowhere", "development", "local_testnet", "spoke"] {
		assert!(answer.contains(word), "no `{word}` in {answer}");
	}
}

#[test]
fn both_commands_write_the_same_specification() {
	let chain = dev_chain();
	let exported = fs::read_to_string(&chain.plain).expect("it is there");
	assert_eq!(run_well(&["build-spec", "--chain", "dev", "--disable-default-bootnode"]), exported);

	let raw: Value = serde_json::from_str(&fs::read_to_string(&chain.raw).expect("it is there")).expect("JSON");
	assert!(raw["genesis"]["raw"]["top"].is_object());
}
