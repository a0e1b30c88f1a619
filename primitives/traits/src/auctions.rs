//! Liquidation, from both sides: burrows queue slices of collateral, auctions settle them.

use crate::{Balance, BurrowId};
use alloc::vec::Vec;
use frame::prelude::{DispatchError, DispatchResult};
use huxian_math::auction::{Settlement, SlicePart};
pub use huxian_queue::SliceId;

/// The auctions, as burrows see them.
///
/// HUX at auction lies on the account of the auctions. The caller moves it there, or away from
/// there, in the same call.
pub trait Auctions<AccountId> {
	/// Returns the account that holds the HUX at auction.
	fn account() -> AccountId;

	/// Puts `slices` at the back of the queue, in order, and returns their identities.
	///
	/// Their HUX is on the account already. Fails when a sum does not fit.
	fn queue(slices: &[(BurrowId, SlicePart)]) -> Result<Vec<SliceId>, DispatchError>;

	/// Takes `slice` of `burrow` out of the queue and returns its content.
	///
	/// The caller moves its HUX away in the same call. If that fails, all of it is undone.
	///
	/// Fails with the pallet's `UnknownSlice` or `NotQueued`.
	fn cancel(burrow: BurrowId, slice: SliceId) -> Result<SlicePart, DispatchError>;

	/// Returns true if a slice of `burrow` was sold and its proceeds are not settled.
	fn has_unsettled(burrow: BurrowId) -> bool;

	/// Returns the HUX in all slices that are not settled.
	fn at_auction() -> Balance;

	/// Adds `amount` of HUX to the drip for the liquidity providers of the kit pool.
	///
	/// The caller has moved the HUX to the account.
	fn drip(amount: Balance) -> DispatchResult;
}

/// The result of settling a slice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled<AccountId> {
	/// Owner of the burrow, who gets the excess.
	pub owner: AccountId,
	/// Shares of the proceeds, in KIT.
	pub settlement: Settlement,
	/// True if the burrow is closed and still owes kit.
	pub closed_with_debt: bool,
}

/// The settlement of sold slices with their burrows, as the auctions see it.
#[doc(alias = "Debtors")]
pub trait BurrowSettlement<AccountId> {
	/// Settles `slice`, which was sold in a lot of `lot` HUX for `bid` KIT.
	///
	/// Takes the slice off the burrow. Burns the KIT that repays the debt from `payer`. The caller
	/// pays out the rest of the proceeds: the penalty and the excess.
	fn settle(
		burrow: BurrowId,
		slice: &SlicePart,
		lot: Balance,
		bid: Balance,
		payer: &AccountId,
	) -> Result<Settled<AccountId>, DispatchError>;

	/// Returns the HUX of `burrow` in slices that are not settled, for the checks of invariants.
	fn at_auction(burrow: BurrowId) -> Balance;
}
