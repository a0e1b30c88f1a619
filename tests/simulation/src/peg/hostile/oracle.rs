//! He knows what the oracle will say, and is in the pool before it does.

use super::{Attacker, Place};
use crate::{
	peg::{curve::Market, outside::Outside},
	world::Room,
};

impl Attacker {
	/// Buys what the next step makes dearer, as far as the step pays for both trades.
	pub(super) fn run_ahead(&mut self, room: &mut Room, block: u32, outside: &Outside, next: &Outside) {
		let Place { pool, base, quote } = self.place;
		let Some(market) = Market::read(pool) else { return };
		let guide = next.price(base) / next.price(quote);
		let (step, costs) = (guide / market.guide - 1.0, 2.0 * market.fee);
		if step > costs {
			self.enter(room, block, outside, (quote, market.buy_to(guide * (1.0 - costs))));
		} else if step < -costs {
			self.enter(room, block, outside, (base, market.sell_to(guide * (1.0 + costs))));
		}
	}
}
