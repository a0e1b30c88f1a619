//! A chain of one block with fixed answers.

use huxian_api::views::{
	AmoActionView, AmoView, AuctionView, BurrowView, FamilyView, FeedView, ParametersView, PoolHistoryView,
	PoolQuoteView, PoolView, PsmQuoteView, QueueView, RedemptionRequestView, SliceView,
};
use huxian_node::rpc::kit::MAX_BURROWS;
use huxian_runtime::{opaque::Block, AccountId, BlockNumber, Hash, Header};
use huxian_traits::{oracle::Feed, AssetId, AuctionId, Balance, BurrowId, Moment, PoolId};
use polkadot_sdk::{
	sp_api::{self, ApiRef, ProvideRuntimeApi},
	sp_blockchain::{self, BlockStatus, HeaderBackend, Info},
	sp_runtime::traits::Header as _,
};

/// A chain of one block whose runtime has three burrows: 0 and 2 are Alice's, 1 is Bob's.
pub struct Chain;

impl Chain {
	pub fn header() -> Header {
		Header::new(7, Default::default(), Default::default(), Default::default(), Default::default())
	}
}

/// Returns Alice's account.
pub fn alice() -> AccountId {
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
		twap: None,
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
	impl huxian_api::apis::ControllerApi<Block> for Runtime {
		fn parameters() -> ParametersView {
			ParametersView {
				started: true,
				fresh: true,
				market_usable: false,
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

	impl huxian_api::apis::PricesApi<Block> for Runtime {
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

	impl huxian_api::apis::BurrowsApi<Block, AccountId> for Runtime {
		fn burrow(id: BurrowId) -> Option<BurrowView<AccountId>> {
			(id < 3).then(|| burrow(id))
		}

		fn burrows_of(owner: AccountId, from: BurrowId, limit: u32) -> Vec<BurrowView<AccountId>> {
			assert!(limit <= MAX_BURROWS);
			(from..3).map(burrow).filter(|burrow| burrow.owner == owner).take(limit as usize).collect()
		}

		fn burrow_count() -> u64 {
			3
		}

		fn max_mintable(_: BurrowId) -> Option<Balance> {
			None
		}

		fn next_unsafe(limit: u32) -> Vec<BurrowView<AccountId>> {
			assert!(limit <= MAX_BURROWS);
			(0..3).rev().map(burrow).take(limit as usize).collect()
		}
	}

	impl huxian_api::apis::AmoApi<Block, AccountId> for Runtime {
		fn operations() -> Vec<AmoView<AccountId>> {
			vec![AmoView {
				id: 0,
				family: 2,
				pool: 0,
				external: 21,
				account: alice(),
				state: "abovePeg".into(),
				twap: Some("1.002".into()),
				spot: None,
				minted: u128::MAX,
				burned: 0,
				debt: u128::MAX,
				external_balance: 1,
				family_balance: 0,
				shares: 0,
				pool_share: 120_000,
				stressed_value: 2,
				swept: 0,
				expand_room: 0,
				contract_room: 3,
				expansion_error: Some("CoolingDown".into()),
				scheduled: true,
				last_action: Some(AmoActionView { kind: "expanded".into(), at: 5, amount: 7 }),
			}]
		}
	}

	impl huxian_api::apis::PegApi<Block, AccountId> for Runtime {
		fn families() -> Vec<FamilyView<AccountId>> {
			Vec::new()
		}

		fn quote_mint(family: u32, external: u32, amount: Balance) -> Option<PsmQuoteView> {
			(family == 2 && external == 21).then(|| PsmQuoteView {
				amount_in: amount,
				amount_out: u128::MAX,
				fee: 5,
				fee_rate: 500,
				succeeds: false,
				error: Some("HourWindowFull".into()),
				max_mint: Some(7),
				ahead: None,
			})
		}

		fn quote_redeem(_: u32, _: u32, _: Balance) -> Option<PsmQuoteView> {
			None
		}

		fn redemptions(_: u32, from: u64, limit: u32) -> Vec<RedemptionRequestView<AccountId>> {
			assert!(limit <= 100);
			let (external, amount) = (21, u128::MAX);
			let request = |request_id| RedemptionRequestView { request_id, who: alice(), external, amount, ahead: 0 };
			(from..3).map(request).collect()
		}
	}

	impl huxian_api::apis::PmmApi<Block, AccountId> for Runtime {
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
				twap: "1.0001".into(),
				mean_deviation: "-0.02".into(),
				lowest: Some("0.999".into()),
				highest: None,
			})
		}
	}

	impl huxian_api::apis::AuctionsApi<Block, AccountId> for Runtime {
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

/// The runtime APIs of the chain.
pub struct Runtime;

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
