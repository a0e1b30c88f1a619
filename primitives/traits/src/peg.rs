//! The two sides of the peg: the guard of the PSM, and the market operations that use it.

use crate::{AssetId, Balance};
use frame::prelude::{DispatchError, DispatchResult, FixedU128, Weight};
use huxian_math::peg::{Ppm, WHOLE};

/// Accounting of the market operations (AMOs), as the guard of the PSM reads it.
///
/// Amounts are in the smallest unit of the family's token.
#[doc(alias = "AmoBooks")]
pub trait AmoAccounting<AccountId> {
	/// Returns true if `who` is the account of an AMO.
	///
	/// The PSM serves such accounts without fee, queue and window: the limits of the AMO hold
	/// instead.
	fn is_operator(who: &AccountId) -> bool;

	/// Returns the amount that the AMOs of a family have minted and not burned again.
	fn debt(family: u32) -> Balance;

	/// Returns the value under stress of everything that the AMOs of a family hold.
	fn stressed_value(family: u32) -> Balance;

	/// Returns true if an AMO of the family works with `external`: then it must stay with the
	/// family.
	fn uses_external(family: u32, external: u32) -> bool;

	/// Returns the weight of [`Self::stressed_value`] for this family.
	fn stressed_value_weight(family: u32) -> Weight;

	/// Returns the maximum weight of [`Self::stressed_value`] for any family.
	fn max_stressed_value_weight() -> Weight;
}

/// A chain without market operations.
impl<AccountId> AmoAccounting<AccountId> for () {
	fn is_operator(_: &AccountId) -> bool {
		false
	}

	fn debt(_: u32) -> Balance {
		0
	}

	fn stressed_value(_: u32) -> Balance {
		0
	}

	fn uses_external(_: u32, _: u32) -> bool {
		false
	}

	fn stressed_value_weight(_: u32) -> Weight {
		Weight::zero()
	}

	fn max_stressed_value_weight() -> Weight {
		Weight::zero()
	}
}

/// The result of a swap at the PSM by an operator.
#[doc(alias = "Passed")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PsmSwap {
	/// Amount of the external that moved, in its smallest unit.
	pub external: Balance,
	/// Amount minted to, or burned from, the operator, in the family's token, without the fee.
	pub internal: Balance,
	/// Fee that was taken and given back to the operator, in the family's token.
	pub fee: Balance,
}

/// An external and its family. Amounts are in the family's token.
#[doc(alias = "Backer")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExternalInfo {
	/// Token of the family.
	pub family: u32,
	/// Decimals of the family's token.
	pub family_decimals: u8,
	/// Decimals of the external.
	pub decimals: u8,
	/// Valuation of the external in units of the family, at most 1.
	///
	/// The price of now, or the last stored one while there is no fresh price. A disabled external
	/// counts nothing.
	pub price: FixedU128,
	/// Debt of the external: minted against it less redeemed into it.
	pub debt: Balance,
	/// Debt of all externals of the family.
	pub family_debt: Balance,
	/// Supply of the family's token.
	pub supply: Balance,
}

/// The PSM as the market operations use it. Each swap is atomic.
///
/// An operator is an account of the market operations ([`AmoAccounting::is_operator`]).
#[doc(alias = "PegDoor")]
pub trait PsmAccess<AccountId> {
	/// Redeems `amount` of the family's token into `external` for the operator `who`, outside of
	/// the queue.
	///
	/// Errors: those of the PSM, and the guard's `NotOperator`.
	fn redeem(family: u32, external: u32, who: &AccountId, amount: Balance) -> Result<PsmSwap, DispatchError>;

	/// Mints the family's token against `amount` of `external` for the operator `who`, without
	/// filling a window.
	///
	/// Errors: those of the PSM (`MintingStopped` above all), and the guard's `NotOperator`.
	fn mint(family: u32, external: u32, who: &AccountId, amount: Balance) -> Result<PsmSwap, DispatchError>;

	/// Records that `amount` (in the family's token) of `external` was bought on the market.
	///
	/// The purchase counts as inflow and is never refused for a full window.
	fn record_inflow(external: u32, amount: Balance) -> DispatchResult;

	/// Returns an external and its family; `None` if it belongs to no family.
	fn external_info(external: u32) -> Option<ExternalInfo>;

	/// Returns the amount of the family's token that may still be minted against `external` now.
	///
	/// The bounds are its windows, its share, the share of its domain, and the ceilings of the PSM.
	fn room(external: u32) -> Balance;

	/// Returns true if the market operations may expand with `external`.
	///
	/// Minting against it is open, its family has not fallen, and the backing is high enough.
	fn may_expand(external: u32) -> bool;

	/// Returns the fresh price of an external in units of its family, if there is one.
	///
	/// A disabled external has none.
	fn price(external: u32) -> Option<FixedU128>;

	/// Returns the median price of the family's open externals with a fresh price, in units of the
	/// family; `None` if there is none.
	fn median_price(family: u32) -> Option<FixedU128>;

	/// Returns the backing of the family in the last block, in millionths.
	fn backing(family: u32) -> Ppm;

	/// Returns the minimum amount of a swap at the PSM, in the family's token; 0 if there is no
	/// such family.
	fn min_swap(family: u32) -> Balance;
}

/// Worth of tokens that the protocol issues against others, as pools price them.
pub trait TokenWorth {
	/// Returns the part of its unit that a whole `asset` is worth, in millionths.
	///
	/// It is the backing of a family's token, and [`WHOLE`] for any other token.
	fn worth(asset: AssetId) -> Ppm;
}

/// A chain without families.
impl TokenWorth for () {
	fn worth(_: AssetId) -> Ppm {
		WHOLE
	}
}
