//! The kit system, seen from its neighbours.

use crate::{Balance, Moment};
use frame::prelude::{DispatchError, DispatchResult};
use huxian_math::{Fixed, Prices};

/// Whether the index behind the prices is recent enough to add risk on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
	/// Minting, and withdrawing from under a debt, are safe.
	Fresh,
	/// Only what lowers risk may happen.
	Stale,
}

/// The terms on which burrows do business in this block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
	/// What debt is measured with: the higher price when kit is minted, the lower one when burrows are liquidated.
	pub prices: Prices,
	/// Units of the index that a kit stands for.
	pub quantity: Fixed,
	/// What a debt has grown by since the beginning: fees and imbalance.
	pub adjustment_index: Fixed,
	/// Whether the price behind these terms is recent, by the clock of this very block.
	pub freshness: Freshness,
}

/// The controller, as burrows see it.
pub trait Controller<AccountId> {
	/// The terms of this block.
	///
	/// Errors: the controller's `NoPriceYet` before the first quorum.
	fn terms() -> Result<Terms, DispatchError>;

	/// Mints `amount` of kit to `who` against new debt: circulating and outstanding grow by it.
	fn issue(who: &AccountId, amount: Balance) -> DispatchResult;

	/// Burns `amount` of kit of `who` against debt: circulating and outstanding shrink by it.
	fn repay(who: &AccountId, amount: Balance) -> DispatchResult;

	/// Burns `amount` of kit of `who` against nothing: circulating shrinks by it, debts do not.
	fn forfeit(who: &AccountId, amount: Balance) -> DispatchResult;

	/// Forgets `amount` of debt that nobody will pay: outstanding shrinks by it, and the imbalance that this leaves is healed by the fee.
	fn write_off(amount: Balance) -> DispatchResult;

	/// How much kit there is.
	fn circulating() -> Balance;

	/// The controller's running sum of all debts: what burrows owe together, but for rounding.
	fn outstanding() -> Balance;
}

/// What the pool of KIT and HUX holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reserves {
	/// KIT in the pool.
	pub kit: Balance,
	/// HUX in the pool.
	pub hux: Balance,
}

/// The market for kit, as the controller sees it.
pub trait KitMarket<AccountId> {
	/// What the pool holds now; `None` when there is no pool or it is empty.
	fn reserves() -> Option<Reserves>;
	/// The account that holds the pool's reserves: what is minted to it belongs to the liquidity providers.
	fn pool_account() -> Option<AccountId>;
}

/// The clock of the chain.
pub trait Clock {
	/// Milliseconds since 1970 by the last timestamp set: in a call that of this block, in `on_initialize` that of the parent.
	fn now() -> Moment;
}
