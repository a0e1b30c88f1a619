//! The kit system: the controller as burrows see it, and the market as the controller sees it.

use crate::{Balance, Moment};
use frame::prelude::{DispatchError, DispatchResult};
use huxian_math::{Fixed, Prices};

/// Freshness of the index behind the prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
	/// Recent enough to mint, and to withdraw collateral that backs a debt.
	Fresh,
	/// Too old, or disputed: only operations that lower risk are allowed.
	Stale,
}

/// Terms of this block for all burrows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "Terms")]
pub struct KitTerms {
	/// Minting and liquidation price, in HUX per KIT.
	pub prices: Prices,
	/// Quantity: units of the index that one kit represents; a fraction.
	pub quantity: Fixed,
	/// Growth of a debt since the start, by fees and imbalance; a fraction.
	pub adjustment_index: Fixed,
	/// Freshness of the prices by the clock of this very block.
	pub freshness: Freshness,
}

/// The controller, as burrows and auctions see it. Amounts are in units of 10^-12 KIT.
pub trait Controller<AccountId> {
	/// Returns the terms of this block.
	///
	/// Fails with the controller's `NoPriceYet` before the first quorum of the oracle.
	fn terms() -> Result<KitTerms, DispatchError>;

	/// Mints `amount` of kit to `who` against new debt. Circulating and outstanding kit grow by it.
	fn issue(who: &AccountId, amount: Balance) -> DispatchResult;

	/// Burns `amount` of kit of `who` against debt. Circulating and outstanding kit shrink by it.
	fn repay(who: &AccountId, amount: Balance) -> DispatchResult;

	/// Burns `amount` of kit of `who` against no debt. Only circulating kit shrinks by it.
	fn forfeit(who: &AccountId, amount: Balance) -> DispatchResult;

	/// Removes `amount` of debt that nobody will pay from outstanding kit.
	///
	/// More kit circulates than is owed after it; the imbalance fee restores the balance.
	fn write_off(amount: Balance) -> DispatchResult;

	/// Returns the supply of kit, exactly.
	fn circulating() -> Balance;

	/// Returns the running sum of all debts, exact but for rounding.
	fn outstanding() -> Balance;

	/// Returns the kit that nobody owes: circulating kit and waiting fees less all debts.
	///
	/// Zero if more is owed. A fee counts from its accrual, because its debt does too.
	fn unowed() -> Balance;
}

/// Reserves of the pool of KIT and HUX.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reserves {
	/// Kit in the pool, in units of 10^-12 KIT.
	pub kit: Balance,
	/// HUX in the pool, in units of 10^-12 HUX.
	pub hux: Balance,
}

/// The market for kit, as the controller sees it.
pub trait KitMarket<AccountId> {
	/// Returns the reserves of the pool; `None` if there is no pool or it is empty.
	fn reserves() -> Option<Reserves>;

	/// Returns the account of the pool. Kit minted to it belongs to the liquidity providers.
	fn pool_account() -> Option<AccountId>;
}

/// Access to kit for those who buy at auctions.
pub trait KitAccess {
	/// Returns true if kit can be had: its pool trades, and kit can be moved and bid.
	///
	/// Reads a bounded number of entries.
	fn is_open() -> bool;
}

/// The clock of the chain.
pub trait Clock {
	/// Returns the last timestamp set, in milliseconds since 1970.
	///
	/// In a call it is that of this block, in `on_initialize` that of the parent block.
	fn now() -> Moment;
}
