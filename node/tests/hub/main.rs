//! `hub_*` over a mock of the runtime.

mod kit;
mod mock;
mod peg;
mod pools;

use huxian_node::rpc::{hub::Hub, kit::KitMethodsServer, peg::PegMethodsServer, pools::PoolMethodsServer};
use jsonrpsee::RpcModule;
use mock::Chain;
use serde_json::{json, Value};
use std::sync::Arc;

/// Returns the answer to a request: its `result`, or its `error`.
pub async fn ask(method: &str, parameters: Value) -> Result<Value, Value> {
	let mut module = RpcModule::new(());
	module.merge(KitMethodsServer::into_rpc(Hub::new(Arc::new(Chain)))).expect("the names are free");
	module.merge(PoolMethodsServer::into_rpc(Hub::new(Arc::new(Chain)))).expect("the names are free");
	module.merge(PegMethodsServer::into_rpc(Hub::new(Arc::new(Chain)))).expect("the names are free");
	let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": parameters }).to_string();
	let (answer, _) = module.raw_json_request(&request, 1).await.expect("the request is JSON");
	let mut answer: Value = serde_json::from_str(&answer).expect("the answer is JSON");
	match answer.get_mut("error") {
		Some(error) => Err(error.take()),
		None => Ok(answer["result"].take()),
	}
}

/// Returns the numbers of a list of burrows.
pub fn numbers(burrows: &Value) -> Vec<u64> {
	burrows.as_array().expect("a list").iter().map(|burrow| burrow["id"].as_u64().expect("a number")).collect()
}
