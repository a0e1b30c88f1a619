//! The extension point: an operation is a way of holding a token at its peg.
//!
//! `step` decides when an operation acts and how much it may move. It books the result and
//! undoes a step that breaks a rule. An operation decides how the amount is moved. So a further
//! kind cannot forget a limit.

mod pool;

pub(crate) use pool::PoolOperation;

use crate::{limits::ExpandRoom, market_view::MarketView, pallet::*, trader::Trader, types::*};
use frame::prelude::*;
use huxian_traits::Balance;

/// A kind of market operation.
///
/// Implementations have no state of their own: the [`Trader`] brings the ledger and the acts.
pub(crate) trait Operation<T: Config> {
	/// Observes the market of `amo`, while its ledger says `state`.
	///
	/// Errors: `NoPrice`.
	fn observe(&self, amo: &AmoInfo, state: PegState) -> Result<MarketView, Error<T>>;

	/// Mints at most `room`, and puts the proceeds to work.
	///
	/// The step fails afterwards unless the value under stress covers the debt.
	///
	/// Errors: `NothingToDo`, and those of the market and the PSM.
	#[doc(alias = "decollateralise")]
	fn expand(&self, trader: &mut Trader<T>, market: &MarketView, room: ExpandRoom) -> Result<Outcome, DispatchError>;

	/// Buys the token back and burns it, at most `room` of it.
	///
	/// The step fails afterwards if the debt has grown.
	///
	/// Errors: `NothingToDo`, and those of the market.
	#[doc(alias = "recollateralise")]
	fn contract(&self, trader: &mut Trader<T>, market: &MarketView, room: Balance) -> Result<Outcome, DispatchError>;

	/// Moves external worth at most `room` to the PSM, at any price of the token.
	///
	/// Errors: `NothingToDo`, and those of the market.
	fn restore_psm(&self, trader: &mut Trader<T>, room: Balance) -> Result<Outcome, DispatchError>;
}

/// The result of an operation, in the family's token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
	/// Amount minted by an expansion, or burned by a contraction.
	pub amount: Balance,
	/// Part of `amount` that fills the hourly limit: growth of the debt, or all that was burned.
	pub charged: Balance,
}

impl Outcome {
	/// Returns the outcome of burning `amount`.
	pub const fn burned(amount: Balance) -> Self {
		Self { amount, charged: amount }
	}
}
