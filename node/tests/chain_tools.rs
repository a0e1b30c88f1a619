//! Commands on the chain of a stopped node: inspect, copy, revert, purge.

mod common;

use common::{dev_chain, refused, run, run_well, text, Node, AS_ALICE};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

#[test]
fn a_small_chain_is_exported_imported_reverted_and_purged() {
	let folder = TempDir::new().expect("a folder");
	let chain = dev_chain().raw;
	let (first, second) = (folder.path().join("first"), folder.path().join("second"));
	let here = ["--chain", text(&chain), "--base-path", text(&first)];
	let there = ["--chain", text(&chain), "--base-path", text(&second)];
	let on = |command: &[&str], place: [&str; 4]| run_well(&[command, &place[..]].concat());
	let start = || Node::start(&[&AS_ALICE[..], &here[..]].concat());

	// Given a chain of some blocks that a node has left,
	let mut node = start();
	node.until_finalized(3);
	node.stop();
	let info: Value = serde_json::from_str(&on(&["chain-info"], here)).expect("JSON");
	let best = info["best_number"].as_u64().expect("a number");
	let finalized = info["finalized_number"].as_u64().expect("a number");
	assert!(finalized >= 3 && best >= finalized, "{info}");

	// when its blocks are exported, as JSON and in binary,
	let (json, binary) = (folder.path().join("blocks.json"), folder.path().join("blocks"));
	on(&["export-blocks", text(&json)], here);
	on(&["export-blocks", "--binary", text(&binary)], here);
	assert!(fs::metadata(&binary).expect("written").len() < fs::metadata(&json).expect("written").len());

	// then either makes the same chain elsewhere,
	on(&["import-blocks", text(&json)], there);
	let imported: Value = serde_json::from_str(&on(&["chain-info"], there)).expect("JSON");
	assert_eq!(imported["genesis_hash"], info["genesis_hash"]);
	assert_eq!(imported["best_hash"], info["best_hash"]);
	assert_eq!(imported["best_number"], info["best_number"]);
	let third = folder.path().join("third");
	on(&["import-blocks", "--binary", text(&binary)], ["--chain", text(&chain), "--base-path", text(&third)]);

	// its blocks are valid when looked at again,
	on(&["check-block", "1"], there);
	refused(&[&["check-block", "1000000"][..], &there[..]].concat(), &["no such block"]);
	refused(&[&["export-blocks", "--from", "1000000"][..], &there[..]].concat(), &["Invalid block range", "--from"]);

	// its state becomes the genesis of another chain,
	let state: Value = serde_json::from_str(&on(&["export-state"], there)).expect("JSON");
	assert!(state["genesis"]["raw"]["top"].is_object());

	// blocks that are not final are reverted (blocks imported as JSON have no justification),
	on(&["revert", "2"], there);
	let reverted: Value = serde_json::from_str(&on(&["chain-info"], there)).expect("JSON");
	assert_eq!(reverted["best_number"].as_u64(), Some(best - 2));
	on(&["revert", "1000"], here);
	let reverted: Value = serde_json::from_str(&on(&["chain-info"], here)).expect("JSON");
	assert_eq!(reverted["best_number"].as_u64(), Some(finalized));

	// the chain goes on from there,
	let mut node = start();
	node.until_best(finalized + 1);
	node.stop();

	// and is gone when it is purged, which is done once.
	assert!(on(&["purge-chain", "-y"], here).contains("removed"));
	assert!(!first.join("chains/huxian_dev/paritydb").exists());
	let again = run(&[&["purge-chain", "-y"][..], &here[..]].concat());
	assert!(again.status.success() && again.err.contains("did not exist"), "{}", again.err);
}

#[test]
fn a_damaged_export_is_refused() {
	let folder = TempDir::new().expect("a folder");
	let file = folder.path().join("blocks.json");
	fs::write(&file, "no blocks").expect("written");
	let (chain, base) = (dev_chain().raw, folder.path().join("base"));
	refused(
		&["import-blocks", text(&file), "--chain", text(&chain), "--base-path", text(&base)],
		&["Error reading block #1"],
	);
}
