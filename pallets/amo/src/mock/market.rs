//! A pool on the curve of the real ones.

use super::*;
use huxian_math::{
	curve::{Curve, Guide, Inventory, Pmm, Side},
	mul_div_ceil, mul_div_floor, Fraction,
};
use huxian_traits::market::{AddedLiquidity, MarketState, PoolInfo, PoolMarket, PoolReserves};
use std::collections::BTreeMap;

/// The state of the pool: k = 45/10 000, a fee of a basis point.
#[derive(Clone, Copy, Default, Encode, Decode)]
pub struct Pool {
	pub inventory: Inventory,
	pub shares: Balance,
	pub paused: bool,
}

parameter_types! {
	/// In storage, so that a step that fails leaves no trace; as the next one.
	pub storage ThePool: Pool = Pool::default();
	pub storage Shares: BTreeMap<AccountId, Balance> = BTreeMap::new();
	/// TWAP of the pool; `None` while its observations do not reach back far enough.
	pub static Twap: Option<FixedU128> = None;
}

fn curve() -> Pmm {
	Pmm::new(Fraction::new(45, 10_000)).unwrap()
}

/// USD units per PAN unit: one over the price of USD.
fn guide() -> Guide {
	let price = Price::get().unwrap_or(1_000_000);
	Guide::new(1_000_000, price * 10_u128.pow(12)).unwrap()
}

/// Returns the price of the pool, in whole USD for a whole PAN.
pub fn price_of(pool: &Pool) -> FixedU128 {
	let mid = curve().mid(&curve().regress(&pool.inventory, &guide()).unwrap(), &guide()).unwrap();
	FixedU128::from_inner(mid.of_floor(10_u128.pow(30)).unwrap())
}

fn shares_of(who: &AccountId) -> Balance {
	Shares::get().get(who).copied().unwrap_or_default()
}

/// Changes the shares of an account.
fn change_shares(who: &AccountId, change: impl FnOnce(Balance) -> Balance) {
	let mut all = Shares::get();
	all.insert(who.clone(), change(shares_of(who)));
	Shares::set(&all);
}

/// Creates the pool at its guide price, with all shares for Alice.
pub fn create_pool(base: Balance, quote: Balance, shares: Balance) {
	transfer(PAN, &ALICE, &POOL_ACCOUNT, base).unwrap();
	transfer(USD, &ALICE, &POOL_ACCOUNT, quote).unwrap();
	ThePool::set(&Pool { inventory: Inventory::at_target(base, quote), shares, paused: false });
	change_shares(&ALICE, |_| shares);
}

pub struct TestMarket;
impl PoolMarket<AccountId> for TestMarket {
	fn info(pool: PoolId) -> Option<PoolInfo> {
		let info = PoolInfo { base: PAN, quote: USD, oracle_priced: true, public: true };
		match pool {
			POOL => Some(info),
			FIXED => Some(PoolInfo { oracle_priced: false, ..info }),
			PRIVATE => Some(PoolInfo { public: false, ..info }),
			OTHER => Some(PoolInfo { quote: EUR, ..info }),
			_ => None,
		}
	}

	fn reserves(_: PoolId) -> Option<PoolReserves> {
		let Pool { inventory, shares, .. } = ThePool::get();
		Some(PoolReserves { base: inventory.base, quote: inventory.quote, shares })
	}

	fn shares_of(_: PoolId, who: &AccountId) -> Balance {
		shares_of(who)
	}

	fn market_state(_: PoolId) -> Option<MarketState> {
		let pool = ThePool::get();
		if pool.paused || pool.shares == 0 || Price::get().is_none() {
			return None;
		}
		let (base, quote) = (pool.inventory.base, pool.inventory.quote * 10_u128.pow(12));
		let imbalance = mul_div_floor(base.max(quote), 1_000_000, base + quote).unwrap();
		Some(MarketState { spot: price_of(&pool), imbalance: imbalance as u32 })
	}

	fn twap(_: PoolId, _: Moment) -> Option<FixedU128> {
		Twap::get()
	}

	fn amount_until(_: PoolId, sold: u32, price: FixedU128) -> Result<Balance, DispatchError> {
		let pool = ThePool::get();
		let inventory = curve().regress(&pool.inventory, &guide()).unwrap();
		let level = FixedU128::from_rational(1_000_000, Price::get().unwrap());
		let off = price.into_inner().abs_diff(level.into_inner());
		let parts = mul_div_floor(off, 1_000_000_000, level.into_inner()).unwrap() as u32;
		let band = Fraction::new(parts, 1_000_000_000);
		let amount = match (sold == PAN, price < level) {
			(true, true) => curve().depth(&inventory, &guide(), Side::Base, band),
			(true, false) => curve().approach(&inventory, &guide(), Side::Base, band),
			(false, true) => curve().approach(&inventory, &guide(), Side::Quote, band),
			(false, false) => curve().depth(&inventory, &guide(), Side::Quote, band),
		};
		amount.map_err(|_| "no such price".into())
	}

