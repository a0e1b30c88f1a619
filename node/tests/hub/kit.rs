//! `hub_*` for the controller, prices, burrows and auctions.

use crate::{
	ask,
	mock::{alice, Chain},
	numbers,
};
use huxian_node::rpc::error::code;
use huxian_runtime::Hash;
use serde_json::{json, Value};

#[tokio::test]
async fn parameters_keep_every_digit() {
	let parameters = ask("hub_parameters", json!([])).await.expect("an answer");
	assert_eq!(parameters["quantity"], "1.25");
	assert_eq!(parameters["outstanding"], u128::MAX.to_string());
	assert_eq!(parameters["kitPrice"], Value::Null);
	assert_eq!(parameters["indexSince"], 900);
}

#[tokio::test]
async fn the_auctions_keep_every_digit() {
	let queue = ask("hub_auctions", json!([])).await.expect("an answer");
	assert_eq!(queue["amount"], u128::MAX.to_string());
	assert_eq!(queue["open"][0]["minimumBid"], "2006599");
	assert_eq!(queue["open"][0]["secondsLeft"], 1_201);
	assert_eq!(ask("hub_auction", json!(["4"])).await.expect("an answer")["id"], 4);
	assert_eq!(ask("hub_auction", json!([5])).await.expect("an answer"), Value::Null);
}

#[tokio::test]
async fn slices_tell_what_is_ahead_of_them() {
	let slices = ask("hub_slicesOf", json!([1])).await.expect("an answer");
	assert_eq!(slices[0]["number"], -2);
	assert_eq!(slices[0]["ahead"], u128::MAX.to_string());
	assert_eq!(slices[0]["minKitForUnwarranted"], Value::Null);
	let later = ask("hub_slicesOf", json!([1, 17, 2])).await.expect("an answer");
	assert_eq!((&later[0]["number"], &later[0]["part"]), (&json!(17), &json!(2)));
}

#[tokio::test]
async fn prices_are_told_with_their_age_or_with_the_reason() {
	let prices = ask("hub_prices", json!([])).await.expect("an answer");
	assert_eq!(prices[0], json!({ "feed": "Index", "state": "fresh", "value": "2.5", "since": 900 }));
	assert_eq!(prices[1], json!({ "feed": { "Asset": 3 }, "state": "disputed", "value": null, "since": null }));
}

#[tokio::test]
async fn the_most_endangered_come_first_and_no_more_than_asked_for() {
	assert_eq!(numbers(&ask("hub_nextUnsafe", json!([2])).await.expect("an answer")), [2, 1]);
	assert_eq!(numbers(&ask("hub_nextUnsafe", json!([])).await.expect("an answer")), [2, 1, 0]);
}

#[tokio::test]
async fn a_burrow_is_found_by_its_number_in_either_form() {
	for id in [json!(2), json!("2")] {
		let found = ask("hub_burrow", json!([id])).await.expect("an answer");
		assert_eq!(found["id"], 2);
		assert_eq!(found["collateral"], u128::MAX.to_string());
		assert_eq!(found["withdrawable"], "0");
		assert_eq!(found["mintable"], Value::Null);
		assert_eq!(found["owner"], alice().to_string());
	}
}

#[tokio::test]
async fn an_unknown_burrow_is_answered_with_those_there_are() {
	let error = ask("hub_burrow", json!(["7"])).await.expect_err("there is none");
	assert_eq!(
		error,
		json!({ "code": code::NO_SUCH_BURROW, "message": "there is no burrow 7; burrows are numbered from 0 to 2" })
	);
}

#[tokio::test]
async fn burrows_of_an_owner_are_listed_in_pages() {
	let page = |parameters| async { numbers(&ask("hub_burrowsOf", parameters).await.expect("an answer")) };
	let owner = alice().to_string();
	assert_eq!(page(json!([owner])).await, [0, 2]);
	assert_eq!(page(json!([owner, 1])).await, [2]);
	assert_eq!(page(json!([owner, "0", 1])).await, [0]);
	assert_eq!(page(json!([owner, null, 1_000_000])).await, [0, 2]);
	assert_eq!(page(json!({ "owner": format!("0x{}", "02".repeat(32)) })).await, [1]);
	assert_eq!(page(json!([format!("0x{}", "03".repeat(32))])).await, [] as [u64; 0]);
}

#[tokio::test]
async fn an_unknown_block_is_refused() {
	let nowhere = Hash::repeat_byte(9);
	for (method, parameters) in [
		("hub_parameters", json!([nowhere])),
		("hub_burrow", json!([0, nowhere])),
		("hub_burrowsOf", json!([alice().to_string(), 0, 1, nowhere])),
	] {
		let error = ask(method, parameters).await.expect_err("there is no such block");
		assert_eq!(error["code"], code::NO_SUCH_BLOCK);
	}
	assert!(ask("hub_parameters", json!([Chain::header().hash()])).await.is_ok());
}

#[tokio::test]
async fn parameters_of_the_wrong_form_are_refused_with_the_reason() {
	for (method, parameters, reason) in [
		("hub_burrow", json!([]), "No more params"),
		("hub_burrow", json!([-1]), "number of a burrow"),
		("hub_burrow", json!([1.5]), "number of a burrow"),
		("hub_burrow", json!(["+1"]), "number of a burrow"),
		("hub_burrow", json!(["18446744073709551616"]), "number of a burrow"),
		("hub_burrow", json!([0, "0x00"]), "length"),
		("hub_burrowsOf", json!(["nobody"]), "neither an address"),
		("hub_burrowsOf", json!([7]), "string"),
	] {
		let error = ask(method, parameters).await.expect_err("refused");
		assert_eq!(error["code"], -32602, "{error}");
		assert!(error.to_string().contains(reason), "no `{reason}` in {error}");
	}
}
