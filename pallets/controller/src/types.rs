//! The types of the controller's storage, and the parameters that a committee sets.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::{BoundedVec, ConstU32, Deserialize, Serialize};
use huxian_math::{Fraction, HuxPerKit, State};
use huxian_traits::{governance::GovernedParams, kit::Reserves, Balance, Moment};
use scale_info::TypeInfo;

/// Number of price samples kept. The price of kit is their median.
#[doc(alias = "MAX_CLOSINGS")]
pub const MAX_PRICE_SAMPLES: u32 = 15;
/// Minimum part of the circulating kit that the pool must hold for its price to steer: a fiftieth.
pub const MIN_POOL_SHARE: Fraction = Fraction::new(2, 100);
/// Milliseconds in a minute: the interval between two price samples.
pub const MINUTE: Moment = 60_000;
/// Number of blocks over which fees that waited are paid.
pub const FEE_BLOCKS: u128 = 28_800;
/// Seconds of accrual that a block pays at once. Fees of a longer time wait, so that no pause of
/// the chain ends with a lump.
pub const DIRECT_FEE_SECONDS: u64 = 60;

/// Kit minted and burned since the start, in units of 10^-12 KIT.
///
/// Each direction is counted by itself, so that the supply is known to the unit: inflows less
/// outflows.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Flows {
	/// Kit minted against debts.
	pub issued: Balance,
	/// Burrow fees minted into the kit pool.
	pub fees: Balance,
	/// Kit burned against debts.
	pub repaid: Balance,
	/// Kit burned against no debt: penalties.
	pub forfeited: Balance,
	/// Debt that nobody will pay. It was never kit; it explains why more circulates than is owed.
	pub written_off: Balance,
}

impl Flows {
	/// Returns the supply that the flows imply; `None` if more was burned than minted.
	pub fn circulating(&self) -> Option<Balance> {
		self.issued.checked_add(self.fees)?.checked_sub(self.repaid)?.checked_sub(self.forfeited)
	}
}

/// Everything of the controller that changes with the blocks.
///
/// One storage item holds it all, so a call that mints kit reads and writes once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ControllerRecord {
	/// Quantity, indices, drift and totals, as `huxian-math` computes them.
	pub state: State,
	/// Kit minted and burned since the start.
	pub flows: Flows,
	/// Fees accrued but not yet minted, in units of 10^-12 KIT.
	pub pending_fees: Balance,
	/// Part of the pending fees that a block mints, in units of 10^-12 KIT.
	pub fee_portion: Balance,
	/// Time of the oldest value behind the index, in milliseconds since 1970.
	pub index_since: Moment,
	/// True if the last tick saw a fresh index. Calls check its age as well.
	pub index_fresh: bool,
	/// True if most of the price samples are deep: their median depth is the minimum or more.
	pub pool_deep: bool,
	/// Time of the last tick with a pool that was not deep, in milliseconds since 1970.
	pub shallow_at: Moment,
	/// True if the price of the kit pool steered the last tick.
	pub market_usable: bool,
	/// Median of the price samples; `None` before the first.
	pub kit_price: Option<HuxPerKit>,
	/// Minute of the last price sample, counted from 1970; 0 before the first.
	pub sampled_minute: Moment,
	/// Parameters in force.
	pub params: ControllerParams,
}

impl ControllerRecord {
	/// Returns the kit that exists or will: what circulates, with the pending fees.
	///
	/// A debt contains its fee from the accrual on, so the kit that will pay it counts as well.
	pub fn circulating_with_fees(&self) -> Option<Balance> {
		self.state.circulating.checked_add(self.pending_fees)
	}

	/// Returns the kit that nobody owes; zero if more is owed.
	pub fn unowed(&self) -> Balance {
		// A sum that does not fit is more than any debt.
		self.circulating_with_fees().unwrap_or(Balance::MAX).saturating_sub(self.state.outstanding)
	}

	/// Returns the record with `fees` more that are not paid at once.
	///
	/// The whole pending amount is spread over [`FEE_BLOCKS`] again. The portion is rounded up, so
	/// that the last payment is not late. `None` when the sum does not fit.
	pub fn with_waiting_fees(mut self, fees: Balance) -> Option<Self> {
		if fees > 0 {
			self.pending_fees = self.pending_fees.checked_add(fees)?;
			self.fee_portion = self.pending_fees.div_ceil(FEE_BLOCKS);
		}
		Some(self)
	}
}

/// The reserves of the kit pool at the end of a minute; their ratio is a closing price.
///
/// Both are zero if the pool was empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[doc(alias = "Closing")]
pub struct PriceSample {
	/// Minute of the sample, counted from 1970.
	pub minute: Moment,
	/// Kit in the pool, in units of 10^-12 KIT.
	pub kit: Balance,
	/// HUX in the pool, in units of 10^-12 HUX.
	pub hux: Balance,
}

impl PriceSample {
	/// Returns the sample of `reserves` in `minute`.
	pub fn new(minute: Moment, reserves: &Reserves) -> Self {
		Self { minute, kit: reserves.kit, hux: reserves.hux }
	}

	/// Returns the sample of an empty pool in `minute`.
	pub fn empty(minute: Moment) -> Self {
		Self { minute, kit: 0, hux: 0 }
	}
}

/// The price samples of the last minutes, the oldest first.
pub type Samples = BoundedVec<PriceSample, ConstU32<MAX_PRICE_SAMPLES>>;

/// Conditions under which the price of the kit pool steers the controller.
///
/// For the whole `window` most price samples must have held at least `min_depth` HUX, and at least
/// [`MIN_POOL_SHARE`] of the circulating kit.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ControllerParams {
	/// Minimum of HUX in the pool, in units of 10^-12 HUX: 1 HUX to 10^9 HUX.
	pub min_depth: Balance,
	/// Minimum time at that median depth, in milliseconds: a minute to a day.
	pub window: Moment,
}

/// A parameter outside of its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidParams {
	/// `min_depth` is below 1 HUX or above 10^9 HUX.
	MinDepth,
	/// `window` is shorter than a minute or longer than a day.
	Window,
}

impl GovernedParams for ControllerParams {
	type Context = ();
	type Invalid = InvalidParams;

	fn validate(&self, (): ()) -> Result<(), InvalidParams> {
		const HUX: Balance = 1_000_000_000_000;
		if !(HUX..=1_000_000_000 * HUX).contains(&self.min_depth) {
			return Err(InvalidParams::MinDepth);
		}
		if !(MINUTE..=24 * 60 * MINUTE).contains(&self.window) {
			return Err(InvalidParams::Window);
		}
		Ok(())
	}

	/// Returns true if a shallower or younger pool could steer than by `before`.
	fn is_looser_than(&self, before: &Self) -> bool {
		let Self { min_depth, window } = *self;
		min_depth < before.min_depth || window < before.window
	}
}

/// 100 000 HUX for an hour.
impl Default for ControllerParams {
	fn default() -> Self {
		Self { min_depth: 100_000 * 1_000_000_000_000, window: 60 * MINUTE }
	}
}
