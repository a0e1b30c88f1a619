//! `hub_*` over a runtime that answers what the test wants.

use huxian_node::rpc::{
	hub::{code, Hub, HubApiServer, MOST_BURROWS},
	peg::HubPegApiServer,
	pools::PoolsApiServer,
};
use huxian_runtime::{opaque::Block, AccountId, BlockNumber, Hash, Header};
use huxian_traits::{
	oracle::Feed,
	views::{
		AmoActionView, AmoView, AuctionView, BurrowView, FamilyView, FeedView, ParametersView, PoolHistoryView,
		PoolQuoteView, PoolView, QueueView, SliceView, SwapView, TicketView,
	},
	AssetId, AuctionId, Balance, BurrowId, Moment, PoolId,
};
use jsonrpsee::RpcModule;
use polkadot_sdk::{
	sp_api::{self, ApiRef, ProvideRuntimeApi},
	sp_blockchain::{self, BlockStatus, HeaderBackend, Info},
	sp_runtime::traits::Header as _,
};
use serde_json::{json, Value};
use std::sync::Arc;

/// A chain of one block whose runtime has three burrows: 0 and 2 are Alice's, 1 is Bob's.
struct Chain;

impl Chain {
	fn header() -> Header {
		Header::new(7, Default::default(), Default::default(), Default::default(), Default::default())
	}
}

fn alice() -> AccountId {
	AccountId::new([1; 32])
}

fn burrow(id: BurrowId) -> BurrowView<AccountId> {
	BurrowView {
		id,
		owner: if id == 1 { AccountId::new([2; 32]) } else { alice() },
		delegate: None,
		new_owner: None,
		active: true,
		collateral: u128::MAX,
		creation_deposit: 1,
		at_auction: 0,
		debt: 12_000_000_000_000,
		mintable: None,
		withdrawable: Some(0),
		health: Some("1.5".into()),
		liquidation_index: None,
		liquidatable: false,
		open_deposits: true,
		open_burns: false,
		version: 0,
	}
}

fn auction(id: AuctionId) -> AuctionView<AccountId> {
	AuctionView {
		id,
		lot: 10_000_000_000_000_000,
		slices: 3,
		state: "ascending".into(),
		start_value: u128::MAX,
		minimum_bid: Some(2_006_599),
		bidder: Some(alice()),
		bid: Some(2_000_000),
		seconds_left: Some(1_201),
		blocks_left: Some(201),
		claimed: false,
	}
}

fn pool() -> PoolView<AccountId> {
	PoolView {
		id: 0,
		account: AccountId::new([9; 32]),
		base: 2,
		quote: 21,
		kind: "public".into(),
		curve: "pmm".into(),
		k: "0.0045".into(),
		fee: 100,
		state: "open".into(),
		guide: Some("1.0002".into()),
		mid: Some("1.0003".into()),
		base_reserve: u128::MAX,
		quote_reserve: 5,
		base_target: 6,
		quote_target: 7,
		deviation: "-0.5".into(),
		shares: 8,
		surcharge: -20,
		mean: None,
		observations: 12,
	}
}

fn trade(asset_in: AssetId, asset_out: AssetId, amount_in: Balance, amount_out: Balance) -> PoolQuoteView {
	PoolQuoteView {
		pool: 0,
		asset_in,
		asset_out,
		amount_in,
		amount_out,
		fee: 1,
		surcharge: 0,
		guide: "1".into(),
		mid_before: "1".into(),
		mid_after: "0.99".into(),
		impact: -10_000,
	}
}

