//! What is kept of market operations, and the terms that hold for them.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use huxian_math::peg::{bucket::Bucket, fees::Deviation, Ppm, WHOLE};
use huxian_traits::{Balance, Moment, PoolId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The most market operations that there can be.
pub const MAX_AMOS: u32 = 8;

/// The number of a market operation, counted up from 0.
pub type AmoId = u32;
/// A token of `pallet-assets`. FRAME's prelude has another `AssetId`.
pub type TokenId = huxian_traits::AssetId;

/// What a market operation may do. Shares and distances are in millionths, amounts in the family's token, times in milliseconds. Within the
/// bounds of [`Terms::check`].
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
pub struct Terms {
	/// How far off its unit the mean price makes it begin.
	pub enter: Ppm,
	/// How far off its unit it leaves the price.
	pub leave: Ppm,
	/// How far the last block's price may be off the mean when it acts.
	pub calm: Ppm,
	/// The window of the mean.
	pub window: Moment,
	/// It never owes more than this.
	pub mint_cap: Balance,
	/// The part of the supply that it may owe more within an hour.
	pub expand_share: Ppm,
	/// The part of the supply that it may take back within an hour.
	pub reduce_share: Ppm,
	/// The time between two expansions.
	pub cooldown: Moment,
	/// The least that a trade may bring, of what it gives away at its unit.
	pub least_out: Ppm,
	/// The part of the pool that may be its own.
	pub pool_share: Ppm,
	/// The part of the supply that stays behind the door.
	pub liquid_share: Ppm,
	/// It does not expand while less than this stands behind a token.
	pub backing_floor: Ppm,
	/// It does not expand while the larger side of the pool is more than this of it.
	pub tilt: Ppm,
	/// How far under its guide price the pool is when its shares are valued.
	pub floor: Ppm,
	/// What its debt may be above what it has at the floor.
	pub tolerance: Ppm,
	/// It does nothing smaller than this; at least what the door takes at once.
	pub least_step: Balance,
	/// What it takes out through the door leaves at least this of an external's debt.
	pub left_debt: Balance,
}

impl Terms {
	/// The terms of the specification, with a cap, the smallest step and the debt that stays.
	pub const fn standard(mint_cap: Balance, least_step: Balance, left_debt: Balance) -> Self {
		Self {
			enter: 1_000,
			leave: 500,
			calm: 500,
			window: 600_000,
			mint_cap,
			expand_share: 2_500,
			reduce_share: 50_000,
			cooldown: 60_000,
			least_out: 995_000,
			pool_share: 500_000,
			liquid_share: 600_000,
			backing_floor: 990_000,
			tilt: 800_000,
			floor: 30_000,
			tolerance: 10_000,
			least_step,
			left_debt,
		}
	}

	/// Whether an operation may expand by these terms when or as far as it may not by those; or whether what rules its way back is another, be it
	/// more or less: by standing in its way people lose as well.
	pub fn is_looser_than(&self, before: &Self) -> bool {
		// Named one by one, so that a new term is not forgotten here.
		let Self {
			enter,
			leave,
			calm,
			window,
			mint_cap,
			expand_share,
			reduce_share,
			cooldown,
			least_out,
			pool_share,
			liquid_share,
			backing_floor,
			tilt,
			floor,
			tolerance,
			least_step,
			left_debt,
		} = *self;
		let is_another_way_back = enter != before.enter
			|| leave != before.leave
			|| calm != before.calm
			|| window != before.window
			|| reduce_share != before.reduce_share
			|| least_out != before.least_out
			|| liquid_share != before.liquid_share
			|| floor != before.floor
			|| tolerance != before.tolerance
			|| least_step != before.least_step
			|| left_debt != before.left_debt;
		let expands_more = mint_cap > before.mint_cap
			|| expand_share > before.expand_share
			|| pool_share > before.pool_share
			|| tilt > before.tilt
			|| cooldown < before.cooldown
			|| backing_floor < before.backing_floor;
		is_another_way_back || expands_more
	}

	/// Whether terms like these may be set.
	///
	/// | term | bounds |
	/// |---|---|
	/// | `leave` | 0.01 % at least, below `enter` |
	/// | `enter` | at most 2 % |
	/// | `calm` | 0.01 % to `enter` |
	/// | `window` | a minute to a day |
	/// | `expand_share` | at most 5 % |
	/// | `reduce_share` | `expand_share` to 25 % |
	/// | `cooldown` | at most a day |
	/// | `least_out` | 95 % to 100 % |
	/// | `pool_share` | at most 75 % |
	/// | `liquid_share` | 50 % to 100 % |
	/// | `backing_floor` | 95 % to 100 % |
	/// | `tilt` | 60 % to 90 % |
	/// | `floor` | 1 % to 20 % |
	/// | `tolerance` | at most 2 % |
	/// | `least_step` | above 0 |
	pub fn check(&self) -> bool {
		(100..self.enter).contains(&self.leave)
			&& self.enter <= 20_000
			&& (100..=self.enter).contains(&self.calm)
			&& (60_000..=86_400_000).contains(&self.window)
			&& self.expand_share <= 50_000
			&& (self.expand_share..=250_000).contains(&self.reduce_share)
			&& self.cooldown <= 86_400_000
			&& (950_000..=WHOLE).contains(&self.least_out)
			&& self.pool_share <= 750_000
			&& (500_000..=WHOLE).contains(&self.liquid_share)
			&& (950_000..=WHOLE).contains(&self.backing_floor)
			&& (600_000..=900_000).contains(&self.tilt)
			&& (10_000..=200_000).contains(&self.floor)
			&& self.tolerance <= 20_000
			&& self.least_step > 0
	}
}

/// Where a token stands against its unit.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum State {
	/// Above: overcollateralised, more may be minted.
	Over,
	/// Near it, or nobody knows.
	#[default]
	Equilibrium,
	/// Below: undercollateralised, some must be taken back.
	Under,
}

