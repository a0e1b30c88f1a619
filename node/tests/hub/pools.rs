//! `hub_*` for pools.

use crate::ask;
use huxian_node::rpc::error::code;
use serde_json::{json, Value};

#[tokio::test]
async fn pools_and_quotes_keep_every_digit() {
	let pools = ask("hub_pools", json!([])).await.expect("an answer");
	assert_eq!((&pools[0]["baseReserve"], &pools[0]["surcharge"]), (&json!(u128::MAX.to_string()), &json!(-20)));
	assert_eq!(ask("hub_pool", json!([0])).await.expect("an answer"), pools[0]);
	for amount in [json!(u128::MAX.to_string()), json!(7)] {
		let quote = ask("hub_quoteExactIn", json!([0, 2, amount])).await.expect("an answer");
		assert_eq!(quote["amountIn"].as_str().expect("digits"), amount.to_string().trim_matches('"'));
		assert_eq!((&quote["assetOut"], &quote["amountOut"]), (&json!(21), &json!("99")));
	}
	let quote =
		ask("hub_quoteExactOut", json!({ "pool": 0, "assetOut": 2, "amountOut": "5" })).await.expect("an answer");
	assert_eq!(quote["amountOut"], "5");
	let history = ask("hub_poolHistory", json!([0, 600_000])).await.expect("an answer");
	assert_eq!((&history["twap"], &history["highest"]), (&json!("1.0001"), &Value::Null));
	assert_eq!(ask("hub_poolHistory", json!([0, 1_000_000])).await.expect("an answer"), Value::Null);
}

#[tokio::test]
async fn a_quote_that_is_refused_says_why() {
	let error = ask("hub_quoteExactIn", json!([0, 2, "0"])).await.expect_err("refused");
	assert_eq!(error["code"], code::REFUSED);
	assert_eq!(error["message"], "the trade would be refused with pmm.ZeroAmount");
	for (method, parameters) in [
		("hub_pool", json!([4])),
		("hub_quoteExactIn", json!([4, 2, "1"])),
		("hub_quoteExactOut", json!([4, 2, "1"])),
		("hub_poolHistory", json!([4, 1_000])),
	] {
		let error = ask(method, parameters).await.expect_err("there is no such pool");
		assert_eq!(
			(&error["code"], &error["message"]),
			(&json!(code::NO_SUCH_POOL), &json!("there is no pool 4; hub_pools lists them"))
		);
	}
	for amount in [json!(-1), json!(1.5), json!("+1"), json!("1e6"), json!("")] {
		let error = ask("hub_quoteExactIn", json!([0, 2, amount])).await.expect_err("no amount");
		assert_eq!(error["code"], -32602, "{error}");
	}
}
