//! The runtime APIs: polkadot.js reaches them as `api.call.*`, the node's `hub_*` methods are written over them.

use crate::{
	views::{
		AmoView, AuctionView, BurrowView, FamilyView, FeedView, ParametersView, PoolHistoryView, PoolQuoteView,
		PoolView, QueueView, SliceView, SwapView, TicketView,
	},
	AssetId, AuctionId, Balance, BurrowId, Moment, PoolId,
};
use alloc::{string::String, vec::Vec};
use codec::Codec;

frame::deps::sp_api::decl_runtime_apis! {
	/// Reads the controller.
	pub trait ControllerApi {
		/// The state of the controller as of this block.
		fn parameters() -> ParametersView;
	}

	/// Reads the oracle.
	pub trait PricesApi {
		/// What the oracle's members say of each reference feed now.
		fn prices() -> Vec<FeedView>;
	}

	/// Reads burrows.
	pub trait BurrowsApi<AccountId>
	where
		AccountId: Codec,
	{
		/// One burrow, its debt accrued to this block; `None` when there is none of this identity.
		fn burrow(id: BurrowId) -> Option<BurrowView<AccountId>>;

		/// Burrows of `owner` with an identity of at least `from`, in order, at most `limit` (and at most 100) of them.
		fn burrows_of(owner: AccountId, from: BurrowId, limit: u32) -> Vec<BurrowView<AccountId>>;

		/// How many burrows there are.
		fn burrow_count() -> u64;

		/// The most kit that `burrow` could mint in this block.
		fn max_mintable(id: BurrowId) -> Option<Balance>;

		/// The burrows that become liquidatable next, the most endangered first: at most `limit` (and at most 100) of them.
		fn next_unsafe(limit: u32) -> Vec<BurrowView<AccountId>>;
	}

	/// What a node may read from its disk before the next block needs it.
	pub trait AheadApi {
		/// The burrows that the sweep of the next block would look at if all of them were unsafe, in its order.
		fn sweepable() -> Vec<BurrowId>;

		/// The keys of the entries that liquidating these burrows would read.
		fn entries_of(burrows: Vec<BurrowId>) -> Vec<Vec<u8>>;
	}

	/// Reads the liquidation queue and its auctions.
	pub trait AuctionsApi<AccountId>
	where
		AccountId: Codec,
	{
		/// What waits, what is on offer, what is being settled.
		fn auctions() -> QueueView<AccountId>;

		/// One auction; `None` when there is none of this identity, or it is over.
		fn auction(id: AuctionId) -> Option<AuctionView<AccountId>>;

		/// The slices of a burrow and where each stands: at most 100 of them, from the identity (`from_number`, `from_part`) on.
		fn slices_of(burrow: BurrowId, from_number: i64, from_part: u32) -> Vec<SliceView>;

		/// KIT that a bid must be now; `None` when the auction takes none.
		fn minimum_bid(id: AuctionId) -> Option<Balance>;
	}

	/// Reads the PMM pools. Where an answer may be refused, it is the name of the error that the call would give.
	pub trait PmmApi<AccountId>
	where
		AccountId: Codec,
	{
		/// All pools.
		fn pools() -> Vec<PoolView<AccountId>>;

		/// One pool; `None` when there is none of this number.
		fn pool(id: PoolId) -> Option<PoolView<AccountId>>;

		/// What selling so much of a token would come to in this block, or in the next one if that is worse.
		fn quote_exact_in(id: PoolId, asset_in: AssetId, amount_in: Balance) -> Result<PoolQuoteView, String>;

		/// What buying so much of a token would come to in this block, or in the next one if that is worse.
		fn quote_exact_out(id: PoolId, asset_out: AssetId, amount_out: Balance) -> Result<PoolQuoteView, String>;

		/// Mean and extremes of the last `window` milliseconds; `None` when the pool does not remember so far.
		fn history(id: PoolId, window: Moment) -> Option<PoolHistoryView>;
	}

	/// Reads the doors through which tokens are minted against others at par, and their guard.
	pub trait PegApi<AccountId>
	where
		AccountId: Codec,
	{
		/// All families: what backs them, what may come in, what swaps cost.
		fn families() -> Vec<FamilyView<AccountId>>;

		/// What `amount` of `external` would mint now; `None` when there is no such family or token.
		fn quote_mint(family: u32, external: u32, amount: Balance) -> Option<SwapView>;

		/// What `amount` of the family's token would be redeemed for now; `None` when there is no such family or token.
		fn quote_redeem(family: u32, external: u32, amount: Balance) -> Option<SwapView>;

		/// The redemptions of a family that wait, from the number `from` on, in order: at most `limit` (and at most 100) of
		/// them. Those that are parked are not among them.
		fn redemptions(family: u32, from: u64, limit: u32) -> Vec<TicketView<AccountId>>;
	}

	/// Reads the market operations.
	pub trait AmoApi<AccountId>
	where
		AccountId: Codec,
	{
		/// All of them: their state, their books, what holds them.
		fn operations() -> Vec<AmoView<AccountId>>;
	}
}
