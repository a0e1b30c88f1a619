//! Tokens, purses, and what people do with them in pools and at the door. Amounts are whole tokens: roughly, as people reckon.

use super::outside::{Outside, DOLLARS};
use crate::world::Room;
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

/// The pools of the development chain.
pub const DOLLAR_POOL: PoolId = 0;
pub const PAIR_POOL: PoolId = 1;
pub const GOLD_POOL: PoolId = 3;

/// Decimals of a token.
fn decimals(asset: u32) -> i32 {
	if asset == PAN {
		18
	} else {
		6
	}
}

/// Whole tokens as units; nothing for what is not above zero.
pub fn units(asset: u32, whole: f64) -> Balance {
	(whole * 10_f64.powi(decimals(asset))) as Balance
}

/// Units as whole tokens.
pub fn whole(asset: u32, units: Balance) -> f64 {
	units as f64 / 10_f64.powi(decimals(asset))
}

/// What somebody has of a token, in whole ones.
pub fn balance(asset: u32, who: &AccountId) -> f64 {
	whole(asset, Assets::balance(asset, who))
}

/// The supply of PAN, in its smallest unit.
pub fn issuance() -> Balance {
	<Assets as Inspect<AccountId>>::total_issuance(PAN)
}

/// Whole tokens as units, all that somebody has at the most: whole tokens are rough.
fn at_most(asset: u32, whole: f64, who: &AccountId) -> Balance {
	units(asset, whole).min(Assets::balance(asset, who))
}

/// Gives somebody a token that comes from elsewhere.
pub fn bring(asset: u32, who: &AccountId, amount: f64) {
	let brought = <Assets as Mutate<AccountId>>::mint_into(asset, who, units(asset, amount));
	debug_assert!(brought.is_ok());
}

/// Gives somebody PAN of the holders'.
pub fn hand_over(holders: &AccountId, to: &AccountId, amount: f64) {
	let given = <Assets as Mutate<AccountId>>::transfer(PAN, holders, to, units(PAN, amount), Preservation::Expendable);
	debug_assert!(given.is_ok());
}

/// Somebody changes all he has of a token into another one outside of the chain, at what both cost there.
pub fn exchange(who: &AccountId, from: u32, into: u32, outside: &Outside) {
	let amount = Assets::balance(from, who);
	if from == into || amount == 0 {
		return;
	}
	let (exact, polite) = (Precision::Exact, Fortitude::Polite);
	let left = <Assets as Mutate<AccountId>>::burn_from(from, who, amount, Preservation::Expendable, exact, polite);
	if left.is_ok() {
		bring(into, who, whole(from, amount) * outside.price(from) / outside.price(into));
	}
}

/// Sells so many whole tokens to a pool for at least `least` whole ones of the other.
pub fn swap(
	room: &mut Room,
	who: &AccountId,
	pool: PoolId,
	(asset_in, amount): (u32, f64),
	(asset_out, least): (u32, f64),
) -> Result<(), DispatchError> {
	let (amount_in, min_out) = (at_most(asset_in, amount, who), units(asset_out, least).max(1));
	room.submit(who, pallet_pmm::Call::<Runtime>::swap_exact_in { pool, asset_in, amount_in, min_out })
}

/// Mints PAN against so many whole dollars.
pub fn mint(room: &mut Room, who: &AccountId, external: u32, amount: f64) -> Result<(), DispatchError> {
	let external_amount = at_most(external, amount, who);
	let call = pallet_psm::Call::<Runtime>::mint {
		internal_asset: PAN,
		external_asset: external,
		external_amount,
		max_fee: Permill::from_percent(2),
	};
	room.submit(who, call)
}

/// Redeems so many whole PAN.
pub fn redeem(room: &mut Room, who: &AccountId, external: u32, amount: f64) -> Result<(), DispatchError> {
	let call = pallet_psm::Call::<Runtime>::redeem {
		internal_asset: PAN,
		external_asset: external,
		internal_amount: at_most(PAN, amount, who),
		max_fee: Permill::from_percent(100),
	};
	room.submit(who, call)
}

/// What somebody has of each token, in whole ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct Purse([f64; 6]);

impl Purse {
	const TOKENS: [u32; 6] = [PAN, CUSDT, CUSDC, 10_000, 10_001, XAU];

	/// Somebody's.
	pub fn of(who: &AccountId) -> Self {
		Self(Self::TOKENS.map(|asset| balance(asset, who)))
	}

	/// What is in it more than before, at the market's prices and while a PAN costs `pan` dollars.
	pub fn gain(&self, before: &Self, outside: &Outside, pan: f64) -> f64 {
		let price = |asset: u32| if asset == PAN { pan } else { outside.price(asset) };
		let gain = |((now, before), asset): ((f64, f64), u32)| (now - before) * price(asset);
		self.0.into_iter().zip(before.0).zip(Self::TOKENS).map(gain).sum()
	}
}

/// What a swap through the door costs now, and how much of it there is.
#[derive(Clone, Copy, Debug)]
pub struct Door {
	pub asset: u32,
	/// What minting and redeeming cost, as parts.
	pub mint_fee: f64,
	pub redeem_fee: f64,
	/// PAN that can be redeemed into it.
	pub backs: f64,
}

impl Door {
	/// The door of each dollar.
	pub fn all() -> Vec<Self> {
		let door = |asset: &u32| {
			let external = pallet_peg_guard::Externals::<Runtime>::get(asset)?;
			let part = |millionths: u32| f64::from(millionths) / 1e6;
			Some(Self {
				asset: *asset,
				mint_fee: part(external.fees.mint),
				redeem_fee: part(external.fees.redeem),
				backs: whole(PAN, external.debt()?),
			})
		};
		DOLLARS.iter().filter_map(door).collect()
	}

	/// How many of the dollars may be given for PAN at once, and for which fee; `None` when none may.
	pub fn mintable(&self) -> Option<(f64, f64)> {
		let quote = PegGuard::view_quote_mint(PAN, self.asset, units(self.asset, 1.0))?;
		let most = whole(self.asset, quote.max_mint?);
		(quote.passes && most >= 1.0).then_some((most, f64::from(quote.fee_rate) / 1e6))
	}
}
