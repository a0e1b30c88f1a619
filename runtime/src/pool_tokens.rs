//! Tokens and shares of the pools of `asset_conversion`.
//!
//! A disabled external cannot be sold to these pools, and pays no fees ([`PoolTokens`]). Its
//! providers can leave.
//!
//! Anybody can send tokens to the account of a pool. Two rules keep such gifts harmless:
//!
//! - A pool without shares counts as empty, although its account has tokens ([`PoolTokens`]). So a
//!   gift sets no price, and the first deposit goes in as its provider wants.
//! - The first deposit must be worth something, and locks [`LOCKED_SHARES`] for ever
//!   ([`PoolShares`]). So no gift makes a share too dear for later deposits.

use crate::{
	configs::{
		kit::Kit,
		tokens::{AllTokens, Hux, PoolLocator},
	},
	AccountId, AssetKind, Balance, PegGuard, PoolAssets, Runtime,
};
use frame_support::{
	ensure, storage_alias,
	traits::{
		fungibles::{self, Balanced, Create, Inspect, Mutate, Refund, Unbalanced},
		tokens::{DepositConsequence, Fortitude, Precision, Preservation, Provenance, WithdrawConsequence},
		AccountTouch,
	},
};
use pallet_asset_conversion::{PoolLocator as _, Pools};
use polkadot_sdk::*;
use sp_runtime::{DispatchError, DispatchResult, TokenError};

/// Shares that the first deposit of a pool locks for ever, beside those of its provider.
///
/// A later deposit must bring more than a thousand shares. So after gifts of a million HUX it must
/// bring one HUX.
pub const LOCKED_SHARES: Balance = if BENCHMARKS { 0 } else { 1_000_000_000 };
/// Minimum shares of the first deposit of a pool: the square root of the product of both amounts.
pub const MIN_FIRST_SHARES: Balance = if BENCHMARKS { 0 } else { 10_000_000_000 };
/// Minimum shares of the first deposit of the kit pool, such as 2 HUX with half a KIT.
///
/// A provider who sets a wrong price with it loses a part of it to those who trade the price back.
pub const MIN_FIRST_KIT_SHARES: Balance = if BENCHMARKS { 0 } else { 1_000_000_000_000 };

/// True in builds for benchmarks. Those of the SDK deposit less than the minimum.
const BENCHMARKS: bool = cfg!(feature = "runtime-benchmarks");

/// Writes functions that only call those of the same trait of `$inner`.
///
/// So each `impl` below shows first the functions that have a rule of their own.
macro_rules! forward {
	($inner:ty as $trait:path; $(fn $name:ident($($argument:ident: $type:ty),+ $(,)?) $(-> $result:ty)?;)+) => {
		$(fn $name($($argument: $type),+) $(-> $result)? {
			<$inner as $trait>::$name($($argument),+)
		})+
	};
}

/// HUX and all tokens, as the pools see them: a pool without shares has no tokens.
pub struct PoolTokens;

impl PoolTokens {
	/// Returns true if `who` is the account of the pool of HUX and `asset`, and it has no shares.
	///
	/// HUX is never hidden: a pool is empty already if one of its sides is.
	fn is_unopened(asset: &AssetKind, who: &AccountId) -> bool {
		if *asset == Hux::get() || PoolLocator::pool_address(&Hux::get(), asset).as_ref() != Ok(who) {
			return false;
		}
		!Self::has_shares(asset)
	}

	/// Fails if `asset` is a disabled external that leaves `who`, and `who` is not its pool.
	///
	/// Otherwise holders of a counterfeit would empty the pool of the other token.
	fn ensure_tradable(asset: &AssetKind, who: &AccountId) -> DispatchResult {
		let AssetKind::WithId(token) = asset else { return Ok(()) };
		let is_refused =
			PegGuard::is_disabled(*token) && PoolLocator::pool_address(&Hux::get(), asset).as_ref() != Ok(who);
		ensure!(!is_refused, TokenError::Frozen);
		Ok(())
	}

	/// Returns true if the pool of HUX and `asset` has shares.
	pub fn has_shares(asset: &AssetKind) -> bool {
		Pools::<Runtime>::get((Hux::get(), asset.clone()))
			.is_some_and(|pool| PoolAssets::total_issuance(pool.lp_token) > 0)
	}
}

impl Inspect<AccountId> for PoolTokens {
	type AssetId = AssetKind;
	type Balance = Balance;

	fn balance(asset: AssetKind, who: &AccountId) -> Balance {
		if Self::is_unopened(&asset, who) {
			return 0;
		}
		AllTokens::balance(asset, who)
	}

	fn can_withdraw(asset: AssetKind, who: &AccountId, amount: Balance) -> WithdrawConsequence<Balance> {
		if Self::ensure_tradable(&asset, who).is_err() {
			return WithdrawConsequence::Frozen;
		}
		AllTokens::can_withdraw(asset, who, amount)
	}

