//! Sandwich attacks: a trade before a victim in the same direction, and back after it.

use super::{Attacker, PoolPair};
use crate::{
	chain::BlockBuilder,
	peg::{
		external_market::{ExternalMarket, EVENT_TIME},
		operations,
		pool_model::PoolModel,
		scenario::Victim,
		traders::Order,
	},
};
use huxian_runtime::{constants::token::CUSDC, Pmm};

/// Amount that a whale sells, its interval in seconds, and its slippage limit.
const WHALE: (f64, u64, f64) = (50_000.0, 1_800, 0.005);
/// Smallest order that is worth an attack, in dollars.
const MIN_ORDER: f64 = 5_000.0;
/// Distance from the TWAP up to which the attacker pushes the price: beyond it market operations
/// wait.
const MAX_PUSH: f64 = 0.000_45;
/// Window of the TWAP, in milliseconds.
const TWAP_WINDOW: u64 = 600_000;

/// Returns the order of the whale between two seconds.
pub fn whale(from: u64, until: u64) -> Option<Order> {
	let (amount, every, worst) = WHALE;
	(until >= EVENT_TIME && until / every > from / every).then_some(Order { sells: true, amount, worst })
}

impl Attacker {
	/// Trades before the largest order, as far as the order still passes.
	pub(super) fn front_run(
		&mut self,
		builder: &mut BlockBuilder,
		block: u32,
		market: &ExternalMarket,
		victim: Victim,
		orders: &[Order],
	) {
		let chosen =
			|order: &&Order| (order.worst <= WHALE.2) == (victim == Victim::Whale) && order.amount >= MIN_ORDER;
		let largest = orders.iter().filter(chosen).max_by(|one, other| one.amount.total_cmp(&other.amount));
		let (Some(order), Some(model)) = (largest, PoolModel::read(self.pair.pool)) else { return };
		if self.position.is_some() {
			return;
		}
		let PoolPair { base, quote, .. } = self.pair;
		let dollar = market.price(CUSDC);
		// The rest of the limit is for the move of the victim itself.
		let max_move = order.worst * 0.8;
		if order.sells {
			self.open_position(builder, block, market, (base, model.base_to_reach((1.0 - max_move) / dollar)));
		} else {
			self.open_position(builder, block, market, (quote, model.quote_to_reach((1.0 + max_move) / dollar)));
		}
	}

	/// Pushes the price in the direction of the next market operation, as far as it still acts.
	pub(super) fn push_price(&mut self, builder: &mut BlockBuilder, block: u32, market: &ExternalMarket) {
		let Some(will_buy) = operations::next_step().filter(|_| self.position.is_none()) else { return };
		let mean = Pmm::twap_over(self.pair.pool, TWAP_WINDOW).map(|twap| twap.price as f64 / 1e18);
		let (Some(mean), Some(model)) = (mean, PoolModel::read(self.pair.pool)) else { return };
		if will_buy {
			self.open_position(
				builder,
				block,
				market,
				(self.pair.quote, model.quote_to_reach(mean * (1.0 + MAX_PUSH))),
			);
		} else {
			self.open_position(builder, block, market, (self.pair.base, model.base_to_reach(mean * (1.0 - MAX_PUSH))));
		}
	}
}
