//! Front-running of the oracle: a trade before a value that the attacker knows.

use super::{Attacker, PoolPair};
use crate::{
	chain::BlockBuilder,
	peg::{external_market::ExternalMarket, pool_model::PoolModel},
};

impl Attacker {
	/// Buys the token that the next step makes dearer, as far as the step pays for both trades.
	pub(super) fn front_run_oracle(
		&mut self,
		builder: &mut BlockBuilder,
		block: u32,
		market: &ExternalMarket,
		next: &ExternalMarket,
	) {
		let PoolPair { pool, base, quote } = self.pair;
		let Some(model) = PoolModel::read(pool) else { return };
		let guide = next.price(base) / next.price(quote);
		let (step, costs) = (guide / model.guide - 1.0, 2.0 * model.fee);
		if step > costs {
			self.open_position(builder, block, market, (quote, model.quote_to_reach(guide * (1.0 - costs))));
		} else if step < -costs {
			self.open_position(builder, block, market, (base, model.base_to_reach(guide * (1.0 + costs))));
		}
	}
}
