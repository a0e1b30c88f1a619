//! What the runtime APIs answer: plain records whose JSON form has amounts and fractions as decimal strings, so that no reader loses
//! digits.

use crate::{oracle::Feed, AssetId, AuctionId, Balance, BurrowId, Moment, PoolId};
use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};
use codec::{Decode, Encode};
use frame::arithmetic::{FixedPointNumber, FixedU128};
use scale_info::TypeInfo;
use serde::{Serialize, Serializer};

/// Writes an amount as a string of its digits.
pub fn as_decimal<S: Serializer>(amount: &Balance, serializer: S) -> Result<S::Ok, S::Error> {
	serializer.collect_str(amount)
}

/// As [`as_decimal`], for an amount that may be unknown.
pub fn as_optional_decimal<S: Serializer>(amount: &Option<Balance>, serializer: S) -> Result<S::Ok, S::Error> {
	match amount {
		Some(amount) => serializer.collect_str(amount),
		None => serializer.serialize_none(),
	}
}

/// A number as a decimal string without loss and without zeros at its end.
pub fn decimal(value: FixedU128) -> String {
	let (whole, fraction) = (value.into_inner() / FixedU128::DIV, value.into_inner() % FixedU128::DIV);
	if fraction == 0 {
		return whole.to_string();
	}
	format!("{whole}.{fraction:018}").trim_end_matches('0').to_string()
}

/// The state of the controller. Fractions are decimal strings without loss; amounts are in the smallest unit (12 decimals).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ParametersView {
	/// Whether the first quorum has been seen; until then all numbers are those of the beginning.
	pub started: bool,
	/// Whether the index is fresh at this block's time.
	pub fresh: bool,
	/// Whether the pool has been deep enough for long enough to steer by.
	pub market: bool,
	/// Index units per kit that the system is worth: what steering changes.
	pub quantity: String,
	/// HUX per unit of the index, as last fed.
	pub index: String,
	/// The index, followed at a bounded pace.
	pub protected_index: String,
	/// What kit should cost over what it costs.
	pub target: String,
	/// Change of the quantity per second, logarithmic.
	pub drift: String,
	/// Change of the drift per second.
	pub drift_derivative: String,
	/// Median closing price of the kit pool, HUX per KIT.
	pub kit_price: Option<String>,
	/// HUX per KIT against which minting is allowed.
	pub minting_price: String,
	/// HUX per KIT against which burrows are liquidated.
	pub liquidation_price: String,
	/// Growth of debts by fees.
	pub burrow_fee_index: String,
	/// Growth of debts by imbalance.
	pub imbalance_index: String,
	/// Approximate sum of all debts, in units of 10^-12 KIT.
	#[serde(serialize_with = "as_decimal")]
	pub outstanding: Balance,
	/// Exact supply of kit, in units of 10^-12 KIT.
	#[serde(serialize_with = "as_decimal")]
	pub circulating: Balance,
	/// Fees accrued but waiting for a pool to be minted into, in units of 10^-12 KIT.
	#[serde(serialize_with = "as_decimal")]
	pub pending_fees: Balance,
	/// The time up to which all this has been computed, milliseconds since 1970.
	pub updated: Moment,
	/// When the oldest value behind the index was fed, milliseconds since 1970.
	pub index_since: Moment,
}

/// What the oracle's members say of a feed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FeedView {
	/// Which feed.
	pub feed: Feed,
	/// `fresh`; `noQuorum` when too few of them have said something recent; `disputed` when they contradict each other.
	pub state: String,
	/// The median, a decimal number; only while it is fresh.
	pub value: Option<String>,
	/// When the oldest value behind it was fed, milliseconds since 1970.
	pub since: Option<Moment>,
}