	forward! { AllTokens as Inspect<AccountId>;
		fn total_issuance(asset: AssetKind) -> Balance;
		fn active_issuance(asset: AssetKind) -> Balance;
		fn minimum_balance(asset: AssetKind) -> Balance;
		fn total_balance(asset: AssetKind, who: &AccountId) -> Balance;
		fn reducible_balance(
			asset: AssetKind,
			who: &AccountId,
			preservation: Preservation,
			force: Fortitude,
		) -> Balance;
		fn can_deposit(
			asset: AssetKind,
			who: &AccountId,
			amount: Balance,
			provenance: Provenance,
		) -> DepositConsequence;
		fn asset_exists(asset: AssetKind) -> bool;
	}
}

impl Unbalanced<AccountId> for PoolTokens {
	fn handle_dust(dust: fungibles::Dust<AccountId, Self>) {
		AllTokens::handle_dust(fungibles::Dust(dust.0, dust.1));
	}

	forward! { AllTokens as Unbalanced<AccountId>;
		fn write_balance(asset: AssetKind, who: &AccountId, amount: Balance) -> Result<Option<Balance>, DispatchError>;
		fn set_total_issuance(asset: AssetKind, amount: Balance);
		fn decrease_balance(
			asset: AssetKind,
			who: &AccountId,
			amount: Balance,
			precision: Precision,
			preservation: Preservation,
			force: Fortitude,
		) -> Result<Balance, DispatchError>;
		fn increase_balance(
			asset: AssetKind,
			who: &AccountId,
			amount: Balance,
			precision: Precision,
		) -> Result<Balance, DispatchError>;
		fn deactivate(asset: AssetKind, amount: Balance);
		fn reactivate(asset: AssetKind, amount: Balance);
	}
}

impl Mutate<AccountId> for PoolTokens {
	fn transfer(
		asset: AssetKind,
		source: &AccountId,
		dest: &AccountId,
		amount: Balance,
		preservation: Preservation,
	) -> Result<Balance, DispatchError> {
		Self::ensure_tradable(&asset, source)?;
		AllTokens::transfer(asset, source, dest, amount, preservation)
	}

	forward! { AllTokens as Mutate<AccountId>;
		fn mint_into(asset: AssetKind, who: &AccountId, amount: Balance) -> Result<Balance, DispatchError>;
		fn burn_from(
			asset: AssetKind,
			who: &AccountId,
			amount: Balance,
			preservation: Preservation,
			precision: Precision,
			force: Fortitude,
		) -> Result<Balance, DispatchError>;
		fn shelve(asset: AssetKind, who: &AccountId, amount: Balance) -> Result<Balance, DispatchError>;
		fn restore(asset: AssetKind, who: &AccountId, amount: Balance) -> Result<Balance, DispatchError>;
		fn set_balance(asset: AssetKind, who: &AccountId, amount: Balance) -> Balance;
	}
}

impl Balanced<AccountId> for PoolTokens {
	type OnDropCredit = <AllTokens as Balanced<AccountId>>::OnDropCredit;
	type OnDropDebt = <AllTokens as Balanced<AccountId>>::OnDropDebt;

	fn withdraw(
		asset: AssetKind,
		who: &AccountId,
		value: Balance,
		precision: Precision,
		preservation: Preservation,
		force: Fortitude,
	) -> Result<fungibles::Credit<AccountId, Self>, DispatchError> {
		Self::ensure_tradable(&asset, who)?;
		AllTokens::withdraw(asset, who, value, precision, preservation, force)
	}

	forward! { AllTokens as Balanced<AccountId>;
		fn rescind(asset: AssetKind, amount: Balance) -> fungibles::Debt<AccountId, Self>;
		fn issue(asset: AssetKind, amount: Balance) -> fungibles::Credit<AccountId, Self>;
		fn deposit(
			asset: AssetKind,
			who: &AccountId,
			value: Balance,
			precision: Precision,
		) -> Result<fungibles::Debt<AccountId, Self>, DispatchError>;
		fn resolve(
			who: &AccountId,
			credit: fungibles::Credit<AccountId, Self>,
		) -> Result<(), fungibles::Credit<AccountId, Self>>;
		fn settle(
			who: &AccountId,
			debt: fungibles::Debt<AccountId, Self>,
			preservation: Preservation,
		) -> Result<fungibles::Credit<AccountId, Self>, fungibles::Debt<AccountId, Self>>;
	}
}

impl AccountTouch<AssetKind, AccountId> for PoolTokens {
	type Balance = Balance;

	forward! { AllTokens as AccountTouch<AssetKind, AccountId>;
		fn deposit_required(asset: AssetKind) -> Balance;
		fn should_touch(asset: AssetKind, who: &AccountId) -> bool;
		fn touch(asset: AssetKind, who: &AccountId, depositor: &AccountId) -> DispatchResult;
	}
}

