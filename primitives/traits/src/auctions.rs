//! Liquidation, seen from both of its sides: burrows send slices of collateral to the auctions, and the auctions settle them with their
//! burrows.

use crate::{Balance, BurrowId};
use alloc::vec::Vec;
use frame::prelude::{DispatchError, DispatchResult};
use huxian_math::auction::{Settlement, SlicePart};
pub use huxian_queue::SliceId;

/// The auctions, as burrows see them.
///
/// HUX that is at auction belongs to the auctions' account: whoever calls has moved it there, or moves it away, in the same call.
pub trait Auctions<AccountId> {
	/// The account that holds what is at auction.
	fn account() -> AccountId;

	/// Puts slices at the back of the queue, in order; their HUX is on the account. Returns their identities.
	///
	/// Errors: when a sum does not fit.
	fn queue(slices: &[(BurrowId, SlicePart)]) -> Result<Vec<SliceId>, DispatchError>;

	/// Takes a slice of a burrow out of the queue; returns what it was. Its HUX is to be moved away, in the same call: one that fails
	/// undoes this.
	///
	/// Errors: the auctions' `UnknownSlice`, `NotQueued`.
	fn cancel(burrow: BurrowId, slice: SliceId) -> Result<SlicePart, DispatchError>;

	/// Whether a slice of the burrow was sold and its proceeds have not been settled yet.
	fn has_unsettled(burrow: BurrowId) -> bool;

	/// HUX in all slices that are not settled.
	fn at_auction() -> Balance;

	/// Takes note that `amount` of HUX was moved to the account for the providers of the kit pool, to whom it goes little by little.
	fn drip(amount: Balance) -> DispatchResult;
}

/// What a settlement came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled<AccountId> {
	/// Who owns the burrow: gets the excess.
	pub owner: AccountId,
	/// How the proceeds are shared.
	pub settlement: Settlement,
	/// Whether the burrow is out of business and still owes kit.
	pub closed_with_debt: bool,
}

/// Burrows, as the auctions see them.
pub trait Debtors<AccountId> {
	/// Settles a slice that was sold in a lot of `lot` HUX for `bid` KIT: burns what repays the debt from the account `payer`, and takes the
	/// slice off the burrow. What is left of the proceeds, the penalty and the excess, is the caller's to pay.
	fn settle(
		burrow: BurrowId,
		slice: &SlicePart,
		lot: Balance,
		bid: Balance,
		payer: &AccountId,
	) -> Result<Settled<AccountId>, DispatchError>;

	/// HUX of a burrow in slices that are not settled.
	fn at_auction(burrow: BurrowId) -> Balance;
}
