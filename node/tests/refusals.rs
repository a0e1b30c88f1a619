//! Refusals: exit code 1, and a message on standard error that says what to do.

mod common;

use common::{dev_chain, refused, run_well, text, Node, AS_ALICE};
use huxian_node::cli::Cli;
use huxian_runtime::AccountId;
use polkadot_sdk::sp_core::crypto::{Ss58AddressFormat, Ss58Codec};
use serde_json::{json, Value};
use std::{fs, net::TcpListener};
use tempfile::TempDir;

#[test]
fn the_command_line_is_consistent() {
	Cli::definition().debug_assert();
}

#[test]
fn without_a_chain_the_node_says_which_there_are() {
	refused(&[], &["no chain was given", "--dev", "dev, local, spoke"]);
}

#[test]
fn unknown_flags_are_refused() {
	refused(&["--develop"], &["--develop", "--help"]);
	refused(&["no-such-command"], &["no-such-command"]);
	refused(&["--dev", "--rpc-port", "many"], &["many", "--rpc-port"]);
	refused(&["--dev", "--database", "rocksdb"], &["rocksdb", "paritydb"]);
}

#[test]
fn help_and_version_are_no_refusals() {
	assert!(run_well(&["--help"]).contains("--dev"));
	assert!(run_well(&["--version"]).contains(env!("CARGO_PKG_VERSION")));
	assert!(run_well(&["key", "--help"]).contains("generate-session-keys"));
}

#[test]
fn the_defaults_are_those_of_this_chain() {
	let command = Cli::definition();
	let default = |command: &clap::Command, id: &str| {
		let argument = command.get_arguments().find(|argument| argument.get_id() == id)?;
		Some(argument.get_default_values().first()?.to_str()?.to_owned())
	};
	assert_eq!(default(&command, "database").as_deref(), Some("paritydb"));
	assert_eq!(default(&command, "enabled").as_deref(), Some("when-authority"), "off-chain workers");
	for name in ["import-blocks", "export-blocks", "revert", "purge-chain"] {
		let command = command.find_subcommand(name).expect("the command is there");
		assert_eq!(default(command, "database").as_deref(), Some("paritydb"), "{name}");
	}
	let help = run_well(&["--help"]);
	assert!(!help.contains("--network-backend"));
	assert!(!help.contains("rocksdb"));
}

#[test]
fn an_unknown_chain_is_refused_with_those_there_are() {
	refused(&["--chain", "mainnet"], &["no chain called `mainnet`", "dev, local, spoke", "export-chain-spec"]);
	refused(&["export-chain-spec", "--chain", "mainnet"], &["no chain called `mainnet`"]);
	refused(&["build-spec", "--chain", "no/such/file.json"], &["no/such/file.json"]);
}

#[test]
fn a_chain_specification_that_is_not_one_is_refused_with_the_place() {
	let folder = TempDir::new().expect("a folder");
	let file = folder.path().join("broken.json");
	refused(&["--chain", text(folder.path())], &["is a folder"]);

	fs::write(&file, "").expect("written");
	refused(&["--chain", text(&file)], &["broken.json", "line 1 column 0"]);

	fs::write(&file, "{\n\t\"name\": \"Broken\",\n\t\"id\" \"broken\"\n}").expect("written");
	refused(&["--chain", text(&file)], &["broken.json", "line 3 column 7", "export-chain-spec"]);

	fs::write(&file, "{\n\t\"name\": \"Broken\"\n}").expect("written");
	refused(&["--chain", text(&file)], &["missing field `id`", "line 3"]);
}

#[test]
fn a_genesis_that_cannot_be_built_is_refused() {
	let folder = TempDir::new().expect("a folder");
	let file = folder.path().join("spec.json");
	let base = folder.path().join("base");
	let head =
		r#""name": "Broken", "id": "broken", "bootNodes": [], "protocolId": "broken", "telemetryEndpoints": null"#;

	fs::write(&file, format!("{{ {head}, \"genesis\": {{ \"raw\": {{ \"top\": 7 }} }} }}")).expect("written");
	let arguments = ["--chain", text(&file), "--base-path", text(&base)];
	refused(&arguments, &["genesis of this chain cannot be built", "line 1"]);

	fs::write(
		&file,
		format!("{{ {head}, \"genesis\": {{ \"raw\": {{ \"top\": {{}}, \"childrenDefault\": {{}} }} }} }}"),
	)
	.expect("written");
	refused(&arguments, &["Runtime missing"]);
}

/// The development chain, for a test to change.
fn plain_dev_chain() -> Value {
	serde_json::from_str(&fs::read_to_string(dev_chain().plain).expect("it is there")).expect("JSON")
}

#[test]
fn a_genesis_configuration_the_runtime_refuses_is_refused() {
	let folder = TempDir::new().expect("a folder");
	let file = folder.path().join("spec.json");
	let spec = plain_dev_chain();
	let changed = |balances: Value| {
		let mut spec = spec.clone();
		spec["genesis"]["runtimeGenesis"]["patch"]["balances"]["balances"] = balances;
		fs::write(&file, spec.to_string()).expect("written");
	};
	let export = ["export-chain-spec", "--raw", "--chain", text(&file)];

	changed(json!("plenty"));
	refused(&export, &["genesis of this chain cannot be built", "plenty"]);

	let elsewhere = AccountId::new([1; 32]).to_ss58check_with_version(Ss58AddressFormat::custom(4_888));
	changed(json!([[elsewhere, 1_000_000_000_000_000_u64]]));
	refused(&export, &["genesis of this chain cannot be built", "key inspect ADDRESS --network substrate"]);
}