sp_api::mock_impl_runtime_apis! {
	impl huxian_traits::api::ControllerApi<Block> for Runtime {
		fn parameters() -> ParametersView {
			ParametersView {
				started: true,
				fresh: true,
				market: false,
				quantity: "1.25".into(),
				index: "2".into(),
				protected_index: "2".into(),
				target: "1".into(),
				drift: "0".into(),
				drift_derivative: "0".into(),
				kit_price: None,
				minting_price: "2.5".into(),
				liquidation_price: "2.5".into(),
				burrow_fee_index: "1".into(),
				imbalance_index: "1".into(),
				outstanding: u128::MAX,
				circulating: 0,
				pending_fees: 0,
				updated: 1_000,
				index_since: 900,
			}
		}
	}

	impl huxian_traits::api::PricesApi<Block> for Runtime {
		fn prices() -> Vec<FeedView> {
			let fresh = |feed, value: Option<&str>| FeedView {
				feed,
				state: if value.is_some() { "fresh" } else { "disputed" }.into(),
				value: value.map(Into::into),
				since: value.map(|_| 900),
			};
			vec![fresh(Feed::Index, Some("2.5")), fresh(Feed::Asset(3), None)]
		}
	}

	impl huxian_traits::api::BurrowsApi<Block, AccountId> for Runtime {
		fn burrow(id: BurrowId) -> Option<BurrowView<AccountId>> {
			(id < 3).then(|| burrow(id))
		}

		fn burrows_of(owner: AccountId, from: BurrowId, limit: u32) -> Vec<BurrowView<AccountId>> {
			assert!(limit <= MOST_BURROWS);
			(from..3).map(burrow).filter(|burrow| burrow.owner == owner).take(limit as usize).collect()
		}

		fn burrow_count() -> u64 {
			3
		}

		fn max_mintable(_: BurrowId) -> Option<Balance> {
			None
		}

		fn next_unsafe(limit: u32) -> Vec<BurrowView<AccountId>> {
			assert!(limit <= MOST_BURROWS);
			(0..3).rev().map(burrow).take(limit as usize).collect()
		}
	}

	impl huxian_traits::api::AmoApi<Block, AccountId> for Runtime {
		fn operations() -> Vec<AmoView<AccountId>> {
			vec![AmoView {
				id: 0,
				family: 2,
				pool: 0,
				external: 21,
				account: alice(),
				state: "over".into(),
				signal: Some("1.002".into()),
				spot: None,
				minted: u128::MAX,
				burned: 0,
				debt: u128::MAX,
				held: 1,
				own: 0,
				shares: 0,
				pool_share: 120_000,
				at_floor: 2,
				swept: 0,
				expand_room: 0,
				reduce_room: 3,
				halted: Some("CoolingDown".into()),
				scheduled: true,
				last: Some(AmoActionView { kind: "expanded".into(), at: 5, amount: 7 }),
			}]
		}
	}

	impl huxian_traits::api::PegApi<Block, AccountId> for Runtime {
		fn families() -> Vec<FamilyView<AccountId>> {
			Vec::new()
		}

		fn quote_mint(family: u32, external: u32, amount: Balance) -> Option<SwapView> {
			(family == 2 && external == 21).then(|| SwapView {
				taken: amount,
				out: u128::MAX,
				fee: 5,
				fee_rate: 500,
				passes: false,
				refusal: Some("HourWindowFull".into()),
				max_mint: Some(7),
				ahead: None,
			})
		}

		fn quote_redeem(_: u32, _: u32, _: Balance) -> Option<SwapView> {
			None
		}

		fn redemptions(_: u32, from: u64, limit: u32) -> Vec<TicketView<AccountId>> {
			assert!(limit <= 100);
			let ticket = |number| TicketView { number, who: alice(), external: 21, amount: u128::MAX, ahead: 0 };
			(from..3).map(ticket).collect()
		}
	}

	impl huxian_traits::api::PmmApi<Block, AccountId> for Runtime {
		fn pools() -> Vec<PoolView<AccountId>> {
			vec![pool()]
		}

		fn pool(id: PoolId) -> Option<PoolView<AccountId>> {
			(id == 0).then(pool)
		}

		fn quote_exact_in(id: PoolId, asset_in: AssetId, amount_in: Balance) -> Result<PoolQuoteView, String> {
			match (id, asset_in, amount_in) {
				(0, _, 0) => Err("ZeroAmount".into()),
				(0, ..) => Ok(trade(asset_in, 21, amount_in, 99)),
				_ => Err("UnknownPool".into()),
			}
		}

		fn quote_exact_out(id: PoolId, asset_out: AssetId, amount_out: Balance) -> Result<PoolQuoteView, String> {
			(id == 0).then(|| trade(2, asset_out, 101, amount_out)).ok_or("UnknownPool".into())
		}

		fn history(_: PoolId, window: Moment) -> Option<PoolHistoryView> {
			(window < 1_000_000).then(|| PoolHistoryView {
				window,
				mean: "1.0001".into(),
				mean_deviation: "-0.02".into(),
				lowest: Some("0.999".into()),
				highest: None,
			})
		}
	}

	impl huxian_traits::api::AuctionsApi<Block, AccountId> for Runtime {
		fn auctions() -> QueueView<AccountId> {
			QueueView { amount: u128::MAX, slices: 9, open: vec![auction(4)], unsettled: Vec::new() }
		}

		fn auction(id: AuctionId) -> Option<AuctionView<AccountId>> {
			(id == 4).then(|| auction(4))
		}

		fn slices_of(_: BurrowId, from_number: i64, from_part: u32) -> Vec<SliceView> {
			vec![SliceView {
				number: from_number.max(-2),
				part: from_part,
				amount: 5,
				min_kit_for_unwarranted: None,
				auction: None,
				ahead: Some(u128::MAX),
			}]
		}

		fn minimum_bid(_: AuctionId) -> Option<Balance> {
			None
		}
	}
}