/// One burrow, with its debt accrued to this block.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BurrowView<AccountId> {
	/// Its identity.
	pub id: BurrowId,
	/// Who owns it.
	pub owner: AccountId,
	/// Whom the owner wants to validate with its collateral.
	pub delegate: Option<AccountId>,
	/// Who becomes the owner by accepting.
	pub new_owner: Option<AccountId>,
	/// Whether it is in business.
	pub active: bool,
	/// HUX behind the debt, without the creation deposit.
	#[serde(serialize_with = "as_decimal")]
	pub collateral: Balance,
	/// HUX held as the creation deposit.
	#[serde(serialize_with = "as_decimal")]
	pub creation_deposit: Balance,
	/// HUX sent to auction and not yet settled.
	#[serde(serialize_with = "as_decimal")]
	pub at_auction: Balance,
	/// KIT owed.
	#[serde(serialize_with = "as_decimal")]
	pub debt: Balance,
	/// KIT that could be minted now on top of the debt; `None` when no price is fresh.
	#[serde(serialize_with = "as_optional_decimal")]
	pub mintable: Option<Balance>,
	/// HUX that could be withdrawn now; `None` when it owes kit and no price is fresh.
	#[serde(serialize_with = "as_optional_decimal")]
	pub withdrawable: Option<Balance>,
	/// Collateral over the least that minting asks for, as a decimal string; `None` without debt.
	pub health: Option<String>,
	/// The index (HUX per unit) above which it becomes liquidatable; `None` without debt.
	pub liquidation_index: Option<String>,
	/// Whether it may be liquidated at the prices of this block.
	pub liquidatable: bool,
	/// Whether anyone may deposit.
	pub open_deposits: bool,
	/// Whether anyone may burn kit against its debt.
	pub open_burns: bool,
	/// How often all rights have been revoked.
	pub version: u32,
}

/// An auction: one lot on offer, or sold and not yet settled or claimed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AuctionView<AccountId> {
	/// Its identity.
	pub id: AuctionId,
	/// HUX in the lot.
	#[serde(serialize_with = "as_decimal")]
	pub lot: Balance,
	/// How many slices of it are not settled.
	pub slices: u32,
	/// Where it stands: `descending` (nobody has bid), `ascending`, `closed` (won, to be completed by the next block) or `completed`.
	pub state: String,
	/// KIT that it was first offered for.
	#[serde(serialize_with = "as_decimal")]
	pub start_value: Balance,
	/// KIT that a bid must be now; `None` when none is taken any more.
	#[serde(serialize_with = "as_optional_decimal")]
	pub minimum_bid: Option<Balance>,
	/// Who leads, or has won.
	pub bidder: Option<AccountId>,
	/// KIT that is bid.
	#[serde(serialize_with = "as_optional_decimal")]
	pub bid: Option<Balance>,
	/// Seconds until the bid wins, if nobody bids more; 0 when only blocks are missing; `None` while nobody has bid.
	pub seconds_left: Option<u64>,
	/// Blocks until the bid wins, as above.
	pub blocks_left: Option<u64>,
	/// Whether the winner has had the lot.
	pub claimed: bool,
}

/// A slice of a burrow.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SliceView {
	/// Its number.
	pub number: i64,
	/// How often it had been cut when this part came to be.
	pub part: u32,
	/// HUX.
	#[serde(serialize_with = "as_decimal")]
	pub amount: Balance,
	/// KIT that it must bring for its liquidation to have been unwarranted; `None`: warranted whatever it brings.
	#[serde(serialize_with = "as_optional_decimal")]
	pub min_kit_for_unwarranted: Option<Balance>,
	/// The auction it is in; `None` while it waits in the queue.
	pub auction: Option<AuctionId>,
	/// HUX ahead of it in the queue; `None` when it waits no longer.
	#[serde(serialize_with = "as_optional_decimal")]
	pub ahead: Option<Balance>,
}

/// The queue and its auctions.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QueueView<AccountId> {
	/// HUX that waits.
	#[serde(serialize_with = "as_decimal")]
	pub amount: Balance,
	/// How many slices wait.
	pub slices: u32,
	/// The lots on offer, the oldest first.
	pub open: Vec<AuctionView<AccountId>>,
	/// The lots that were sold and are being settled, the oldest first.
	pub unsettled: Vec<AuctionView<AccountId>>,
}

