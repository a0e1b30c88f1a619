//! A node ends by itself before its disk is full.

mod common;

use common::{dev_chain, text, Node, AS_ALICE};
use std::{fs, path::Path, process::Command};
use tempfile::TempDir;

/// One MiB.
const MIB: u64 = 1 << 20;

/// Returns the MiB that are free at `folder`.
fn free(folder: &Path) -> u64 {
	let output = Command::new("df").args(["--output=avail", "--block-size=1M", text(folder)]).output();
	let output = String::from_utf8(output.expect("`df` runs").stdout).expect("it prints text");
	output.lines().last().and_then(|line| line.trim().parse().ok()).expect("a number of MiB")
}

#[test]
fn a_node_ends_when_the_disk_gets_full_and_goes_on_after_room_was_made() {
	let (folder, chain) = (TempDir::new().expect("a folder"), dev_chain().raw);
	let place = ["--chain", text(&chain), "--base-path", text(folder.path())];
	// Given a limit below what is free now, with a margin for the other programs of this machine,
	let free = free(folder.path());
	let margin = (free / 4).min(1_024);
	let limit = (free - margin).to_string();
	let watch = ["--db-storage-threshold", &limit, "--db-storage-polling-period", "1"];
	let start = || Node::start(&[&AS_ALICE[..], &place[..], &watch[..]].concat());
	let mut node = start();
	node.until_finalized(1);

	// when the disk fills beyond the limit,
	let filler = folder.path().join("filler");
	let length = (2 * margin * MIB).to_string();
	let filled = Command::new("fallocate").args(["--length", &length, text(&filler)]).status();
	assert!(filled.expect("`fallocate` runs").success());

	// then the node ends by itself, says why, and does not start again,
	assert!(!node.until_ended().success());
	for words in ["dropped below threshold", "`storage-monitor` failed", "make room"] {
		assert!(node.log().contains(words), "no `{words}` in {}", node.log());
	}
	let mut node = start();
	assert_eq!(node.until_ended().code(), Some(1));
	assert!(node.log().contains("the disk is full") && node.log().contains("--db-storage-threshold"), "{}", node.log());

	// and the chain goes on after room was made.
	fs::remove_file(&filler).expect("it is removed");
	let mut node = start();
	node.until_best(2);
	node.stop();
}
