//! Public networks from a file: a good one, and each reason of a refusal.

#[path = "../common/mod.rs"]
mod common;
mod numbers;
mod people;
mod sketch;

use common::{refused, run, text};
use huxian_node::network::{
	parse,
	refusal::Refusal::{self, *},
};
use huxian_runtime::{currency::HUX, genesis::public, AllPalletsWithSystem, Balances, RuntimeGenesisConfig};
use polkadot_sdk::{
	frame_support::traits::{TryState, TryStateSelect},
	sp_core::bytes::to_hex,
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};
use serde_json::Value;
use sketch::{refuses, somebody, Sketch};
use std::{
	fs,
	path::{Path, PathBuf},
};
use tempfile::TempDir;

#[test]
fn a_good_file_makes_a_genesis_with_all_invariants() {
	let network = parse(&Sketch::new().text()).expect("it is good");
	assert_eq!((&network.name[..], &network.id[..]), ("Huxian Test", "huxian_test"));
	assert_eq!((network.genesis.session_length, network.genesis.notice), (1_200, 57_600));
	assert_eq!(network.genesis.prices, pallet_prices::QuorumParams::PUBLIC);
	assert_eq!(network.genesis.controller, pallet_controller::ControllerParams::default());

	let mut genesis = serde_json::to_value(RuntimeGenesisConfig::default()).expect("JSON");
	let Value::Object(patch) = public(network.genesis) else { panic!("the genesis is an object") };
	for (pallet, fields) in patch {
		let Value::Object(fields) = fields else { panic!("{pallet} is an object") };
		for (field, value) in fields {
			genesis[&pallet][field] = value;
		}
	}
	let genesis: RuntimeGenesisConfig = serde_json::from_value(genesis).expect("the fields are known");
	TestExternalities::from(genesis.build_storage().expect("it builds")).execute_with(|| {
		AllPalletsWithSystem::try_state(0, TryStateSelect::All).expect("all invariants hold");
		assert_eq!(Balances::free_balance(somebody(11)), 1_000 * HUX + HUX / 2);
	});
}

#[test]
fn accounts_are_addresses_or_public_keys() {
	let mut sketch = Sketch::new();
	sketch.committee[0] = to_hex(somebody(11).as_ref(), false);
	let network = parse(&sketch.text()).expect("it is good");
	assert_eq!(network.genesis.committee[0], somebody(11));
}

#[test]
fn what_is_no_toml_or_has_unknown_or_missing_fields_is_refused_with_its_line() {
	let said = |change: fn(&mut Sketch)| match &Sketch::new().with(change)[..] {
		[refusal @ Form(_)] => refusal.to_string(),
		other => panic!("{other:?}"),
	};
	let unknown = said(|sketch| sketch.rules = "[rules]\nnotice_days = 2\n".into());
	for word in ["unknown field `notice_days`", "notice_blocks", "line 7", "chain-specs/network.example.toml"] {
		assert!(unknown.contains(word), "no `{word}` in: {unknown}");
	}
	assert!(said(|sketch| sketch.rules = "sudo = \"me\"".into()).contains("unknown field `sudo`"));
	assert!(said(|sketch| sketch.endowments.clear()).contains("missing field `endowments`"));
	assert!(said(|sketch| sketch.rules = "= 5".into()).contains("line 6"));
	assert!(said(|sketch| sketch.rules = "[rules]\nnotice_blocks = -1".into()).contains("line 7"));
}

#[test]
fn a_name_and_an_id_are_asked_for() {
	let nameless = Sketch::new().text().replace("Huxian Test", " ");
	assert_eq!(parse(&nameless).expect_err("it is refused"), [Name]);
	for id in ["", "Huxian", "huxian/../dev", "huxian-test", &"x".repeat(33)] {
		refuses(|sketch| sketch.id = id.into(), Id(id.into()), "a-z");
	}
	for id in ["huxian_local", "dev"] {
		refuses(|sketch| sketch.id = id.into(), BuiltInId(id.into()), "choose another one");
	}
}