/// A PMM pool as of this block. Prices are decimal numbers of whole quote tokens for a whole base token; amounts are in smallest units.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PoolView<AccountId> {
	/// Its number, and that of its shares.
	pub id: PoolId,
	/// Its account.
	pub account: AccountId,
	/// The token that is priced.
	pub base: AssetId,
	/// The token it is priced in.
	pub quote: AssetId,
	/// `public`, or `private`: listed accounts only.
	pub kind: String,
	/// `pmm` or `linear`.
	pub curve: String,
	/// How far the curve bends, a decimal number.
	pub k: String,
	/// What stays in the pool of every trade, in millionths.
	pub fee: u32,
	/// `open`; `paused`; `empty` while nobody provides; `stale` without a fresh guide price; `suspected` while a jump of it waits for its
	/// confirmation.
	pub state: String,
	/// The guide price.
	pub guide: Option<String>,
	/// The price of the next, very small trade.
	pub mid: Option<String>,
	/// Base that it holds by its books.
	#[serde(serialize_with = "as_decimal")]
	pub base_reserve: Balance,
	/// Quote that it holds by its books.
	#[serde(serialize_with = "as_decimal")]
	pub quote_reserve: Balance,
	/// Base that it aims at.
	#[serde(serialize_with = "as_decimal")]
	pub base_target: Balance,
	/// Quote that it aims at.
	#[serde(serialize_with = "as_decimal")]
	pub quote_target: Balance,
	/// (base held − its target) / its target, a decimal number.
	pub deviation: String,
	/// Shares that exist, those locked for ever included.
	#[serde(serialize_with = "as_decimal")]
	pub shares: Balance,
	/// What who sells base pays on top now, in millionths, because the guide price has just risen; below zero: who sells quote.
	pub surcharge: i32,
	/// The mean price of the last ten minutes, once it remembers so many.
	pub mean: Option<String>,
	/// How many blocks it has observed.
	pub observations: u64,
}

/// What a trade would come to in this block.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PoolQuoteView {
	/// With which pool.
	pub pool: PoolId,
	/// The token that is sold.
	pub asset_in: AssetId,
	/// The token that is bought.
	pub asset_out: AssetId,
	/// How much is sold, in its smallest unit.
	#[serde(serialize_with = "as_decimal")]
	pub amount_in: Balance,
	/// How much is bought, in its smallest unit.
	#[serde(serialize_with = "as_decimal")]
	pub amount_out: Balance,
	/// What stays in the pool of what is bought, the surcharge included.
	#[serde(serialize_with = "as_decimal")]
	pub fee: Balance,
	/// The part of one that the surcharge is, in millionths.
	pub surcharge: u32,
	/// The guide price: whole quote tokens for a whole base token.
	pub guide: String,
	/// The mid price before the trade.
	pub mid_before: String,
	/// The mid price after it.
	pub mid_after: String,
	/// How far the trade moves the mid price, in millionths of it.
	pub impact: i64,
}

/// Means and extremes that a pool remembers. Prices are decimal numbers of whole quote tokens for a whole base token.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PoolHistoryView {
	/// The window, in milliseconds.
	pub window: Moment,
	/// The mean price over it.
	pub mean: String,
	/// The mean of (base held − its target) / its target, a decimal number.
	pub mean_deviation: String,
	/// The lowest price at which a block has closed in it, as many blocks back as the window has slots.
	pub lowest: Option<String>,
	/// The highest.
	pub highest: Option<String>,
}

/// A token that is minted against others at par, and its door. Amounts are in its smallest unit unless said otherwise,
/// fees and shares in millionths, prices decimal strings in units of the family.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FamilyView<AccountId> {
	/// The token.
	pub token: u32,
	/// Its decimals.
	pub decimals: u8,
	/// The feed whose dollars a whole token stands for; one dollar when there is none.
	pub unit: Option<Feed>,
	/// What its externals back.
	#[serde(serialize_with = "as_decimal")]
	pub debt: Balance,
	/// What they may back at most, by the stability module.
	#[serde(serialize_with = "as_decimal")]
	pub max_debt: Balance,
	/// The least that is minted or redeemed at once.
	#[serde(serialize_with = "as_decimal")]
	pub min_swap: Balance,
	/// Its supply.
	#[serde(serialize_with = "as_decimal")]
	pub issuance: Balance,
	/// What the market operations have minted of it.
	#[serde(serialize_with = "as_decimal")]
	pub amo_debt: Balance,
	/// What stood behind a token in the last block, in millionths.
	pub backing: u32,
	/// Whether one of its externals has fallen, so that whoever leaves with another one pays the backing ratio.
	pub fallen: bool,
	/// Nothing is minted while the backing is below this.
	pub mint_floor: u32,
	/// The account that holds what backs it.
	pub door: AccountId,
	/// The account that its fees go to.
	pub reserve_account: AccountId,
	/// What lies there.
	#[serde(serialize_with = "as_decimal")]
	pub reserve: Balance,
	/// Who waits to be paid.
	pub queue: RedemptionsView,
	/// What it is minted against.
	pub externals: Vec<ExternalView>,
}