#[test]
fn dev_and_another_chain_contradict_each_other() {
	refused(&["--dev", "--chain", "local"], &["--chain local", "leave one of the two out"]);
	refused(&["--dev", "--chain", "spec.json"], &["leave one of the two out"]);
	refused(&["purge-chain", "--dev", "--chain", "spoke"], &["leave one of the two out"]);
}

#[test]
fn there_is_nothing_to_work_on_after_dev_alone() {
	for command in ["chain-info", "export-blocks", "revert", "purge-chain"] {
		refused(&[command, "--dev"], &["keeps nothing", "--base-path"]);
	}
}

#[test]
fn a_database_that_is_not_there_is_not_made_up() {
	let folder = TempDir::new().expect("a folder");
	let base = text(folder.path());
	for command in ["chain-info", "export-blocks", "export-state", "revert"] {
		refused(&[command, "--dev", "--base-path", base], &["there is no database at", "--base-path"]);
	}
	refused(&["check-block", "1", "--dev", "--base-path", base], &["there is no database at"]);
}

#[test]
fn files_that_are_not_there_are_refused() {
	let folder = TempDir::new().expect("a folder");
	let base = text(folder.path());
	refused(&["import-blocks", "no-such-file", "--dev", "--base-path", base], &["no-such-file", "export-blocks"]);
	refused(&["export-blocks", "no/such/folder/blocks", "--dev", "--base-path", base], &["no/such/folder"]);
	refused(&["export-chain-spec", "--chain", "dev", "--output", "no/such/folder/spec"], &["no/such/folder"]);
}

#[test]
fn a_port_that_was_asked_for_must_be_free() {
	let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
	let port = taken.local_addr().expect("it has an address").port();
	let address = format!("/ip4/127.0.0.1/tcp/{port}");
	let port = port.to_string();
	for (flag, value) in [("--rpc-port", &port), ("--prometheus-port", &port), ("--listen-addr", &address)] {
		refused(&["--dev", flag, value], &["another process listens at 127.0.0.1", &port, flag]);
	}
}

#[test]
fn a_folder_that_cannot_be_made_is_refused() {
	let folder = TempDir::new().expect("a folder");
	let file = folder.path().join("file");
	fs::write(&file, "").expect("written");
	refused(&["--dev", "--base-path", text(&file)], &["--base-path"]);
}

#[test]
fn the_network_is_litep2p_only() {
	refused(&["--dev", "--network-backend", "libp2p"], &["litep2p only"]);
}

#[test]
fn a_validator_needs_a_network_key() {
	let folder = TempDir::new().expect("a folder");
	refused(
		&["--chain", "local", "--alice", "--base-path", text(folder.path())],
		&["no network key", "generate-node-key", "--unsafe-force-node-key-generation"],
	);
}

#[test]
fn a_bad_name_or_key_type_is_refused() {
	refused(&["--dev", "--name", "a.b"], &["a.b"]);
	let folder = TempDir::new().expect("a folder");
	let arguments = ["key", "insert", "--suri", "//Alice", "--scheme", "sr25519", "--key-type", "toolong"];
	let place = ["--dev", "--base-path", text(folder.path())];
	refused(&[&arguments[..], &place[..]].concat(), &["4-character"]);
}

#[test]
fn a_built_in_chain_of_another_build_goes_on() {
	let folder = TempDir::new().expect("a folder");
	let base = ["--base-path", text(folder.path())];

	// Given a chain with the name of the development chain and the genesis of another build,
	let mut spec: Value = serde_json::from_str(&fs::read_to_string(dev_chain().raw).expect("read")).expect("JSON");
	spec["genesis"]["raw"]["top"]["0x00"] = json!("0x00");
	let other = folder.path().join("other.json");
	fs::write(&other, spec.to_string()).expect("written");
	let start = [&["--chain", text(&other)][..], &AS_ALICE[..], &base[..]].concat();
	let mut node = Node::start(&start);
	node.until_finalized(2);
	let second = node.result("chain_getBlockHash", json!([2]));
	node.stop();

	// when this build goes on with it as its own development chain,
	let mut node = Node::start(&[&["--dev"][..], &base[..]].concat());

	// then it is the same chain, and the node says so.
	node.until_best(3);
	assert_eq!(node.result("chain_getBlockHash", json!([2])), second);
	assert!(node.stop().contains("was begun by another build"));
}

#[test]
fn a_database_of_another_chain_is_refused() {
	let folder = TempDir::new().expect("a folder");
	let [plain, other] = ["plain", "other"].map(|name| folder.path().join(name));
	let own = dev_chain().raw;
	let base = ["--base-path", text(folder.path())];

	// Given a node that runs,
	let start = [&["--chain", text(&own), "--alice", "--unsafe-force-node-key-generation"][..], &base[..]].concat();
	let mut node = Node::start(&start);
	node.result("system_health", json!([]));

	// a second one on the same folder is refused while it does;
	refused(&start, &["in use", "--base-path"]);
	node.stop();

	// and afterwards a chain of the same name with another genesis.
	let mut spec = plain_dev_chain();
	spec["genesis"]["runtimeGenesis"]["patch"]["sudo"] = json!({ "key": null });
	fs::write(&plain, spec.to_string()).expect("written");
	run_well(&["export-chain-spec", "--chain", text(&plain), "--raw", "--output", text(&other)]);
	refused(
		&[&["export-blocks", "--chain", text(&other)][..], &base[..]].concat(),
		&["holds another chain", "purge-chain", "--base-path"],
	);
}