impl Refund<AccountId> for PoolTokens {
	type AssetId = AssetKind;
	type Balance = Balance;

	forward! { AllTokens as Refund<AccountId>;
		fn deposit_held(asset: AssetKind, who: AccountId) -> Option<(AccountId, Balance)>;
		fn refund(asset: AssetKind, who: AccountId) -> DispatchResult;
	}
}

/// The pool whose first shares are being minted. It is set for the time of one deposit only.
#[storage_alias]
type Opening = StorageValue<PoolSharesOf, u32, frame_support::pallet_prelude::OptionQuery>;

/// Shares of the pools. The first ones of a pool are locked, and its first deposit has a minimum.
pub struct PoolShares;

impl PoolShares {
	/// Returns the minimum shares of the first deposit of the pool with the shares `id`.
	fn min_first_shares(id: u32) -> Balance {
		match Pools::<Runtime>::get((Hux::get(), Kit::get())) {
			Some(pool) if pool.lp_token == id => MIN_FIRST_KIT_SHARES,
			_ => MIN_FIRST_SHARES,
		}
	}
}

impl Inspect<AccountId> for PoolShares {
	type AssetId = u32;
	type Balance = Balance;

	forward! { PoolAssets as Inspect<AccountId>;
		fn total_issuance(id: u32) -> Balance;
		fn minimum_balance(id: u32) -> Balance;
		fn total_balance(id: u32, who: &AccountId) -> Balance;
		fn balance(id: u32, who: &AccountId) -> Balance;
		fn reducible_balance(id: u32, who: &AccountId, preservation: Preservation, force: Fortitude) -> Balance;
		fn can_deposit(id: u32, who: &AccountId, amount: Balance, provenance: Provenance) -> DepositConsequence;
		fn can_withdraw(id: u32, who: &AccountId, amount: Balance) -> WithdrawConsequence<Balance>;
		fn asset_exists(id: u32) -> bool;
	}
}

impl Unbalanced<AccountId> for PoolShares {
	fn handle_dust(dust: fungibles::Dust<AccountId, Self>) {
		PoolAssets::handle_dust(fungibles::Dust(dust.0, dust.1));
	}

	forward! { PoolAssets as Unbalanced<AccountId>;
		fn write_balance(id: u32, who: &AccountId, amount: Balance) -> Result<Option<Balance>, DispatchError>;
		fn set_total_issuance(id: u32, amount: Balance);
		fn decrease_balance(
			id: u32,
			who: &AccountId,
			amount: Balance,
			precision: Precision,
			preservation: Preservation,
			force: Fortitude,
		) -> Result<Balance, DispatchError>;
		fn increase_balance(
			id: u32,
			who: &AccountId,
			amount: Balance,
			precision: Precision,
		) -> Result<Balance, DispatchError>;
	}
}

impl Mutate<AccountId> for PoolShares {
	/// Mints shares. `asset_conversion` mints twice for a first deposit: to the pool itself, then
	/// to the provider.
	fn mint_into(id: u32, who: &AccountId, amount: Balance) -> Result<Balance, DispatchError> {
		if PoolAssets::total_issuance(id) == 0 {
			Opening::put(id);
			return <PoolAssets as Mutate<AccountId>>::mint_into(id, who, amount.max(LOCKED_SHARES));
		}
		if Opening::take() == Some(id) {
			ensure!(amount >= Self::min_first_shares(id), TokenError::BelowMinimum);
		}
		<PoolAssets as Mutate<AccountId>>::mint_into(id, who, amount)
	}

	forward! { PoolAssets as Mutate<AccountId>;
		fn burn_from(
			id: u32,
			who: &AccountId,
			amount: Balance,
			preservation: Preservation,
			precision: Precision,
			force: Fortitude,
		) -> Result<Balance, DispatchError>;
		fn transfer(
			id: u32,
			source: &AccountId,
			dest: &AccountId,
			amount: Balance,
			preservation: Preservation,
		) -> Result<Balance, DispatchError>;
	}
}

impl Create<AccountId> for PoolShares {
	forward! { PoolAssets as Create<AccountId>;
		fn create(id: u32, admin: AccountId, is_sufficient: bool, min_balance: Balance) -> DispatchResult;
	}
}

impl AccountTouch<u32, AccountId> for PoolShares {
	type Balance = Balance;

	forward! { PoolAssets as AccountTouch<u32, AccountId>;
		fn deposit_required(id: u32) -> Balance;
		fn should_touch(id: u32, who: &AccountId) -> bool;
		fn touch(id: u32, who: &AccountId, depositor: &AccountId) -> DispatchResult;
	}
}

impl Refund<AccountId> for PoolShares {
	type AssetId = u32;
	type Balance = Balance;

	forward! { PoolAssets as Refund<AccountId>;
		fn deposit_held(id: u32, who: AccountId) -> Option<(AccountId, Balance)>;
		fn refund(id: u32, who: AccountId) -> DispatchResult;
	}
}
