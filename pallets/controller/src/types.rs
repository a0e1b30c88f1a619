//! What the controller keeps.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::{Deserialize, Serialize};
use huxian_math::{HuxPerKit, State};
use huxian_traits::{kit::Reserves, Balance, Moment};
use scale_info::TypeInfo;

/// Closing prices that the kit price is the median of.
pub const MAX_CLOSINGS: u32 = 15;
/// Milliseconds in a minute: closing prices are taken once in each.
pub const MINUTE: Moment = 60_000;

/// Kit made and destroyed since the beginning, in units of 10^-12 KIT. Supply is what came in less what went out, to the unit.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Flows {
	/// Minted from burrows.
	pub issued: Balance,
	/// Burrow fees minted into the kit pool.
	pub fees: Balance,
	/// Burned against debts.
	pub repaid: Balance,
	/// Burned against nothing: penalties.
	pub forfeited: Balance,
	/// Debt that nobody will pay, forgotten. It was never kit: it counts here because it explains why more circulates than is owed.
	pub written_off: Balance,
}

impl Flows {
	/// What must circulate; `None` when more went out than came in.
	pub fn circulating(&self) -> Option<Balance> {
		self.issued.checked_add(self.fees)?.checked_sub(self.repaid)?.checked_sub(self.forfeited)
	}
}

/// All of the controller that changes with the blocks, in one storage item: a call that mints reads and writes it once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Record {
	/// The controller's state.
	pub state: State,
	/// Kit made and destroyed.
	pub flows: Flows,
	/// Fees accrued and not minted yet, in units of 10^-12 KIT.
	pub pending_fees: Balance,
	/// When the oldest value behind the index was fed.
	pub index_since: Moment,
	/// Whether the last tick found the index fresh. Calls also look at its age.
	pub index_fresh: bool,
	/// When the pool was last found too shallow.
	pub shallow_at: Moment,
	/// Whether the last tick found a market.
	pub market: bool,
	/// The median of the closing prices; none before the first.
	pub kit_price: Option<HuxPerKit>,
	/// The minute of the last closing price, since 1970; 0 before the first.
	pub closed: Moment,
	/// When the pool is a market.
	pub settings: Settings,
}

/// The pool at the end of a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Closing {
	/// Minutes since 1970.
	pub minute: Moment,
	/// KIT in the pool.
	pub kit: Balance,
	/// HUX in the pool.
	pub hux: Balance,
}

impl Closing {
	/// The pool as it stands, in `minute`.
	pub fn new(minute: Moment, reserves: &Reserves) -> Self {
		Self { minute, kit: reserves.kit, hux: reserves.hux }
	}
}

/// When the kit pool is a market: its price steers only if for `window` it has held at least `depth` HUX, and one part in fifty of the
/// circulating kit.
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
pub struct Settings {
	/// The least of HUX in the pool, in units of 10^-12 HUX; from 1 HUX to 10^9 HUX.
	pub depth: Balance,
	/// For how long, in milliseconds; from a minute to a day.
	pub window: Moment,
}

impl Settings {
	/// Whether something is a market by these settings that is not by those: shallower, or after a shorter time.
	pub fn is_looser_than(&self, before: &Self) -> bool {
		let Self { depth, window } = *self;
		depth < before.depth || window < before.window
	}

	/// Whether every number lies within its bounds.
	pub fn within_bounds(&self) -> bool {
		const HUX: Balance = 1_000_000_000_000;
		(HUX..=1_000_000_000 * HUX).contains(&self.depth) && (MINUTE..=24 * 60 * MINUTE).contains(&self.window)
	}
}

/// 100 000 HUX for an hour.
impl Default for Settings {
	fn default() -> Self {
		Self { depth: 100_000 * 1_000_000_000_000, window: 60 * MINUTE }
	}
}
