//! A development node, started as the README says and asked what people ask.

mod common;

use common::{dev_chain, text, Node, AS_ALICE, PATIENCE};
use huxian_node::rpc::error::code;
use polkadot_sdk::{
	frame_support::{StorageHasher, Twox128},
	sp_core::bytes::to_hex,
};
use serde_json::json;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Alice, in the form of any Substrate chain and as a public key.
const ALICE: [&str; 2] = [
	"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
	"0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d",
];

#[test]
fn a_development_node_produces_blocks_and_answers() {
	let begin = Instant::now();
	let mut node = Node::start(&["--dev"]);

	// It is healthy though it is alone,
	assert_eq!(
		node.result("system_health", json!([])),
		json!({ "peers": 0, "isSyncing": false, "shouldHavePeers": false })
	);
	// produces blocks and finalises them by itself,
	node.until_best(2);
	let took = begin.elapsed();
	assert!(took < Duration::from_secs(60).max(PATIENCE / 3), "block 2 took {took:?}");
	node.until_finalized(1);
	// shows wallets its token and addresses,
	let properties = node.result("system_properties", json!([]));
	assert_eq!(
		properties,
		json!({ "ss58Format": huxian_runtime::SS58_PREFIX, "tokenDecimals": 12, "tokenSymbol": "HUX" })
	);
	assert_eq!(node.result("system_chain", json!([])), "Huxian Development");
	// knows nonces,
	assert_eq!(node.result("system_accountNextIndex", json!([ALICE[0]])), 0);
	// shows Prometheus what it does,
	let metrics = node.metrics();
	assert!(metrics.contains("substrate_block_height{status=\"best\""), "{metrics}");
	assert!(metrics.contains("huxian_read_ahead_seconds"), "{metrics}");
	// proves to a bridge that a block is final,
	let rounds = node.result("grandpa_roundState", json!([]));
	assert_eq!(rounds["setId"], 0, "{rounds}");
	assert_eq!(rounds["best"]["totalWeight"], 1, "{rounds}");
	// The SDK proves blocks of former authority sets, and this chain has had one set only. Bridges
	// take younger blocks from the subscription.
	let refusal = node.error("grandpa_proveFinality", json!([1])).to_string();
	assert!(refusal.contains("not covered by authority set changes"), "{refusal}");
	// listens to light clients in a browser,
	let addresses = node.result("system_localListenAddresses", json!([])).to_string();
	assert!(addresses.contains("/ws"), "{addresses}");
	// has the old and the new methods and ours,
	let methods = node.result("rpc_methods", json!([]))["methods"].to_string();
	for method in [
		"state_call",
		"author_submitExtrinsic",
		"author_rotateKeysWithOwner",
		"chainHead_v1_follow",
		"transactionWatch_v1_submitAndWatch",
		"payment_queryInfo",
		"grandpa_roundState",
		"grandpa_subscribeJustifications",
		"grandpa_proveFinality",
		"hub_parameters",
		"hub_burrow",
		"hub_burrowsOf",
	] {
		assert!(methods.contains(&format!("\"{method}\"")), "no {method}");
	}
	// and ends when asked to.
	node.stop();
}

#[test]
fn the_hub_answers_what_a_person_asks() {
	let (folder, chain) = (TempDir::new().expect("a folder"), dev_chain().raw);
	let place = ["--chain", text(&chain), "--base-path", text(folder.path())];
	let mut node = Node::start(&[&AS_ALICE[..], &place[..]].concat());
	node.until_best(1);

	// The controller, with its numbers as strings of digits.
	let parameters = node.result("hub_parameters", json!([]));
	assert!(parameters["quantity"].is_string(), "{parameters}");
	assert_eq!(parameters["circulating"], "0");
	assert_eq!(parameters["kitPrice"], json!(null));

	// At a block of the past, by name as well as by place.
	let genesis = node.result("chain_getBlockHash", json!([0]));
	let at_genesis = node.result("hub_parameters", json!([genesis]));
	assert_eq!(at_genesis, node.result("hub_parameters", json!({ "at": genesis })));

	// A view function answers as its twin, and refuses invalid input.
	let call = |node: &mut Node, name: &str, input: &str| node.result("state_call", json!([name, input, genesis]));
	let parameters = call(&mut node, "ControllerApi_parameters", "0x");
	let parameters = parameters.as_str().and_then(|hex| hex.strip_prefix("0x")).expect("bytes");
	let id = [Twox128::hash(b"Controller"), Twox128::hash(b"parameters() -> ParametersView")].concat();
	let view = |node: &mut Node, input: &[u8]| {
		let input = to_hex(&[&id[..], input].concat(), false);
		call(node, "RuntimeViewFunction_execute_view_function", &input)
	};
	let answer = view(&mut node, &[0]);
	let answer = answer.as_str().expect("bytes");
	assert!(answer.starts_with("0x00") && answer.ends_with(parameters), "{answer} is not {parameters}");
	// A byte too many: `Err(Codec)`.
	assert_eq!(view(&mut node, &[4, 7]), "0x0102");

	// No burrow yet, by number and by digits.
	for id in [json!(7), json!("7")] {
		let error = node.error("hub_burrow", json!([id]));
		assert_eq!(error["code"], code::NO_SUCH_BURROW);
		assert_eq!(error["message"], "there is no burrow 7; there are no burrows yet");
	}
	for alice in ALICE {
		assert_eq!(node.result("hub_burrowsOf", json!([alice])), json!([]));
	}
	assert_eq!(node.result("hub_burrowsOf", json!({ "owner": ALICE[0], "from": "3", "limit": 5 })), json!([]));

	// A block that is not there.
	let error = node.error("hub_parameters", json!([ALICE[1]]));
	assert_eq!(error["code"], code::NO_SUCH_BLOCK);

	// What is no number and no address: JSON-RPC's own error, with the reason beside it.
	let error = node.error("hub_burrow", json!([-1]));
	assert_eq!(error["code"], -32602);
	assert!(error["data"].to_string().contains("number of a burrow"), "{error}");
	let error = node.error("hub_burrowsOf", json!(["nobody"]));
	assert_eq!(error["code"], -32602);
	assert!(error["data"].to_string().contains("neither an address"), "{error}");
}
