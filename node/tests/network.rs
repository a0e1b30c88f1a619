//! Validators over a network.

mod common;

use common::{free_port, run_well, text, Node};
use std::{fs, path::Path};
use tempfile::TempDir;

/// The validators of the local chain.
const VALIDATORS: [&str; 4] = ["--alice", "--bob", "--charlie", "--dave"];

/// A validator with a folder and a network key of its own.
struct Validator {
	who: &'static str,
	base: String,
	port: u16,
	peer: String,
}

impl Validator {
	fn new(folder: &Path, who: &'static str) -> Self {
		let base = folder.join(who.trim_start_matches('-'));
		let file = folder.join("key");
		let answer = common::run(&["key", "generate-node-key", "--file", text(&file)]);
		let key = base.join("chains/huxian_local/network");
		fs::create_dir_all(&key).expect("a folder");
		fs::rename(&file, key.join("secret_ed25519")).expect("the key is put in its place");
		Self { who, base: text(&base).to_owned(), port: free_port(), peer: answer.err.trim().to_owned() }
	}

	fn address(&self) -> String {
		format!("/ip4/127.0.0.1/tcp/{}/p2p/{}", self.port, self.peer)
	}

	fn start(&self, chain: &str, bootnode: &str) -> Node {
		Node::start_on(self.port, &[self.who, "--chain", chain, "--base-path", &self.base, "--bootnodes", bootnode])
	}
}

#[test]
fn four_validators_finalise_and_one_that_was_away_catches_up() {
	let folder = TempDir::new().expect("a folder");
	let chain = folder.path().join("local.json");
	run_well(&["export-chain-spec", "--chain", "local", "--raw", "--output", text(&chain)]);

	// Given four validators that know of each other through the first,
	let validators = VALIDATORS.map(|who| Validator::new(folder.path(), who));
	let bootnode = validators[0].address();
	let mut nodes: Vec<Node> = validators.iter().map(|validator| validator.start(text(&chain), &bootnode)).collect();
	for node in &mut nodes {
		node.until("three peers", |node| {
			let health = node.result("system_health", serde_json::json!([]));
			(health["peers"] == 3).then_some(())
		});
	}

	// they finalise the same chain,
	let mut hashes = nodes.iter_mut().map(|node| {
		node.until_finalized(3);
		node.result("chain_getBlockHash", serde_json::json!([3]))
	});
	let hash = hashes.next().expect("four of them");
	assert!(hashes.all(|other| other == hash));

	// go on when one is away,
	let away = nodes.pop().expect("four of them");
	away.stop();
	let goal = nodes[0].finalized() + 3;
	nodes[0].until_finalized(goal);

	// and the one that comes back has what it missed.
	let mut back = validators[3].start(text(&chain), &bootnode);
	back.until_finalized(goal);
	let goal = back.finalized() + 2;
	back.until_finalized(goal);
	nodes.push(back);
	for node in nodes {
		node.stop();
	}
}
