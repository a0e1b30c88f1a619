//! Holders of kit other than bidders: they trade the pool toward the value of kit.

use super::{
	borrowers::{kit_balance, setup_error},
	settings::Settings,
};
use crate::chain::{account, coins, units, BlockBuilder};
use anyhow::Result;
use huxian_runtime::{
	adapters::KitPool, configs::tokens::SwapFee, constants::token::KIT, AccountId, AssetKind, Balance, Balances,
	Runtime,
};
use huxian_traits::kit::KitMarket;
use polkadot_sdk::pallet_asset_conversion;

/// Distance of the price from the value of kit beyond which they trade, as a part: the fee of the
/// pool and a small profit.
const BAND: f64 = 0.003;
/// Fee of the pool, as a part of a trade.
const FEE: f64 = SwapFee::get().deconstruct() as f64 / 1e6;
/// HUX of the traders, over the value of all kit at first.
pub const WEALTH: f64 = 3.0;

/// All holders of kit other than bidders, in one account.
pub struct Traders {
	pub account: AccountId,
	/// KIT that they sell in an hour.
	hourly: f64,
	/// KIT that they would sell now.
	ready: f64,
}

/// Reserves of the pool, in coins.
#[derive(Clone, Copy)]
pub struct Pool {
	pub kit: f64,
	pub hux: f64,
}

impl Pool {
	/// Reads the pool; `None` while it is empty.
	pub fn read() -> Option<Self> {
		KitPool::reserves().map(|reserves| Self { kit: coins(reserves.kit), hux: coins(reserves.hux) })
	}

	/// Returns the price, in HUX per KIT.
	pub fn price(&self) -> f64 {
		self.hux / self.kit
	}

	/// Returns the HUX to sell until kit costs `price`; zero or less if it costs that or more.
	pub fn hux_to_reach(&self, price: f64) -> f64 {
		((self.kit * self.hux * price).sqrt() - self.hux) / (1.0 - FEE)
	}

	/// Returns the KIT to sell until it costs `price`; zero or less if it costs that or less.
	pub fn kit_to_reach(&self, price: f64) -> f64 {
		((self.kit * self.hux / price).sqrt() - self.kit) / (1.0 - FEE)
	}
}

impl Traders {
	/// Returns the traders for a supply of `supply` KIT.
	pub fn new(settings: &Settings, supply: f64) -> Self {
		Self { account: account("traders", 0), hourly: settings.selling * supply, ready: 0.0 }
	}

	/// Adds `kit`, and HUX at `price`, to the pool.
	pub fn fill_pool(&self, builder: &mut BlockBuilder, kit: Balance, price: f64) -> Result<()> {
		let call = pallet_asset_conversion::Call::<Runtime>::add_liquidity {
			asset1: Box::new(AssetKind::Native),
			asset2: Box::new(AssetKind::WithId(KIT)),
			amount1_desired: units(coins(kit) * price),
			amount2_desired: kit,
			amount1_min: 0,
			amount2_min: 0,
			mint_to: self.account.clone(),
		};
		builder.submit(&self.account, call).map_err(setup_error)
	}

	/// Trades, while a KIT is worth `worth` HUX, `seconds` after the last time.
	pub fn act(&mut self, builder: &mut BlockBuilder, worth: f64, seconds: f64) {
		self.ready = (self.ready + self.hourly * seconds / 3_600.0).min(self.hourly);
		let Some(pool) = Pool::read() else { return };
		let (low, high) = (worth * (1.0 - BAND), worth * (1.0 + BAND));
		if pool.price() < low {
			let wealth = coins(Balances::free_balance(&self.account)) - 1.0;
			swap(builder, &self.account, AssetKind::Native, pool.hux_to_reach(low).min(wealth));
		} else if pool.price() > high {
			let sold = pool.kit_to_reach(high).min(self.ready).min(coins(kit_balance(&self.account)));
			if swap(builder, &self.account, AssetKind::WithId(KIT), sold) {
				self.ready -= sold;
			}
		}
	}
}

/// Swaps `amount` coins of `given`; returns whether the swap succeeded.
pub fn swap(builder: &mut BlockBuilder, who: &AccountId, given: AssetKind, amount: f64) -> bool {
	let taken = match &given {
		AssetKind::Native => AssetKind::WithId(KIT),
		AssetKind::WithId(_) => AssetKind::Native,
	};
	if amount < 1e-3 {
		return false;
	}
	let call = pallet_asset_conversion::Call::<Runtime>::swap_exact_tokens_for_tokens {
		path: vec![Box::new(given), Box::new(taken)],
		amount_in: units(amount),
		amount_out_min: 1,
		send_to: who.clone(),
		keep_alive: true,
	};
	builder.try_submit(who, call)
}
