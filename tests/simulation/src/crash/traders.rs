//! The market outside of the chain, as far as the kit pool sees it: those who hold kit trade until it costs about what it is worth.

use super::{
	people::{kit_of, refused},
	settings::Settings,
};
use crate::world::{account, coins, units, Room};
use anyhow::Result;
use huxian_runtime::{adapters::KitPool, constants::token::KIT, AccountId, AssetKind, Balance, Balances, Runtime};
use huxian_traits::kit::KitMarket;
use polkadot_sdk::pallet_asset_conversion;

/// They trade when kit costs so much more or less than it is worth, as a part: the pool's fee and a little profit.
const BAND: f64 = 0.003;
/// What the pool keeps of a trade.
const FEE: f64 = 0.002;
/// HUX of the traders, over what all kit is worth at the beginning.
pub const WEALTH: f64 = 3.0;

/// All who hold kit and are no bidders: one account.
pub struct Traders {
	pub account: AccountId,
	/// KIT that they are ready to sell in an hour.
	hourly: f64,
	/// KIT that they are ready to sell now.
	ready: f64,
}

/// What the pool holds, in coins.
#[derive(Clone, Copy)]
pub struct Pool {
	pub kit: f64,
	pub hux: f64,
}

impl Pool {
	/// The pool now.
	pub fn read() -> Option<Self> {
		KitPool::reserves().map(|reserves| Self { kit: coins(reserves.kit), hux: coins(reserves.hux) })
	}

	/// HUX per KIT.
	pub fn price(&self) -> f64 {
		self.hux / self.kit
	}

	/// HUX to put in until kit costs `price`; zero or less when it does so already.
	pub fn hux_to_reach(&self, price: f64) -> f64 {
		((self.kit * self.hux * price).sqrt() - self.hux) / (1.0 - FEE)
	}

	/// KIT to put in until it costs `price`; zero or less when it does so already.
	pub fn kit_to_reach(&self, price: f64) -> f64 {
		((self.kit * self.hux / price).sqrt() - self.kit) / (1.0 - FEE)
	}
}

impl Traders {
	/// Those who hold the kit of a supply of `supply`.
	pub fn new(settings: &Settings, supply: f64) -> Self {
		Self { account: account("traders", 0), hourly: settings.selling * supply, ready: 0.0 }
	}

	/// Fills the pool with `kit` at the first price.
	pub fn fill_pool(&self, room: &mut Room, kit: Balance, price: f64) -> Result<()> {
		let call = pallet_asset_conversion::Call::<Runtime>::add_liquidity {
			asset1: Box::new(AssetKind::Native),
			asset2: Box::new(AssetKind::WithId(KIT)),
			amount1_desired: units(coins(kit) * price),
			amount2_desired: kit,
			amount1_min: 0,
			amount2_min: 0,
			mint_to: self.account.clone(),
		};
		room.submit(&self.account, call).map_err(refused)
	}

	/// Trades once a minute, while a kit is worth `worth` HUX. `seconds` have passed since the last time.
	pub fn act(&mut self, room: &mut Room, worth: f64, seconds: f64) {
		self.ready = (self.ready + self.hourly * seconds / 3_600.0).min(self.hourly);
		let Some(pool) = Pool::read() else { return };
		let (low, high) = (worth * (1.0 - BAND), worth * (1.0 + BAND));
		if pool.price() < low {
			let wealth = coins(Balances::free_balance(&self.account)) - 1.0;
			swap(room, &self.account, AssetKind::Native, pool.hux_to_reach(low).min(wealth));
		} else if pool.price() > high {
			let sold = pool.kit_to_reach(high).min(self.ready).min(coins(kit_of(&self.account)));
			if swap(room, &self.account, AssetKind::WithId(KIT), sold) {
				self.ready -= sold;
			}
		}
	}
}

/// Gives the pool so many coins of one side for what it gives of the other; returns whether it was done.
pub fn swap(room: &mut Room, who: &AccountId, given: AssetKind, amount: f64) -> bool {
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
	room.attempt(who, call)
}
