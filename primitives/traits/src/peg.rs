//! The peg, seen from both sides of its door: the guard of the stability module, and the market operations.

use crate::Balance;
use frame::prelude::{DispatchError, DispatchResult, FixedU128, Weight};

/// The books of the market operations, as the guard sees them.
pub trait AmoBooks<AccountId> {
	/// Whether `who` is an account of the market operations: the door lets it pass, its own limits hold.
	fn is_operator(who: &AccountId) -> bool;

	/// What they have minted of a family's token, and not burned again.
	fn debt(family: u32) -> Balance;

	/// What they have for it, in the family's token: what can be had in a bad moment.
	fn assets_at_floor(family: u32) -> Balance;

	/// Whether any of a family's works with `external`: then it must stay with the family.
	fn work_with(family: u32, external: u32) -> bool;

	/// What finding out what they have costs.
	fn assets_weight(family: u32) -> Weight;

	/// What finding it out can cost at the most, for any family.
	fn heaviest_assets() -> Weight;
}

/// There are no market operations.
impl<AccountId> AmoBooks<AccountId> for () {
	fn is_operator(_: &AccountId) -> bool {
		false
	}

	fn debt(_: u32) -> Balance {
		0
	}

	fn assets_at_floor(_: u32) -> Balance {
		0
	}

	fn work_with(_: u32, _: u32) -> bool {
		false
	}

	fn assets_weight(_: u32) -> Weight {
		Weight::zero()
	}

	fn heaviest_assets() -> Weight {
		Weight::zero()
	}
}

/// What a passage through the door came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed {
	/// What was moved of the other token, in its unit.
	pub external: Balance,
	/// What was minted to, or burned from, the operator, in the family's token; its fee is not among it.
	pub internal: Balance,
	/// The fee, which has come back to the operator from the reserve account.
	pub fee: Balance,
}

/// A token behind a family, and the family, as the market operations see them. Amounts are in the family's token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backer {
	/// The family.
	pub family: u32,
	/// Decimals of the family's token.
	pub family_decimals: u8,
	/// Decimals of the external.
	pub decimals: u8,
	/// What the external counts as, in units of the family: its price, or the last one that was noted; at most one.
	pub price: FixedU128,
	/// What was minted against it and not redeemed into it again.
	pub debt: Balance,
	/// The same for all externals of the family.
	pub family_debt: Balance,
	/// The supply of the family's token.
	pub supply: Balance,
}

/// The door of the stability module, as the market operations see it. Each passage happens as a whole or not at all.
pub trait PegDoor<AccountId> {
	/// `who`, an operator, redeems `amount` of the family's token into `external`; waits in no queue.
	///
	/// Errors: those of the stability module; the guard's `NotOperator`.
	fn take_out(family: u32, external: u32, who: &AccountId, amount: Balance) -> Result<Passed, DispatchError>;

	/// `who`, an operator, mints the family's token against `amount` of `external`; fills no window.
	///
	/// Errors: those of the stability module, `MintingStopped` above all; the guard's `NotOperator`.
	fn put_in(family: u32, external: u32, who: &AccountId, amount: Balance) -> Result<Passed, DispatchError>;

	/// Takes note that `amount` (in the family's token) of `external` was bought on the market: it counts as inflow, and is
	/// never refused.
	fn count_in(external: u32, amount: Balance) -> DispatchResult;

	/// An external and its family; `None` when it belongs to none.
	fn backer(external: u32) -> Option<Backer>;

	/// What may still be minted against `external` now, in the family's token: by its windows, its share and that of its domain, and the
	/// ceilings of the stability module.
	fn room(external: u32) -> Balance;

	/// Whether more may be put to work with `external`: minting against it is open, its family has not fallen and is
	/// backed well enough.
	fn may_expand(external: u32) -> bool;

	/// What an external costs now, in units of its family; `None` when nobody knows, or it belongs to none.
	fn price(external: u32) -> Option<FixedU128>;

	/// The median price of the family's tokens that are open and fresh, in units of the family; `None` when there is none.
	fn signal(family: u32) -> Option<FixedU128>;

	/// What stood behind a token of the family in the last block, in millionths.
	fn backing(family: u32) -> u32;
}