	fn sell(
		who: &AccountId,
		_: PoolId,
		asset: u32,
		amount: Balance,
		min_out: Balance,
	) -> Result<Balance, DispatchError> {
		let mut pool = ThePool::get();
		let (sold, bought) = if asset == PAN { (Side::Base, USD) } else { (Side::Quote, PAN) };
		let inventory = curve().regress(&pool.inventory, &guide()).unwrap();
		let gross = curve().exact_in(&inventory, &guide(), sold, amount).map_err(|_| "cannot be sold")?;
		let received = gross - mul_div_ceil(gross, 1, 10_000).unwrap();
		ensure!(received >= min_out, "slippage");
		pool.inventory = inventory.traded(sold, amount, received).unwrap();
		transfer(asset, who, &POOL_ACCOUNT, amount)?;
		transfer(bought, &POOL_ACCOUNT, who, received)?;
		ThePool::set(&pool);
		Ok(received)
	}

	fn add_liquidity(
		who: &AccountId,
		_: PoolId,
		base: Balance,
		quote: Balance,
	) -> Result<AddedLiquidity, DispatchError> {
		let mut pool = ThePool::get();
		let Inventory { base: all_base, quote: all_quote, .. } = pool.inventory;
		let part = |amount: Balance, all: Balance| mul_div_floor(amount, pool.shares, all).unwrap();
		let shares = part(base, all_base).min(part(quote, all_quote));
		let share = |all: Balance| mul_div_ceil(shares, all, pool.shares).unwrap();
		let (base, quote) = (share(all_base), share(all_quote));
		transfer(PAN, who, &POOL_ACCOUNT, base)?;
		transfer(USD, who, &POOL_ACCOUNT, quote)?;
		let grown = pool.shares + shares;
		let scale = |target: Balance| mul_div_floor(target, grown, pool.shares).unwrap();
		let (base_target, quote_target) = (scale(pool.inventory.base_target), scale(pool.inventory.quote_target));
		pool.inventory = Inventory { base: all_base + base, quote: all_quote + quote, base_target, quote_target };
		pool.shares = grown;
		ThePool::set(&pool);
		change_shares(who, |before| before + shares);
		Ok(AddedLiquidity { base, quote, shares })
	}

	fn remove_liquidity(who: &AccountId, _: PoolId, shares: Balance) -> Result<(Balance, Balance), DispatchError> {
		let mut pool = ThePool::get();
		ensure!(shares_of(who) >= shares, "no such shares");
		let Inventory { base: all_base, quote: all_quote, .. } = pool.inventory;
		let share = |all: Balance| mul_div_floor(shares, all, pool.shares).unwrap();
		let (base, quote) = (share(all_base), share(all_quote));
		transfer(PAN, &POOL_ACCOUNT, who, base)?;
		transfer(USD, &POOL_ACCOUNT, who, quote)?;
		let rest = pool.shares - shares;
		let scale = |target: Balance| mul_div_floor(target, rest, pool.shares).unwrap();
		let (base_target, quote_target) = (scale(pool.inventory.base_target), scale(pool.inventory.quote_target));
		pool.inventory = Inventory { base: all_base - base, quote: all_quote - quote, base_target, quote_target };
		pool.shares = rest;
		ThePool::set(&pool);
		change_shares(who, |before| before - shares);
		Ok((base, quote))
	}

	fn withdrawable_at_guide(_: PoolId, shares: Balance) -> (Balance, Balance) {
		let pool = ThePool::get();
		let Inventory { base_target, quote_target, .. } = curve().regress(&pool.inventory, &guide()).unwrap();
		let part = |all: Balance| mul_div_floor(shares, all, pool.shares).unwrap();
		(part(base_target), part(quote_target))
	}

	fn withdrawable_under_stress(_: PoolId, shares: Balance, discount: u32) -> (Balance, Balance) {
		let pool = ThePool::get();
		let inventory = curve().regress(&pool.inventory, &guide()).unwrap();
		let sold = curve().depth(&inventory, &guide(), Side::Base, Fraction::new(discount, 1_000_000)).unwrap();
		let bought = curve().exact_in(&inventory, &guide(), Side::Base, sold).unwrap();
		let Inventory { base, quote, .. } = inventory.traded(Side::Base, sold, bought).unwrap();
		let part = |all: Balance| mul_div_floor(shares, all, pool.shares).unwrap();
		(part(base), part(quote))
	}
}
