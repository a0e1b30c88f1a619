//! Tokens, holdings, and trades in pools and at the PSM. Amounts are whole tokens.

use super::external_market::{ExternalMarket, DOLLARS};
use crate::chain::BlockBuilder;
use huxian_runtime::{
	constants::token::{CUSDC, CUSDT, PAN, XAU},
	AccountId, Assets, Balance, PegGuard, Runtime,
};
use huxian_traits::PoolId;
use polkadot_sdk::{
	frame_support::traits::{
		fungibles::{Inspect, Mutate},
		tokens::{Fortitude, Precision, Preservation},
	},
	pallet_psm,
	sp_runtime::{DispatchError, Permill},
};

/// Pool PAN/cUSDC of the development chain.
pub const DOLLAR_POOL: PoolId = 0;
/// Pool cUSDT/cUSDC of the development chain.
pub const PAIR_POOL: PoolId = 1;
/// Pool cUSDC/XAU of the development chain.
pub const GOLD_POOL: PoolId = 3;

/// Returns the decimals of a token.
fn decimals(asset: u32) -> i32 {
	if asset == PAN {
		18
	} else {
		6
	}
}

/// Converts whole tokens to units; 0 for an amount of zero or below.
pub fn units(asset: u32, whole: f64) -> Balance {
	(whole * 10_f64.powi(decimals(asset))) as Balance
}

/// Converts units to whole tokens.
pub fn whole(asset: u32, units: Balance) -> f64 {
	units as f64 / 10_f64.powi(decimals(asset))
}

/// Returns the balance of an account, in whole tokens.
pub fn balance(asset: u32, who: &AccountId) -> f64 {
	whole(asset, Assets::balance(asset, who))
}

/// Returns the supply of PAN, in units.
pub fn issuance() -> Balance {
	<Assets as Inspect<AccountId>>::total_issuance(PAN)
}

/// Converts whole tokens to units, at most the balance: floating point may exceed it.
fn at_most(asset: u32, whole: f64, who: &AccountId) -> Balance {
	units(asset, whole).min(Assets::balance(asset, who))
}

/// Mints tokens to an account.
pub fn fund(asset: u32, who: &AccountId, amount: f64) {
	let brought = <Assets as Mutate<AccountId>>::mint_into(asset, who, units(asset, amount));
	debug_assert!(brought.is_ok());
}

/// Transfers PAN of the holders.
pub fn transfer_pan(holders: &AccountId, to: &AccountId, amount: f64) {
	let given = <Assets as Mutate<AccountId>>::transfer(PAN, holders, to, units(PAN, amount), Preservation::Expendable);
	debug_assert!(given.is_ok());
}

/// Exchanges the whole balance of a token for another one, at the prices of the external market.
pub fn exchange(who: &AccountId, from: u32, into: u32, market: &ExternalMarket) {
	let amount = Assets::balance(from, who);
	if from == into || amount == 0 {
		return;
	}
	let (exact, polite) = (Precision::Exact, Fortitude::Polite);
	let left = <Assets as Mutate<AccountId>>::burn_from(from, who, amount, Preservation::Expendable, exact, polite);
	if left.is_ok() {
		fund(into, who, whole(from, amount) * market.price(from) / market.price(into));
	}
}

/// Sells whole tokens to a pool, for at least `least` of the other token.
pub fn swap(
	builder: &mut BlockBuilder,
	who: &AccountId,
	pool: PoolId,
	(asset_in, amount): (u32, f64),
	(asset_out, least): (u32, f64),
) -> Result<(), DispatchError> {
	let (amount_in, min_out) = (at_most(asset_in, amount, who), units(asset_out, least).max(1));
	builder.submit(who, pallet_pmm::Call::<Runtime>::swap_exact_in { pool, asset_in, amount_in, min_out })
}

/// Mints PAN against whole dollars.
pub fn mint(builder: &mut BlockBuilder, who: &AccountId, external: u32, amount: f64) -> Result<(), DispatchError> {
	let external_amount = at_most(external, amount, who);
	let call = pallet_psm::Call::<Runtime>::mint {
		internal_asset: PAN,
		external_asset: external,
		external_amount,
		max_fee: Permill::from_percent(2),
	};
	builder.submit(who, call)
}

/// Redeems whole PAN.
pub fn redeem(builder: &mut BlockBuilder, who: &AccountId, external: u32, amount: f64) -> Result<(), DispatchError> {
	let call = pallet_psm::Call::<Runtime>::redeem {
		internal_asset: PAN,
		external_asset: external,
		internal_amount: at_most(PAN, amount, who),
		max_fee: Permill::from_percent(100),
	};
	builder.submit(who, call)
}

/// Holdings of an account, in whole tokens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Holdings([f64; 6]);

impl Holdings {
	const TOKENS: [u32; 6] = [PAN, CUSDT, CUSDC, 10_000, 10_001, XAU];

	/// Returns the holdings of an account.
	pub fn of(who: &AccountId) -> Self {
		Self(Self::TOKENS.map(|asset| balance(asset, who)))
	}

	/// Returns the gain since `before` in dollars, while a PAN costs `pan` dollars.
	pub fn gain(&self, before: &Self, market: &ExternalMarket, pan: f64) -> f64 {
		let price = |asset: u32| if asset == PAN { pan } else { market.price(asset) };
		let gain = |((now, before), asset): ((f64, f64), u32)| (now - before) * price(asset);
		self.0.into_iter().zip(before.0).zip(Self::TOKENS).map(gain).sum()
	}
}

/// Fees and limits of the PSM for an external.
#[derive(Clone, Copy, Debug)]
pub struct PsmQuote {
	pub asset: u32,
	/// Fee of minting, as a part of the amount.
	pub mint_fee: f64,
	/// Fee of redeeming, as a part of the amount.
	pub redeem_fee: f64,
	/// PAN that can be redeemed into it.
	pub redeemable: f64,
}

impl PsmQuote {
	/// Returns the quotes of all externals.
	pub fn all() -> Vec<Self> {
		let psm = |asset: &u32| {
			let external = pallet_peg_guard::Externals::<Runtime>::get(asset)?;
			let part = |millionths: u32| f64::from(millionths) / 1e6;
			Some(Self {
				asset: *asset,
				mint_fee: part(external.fees.mint),
				redeem_fee: part(external.fees.redeem),
				redeemable: whole(PAN, external.debt()?),
			})
		};
		DOLLARS.iter().filter_map(psm).collect()
	}

	/// Returns the most dollars that one mint may take, and its fee; `None` if it takes none.
	pub fn mintable(&self) -> Option<(f64, f64)> {
		let quote = PegGuard::view_quote_mint(PAN, self.asset, units(self.asset, 1.0))?;
		let most = whole(self.asset, quote.max_mint?);
		(quote.succeeds && most >= 1.0).then_some((most, f64::from(quote.fee_rate) / 1e6))
	}
}
