//! `hub_*` for the peg and the market operations.

use crate::ask;
use huxian_node::rpc::error::code;
use serde_json::{json, Value};

#[tokio::test]
async fn the_peg_tells_what_would_pass() {
	assert_eq!(ask("hub_peg", json!([])).await.expect("an answer"), json!([]));
	let quote = ask("hub_quoteMint", json!([2, 21, "1000000"])).await.expect("an answer");
	assert_eq!((&quote["amountIn"], &quote["amountOut"]), (&json!("1000000"), &json!(u128::MAX.to_string())));
	assert_eq!(
		(&quote["error"], &quote["maxMint"], &quote["ahead"]),
		(&json!("HourWindowFull"), &json!("7"), &Value::Null)
	);
	let error = ask("hub_quoteRedeem", json!([2, 1, 5])).await.expect_err("it is not");
	assert_eq!(error["code"], code::NO_SUCH_PEG);
	assert_eq!(error["message"], "asset 2 is not minted against asset 1; hub_peg lists what is");
	let waiting = ask("hub_redemptions", json!([2, "1", 1_000])).await.expect("an answer");
	assert_eq!((&waiting[0]["requestId"], &waiting[0]["amount"]), (&json!(1), &json!(u128::MAX.to_string())));
}

#[tokio::test]
async fn market_operations_tell_their_ledgers_and_limits() {
	let operations = ask("hub_operations", json!([])).await.expect("an answer");
	let operation = &operations[0];
	assert_eq!(
		(&operation["state"], &operation["twap"], &operation["spot"]),
		(&json!("abovePeg"), &json!("1.002"), &json!(null))
	);
	assert_eq!(operation["debt"], json!(u128::MAX.to_string()));
	assert_eq!((&operation["poolShare"], &operation["expansionError"]), (&json!(120_000), &json!("CoolingDown")));
	assert_eq!(operation["lastAction"], json!({ "kind": "expanded", "at": 5, "amount": "7" }));
}