/// The queue of a family's redemptions.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RedemptionsView {
	/// What waits, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub waiting: Balance,
	/// How many redemptions wait.
	pub tickets: u64,
	/// What is paid within an hour.
	#[serde(serialize_with = "as_decimal")]
	pub paid_per_hour: Balance,
	/// What can be paid at once.
	#[serde(serialize_with = "as_decimal")]
	pub room: Balance,
	/// Until when payments are held, milliseconds since 1970.
	pub held_until: Option<Moment>,
}

/// How full a bucket is.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BucketView {
	/// What is in it.
	#[serde(serialize_with = "as_decimal")]
	pub level: Balance,
	/// What it holds at most.
	#[serde(serialize_with = "as_decimal")]
	pub capacity: Balance,
}

/// The parts of what swaps cost, in millionths.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FeePartsView {
	/// The least that minting costs.
	pub base_mint: u32,
	/// The least that redeeming costs.
	pub base_redeem: u32,
	/// For a price below the unit, on minting.
	pub below: u32,
	/// For a window that is more than half full, on minting.
	pub window: u32,
	/// For a price above the unit, on redeeming.
	pub above: u32,
	/// For what the family has lost, on redeeming.
	pub haircut: u32,
}

/// A token that a family's is minted against.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExternalView {
	/// The token.
	pub asset: u32,
	/// Where it comes from.
	pub domain: u32,
	/// Its decimals.
	pub decimals: u8,
	/// `new`, `open`, `stopped` (redeem only) or `shut`.
	pub state: String,
	/// Why it is stopped: `price`, `stale` or `guardian`.
	pub why: Option<String>,
	/// Since when it is stopped or shut, milliseconds since 1970.
	pub since: Option<Moment>,
	/// When minting opens by itself if it stays calm, milliseconds since 1970.
	pub reopens_at: Option<Moment>,
	/// Its price in units of the family, if it is fresh; otherwise what was noted last.
	pub price: Option<String>,
	/// Whether that is fresh.
	pub fresh: bool,
	/// Whether it has fallen.
	pub fallen: bool,
	/// What it backs, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub debt: Balance,
	/// What lies behind that, in its own unit.
	#[serde(serialize_with = "as_decimal")]
	pub reserve: Balance,
	/// What it may back at most by the stability module.
	#[serde(serialize_with = "as_decimal")]
	pub ceiling: Balance,
	/// Its share of the family's debt, in millionths.
	pub share: u32,
	/// The share of all tokens of its domain.
	pub domain_share: u32,
	/// What minting costs now.
	pub mint_fee: u32,
	/// What redeeming costs now.
	pub redeem_fee: u32,
	/// What that consists of.
	pub parts: FeePartsView,
	/// What has come in within the hour, net.
	pub hour: BucketView,
	/// What has come in within the day, net.
	pub day: BucketView,
	/// What may be minted against it, in the family's token, by windows, shares and ceilings.
	#[serde(serialize_with = "as_decimal")]
	pub room: Balance,
	/// What may be minted against it at once, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub max_mint: Balance,
}

/// What a swap would come to.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SwapView {
	/// What is taken of what was offered: what cannot be converted stays.
	#[serde(serialize_with = "as_decimal")]
	pub taken: Balance,
	/// What one gets, in the smallest unit of the other token.
	#[serde(serialize_with = "as_decimal")]
	pub out: Balance,
	/// What goes to the reserve, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub fee: Balance,
	/// The same, in millionths.
	pub fee_rate: u32,
	/// Whether it would be done in this block.
	pub passes: bool,
	/// The name of the error if it would not.
	pub refusal: Option<String>,
	/// For a mint: what fits at once, in the unit of what is offered.
	#[serde(serialize_with = "as_optional_decimal")]
	pub max_mint: Option<Balance>,
	/// For a redemption that would wait: what is paid before it, in the family's token.
	#[serde(serialize_with = "as_optional_decimal")]
	pub ahead: Option<Balance>,
}

/// A redemption that waits.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TicketView<AccountId> {
	/// Its number.
	pub number: u64,
	/// Who is paid.
	pub who: AccountId,
	/// In which token.
	pub external: u32,
	/// How much is left to pay, in that token.
	#[serde(serialize_with = "as_decimal")]
	pub amount: Balance,
	/// What is paid before it, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub ahead: Balance,
}
