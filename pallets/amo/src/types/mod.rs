//! Stored types: AMOs, their parameters, and their ledgers.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

mod params;

pub use params::{AmoParams, ParamsOutOfBounds};

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use huxian_math::{
	peg::{bucket::Bucket, fees::Deviation, Ppm},
	MathError,
};
use huxian_traits::{Balance, Moment, PoolId};
use scale_info::TypeInfo;

/// Maximum number of AMOs.
pub const MAX_AMOS: u32 = 8;

/// Number of an AMO, counted up from 0.
pub type AmoId = u32;
/// Token of `pallet-assets`. FRAME's prelude has another `AssetId`.
pub type TokenId = huxian_traits::AssetId;

/// The kind of an AMO: its way of holding a token at its peg.
///
/// A further kind needs a variant here, an implementation of `Operation`, and one line in
/// `step::operation_of`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum OperationKind {
	/// Trades and liquidity in a pool of the family's token and one of its externals.
	Pool,
}

/// An AMO, as a committee has set it up.
#[doc(alias = "Mandate")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct AmoInfo {
	/// Kind of operation.
	pub kind: OperationKind,
	/// Token that is held at its peg; the base of the pool.
	pub family: TokenId,
	/// Pool that the AMO works in.
	pub pool: PoolId,
	/// Quote of the pool: an external of the family.
	pub external: TokenId,
	/// Parameters.
	pub params: AmoParams,
	/// True while expansion is paused.
	pub paused: bool,
}

/// The price of a token relative to its peg.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum PegState {
	/// The token costs more than its peg: the AMO may expand.
	#[doc(alias = "Over")]
	AbovePeg,
	/// The token is near its peg, or its price is unknown.
	#[default]
	Equilibrium,
	/// The token costs less than its peg: the AMO contracts.
	#[doc(alias = "Under")]
	BelowPeg,
}

/// Distance by which rounding may leave a price beyond `exit_target`, in millionths.
const MARGIN: Ppm = 20;

impl PegState {
	/// Returns the state that follows at a distance of the price from the peg.
	///
	/// The state is left beyond `entry_threshold` and returns to equilibrium within `exit_target`.
	pub fn at(self, Deviation { below, above }: Deviation, params: &AmoParams) -> Self {
		match self {
			_ if above > params.entry_threshold => Self::AbovePeg,
			_ if below > params.entry_threshold => Self::BelowPeg,
			Self::AbovePeg if above > params.exit_target.saturating_add(MARGIN) => Self::AbovePeg,
			Self::BelowPeg if below > params.exit_target.saturating_add(MARGIN) => Self::BelowPeg,
			_ => Self::Equilibrium,
		}
	}
}

/// Everything that an AMO has ever received of a token, and everything that it has spent.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Flow {
	/// Sum of all receipts, in the token's smallest unit.
	pub inflow: Balance,
	/// Sum of all payments, in the token's smallest unit.
	pub outflow: Balance,
}

impl Flow {
	/// Returns the amount that is left; `None` if the outflow is larger.
	pub fn balance(&self) -> Option<Balance> {
		self.inflow.checked_sub(self.outflow)
	}

	/// Adds a receipt of `amount`.
	///
	/// Errors: `Overflow`.
	pub(crate) fn receive(&mut self, amount: Balance) -> Result<(), MathError> {
		add(&mut self.inflow, amount)
	}

	/// Adds a payment of `amount`.
	///
	/// Errors: `Overflow`.
	pub(crate) fn spend(&mut self, amount: Balance) -> Result<(), MathError> {
		add(&mut self.outflow, amount)
	}
}

/// Adds `amount` to `sum`.
///
/// Errors: `Overflow`.
pub(crate) fn add(sum: &mut Balance, amount: Balance) -> Result<(), MathError> {
	*sum = sum.checked_add(amount).ok_or(MathError::Overflow)?;
	Ok(())
}

/// The direction of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum ActionKind {
	/// More was minted than burned.
	Expanded,
	/// More was burned than minted.
	#[doc(alias = "Reduced")]
	Contracted,
}

/// A step that was executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Action {
	/// Direction of the step.
	pub kind: ActionKind,
	/// Time of the step, in milliseconds since 1970.
	pub at: Moment,
	/// Amount minted by an expansion, or burned by a contraction, in the family's token.
	pub amount: Balance,
}

/// The ledger of an AMO. Every token is counted in both directions.
#[doc(alias = "Books")]
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct AmoLedger {
	/// Amount minted since creation, in the family's token.
	pub minted: Balance,
	/// Amount burned since creation, in the family's token.
	pub burned: Balance,
	/// Flow of the family's token, without `minted` and `burned`.
	pub family: Flow,
	/// Flow of the external.
	pub external: Flow,
	/// Flow of shares of the pool.
	pub shares: Flow,
	/// External swept to the reserve since creation, in its smallest unit.
	pub swept: Balance,
	/// Price of the token relative to its peg, as the last step has found it.
	pub state: PegState,
	/// Hourly bucket of the debt's growth, in the family's token.
	pub expanded: Bucket,
	/// Hourly bucket of the amounts burned, in the family's token.
	pub contracted: Bucket,
	/// Time of the last expansion, in milliseconds since 1970.
	pub expanded_at: Moment,
	/// Time of the last expansion or contraction that failed, in milliseconds since 1970.
	pub failed_at: Moment,
	/// Time of the last failed restoration of the PSM, in milliseconds since 1970.
	pub refused_at: Moment,
	/// Last step that was executed.
	pub last_action: Option<Action>,
}

impl AmoLedger {
	/// Returns the debt: the amount minted and not burned again, in the family's token.
	///
	/// `None` if more was burned than minted.
	pub fn debt(&self) -> Option<Balance> {
		self.minted.checked_sub(self.burned)
	}

	/// Returns the balance of the family's token; `None` if more was spent than received.
	pub fn family_balance(&self) -> Option<Balance> {
		self.minted.checked_add(self.family.inflow)?.checked_sub(self.family.outflow)?.checked_sub(self.burned)
	}
}
