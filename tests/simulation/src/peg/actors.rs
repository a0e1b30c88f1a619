//! Arbitrageurs: they trade the price back through the pool and the PSM, two blocks late.

use super::{
	external_market::ExternalMarket,
	pool_model::PoolModel,
	scenario::{Actors, Scenario},
	tokens::{balance, exchange, fund, mint, redeem, swap, Holdings, PsmQuote, DOLLAR_POOL},
};
use crate::chain::{account, BlockBuilder};
use huxian_runtime::{
	constants::token::{CUSDC, PAN},
	AccountId,
};

/// Initial capital, in dollars.
pub const CAPITAL: f64 = 250_000.0;
/// Smallest trade, in dollars.
const MIN_TRADE: f64 = 10.0;
/// Maximum number of mints in a block: each is one step of the fee.
const MAX_MINTS: u32 = 12;

/// All arbitrageurs, in one account.
pub struct Arbitrageurs {
	account: AccountId,
	/// Distance of the price from a dollar beyond which they act, as a part of it.
	threshold: f64,
	/// True if they mint and redeem at the PSM.
	uses_psm: bool,
	/// Closing prices of the last two blocks, the latest last.
	closes: [f64; 2],
	initial: Holdings,
}

impl Arbitrageurs {
	/// Returns the arbitrageurs of a scenario; `None` without any.
	pub fn new(scenario: &Scenario) -> Option<Self> {
		let threshold = scenario.actors.threshold()?;
		let uses_psm = scenario.actors != Actors::NoPsm;
		Some(Self {
			account: account("arbitrageurs", 0),
			threshold,
			uses_psm,
			closes: [1.0; 2],
			initial: Holdings::default(),
		})
	}

	/// Gives them their capital: in cUSDC, or half of it in PAN if they do not use the PSM.
	pub fn endow(&mut self, give_pan: impl FnOnce(&AccountId, f64)) {
		if self.uses_psm {
			fund(CUSDC, &self.account, CAPITAL);
		} else {
			fund(CUSDC, &self.account, CAPITAL / 2.0);
			give_pan(&self.account, CAPITAL / 2.0);
		}
		self.initial = Holdings::of(&self.account);
	}

	/// Returns their profit in dollars, while a PAN costs `pan` dollars.
	pub fn gain(&self, market: &ExternalMarket, pan: f64) -> f64 {
		Holdings::of(&self.account).gain(&self.initial, market, pan)
	}

	/// Records the last closing price, and acts on the one before.
	pub fn act(&mut self, builder: &mut BlockBuilder, market: &ExternalMarket, closed: f64) {
		let [_, before] = self.closes;
		self.closes = [before, closed];
		if builder.is_full() || (before - 1.0).abs() <= self.threshold {
			return;
		}
		let dollar = market.price(CUSDC);
		match (self.uses_psm, before < 1.0) {
			(true, true) => self.redeem(builder, market, dollar),
			(true, false) => (0..MAX_MINTS).take_while(|_| self.mint(builder, market, dollar).is_some()).for_each(drop),
			(false, true) => self.buy(builder, (1.0 - self.threshold) / dollar),
			(false, false) => self.sell(builder, (1.0 + self.threshold) / dollar),
		}
	}

	/// Buys PAN as long as the best external pays more for it, and redeems it.
	fn redeem(&self, builder: &mut BlockBuilder, market: &ExternalMarket, dollar: f64) {
		let worth = |psm: &PsmQuote| market.price(psm.asset) * (1.0 - psm.redeem_fee);
		let quotes = PsmQuote::all().into_iter().filter(|psm| psm.redeemable > MIN_TRADE);
		let Some(best) = quotes.max_by(|one, other| worth(one).total_cmp(&worth(other))) else { return };
		let Some(model) = PoolModel::read(DOLLAR_POOL) else { return };
		let before_trade = balance(PAN, &self.account);
		self.buy(builder, worth(&best) * (1.0 - model.fee) / dollar);
		let bought = balance(PAN, &self.account);
		if bought > before_trade.max(MIN_TRADE) {
			// They keep the PAN that this external cannot pay.
			let _ = redeem(builder, &self.account, best.asset, bought.min(best.redeemable));
			exchange(&self.account, best.asset, CUSDC, market);
		}
	}

	/// Mints a step against the cheapest external and sells it, if that gains.
	fn mint(&self, builder: &mut BlockBuilder, market: &ExternalMarket, dollar: f64) -> Option<()> {
		let open = PsmQuote::all().into_iter().filter_map(|psm| Some((psm, psm.mintable()?)));
		let cost = |(psm, (_, fee)): &(PsmQuote, (f64, f64))| market.price(psm.asset) / (1.0 - fee);
		let best = open.min_by(|one, other| cost(one).total_cmp(&cost(other)))?;
		let (asset, (most, fee)) = (best.0.asset, best.1);
		let model = PoolModel::read(DOLLAR_POOL)?;
		let price = cost(&best) / (1.0 - model.fee) / dollar;
		// Just after a rise of the price the pool still pays the trailing price.
		if model.trailing < price {
			return None;
		}
		let wanted = model.base_to_reach(price) / (1.0 - fee);
		let wealth = balance(CUSDC, &self.account) * dollar / market.price(asset);
		let given = wanted.min(most).min(wealth);
		if given < MIN_TRADE {
			return None;
		}
		exchange(&self.account, CUSDC, asset, market);
		let minted = mint(builder, &self.account, asset, given);
		exchange(&self.account, asset, CUSDC, market);
		minted.ok()?;
		self.sell(builder, 0.0);
		Some(())
	}

	/// Buys PAN until it costs `price`, at most with all cUSDC.
	fn buy(&self, builder: &mut BlockBuilder, price: f64) {
		let Some(model) = PoolModel::read(DOLLAR_POOL) else { return };
		let given = model.quote_to_reach(price).min(balance(CUSDC, &self.account));
		if given >= MIN_TRADE {
			let least = given / price * 0.999_9;
			// A refused swap is tried again with the next block.
			let _ = swap(builder, &self.account, DOLLAR_POOL, (CUSDC, given), (PAN, least));
		}
	}

	/// Sells PAN until it costs `price`, at most all.
	fn sell(&self, builder: &mut BlockBuilder, price: f64) {
		let Some(model) = PoolModel::read(DOLLAR_POOL) else { return };
		let before_trade = balance(PAN, &self.account);
		let given = if price > 0.0 { model.base_to_reach(price).min(before_trade) } else { before_trade };
		if given >= MIN_TRADE {
			let _ = swap(builder, &self.account, DOLLAR_POOL, (PAN, given), (CUSDC, given * price * 0.999_9));
		}
	}
}
