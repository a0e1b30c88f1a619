//! Keys from the command line.

mod common;

use common::{dev_chain, refused, run, run_well, text};
use huxian_runtime::{AccountId, SS58_PREFIX};
use polkadot_sdk::sp_core::crypto::{Ss58AddressFormat, Ss58Codec};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

/// Alice's public key (sr25519), which every Substrate chain knows.
const ALICE: &str = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

#[test]
fn a_generated_key_is_inspected_to_the_same_account() {
	let generated = run_well(&["key", "generate", "--output-type", "json"]);
	let generated: Value = serde_json::from_str(&generated).expect("JSON");
	let phrase = generated["secretPhrase"].as_str().expect("a phrase");
	assert_eq!(phrase.split(' ').count(), 12);

	let inspected = run_well(&["key", "inspect", phrase, "--output-type", "json"]);
	let inspected: Value = serde_json::from_str(&inspected).expect("JSON");
	assert_eq!(inspected["publicKey"], generated["publicKey"]);
	assert_eq!(inspected["ss58Address"], generated["ss58Address"]);
}

#[test]
fn addresses_are_those_of_this_chain() {
	let alice = run_well(&["key", "inspect", "//Alice", "--output-type", "json"]);
	let alice: Value = serde_json::from_str(&alice).expect("JSON");
	assert_eq!(alice["publicKey"], ALICE);
	let account: AccountId = ALICE.parse().expect("an account");
	let address = account.to_ss58check_with_version(Ss58AddressFormat::custom(SS58_PREFIX));
	assert_eq!(alice["ss58Address"], address);

	// It leads back to the same account.
	assert!(run_well(&["key", "inspect", &address]).contains(ALICE));
}

#[test]
fn a_network_key_goes_where_it_is_asked_for() {
	// To standard output, with the peer it belongs to beside it: no chain needed.
	let answer = run(&["key", "generate-node-key"]);
	assert!(answer.status.success(), "{}", answer.err);
	assert_eq!(answer.out.trim().len(), 64);
	assert!(answer.err.contains("12D3Koo"));

	// Into the folder of a chain, once.
	let folder = TempDir::new().expect("a folder");
	let base = text(folder.path());
	refused(&["key", "generate-node-key", "--base-path", base], &["--chain"]);
	run_well(&["key", "generate-node-key", "--chain", "local", "--base-path", base]);
	assert!(folder.path().join("chains/huxian_local/network/secret_ed25519").is_file());
	refused(&["key", "generate-node-key", "--chain", "local", "--base-path", base], &["already", "not overwritten"]);
}

#[test]
fn a_key_is_inserted_into_the_keystore() {
	let folder = TempDir::new().expect("a folder");
	let place = ["--chain", "local", "--base-path", text(folder.path())];
	let key = ["key", "insert", "--suri", "//Alice", "--scheme", "sr25519", "--key-type", "aura"];
	run_well(&[&key[..], &place[..]].concat());

	let file = folder.path().join("chains/huxian_local/keystore").join(format!("61757261{}", &ALICE[2..]));
	assert_eq!(fs::read_to_string(file).expect("the key is there"), "\"//Alice\"");
}

#[test]
fn session_keys_are_generated_with_their_proof() {
	let folder = TempDir::new().expect("a folder");
	let chain = dev_chain().raw;
	let place = ["--chain", text(&chain), "--base-path", text(folder.path())];
	let out = run_well(&[&["key", "generate-session-keys", "--owner", ALICE][..], &place[..]].concat());

	// Two public keys of 32 bytes; a signature of 64 bytes by each.
	let value = |name: &str| {
		let line = out.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("no {name} in {out}"));
		line.trim().trim_start_matches("0x").to_owned()
	};
	assert_eq!(value("Keys:").len(), 2 * 64);
	assert_eq!(value("Proof:").len(), 2 * 128);
	assert_eq!(format!("{}{}", value("aura:"), value("gran:")), value("Keys:"));

	// Both are in the keystore, and no database was made.
	let chain = folder.path().join("chains/huxian_dev");
	assert_eq!(fs::read_dir(chain.join("keystore")).expect("the keystore is there").count(), 2);
	assert!(!chain.join("paritydb").exists());

	refused(&[&["key", "generate-session-keys", "--owner", "nobody"][..], &place[..]].concat(), &["nobody", "--owner"]);
}
