//! The runtime APIs.
//!
//! polkadot.js reaches them as `api.call.*`. The node's `hub_*` methods use them.

use crate::views::{
	AmoView, AuctionView, BurrowView, FamilyView, FeedView, ParametersView, PoolHistoryView, PoolQuoteView, PoolView,
	PsmQuoteView, QueueView, RedemptionRequestView, SliceView,
};
use alloc::{string::String, vec::Vec};
use codec::Codec;
use huxian_traits::{AssetId, AuctionId, Balance, BurrowId, Moment, PoolId};

frame::deps::sp_api::decl_runtime_apis! {
	/// Reads the controller.
	pub trait ControllerApi {
		/// Returns the state of the controller as of this block.
		fn parameters() -> ParametersView;
	}

	/// Reads the oracle.
	pub trait PricesApi {
		/// Returns the quote of each reference feed at this block.
		fn prices() -> Vec<FeedView>;
	}

	/// Reads burrows.
	pub trait BurrowsApi<AccountId>
	where
		AccountId: Codec,
	{
		/// Returns one burrow, with its debt accrued to this block; `None` if it does not exist.
		fn burrow(id: BurrowId) -> Option<BurrowView<AccountId>>;

		/// Returns burrows of `owner` from the identity `from` on, in order.
		///
		/// Returns at most `limit` burrows, and at most 100.
		fn burrows_of(owner: AccountId, from: BurrowId, limit: u32) -> Vec<BurrowView<AccountId>>;

		/// Returns the number of burrows ever created.
		fn burrow_count() -> u64;

		/// Returns the maximum that `mint` accepts in this block, in units of 10^-12 KIT.
		///
		/// `None` if the burrow does not exist, is closed, or the price is stale.
		fn max_mintable(id: BurrowId) -> Option<Balance>;

		/// Returns the burrows that become liquidatable next, the riskiest first.
		///
		/// Returns at most `limit` burrows, and at most 100.
		fn next_unsafe(limit: u32) -> Vec<BurrowView<AccountId>>;
	}

	/// Names the entries of storage that a node may read from its disk before the next block.
	pub trait ReadAheadApi {
		/// Returns the burrows that the sweep of the next block may examine, in its order.
		///
		/// It assumes the worst: all of them are unsafe, and the prices differ.
		fn sweepable() -> Vec<BurrowId>;

		/// Returns the keys of the entries that a liquidation of `burrows` would read.
		fn entries_of(burrows: Vec<BurrowId>) -> Vec<Vec<u8>>;
	}

	/// Reads the liquidation queue and its auctions.
	pub trait AuctionsApi<AccountId>
	where
		AccountId: Codec,
	{
		/// Returns the queue: waiting collateral, open lots, lots in settlement.
		fn auctions() -> QueueView<AccountId>;

		/// Returns an auction; `None` if it does not exist or is over.
		fn auction(id: AuctionId) -> Option<AuctionView<AccountId>>;

		/// Returns slices of a burrow and their places, from (`from_number`, `from_part`) on.
		///
		/// At most 100 of them.
		fn slices_of(burrow: BurrowId, from_number: i64, from_part: u32) -> Vec<SliceView>;

		/// Returns the minimum bid, in units of 10^-12 KIT; `None` if the auction takes no bids.
		fn minimum_bid(id: AuctionId) -> Option<Balance>;
	}

	/// Reads the PMM pools. A refused quote is the name of the error of the call.
	pub trait PmmApi<AccountId>
	where
		AccountId: Codec,
	{
		/// Returns all pools.
		fn pools() -> Vec<PoolView<AccountId>>;

		/// Returns a pool; `None` if it does not exist.
		fn pool(id: PoolId) -> Option<PoolView<AccountId>>;

		/// Returns the quote for selling `amount_in`: in this block, or in the next if that is
		/// worse.
		fn quote_exact_in(id: PoolId, asset_in: AssetId, amount_in: Balance) -> Result<PoolQuoteView, String>;

		/// Returns the quote for buying `amount_out`: in this block, or in the next if that is
		/// worse.
		fn quote_exact_out(id: PoolId, asset_out: AssetId, amount_out: Balance) -> Result<PoolQuoteView, String>;

		/// Returns TWAP and extremes of the last `window` milliseconds.
		///
		/// `None` if the pool has no observation that old.
		fn history(id: PoolId, window: Moment) -> Option<PoolHistoryView>;
	}

	/// Reads the families, which are minted against externals at par, and their guard.
	pub trait PegApi<AccountId>
	where
		AccountId: Codec,
	{
		/// Returns all families, with backing, limits and fees.
		fn families() -> Vec<FamilyView<AccountId>>;

		/// Returns the quote of a mint against `amount` of `external`; `None` if it is no external
		/// of the family.
		fn quote_mint(family: u32, external: u32, amount: Balance) -> Option<PsmQuoteView>;

		/// Returns the quote of a redemption of `amount` of the family's token; `None` if
		/// `external` is no external of the family.
		fn quote_redeem(family: u32, external: u32, amount: Balance) -> Option<PsmQuoteView>;

		/// Returns the redemption requests of a family that wait, in order, from the id `from` on.
		///
		/// At most `limit` and never more than
		/// [`MAX_REDEMPTIONS`](crate::views::MAX_REDEMPTIONS). Undeliverable requests are excluded.
		fn redemptions(family: u32, from: u64, limit: u32) -> Vec<RedemptionRequestView<AccountId>>;
	}

	/// Reads the market operations (AMOs).
	pub trait AmoApi<AccountId>
	where
		AccountId: Codec,
	{
		/// Returns all AMOs: their markets, ledgers and limits.
		fn operations() -> Vec<AmoView<AccountId>>;
	}
}