struct Runtime;

impl ProvideRuntimeApi<Block> for Chain {
	type Api = Runtime;

	fn runtime_api(&self) -> ApiRef<'_, Runtime> {
		Runtime.into()
	}
}

impl HeaderBackend<Block> for Chain {
	fn header(&self, hash: Hash) -> sp_blockchain::Result<Option<Header>> {
		Ok((hash == Self::header().hash()).then(Self::header))
	}

	fn info(&self) -> Info<Block> {
		let best = Self::header().hash();
		Info {
			best_hash: best,
			best_number: 7,
			genesis_hash: best,
			finalized_hash: best,
			finalized_number: 7,
			finalized_state: None,
			number_leaves: 1,
			block_gap: None,
		}
	}

	fn status(&self, _: Hash) -> sp_blockchain::Result<BlockStatus> {
		Ok(BlockStatus::InChain)
	}

	fn number(&self, _: Hash) -> sp_blockchain::Result<Option<BlockNumber>> {
		Ok(Some(7))
	}

	fn hash(&self, _: BlockNumber) -> sp_blockchain::Result<Option<Hash>> {
		Ok(Some(Self::header().hash()))
	}
}

/// The answer to a request: its `result`, or its `error`.
async fn ask(method: &str, parameters: Value) -> Result<Value, Value> {
	let mut module = RpcModule::new(());
	module.merge(HubApiServer::into_rpc(Hub::new(Arc::new(Chain)))).expect("the names are free");
	module.merge(PoolsApiServer::into_rpc(Hub::new(Arc::new(Chain)))).expect("the names are free");
	module.merge(HubPegApiServer::into_rpc(Hub::new(Arc::new(Chain)))).expect("the names are free");
	let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": parameters }).to_string();
	let (answer, _) = module.raw_json_request(&request, 1).await.expect("the request is JSON");
	let mut answer: Value = serde_json::from_str(&answer).expect("the answer is JSON");
	match answer.get_mut("error") {
		Some(error) => Err(error.take()),
		None => Ok(answer["result"].take()),
	}
}

fn numbers(burrows: &Value) -> Vec<u64> {
	burrows.as_array().expect("a list").iter().map(|burrow| burrow["id"].as_u64().expect("a number")).collect()
}

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
	assert_eq!((&history["mean"], &history["highest"]), (&json!("1.0001"), &Value::Null));
	assert_eq!(ask("hub_poolHistory", json!([0, 1_000_000])).await.expect("an answer"), Value::Null);
}

#[tokio::test]
async fn the_peg_tells_what_would_pass() {
	assert_eq!(ask("hub_peg", json!([])).await.expect("an answer"), json!([]));
	let quote = ask("hub_quoteMint", json!([2, 21, "1000000"])).await.expect("an answer");
	assert_eq!((&quote["taken"], &quote["out"]), (&json!("1000000"), &json!(u128::MAX.to_string())));
	assert_eq!(
		(&quote["refusal"], &quote["maxMint"], &quote["ahead"]),
		(&json!("HourWindowFull"), &json!("7"), &Value::Null)
	);
	let error = ask("hub_quoteRedeem", json!([2, 1, 5])).await.expect_err("it is not");
	assert_eq!(error["code"], code::NO_SUCH_PEG);
	assert_eq!(error["message"], "asset 2 is not minted against asset 1; hub_peg lists what is");
	let waiting = ask("hub_redemptions", json!([2, "1", 1_000])).await.expect("an answer");
	assert_eq!((&waiting[0]["number"], &waiting[0]["amount"]), (&json!(1), &json!(u128::MAX.to_string())));
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

#[tokio::test]
async fn market_operations_tell_their_books_and_what_holds_them() {
	let operations = ask("hub_operations", json!([])).await.expect("an answer");
	let operation = &operations[0];
	assert_eq!(
		(&operation["state"], &operation["signal"], &operation["spot"]),
		(&json!("over"), &json!("1.002"), &json!(null))
	);
	assert_eq!(operation["debt"], json!(u128::MAX.to_string()));
	assert_eq!((&operation["poolShare"], &operation["halted"]), (&json!(120_000), &json!("CoolingDown")));
	assert_eq!(operation["last"], json!({ "kind": "expanded", "at": 5, "amount": "7" }));
}