#[test]
fn a_bootnode_is_an_address_with_its_peer() {
	let peer = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";
	let good = Sketch { bootnodes: vec![format!("/dns/one.example.org/tcp/30333/p2p/{peer}")], ..Sketch::new() };
	assert_eq!(parse(&good.text()).expect("it is good").bootnodes.len(), 1);
	let bad = "/dns/one.example.org/tcp/30333";
	refuses(|sketch| sketch.bootnodes = vec![bad.into()], Bootnode(bad.into()), "inspect-node-key");
}

#[test]
fn all_reasons_are_told_at_once() {
	let refusals = Sketch::new().with(|sketch| {
		sketch.committee.truncate(2);
		sketch.feeders.truncate(4);
		sketch.validators[0][1].clear();
	});
	assert_eq!(
		refusals,
		[NoKeys("validator 1".into()), CommitteeTooSmall(2), TooFewFeeders { feeders: 4, minimum: 5 }]
	);
}

/// The texts in capitals are refused, and nothing else is wrong.
#[test]
fn the_example_is_good_but_for_its_people() {
	let text = fs::read_to_string(example()).expect("the example is there");
	let refusals = parse(&text).expect_err("it is refused");
	let of_people = |refusal: &Refusal| match refusal {
		Account(_, text) => text.starts_with("ADDRESS OF "),
		Keys(_) => true,
		_ => false,
	};
	assert!(refusals.iter().all(of_people), "{refusals:?}");
	// Four validators, three members, six feeders; ten endowments; four pairs of keys.
	assert_eq!(refusals.len(), 4 + 3 + 6 + 10 + 4);

	// The numbers are those of a network that leaves them out.
	let begin = text.find("[rules]").expect("it has rules");
	let end = text.find("[[validators]]").expect("it has validators");
	let genesis = |rules: &str| {
		let sketch = Sketch { rules: rules.into(), ..Sketch::new() };
		parse(&sketch.text()).expect("the numbers are good").genesis
	};
	assert_eq!(format!("{:?}", genesis(&text[begin..end])), format!("{:?}", genesis("")));
}

#[test]
fn the_command_writes_a_specification_or_says_why_not() {
	let folder = TempDir::new().expect("a folder");
	let [file, wasm, output] = ["network.toml", "runtime.wasm", "spec.json"].map(|name| folder.path().join(name));
	let network = ["network-spec", "--network", text(&file)];
	refused(&network, &["network.toml", "network.example.toml"]);
	refused(
		&["network-spec", "--network", text(&example())],
		&[
			"describes no network that can start",
			"- validator 1: `ADDRESS OF VALIDATOR 1` is no account",
			"- validator 4: these are no session keys",
		],
	);

	fs::write(&file, Sketch::new().text()).expect("written");
	fs::write(&wasm, "no runtime").expect("written");
	let with = |output: &'static str| [&network[..], &["--runtime", text(&wasm), "--output", output]].concat();
	refused(&with("/no/such/folder/spec.json"), &["/no/such/folder"]);
	refused(&with("/dev/null"), &["runtime.wasm is no runtime", "leave it out"]);

	// The readable form needs no more of the runtime than its first bytes.
	fs::write(&wasm, b"\0asm\x01\0\0\0").expect("written");
	let answer = run(&[&network[..], &["--runtime", text(&wasm), "--output", text(&output)]].concat());
	assert!(answer.status.success(), "{}", answer.err);
	assert!(answer.err.contains("4 validators, a committee of 3, 5 feeders"), "{}", answer.err);
	let written: Value = serde_json::from_str(&fs::read_to_string(&output).expect("it is there")).expect("JSON");
	assert_eq!(written["id"], "huxian_test");
	assert_eq!(written["chainType"], "Live");
	assert_eq!(written["protocolId"], "huxian-test");
	let genesis = &written["genesis"]["runtimeGenesis"];
	assert_eq!(genesis["code"], "0x0061736d01000000");
	assert_eq!(genesis["patch"]["sudo"]["key"], Value::Null);
	assert_eq!(genesis["patch"]["session"]["keys"].as_array().map(Vec::len), Some(4));
	assert_eq!(genesis["patch"]["assets"]["accounts"], Value::Array(vec![]));
}

fn example() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../chain-specs/network.example.toml")
}