/// A price that was brought to `leave` is there, wherever it was rounded to.
const MARGIN: Ppm = 20;

impl State {
	/// What becomes of it at a price, in units of the family with 18 places: it changes beyond `enter`, and goes back within `leave`.
	pub fn at(self, price: u128, terms: &Terms) -> Self {
		let Deviation { below, above } = Deviation::of(price);
		match self {
			_ if above > terms.enter => Self::Over,
			_ if below > terms.enter => Self::Under,
			Self::Over if above > terms.leave.saturating_add(MARGIN) => Self::Over,
			Self::Under if below > terms.leave.saturating_add(MARGIN) => Self::Under,
			_ => Self::Equilibrium,
		}
	}
}

/// What a market operation is there for, as a committee has set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Mandate {
	/// The token that it holds at its unit; the base of the pool.
	pub family: TokenId,
	/// The pool that it works in.
	pub pool: PoolId,
	/// The quote of the pool: an external of the family.
	pub external: TokenId,
	/// What it may do.
	pub terms: Terms,
	/// Whether the guardian has stopped its expansion.
	pub paused: bool,
}

/// All that has ever come, and all that has gone.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Flow {
	/// Came.
	pub came: Balance,
	/// Went.
	pub went: Balance,
}

impl Flow {
	/// What is left; `None` when more went than came.
	pub fn left(&self) -> Option<Balance> {
		self.came.checked_sub(self.went)
	}
}

/// The kinds of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Kind {
	/// It minted, and sold or provided.
	Expanded,
	/// It took back.
	Reduced,
}

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Action {
	/// Of which kind.
	pub kind: Kind,
	/// When.
	pub at: Moment,
	/// What it minted, or burned.
	pub amount: Balance,
}

/// The books of a market operation. Everything is counted in both directions; what it has is what came less what went.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Books {
	/// What it minted.
	pub minted: Balance,
	/// What it burned.
	pub burned: Balance,
	/// The family's token, but for what it minted and burned.
	pub own: Flow,
	/// The external.
	pub external: Flow,
	/// Shares of the pool.
	pub shares: Flow,
	/// External that went to the reserve.
	pub swept: Balance,
	/// Where the token stands.
	pub state: State,
	/// What it owed more of late.
	pub expanded: Bucket,
	/// What it took back of late.
	pub reduced: Bucket,
	/// When it expanded last.
	pub expanded_at: Moment,
	/// When buying or selling came to nothing last.
	pub failed_at: Moment,
	/// When giving back came to nothing last.
	pub refused_at: Moment,
	/// What it did last.
	pub last: Option<Action>,
}

impl Books {
	/// What it owes.
	pub fn debt(&self) -> Option<Balance> {
		self.minted.checked_sub(self.burned)
	}

	/// What it has of the family's token.
	pub fn own(&self) -> Option<Balance> {
		self.minted.checked_add(self.own.came)?.checked_sub(self.own.went)?.checked_sub(self.burned)
	}
}
